"""XLSX workbooks: what each sheet shows, read by openpyxl, with remarks on what it hides."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tui.parsing.documents.contents import Progress, UnreadableDocument, to_one_line
from tui.parsing.documents.docx_parts import look_through
from tui.parsing.limits import DocumentLimits
from tui.parsing.tables.delimited_text import refuse_size
from tui.parsing.tables.shown_cells import show_cell
from tui.parsing.tables.table import (
    CellRow,
    Table,
    TableCell,
    TableFile,
    TableLimits,
    TableType,
    cell_address,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DAMAGED = UnreadableDocument(
    "it is a damaged XLSX file", "open it in the program that made it, and save it again"
)
MERGED = "merged cells, which are carried into each of their rows"
"""The beginning of a remark."""
NOT_STORED = "formulas without a stored result, which are left out"
"""The beginning of a remark."""
_ESCAPED = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)")
"""An underline that begins no number of a character (ECMA-376 Part 1, 22.9.2.19): openpyxl leaves it in cells
with texts of their own."""
_TOLD = 5
"""Cells of one kind that a remark names."""
_STEP = 500
"""Rows between two reports of progress."""
_FAR = 10_000
"""Empty rows in one place that are told."""


def read_xlsx(
    data: bytes, limits: TableLimits, unpacked: DocumentLimits, progress: Progress
) -> TableFile | UnreadableDocument:
    """Read a workbook.

    Args:
        data: All of its bytes.
        limits: How much of its tables is read.
        unpacked: How much it may unpack to, in bytes and in elements.
        progress: Called with the number of rows read and of all.

    Returns:
        Its sheets, or why it cannot be read.

    Raises:
        MemoryError: It takes more memory than the process may use.
    """
    import openpyxl  # noqa: PLC0415  (an extra)

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if refused := look_through(packed, unpacked):
                return refused
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            written = openpyxl.load_workbook(io.BytesIO(data)) if _has_formulas(data) else None
    except MemoryError:
        raise
    except Exception:
        return _DAMAGED
    tables: list[Table] = []
    for sheet in shown.worksheets:
        table = _Sheet(sheet, written[sheet.title] if written else None, limits, progress).read()
        if isinstance(table, UnreadableDocument):
            return table
        tables.append(table)
    if not any(table.rows for table in tables):
        return UnreadableDocument("it has no rows", "name a table with something in it")
    return TableFile(TableType.XLSX, tuple(table for table in tables if table.rows))


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return any(
            b"<f>" in (sheet := packed.read(name)) or b"<f " in sheet or b"<f/" in sheet
            for name in packed.namelist()
            if name.startswith("xl/worksheets/")
        )


class _Sheet:
    """One sheet while it is read."""

    def __init__(
        self, sheet: Worksheet, written: Worksheet | None, limits: TableLimits, progress: Progress
    ) -> None:
        self._sheet = sheet
        self._written = written
        self._limits = limits
        self._progress = progress
        self._told: dict[str, list[str]] = {}
        # Only the cells that the file has: a sheet with one cell in its last row has a million others.
        self._cells: dict[tuple[int, int], Any] = dict(sheet._cells)

    def read(self) -> Table | UnreadableDocument:
        """Return the sheet as a table, or why it is too large."""
        merged = self._merged_cells()
        by_row: dict[int, list[int]] = {}
        for number, column in sorted({*self._cells, *merged}):
            by_row.setdefault(number, []).append(column)
        rows: list[CellRow] = []
        room = self._limits.cells
        for at, (number, columns) in enumerate(by_row.items()):
            if at % _STEP == 0:
                self._progress(at, len(by_row))
            cells = [TableCell()] * (columns[-1])
            for column in columns:
                cells[column - 1] = merged.get((number, column)) or self._cell(number, column)
            row = CellRow(number, tuple(cells))
            room -= len(cells)
            if row.is_empty:
                continue
            self._tell_gap(rows[-1].number if rows else 0, number)
            rows.append(row)
            if self._sheet.row_dimensions[number].hidden:
                self._tell("hidden rows, which are read", str(number))
            if refused := refuse_size(len(rows), len(cells), room, self._limits):
                return refused
        return Table(tuple(rows), self._sheet.title, remarks=tuple(self._remarks()))

    def _cell(self, row: int, column: int) -> TableCell:
        cell = self._cells.get((row, column))
        if cell is None:
            return TableCell()
        address = cell_address(row, column - 1)
        if cell.comment is not None:
            self._tell("comments, which are left out", f"{address} “{to_one_line(cell.comment.text)[:80]}”")
        if cell.value is None:
            formula = self._written.cell(row, column).value if self._written else None
            if formula is not None:
                self._tell(NOT_STORED, address)
            return TableCell()
        if cell.font is not None and cell.font.strike:
            self._tell("cells that are struck through, which are read", address)
        value = _ESCAPED.sub("_", cell.value) if isinstance(cell.value, str) else cell.value
        return show_cell(value, cell.number_format or "")

    def _merged_cells(self) -> dict[tuple[int, int], TableCell]:
        """Return what merged cells show in the rows below their first: one cell, carried down and told."""
        carried: dict[tuple[int, int], TableCell] = {}
        for block in self._sheet.merged_cells.ranges:
            if block.max_row == block.min_row or block.max_row - block.min_row > _FAR:
                continue
            shown = self._cell(block.min_row, block.min_col)
            if not shown.text:
                continue
            self._tell(MERGED, str(block))
            carried |= {(row, block.min_col): shown for row in range(block.min_row + 1, block.max_row + 1)}
        return carried

    def _tell_gap(self, before: int, number: int) -> None:
        if number - before > _FAR:
            self._tell("rows far below the others", f"{number} below {before}")

    def _tell(self, what: str, which: str) -> None:
        self._told.setdefault(what, []).append(which)

    def _remarks(self) -> Iterator[str]:
        for what, which in self._told.items():
            more = f" and {len(which) - _TOLD} more" if len(which) > _TOLD else ""
            yield f"{what}: {', '.join(which[:_TOLD])}{more}"
