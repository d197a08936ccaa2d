"""Breaking a text into lines. The result is offsets and not strings, so that highlights keep their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tui.text.cell_width import cell_width

Measure = Callable[[str], int]
"""The width of a piece of text, in cells."""

_WORD = re.compile("[\\S\u00a0\u2007\u202f]+")
"""What is not broken while it fits: no-break spaces belong to it."""


def wrap(text: str, width: int, measure: Measure = cell_width) -> list[tuple[int, int]]:
    r"""Break sanitized text into lines.

    Greedy: each line takes as many words as fit into `width` cells. A word wider than a line is broken
    between characters. Only white space at a break, and `\n`, is on no line; an empty paragraph is an
    empty line. A character wider than `width` has a line to itself. Time is linear in the text's length.

    Args:
        text: May have several paragraphs, separated by line feeds.
        width: The largest width of a line, in cells of `measure`.
        measure: The width of a piece of text, where that is not its width in terminal cells.

    Returns:
        Each line as half-open offsets in code points; at least one, also of an empty text.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        lines.extend(_paragraph(text, start, end, width, measure))
        start = end + 1
    return lines


def wrap_hanging(text: str, first: int, rest: int, measure: Measure = cell_width) -> list[tuple[int, int]]:
    """Return the lines as `wrap` does, for text whose first line has a different width, as after a label.

    Args:
        text: One paragraph: without line feeds.
        first: Cells of the first line.
        rest: Cells of every other line.
        measure: As for `wrap`.
    """
    head = next(_paragraph(text, 0, len(text), first, measure))
    onward = _WORD.search(text, head[1])
    if onward is None:
        return [head]
    return [head, *_paragraph(text, onward.start(), len(text), rest, measure)]


def _paragraph(text: str, start: int, end: int, width: int, measure: Measure) -> Iterator[tuple[int, int]]:
    line, placed, used = start, start, 0
    for word in _WORD.finditer(text, start, end):
        gap, size = measure(text[placed : word.start()]), measure(word[0])
        if used + gap + size <= width:
            used += gap + size
        else:
            if placed > line:
                yield line, placed
            line, used = word.start(), size
            if size > width:
                for cut in _cuts(text, line, word.end(), width, measure):
                    yield line, cut
                    line = cut
                used = measure(text[line : word.end()])
        placed = word.end()
    yield line, placed


def _cuts(text: str, start: int, end: int, width: int, measure: Measure) -> Iterator[int]:
    """Where to break a word that is too wide: never before a character of no width."""
    line, used = start, 0
    for at in range(start, end):
        size = measure(text[at])
        if size and used + size > width and at > line:
            yield at
            line, used = at, 0
        used += size
