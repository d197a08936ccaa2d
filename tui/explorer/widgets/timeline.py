"""The timeline pane: a row for each event and unreadable entry, under headings of years."""

from __future__ import annotations

from textual import events
from textual.geometry import Region, Size
from textual.reactive import var
from textual.strip import Strip

from tui.chronology.problem import name_counts
from tui.explorer.messages import EventSelected
from tui.explorer.widgets.date_column import DateColumn
from tui.explorer.widgets.render_line import render_line
from tui.explorer.widgets.render_timeline import (
    NEAREST,
    RowSize,
    RowState,
    overlay_style,
    render_event,
    render_gap,
    render_heading,
    row_height,
    title_cells,
    title_heading_strip,
    unread_heading_strip,
    unread_strips,
)
from tui.explorer.widgets.virtual_list import VirtualList
from tui.index.records import TimelineRow, UnreadRow
from tui.session.cursor import Cursor
from tui.session.result_set import ResultSet
from tui.session.timeline_layout import LineKind
from tui.session.timeline_window import PageTrail, TimelineWindow
from tui.views.lines import Line, TextRole, TextSpan
from tui.views.symbols import ASCII, UNICODE
from tui.views.unread_events import CANNOT

_NOTHING_FOUND = "No events found. Press Backspace to clear the query."
_LEAST_BELOW = 2
"""The least lines below a heading that stays at the top."""
_ROOM_FOR_TWO = 12
"""The least lines of a timeline in which a title may take two of them, unless the user decides otherwise."""
_MOST_ROWS = 2000
"""The most rows that are kept as drawn."""
_NO_EVENTS = "No events yet. Press c to write the first one."
_NONE_READ = "No events can be shown: {errors}. Press ! to see why."


class Timeline(VirtualList):
    """Shows the results, the cursor and the range."""

    results: var[ResultSet | None] = var(None)
    """The results."""
    cursor: var[Cursor] = var(Cursor())
    """The cursor and the range."""
    marked: var[frozenset[str]] = var(frozenset[str]())
    """The ids of the marked events."""
    problems: var[tuple[int, int]] = var((0, 0))
    """How many errors and how many warnings the chronology has."""

    title_lines: var[int] = var(0)
    """The lines that a title may take, apart from the one under the cursor; 0 for what suits the height."""

    def __init__(self, *, id: str | None = None, ascii_only: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, ascii_only=ascii_only)
        self._rows: dict[object, list[Strip]] = {}
        """Rows as drawn, by everything they were drawn from."""
        self._dates = DateColumn()
        self._sizes = (RowSize(1), RowSize(1))
        """The room of a row, and that of the row with the cursor."""
        self._heights: dict[tuple[int, bool], int] = {}
        """The lines of rows of these sizes, by position, and by whether it has the cursor."""
        self._placed: list[tuple[int, int]] = []
        """By row of the window below the heading: the line of the layout, and which of its own lines."""
        self._placed_for: object = None
        """What these were worked out for."""
        self._heading_rows = 0
        """The rows of the window above them."""
        self._trail = PageTrail()

    # What is in sight

    @property
    def line_count(self) -> int:
        """Return how many headings, gaps and rows there are; the lines of a message where there are none."""
        if self.results is None:
            return 0
        return self.results.layout.lines or len(self._nothing(self.results))

    @property
    def shown_lines(self) -> int:
        """Return how many headings, gaps and rows are in sight."""
        placed = self._in_sight()
        return len({line for line, _ in placed}) + self.pinned if placed else self.size.height

    @property
    def pinned(self) -> int:
        """Return 1 where the heading of the first visible row stays at the top; 0 in a low window."""
        return int(self.size.height > _LEAST_BELOW and bool(self.results and self.results.layout.lines))

    @property
    def lines_of_titles(self) -> int:
        """Return how many lines a title may take, apart from the one under the cursor."""
        return self.title_lines or (2 if self.size.height >= _ROOM_FOR_TWO else 1)

    @property
    def title_room(self) -> int:
        """Return the cells that a title has on its lines, apart from the one under the cursor."""
        return title_cells(RowSize(self.text_width, self._dates.cells, self.lines_of_titles))

    @property
    def window(self) -> TimelineWindow | None:
        """Return the window over the rows; None without any."""
        if self.results is None or not self.results.layout.lines:
            return None
        layout, height = self.results.layout, self.size.height
        width, pinned = self.text_width, self.pinned
        sizes = (
            RowSize(width, self._dates.cells, self.lines_of_titles),
            RowSize(width, self._dates.cells, max(height - pinned, 1)),
        )
        if sizes != self._sizes or len(self._heights) > _MOST_ROWS:
            self._heights.clear()
            self._sizes = sizes
        return TimelineWindow(layout, height, pinned, self.line_in_hand, self._height_of)

    def turn_page(self, *, forward: bool) -> int:
        """Return by how many rows the next page moves the cursor; turning back moves it as many.

        Args:
            forward: Whether to go down.
        """
        window, position = self.window, self.cursor.position
        if window is None:
            return 0
        return abs(self._trail.turn(position, window, forward=forward) - position)

    def _height_of(self, position: int, has_cursor: bool) -> int:
        assert self.results is not None  # noqa: S101  (there is a window)
        lines = self._heights.get((position, has_cursor))
        if lines is None:
            row = self.results.row(position)
            lines = row_height(row, self._sizes[has_cursor], possible=self.results.is_possible(row))
            self._heights[position, has_cursor] = lines
        return lines

    def _in_sight(self) -> list[tuple[int, int]]:
        """Return what is on each row below the heading, worked out once for each place and size."""
        if self._placed_for != (wanted := self._place()):
            window = self.window
            self._placed = list(window.placed(self.top)) if window else []
            self._heading_rows = window.pinned if window else 0
            if self._placed and self._measure_dates():
                # With a wider column of dates, titles may take more lines.
                self._placed = list(window.placed(self.top)) if window else []
                self.call_later(self._show_cursor)
                self.refresh()
                wanted = self._place()
            self._placed_for = wanted
        return self._placed

    def _place(self) -> object:
        return (
            self.top,
            self.cursor.position,
            self.size,
            self.lines_of_titles,
            self._dates.cells,
            self.results,
        )

    def _measure_dates(self) -> bool:
        """Make the column of dates as wide as those read for what is in sight; return whether it grew."""
        if self.results is None:
            return False
        ends = (self._placed[0][0], self._placed[-1][0]) if self._placed else (self.line_in_hand,)
        return self._dates.measure(self.results, ends)

    def line_at(self, y: int) -> int:
        """Return the line of the layout at a row of the window, the heading at the top included.

        Args:
            y: The row, from 0. Below the last line, there is none: the number of lines.
        """
        window = self.window
        if window is None:
            return super().line_at(y)
        if y < self.pinned:
            return window.layout.heading_above(min(self.top, window.layout.lines - 1))
        placed = self._in_sight()
        return placed[y - self.pinned][0] if y - self.pinned < len(placed) else window.layout.lines

    def window_strip(self, y: int) -> Strip | None:
        """Return what is on a row of the window; None after the last line.

        Args:
            y: The row, from 0.
        """
        # `_lines_of` has worked it out.
        below = y - self._heading_rows
        if not self._placed or below < 0:
            return super().window_strip(y)
        if below >= len(self._placed):
            return None
        line, part = self._placed[below]
        assert self.results is not None  # noqa: S101  (something is in sight)
        entry = self.results.layout.entry(line)
        return self._row_strips(entry.position)[part] if entry.holds is LineKind.ROW else self.strip_at(line)

    def _lines_of(self, size: Size) -> list[Strip]:
        self._in_sight()
        return super()._lines_of(size)

    @property
    def line_in_hand(self) -> int:
        """Return the line of the cursor."""
        has_row = self.results is not None and self.cursor.position < self.results.rows
        return self.results.layout.line_of(self.cursor.position) if self.results and has_row else self.top

    @property
    def row_in_hand(self) -> int:
        """Return the row of the window where the cursor's title begins, or the first one."""
        return next(iter(self._rows_of(self.line_in_hand)), 0)

    def _rows_of(self, line: int) -> list[int]:
        """Return the rows of the window that a line of the layout takes."""
        return [y for y, (each, _) in enumerate(self._in_sight(), self.pinned) if each == line]

    # Scrolling

    def _within(self, top: int) -> int:
        window = self.window
        return window.nearest_top(top) if window else 0

    def show_line(self, y: int, margin: int = 0) -> None:
        """Scroll as little as needed to show a line of the layout with all its title.

        Args:
            y: The number of the line, from 0.
            margin: Not used: the window has a margin of its own.
        """
        if window := self.window:
            self.top = window.top_showing(y, self.top)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by whole rows of at least so many lines of the screen; negative to go up."""
        if window := self.window:
            self.top = window.top_scrolled(self.top, lines)

    def redraw(self) -> None:
        """Draw every line anew."""
        self._rows.clear()
        self._heights.clear()
        self._placed_for = None
        self._trail.forget()
        super().redraw()

    def redraw_line(self, y: int) -> None:
        """Draw the rows of one line of the layout anew."""
        for row in self._rows_of(y):
            self.refresh(Region(0, row, self.size.width, 1))

    def notify_style_update(self) -> None:
        """Draw every row anew for another theme or focus."""
        super().notify_style_update()
        self._rows.clear()

    # State comes down

    def read_anew(self) -> None:
        """Measure the column of dates with the next results, those of files that were read again."""
        self._dates.read_anew()

    def watch_results(self) -> None:
        """Redraw everything for new results."""
        self._dates.begin(self.results)
        self._placed = []
        if self.results and self.results.layout.lines:
            self._measure_dates()
        self.redraw()
        self._show_cursor()

    def watch_title_lines(self) -> None:
        """Redraw for other heights."""
        self.redraw()
        self._show_cursor()

    def watch_cursor(self, old: Cursor, new: Cursor) -> None:
        """Redraw the lines that a move of the cursor changes."""
        if self.results is None or not self.results.rows:
            return
        before = self._placed
        if old.selection or new.selection or old.rows != new.rows or self._in_sight() != before:
            self.refresh()
        else:
            for position in (old.position, new.position):
                if position < self.results.rows:
                    self.redraw_line(self.results.layout.line_of(position))
        self._show_cursor()

    def watch_marked(self) -> None:
        """Redraw for other marks."""
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
        order = () if results.is_by_date else (f"by {results.order}",)
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
        if entry.holds in {LineKind.GROUP_HEADING, LineKind.NEAREST_HEADING}:
            return title_heading_strip(entry.title or NEAREST, width, self.palette, marks)
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
        return self._row_strips(entry.position)[0]

    def _row_strips(self, position: int) -> list[Strip]:
        """Return the lines of a row, with the cursor and the range laid over them."""
        assert self.results is not None  # noqa: S101  (it has a row)
        row = self.results.row(position)
        state = self._state(position, row)
        size, marks = self._sizes[state.cursor], ASCII if self.ascii_only else UNICODE
        key = (position, size, state)
        if key not in self._rows:
            if len(self._rows) > _MOST_ROWS:
                self._rows.clear()
            terms = self.results.query.highlight_terms
            strips = (
                unread_strips(row, size, self.palette, marks, state=state)
                if isinstance(row, UnreadRow)
                else render_event(row, size, self.palette, marks, state=state, highlight_terms=terms)
            )
            if state.cursor or state.selected:
                style = self.component("cursor" if state.cursor else "selected")
                strips = [overlay_style(strip, style) for strip in strips]
            self._rows[key] = strips
        return self._rows[key]

    def _state(self, position: int, row: TimelineRow) -> RowState:
        selection = self.cursor.selection
        chosen = selection is not None and selection[0] <= position <= selection[1]
        is_marked = row.id in self.marked and not isinstance(row, UnreadRow)
        is_possible = self.results is not None and self.results.is_possible(row)
        return RowState(position == self.cursor.position, chosen, is_marked, is_possible)

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
