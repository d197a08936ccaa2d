"""Normalising text for comparing quotations, with a mapping of its offsets to those of the original."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark: all invisible."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_UNALIKE = str.maketrans({**_LIGATURES, **dict.fromkeys(_UNSEEN, "")})
_JOINING_STARTERS = (
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35"
    "\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)
"""Letters that NFC composes with the one before them although they are no combining marks (nor Hangul)."""

_DIVIDED = rf"[{_UNSEEN}]*[-‐\u00ad]\s+"
"""A hyphen at the end of a line. Passages keep line ends as spaces, so a space counts as one."""
_DIVISION = re.compile(rf"[^\W\d_]{_DIVIDED}")
_PLAIN = r"!-,.-~\u00a1-\u00ac\u00ae-\u024f\u2011-\u201f"
"""Letters and signs that stay one code point each, unless a combining mark follows."""
_UNIT = re.compile(
    rf"(?P<divided>(?<=[^\W\d_]){_DIVIDED}(?=[^\W\d_A-Z]))"  # a word divided between two lines
    rf"|(?P<plain>(?:[{_PLAIN}]|[ -](?=[{_PLAIN}]))+(?![^\s\x00-\u02af\u2010-\u201f]))"
    rf"|[\s{_UNSEEN}]+"
    r"|.",
    re.DOTALL,
)
_MOST_MARKS = 30
"""Marks composed with one letter, as in the Stream-Safe Text Format (UAX #15, §13): sorting more is slow."""
_CHANGES_LENGTH = re.compile(rf"\s\s|[-‐]\s|[{_UNSEEN}{''.join(_LIGATURES)}]|[^\w\x00-\x7f]{{{_MOST_MARKS}}}")
_SPACE = re.compile(r"\s")
_NOTE_MARK = re.compile(r"(?<=[^\s\[(]) ?\[\d{1,3}(?:[,-]\d{1,3})*\]")
"""The mark of a note behind a word: `ran out[4] then`, and as it is set apart in a PDF, `in 2013 [1]`."""


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """A normalised text. Offsets in `starts` and `ends` are code points of the original text."""

    text: str
    starts: Sequence[int]
    """For each code point of `text`, where the part of the original begins that it was made from."""
    ends: Sequence[int]
    """For each code point of `text`, where that part ends, half-open."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Convert offsets in `text` to offsets in the original text.

        Args:
            start: In code points of `text`, from 0.
            end: Half-open; greater than `start`.

        Returns:
            Half-open, in code points of the original.
        """
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=1024)
def normalize_quote(text: str, *, join_lines: bool = True) -> NormalizedText:
    """Return a text composed (NFC), with unified white space, quotation marks, dashes and ligatures.

    Capitals and words stay as they are: a quotation may differ from its source in type, not in wording.

    Args:
        text: Any text.
        join_lines: Whether a hyphen at the end of a line divides a word (`light-` / `house`) or belongs to it
            (`well-` / `known`). The text alone does not show which, so callers try both.
    """
    if not _CHANGES_LENGTH.search(text) and unicodedata.is_normalized("NFC", text):
        levelled = _SPACE.sub(" ", text.translate(_ALIKE))
        return NormalizedText(levelled, range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts, ends = array("I"), array("I")
    for start, end, unit, plain in _units(text, join_lines):
        letters.append(unit)
        if plain:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(unit))
            ends.extend([end] * len(unit))
    return NormalizedText("".join(letters), starts, ends)


def has_divided_word(text: str) -> bool:
    """Whether a line may end with a hyphen, so that `join_lines` makes a difference."""
    return _DIVISION.search(text) is not None


def without_marks(text: NormalizedText) -> NormalizedText | None:
    """Return a text without the marks of notes behind its words; None where it has none.

    Args:
        text: As `normalize_quote` returns it.
    """
    kept: list[int] = []
    end = 0
    for found in _NOTE_MARK.finditer(text.text):
        kept += range(end, found.start())
        end = found.end()
    if not end:
        return None
    kept += range(end, len(text.text))
    letters = "".join(text.text[at] for at in kept)
    return NormalizedText(letters, [text.starts[at] for at in kept], [text.ends[at] for at in kept])


def _units(text: str, join_lines: bool) -> Iterator[tuple[int, int, str, bool]]:
    """The parts that change as one: half-open offsets, replacement, and whether it goes letter by letter."""
    start = 0
    while start < len(text):
        match = _UNIT.match(text, start)
        assert match is not None, "the last alternative takes any letter"  # noqa: S101
        end = match.end()
        if match["divided"]:
            yield start, end, "" if join_lines or "\u00ad" in match["divided"] else "-", False
        elif match["plain"]:
            yield start, end, match["plain"].translate(_ALIKE), True
        elif text[start].isspace() or text[start] in _UNSEEN:
            yield start, end, "" if not match[0].strip(_UNSEEN) else " ", False
        else:
            while end < len(text) and _joins(text[end]) and end - start <= _MOST_MARKS:
                end += 1
            composed = unicodedata.normalize("NFC", text[start:end])
            yield start, end, composed.translate(_ALIKE).translate(_UNALIKE), False
        start = end


def _joins(letter: str) -> bool:
    """Whether NFC may compose a letter with the one before it."""
    return (
        unicodedata.combining(letter) > 0
        or letter in _JOINING_STARTERS
        or "\u1161" <= letter <= "\u11c2"  # Hangul vowels and finals
    )
