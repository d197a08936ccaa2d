"""The overview: one lane a kind, time from left to right."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from tui.explorer.axis import Scale
from tui.explorer.lane_colours import lane_style
from tui.explorer.line_view import LineView
from tui.explorer.messages import DayChosen
from tui.explorer.overview_drawing import axis_text, beginnings, cells_of, crowd, lane, sign, spread
from tui.index.index import Index
from tui.index.records import Bar, Info
from tui.reading.query import Query
from tui.text.clean import clean_line
from tui.text.width import fit, pad
from tui.views.lines import Role
from tui.views.marks import ASCII, UNICODE, Marks

_LABEL_CELLS = 12
_MOST_BARS = 4_000
"""Beyond, a lane is a texture anyway, and drawing it would be felt at every key of a search."""


@dataclass(frozen=True)
class Lanes:
    """What the overview shows, read from the index once for each search."""

    info: Info
    bars: tuple[Bar, ...] | None
    """In the order of their ranks; None where there are too many to draw one by one."""
    density: dict[str, list[int]]

    @classmethod
    def of(cls, index: Index, query: Query, cells: int) -> Lanes:
        """The lanes of what a query finds."""
        info = index.info
        bars = index.bars(query, _MOST_BARS)
        if bars is not None:
            return cls(info, tuple(bars), {})
        first, last = info.first_day or 0, info.last_day or 0
        return cls(info, None, index.density(query, first, last, max(cells, 1)))

    @cached_property
    def labels(self) -> dict[str, str]:
        """The name of each lane by its kind: those that are described, then those that events merely have."""
        described = {kind.id: kind.label for kind in self.info.kinds}
        met = self._by_kind if self.bars is not None else [kind for kind, n in self.density.items() if any(n)]
        return described | {kind: kind for kind in sorted(met) if kind not in described}

    @cached_property
    def _by_kind(self) -> dict[str, list[Bar]]:
        grouped: dict[str, list[Bar]] = {}
        for bar in self.bars or ():
            grouped.setdefault(bar.kind, []).append(bar)
        return grouped

    def bar(self, rank: int) -> Bar | None:
        """The bar of an event; None where it has none, or bars are not drawn one by one."""
        bars = self.bars or ()
        at = bisect_left(bars, rank, key=lambda bar: bar.rank)
        return bars[at] if at < len(bars) and bars[at].rank == rank else None

    def text(self, kind: str | None, scale: Scale, marks: Marks) -> str:
        """The cells of a kind's lane; where it is None, how many events of any kind begin in each cell.

        All lanes laid over each other would be solid wherever one thing lasted.
        """
        if self.bars is not None and kind is None:
            return crowd(beginnings(self.bars, scale), marks)
        if self.bars is not None:
            return "".join(sign(ink, marks) for ink in lane(self._by_kind.get(kind or "", ()), scale))
        lanes = list(self.density.values()) if kind is None else [self.density.get(kind, [])]
        # The density was counted for another width.
        return crowd(spread([sum(cell) for cell in zip(*lanes, strict=True)], scale.cells), marks)


class Overview(LineView):
    """Solid where something was certainly going on, light where possibly, a sign where on one day."""

    lanes: var[Lanes | None] = var(None)
    """What to show."""
    rank: var[int] = var(0)
    """The rank of the event under the cursor; 0 without one."""
    days: var[tuple[int, int] | None] = var(None)
    """The first and last day of the range."""
    folded: var[bool] = var(False)
    """All lanes in one, for a small screen."""

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002
        ascii_only: bool = False,
        colours: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(id=id, ascii_only=ascii_only)
        self._texts: dict[tuple[int, Scale], str] = {}
        self._colours = colours or {}

    def watch_lanes(self, old: Lanes | None, new: Lanes | None) -> None:
        """Another search, or other files; their lanes may be more or fewer."""
        self.redraw()
        self._say_scale()
        if (old and len(old.info.kinds)) != (new and len(new.info.kinds)):
            self.refresh(layout=True)

    def watch_rank(self, old: int, new: int) -> None:
        """Another event is marked: only the lanes of the two are drawn."""
        for rank in (old, new):
            if self.lanes and (bar := self.lanes.bar(rank)):
                self.redraw_line(1 if self.folded else 1 + list(self.lanes.labels).index(bar.kind))

    def watch_days(self) -> None:
        """Another range is shaded."""
        self.refresh()

    def watch_folded(self) -> None:
        """Another layout."""
        self.redraw()

    def on_resize(self) -> None:
        """A cell is another stretch of time."""
        super().on_resize()
        self._say_scale()

    def _say_scale(self) -> None:
        scale = self._scale
        self.caption = f"Overview · {scale.words}" if scale else "Overview"

    def redraw(self) -> None:
        """Draw every line anew: what they say has changed."""
        self._texts.clear()
        super().redraw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are lanes, and the axis."""
        return self.line_count

    @property
    def line_count(self) -> int:
        """The axis and the lanes."""
        if self.lanes is None or self._scale is None:
            return 1
        return 2 if self.folded else 1 + len(self.lanes.labels)

    @property
    def _label_cells(self) -> int:
        return 0 if self.folded else min(_LABEL_CELLS, self.text_width // 4)

    @property
    def _scale(self) -> Scale | None:
        info = self.lanes.info if self.lanes else None
        if info is None or info.first_day is None or info.last_day is None:
            return None
        return Scale(info.first_day, info.last_day, max(self.text_width - self._label_cells, 1))

    def strip_at(self, y: int) -> Strip:
        """The axis, or a lane with the current event and the range laid over."""
        scale, lanes, marks = self._scale, self.lanes, ASCII if self.ascii_only else UNICODE
        if scale is None or lanes is None:
            said = fit("No dated events to draw.", self.text_width, marks.ellipsis)
            return self._strip([Segment(said, self.palette.of(Role.QUIET))])
        kind = list(lanes.labels)[y - 1] if y and not self.folded else None
        text = self._text(y, kind, lanes, scale, marks)
        label = clean_line(lanes.labels[kind]) if kind else ""
        room = self._label_cells
        named = pad(fit(label, max(room - 1, 0), marks.ellipsis), room)
        if y == 0:
            return self._strip([Segment(named + text, self.palette.of(Role.QUIET))])
        base = self.palette.of(Role.DATE)
        if kind:
            base += lane_style(kind, y - 1, self._colours, self.app.current_theme)
        drawn = styled(text, base, self._laid_over(kind, lanes, scale))
        return self._strip([Segment(named, self.palette.of(Role.LABEL)), *drawn])

    def _text(self, y: int, kind: str | None, lanes: Lanes, scale: Scale, marks: Marks) -> str:
        """Drawn once for each search and size: a key of movement changes nothing in it."""
        held = self._texts.get((y, scale))
        if held is None:
            held = self._texts[y, scale] = lanes.text(kind, scale, marks) if y else axis_text(scale)
        return held

    def _laid_over(self, kind: str | None, lanes: Lanes, scale: Scale) -> list[tuple[range, Style]]:
        """The range, and over it the current event in its lane."""
        over: list[tuple[range, Style]] = []
        if self.days:
            first, last = map(scale.cell, self.days)
            over.append((range(first, last + 1), self.component("selected")))
        current = lanes.bar(self.rank)
        if current and kind in (None, current.kind):
            over.append((cells_of(current, scale), self.component("cursor")))
        return over

    def _strip(self, segments: list[Segment]) -> Strip:
        return Strip(segments).adjust_cell_length(self.text_width, self.palette.base)

    def on_click(self, event: events.Click) -> None:
        """A click goes to the day under it."""
        scale = self._scale
        if scale and event.x >= self._label_cells:
            self.post_message(DayChosen(scale.day(min(event.x - self._label_cells, scale.cells - 1))))


def styled(text: str, base: Style, over: Sequence[tuple[range, Style]]) -> list[Segment]:
    """A lane's text in its style, with others laid over some cells, of two the later one.

    Args:
        text: One cell a character.
        base: The style of the lane.
        over: Cells inside the text, and the style to lay over them.
    """
    cuts = sorted({0, len(text), *(edge for cells, _ in over for edge in (cells.start, cells.stop))})
    segments = []
    for start, end in pairwise(cuts):
        top = next((style for cells, style in reversed(over) if start in cells), None)
        segments.append(Segment(text[start:end], base + top if top else base))
    return segments
