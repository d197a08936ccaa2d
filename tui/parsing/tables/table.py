"""The content of a table: rows of cells, each with the text that it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tui.parsing.decoding import to_readable
from tui.parsing.limits import MEGABYTE

_LETTERS = 26


class TableType(StrEnum):
    """What kind of file a table is in."""

    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    JSON = "json"
    """TimelineJS: one object with a list of events."""
    JSONL = "jsonl"
    """Timesketch: one object a line."""


@dataclass(frozen=True, slots=True)
class TableLimits:
    """Limits of reading one table; a file beyond them is a mistake or an attack."""

    file: int = 50 * MEGABYTE
    """Bytes of the file."""
    rows: int = 100_000
    """Rows with something in them: as many as a source may have passages."""
    columns: int = 16_384
    cells: int = 5_000_000
    """Cells with something in them, in all rows."""
    cell: int = 1 * MEGABYTE
    """Code points of one cell."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell."""

    text: str = ""
    """What it shows: lines without outer white space, none of them empty, joined by line feeds."""
    is_date: bool = False
    """Whether the file says that it is a date; then the text is EDTF, as exact as what is shown."""


@dataclass(frozen=True, slots=True)
class CellRow:
    """One row that has something in it."""

    number: int
    """Its number in the file, from 1."""
    cells: tuple[TableCell, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether no cell has a text."""
        return not any(cell.text for cell in self.cells)

    def text(self, column: int) -> str:
        """Return the text of a cell.

        Args:
            column: Its number, from 0; beyond the last there is nothing.
        """
        return self.cells[column].text if column < len(self.cells) else ""

    def texts(self) -> tuple[str, ...]:
        """Return the texts of all cells."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a sheet, a table of a document, or the whole of a file."""

    rows: tuple[CellRow, ...]
    """In the order of the file."""
    name: str = ""
    """Of the sheet, or `table 1`; empty where a file has one table."""
    header: int = 0
    """The number of the row with the names of the columns, where the file type tells it; 0 where not."""
    remarks: tuple[str, ...] = ()
    """What was left out or could not be read of this table, each a sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """The tables of one file."""

    form: TableType
    tables: tuple[Table, ...]
    """At least one."""
    encoding: str = ""
    """`utf-8`, `utf-16` or `windows-1252`, of a file of text."""
    delimiter: str = ""
    """Of a CSV file."""
    losses: tuple[str, ...] = field(default=())
    """How the file had to be read, where that is not certain, each a sentence without a full stop."""


def cell_text(raw: str) -> str:
    """Return the text of a cell: readable lines without outer white space, none of them empty."""
    lines = (line.strip() for line in to_readable(raw).split("\n"))
    return "\n".join(line for line in lines if line)


def column_letters(column: int) -> str:
    """Return the letters by which spreadsheets call a column: `A`, `Z`, `AA`.

    Args:
        column: Its number, from 0.
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """Return how spreadsheets call a cell: `B7`.

    Args:
        row: The number of the row, from 1.
        column: That of the column, from 0.
    """
    return f"{column_letters(column)}{row}"
