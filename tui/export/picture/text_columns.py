"""Texts set in columns: what is listed below a picture, or on pages of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor

from tui.export.picture.letter_widths import text_units
from tui.export.picture.paper import MARGIN, Paper
from tui.export.picture.shapes import (
    GAP_UNITS,
    LEADING,
    TextBlock,
    TextLine,
    TextRun,
    block_height,
)
from tui.text.wrap import wrap, wrap_hanging

SIZE = 8.5
"""Of the letters of a list."""
_HEADING = 10.5
_BETWEEN = 20.0
"""Between two columns."""
_AFTER = 3.0
"""Below an item."""


@dataclass(frozen=True, slots=True)
class ListedText:
    """A heading and what is listed below it."""

    heading: str
    items: tuple[tuple[str, str], ...]
    """Each with what stands before it in bold letters, which may be empty."""


def wrap_text(text: str, width: float, size: float, *, is_bold: bool = False) -> list[str]:
    """Return the lines of a text.

    Args:
        text: On one line.
        width: Of a line, in points.
        size: Of the letters, in points.
        is_bold: Whether it is set in bold letters.
    """

    def measure(piece: str) -> int:
        return text_units(piece, is_bold=is_bold)

    return [text[start:end] for start, end in wrap(text, int(width / size * 1000), measure)]


def cut_text(text: str, width: float, size: float, most: int) -> tuple[list[str], bool]:
    """Return the first lines of a text in bold letters, and whether any are missing.

    Args:
        text: On one line.
        width: Of a line, in points.
        size: Of the letters, in points.
        most: How many lines there is room for.
    """
    lines = wrap_text(text, width, size, is_bold=True)
    if len(lines) <= most:
        return lines, False
    # The last line gives room to the sign for what is missing.
    ellipsis = text_units(" …", is_bold=True) * size / 1000
    last = wrap_text(lines[most - 1], width - ellipsis, size, is_bold=True)[0]
    return [*lines[: most - 1], f"{last} …"], True


class TextColumns:
    """The columns of one page after the other, filled from the top left."""

    def __init__(self, paper: Paper, top: float, bottom: float, next_top: float) -> None:
        """Begin with the first column of a page.

        Args:
            paper: The paper.
            top: Where its columns begin.
            bottom: Where the columns of every page end.
            next_top: Where the columns of the pages behind it begin.
        """
        width = paper.width - 2 * MARGIN - _BETWEEN * (paper.columns - 1)
        self._width = width / paper.columns
        self._columns = paper.columns
        self._top, self._bottom, self._next_top = top, bottom, next_top
        self._column = 0
        self._y = top
        self.pages: list[list[TextBlock]] = [[]]

    def add(self, listed: ListedText) -> None:
        """Add a heading and its items."""
        head = [(TextRun(line, is_bold=True),) for line in self._heading(listed.heading)]
        needed = block_height(len(head), _HEADING) + 3 * LEADING * SIZE
        if self._y + needed > self._bottom:
            self._next_column()
        if self._y > self._top:
            self._y += 6
        self._put(head, _HEADING)
        self._y += _AFTER
        for before, text in listed.items:
            self._put(self._item(before, text), SIZE)
            self._y += _AFTER

    def _heading(self, heading: str) -> list[str]:
        return wrap_text(heading, self._width, _HEADING, is_bold=True)

    def _item(self, before: str, text: str) -> list[TextLine]:
        room = int(self._width / SIZE * 1000)
        head = (TextRun(before, is_bold=True),) if before else ()
        taken = text_units(before, is_bold=True) + GAP_UNITS if before else 0
        spans = wrap_hanging(text, max(room - taken, 0), room, text_units)
        first, *others = (TextRun(text[start:end]) for start, end in spans)
        return [(*head, first), *((run,) for run in others)]

    def _put(self, lines: Sequence[TextLine], size: float) -> None:
        """Put lines into this column, and what does not fit into the next."""
        rest = list(lines)
        while rest:
            room = floor((self._bottom - self._y - block_height(1, size)) / (LEADING * size)) + 1
            if room < 1:
                self._next_column()
                continue
            block = TextBlock(self._left, self._y, size, tuple(rest[:room]))
            self.pages[-1].append(block)
            self._y += len(block.lines) * LEADING * size
            rest = rest[room:]

    @property
    def _left(self) -> float:
        return MARGIN + self._column * (self._width + _BETWEEN)

    def _next_column(self) -> None:
        self._column += 1
        if self._column == self._columns:
            self._column = 0
            self._top = self._next_top
            self.pages.append([])
        self._y = self._top


def set_texts(
    paper: Paper, texts: Sequence[ListedText], *, top: float, bottom: float, next_top: float
) -> Iterator[tuple[TextBlock, ...]]:
    """Yield the texts of each page.

    Args:
        paper: The paper.
        texts: What is set.
        top: Where the columns of the first page begin.
        bottom: Where the columns of every page end.
        next_top: Where the columns of the others begin.
    """
    columns = TextColumns(paper, top, bottom, next_top)
    for text in texts:
        columns.add(text)
    yield from map(tuple, columns.pages)
