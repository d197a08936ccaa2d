"""Placing the marks and labels of one page in their lanes, so that nothing overlaps.

Each event takes one area: its mark with its title beside or below it. The areas of a lane are placed in the
order of dates, each as high up as it can be; what is left is the height that the lanes need.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tui.export.picture.event_shapes import HALF, event_extent
from tui.export.picture.page_scale import PageScale
from tui.export.picture.picture_events import PictureEvent
from tui.export.picture.shapes import Rect, TextLine, TextRun, block_height, line_width

_GAP = 4.0
"""Between a mark and its label."""
_AROUND = 5.0
"""Between a label and what stands to the right of it."""
_ABOVE = 2.6
"""Between one area and the next below it."""
_WIDE_MARK = 70.0
"""From this width on, a label stands below its mark."""
_LABEL_WIDTHS = (16.5, 24.0)
"""Of a label beside a mark, in relation to the size of the letters: the second where the first takes too many
lines."""
_MOST_LINES = 4
"""Of a label; one that takes more is listed."""
_WIDEST = 34.0
"""Of a label below a wide mark."""
NUMBER = "(8888)"
"""As wide as the number of any title that is listed."""
LANE_PADDING = 4.0
"""Above and below what is in a lane."""


@dataclass(frozen=True, slots=True)
class Placement:
    """One event, placed in its lane."""

    event: PictureEvent
    lines: tuple[TextLine, ...]
    """Of its label."""
    label_left: float
    label_top: float
    """Below the top of the area."""
    middle: float
    """Of the mark, below the top of the area."""
    area: Rect
    """With all around it that must stay empty; the top counts from the top of the lane."""
    is_numbered: bool = False
    """Whether the label is a number, and the title is listed."""

    @property
    def top(self) -> float:
        """Return the top of the area."""
        return self.area.top


@dataclass(frozen=True, slots=True)
class PlacedLanes:
    """The lanes of a page."""

    lanes: tuple[tuple[Placement, ...], ...]
    heights: tuple[float, ...]
    """Of each lane, with its padding."""
    undrawn: tuple[PictureEvent, ...] = ()
    """Those that find no room even with a number."""

    @property
    def height(self) -> float:
        """Return the height of all lanes."""
        return sum(self.heights)


class LaneRoom:
    """What the events of a page are placed in."""

    def __init__(
        self, scale: PageScale, edges: tuple[float, float], size: float, least: Sequence[float]
    ) -> None:
        """Describe a page.

        Args:
            scale: Its axis.
            edges: The left and right end of the lanes.
            size: Of the letters of labels.
            least: The least height of each lane.
        """
        self._scale = scale
        self._left, self._right = edges
        self._size = size
        self._least = least

    def place(self, events: Iterable[PictureEvent], height: float) -> PlacedLanes | None:
        """Return the lanes with every title that is not too long; None where they need more height.

        Args:
            events: Those of the page, in the order of dates.
            height: The most that all lanes may need.
        """
        placements = [self._fitted(event) for event in events]
        area = sum((one.area.right - one.area.left) * (one.area.bottom - one.area.top) for one in placements)
        if area > height * (self._right - self._left):
            return None
        placed = self._pack(placements)
        return placed if placed.height <= height else None

    def place_most(self, events: Sequence[PictureEvent], height: float) -> PlacedLanes:
        """Return the lanes with as many titles as there is room for; the others have numbers.

        Args:
            events: Those of the page, in the order of dates.
            height: The most that all lanes may need.
        """
        full = {event.id: self._fitted(event) for event in events}
        largest = sorted(events, key=lambda event: -_size_of(full[event.id].area))
        count = _least_that(
            lambda n: self._with_numbers(events, full, largest[:n]).height <= height, len(events)
        )
        if count <= len(events):
            return self._with_numbers(events, full, largest[:count])
        dropped = _least_that(
            lambda n: self._pack([self._numbered(one) for one in events[: len(events) - n]]).height <= height,
            len(events),
        )
        kept = events[: max(len(events) - dropped, 0)]
        return replace(self._pack([self._numbered(one) for one in kept]), undrawn=tuple(events[len(kept) :]))

    def _with_numbers(
        self, events: Iterable[PictureEvent], full: dict[str, Placement], numbered: Iterable[PictureEvent]
    ) -> PlacedLanes:
        ids = {event.id for event in numbered}
        return self._pack([self._numbered(event) if event.id in ids else full[event.id] for event in events])

    def _pack(self, placements: Iterable[Placement]) -> PlacedLanes:
        """Return the placements, each as high up in its lane as it can be."""
        lanes: list[list[Placement]] = [[] for _ in self._least]
        taken: list[list[tuple[float, float, float, float]]] = [[] for _ in self._least]
        for one in placements:
            areas, area = taken[one.event.lane], one.area
            top, height = 0.0, area.bottom - area.top
            for above, below, left, right in areas:
                if left < area.right and area.left < right:
                    if top + height <= above:
                        break
                    top = max(top, below)
            insort(areas, (top, top + height, area.left, area.right))
            lanes[one.event.lane].append(replace(one, area=Rect(area.left, top, area.right, top + height)))
        needed = (max((one.area.bottom for one in lane), default=0.0) for lane in lanes)
        heights = (
            max(height + 2 * LANE_PADDING if height else 0.0, least)
            for height, least in zip(needed, self._least, strict=True)
        )
        return PlacedLanes(tuple(map(tuple, lanes)), tuple(heights))

    def _fitted(self, event: PictureEvent) -> Placement:
        """Return the area of an event with its title, or with a number where that is too long."""
        left, right = event_extent(event, self._scale)
        return next(self._candidates(event, left, right), None) or self._numbered(event)

    def _candidates(self, event: PictureEvent, left: float, right: float) -> Iterator[Placement]:
        size = self._size
        prefix = "… " if event.first < self._scale.first else ""
        is_wide = right - left > _WIDE_MARK
        widths = (
            [min(max(right - left, size * _LABEL_WIDTHS[1]), size * _WIDEST)]
            if is_wide
            else [size * width for width in _LABEL_WIDTHS]
        )
        for width in widths:
            lines = event.words.lines(int(width / size * 1000), prefix=prefix)
            if len(lines) <= _MOST_LINES:
                yield (
                    self._below(event, lines, left, right)
                    if is_wide
                    else self._beside(event, lines, left, right)
                )

    def _numbered(self, event: PictureEvent) -> Placement:
        left, right = event_extent(event, self._scale)
        return replace(self._beside(event, ((TextRun(NUMBER),),), left, right), is_numbered=True)

    def _beside(
        self, event: PictureEvent, lines: tuple[TextLine, ...], left: float, right: float
    ) -> Placement:
        """Return an area with the label to the right of the mark, else to the left, else below."""
        width = max(line_width(line, self._size) for line in lines)
        if right + _GAP + width + _AROUND <= self._right:
            at, area = right + _GAP, (left, right + _GAP + width + _AROUND)
        elif left - _GAP - width >= self._left:
            at, area = left - _GAP - width, (left - _GAP - width, right + _AROUND)
        else:
            return self._below(event, lines, left, right)
        height = block_height(len(lines), self._size)
        first = block_height(1, self._size)
        return Placement(
            event, lines, at, 0.0, first / 2, Rect(area[0], 0.0, area[1], max(height, 2 * HALF) + _ABOVE)
        )

    def _below(
        self, event: PictureEvent, lines: tuple[TextLine, ...], left: float, right: float
    ) -> Placement:
        width = max(line_width(line, self._size) for line in lines)
        at = max(min(max(left, self._left), self._right - width), self._left)
        height = block_height(len(lines), self._size)
        top = 2 * HALF + 1.6
        return Placement(
            event,
            lines,
            at,
            top,
            HALF + 0.4,
            Rect(min(left, at), 0.0, max(right, at + width) + _AROUND, top + height + _ABOVE),
        )


def _least_that(holds: Callable[[int], bool], most: int) -> int:
    """Return the least number from 0 for which something holds; `most + 1` where it never does."""
    low, high = 0, most + 1
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _size_of(area: Rect) -> float:
    return (area.right - area.left) * (area.bottom - area.top)
