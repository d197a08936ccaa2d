"""What stands for names in a text: as long for every name, or, while a text is yet to be read, as they were.

Where a name was, a text that is shown has `███`, whatever the name was like: its length, and how many words
it has, may tell whose it is. So nothing that is told of a place in such a text counts a name's letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, TypeAlias

BLOCK: Final = "█"
MASK: Final = BLOCK * 3
"""What stands for a name."""

MaskSpan: TypeAlias = tuple[int, int]
"""Half-open, in code points."""

_BLOCKS = re.compile(rf"{BLOCK}+")
_BETWEEN = re.compile(r"[\W_]*").fullmatch
_UNSEEN = "\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufeff\u0300-\u036f"
_HARMLESS = re.compile(
    rf"(?:[^\S\r\n]|[\w.'’‘*†‡§¶^~#°·()\[\]\-‐-―{_UNSEEN}]"
    r"|%[0-9A-Fa-f]{2}|&(?:\#[0-9A-Za-z]{1,7}|[A-Za-z]\w{1,30});|\\u[0-9A-Fa-f]{4})*"
).fullmatch
"""What may stand between the parts of a name and is no part of a form."""
_MARK = re.compile(
    r"(?P<label>\n[^\S\n]*\n\s*\[[\w.\- ]{1,20}\])"  # the label of the next passage is no mark
    r"|[%&\\]\#?\w+;?|[^\W_]+"
)
"""In what stands between the letters of a name."""


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text without the names that stood in it, and where everything else of it is now."""

    text: str
    spans: tuple[MaskSpan, ...] = ()
    """Where names stood in the text as it was."""
    moved: tuple[int, ...] = (0,)
    """By how much what stands behind so many of them has moved."""

    def start(self, at: int) -> int:
        """Where what began at an offset of the text as it was begins; in a name, where the mask does."""
        number = bisect_right(self.spans, at, key=lambda span: span[1])
        is_inside = number < len(self.spans) and self.spans[number][0] <= at
        return (self.spans[number][0] if is_inside else at) + self.moved[number]

    def end(self, at: int) -> int:
        """Where what ended at an offset of the text as it was ends; in a name, where the mask does."""
        number = bisect_right(self.spans, at, key=lambda span: span[1])
        is_inside = number < len(self.spans) and self.spans[number][0] < at
        return (self.spans[number][0] + len(MASK) if is_inside else at) + self.moved[number]


def mask_text(text: str, spans: Iterable[MaskSpan] = ()) -> MaskedText:
    """A text with the mask for every name, and for what covers one; names next to each other have one mask.

    Args:
        text: Any; `merge_spans` may have been at it.
        spans: Where names stand in it that are not covered.
    """
    stretches = [*spans, *(found.span() for found in _BLOCKS.finditer(text))] if BLOCK in text else [*spans]
    if not stretches:
        return MaskedText(text)
    joined = tuple(_joined(text, stretches, lambda gap: bool(_BETWEEN(gap))))
    moved = accumulate((len(MASK) - (end - start) for start, end in joined), initial=0)
    return MaskedText(_replaced(text, joined), joined, tuple(moved))


def in_form(text: str, hits: Sequence[Sequence[MaskSpan]]) -> str:
    """A text with the mask for every part of a name that the form of the text parts from the others.

    Args:
        text: Any.
        hits: For each name in it, its letters.
    """
    letters = [(_whole_escape(text, start), end) for hit in hits for start, end in hit]
    return _replaced(text, _joined(text, letters, lambda gap: bool(_HARMLESS(gap)))) if letters else text


def _whole_escape(text: str, start: int) -> int:
    """Where an escape begins whose backslash is written as two, so that half of that is not left behind."""
    before = start
    while text.startswith("\\", start) and before and text[before - 1] == "\\":
        before -= 1
    return start - (start - before) % 2


def merge_spans(text: str, hits: Sequence[Sequence[MaskSpan]]) -> str:
    """A text with a block for every letter of a name, and for every one of a mark between its letters.

    Args:
        text: Any.
        hits: For each name in it, its letters.
    """
    if not hits:
        return text
    chars = list(text)
    for hit in hits:
        done = hit[0][0]
        for start, end in hit:
            if start > done:
                chars[done:start] = _MARK.sub(_cover, text[done:start])
            chars[start:end] = BLOCK * (end - start)
            done = end
    return "".join(chars)


def _cover(mark: re.Match[str]) -> str:
    return mark[0] if mark["label"] else BLOCK * len(mark[0])


def _joined(text: str, spans: Iterable[MaskSpan], is_gap: Callable[[str], bool]) -> Iterator[MaskSpan]:
    """The stretches in order, those made one that overlap or have nothing but a gap between them."""
    last: MaskSpan | None = None
    for start, end in sorted(spans):
        if last and (start <= last[1] or is_gap(text[last[1] : start])):
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last


def _replaced(text: str, spans: Iterable[MaskSpan]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts += (text[done:start], MASK)
        done = end
    return "".join((*parts, text[done:]))
