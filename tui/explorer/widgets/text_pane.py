"""A pane of text: lines of marked spans, wrapped to its width, with search terms highlighted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.strip import Strip

from tui.explorer.bindings import bindings_of
from tui.explorer.long_texts import shorten
from tui.explorer.messages import LinkActivated
from tui.explorer.widgets.render_line import WrappedLine, match_offsets, truncate_line, wrap_line
from tui.explorer.widgets.virtual_list import VirtualList
from tui.text.search_text import SearchTerm
from tui.views.commands.command import CommandScope
from tui.views.lines import Line
from tui.views.links import Link
from tui.views.symbols import ASCII, UNICODE

LEAST_BELOW = 3
"""The least rows below the pinned ones."""


class _Row(NamedTuple):
    """A row of the pane."""

    wrapped: WrappedLine
    """The line that it is of."""
    number: int
    """Which of its rows, from 0."""
    line: int
    """The place of the line among the lines."""

    @property
    def strip(self) -> Strip:
        """Return the row as drawn."""
        return self.wrapped.strip(self.number)


class TextPane(VirtualList):
    """Shows lines; scrolls by its own keys while it has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(CommandScope.TEXT)
    MOST: ClassVar[int] = 1_000_000
    """Code points that are shown: beyond, the longest lines are cut, and the last ones left out."""

    def __init__(self, *, id: str | None = None, ascii_only: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, ascii_only=ascii_only)
        self._lines: Sequence[Line] = ()
        self._highlight_terms: tuple[SearchTerm, ...] = ()
        self._rows: list[_Row] | None = []
        self._pinned = 0
        self._anchor: Link | None = None
        """The link of the line that was last scrolled to; None for none."""
        self._anchored_at = 0
        """The scroll position after that; another one by now means that the user has scrolled."""

    def show(
        self,
        lines: Sequence[Line],
        highlight_terms: tuple[SearchTerm, ...] = (),
        *,
        pinned: int = 0,
        keep_place: bool = False,
        around: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        """Show other lines.

        Args:
            lines: The lines; shortened where they are longer than `MOST` code points.
            highlight_terms: The terms to highlight.
            pinned: How many of the lines stay at the top.
            keep_place: Whether to keep the scroll position.
            around: By the place of a line, which of its code points is shown even where others cannot be.
        """
        self._show(shorten(lines, self.MOST, around), highlight_terms, pinned, keep_place=keep_place)

    def _show(
        self, lines: Sequence[Line], highlight_terms: tuple[SearchTerm, ...], pinned: int, *, keep_place: bool
    ) -> None:
        self._lines, self._highlight_terms, self._rows, self._pinned = lines, highlight_terms, None, pinned
        self._anchor = None
        if not keep_place:
            self.set_reactive(TextPane.top, 0)
        self.redraw()

    def show_anchor(self, anchor: Link) -> None:
        """Scroll to the line with a link, and keep it visible in other sizes."""
        self._anchor = anchor
        # Without a size there are no rows yet, and wrapping to a width of one takes long.
        size = self.size
        rows = (
            [y for y, row in enumerate(self._wrapped) if self._lines[row.line].anchor == anchor]
            if size
            else []
        )
        if rows:
            room = self.size.height - self.pinned
            self.show_line(min(rows[-1], rows[0] + room - 1))
            self.show_line(rows[0], margin=min(3, room // 4))
        self._anchored_at = self.top

    @property
    def has_match(self) -> bool:
        """Return whether any search term is in the text."""
        return any(_is_lit(line, self._highlight_terms) for line in self._lines)

    def show_match(self, step: int) -> bool:
        """Scroll to the next (1) or previous (-1) match, as far as there are rows below.

        Args:
            step: 1 or -1.

        Returns:
            Whether there was another match.
        """
        # The pinned rows cover the first ones of the window.
        first, before = self.top + self.pinned, self.top
        tops = [y for y in self._match_tops() if (y > first if step > 0 else y < first)]
        if tops:
            self.top = self._within(tops[0 if step > 0 else -1] - self.pinned)
        return self.top != before

    def hit_after(self, step: int, *, is_moved: bool) -> tuple[int, int]:
        """Return the number, from 1, of the place with a match that a step has led to; and of all places.

        Args:
            step: 1 or -1, as it was given to `show_match`.
            is_moved: Whether there was another match; where not, the last in that direction is shown already.
        """
        tops = self._match_tops()
        if not is_moved:
            return (len(tops) if step > 0 else min(len(tops), 1)), len(tops)
        return max(bisect_right(tops, self.top + self.pinned), 1), len(tops)

    def _match_tops(self) -> list[int]:
        """Return the scroll positions of the matches: the first row of a line if that shows its match."""
        match_style, room = self.palette.match_style, max(self.size.height - self.pinned, 1)
        has_match = [_is_lit(line, self._highlight_terms) for line in self._lines]
        tops, begins = [], 0
        for y, row in enumerate(self._wrapped):
            if not row.number:
                begins = y
            if has_match[row.line] and any(
                style and style + match_style == style for _, style, _ in row.strip
            ):
                tops.append(begins if y - begins < room else y)
        return sorted({y for y in tops if y >= self.pinned})

    @property
    def line_count(self) -> int:
        """Return how many rows there are after wrapping."""
        return len(self._wrapped)

    @property
    def pinned(self) -> int:
        """Return how many rows the pinned lines take, leaving at least `LEAST_BELOW` rows below them."""
        height = self.size.height
        rows = sum(1 for row in self._wrapped[:height] if row.line < self._pinned)
        return rows if rows * 2 <= height else max(min(rows, height - LEAST_BELOW), 0)

    @property
    def _wrapped(self) -> list[_Row]:
        """Return the rows. Made once for each size.

        Pinned lines that would take more than half of the window take one row each, blank ones none.
        """
        if self._rows is None:
            rows = self._rows_from(enumerate(self._lines))
            pinned = sum(1 for row in rows if row.line < self._pinned)
            if pinned * 2 > self.size.height:
                sign = (ASCII if self.ascii_only else UNICODE).ellipsis
                head = [(at, line) for at, line in enumerate(self._lines[: self._pinned]) if line.spans]
                cut = [(at, truncate_line(line, self.text_width, sign)) for at, line in head]
                rows = self._rows_from(cut) + rows[pinned:]
            self._rows = rows
        return self._rows

    def _rows_from(self, lines: Iterable[tuple[int, Line]]) -> list[_Row]:
        width = self.text_width
        return [
            _Row(wrapped, number, at)
            for at, line in lines
            for wrapped in (wrap_line(line, width, self.palette, self._highlight_terms),)
            for number in range(len(wrapped))
        ]

    def strip_at(self, y: int) -> Strip:
        """Return a row."""
        return self._wrapped[y].strip

    def on_resize(self) -> None:
        """Wrap to the new width; the line that was shown first, or scrolled to, stays visible."""
        rows = self._rows or []
        first = rows[self.top].line if self.top < len(rows) else 0
        has_scrolled = self.top != self._anchored_at
        self._rows = None
        if self._anchor and not has_scrolled:
            self.top = 0
            self.show_anchor(self._anchor)
        elif first:
            self.top = self._within(next((y for y, row in enumerate(self._wrapped) if row.line == first), 0))
        self.redraw()

    def notify_style_update(self) -> None:
        """Make the rows anew for another theme."""
        super().notify_style_update()
        self._rows = None

    def on_click(self, event: events.Click) -> None:
        """Follow the link of a clicked line."""
        y = self.line_at(event.y)
        if y < self.line_count and (anchor := self._lines[self._wrapped[y].line].anchor):
            self.post_message(LinkActivated(anchor))

    def action_scroll_down(self) -> None:
        """Scroll a line down."""
        self.scroll_lines(1)

    def action_scroll_up(self) -> None:
        """Scroll a line up."""
        self.scroll_lines(-1)

    def action_scroll_page_down(self) -> None:
        """Scroll a page down, keeping one line."""
        self.scroll_lines(max(self.size.height - 1, 1))

    def action_scroll_page_up(self) -> None:
        """Scroll a page up, keeping one line."""
        self.scroll_lines(-max(self.size.height - 1, 1))

    def action_scroll_top(self) -> None:
        """Scroll to the first line."""
        self.top = 0

    def action_scroll_bottom(self) -> None:
        """Scroll to the last line."""
        self.top = self._within(self.line_count)


def _is_lit(line: Line, highlight_terms: Sequence[SearchTerm]) -> bool:
    return any(match_offsets(span, highlight_terms) for span in line.spans)
