"""An exported workbook as somebody gives it back: its rows of events, and the hashes of what was exported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.export.workbook_columns import DAY, EDITABLE, EDTF, EVENTS, ID, OTHERS, SHEETS, STATE
from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.tables.read_table import ReadTable, read_sheet_names, read_table_bytes
from tui.parsing.tables.table import CellRow, Table, cell_address
from tui.parsing.tables.xlsx import MERGED, NOT_STORED
from tui.text.failure import Failure

_FAR = 20
"""Rows among which the names of the columns are looked for."""
_REMEDY = "export it again, and make the changes in the new file"
_BEFORE_WRITING = {
    MERGED: "take the merging back: else each of the rows would have the text of the first",
    NOT_STORED: "open it in a spreadsheet program, and save it: then the results are in it",
}


@dataclass(frozen=True, slots=True)
class BadWorkbook(Failure):
    """The workbook cannot be read back, or an answer fits none of its cells."""


@dataclass(frozen=True, slots=True)
class EditedRow:
    """The row of one event."""

    number: int
    """In the sheet, from 1."""
    event: str
    """The id; empty for a row without one."""
    cells: Mapping[str, str]
    """What its cells show, by the name of the column."""
    dates: frozenset[str] = frozenset()
    """The columns whose cells are dates of the spreadsheet."""


@dataclass(frozen=True, slots=True)
class EditedWorkbook:
    """What is read back of a workbook."""

    columns: Mapping[str, int]
    """The columns of the sheet of events by name, with their numbers from 0."""
    rows: tuple[EditedRow, ...]
    """In the order of the sheet."""
    exported: Mapping[str, Mapping[str, str]]
    """By event the hash of each of its cells as it was exported."""
    remarks: tuple[str, ...] = ()
    """What is not read of the sheet, each a sentence without a full stop."""

    def address(self, row: EditedRow, column: str) -> str:
        """Return how spreadsheets call a cell: `F7`."""
        return cell_address(row.number, self.columns[column])


def is_exported_workbook(data: bytes) -> bool:
    """Return whether a file is a workbook that this program has exported."""
    return has_exported_sheets(read_sheet_names(data))


def is_workbook_file(path: Path) -> bool:
    """Return whether there is such a workbook at a path; False where it cannot be read."""
    data = read_table_bytes(path)
    return not isinstance(data, UnreadableDocument) and is_exported_workbook(data)


def has_exported_sheets(names: Iterable[str]) -> bool:
    """Return whether sheets of these names make an exported workbook."""
    found = set(names)
    return STATE in found or found.issuperset(SHEETS)


def read_workbook(read: ReadTable) -> EditedWorkbook | BadWorkbook:
    """Read an exported workbook.

    Args:
        read: Its sheets.

    Returns:
        What is read back of it; or why nothing can be.
    """
    sheets = {table.name: table for table in read.file.tables}
    events, state = sheets.get(EVENTS), sheets.get(STATE)
    if events is None or state is None:
        missing = EVENTS if events is None else STATE
        return BadWorkbook(f"it is an export without the sheet “{missing}”", _REMEDY)
    for remark in events.remarks:
        if remedy := next((text for what, text in _BEFORE_WRITING.items() if remark.startswith(what)), ""):
            return BadWorkbook(f"{EVENTS}: {remark}", remedy)
    found, listed = _find_columns(events), _find_columns(state)
    if isinstance(found, BadWorkbook):
        return found
    if isinstance(listed, BadWorkbook):
        return listed
    (head, columns), (state_head, state_columns) = found, listed
    rows = tuple(_rows(events, head, columns))
    exported = {row.event: row.cells for row in _rows(state, state_head, state_columns) if row.event}
    gone = [name for name in EDITABLE if name not in columns]
    remarks = [f"{EVENTS}: {remark}" for remark in events.remarks]
    if gone:
        remarks.append(f"{EVENTS}: columns that are missing, and change nothing: {', '.join(gone)}")
    return EditedWorkbook(columns, rows, exported, tuple(remarks))


def _find_columns(table: Table) -> tuple[int, dict[str, int]] | BadWorkbook:
    """Return the number of the row with the names of the columns, and the columns by name."""
    wanted = {ID, DAY, EDTF} if table.name == EVENTS else {ID, EDTF, OTHERS}
    for row in table.rows[:_FAR]:
        names = row.texts()
        if wanted & set(names) and ID in names:
            twice = sorted({name for name in names if name and names.count(name) > 1})
            if twice:
                return BadWorkbook(
                    f"{table.name}: two columns are called “{twice[0]}”", "rename or delete one of them"
                )
            return row.number, {name: at for at, name in enumerate(names) if name}
    return BadWorkbook(
        f"{table.name}: there is no row with the names of the columns, “{ID}” among them", _REMEDY
    )


def _rows(table: Table, head: int, columns: Mapping[str, int]) -> Iterator[EditedRow]:
    for row in table.rows:
        if row.number > head:
            cells = {name: row.text(at) for name, at in columns.items()}
            yield EditedRow(row.number, cells.get(ID, ""), cells, _dates(row, columns))


def _dates(row: CellRow, columns: Mapping[str, int]) -> frozenset[str]:
    return frozenset(name for name, at in columns.items() if at < len(row.cells) and row.cells[at].is_date)
