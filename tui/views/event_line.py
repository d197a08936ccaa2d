"""One event as one line, for lists and for the columns of the timeline."""

from __future__ import annotations

from collections.abc import Iterable

from tui.chronology.date_format import format_date
from tui.chronology.enums import EventStatus
from tui.index.records import EventRow, TimelineRow
from tui.light_dataclass import dataclass
from tui.text.cell_width import cell_width
from tui.text.sanitize import sanitize_line
from tui.views.lines import Line, TextRole, TextSpan, line
from tui.views.symbols import UNICODE, Symbols, date_symbol
from tui.views.unread_events import unread_line

STATUS_SHORT = {
    EventStatus.ESTABLISHED: "es",
    EventStatus.ADMITTED: "ad",
    EventStatus.REPORTED: "re",
    EventStatus.ALLEGED: "al",
    EventStatus.DISPUTED: "di",
}
"""Each status in two letters, for narrow columns; the help explains them."""


MOST_TITLE = 80
"""Cells of the widest title that makes the column of titles wider; behind a longer one the id moves."""


def status_role(status: EventStatus) -> TextRole:
    """Return the role of a status: each has one of its own."""
    return TextRole(status.value)


def format_date_cell(row: EventRow) -> str:
    """Return the date in words, or `undated`."""
    return format_date(row.when) if row.when else "undated"


@dataclass(frozen=True, slots=True)
class ListColumns:
    """The widths of the columns of a list, in cells; 0 where a column is as wide as what it holds."""

    date: int = 0
    kind: int = 0
    """Where it is 0, the kind is not shown."""
    title: int = 0


def list_lines(
    rows: Iterable[TimelineRow],
    *,
    possible: frozenset[str] = frozenset(),
    marks: Symbols = UNICODE,
    with_kinds: bool = False,
) -> list[Line]:
    """Return one line for each event, in columns: date, status, kind, title with its symbols, id.

    Args:
        rows: Events and unreadable entries, in the order in which they are listed.
        possible: Ids of the events that only possibly fall in the range of the query; they are marked so.
        marks: The set of symbols.
        with_kinds: Whether each event has the id of its kind, and all ids stand below each other.
    """
    listed = list(rows)
    events = [row for row in listed if isinstance(row, EventRow)]
    columns = ListColumns(_widest(format_date_cell(row) for row in events))
    if with_kinds:
        titles = ("".join(span.text for span in _title(row, row.id in possible, marks)) for row in events)
        columns = ListColumns(columns.date, _widest(row.kind for row in events), _widest(titles, MOST_TITLE))
    return [
        list_line(row, columns, possible=row.id in possible, marks=marks)
        if isinstance(row, EventRow)
        else unread_line(row, columns.date, marks)
        for row in listed
    ]


_NO_COLUMNS = ListColumns()


def list_line(
    row: EventRow, columns: ListColumns = _NO_COLUMNS, *, possible: bool = False, marks: Symbols = UNICODE
) -> Line:
    """Return one event on one line that is never wrapped.

    Args:
        row: The event.
        columns: The widths of its columns.
        possible: Whether the event only possibly falls in the range of the query.
        marks: The set of symbols.
    """
    title = _title(row, possible, marks)
    rest = columns.title - _cells("".join(span.text for span in title))
    return line(
        TextSpan(date_symbol(row.when, marks) + " ", TextRole.QUIET),
        TextSpan(_padded(format_date_cell(row), columns.date) + "  ", TextRole.DATE),
        TextSpan(STATUS_SHORT[row.status] + "  ", status_role(row.status)),
        TextSpan(_padded(row.kind, columns.kind) + "  ", TextRole.LABEL) if columns.kind else "",
        *title,
        " " * rest,
        TextSpan(f"  [{row.id}]", TextRole.QUIET),
    )


def _title(row: EventRow, possible: bool, marks: Symbols) -> tuple[TextSpan, ...]:
    """Return what the column of titles holds."""
    return (
        TextSpan(f"{marks.faulty} " if row.has_errors else "", TextRole.PROBLEM),
        TextSpan(row.title),
        TextSpan(f" {marks.differs}" if row.differs else "", TextRole.DIFFERS),
        TextSpan(" (possibly)" if possible else "", TextRole.QUIET),
    )


def _cells(text: str) -> int:
    return cell_width(sanitize_line(text))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))


def _widest(texts: Iterable[str], most: int = 1_000) -> int:
    """Return the cells of the widest text that is not wider than the most; 0 for none."""
    return max((width for text in texts if (width := _cells(text)) <= most), default=0)
