"""The time axis of one page: where each day is, and which labels stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from tui.chronology.calendar import add_months, day_number, ymd_from_day
from tui.chronology.date_format import format_year
from tui.chronology.month_names import SHORT_MONTHS
from tui.export.picture.letter_widths import text_units

BREAK = 18.0
"""The width of what stands for the years that are left out."""
TICK_SIZE = 7.5
"""Of the letters of the axis."""
_YEAR_STEPS = (1, 2, 5, *(step * 10**power for power in range(1, 6) for step in (1, 2, 5)))
_MONTH_STEPS = (1, 3, 6)
_DAY_STEPS = (1, 2, 5, 10)


class ScalePart(NamedTuple):
    """A stretch of days without a break."""

    first: int
    last: int
    left: float
    right: float


class Tick(NamedTuple):
    """A line of the axis, and its label to the right of it."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class PageScale:
    """The axis."""

    parts: tuple[ScalePart, ...]
    """At least one, in order; what lies between two of them is left out."""

    @property
    def first(self) -> int:
        """Return the first day."""
        return self.parts[0].first

    @property
    def last(self) -> int:
        """Return the last day."""
        return self.parts[-1].last

    @property
    def days_in_point(self) -> float:
        """Return how many days one point is."""
        days = sum(part.last - part.first + 1 for part in self.parts)
        return days / sum(part.right - part.left for part in self.parts)

    def start(self, day: int) -> float:
        """Return where a day begins; of one that is left out or outside, the nearest place."""
        for part in self.parts:
            if day <= part.last:
                return self._place(part, max(day, part.first))
        return self.parts[-1].right

    def end(self, day: int) -> float:
        """Return where a day ends; of one that is left out or outside, the nearest place."""
        for part in reversed(self.parts):
            if day >= part.first:
                return self._place(part, min(day, part.last) + 1)
        return self.parts[0].left

    def ticks(self) -> list[Tick]:
        """Return the finest lines whose labels fit."""
        for candidate in self._candidates():
            ticks = list(candidate)
            if ticks and all(_end(tick) + 4 <= after.x for tick, after in pairwise(ticks)):
                return [tick if self._has_room(tick) else tick._replace(label="") for tick in ticks]
        return []

    def _has_room(self, tick: Tick) -> bool:
        return any(part.left <= tick.x and _end(tick) <= part.right + BREAK for part in self.parts)

    def _candidates(self) -> Iterator[Iterator[Tick]]:
        days = self.last - self.first + 1
        if len(self.parts) == 1:
            if days <= 100:
                yield from (self._days(step) for step in _DAY_STEPS)
            if days <= 366 * 6:
                yield from (self._months(step) for step in _MONTH_STEPS)
        yield from (self._years(step) for step in _YEAR_STEPS)

    def _days(self, step: int) -> Iterator[Tick]:
        for day in range(self.first, self.last + 1):
            year, month, date = ymd_from_day(day)
            if date == 1:
                yield Tick(self.start(day), f"1 {SHORT_MONTHS[month - 1]} {format_year(year)}")
            elif (date - 1) % step == 0 and date <= 31 - step // 2:
                yield Tick(self.start(day), str(date))

    def _months(self, step: int) -> Iterator[Tick]:
        year, month, _ = ymd_from_day(self.first)
        day, is_first = day_number(year, month, 1), True
        while day <= self.last:
            year, month, _ = ymd_from_day(day)
            if day >= self.first and ((month - 1) % step == 0 or is_first):
                named = SHORT_MONTHS[month - 1]
                yield Tick(
                    self.start(day), f"{named} {format_year(year)}" if month == 1 or is_first else named
                )
                is_first = False
            day = add_months(day, 1)

    def _years(self, step: int) -> Iterator[Tick]:
        for part in self.parts:
            first, last = ymd_from_day(part.first)[0], ymd_from_day(part.last)[0]
            # The first year of a part is always named.
            multiples = {first, *range(first - first % step + step, last + 1, step)}
            for multiple in sorted(multiples):
                # There is no year 0 BC: 500 BC is the year -499.
                year = multiple + 1 if step > 1 and multiple <= 0 and multiple != first else multiple
                day = day_number(year, 1, 1)
                if part.first <= day <= part.last:
                    yield Tick(self.start(day), format_year(year))

    @staticmethod
    def _place(part: ScalePart, day: int) -> float:
        share = (day - part.first) / (part.last - part.first + 1)
        return part.left + share * (part.right - part.left)


def _end(tick: Tick) -> float:
    return tick.x + 2 + text_units(tick.label) * TICK_SIZE / 1000


def make_scale(
    first: int, last: int, skipped: Sequence[tuple[int, int]], room: tuple[float, float]
) -> PageScale:
    """Return the axis of some days.

    Args:
        first: The first day.
        last: The last day, included.
        skipped: The first and last day of runs to leave out, in order; those not wholly inside do not count.
        room: From where to where it reaches.
    """
    inside = [run for run in skipped if first < run[0] and run[1] < last]
    begins = (first, *(end + 1 for _, end in inside))
    ends = (*(begin - 1 for begin, _ in inside), last)
    lengths = [end - begin + 1 for begin, end in zip(begins, ends, strict=True)]
    left, right = room
    width = right - left - BREAK * len(inside)
    edges = [days * width / sum(lengths) for days in accumulate(lengths, initial=0)]
    return PageScale(
        tuple(
            ScalePart(begin, end, left + before + BREAK * at, left + after + BREAK * at)
            for at, (begin, end, (before, after)) in enumerate(
                zip(begins, ends, pairwise(edges), strict=True)
            )
        )
    )
