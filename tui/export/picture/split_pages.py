"""The days of each page: as many whole years as have room for all titles, or a part of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tui.chronology.calendar import add_months, day_number, runs_of_empty_years, ymd_from_day
from tui.export.picture.event_shapes import EDGE
from tui.export.picture.page_frame import continued_name, least_lane_height
from tui.export.picture.page_scale import PageScale, make_scale
from tui.export.picture.paper import Paper
from tui.export.picture.picture_events import PictureEvent
from tui.export.picture.place_labels import LABEL_WIDTHS, LaneRoom, PlacedLane

_SIZES = (10.0, 9.0)
"""Of the letters of a picture on one page, the best first."""
SMALLEST = 8.0
"""Of the letters of a picture on several pages."""
_MONTHS = (1, 2, 3, 4, 6)
"""Of a page with a part of a year."""
_MOST_PAGES = 8
"""Of the same days."""
_SEVERAL = 0.75
"""What an event counts on one of several pages of the same days: fewer days on each are easier to read."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """The lanes of one page."""

    scale: PageScale
    lanes: tuple[PlacedLane, ...]
    size: float
    """Of the letters of labels."""
    part: int = 1
    """Its number among the pages of the same days, from 1."""
    parts: int = 1
    """How many of them there are."""

    @property
    def height(self) -> float:
        """Return the height of its lanes."""
        return sum(lane.height for lane in self.lanes)


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
            height: Returns how high the lanes of a page may be together; pages are counted from 0.
        """
        self._paper = paper
        self._least = [(least_lane_height(name), least_lane_height(continued_name(name))) for name in lanes]
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
            if whole := self._place(self._first, self._last, 0, 1, size):
                return whole
        pages: list[PlacedPage] = []
        start: int | None = self._first
        while start is not None:
            pages += self._best(start, len(pages))
            start = self._next_start(pages[-1].scale.last + 1)
        return pages

    def _best(self, start: int, number: int) -> list[PlacedPage]:
        """Return the pages from a day on that have most new events each; of equals, the most days."""
        best: list[PlacedPage] = []
        most = 0.0
        for end in self._ends(start):
            pages = self._place(start, end, number, _MOST_PAGES)
            if pages is None:
                break
            new = sum(start <= event.first <= end for event in self._events)
            score = new / len(pages) * (_SEVERAL if len(pages) > 1 else 1)
            if score >= most:
                best, most = pages, score
        return best or self._place(start, next(self._ends(start)), number, len(self._events) + 1) or []

    def _ends(self, start: int) -> Iterator[int]:
        """Yield last days for pages that begin on a day, in order: of months, then of years, then of all."""
        year = ymd_from_day(start)[0]
        year_end = day_number(year + 1, 1, 1) - 1
        for months in _MONTHS:
            if (end := add_months(start, months) - 1) < year_end:
                yield end
        years = sorted({ymd_from_day(event.first)[0] for event in self._events if event.first > year_end})
        last = day_number(ymd_from_day(self._last)[0] + 1, 1, 1) - 1
        yield from dict.fromkeys((year_end, *(day_number(one + 1, 1, 1) - 1 for one in _spread(years)), last))

    def _next_start(self, day: int) -> int | None:
        """Return the first day of the next page: of the year or month in which anything is going on again."""
        firsts = [max(event.first, day) for event in self._events if event.last >= day]
        if not firsts:
            return None
        year, month, _ = ymd_from_day(min(firsts))
        return max(
            day_number(year, 1, 1) if ymd_from_day(day)[1:] == (1, 1) else day_number(year, month, 1), day
        )

    def _place(
        self, first: int, last: int, number: int, most: int, size: float = SMALLEST
    ) -> list[PlacedPage] | None:
        """Return the pages of some days; None where there are too many.

        Args:
            first: The first day.
            last: The last day, included.
            number: How many pages come before.
            most: The most pages.
            size: Of the letters of labels.
        """
        left, right = self._paper.left, self._paper.right
        scale = make_scale(first, last, self._skipped, (left + EDGE, right - EDGE))
        events = [event for event in self._events if event.first <= last and event.last >= first]
        best: list[tuple[PlacedLane, ...]] | None = None
        for width in LABEL_WIDTHS:
            room = LaneRoom(scale, (left, right), size, self._least, width)
            pages = room.place(events, lambda page: self._height(number + page), most)
            if pages and (best is None or _needed(pages) < _needed(best)):
                best = pages
        if best is None:
            return None
        return [PlacedPage(scale, lanes, size, part, len(best)) for part, lanes in enumerate(best, 1)]


def _needed(pages: Sequence[tuple[PlacedLane, ...]]) -> tuple[int, float]:
    """Return how many pages some lanes need, and how high they are together."""
    return len(pages), sum(lane.height for page in pages for lane in page)


def _spread(years: Sequence[int]) -> Iterator[int]:
    """Yield some of many years, ever farther apart, since each costs as much as a page."""
    at, step = 0, 1
    while at < len(years):
        yield years[at]
        at, step = at + step, max(step, at // 6)
