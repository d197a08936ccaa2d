"""The days of each page: as many whole years as have room for all titles, or a part of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tui.chronology.calendar import add_months, day_number, runs_of_empty_years, ymd_from_day
from tui.export.picture.event_shapes import EDGE
from tui.export.picture.page_frame import least_lane_height
from tui.export.picture.page_scale import PageScale, make_scale
from tui.export.picture.paper import Paper
from tui.export.picture.picture_events import PictureEvent
from tui.export.picture.place_labels import LaneRoom, PlacedLanes

_SIZES = (10.0, 9.0)
"""Of the letters of a picture on one page, the best first."""
SMALLEST = 8.0
"""Of the letters of a picture on several pages."""
_PARTS = (6, 4, 3, 2, 1)
"""Months of a page where a year has no room."""
_ALL_LANES = 8
"""Up to so many lanes are on every page, whether or not they have events there."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """The lanes of one page."""

    scale: PageScale
    lanes: tuple[int, ...]
    """The numbers of the lanes that are shown."""
    placed: PlacedLanes
    """In the order of `lanes`."""
    size: float
    """Of the letters of labels."""
    events: tuple[PictureEvent, ...]


class PagePlan:
    """Finds the pages of a picture."""

    def __init__(
        self,
        paper: Paper,
        lanes: Sequence[str],
        events: Sequence[PictureEvent],
        height: Callable[[int], float],
    ) -> None:
        """Prepare for one picture.

        Args:
            paper: The paper.
            lanes: The names of the lanes.
            events: At least one, in the order of dates.
            height: Returns how much height the lanes of a page may need, whose number is counted from 0.
        """
        self._paper = paper
        self._least = [least_lane_height(name) for name in lanes]
        self._events = events
        self._height = height
        first, last = min(event.first for event in events), max(event.last for event in events)
        self._first = day_number(ymd_from_day(first)[0], 1, 1)
        self._last = day_number(ymd_from_day(last)[0] + 1, 1, 1) - 1
        stretches = ((event.first, event.last) for event in events)
        self._skipped = tuple(runs_of_empty_years(stretches, self._first, self._last))

    def pages(self) -> list[PlacedPage]:
        """Return the pages: one where everything fits on it."""
        for size in _SIZES:
            if whole := self._page(self._first, self._last, 0, size):
                return [whole]
        pages: list[PlacedPage] = []
        start: int | None = self._first
        while start is not None:
            page = self._largest(start, len(pages))
            pages.append(page)
            start = self._next_start(page.scale.last + 1)
        return pages

    def _largest(self, start: int, number: int) -> PlacedPage:
        """Return the page from a day on with the most whole years; else with a part of one."""
        best: PlacedPage | None = None
        for end in self._year_ends(start):
            page = self._page(start, end, number, SMALLEST)
            if page is None:
                break
            best = page
        if best:
            return best
        year_end = day_number(ymd_from_day(start)[0] + 1, 1, 1) - 1
        for months in _PARTS:
            end = min(add_months(start, months) - 1, year_end)
            if part := self._page(start, end, number, SMALLEST):
                return part
        return self._forced(start, end, number)

    def _year_ends(self, start: int) -> Iterator[int]:
        """Yield the last days of the years in which an event begins, from a day on; then the last of all."""
        years = {ymd_from_day(max(event.first, start))[0] for event in self._events if event.last >= start}
        yield from sorted({day_number(year + 1, 1, 1) - 1 for year in years} | {self._last})

    def _next_start(self, day: int) -> int | None:
        """Return the first day of the next page: of the year or month in which anything is going on again."""
        firsts = [max(event.first, day) for event in self._events if event.last >= day]
        if not firsts:
            return None
        year, month, _ = ymd_from_day(min(firsts))
        return max(
            day_number(year, 1, 1) if ymd_from_day(day)[1:] == (1, 1) else day_number(year, month, 1), day
        )

    def _page(self, first: int, last: int, number: int, size: float) -> PlacedPage | None:
        """Return a page with all its titles; None where they have no room."""
        frame = self._frame(first, last, size)
        placed = frame.room.place(frame.events, self._height(number))
        return PlacedPage(frame.scale, frame.lanes, placed, size, frame.events) if placed else None

    def _forced(self, first: int, last: int, number: int) -> PlacedPage:
        """Return a page on which titles without room have numbers."""
        frame = self._frame(first, last, SMALLEST)
        placed = frame.room.place_most(frame.events, self._height(number))
        return PlacedPage(frame.scale, frame.lanes, placed, SMALLEST, frame.events)

    def _frame(self, first: int, last: int, size: float) -> _Frame:
        events = [event for event in self._events if event.first <= last and event.last >= first]
        used = {event.lane for event in events}
        count = len(self._least)
        lanes = tuple(lane for lane in range(count) if lane in used or count <= _ALL_LANES)
        own = tuple(_in_lane(event, lanes.index(event.lane)) for event in events)
        left, right = self._paper.left, self._paper.right
        scale = make_scale(first, last, self._skipped, (left + EDGE, right - EDGE))
        room = LaneRoom(scale, (left, right), size, [self._least[lane] for lane in lanes])
        return _Frame(scale, lanes, own, room)


class _Frame(NamedTuple):
    """A page before anything is placed on it."""

    scale: PageScale
    lanes: tuple[int, ...]
    events: tuple[PictureEvent, ...]
    room: LaneRoom


def _in_lane(event: PictureEvent, lane: int) -> PictureEvent:
    return event if event.lane == lane else replace(event, lane=lane)
