"""The overview pane: one lane for each kind, actor, source or status; time from left to right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from tui.chronology.date_format import format_date
from tui.explorer.messages import DayClicked, DaysSelected, LaneClicked, OverviewScrolled
from tui.explorer.overview.broken_scale import AxisScale, scale_without
from tui.explorer.overview.lane_colours import lane_style
from tui.explorer.overview.lane_data import LaneData
from tui.explorer.overview.render_overview import axis_text, cell_range, overlay_event
from tui.explorer.widgets.virtual_list import VirtualList
from tui.index.protocol import LaneKey
from tui.index.records import EventRecord, EventRow, LaneBar
from tui.session.periods import days_date
from tui.session.viewport import OverviewView
from tui.text.cell_width import pad, truncate
from tui.text.sanitize import sanitize_line
from tui.views.lines import TextRole
from tui.views.symbols import ASCII, UNICODE, Symbols

_LABEL_CELLS = 12
_NAME_CELLS = 24
"""Cells for the names of lanes: those of actors and sources are longer than those of kinds."""


class Overview(VirtualList):
    """Draws solid where something was certainly going on, light where possibly, a symbol for one day."""

    lanes: var[LaneData | None] = var(None)
    """The lanes and bars."""
    view: var[OverviewView] = var(OverviewView())
    """The lanes and days to show."""
    record: var[EventRecord | None] = var(None)
    """The event under the cursor."""
    linked: var[tuple[EventRow, ...]] = var(())
    """Events that the current one is placed by or differs with."""
    days: var[tuple[int, int] | None] = var(None)
    """The first and last day of the range, as day numbers; None without one."""
    dragged: var[tuple[int, int] | None] = var(None)
    """The cells where dragging the mouse began and where it is; None while there is no dragging."""
    folded: var[bool] = var(False)
    """Whether all lanes are drawn in one, for a small screen."""

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002
        ascii_only: bool = False,
        colours: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(id=id, ascii_only=ascii_only)
        self._texts: dict[tuple[int, AxisScale], tuple[str, bool]] = {}
        """By line and scale: the text, and whether it shows densities."""
        self._names: tuple[str, ...] = ()
        """The ids of the lanes."""
        self._laid_out = 0
        """How many lines the last layout was for."""
        self._colours = colours or {}
        self._from: int | None = None
        """The cell where the mouse button was pressed; None while it is not."""
        self._lane: str | None = None
        """The id of the lane in which it was pressed; None outside of lanes, or for all lanes in one."""
        self._zooms = False
        """Whether dragging zooms: on the axis, or with Shift or Ctrl held."""
        self._marked: Mapping[int, list[tuple[LaneBar, str]]] = {}
        """By line, the marked bars with their styles, in the order of drawing."""

    def watch_lanes(self) -> None:
        """Redraw for new results, which may have more or fewer lanes."""
        self._names = tuple(self.lanes.labels) if self.lanes else ()
        self._marked = self._marks_of()
        self._look_anew()

    def watch_view(self) -> None:
        """Redraw after zooming or scrolling."""
        self._look_anew()

    def watch_record(self) -> None:
        """Redraw the lanes in which the current event is or was."""
        before, self._marked = self._marked, self._marks_of()
        for y in before.keys() | self._marked.keys():
            self.redraw_line(y)
        if self._marked and self.line_count > self.size.height > 1:
            self.show_line(max(self._marked))

    def watch_linked(self) -> None:
        """Redraw the links."""
        self.watch_record()

    def watch_days(self) -> None:
        """Redraw the range."""
        self.refresh()

    def watch_dragged(self) -> None:
        """Redraw the shade under the mouse, and say which days it covers."""
        self.refresh()
        self._say_scale()

    def watch_folded(self) -> None:
        """Redraw for another layout."""
        self._marked = self._marks_of()
        self.redraw()

    def on_resize(self) -> None:
        """Redraw for another number of cells."""
        super().on_resize()
        self._from = self.dragged = None
        self._say_scale()

    def _look_anew(self) -> None:
        self.redraw()
        self._say_scale()

    def _say_scale(self) -> None:
        scale, by = self._scale, self.lanes.by if self.lanes else LaneKey.KIND
        sign = (ASCII if self.ascii_only else UNICODE).broken * 2
        if scale and self.dragged and (when := days_date(*self._days_dragged(scale, self.dragged))):
            days = format_date(when).removeprefix("some time in ")
            self.caption = f"Overview · {'zoom to' if self._zooms else 'only'} {days}"
            return
        self.caption = f"Overview by {by} · {scale.words.replace('//', sign)}" if scale else "Overview"

    def redraw(self) -> None:
        """Draw every line anew."""
        self._texts.clear()
        super().redraw()
        # Without any day to draw there is one line, however many lanes there are.
        if self.line_count != self._laid_out:
            self._laid_out = self.line_count
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows needed: one for each lane, and the axis.

        Args:
            container: Not used.
            viewport: Not used.
            width: Not used.
        """
        return self.line_count

    @property
    def line_count(self) -> int:
        """Return how many lines the axis and the lanes take."""
        if self.lanes is None or self.lanes.whole is None:
            return 1
        return 2 if self.folded else 1 + len(self.lanes.labels)

    @property
    def pinned(self) -> int:
        """Return how many lines stay at the top: the axis."""
        return 1

    @property
    def _label_cells(self) -> int:
        if self.folded:
            return 0
        by_name = self.lanes is not None and self.lanes.by in {LaneKey.ACTOR, LaneKey.SOURCE}
        return min(_NAME_CELLS if by_name else _LABEL_CELLS, self.text_width // 4)

    @property
    def _scale(self) -> AxisScale | None:
        lanes, cells = self.lanes, max(self.text_width - self._label_cells, 1)
        if lanes is None or lanes.whole is None:
            return None
        window = self.view.window or lanes.whole
        is_broken = self.view.window is None and not self.view.shows_empty_years
        return scale_without(lanes.breaks if is_broken else (), window.first, window.last, cells)

    def strip_at(self, y: int) -> Strip:
        """Return the axis, or a lane with the current event, its links and the range laid over it."""
        scale, lanes, marks = self._scale, self.lanes, ASCII if self.ascii_only else UNICODE
        if scale is None or lanes is None:
            text_shown = truncate("No dated events to draw.", self.text_width, marks.ellipsis)
            return self._strip([Segment(text_shown, self.palette.of(TextRole.QUIET))])
        name = self._name_at(y)
        text, is_crowd = self._text(y, name, lanes, scale, marks)
        label = sanitize_line(lanes.labels[name]) if name is not None else ""
        room = self._label_cells
        named = pad(truncate(label, max(room - 1, 0), marks.ellipsis), room)
        if y == 0:
            quiet = self.palette.of(TextRole.QUIET)
            # Without colours a range cannot be shaded.
            ruled = [(cells, style + Style(underline=True)) for cells, style in self._shaded(scale)]
            return self._strip([Segment(named, quiet), *styled(text, quiet, ruled)])
        base = self.palette.of(TextRole.DATE)
        if name is not None:
            base += lane_style(name, y - 1, self._colours, self.app.current_theme)
        over, naming = self._shaded(scale), self.palette.of(TextRole.LABEL)
        for bar, component in self._marked.get(y, ()):
            cells = [cell_range(bar, scale)]
            if component == "current":
                naming += self.component(component) + Style(underline=False)
                # Drawn with its own symbol, not with those of events below it.
                text, cells = overlay_event(text, bar, scale, marks, is_crowd=is_crowd)
            over += [(marked_cells, self.component(component)) for marked_cells in cells]
        drawn = styled(text, base, over)
        return self._strip([Segment(named, naming), *drawn])

    def _name_at(self, y: int) -> str | None:
        """Return the id of the lane of a line; None for the axis, and for all lanes in one."""
        return self._names[y - 1] if 0 < y <= len(self._names) and not self.folded else None

    def _text(
        self, y: int, name: str | None, lanes: LaneData, scale: AxisScale, marks: Symbols
    ) -> tuple[str, bool]:
        """Return a lane's text, drawn once for each search, size and window: moving changes nothing in it."""
        cached = self._texts.get((y, scale))
        if cached is None:
            drawn = (lanes.text(name, scale, marks), lanes.is_crowd(name, scale)) if y else None
            cached = self._texts[y, scale] = drawn or (axis_text(scale, marks), False)
        return cached

    def _shaded(self, scale: AxisScale) -> list[tuple[range, Style]]:
        """Return the cells of the range, and those that are being dragged over, with their styles."""
        shade = self.component("selected")
        cells = [scale.cells_of(*self.days)] if self.days else []
        if self.dragged:
            cells.append(range(min(self.dragged), max(self.dragged) + 1))
        return [(shaded_cells, shade) for shaded_cells in cells]

    def _marks_of(self) -> dict[int, list[tuple[LaneBar, str]]]:
        """Return the marked bars, by line."""
        lanes, marked = self.lanes, defaultdict[int, list[tuple[LaneBar, str]]](list)
        if lanes is None or self.record is None:
            return marked
        lines = {name: 1 if self.folded else y for y, name in enumerate(lanes.labels, 1)}

        def mark(bars: Iterable[LaneBar], component: str) -> None:
            for bar in bars:
                if bar.lane in lines:
                    marked[lines[bar.lane]].append((bar, component))

        for row in self.linked:
            mark(lanes.bars_of(row.rank), "linked")
        current = lanes.bars_at(self.record)
        # With all lanes in one, draw it once.
        mark(current[:1] if self.folded else current, "current")
        return marked

    def _strip(self, segments: list[Segment]) -> Strip:
        return Strip(segments).adjust_cell_length(self.text_width, self.palette.base)

    # The mouse

    def _cell_at(self, x: int) -> int | None:
        """Return the cell at a column, or the nearest one; None where nothing is drawn."""
        scale = self._scale
        return max(0, min(x - self._label_cells, scale.cells - 1)) if scale else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin dragging; on the label of a lane, choose that lane."""
        cell, line = self._cell_at(event.x), self.line_at(event.y)
        if event.button != 1 or cell is None:
            return
        self._lane = self._name_at(line)
        if event.x >= self._label_cells:
            self._from, self._zooms = cell, line == 0 or event.shift or event.ctrl
            self.capture_mouse()
        elif self._lane is not None:
            self.post_message(LaneClicked(self._lane))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Shade the cells that are dragged over; say what a click on a label does."""
        cell = self._cell_at(event.x)
        self._say_hint(event)
        if self._from is not None and cell is not None and (self.dragged or cell != self._from):
            self.dragged = self._from, cell

    def _say_hint(self, event: events.MouseMove) -> None:
        """Say what a click does here, while the mouse rests on the label of a lane."""
        is_label = self._from is None and event.x < self._label_cells
        name = self._name_at(self.line_at(event.y)) if is_label else None
        label = self.lanes.labels.get(name, "") if self.lanes and name else ""
        hint = f"Click for {sanitize_line(label)} only; click again for all"
        self.tooltip = Content(hint) if label else None

    def on_mouse_up(self) -> None:
        """Choose the days that were dragged over; without dragging, the days of the clicked cell."""
        start, dragged, scale = self._from, self.dragged, self._scale
        self._from = self.dragged = None
        self.release_mouse()
        if start is None or scale is None:
            return
        if dragged:
            self.post_message(DaysSelected(*self._days_dragged(scale, dragged), zooms=self._zooms))
        else:
            self.post_message(DayClicked(scale.day(start), scale.last_day(start), self._lane))

    def _days_dragged(self, scale: AxisScale, dragged: tuple[int, int]) -> tuple[int, int]:
        """Return the first and the last day of the cells that are dragged over."""
        return scale.day(min(dragged)), scale.last_day(max(dragged))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Zoom out; with Shift or Ctrl, scroll later."""
        self._wheeled(event, 1, sideways=event.shift or event.ctrl)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Zoom in; with Shift or Ctrl, scroll earlier."""
        self._wheeled(event, -1, sideways=event.shift or event.ctrl)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Scroll later."""
        self._wheeled(event, 1, sideways=True)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Scroll earlier."""
        self._wheeled(event, -1, sideways=True)

    def _wheeled(self, event: events.MouseEvent, turns: int, *, sideways: bool) -> None:
        event.stop()
        # Here the visible lines follow the event; other panes scroll their lines with the wheel.
        event.prevent_default()
        scale, cell = self._scale, self._cell_at(event.x)
        if scale and cell is not None:
            self.post_message(OverviewScrolled(scale.day(cell), turns, sideways=sideways))


def styled(text: str, base: Style, over: Sequence[tuple[range, Style]]) -> list[Segment]:
    """Return a lane's text in its style, with other styles over some cells; later ones win.

    Args:
        text: One character for each cell.
        base: The style of the lane.
        over: Ranges of cells inside the text, with their styles.
    """
    cuts = sorted({0, len(text), *(edge for cells, _ in over for edge in (cells.start, cells.stop))})
    segments = []
    for start, end in pairwise(cuts):
        top = next((style for cells, style in reversed(over) if start in cells), None)
        segments.append(Segment(text[start:end], base + top if top else base))
    return segments
