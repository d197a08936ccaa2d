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
LABEL_WIDTHS = (16.5, 24.0, 32.0)
"""Of a label beside a mark, in relation to the size of the letters. Narrow ones stand closer beside each
other, wide ones below each other; wider ones are also for titles that take too many lines."""
_LENIENT = 1.2
"""How many times as wide a label may be if it takes fewer lines then."""
_MOST_LINES = 4
"""Of a label; one that takes more is listed."""
_WIDEST = 44.0
"""Of a label below a wide mark."""
NUMBER = "(8888)"
"""As wide as the number of any title that is listed."""
LANE_PADDING = 4.0
"""Above and below what is in a lane."""


@dataclass(frozen=True, slots=True)
class PlacedEvent:
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
    mark_left: float | None = None
    """Where the mark begins if its label stands on the page's edge before it; None for where it does else."""

    @property
    def top(self) -> float:
        """Return the top of the area."""
        return self.area.top


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane of a page, or as much of it as has room there."""

    number: int
    placements: tuple[PlacedEvent, ...]
    height: float
    """With its padding."""
    is_continued: bool = False
    """Whether it begins on an earlier page of the same days."""


class LaneRoom:
    """What the events of some days are placed in: lanes below each other, over one page or several."""

    def __init__(
        self,
        scale: PageScale,
        edges: tuple[float, float],
        size: float,
        least: Sequence[tuple[float, float]],
        width: float,
    ) -> None:
        """Describe the lanes.

        Args:
            scale: Their axis.
            edges: Their left and right end.
            size: Of the letters of labels.
            least: The least height of each lane, where it begins and where it goes on from an earlier page.
            width: One of `LABEL_WIDTHS`.
        """
        self._widths = [size * one for one in LABEL_WIDTHS if one >= width]
        self._scale = scale
        self._left, self._right = edges
        self._size = size
        self._least = least

    def place(
        self, events: Iterable[PictureEvent], height: Callable[[int], float], most: int
    ) -> list[tuple[PlacedLane, ...]] | None:
        """Return the lanes of each page; None where they need more pages.

        Args:
            events: In the order of dates.
            height: Returns how high the lanes of a page may be together; pages are counted from 0.
            most: The most pages.
        """
        placements = [self._fitted(event) for event in events]
        if sum(map(_size_of, placements)) > most * height(1) * (self._right - self._left):
            return None
        pages: list[list[PlacedLane]] = [[]]
        free = height(0)
        for lane in sorted({one.event.lane for one in placements}):
            rest = [one for one in placements if one.event.lane == lane]
            is_continued = False
            while rest:
                room = free - 2 * LANE_PADDING
                least = self._least[lane][is_continued]
                placed = _pack(rest, room) if free >= least else []
                if not placed and pages[-1]:
                    if len(pages) == most:
                        return None
                    pages.append([])
                    free = height(len(pages) - 1)
                    continue
                # What is higher than a page stands on one alone.
                placed = placed or _pack(rest[:1], float("inf"))
                needed = max(one.area.bottom for one in placed) + 2 * LANE_PADDING
                pages[-1].append(PlacedLane(lane, tuple(placed), max(needed, least), is_continued))
                free -= pages[-1][-1].height
                rest, is_continued = rest[len(placed) :], True
        return [tuple(page) for page in pages]

    def _fitted(self, event: PictureEvent) -> PlacedEvent:
        """Return the area of an event with its title, or with a number: see `_numbered`."""
        left, right = event_extent(event, self._scale)
        if event.first < self._scale.first:
            return self._numbered(event)
        return next(self._candidates(event, left, right), None) or self._numbered(event)

    def _candidates(self, event: PictureEvent, left: float, right: float) -> Iterator[PlacedEvent]:
        size = self._size
        is_wide = right - left > _WIDE_MARK
        widths = [min(max(right - left, size * LABEL_WIDTHS[1]), size * _WIDEST)] if is_wide else self._widths
        for width in widths:
            lines = _least_lines(event, width / size)
            if len(lines) <= _MOST_LINES:
                yield (
                    self._below(event, lines, left, right)
                    if is_wide
                    else self._beside(event, lines, left, right)
                )

    def _numbered(self, event: PictureEvent) -> PlacedEvent:
        """Return the area of an event whose title is too long, or stands on an earlier page."""
        left, right = event_extent(event, self._scale)
        lines: tuple[TextLine, ...] = ((TextRun(NUMBER),),)
        if event.first >= self._scale.first:
            return replace(self._beside(event, lines, left, right), is_numbered=True)
        # It goes on from an earlier page: the number stands where it would begin.
        height, begins = block_height(1, self._size), self._left + line_width(lines[0], self._size) + _GAP
        area = Rect(self._left, 0.0, max(right, begins) + _AROUND, height + 1)
        return PlacedEvent(event, lines, self._left + 3, 0.0, height / 2, area, True, begins)

    def _beside(
        self, event: PictureEvent, lines: tuple[TextLine, ...], left: float, right: float
    ) -> PlacedEvent:
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
        return PlacedEvent(
            event, lines, at, 0.0, first / 2, Rect(area[0], 0.0, area[1], max(height, 2 * HALF) + _ABOVE)
        )

    def _below(
        self, event: PictureEvent, lines: tuple[TextLine, ...], left: float, right: float
    ) -> PlacedEvent:
        width = max(line_width(line, self._size) for line in lines)
        at = max(min(max(left, self._left), self._right - width), self._left)
        height = block_height(len(lines), self._size)
        top = 2 * HALF + 1.6
        return PlacedEvent(
            event,
            lines,
            at,
            top,
            HALF + 0.4,
            Rect(min(left, at), 0.0, max(right, at + width) + _AROUND, top + height + _ABOVE),
        )


def _least_lines(event: PictureEvent, width: float) -> tuple[TextLine, ...]:
    """Return the lines of a label, a little wider where that saves one.

    Args:
        event: The event.
        width: In relation to the size of the letters.
    """
    narrow, wide = (event.words.lines(int(units * 1000)) for units in (width, width * _LENIENT))
    return wide if len(wide) < len(narrow) else narrow


def _pack(placements: Iterable[PlacedEvent], room: float) -> list[PlacedEvent]:
    """Return the first of some placements, each as high up as it can be, until one finds no room.

    Args:
        placements: Those of one lane, in the order of dates.
        room: The height of the lane.
    """
    placed: list[PlacedEvent] = []
    taken: list[tuple[float, float, float, float]] = []
    for one in placements:
        area = one.area
        top, height = 0.0, area.bottom - area.top
        for above, below, left, right in taken:
            if left < area.right and area.left < right:
                if top + height <= above:
                    break
                top = max(top, below)
        if top + height > room:
            break
        insort(taken, (top, top + height, area.left, area.right))
        placed.append(replace(one, area=Rect(area.left, top, area.right, top + height)))
    return placed


def _size_of(one: PlacedEvent) -> float:
    return (one.area.right - one.area.left) * (one.area.bottom - one.area.top)
