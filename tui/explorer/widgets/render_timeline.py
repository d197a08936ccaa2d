"""Drawing the rows of the timeline. Pure functions of the row and its room."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.chronology.date_format import heading_words
from tui.chronology.durations import format_gap
from tui.chronology.short_date_format import WIDTH as DATE_CELLS
from tui.chronology.short_date_format import format_date_short
from tui.explorer.widgets.render_line import LineStyles, render_line
from tui.index.records import EventRow, TimelineRow, UnreadRow
from tui.text.cell_width import cell_width, pad, truncate
from tui.text.sanitize import sanitize_line
from tui.text.search_text import SearchTerm
from tui.text.wrap import wrap_hanging
from tui.views.event_line import STATUS_SHORT, status_role
from tui.views.lines import Line, TextRole, TextSpan
from tui.views.symbols import Symbols, date_symbol
from tui.views.unread_events import reason_words, unread_sign

_ROOM_FOR_STATUS = 36
_ROOM_FOR_DATE = 24
_ROOM_FOR_TITLE = 20
"""Cells of a title that take precedence over the reason why an entry cannot be read."""


class RowSize(NamedTuple):
    """The room of a row."""

    width: int
    """In cells; with little room the date and the status are left out."""
    dates: int = DATE_CELLS
    """Cells of the column of dates."""
    lines: int = 1
    """The most lines of the screen that a title may take."""

    @property
    def lead(self) -> int:
        """Return the cells before the title."""
        return _EDGE_CELLS + (self.dates + 1 if self.width >= _ROOM_FOR_DATE else 0)

    @property
    def tail(self) -> int:
        """Return the cells after the first line of the title."""
        return 2 + (_STATUS_CELLS if self.width >= _ROOM_FOR_STATUS else 0)


_EDGE_CELLS = 3
"""Cells of the cursor, the symbol for the date, and the mark."""
_STATUS_CELLS = 3


class RowState(NamedTuple):
    """The cursor, range and mark of a row, and whether it is in doubt."""

    cursor: bool = False
    selected: bool = False
    marked: bool = False
    possible: bool = False
    """Whether it only possibly falls in the period."""


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


NEAREST = "No event has all these words. Nearest:"
"""Above events that the query does not find."""


def title_heading_strip(title: str, width: int, palette: LineStyles, marks: Symbols) -> Strip:
    """Return a heading that is no year, with a rule to the right.

    Args:
        title: Its text.
        width: In cells.
        palette: The styles.
        marks: The set of symbols.
    """
    name = truncate(sanitize_line(title), width)
    rule = marks.rule * max(width - cell_width(name) - 2, 0)
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


def date_text(row: EventRow) -> str:
    """Return the date of an event as its column shows it."""
    return format_date_short(row.when, row.year) if row.when else "undated"


def date_cells(rows: Iterable[TimelineRow]) -> int:
    """Return the cells of the widest date of some events; 0 where there are none."""
    return max((len(date_text(row)) for row in rows if isinstance(row, EventRow)), default=0)


def row_height(row: TimelineRow, size: RowSize, *, possible: bool = False) -> int:
    """Return how many lines of the screen a row takes.

    Args:
        row: The row.
        size: Its room.
        possible: Whether it only possibly falls in the period.
    """
    if isinstance(row, UnreadRow):
        return len(_unread_texts(row, size)) if size.lines > 1 else 1
    return len(_title_texts(row, size, "", possible=possible)) if size.lines > 1 else 1


def render_event(
    row: EventRow,
    size: RowSize,
    palette: LineStyles,
    marks: Symbols,
    *,
    state: RowState,
    highlight_terms: tuple[SearchTerm, ...] = (),
) -> list[Strip]:
    """Return the lines of an event: cursor, symbols, date, title, status, difference; then more of the title.

    Args:
        row: The event.
        size: Its room.
        palette: The styles.
        marks: The set of symbols.
        state: The cursor, range and mark, and whether it is in doubt.
        highlight_terms: The terms to highlight.
    """
    edge, width = _edge(state, marks), size.width
    marked = marks.marked if state.marked else " "
    head = [TextSpan(f"{edge}{date_symbol(row.when, marks)}{marked}", TextRole.KEY)]
    if width >= _ROOM_FOR_DATE:
        date = date_text(row).replace("–", marks.dash)
        head.append(TextSpan(f"{date:{size.dates}} ", TextRole.DATE))
    if row.has_errors:
        head.append(TextSpan(f"{marks.faulty} ", TextRole.PROBLEM))
    if state.possible:
        head.append(TextSpan(f"{marks.possibly} ", TextRole.KEY))
    tail = [TextSpan(f" {marks.differs}" if row.differs else "  ", TextRole.DIFFERS)]
    if width >= _ROOM_FOR_STATUS:
        tail.insert(0, TextSpan(f" {STATUS_SHORT[row.status]}", status_role(row.status)))
    first, *rest = _title_texts(row, size, marks.ellipsis, possible=state.possible)
    room = width - sum(len(span.text) for span in (*head, *tail))
    top = Line((*head, TextSpan(pad(first, max(room, 1))), *tail))
    edge = marks.selected if state.selected and not state.cursor else " "
    below = (_hanging(text, size, edge, TextRole.PLAIN) for text in rest)
    return [_one(line, width, palette, highlight_terms) for line in (top, *below)]


def title_cells(size: RowSize) -> int:
    """Return the cells that a title has on all its lines, without a sign of an error before it.

    Args:
        size: The room of a row.
    """
    rest = max(size.width - size.lead, 1)
    return max(size.width - size.lead - size.tail, 1) + (size.lines - 1) * rest


def unread_strips(
    row: UnreadRow, size: RowSize, palette: LineStyles, marks: Symbols, *, state: RowState
) -> list[Strip]:
    """Return the lines of an unreadable entry: cursor, symbols, date and title as written, the reason.

    All of it has the colour of a problem, but words and symbols say the same.

    Args:
        row: The entry.
        size: Its room.
        palette: The styles.
        marks: The set of symbols.
        state: The cursor, range and mark.
    """
    edge, width = _edge(state, marks), size.width
    head = [TextSpan(edge, TextRole.KEY), TextSpan(unread_sign(marks), TextRole.PROBLEM)]
    if width >= _ROOM_FOR_DATE:
        cells = _unread_date_cells(row, size)
        date = truncate(sanitize_line(row.date), cells, marks.ellipsis)
        head.append(TextSpan(f" {pad(date, cells)} ", TextRole.PROBLEM))
    first, *rest = _unread_texts(row, size, marks.ellipsis)
    room = max(width - sum(len(span.text) for span in head), 1)
    top = Line((*head, TextSpan(pad(first, room), TextRole.PROBLEM)))
    edge = marks.selected if state.selected and not state.cursor else " "
    below = (_hanging(text, size, edge, TextRole.PROBLEM) for text in rest)
    return [_one(line, width, palette) for line in (top, *below)]


def _edge(state: RowState, marks: Symbols) -> str:
    return marks.cursor if state.cursor else marks.selected if state.selected else " "


def _hanging(text: str, size: RowSize, edge: str, role: TextRole) -> Line:
    """Return a further line of a row, below its title."""
    lead = edge.ljust(size.lead)[: size.width - 1]
    room = size.width - len(lead)
    return Line((TextSpan(lead, TextRole.KEY), TextSpan(pad(text, max(room, 0)), role)))


def _title_texts(row: EventRow, size: RowSize, ellipsis: str, *, possible: bool) -> tuple[str, ...]:
    """Return the lines of a title."""
    room = size.width - size.lead - size.tail - 2 * (row.has_errors + possible)
    return _wrapped(row.title, max(room, 1), max(size.width - size.lead, 1), size.lines, ellipsis)


def _unread_texts(row: UnreadRow, size: RowSize, ellipsis: str = "") -> tuple[str, ...]:
    """Return the lines of an unreadable entry's title, with the reason where there is room for it."""
    before = _unread_date_cells(row, size) + 2 if size.width >= _ROOM_FOR_DATE else 0
    first, rest = max(size.width - _EDGE_CELLS - before, 1), max(size.width - size.lead, 1)
    title = sanitize_line(row.title)
    reasons = [f" ({reason_text})" for reason_text in reason_words(row)]
    if size.lines > 1:
        ways = (_wrapped(title + reason, first, rest, size.lines, ellipsis) for reason in reasons)
        return min(ways, key=len)
    least = min(_ROOM_FOR_TITLE, cell_width(title))
    reason = next((reason_text for reason_text in reasons if first - len(reason_text) >= least), "")
    return (truncate(title, first - len(reason), ellipsis) + reason,)


def _unread_date_cells(row: UnreadRow, size: RowSize) -> int:
    """Return the cells of a date as written, which may be longer than ours: `5 March 2019` should fit."""
    return max(size.dates - 1, min(cell_width(sanitize_line(row.date)), DATE_CELLS + 2))


@lru_cache(maxsize=8192)
def _wrapped(text: str, first: int, rest: int, lines: int, ellipsis: str) -> tuple[str, ...]:
    """Break a text into lines, and cut the last one where there are too many.

    Args:
        text: The text, not sanitized.
        first: Cells of the first line.
        rest: Cells of every other line.
        lines: The most lines.
        ellipsis: Put where it is cut.
    """
    plain = sanitize_line(text)
    if cell_width(plain) <= first:
        return (plain,)
    ends = wrap_hanging(plain, first, rest)[:lines] if lines > 1 else [(0, 0)]
    *whole, (last, _) = ends
    cut = truncate(plain[last:], rest if whole else first, ellipsis)
    # A character of two cells has no room in one.
    room = chain((first,), repeat(rest))
    return (
        *(truncate(plain[start:end], cells, "") for (start, end), cells in zip(whole, room, strict=False)),
        cut,
    )


def overlay_style(strip: Strip, style: Style) -> Strip:
    """Return a strip with a style over every cell: the cursor's or the selection's."""
    return Strip(
        [Segment(text, (under or Style.null()) + style) for text, under, _ in strip], strip.cell_length
    )


def _one(line: Line, width: int, palette: LineStyles, highlight_terms: tuple[SearchTerm, ...] = ()) -> Strip:
    return render_line(line, width, palette, highlight_terms, wrapped=False)[0]
