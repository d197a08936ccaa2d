"""A time axis that leaves out long runs of years without events, and shows where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeAlias

from tui.chronology.calendar import runs_of_empty_years, ymd_from_day
from tui.chronology.date_format import format_length, format_year
from tui.explorer.overview.time_axis import TimeScale
from tui.session.viewport import DayRange

BREAK_CELLS = 3
"""Cells of a break: its two signs, and a blank before the next label."""
_LEAST_CELLS = 4
"""The least cells of a part, on average: those of the number of a year."""


@dataclass(frozen=True, slots=True)
class BrokenScale:
    """Several stretches of days beside each other. Its methods are those of `TimeScale`."""

    parts: tuple[TimeScale, ...]
    """At least two, in order; what lies between them is left out."""
    starts: tuple[int, ...]
    """The first cell of each part."""

    @property
    def first(self) -> int:
        """Return the first day."""
        return self.parts[0].first

    @property
    def last(self) -> int:
        """Return the last day."""
        return self.parts[-1].last

    @property
    def cells(self) -> int:
        """Return how many cells there are, those of breaks included."""
        return self.starts[-1] + self.parts[-1].cells

    @property
    def words(self) -> str:
        """Return the years of each part, and the length of a cell.

        `2004 to 2016 // 2023 · 1 column = 6 weeks`.
        """
        days = sum(part.days for part in self.parts) / sum(part.cells for part in self.parts)
        return f"{' // '.join(map(_years, self.parts))} · 1 column = {format_length(days)}"

    def doubled(self) -> BrokenScale:
        """Return the same days on twice as many cells."""
        return BrokenScale(
            tuple(part.doubled() for part in self.parts), tuple(2 * start for start in self.starts)
        )

    def cell(self, day: int) -> int:
        """Return the cell of a day, or the nearest one; of a day that is left out, the first of its break."""
        at = self._part(day)
        part = self.parts[at]
        is_left_out = day > part.last and at + 1 < len(self.parts)
        return self.starts[at] + (part.cells if is_left_out else part.cell(day))

    def last_cell(self, day: int) -> int:
        """Return the last cell of a day; of a day that is left out, the last of its break."""
        at = self._part(day)
        part = self.parts[at]
        is_left_out = day > part.last and at + 1 < len(self.parts)
        return self.starts[at + 1] - 1 if is_left_out else self.starts[at] + part.last_cell(day)

    def reaches(self, first: int, last: int) -> bool:
        """Return whether any of some days lies between the first and the last day.

        Args:
            first: The first of them, a day number.
            last: The last of them.
        """
        return first <= self.last and last >= self.first

    def cells_of(self, first: int, last: int) -> range:
        """Return the cells of some days; an empty range where all of them are outside.

        Args:
            first: The first of them, a day number.
            last: The last of them.
        """
        return range(self.cell(first), self.last_cell(last) + 1) if self.reaches(first, last) else range(0)

    def day(self, cell: int) -> int:
        """Return the first day of a cell; of a break, the first day that is left out."""
        at, within = self._within(cell)
        part = self.parts[at]
        return part.last + 1 if within >= part.cells else part.day(within)

    def last_day(self, cell: int) -> int:
        """Return the last day of a cell; of a break, the last day that is left out."""
        at, within = self._within(cell)
        part = self.parts[at]
        return self.parts[at + 1].first - 1 if within >= part.cells else part.last_day(within)

    def _part(self, day: int) -> int:
        """Return the number of the last part that begins by a day, or the first one."""
        return max(bisect_right(self.parts, day, key=lambda part: part.first) - 1, 0)

    def _within(self, cell: int) -> tuple[int, int]:
        at = max(bisect_right(self.starts, cell) - 1, 0)
        return at, cell - self.starts[at]


AxisScale: TypeAlias = TimeScale | BrokenScale


def scale_without(skipped: Sequence[DayRange], first: int, last: int, cells: int) -> AxisScale:
    """Return a scale that leaves out some days; one that shows all days where there is no room for breaks.

    Args:
        skipped: What to leave out, in order, inside of the days to show.
        first: The first day to show.
        last: The last day to show.
        cells: How many cells there are.
    """
    room = cells - BREAK_CELLS * len(skipped)
    begins = (first, *(days.last + 1 for days in skipped))
    ends = (*(days.first - 1 for days in skipped), last)
    if not skipped or room < _LEAST_CELLS * len(begins):
        return TimeScale(first, last, cells)
    lengths = [end - begin + 1 for begin, end in zip(begins, ends, strict=True)]
    edges = [round(days * room / sum(lengths)) for days in accumulate(lengths, initial=0)]
    # Each part has a cell at least.
    for at in range(1, len(edges)):
        edges[at] = min(max(edges[at], edges[at - 1] + 1), room - (len(edges) - 1 - at))
    parts = tuple(
        TimeScale(begin, end, after - before)
        for begin, end, (before, after) in zip(begins, ends, pairwise(edges), strict=True)
    )
    return BrokenScale(parts, tuple(edge + BREAK_CELLS * at for at, edge in enumerate(edges[:-1])))


def empty_years(stretches: Iterable[tuple[int, int]], whole: DayRange) -> tuple[DayRange, ...]:
    """Return the long runs of whole years in which nothing was going on, between the first and the last day.

    Args:
        stretches: The first and last day number of whatever was going on.
        whole: All days to show.
    """
    runs = runs_of_empty_years(stretches, whole.first, whole.last)
    return tuple(DayRange(first, last) for first, last in runs)


def _years(part: TimeScale) -> str:
    years = (format_year(ymd_from_day(day)[0]) for day in (part.first, part.last))
    return " to ".join(dict.fromkeys(years))
