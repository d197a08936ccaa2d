"""Drawing one line of the timeline. Pure functions of the row and the width."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.chronology.date_format import heading_words
from tui.chronology.durations import format_gap
from tui.chronology.short_date_format import WIDTH as DATE_CELLS
from tui.chronology.short_date_format import format_date_short
from tui.explorer.widgets.render_line import LineStyles, render_line
from tui.index.records import EventRow, UnreadRow
from tui.session.timeline_layout import LineKind
from tui.text.cell_width import cell_width, pad, truncate
from tui.text.sanitize import sanitize_line
from tui.text.search_text import SearchTerm
from tui.views.event_line import STATUS_SHORT
from tui.views.lines import Line, TextRole, TextSpan
from tui.views.symbols import Symbols, date_symbol
from tui.views.unread_events import reason_words, unread_sign

_ROOM_FOR_STATUS = 41
_ROOM_FOR_DATE = 24
_ROOM_FOR_TITLE = 20
"""Cells of a title that take precedence over the reason why an entry cannot be read."""


@dataclass(frozen=True, slots=True)
class RowState:
    """The cursor, range and mark of a row."""

    cursor: bool = False
    selected: bool = False
    marked: bool = False


def render_heading(year: int | None, width: int, palette: LineStyles, marks: Symbols) -> Strip:
    """Return the heading of a year, with a rule to the right.

    Args:
        year: The year; None for undated events without a place.
        width: In cells.
        palette: The styles.
        marks: The set of symbols.
    """
    name = heading_words(year)
    rule = marks.rule * max(width - len(name) - 2, 0)
    return _one(
        Line((TextSpan(f"{name} ", TextRole.HEADING), TextSpan(rule, TextRole.QUIET))), width, palette
    )


def unread_heading_strip(width: int, palette: LineStyles, marks: Symbols) -> Strip:
    """Return the heading of unreadable entries that come before every event, with a rule to the right.

    Args:
        width: In cells.
        palette: The styles.
        marks: The set of symbols.
    """
    name = "Cannot be read"
    rule = marks.rule * max(width - len(name) - 2, 0)
    return _one(
        Line((TextSpan(f"{name} ", TextRole.HEADING), TextSpan(rule, TextRole.QUIET))), width, palette
    )


LISTED_HEADINGS: Mapping[LineKind, str] = {
    LineKind.RELEVANCE_HEADING: "By relevance",
    LineKind.NEAREST_HEADING: "No event has all these words. Nearest:",
}
"""Above events that are not in the order of dates."""


def listed_heading_strip(heading: LineKind, width: int, palette: LineStyles, marks: Symbols) -> Strip:
    """Return a heading of `LISTED_HEADINGS`, with a rule to the right.

    Args:
        heading: Which one.
        width: In cells.
        palette: The styles.
        marks: The set of symbols.
    """
    name = truncate(LISTED_HEADINGS[heading], width)
    rule = marks.rule * max(width - len(name) - 2, 0)
    return _one(
        Line((TextSpan(f"{name} ", TextRole.HEADING), TextSpan(rule, TextRole.QUIET))), width, palette
    )


def render_gap(
    gap: tuple[int, int],
    width: int,
    palette: LineStyles,
    marks: Symbols,
    *,
    among_all: bool,
    has_unread: bool = False,
) -> Strip:
    """Return the line of a time in which no event begins.

    It does not say that nothing was going on, since an earlier event may have lasted through it, nor that
    no unreadable entry belongs there.

    Args:
        gap: The last day before it and the first day after it, as day numbers.
        width: In cells.
        palette: The styles.
        marks: The set of symbols.
        among_all: Whether all events are shown, not only those that a query finds.
        has_unread: Whether the chronology has unreadable entries.
    """
    nothing = "nothing new recorded" if among_all else "nothing new found"
    brief = "nothing new readable" if has_unread else nothing
    nothing = "nothing new that can be read" if has_unread else nothing
    length = format_gap(*gap)
    ways = (
        f"  {marks.dot} {length} with {nothing} {marks.dot}",
        f"  {marks.dot} {length}: {brief} {marks.dot}",
        f" {length}: {brief}",
    )
    text = next((way for way in ways if cell_width(way) <= width), ways[-1])
    return _one(Line((TextSpan(truncate(text, width, marks.ellipsis), TextRole.QUIET),)), width, palette)


def render_event(
    row: EventRow,
    width: int,
    palette: LineStyles,
    marks: Symbols,
    *,
    state: RowState,
    highlight_terms: tuple[SearchTerm, ...] = (),
) -> Strip:
    """Return the row of an event: cursor, symbols, date, title, status, difference.

    Args:
        row: The event.
        width: In cells; with little room the date and the status are left out.
        palette: The styles.
        marks: The set of symbols.
        state: The cursor, range and mark.
        highlight_terms: The terms to highlight.
    """
    edge = marks.cursor if state.cursor else marks.selected if state.selected else " "
    when = row.when
    spans = [
        TextSpan(f"{edge}{date_symbol(when, marks)}{marks.marked if state.marked else ' '}", TextRole.KEY)
    ]
    if width >= _ROOM_FOR_DATE:
        date = format_date_short(when, row.year).replace("–", marks.dash) if when else "undated"
        spans.append(TextSpan(f"{date:{DATE_CELLS}} ", TextRole.DATE))
    if row.has_errors:
        spans.append(TextSpan(f"{marks.faulty} ", TextRole.PROBLEM))
    tail = [TextSpan(f" {marks.differs}" if row.differs else "  ", TextRole.DIFFERS)]
    if width >= _ROOM_FOR_STATUS:
        status = STATUS_SHORT[row.status]
        tail.insert(0, TextSpan(f" {status}", TextRole.STATUS))
    room = width - sum(len(span.text) for span in (*spans, *tail))
    title = pad(truncate(sanitize_line(row.title), max(room, 1), marks.ellipsis), max(room, 1))
    return _one(Line((*spans, TextSpan(title), *tail)), width, palette, highlight_terms)


def title_cells(width: int) -> int:
    """Return the cells that a title has in a row, without a sign of an error before it.

    Args:
        width: Of the row, in cells.
    """
    date = DATE_CELLS + 1 if width >= _ROOM_FOR_DATE else 0
    status = 4 if width >= _ROOM_FOR_STATUS else 0
    return max(width - 3 - date - status - 2, 1)


def unread_strip(
    row: UnreadRow, width: int, palette: LineStyles, marks: Symbols, *, state: RowState
) -> Strip:
    """Return the row of an unreadable entry: cursor, symbols, date and title as written, the reason.

    All of it has the colour of a problem, but words and symbols say the same.

    Args:
        row: The entry.
        width: In cells.
        palette: The styles.
        marks: The set of symbols.
        state: The cursor, range and mark.
    """
    edge = marks.cursor if state.cursor else marks.selected if state.selected else " "
    spans = [TextSpan(edge, TextRole.KEY), TextSpan(unread_sign(marks), TextRole.PROBLEM)]
    if width >= _ROOM_FOR_DATE:
        # A date as written may be longer than ours: `5 March 2019` should fit.
        date = truncate(sanitize_line(row.date), DATE_CELLS + 2, marks.ellipsis)
        spans.append(TextSpan(f" {pad(date, DATE_CELLS - 1)} ", TextRole.PROBLEM))
    room = max(width - sum(len(span.text) for span in spans), 1)
    title = sanitize_line(row.title)
    least = min(_ROOM_FOR_TITLE, cell_width(title))
    reasons = (f" ({reason_text})" for reason_text in reason_words(row))
    reason = next((reason_text for reason_text in reasons if room - len(reason_text) >= least), "")
    text = truncate(title, room - len(reason), marks.ellipsis) + reason
    spans.append(TextSpan(pad(text, room), TextRole.PROBLEM))
    return _one(Line(tuple(spans)), width, palette)


def overlay_style(strip: Strip, style: Style) -> Strip:
    """Return a strip with a style over every cell: the cursor's or the selection's."""
    return Strip(
        [Segment(text, (under or Style.null()) + style) for text, under, _ in strip], strip.cell_length
    )


def _one(line: Line, width: int, palette: LineStyles, highlight_terms: tuple[SearchTerm, ...] = ()) -> Strip:
    return render_line(line, width, palette, highlight_terms, wrapped=False)[0]
