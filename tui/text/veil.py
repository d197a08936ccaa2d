"""Names that must not appear, known only by their keyed hashes: found in any text, and hidden there.

What is compared are a name's letters and digits alone, run together: NFKD without marks, case-folded. So
`Ann-Marie O'Hara`, `ANNMARIE  OHARA`, a name folded over two lines, one with soft hyphens in it and
`#AnnMarieOHara` are all found; so is one written with percent, HTML or YAML escapes. A stretch of text is a
name where it begins and ends with a word; a name of several words is known in every rotation, so that
`O'Hara, Ann-Marie` is found too. Initials, nicknames and letters of other scripts that only look alike are
not: each form a person goes by is put on the list by itself.

The hash is HMAC-SHA256 (RFC 2104). Beside it stand 16 bits of another, over the first three letters, so
that most words of a text cost one look into a dictionary.
"""

from __future__ import annotations

import hmac
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple
from urllib.parse import unquote

from tui.text.table import Table

MASK: Final = "█"
LEAST_LETTERS, MOST_LETTERS = 2, 64
MOST_WORDS = 8
"""Of one name."""

_HEAD = 3
_CHUNK, _OVERLAP = 1 << 16, 1 << 10
"""Code points: of a text looked through at once, and most that a name may be drawn out over."""
_NEAR = 200
"""Code points on either side of an escape that are read with it."""
_MERGED = re.compile(rf"{MASK}(?:[{MASK}\W_]*{MASK})?")
_WORD = re.compile(r"\d+|[^\s\d]+")
_ENTRY = re.compile(r"[0-9a-f]{4}:[0-9a-f]{64}").fullmatch
_DISGUISED = re.compile(
    r"""
      (?:%[0-9A-Fa-f]{2})+                                                   # of web addresses
    | &(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});    # of HTML
    | \\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[abefnrtvLNP_])   # of YAML in double quotes
    | (?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])                                        # a word begun by its capital
    """,
    re.VERBOSE,
)
_UNDECOMPOSED = dict(zip("øłđðþıæœ", ("o", "l", "d", "d", "th", "i", "ae", "oe"), strict=True))
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters, says Unicode, that nobody sees."""


def _letter(char: str) -> str:
    """What one character contributes: letters and digits, nothing, or a space where it parts words."""
    if char in _INVISIBLE:
        return ""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(
        _UNDECOMPOSED.get(c, c) if c.isalnum() else "" if unicodedata.category(c) in _UNSEEN else " "
        for c in folded
    )


_UNSEEN = frozenset(("Mn", "Mc", "Me", "Cf"))
_LETTERS = Table(_letter)


def words_of(name: str) -> list[str]:
    """The words of a name, as they are compared; may be none."""
    return _WORD.findall(name.translate(_LETTERS))


def entry(key: bytes, name: str) -> str:
    """What stands for a name on a list: `begin:hash` of each of its rotations, joined by spaces, sorted.

    Raises:
        ValueError: Where it has too few or too many letters or words; says which, and not the name.
    """
    words = words_of(name)
    letters = sum(map(len, words))
    if letters < LEAST_LETTERS:
        raise ValueError(f"a name has at least {LEAST_LETTERS} letters")
    if letters > MOST_LETTERS or len(words) > MOST_WORDS:
        raise ValueError(f"a name has at most {MOST_LETTERS} letters in {MOST_WORDS} words")
    orders = {"".join((*words[at:], *words[:at])) for at in range(len(words))}
    return " ".join(sorted(f"{_begin(key, order[:_HEAD])}:{_digest(key, order)}" for order in orders))


def is_entry(line: str) -> bool:
    """Whether a line is what `entry` makes."""
    return 0 < len(parts := line.split(" ")) <= MOST_WORDS and all(map(_ENTRY, parts))


def shortened(text: str) -> str:
    """A veiled text, every hidden stretch as long as any other: a name's length may tell whose it is."""
    return _MERGED.sub(MASK * 3, text)


class _Hit(NamedTuple):
    """A name in a text: the stretch, and the letters in it. Half-open, in code points."""

    start: int
    end: int
    letters: tuple[tuple[int, int], ...]


class Veil:
    """Hides the names of one list. Remembers the beginnings of words it has met."""

    def __init__(self, key: bytes, entries: Iterable[str]) -> None:
        """Of a list.

        Args:
            key: The list's.
            entries: As `entry` makes them.
        """
        self._key = key
        parts = [part.split(":") for line in entries for part in line.split(" ")]
        self._begins = frozenset(begin for begin, _ in parts)
        self._digests = frozenset(digest for _, digest in parts)
        self._may_begin: dict[str, bool] = {}

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where names stand: half-open offsets in code points, sorted, not overlapping."""
        return _merged(self._hits(text))

    def mask(self, text: str) -> str:
        """The text with every letter of a name replaced; as long as it was, its lines where they were."""
        return _masked(text, self._hits(text))

    def hide(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """What `mask` and `spans` give, for one look at the text."""
        hits = self._hits(text)
        return _masked(text, hits), _merged(hits)

    def finds(self, text: str) -> bool:
        """Whether there is a name in a text."""
        return bool(self._hits(text))

    def _hits(self, text: str) -> list[_Hit]:
        if not self._digests:
            return []
        return [*self._plain(text), *self._disguised(text)]

    def _plain(self, text: str) -> Iterator[_Hit]:
        at = 0
        while at < len(text):
            chunk = text[at : at + _CHUNK + _OVERLAP]
            for start, end in self._found(chunk):
                yield _hit(chunk, range(len(chunk) + 1), start, end, at)
            if at + len(chunk) >= len(text):
                return
            # The next one begins with a word of its own, well before this one ended.
            space = chunk.rfind("\n", _CHUNK // 2, _CHUNK)
            at += space if space > 0 else _CHUNK

    def _disguised(self, text: str) -> Iterator[_Hit]:
        last = 0
        for found in _DISGUISED.finditer(text):
            if found.end() < last:
                continue
            first, last = _around(text, *found.span())
            plain, origin = _undisguised(text[first:last])
            for start, end in self._found(plain):
                yield _hit(plain, origin, start, end, first)
            last -= _NEAR

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        """The stretches of a text, read as it stands, that are names."""
        folded = text.translate(_LETTERS)
        words = [match.span() for match in _WORD.finditer(folded)]
        letters = "".join(folded.split())
        starts, at = [], 0
        for start, end in words:
            starts.append(at)
            at += end - start
        may_begin, origin = self._may_begin, None
        for number, first in enumerate(starts):
            head = letters[first : first + _HEAD]
            if not (may_begin[head] if head in may_begin else self._meet(head)):
                continue
            if (last := self._last(letters, starts, number)) is None:
                continue
            origin = origin or [at for at, char in enumerate(text) for _ in _LETTERS[ord(char)]]
            yield origin[words[number][0]], _past_unseen(text, origin[words[last][1] - 1] + 1)

    def _last(self, letters: str, starts: Sequence[int], number: int) -> int | None:
        """The last word of the longest name that begins with a word; None where none does."""
        longest = None
        first = starts[number]
        for last in range(number, len(starts)):
            end = starts[last + 1] if last + 1 < len(starts) else len(letters)
            if end - first > MOST_LETTERS:
                break
            if end - first >= LEAST_LETTERS and _digest(self._key, letters[first:end]) in self._digests:
                longest = last
        return longest

    def _meet(self, head: str) -> bool:
        # A name of two letters is its own beginning, whatever follows it.
        heads = {head, head[:LEAST_LETTERS]}
        known = any(_begin(self._key, one) in self._begins for one in heads)
        self._may_begin[head] = known
        return known


def _merged(hits: list[_Hit]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for hit in sorted(hits):
        if merged and hit.start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(hit.end, merged[-1][1]))
        else:
            merged.append((hit.start, hit.end))
    return merged


def _masked(text: str, hits: list[_Hit]) -> str:
    if not hits:
        return text
    chars = list(text)
    for hit in hits:
        for start, end in hit.letters:
            chars[start:end] = MASK * (end - start)
    return "".join(chars)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch to be read with an escape: whole words, as far as there is white space to tell them."""
    first, last = max(0, start - _NEAR), min(len(text), end + 2 * _NEAR)
    before = re.search(r"\s", text[first:start]) if first else None
    while last < len(text) and last > end + _NEAR and not text[last].isspace():
        last -= 1
    return first + (before.end() if before else 0), last


def _undisguised(text: str) -> tuple[str, list[int]]:
    """A text with its escapes read, and for each of its characters where that came from; one past the end."""
    plain: list[str] = []
    origin: list[int] = []
    at = 0
    for found in _DISGUISED.finditer(text):
        read = _read(found[0])
        plain += (text[at : found.start()], read)
        origin += (*range(at, found.start()), *[found.start()] * len(read))
        at = found.end()
    return "".join((*plain, text[at:])), [*origin, *range(at, len(text) + 1)]


def _read(escape: str) -> str:
    if escape.startswith("%"):
        return unquote(escape, errors="replace")
    if escape.startswith("&"):
        return html.unescape(escape)
    if escape[:2] in {"\\x", "\\u", "\\U"}:
        code = int(escape[2:], 16)
        return chr(code) if code <= 0x10FFFF else " "
    # Other escapes of YAML, and the place before a capital, only part words.
    return " "


def _hit(text: str, origin: Sequence[int], start: int, end: int, moved: int) -> _Hit:
    """A stretch of a text as it was read, as one of the text as it was written."""
    letters = tuple(
        (origin[at] + moved, _next(origin, at) + moved)
        for at in range(start, end)
        if not _LETTERS[ord(text[at])].isspace()
    )
    return _Hit(letters[0][0], letters[-1][1], letters)


def _next(origin: Sequence[int], at: int) -> int:
    """Where what a character came from ends: several may have come from one escape."""
    return next(other for other in origin[at + 1 :] if other > origin[at])


def _past_unseen(text: str, at: int) -> int:
    while at < len(text) and not _LETTERS[ord(text[at])]:
        at += 1
    return at


def _digest(key: bytes, letters: str) -> str:
    return hmac.digest(key, letters.encode("utf-8", "replace"), "sha256").hex()


def _begin(key: bytes, head: str) -> str:
    return hmac.digest(key, b"\0" + head.encode("utf-8", "replace"), "sha256").hex()[:4]
