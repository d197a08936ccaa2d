"""The matrix of who was aware: events by actors, of which only the visible rows and columns are drawn."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.reactive import var
from textual.strip import Strip

from tui.explorer.bindings import bindings_of
from tui.explorer.messages import LinkActivated
from tui.explorer.widgets.render_line import render_line
from tui.explorer.widgets.render_timeline import overlay_style
from tui.explorer.widgets.virtual_list import VirtualList
from tui.text.search_text import SearchTerm
from tui.views.commands.command import CommandScope
from tui.views.knowledge.matrix_layout import MatrixLayout, MatrixWords
from tui.views.lines import Line
from tui.views.links import EventLink

_MOST_KEPT = 1000
"""Lines that are kept as drawn; more than any screen shows."""


class MatrixGrid(VirtualList):
    """Moves a cursor from cell to cell. The head, the events and what is public stay where they are."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.TEXT)

    place: var[tuple[int, int]] = var((0, 0))
    """The row and the column of the cursor, from 0; the first column is what is public."""
    left: var[int] = var(1)
    """The first column of an actor that is shown."""

    def __init__(
        self,
        words: MatrixWords,
        highlight_terms: tuple[SearchTerm, ...],
        *,
        id: str,  # noqa: A002
        ascii_only: bool,
    ) -> None:
        """Prepare the grid.

        Args:
            words: The matrix in short words.
            highlight_terms: The terms to highlight.
            id: The widget's.
            ascii_only: Whether symbols are ASCII.
        """
        super().__init__(id=id, ascii_only=ascii_only)
        self._words, self._highlight_terms = words, highlight_terms
        self._laid_out: MatrixLayout | None = None

    def show(self, words: MatrixWords, row: int) -> None:
        """Show the rows in another order, with the cursor in one of them.

        Args:
            words: The matrix in that order.
            row: The number of the row.
        """
        self._words, self._laid_out = words, None
        self.place = row, self.place[1]
        self.redraw()
        self._show_cursor()

    @property
    def layout_now(self) -> MatrixLayout:
        """Return the layout for the present width."""
        return self._layout_for(self.text_width)

    def _layout_for(self, width: int) -> MatrixLayout:
        if self._laid_out is None or self._laid_out.width != width:
            self._laid_out = self._words.laid_out(width)
        return self._laid_out

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of the whole matrix: the words below take what it leaves.

        Args:
            container: As for Textual's.
            viewport: As for Textual's.
            width: In cells, with that of the scroll bar.
        """
        layout = self._layout_for(max(width - 1, 1))
        return layout.head_height + layout.line_count

    @property
    def line_count(self) -> int:
        """Return how many lines there are, with those of the head."""
        return self.layout_now.head_height + self.layout_now.line_count

    @property
    def pinned(self) -> int:
        """Return how many lines the head takes, of which at least one row below must be seen."""
        return min(self.layout_now.head_height, max(self.size.height - 1, 0))

    @property
    def line_in_hand(self) -> int:
        """Return the first line of the row of the cursor."""
        starts = self.layout_now.starts
        return self.layout_now.head_height + starts[min(self.place[0], len(starts) - 1)]

    def _within(self, top: int) -> int:
        """Return the nearest line at which the window may begin: below the head, the first line of a row.

        A denial on the second line of a row is never shown without the first one.
        """
        layout, top = self.layout_now, super()._within(top)
        at = top + self.pinned - layout.head_height
        row = layout.row_at(at)
        starts = layout.starts
        return top if at <= 0 or at == starts[row] else top + starts[row + 1] - at

    def window_strip(self, y: int) -> Strip | None:
        """Return what is on a row of the window; nothing of a last row that does not fit whole."""
        layout, at = self.layout_now, self.line_at(y) - self.layout_now.head_height
        if 0 <= at < layout.line_count and y >= self.pinned:
            row = layout.row_at(at)
            first, end = (start + layout.head_height for start in layout.starts[row : row + 2])
            if end > self.top + self.size.height and first > self.top + self.pinned:
                return None
        return super().window_strip(y)

    def strip_at(self, y: int) -> Strip:
        """Return a line: of the head, or of a row."""
        layout = self.layout_now
        at = y - layout.head_height
        row, column = self.place
        is_cursor = at >= 0 and layout.row_at(at) == row
        key = y, self.left, (column, self.has_focus) if is_cursor else None
        if key not in self._strips:
            if len(self._strips) >= _MOST_KEPT:
                self._strips.clear()
            written = layout.head_line(y, self.left) if at < 0 else self._row_line(at, is_cursor=is_cursor)
            strip = render_line(written, self.text_width, self.palette, self._highlight_terms, wrapped=False)[
                0
            ]
            self._strips[key] = self._with_cursor(strip) if is_cursor else strip
        return self._strips[key]

    def _row_line(self, at: int, *, is_cursor: bool) -> Line:
        return self.layout_now.row_line(at, self.left, self.place[1] if is_cursor else None)

    def _with_cursor(self, strip: Strip) -> Strip:
        """Return a line of the row of the cursor with its cell lit, where the grid has the focus."""
        if not self.has_focus:
            return strip
        layout, column = self.layout_now, self.place[1]
        begin = min(layout.offset_of(column, self.left), self.text_width)
        end = min(begin + layout.widths[column], self.text_width)
        lit = overlay_style(strip.crop(begin, end), self.component("cursor"))
        return Strip.join([strip.crop(0, begin), lit, strip.crop(end, self.text_width)])

    def _bring_cursor(self) -> None:
        """Move the terminal's own cursor to the cell, for screen readers and magnifiers."""
        x = min(self.layout_now.offset_of(self.place[1], self.left), max(self.text_width - 1, 0))
        self.app.cursor_position = self.region.offset + Offset(x, self.row_in_hand)

    def watch_place(self) -> None:
        """Scroll to the cell of the cursor."""
        # Lines with and without the cursor are kept: only those that it leaves and comes to are made.
        self.refresh()
        self._show_cursor()

    def watch_left(self) -> None:
        """Show other columns."""
        self.refresh()

    def watch_has_focus(self, value: bool) -> None:
        """Light the cell of the cursor, or not."""
        super().watch_has_focus(value)
        self._strips.clear()
        self.refresh()

    def _show_cursor(self) -> None:
        if self.size and self._words.text.rows:
            first = self.line_in_hand
            self.show_line(first + self.layout_now.heights[self.place[0]] - 1)
            self.show_line(first)
            self.left = self.layout_now.left_for(self.place[1], self.left)

    def on_resize(self) -> None:
        """Lay the columns out for the new width; the cell of the cursor stays in sight."""
        self._laid_out = None
        self.redraw()
        self._show_cursor()

    def notify_style_update(self) -> None:
        """Make the lines anew for another theme."""
        super().notify_style_update()
        self._laid_out = None

    def move(self, rows: int = 0, columns: int = 0) -> None:
        """Move the cursor, as far as there are cells.

        Args:
            rows: How many rows down; negative to go up.
            columns: How many columns to the right; negative to go to the left.
        """
        text = self._words.text
        row, column = self.place
        self.place = (
            max(min(row + rows, len(text.rows) - 1), 0),
            max(min(column + columns, len(text.heads) - 1), 0),
        )

    def _move_page(self, way: int) -> None:
        """Move by as many lines as the window has below the head, one of them less."""
        layout, room = self.layout_now, max(self.size.height - self.pinned - 1, 1)
        row = layout.row_at(self.line_in_hand - layout.head_height + way * room)
        self.move(rows=row - self.place[0] or way)

    def action_scroll_down(self) -> None:
        """Go to the next event."""
        self.move(rows=1)

    def action_scroll_up(self) -> None:
        """Go to the previous event."""
        self.move(rows=-1)

    def action_scroll_page_down(self) -> None:
        """Go one page down."""
        self._move_page(1)

    def action_scroll_page_up(self) -> None:
        """Go one page up."""
        self._move_page(-1)

    def action_scroll_top(self) -> None:
        """Go to the first event."""
        self.move(rows=-len(self._words.text.rows))

    def action_scroll_bottom(self) -> None:
        """Go to the last event."""
        self.move(rows=len(self._words.text.rows))

    def on_click(self, event: events.Click) -> None:
        """Go to a clicked cell; a click on the cell of the cursor opens its event."""
        layout, y = self.layout_now, self.line_at(event.y)
        column = layout.column_at(event.x, self.left)
        column = self.place[1] if column is None else column
        if event.y < self.pinned:
            self.place = self.place[0], column
        elif y < self.line_count:
            clicked = layout.row_at(y - layout.head_height), column
            if clicked == self.place:
                self.post_message(LinkActivated(EventLink(layout.text.rows[clicked[0]].row.event.id)))
            self.place = clicked

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Show the columns on the right without moving the cursor."""
        event.stop()
        if self.layout_now.shown_columns(self.left).stop < len(self.layout_now.widths):
            self.left += 1

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Show the columns on the left without moving the cursor."""
        event.stop()
        self.left = max(self.left - 1, 1)
