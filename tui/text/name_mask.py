"""Finding and masking protected names in any text, given only their keyed hashes.

Only a name's letters and digits are compared, without spaces: NFKD without marks, case-folded. So
`Ann-Marie O'Hara`, `ANNMARIE  OHARA`, a name broken over two lines, one with soft hyphens in it and
`#AnnMarieOHara` are all found; so is one written with percent, HTML or YAML escapes. A match begins at the
beginning of a word and ends at the end of one; every rotation of a name of several words is listed, so that
`O'Hara, Ann-Marie` is found too. Initials, nicknames and letters of other scripts that only look alike are
not: each variant of a name must be listed by itself.

Marks between or within the parts of a name do not hide it. Every text is read a second time without digits,
superscripts and modifier letters, and where it has notes in brackets or tags of HTML a third time without
those: `Jon¹ Example`, `Jon[a] Ex2ample` and `Jon<sup>1</sup> Example` are found where `Jon Example` is on the
list. A number between two parts is taken for a mark whatever it means. Hexadecimal digests are left out of
the second reading: some of their letters would always be a name.

The hash is HMAC-SHA256 (RFC 2104). Beside it are 16 bits of another, over the first three letters, so that
most words of a text cost one dictionary look-up.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from tui.text.cancellation import stop_if_asked
from tui.text.char_map import CharMap
from tui.text.masked_text import MaskedText, MaskSpan, in_form, mask_text, merge_spans
from tui.text.name_disguises import (
    ESCAPES,
    NEAR,
    NOTES,
    find_stretches,
    remove_digests,
    remove_marks,
    undisguise,
)

LEAST_LETTERS, MOST_LETTERS = 2, 64
MOST_WORDS = 8
"""Of one name."""

_HEAD = 3
_CHUNK = 1 << 16
"""Code points of a text that are looked through at once."""
_WORD = re.compile(r"\d+|[^\s\d]+")
_MOST_KNOWN = 10_000
_ENTRY = re.compile(r"[0-9a-f]{4}:[0-9a-f]{64}").fullmatch
_UNDECOMPOSED = dict(zip("øłđðþıæœ", ("o", "l", "d", "d", "th", "i", "ae", "oe"), strict=True))
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0")
"""Hangul fillers: letters to Unicode, and invisible."""


def _letter(char: str) -> str:
    """What one character contributes: letters and digits, nothing, or a space where it separates words."""
    if char in _INVISIBLE:
        return ""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(
        _UNDECOMPOSED.get(c, c) if c.isalnum() else "" if unicodedata.category(c) in _UNSEEN else " "
        for c in folded
    )


_UNSEEN = frozenset(("Mn", "Mc", "Me", "Cf"))
_LETTERS = CharMap(_letter)
_UNMARKED = remove_marks(_LETTERS)


def tokenize(name: str) -> list[str]:
    """The folded words of a name, as they are compared; an empty list where it has no letter or digit."""
    return _WORD.findall(name.translate(_LETTERS))


def hash_name(key: bytes, name: str) -> str:
    """The line for a name on a list: `begin:hash` of each rotation of its words, sorted, joined by spaces.

    Args:
        key: The secret key of the list, as `tui.parsing.name_keys` keeps it.
        name: As it is written; it is folded here.

    Returns:
        One line without a line feed: 4 and 64 hexadecimal digits for each rotation.

    Raises:
        ValueError: It has too few or too many letters or words. The message says which, without the name.
    """
    words = tokenize(name)
    letters = sum(map(len, words))
    if letters < LEAST_LETTERS:
        raise ValueError(f"a name has at least {LEAST_LETTERS} letters")
    if letters > MOST_LETTERS or len(words) > MOST_WORDS:
        raise ValueError(f"a name has at most {MOST_LETTERS} letters in {MOST_WORDS} words")
    orders = {"".join((*words[at:], *words[:at])) for at in range(len(words))}
    return " ".join(sorted(f"{_begin(key, order[:_HEAD])}:{_digest(key, order)}" for order in orders))


def is_hashed_name(line: str) -> bool:
    """Whether a line has the format that `hash_name` returns."""
    return 0 < len(parts := line.split(" ")) <= MOST_WORDS and all(map(_ENTRY, parts))


class NameMask:
    """Finds and masks the names of one list. Caches the beginnings of words it has looked up."""

    def __init__(self, key: bytes, entries: Iterable[str]) -> None:
        """Take a list.

        Args:
            key: The secret key that the list was made with.
            entries: Its lines, as `hash_name` returns them; no line of the list's head.
        """
        self._key = key
        parts = [part.split(":") for line in entries for part in line.split(" ")]
        self._begins = frozenset(begin for begin, _ in parts)
        self._digests = frozenset(digest for _, digest in parts)
        self._may_begin: dict[str, bool] = {}
        self._is_listed: dict[str, bool] = {}

    def spans(self, text: str) -> list[MaskSpan]:
        """Where names stand: half-open offsets in code points, sorted, not overlapping."""
        return _merged(self._hits(text))

    def finds(self, text: str) -> bool:
        """Whether a text contains a name of the list."""
        return bool(self._hits(text))

    def masked(self, text: str) -> MaskedText:
        """Mask the names of a text that is shown: three blocks for each, whatever its length."""
        return mask_text(text, self.spans(text))

    def mask(self, text: str) -> str:
        """As `masked`, the text alone."""
        return self.masked(text).text

    def mask_form(self, text: str) -> str:
        """As `mask`, for a text with a syntax, such as JSON or a path: the syntax stays as it is."""
        return in_form(text, self._hits(text))

    def cover(self, text: str) -> tuple[str, list[MaskSpan]]:
        """Cover the names of a text that is still to be parsed; offsets and lines stay the same.

        Returns:
            The text with a block for every letter of a name, not to be shown (use `mask_text` for that); and
            where the names stand, as `spans` returns it.
        """
        hits = self._hits(text)
        return merge_spans(text, hits), _merged(hits)

    def _hits(self, text: str) -> list[tuple[MaskSpan, ...]]:
        """For each name in a text, the half-open spans of its letters in order."""
        if not self._digests:
            return []
        hits = list(self._plain(text))
        for pattern in (ESCAPES, NOTES):
            for first, last in find_stretches(text, pattern):
                plain, origin = undisguise(text[first:last], pattern)
                hits += self._inside(plain, origin, first, cut=(first > 0, last < len(text)))
        return hits

    def _plain(self, text: str) -> Iterator[tuple[MaskSpan, ...]]:
        at = 0
        while at < len(text):
            stop_if_asked()
            chunk = text[at : at + _CHUNK + NEAR]
            is_last = at + len(chunk) >= len(text)
            yield from self._inside(chunk, range(len(chunk) + 1), at, cut=(at > 0, not is_last))
            if is_last:
                return
            # The next chunk begins at the beginning of a word, well before the end of this one.
            space = chunk.rfind("\n", _CHUNK // 2, _CHUNK)
            at += space if space > 0 else _CHUNK

    def _inside(
        self, text: str, origin: Sequence[int], moved: int, cut: tuple[bool, bool]
    ) -> Iterator[tuple[MaskSpan, ...]]:
        """The names in a part of a text, without those that may only seem to begin or end where it is cut."""
        for start, end, table in self._name_spans(text):
            if not (cut[0] and start == 0) and not (cut[1] and end == len(text)):
                yield tuple(
                    (origin[at] + moved, _next(origin, at) + moved)
                    for at in range(start, end)
                    if not table[ord(text[at])].isspace()
                )

    def _name_spans(self, text: str) -> Iterator[tuple[int, int, CharMap]]:
        """Where names stand in a text, read as it is and without marks; each with the table that was used."""
        folded = text.translate(_LETTERS)
        yield from self._read(text, folded, _LETTERS)
        plain = remove_digests(text)
        without = plain.translate(_UNMARKED)
        if without != folded:
            yield from self._read(plain, without, _UNMARKED)

    def _read(self, text: str, folded: str, table: CharMap) -> Iterator[tuple[int, int, CharMap]]:
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
            origin = origin or [at for at, char in enumerate(text) for _ in table[ord(char)]]
            start, end = origin[words[number][0]], origin[words[last][1] - 1] + 1
            yield start, _past_unseen(text, end), table

    def _last(self, letters: str, starts: Sequence[int], number: int) -> int | None:
        """The last word of the longest name that begins with a word; None where none does."""
        longest = None
        first = starts[number]
        for last in range(number, len(starts)):
            end = starts[last + 1] if last + 1 < len(starts) else len(letters)
            if end - first > MOST_LETTERS:
                break
            if end - first >= LEAST_LETTERS and self._is_name(letters[first:end]):
                longest = last
        return longest

    def _is_name(self, letters: str) -> bool:
        # The same letters occur in several readings of a text, and many a text repeats itself.
        is_listed = self._is_listed.get(letters)
        if is_listed is None:
            if len(self._is_listed) >= _MOST_KNOWN:
                self._is_listed.clear()
            is_listed = self._is_listed[letters] = _digest(self._key, letters) in self._digests
        return is_listed

    def _meet(self, head: str) -> bool:
        # A name of two letters is its own beginning, whatever follows it.
        heads = {head, head[:LEAST_LETTERS]}
        may_begin = any(_begin(self._key, prefix) in self._begins for prefix in heads)
        self._may_begin[head] = may_begin
        return may_begin


def _merged(hits: list[tuple[MaskSpan, ...]]) -> list[MaskSpan]:
    merged: list[MaskSpan] = []
    for start, end in sorted((hit[0][0], hit[-1][1]) for hit in hits):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _next(origin: Sequence[int], at: int) -> int:
    """The end of what a character came from: several characters may have come from one escape."""
    after = at + 1
    while origin[after] == origin[at]:
        after += 1
    return origin[after]


def _past_unseen(text: str, at: int) -> int:
    while at < len(text) and not _LETTERS[ord(text[at])]:
        at += 1
    return at


def _digest(key: bytes, letters: str) -> str:
    return hmac.digest(key, letters.encode("utf-8", "replace"), "sha256").hex()


def _begin(key: bytes, head: str) -> str:
    return hmac.digest(key, b"\0" + head.encode("utf-8", "replace"), "sha256").hex()[:4]
