"""The full words of one cell of the matrix of who was aware: below the matrix."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.date_format import format_date
from tui.chronology.durations import compare_later
from tui.chronology.edtf import cached_parse
from tui.export.knowledge.matrix import MatrixColumn, MatrixRow
from tui.index.knowledge_record import KnowledgeRecord
from tui.views.differences import citation_anchor, cited_as
from tui.views.event_line import format_date_cell, status_role
from tui.views.knowledge.event_knowledge import entry_lines
from tui.views.lines import Line, TextRole, TextSpan, line
from tui.views.symbols import Symbols


def matrix_entry_lines(row: MatrixRow, column: MatrixColumn | None, marks: Symbols) -> list[Line]:
    """Return the event of a cell, and each of its entries with a line for each citation, which can be opened.

    Args:
        row: The event.
        column: The actor; None for the column of what is public.
        marks: The set of symbols.
    """
    event = row.event
    status = TextSpan(event.status.value, status_role(event.status))
    head = line(
        TextSpan(event.title, TextRole.TITLE),
        TextSpan(f"  {format_date_cell(event)} {marks.dot} ", TextRole.QUIET),
        status,
        hang=2,
    )
    if column is None:
        return [head, _public(row)]
    cell = row.cells.get(column.actor.id)
    if cell is None:
        return [head, line(TextSpan(f"No entry about {column.actor.name}: that says nothing either way."))]
    return [head, *(shown for entry in cell.entries for shown in _entry(row, entry, marks))]


def _entry(row: MatrixRow, entry: KnowledgeRecord, marks: Symbols) -> Iterator[Line]:
    yield from entry_lines(entry, row.event.when, marks, has_keys=False)
    for citation in entry.cites:
        yield line(cited_as(citation), indent=4, hang=6, anchor=citation_anchor(citation))


def _public(row: MatrixRow) -> Line:
    if not row.public:
        return line("No date is given on which it became public.")
    public = cached_parse(row.public)
    happened = row.event.when
    lag = compare_later(happened, public) if happened else ""
    words = ", ".join(filter(None, (format_date(public), lag)))
    return line(f"Became public: {words}")
