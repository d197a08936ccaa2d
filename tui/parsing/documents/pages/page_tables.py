"""The tables of a page: each row as one line, in which every cell keeps its column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

_BETWEEN_CELLS = " | "
_MOST_SPANS = 1_000
"""Rows and columns that one cell may cover; more is a mistake."""
_MOST_CARRIED = 200
"""Code points of a cell that is repeated in the rows that it spans."""
_MOST_ROW = 2_000
"""Code points of a row that is one line although its cells hold several paragraphs."""


@dataclass(slots=True)
class SpanBudget:
    """How many code points spanning cells may add to a page, so that it grows no more than its file."""

    left: int
    has_carried: bool = False
    """Whether a cell was repeated in a row that it spans."""

    def take(self, wanted: int) -> bool:
        """Return whether so many code points may still be added, and count them."""
        if wanted > self.left:
            return False
        self.left -= wanted
        return True


@dataclass(slots=True)
class PageCell:
    """A cell as it is written."""

    blocks: list[str] = field(default_factory=list)
    rows: int = 1
    columns: int = 1
    has_table: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[PageCell] = field(default_factory=list)
    loose: str = ""
    """Text that stands in the table and in none of its cells; a row of this has no cells."""

    @property
    def is_plain(self) -> bool:
        """Whether none of its cells holds more than one paragraph."""
        return all(len(cell.blocks) <= 1 for cell in self.cells)

    @property
    def full(self) -> int:
        """How many of its cells hold text."""
        return sum(bool(cell.blocks) for cell in self.cells)


class PageTable:
    """A table that is open while its page is read."""

    def __init__(self, *, is_layout: bool = False) -> None:
        """Prepare an empty table.

        Args:
            is_layout: Whether the page says that it only lays out text.
        """
        self._is_layout = is_layout
        self._rows: list[_Row] = []
        self._row: _Row | None = None
        self._has_heads = False

    @property
    def cell(self) -> PageCell | None:
        """The open cell; None between rows and in front of the first cell of one."""
        return self._row.cells[-1] if self._row and self._row.cells else None

    def begin_row(self) -> None:
        """End the open row, and begin another."""
        self.end_row()
        self._row = _Row()
        self._rows.append(self._row)

    def end_row(self) -> None:
        """End the open row."""
        self._row = None

    def begin_cell(self, values: dict[str, str], *, is_head: bool) -> None:
        """Begin a cell in the open row, or in a new one.

        Args:
            values: The attributes of its tag.
            is_head: Whether it is a heading.
        """
        if self._row is None:
            self.begin_row()
        assert self._row is not None, "a row was begun"  # noqa: S101
        self._has_heads |= is_head
        self._row.cells.append(PageCell([], _span(values.get("rowspan")), _span(values.get("colspan"))))

    def add(self, text: str, *, from_table: bool = False) -> None:
        """Add a block of text: to the open cell, else between the rows.

        Args:
            text: The block.
            from_table: Whether it is a row of a table in that cell.
        """
        cell = self.cell
        if cell is None:
            self._rows.append(_Row(loose=text))
            return
        cell.blocks.append(text)
        cell.has_table |= from_table

    def lines(self, budget: SpanBudget) -> Iterator[str]:
        """Yield the rows that hold text, each as one line; of a table that lays out text, each paragraph.

        Args:
            budget: What spanning cells may add; changed.
        """
        is_layout = self._is_layout or all(row.full <= 1 for row in self._rows)
        plain = sum(row.is_plain and row.full > 1 for row in self._rows)
        below: dict[int, tuple[int, str]] = {}
        for row in self._rows:
            if row.loose:
                yield row.loose
                continue
            if is_layout or not row.cells:
                yield from _blocks(row)
                continue
            texts, has_carried = _place(row, below, budget)
            line = _BETWEEN_CELLS.join(texts) if len(row.cells) > 1 or has_carried else texts[0]
            holds_data = self._has_heads or plain > row.is_plain
            is_one_line = row.is_plain or (
                holds_data and len(line) <= _MOST_ROW and not any(cell.has_table for cell in row.cells)
            )
            if not is_one_line:
                yield from _blocks(row)
            elif row.full:
                yield line.strip()


def _blocks(row: _Row) -> Iterator[str]:
    return (block for cell in row.cells for block in cell.blocks)


def _span(written: str | None) -> int:
    """Return how many rows or columns a cell covers; `rowspan=0` means all that follow."""
    digits = (written or "").strip()[:9]
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return min(int(digits) or _MOST_SPANS, _MOST_SPANS)


def _place(row: _Row, below: dict[int, tuple[int, str]], budget: SpanBudget) -> tuple[list[str], bool]:
    """Return the texts of a row by their columns, and whether a cell from above is among them.

    Args:
        row: A row with cells.
        below: By column, in how many more rows a cell from above stands, and its text; changed.
        budget: What that may add; changed.
    """
    texts: list[str] = []
    has_carried = False

    def carry() -> None:
        nonlocal has_carried
        while len(texts) in below:
            column = len(texts)
            left, text = below.pop(column)
            if not budget.take(len(text) + len(_BETWEEN_CELLS)):
                below.clear()
                return
            if left > 1:
                below[column] = (left - 1, text)
            has_carried = True
            budget.has_carried |= bool(text)
            texts.append(text)

    for cell in row.cells:
        carry()
        text = " ".join(cell.blocks)
        for at in range(cell.columns):
            if at and not budget.take(len(_BETWEEN_CELLS)):
                break
            if cell.rows > 1:
                carried = text if not at and len(text) <= _MOST_CARRIED else ""
                below[len(texts)] = (cell.rows - 1, carried)
            texts.append("" if at else text)
    carry()
    return texts, has_carried
