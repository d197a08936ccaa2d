"""Masking names in a text, once it is known where they stand: `███` for each, whatever its length.

The length of a name and the number of its words may identify its bearer. So the mask has one length, and
offsets in a text that is shown are those of the masked text. Only while a file is still being parsed is each
letter covered by a block of its own (`merge_spans`), so that offsets stay those of the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

from tui.light_dataclass import dataclass

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
"""What may stand between the parts of a name and is no syntax of a format such as JSON."""
_MARK = re.compile(
    r"(?P<label>\n[^\S\n]*\n\s*\[[\w.\- ]{1,20}\])"  # the label of the next passage is no mark
    r"|[%&\\]\#?\w+;?|[^\W_]+"
)
"""In what stands between the letters of a name."""


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text whose names are masked, and a mapping from offsets in the original to offsets in it."""

    text: str
    spans: tuple[MaskSpan, ...] = ()
    """Where names stood in the original text, sorted, not overlapping."""
    moved: tuple[int, ...] = (0,)
    """Item n: by how many code points text behind the first n names has moved; negative to the left."""

    def start(self, at: int) -> int:
        """Return the offset, in the masked text, of something that begins at an offset of the original.

        Args:
            at: In code points, from 0. Within a name, the beginning of its mask is returned.
        """
        number = bisect_right(self.spans, at, key=lambda span: span[1])
        is_inside = number < len(self.spans) and self.spans[number][0] <= at
        return (self.spans[number][0] if is_inside else at) + self.moved[number]

    def end(self, at: int) -> int:
        """Return the offset, in the masked text, of something that ends at an offset of the original.

        Args:
            at: In code points, half-open. Within a name, the end of its mask is returned.
        """
        number = bisect_right(self.spans, at, key=lambda span: span[1])
        is_inside = number < len(self.spans) and self.spans[number][0] < at
        return (self.spans[number][0] + len(MASK) if is_inside else at) + self.moved[number]


def mask_text(text: str, spans: Iterable[MaskSpan] = ()) -> MaskedText:
    """Return a text with the mask for every name and every run of blocks; adjacent names share one.

    Args:
        text: Any; `merge_spans` may have covered names in it with blocks.
        spans: Where names stand that are not yet covered, in any order.
    """
    stretches = [*spans, *(match.span() for match in _BLOCKS.finditer(text))] if BLOCK in text else [*spans]
    if not stretches:
        return MaskedText(text)
    joined = tuple(_joined(text, stretches, lambda gap: bool(_BETWEEN(gap))))
    moved = accumulate((len(MASK) - (end - start) for start, end in joined), initial=0)
    return MaskedText(_replaced(text, joined), joined, tuple(moved))


def in_form(text: str, hits: Sequence[Sequence[MaskSpan]]) -> str:
    """Return a text with a syntax, such as JSON, with its names masked and its syntax unchanged.

    A name that the syntax cuts into parts gets a mask for each part.

    Args:
        text: Any.
        hits: For each name, the spans of its letters in order.
    """
    letters = [(_whole_escape(text, start), end) for hit in hits for start, end in hit]
    return _replaced(text, _joined(text, letters, lambda gap: bool(_HARMLESS(gap)))) if letters else text


def _whole_escape(text: str, start: int) -> int:
    """Where an escape begins that is written with two backslashes, so that no single one is left behind."""
    before = start
    while text.startswith("\\", start) and before and text[before - 1] == "\\":
        before -= 1
    return start - (start - before) % 2


def merge_spans(text: str, hits: Sequence[Sequence[MaskSpan]]) -> str:
    """Return a text with a block for every letter of the names, and of marks within; the length stays.

    Args:
        text: Any.
        hits: For each name, the spans of its letters in order.
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
    """The spans in order; those that overlap, or have nothing but a gap between them, are merged."""
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
