"""The tables of a DOCX: converted to HTML by mammoth; empty, spanning and merged cells keep their columns."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.documents.docx_parts import AGAIN, look_through
from tui.parsing.documents.office.labels import LABEL
from tui.parsing.documents.office.prepare_docx import prepare_docx
from tui.parsing.limits import DocumentLimits
from tui.parsing.tables.delimited_text import refuse_size
from tui.parsing.tables.table import CellRow, Table, TableCell, TableFile, TableLimits, TableType, cell_text

_BREAKS = frozenset({"p", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr"})
_MOST_SPANS = 1_000
"""Rows and columns that one cell may cover; more is a mistake."""

_NUMBERS = "automatic numbers in front of the text of cells are left out"


def read_docx_tables(
    data: bytes, limits: TableLimits, unpacked: DocumentLimits
) -> TableFile | UnreadableDocument:
    """Read the tables of a DOCX, each row numbered from the first row of the first table on.

    Args:
        data: All of its bytes.
        limits: How much of its tables is read.
        unpacked: How much it may unpack to, in bytes and in elements.

    Returns:
        Its tables, or why there are none.

    Raises:
        MemoryError: It takes more memory than the process may use.
    """
    import mammoth  # noqa: PLC0415  (an extra)

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if refused := look_through(packed, unpacked):
                return refused
            prepared = prepare_docx(packed)
        html = mammoth.convert_to_html(io.BytesIO(prepared.data)).value
    except MemoryError:
        raise
    except RecursionError:
        return UnreadableDocument(
            "its tables are nested too deeply", "save it again without tables in tables"
        )
    except Exception:
        return UnreadableDocument("it is a damaged DOCX file", AGAIN)
    reader = _TableReader()
    reader.feed(html)
    cells = (cell for rows in reader.tables for row in rows for cell in row)
    losses = prepared.remarks
    if any(cell.numbers and "".join(cell.text).strip() for cell in cells):
        losses = (*losses, _NUMBERS)
    return _tables(reader.tables, limits, losses)


@dataclass(slots=True)
class _Cell:
    """A cell as it is written."""

    rows: int = 1
    columns: int = 1
    text: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    """The automatic numbers of its paragraphs."""

    @property
    def shown(self) -> str:
        """Its text; its numbers where it has no other, since `1. May` is no number and a month."""
        text = cell_text("".join(self.text))
        return text or cell_text("\n".join(self.numbers))


class _TableReader(HTMLParser):
    """Gathers the cells of each table; a table in a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[_Cell]]] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif self._depth == 1 and tag == "tr":
            self.tables[-1].append([])
        elif self._depth == 1 and tag in {"td", "th"}:
            spans = dict(attrs)
            self._row().append(_Cell(_span(spans.get("rowspan")), _span(spans.get("colspan"))))
        elif tag == "a" and (name := dict(attrs).get("id") or "").startswith(LABEL):
            self._number(name.partition("|")[2])
        if tag in _BREAKS or (self._depth > 1 and tag in {"td", "th"}):
            self._append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a table."""
        if tag == "table":
            self._depth = max(self._depth - 1, 0)

    def handle_data(self, data: str) -> None:
        """Add text to the cell."""
        self._append(data)

    def _row(self) -> list[_Cell]:
        if not self.tables[-1]:
            self.tables[-1].append([])
        return self.tables[-1][-1]

    def _number(self, number: str) -> None:
        if self._depth and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1].numbers.append(number)

    def _append(self, text: str) -> None:
        if self._depth and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1].text.append(text)


def _span(written: str | None) -> int:
    return min(int(written), _MOST_SPANS) if written and written.isdecimal() and int(written) else 1


def _tables(
    found: list[list[list[_Cell]]], limits: TableLimits, remarks: tuple[str, ...]
) -> TableFile | UnreadableDocument:
    tables: list[Table] = []
    number = 0
    room = limits.cells
    for at, written in enumerate(found, 1):
        rows: list[CellRow] = []
        carried: list[str] = []
        below: dict[int, tuple[int, TableCell]] = {}
        for cells in written:
            number += 1
            row = CellRow(number, _placed(cells, below, number, carried))
            room -= len(row.cells)
            if refused := refuse_size(number, len(row.cells), room, limits):
                return refused
            if not row.is_empty:
                rows.append(row)
        told = (
            (f"merged cells, which are carried into each of their rows: {', '.join(carried)}",)
            if carried
            else ()
        )
        if rows:
            tables.append(Table(tuple(rows), f"table {at}", remarks=told))
    if not tables:
        return UnreadableDocument(
            "it contains no table", "dateline corpus add makes a source of its paragraphs"
        )
    return TableFile(TableType.DOCX, tuple(tables), losses=remarks)


def _placed(
    cells: list[_Cell], below: dict[int, tuple[int, TableCell]], number: int, carried: list[str]
) -> tuple[TableCell, ...]:
    """Return the cells of a row in their columns, with those that reach down into it.

    Args:
        cells: As they are written.
        below: By column, the last row that a cell above reaches, and that cell; changed.
        number: Of the row.
        carried: Texts that were carried down, with their row; added to.
    """
    placed: list[TableCell] = []

    def carry() -> None:
        while (reach := below.get(len(placed))) and reach[0] >= number:
            if reach[1].text:
                carried.append(f"“{' '.join(reach[1].text.split())[:40]}” into row {number}")
            placed.append(reach[1])

    for cell in cells:
        carry()
        shown = TableCell(cell.shown)
        for column in range(cell.columns):
            if cell.rows > 1:
                below[len(placed)] = (number + cell.rows - 1, shown if not column else TableCell())
            placed.append(shown if not column else TableCell())
    carry()
    return tuple(placed)
