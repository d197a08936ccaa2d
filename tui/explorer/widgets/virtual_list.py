"""The base of every pane: a scrolling window over lines that are drawn only when they are visible.

Scrolling causes no layout: the widget keeps its own position and draws its own scroll bar. Against Textual's
`ScrollView` with the same strips, a step that scrolls takes 0.47 of its CPU time, a page 0.49, and a step
inside the window 0.89 (`benchmarks/lists.py`).
"""

from __future__ import annotations

from typing import NamedTuple, Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.explorer.theme import line_style
from tui.explorer.widgets.render_line import LineStyles, merge_segments
from tui.views.lines import TextRole


class _Drawn(NamedTuple):
    """A line of the window, with everything it was drawn from."""

    text: Strip | None
    """As `strip_at` returned it; None after the last line."""
    bar: str
    strip: Strip


class VirtualList(Widget, can_focus=True):
    """A scrolling window over `line_count` lines, each returned by `strip_at`."""

    ALLOW_SELECT = False
    top: var[int] = var(0)
    """The first line of the window."""
    caption: var[str] = var("")
    """The text on the frame around it."""
    lower_caption: var[str] = var("")
    """The text on the lower side of the frame, such as what the pane shows a part of; empty for none."""

    def __init__(self, *, id: str | None = None, ascii_only: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self.ascii_only = ascii_only
        self._palette: LineStyles | None = None
        self._bar_style = Style.null()
        self._strips: dict[object, Strip] = {}
        self._window: dict[int, _Drawn] = {}
        """The lines of the window, by row, as last drawn."""
        self._stale: set[int] | None = None
        """The rows of the window that must be drawn anew; None for all."""

    @property
    def line_count(self) -> int:
        """Return how many lines there are."""
        return 0

    @property
    def pinned(self) -> int:
        """Return how many of the first lines stay at the top."""
        return 0

    @property
    def line_in_hand(self) -> int:
        """Return the line of the cursor; in a text, the first visible line that is not pinned."""
        return self.top + self.pinned

    @property
    def shown_lines(self) -> int:
        """Return how many lines fit into the window."""
        return self.size.height

    def strip_at(self, y: int) -> Strip:
        """Return a line, `text_width` cells wide. Called for visible lines only.

        Args:
            y: The number of the line, from 0.

        Raises:
            NotImplementedError: Subclasses must define it.
        """
        raise NotImplementedError

    @property
    def text_width(self) -> int:
        """Return the cells of a line; one at the right is for the scroll bar."""
        return max(self.size.width - 1, 1)

    @property
    def palette(self) -> LineStyles:
        """Return the styles of this pane in the current theme."""
        if self._palette is None:
            base = self.rich_style
            roles: dict[TextRole, Style] = {
                role: base + self.component(role.value) for role in TextRole if role is not TextRole.PLAIN
            }
            self._palette = LineStyles(base, self.component("lit"), roles)
            self._bar_style = base + self.component("bar")
        return self._palette

    def component(self, name: str) -> Style:
        """Return the style of a part of a line in the current theme, to be laid over others."""
        return line_style(name, self.app.theme_variables, is_ansi=self.app.native_ansi_color)

    def redraw(self) -> None:
        """Draw every line anew."""
        self._strips.clear()
        # Without a size nothing can be drawn, and wrapping to a width of one takes long.
        if self.size:
            self.top = self._within(self.top)
        self.refresh()

    def line_at(self, y: int) -> int:
        """Return the line at a row of the window, from 0; rows below the last line count on."""
        return y if y < self.pinned else self.top + y

    def window_strip(self, y: int) -> Strip | None:
        """Return what is on a row of the window; None after the last line.

        Args:
            y: The row, from 0.
        """
        line = self.line_at(y)
        return self.strip_at(line) if line < self.line_count else None

    @property
    def row_in_hand(self) -> int:
        """Return the row of the window with the line of the cursor, or the nearest one."""
        return min(max(self.line_in_hand - self.top, 0), max(self.size.height - 1, 0))

    def redraw_line(self, y: int) -> None:
        """Draw one line anew."""
        if self.pinned <= y - self.top < self.size.height:
            self.refresh(Region(0, y - self.top, self.size.width, 1))

    def show_line(self, y: int, margin: int = 0) -> None:
        """Scroll as little as needed to show a line.

        Args:
            y: The number of the line, from 0.
            margin: How many lines to show around it, where there is room.
        """
        height = self.size.height
        margin = min(margin, max(height - 1, 0) // 2)
        if y - margin < self.top + self.pinned:
            self.top = self._within(y - margin - self.pinned)
        elif y + margin >= self.top + height:
            self.top = self._within(y + margin - height + 1)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by a number of lines; negative to go up."""
        self.top = self._within(self.top + lines)

    def _within(self, top: int) -> int:
        """Return the nearest line at which the window may begin.

        Args:
            top: The wanted one.
        """
        return max(0, min(top, self.line_count - max(self.size.height, 1)))

    def watch_top(self) -> None:
        """Redraw after scrolling."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Make the styles anew for another theme or focus."""
        super().notify_style_update()
        self._palette = None
        self._strips.clear()
        self._window.clear()

    def on_resize(self) -> None:
        """Redraw for another width."""
        self.redraw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.scroll_lines(-3)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Redraw everything, or only the lines in some regions.

        Args:
            regions: As for Textual's: the areas to redraw; none for everything.
            repaint: As for Textual's.
            layout: As for Textual's.
            recompose: As for Textual's.
        """
        if not regions:
            self._stale = None
        elif self._stale is not None:
            self._stale.update(y for region in regions for y in region.line_range)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return finished strips, bypassing Textual's box model: these panes have no border of their own.

        Textual asks for the whole window whenever anything inside or around it is drawn. An unchanged line is
        the same strip as before, which caches how it was cropped and written to the terminal.
        """
        size = self.size
        lines = self._lines_of(size)
        # A pane that is visible behind a page keeps the look of focus.
        if self.has_focus and self.screen is self.app.screen:
            self._bring_cursor()
        if crop.x == 0 and crop.right >= size.width:
            return lines[crop.y : crop.bottom]
        return [strip.crop(crop.x, crop.right) for strip in lines[crop.y : crop.bottom]]

    def _bring_cursor(self) -> None:
        """Move the terminal's own cursor to the current line, for screen readers and magnifiers."""
        self.app.cursor_position = self.region.offset + Offset(0, self.row_in_hand)

    def watch_has_focus(self, value: bool) -> None:
        """Move the terminal's cursor here."""
        super().watch_has_focus(value)
        self.refresh()

    def _lines_of(self, size: Size) -> list[Strip]:
        """Return every line of a window of a size."""
        window = self._window
        if len(window) != size.height or (window and window[0].strip.cell_length != size.width):
            window.clear()
            self._stale = None
        # Before the lines, which depend on the styles.
        base = self.palette.base
        filters, background = self.get_line_filters(), self.background_colors[1]
        bar = self._bar(size)
        for y in range(size.height) if self._stale is None else sorted(self._stale):
            if y >= size.height:
                break
            text = self.window_strip(y)
            drawn = window.get(y)
            if drawn is None or drawn.text is not text or drawn.bar != bar[y]:
                end = [Segment(bar[y], base if bar[y] == " " else self._bar_style)] if size.width > 1 else []
                segments = [*text, *end] if text else [Segment(" " * size.width, base)]
                for line_filter in filters:
                    segments = line_filter.apply(segments, background)
                window[y] = _Drawn(text, bar[y], Strip(merge_segments(segments), size.width))
        self._stale = set()
        return [window[y].strip for y in range(size.height)]

    def _bar(self, size: Size) -> str:
        """Return the cells of the scroll bar, one for each line of the window."""
        height, lines, shown = size.height, self.line_count, self.shown_lines
        if lines <= shown:
            return " " * height
        length = max(1, height * shown // lines)
        start = min(round((height - length) * self.top / (lines - shown)), height - length)
        sign = "#" if self.ascii_only else "▐"
        return (" " * start + sign * length).ljust(height)
