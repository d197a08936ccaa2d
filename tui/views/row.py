"""One event as one line: for lists, and as columns for the timeline."""

from __future__ import annotations

from collections.abc import Iterable

from tui.chronology.wording import words
from tui.index.records import EventRow, TimelineRow
from tui.text.clean import clean_line
from tui.text.width import pad
from tui.views.lines import Line, Role, Span, line
from tui.views.marks import UNICODE, Marks, marker
from tui.views.unread import unread_line

STANDING_SHORT = {
    "established": "est",
    "admitted": "adm",
    "reported": "rep",
    "alleged": "alg",
    "disputed": "dis",
}
"""Standing in three letters, for narrow columns; the help spells them out."""


def date_words(row: EventRow) -> str:
    """The date in words; says so where there is none."""
    return words(row.when) if row.when else "undated"


def list_lines(
    rows: Iterable[TimelineRow], *, possible: frozenset[str] = frozenset(), marks: Marks = UNICODE
) -> list[Line]:
    """Events in order, one a line: date, standing, title, id; errors and differences have a sign.

    What only possibly falls in a range says so.

    Args:
        rows: The events, and what could not be read.
        possible: Ids of those that only possibly fall in the range that was asked for.
        marks: The set of signs.
    """
    held = list(rows)
    events = [row for row in held if isinstance(row, EventRow)]
    width = max((len(clean_line(date_words(row))) for row in events), default=0)
    return [
        list_line(row, width, possible=row.id in possible, marks=marks)
        if isinstance(row, EventRow)
        else unread_line(row, width, marks)
        for row in held
    ]


def list_line(row: EventRow, date_width: int = 0, *, possible: bool = False, marks: Marks = UNICODE) -> Line:
    """One event on one line that is never wrapped."""
    return line(
        Span(marker(row.when, marks) + " ", Role.QUIET),
        Span(pad(date_words(row), date_width) + "  ", Role.DATE),
        Span(STANDING_SHORT.get(row.standing, row.standing) + "  ", Role.STANDING),
        Span(f"{marks.faulty} ", Role.PROBLEM) if row.has_errors else "",
        row.title,
        Span(f" {marks.differs}", Role.DIFFERS) if row.differs else "",
        Span(" (possibly)", Role.QUIET) if possible else "",
        Span(f"  [{row.id}]", Role.QUIET),
    )
