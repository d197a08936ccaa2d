"""One event as one line, for lists and for the columns of the timeline."""

from __future__ import annotations

from collections.abc import Iterable

from tui.chronology.date_format import format_date
from tui.chronology.enums import EventStatus
from tui.index.records import EventRow, TimelineRow
from tui.text.cell_width import pad
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


def status_role(status: EventStatus) -> TextRole:
    """Return the role of a status: each has one of its own."""
    return TextRole(status.value)


def format_date_cell(row: EventRow) -> str:
    """Return the date in words, or `undated`."""
    return format_date(row.when) if row.when else "undated"


def list_lines(
    rows: Iterable[TimelineRow], *, possible: frozenset[str] = frozenset(), marks: Symbols = UNICODE
) -> list[Line]:
    """Return one line for each event: date, status, title, id, and symbols for errors and differences.

    Args:
        rows: Events and unreadable entries, in the order in which they are listed.
        possible: Ids of the events that only possibly fall in the range of the query; they are marked so.
        marks: The set of symbols.
    """
    listed = list(rows)
    events = [row for row in listed if isinstance(row, EventRow)]
    width = max((len(sanitize_line(format_date_cell(row))) for row in events), default=0)
    return [
        list_line(row, width, possible=row.id in possible, marks=marks)
        if isinstance(row, EventRow)
        else unread_line(row, width, marks)
        for row in listed
    ]


def list_line(
    row: EventRow, date_width: int = 0, *, possible: bool = False, marks: Symbols = UNICODE
) -> Line:
    """Return one event on one line that is never wrapped.

    Args:
        row: The event.
        date_width: Cells to which the date is padded; 0 for no padding.
        possible: Whether the event only possibly falls in the range of the query.
        marks: The set of symbols.
    """
    return line(
        TextSpan(date_symbol(row.when, marks) + " ", TextRole.QUIET),
        TextSpan(pad(format_date_cell(row), date_width) + "  ", TextRole.DATE),
        TextSpan(STATUS_SHORT[row.status] + "  ", status_role(row.status)),
        TextSpan(f"{marks.faulty} ", TextRole.PROBLEM) if row.has_errors else "",
        row.title,
        TextSpan(f" {marks.differs}", TextRole.DIFFERS) if row.differs else "",
        TextSpan(" (possibly)", TextRole.QUIET) if possible else "",
        TextSpan(f"  [{row.id}]", TextRole.QUIET),
    )
