"""The time axis of the overview: which cell is which day, and labels that do not touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tui.chronology.calendar import day_number, ymd_from_day
from tui.chronology.date_format import format_length, format_period, format_year
from tui.chronology.month_names import MONTHS

_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
_MONTH_STEPS = (1, 2, 3, 6)
_DAY_STEPS = (1, 2, 3, 7, 14)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days spread over cells; the first and last day are included."""

    first: int
    last: int
    cells: int

    def cell(self, day: int) -> int:
        """Return the cell of a day, or the nearest one."""
        inside = max(self.first, min(day, self.last))
        return (inside - self.first) * self.cells // self.days

    def last_cell(self, day: int) -> int:
        """Return the last cell of a day, which has several where cells are shorter than days."""
        inside = max(self.first, min(day, self.last))
        return max((inside - self.first + 1) * self.cells // self.days - 1, self.cell(inside))

    def reaches(self, first: int, last: int) -> bool:
        """Return whether the scale includes any of some days.

        Args:
            first: The first of them, as a day number.
            last: The last of them, included.
        """
        return first <= self.last and last >= self.first

    def cells_of(self, first: int, last: int) -> range:
        """Return the cells of some days; an empty range where all of them are outside.

        Args:
            first: The first of them, as a day number.
            last: The last of them, included.
        """
        return range(self.cell(first), self.last_cell(last) + 1) if self.reaches(first, last) else range(0)

    def doubled(self) -> TimeScale:
        """Return the same days on twice as many cells."""
        return TimeScale(self.first, self.last, self.cells * 2)

    @property
    def days(self) -> int:
        """Return how many days there are."""
        return self.last - self.first + 1

    @property
    def words(self) -> str:
        """Return the first and last day as precisely as needed, and the length of a cell.

        `2004 to 2015 · 1 column = 6 weeks`; `14 May to 3 Jun 2013 · 1 column = 1 day`.
        """
        return f"{format_period(self.first, self.last)} · 1 column = {format_length(self.days / self.cells)}"

    def day(self, cell: int) -> int:
        """Return the day number of a cell's first day; of cells shorter than a day, that day."""
        return min(self.first - (-cell * self.days // self.cells), self.last_day(cell))

    def last_day(self, cell: int) -> int:
        """Return the day number of a cell's last day."""
        return self.first - (-(cell + 1) * self.days // self.cells) - 1


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """A label of the axis."""

    cell: int
    label: str

    @property
    def end(self) -> int:
        """Return the cell after the label."""
        return self.cell + len(self.label)


def axis_labels(scale: TimeScale, *, years_only: bool = False) -> list[AxisLabel]:
    """Return the finest labels that fit, from the left; one that would be cut is left out.

    Half of a year's number would be another year. Where no unit fits, a single label that does; else none.

    Args:
        scale: The cells.
        years_only: Whether only years are named.
    """
    alone: list[AxisLabel] = []
    for candidates in _of_years(scale) if years_only else _candidates(scale):
        labels = [tick for tick in candidates if tick.end <= scale.cells]
        if labels and all(tick.end < after.cell for tick, after in pairwise(labels)):
            return labels
        alone = labels[:1] or alone
    return alone


def _candidates(scale: TimeScale) -> Iterator[Iterator[AxisLabel]]:
    """Yield labels by day, month and year, the finest first, skipping units that are too many to fit."""
    days = scale.days
    # Labels of days lack the year, so they must not repeat across years.
    if days <= min(scale.cells * 14, 365):
        yield from (_days(scale, step) for step in _DAY_STEPS)
    if days <= scale.cells * 190:
        yield from (_months(scale, step) for step in _MONTH_STEPS)
    yield from _of_years(scale)


def _of_years(scale: TimeScale) -> Iterator[Iterator[AxisLabel]]:
    yield from (_years(scale, step) for step in _YEAR_STEPS if scale.days // (366 * step) <= scale.cells)


def _days(scale: TimeScale, step: int) -> Iterator[AxisLabel]:
    for day in range(scale.first, scale.last + 1, step):
        _, month, day_of_month = ymd_from_day(day)
        yield AxisLabel(scale.cell(day), f"{day_of_month} {_month_name(month)}")


def _months(scale: TimeScale, step: int) -> Iterator[AxisLabel]:
    year, month, _ = ymd_from_day(scale.first)
    month -= (month - 1) % step
    while (day := day_number(year, month, 1)) <= scale.last:
        if day >= scale.first:
            yield AxisLabel(scale.cell(day), f"{_month_name(month)} {format_year(year)}")
        year, month = year + (month + step - 1) // 12, (month + step - 1) % 12 + 1


def _years(scale: TimeScale, step: int) -> Iterator[AxisLabel]:
    first, last = ymd_from_day(scale.first)[0], ymd_from_day(scale.last)[0]
    for multiple in range(first - first % step, last + 1, step):
        # There is no year 0 BC: 500 BC is the year -499.
        year = multiple + 1 if step > 1 and multiple <= 0 else multiple
        if scale.first <= (day := day_number(year, 1, 1)) <= scale.last:
            yield AxisLabel(scale.cell(day), format_year(year))


def _month_name(month: int) -> str:
    return MONTHS[month - 1][:3]
