"""The timeline pane: one line for each event, under headings of years, and for unreadable entries."""

from __future__ import annotations

from textual import events
from textual.reactive import var
from textual.strip import Strip

from tui.chronology.problem import name_counts
from tui.explorer.messages import EventSelected
from tui.explorer.widgets.render_line import render_line
from tui.explorer.widgets.render_timeline import (
    LISTED_HEADINGS,
    RowState,
    listed_heading_strip,
    overlay_style,
    render_event,
    render_gap,
    render_heading,
    unread_heading_strip,
    unread_strip,
)
from tui.explorer.widgets.virtual_list import VirtualList
from tui.index.records import TimelineRow, UnreadRow
from tui.session.cursor import Cursor
from tui.session.result_set import ResultSet
from tui.session.timeline_layout import LineKind
from tui.views.lines import Line, TextRole, TextSpan
from tui.views.symbols import ASCII, UNICODE
from tui.views.unread_events import CANNOT

_NOTHING_FOUND = "No events found. Press Backspace to clear the query."
_LEAST_BELOW = 2
"""The least lines below a heading that stays at the top."""
_NO_EVENTS = "No events yet. Press c to write the first one."
_NONE_READ = "No events can be shown: {errors}. Press ! to see why."


class Timeline(VirtualList):
    """Shows the results, the cursor and the range."""

    results: var[ResultSet | None] = var(None)
    """The results."""
    cursor: var[Cursor] = var(Cursor())
    """The cursor and the range."""
    mark: var[str] = var("")
    """The id of the marked event; empty for none."""
    problems: var[tuple[int, int]] = var((0, 0))
    """How many errors and how many warnings the chronology has."""

    @property
    def line_count(self) -> int:
        """Return how many headings, gaps and rows there are; the lines of a message where there are none."""
        if self.results is None:
            return 0
        return self.results.layout.lines or len(self._nothing(self.results))

    @property
    def pinned(self) -> int:
        """Return 1 where the heading of the first visible row stays at the top; 0 in a low window."""
        return int(self.size.height > _LEAST_BELOW and bool(self.results and self.results.layout.lines))

    def line_at(self, y: int) -> int:
        """Return the line at a row of the window; at the top, the heading of the line that would be there."""
        line = super().line_at(y)
        if self.results is None or y >= self.pinned:
            return line
        return self.results.layout.heading_above(min(self.top, self.results.layout.lines - 1))

    @property
    def line_in_hand(self) -> int:
        """Return the line of the cursor."""
        has_row = self.results is not None and self.cursor.position < self.results.rows
        return self.results.layout.line_of(self.cursor.position) if self.results and has_row else self.top

    def watch_results(self) -> None:
        """Redraw everything for new results."""
        self.redraw()
        self._show_cursor()

    def watch_cursor(self, old: Cursor, new: Cursor) -> None:
        """Redraw the lines that a move of the cursor changes."""
        if self.results is None or not self.results.rows:
            return
        if old.selection or new.selection or old.rows != new.rows:
            self.refresh()
        else:
            for position in (old.position, new.position):
                if position < self.results.rows:
                    self.redraw_line(self.results.layout.line_of(position))
        self._show_cursor()

    def watch_mark(self) -> None:
        """Redraw for another mark."""
        self.refresh()

    def watch_problems(self) -> None:
        """Redraw the message shown without events, which may name the errors."""
        self.redraw()

    def on_resize(self) -> None:
        """Keep the cursor visible."""
        super().on_resize()
        self._show_cursor()

    def _show_cursor(self) -> None:
        self.caption = " ".join(("Timeline", *self._where())).strip()
        if self.results and self.cursor.position < self.results.rows:
            line = self.results.layout.line_of(self.cursor.position)
            self.show_line(line, margin=2)

    def _where(self) -> tuple[str, ...]:
        """Return the number of the event under the cursor, for the caption."""
        results, position = self.results, self.cursor.position
        if results is None or position >= results.rows:
            return ()
        if isinstance(results.row(position), UnreadRow):
            return (f"{(ASCII if self.ascii_only else UNICODE).dot} {CANNOT}",)
        if results.is_nearest:
            return (f"nearest {position + 1} of {results.rows}",)
        order = () if results.is_by_date else ("by relevance",)
        return (f"{results.number_at(position) + 1} of {results.count}", *order)

    def strip_at(self, y: int) -> Strip:
        """Return a heading, a gap or a row, with the cursor and the range laid over it."""
        results, marks, width = self.results, ASCII if self.ascii_only else UNICODE, self.text_width
        if results is None:
            return Strip.blank(width, self.palette.base)
        if not results.layout.lines:
            return self._nothing(results)[y]
        entry = results.layout.entry(y)
        if entry.holds is LineKind.HEADING:
            return render_heading(entry.year, width, self.palette, marks)
        if entry.holds in LISTED_HEADINGS:
            return listed_heading_strip(entry.holds, width, self.palette, marks)
        if entry.holds is LineKind.UNREAD_HEADING:
            return unread_heading_strip(width, self.palette, marks)
        if entry.holds is LineKind.GAP and entry.gap:
            return render_gap(
                entry.gap,
                width,
                self.palette,
                marks,
                among_all=results.query.is_empty,
                has_unread=results.rows > results.count,
            )
        row = results.row(entry.position)
        state = self._state(entry.position, row)
        key = (entry.position, width, state)
        if key not in self._strips:
            if len(self._strips) > 2000:
                self._strips.clear()
            strip = (
                unread_strip(row, width, self.palette, marks, state=state)
                if isinstance(row, UnreadRow)
                else render_event(
                    row,
                    width,
                    self.palette,
                    marks,
                    state=state,
                    highlight_terms=results.query.highlight_terms,
                )
            )
            if state.cursor or state.selected:
                strip = overlay_style(strip, self.component("cursor" if state.cursor else "selected"))
            self._strips[key] = strip
        return self._strips[key]

    def _state(self, position: int, row: TimelineRow) -> RowState:
        selection = self.cursor.selection
        chosen = selection is not None and selection[0] <= position <= selection[1]
        is_marked = row.id == self.mark and not isinstance(row, UnreadRow)
        return RowState(position == self.cursor.position, chosen, is_marked)

    def _nothing(self, results: ResultSet) -> list[Strip]:
        errors = name_counts(self.problems[0], 0)
        none = _NONE_READ.format(errors=errors[0]) if errors else _NO_EVENTS
        text = none if results.query.is_empty else _NOTHING_FOUND
        return render_line(Line((TextSpan(text, TextRole.QUIET),)), self.text_width, self.palette)

    def on_click(self, event: events.Click) -> None:
        """Move to the clicked event; with Shift, extend the range to it."""
        line = self.line_at(event.y)
        if self.results is None or line >= self.results.layout.lines:
            return
        entry = self.results.layout.entry(line)
        if entry.holds is LineKind.ROW:
            self.post_message(EventSelected(entry.position, extending=event.shift))
