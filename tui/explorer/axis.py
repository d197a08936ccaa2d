"""The axis of the overview: which days are named, and how, so that no two labels touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tui.chronology.days import civil, day_number
from tui.chronology.wording import MONTHS, year_words
from tui.text.counted import counted

_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
_MONTH_STEPS = (1, 2, 3, 6)
_DAY_STEPS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days laid out on cells: both ends included."""

    first: int
    last: int
    cells: int

    def cell(self, day: int) -> int:
        """The cell of a day, those outside at the nearest edge."""
        inside = max(self.first, min(day, self.last))
        return (inside - self.first) * self.cells // (self.last - self.first + 1)

    @property
    def words(self) -> str:
        """From which year to which, and how long a cell lasts: `2004 to 2015, a cell is 6 weeks`."""
        years = " to ".join(dict.fromkeys(year_words(civil(day)[0]) for day in (self.first, self.last)))
        return f"{years}, a cell is {_length((self.last - self.first + 1) / self.cells)}"

    def day(self, cell: int) -> int:
        """The first day of a cell."""
        days = self.last - self.first + 1
        return min(self.first - (-cell * days // self.cells), self.last)


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis."""

    cell: int
    label: str

    @property
    def end(self) -> int:
        """The cell behind the label."""
        return self.cell + len(self.label)


def ticks(scale: Scale) -> list[Tick]:
    """The finest labels for which there is room, from the left; a label that would be cut is left out.

    Half a year's number would be another year's. Where no unit fits, one label that does; none where none
    does.
    """
    alone: list[Tick] = []
    for candidates in _candidates(scale):
        labels = [tick for tick in candidates if tick.end <= scale.cells]
        if labels and all(tick.end < after.cell for tick, after in pairwise(labels)):
            return labels
        alone = labels[:1] or alone
    return alone


def _candidates(scale: Scale) -> Iterator[Iterator[Tick]]:
    """From the finest: days, months, years. Units too many to fit are not even counted out."""
    days = scale.last - scale.first + 1
    if days <= scale.cells * 14:
        yield from (_days(scale, step) for step in _DAY_STEPS)
    if days <= scale.cells * 190:
        yield from (_months(scale, step) for step in _MONTH_STEPS)
    yield from (_years(scale, step) for step in _YEAR_STEPS if days // (366 * step) <= scale.cells)


def _days(scale: Scale, step: int) -> Iterator[Tick]:
    for day in range(scale.first, scale.last + 1, step):
        _, month, day_of_month = civil(day)
        yield Tick(scale.cell(day), f"{day_of_month} {_month_name(month)}")


def _months(scale: Scale, step: int) -> Iterator[Tick]:
    year, month, _ = civil(scale.first)
    month -= (month - 1) % step
    while (day := day_number(year, month, 1)) <= scale.last:
        if day >= scale.first:
            yield Tick(scale.cell(day), f"{_month_name(month)} {year_words(year)}")
        year, month = year + (month + step - 1) // 12, (month + step - 1) % 12 + 1


def _years(scale: Scale, step: int) -> Iterator[Tick]:
    first, last = civil(scale.first)[0], civil(scale.last)[0]
    for multiple in range(first - first % step, last + 1, step):
        # Readers count the years before Christ from 1: 500 BC is the year -499.
        year = multiple + 1 if step > 1 and multiple <= 0 else multiple
        if scale.first <= (day := day_number(year, 1, 1)) <= scale.last:
            yield Tick(scale.cell(day), year_words(year))


def _month_name(month: int) -> str:
    return MONTHS[month - 1][:3]


def _length(days: float) -> str:
    """A number of days, rounded, in the largest unit of which there are at least two."""
    for unit, size in (("year", 365.2425), ("month", 30.4369), ("week", 7.0), ("day", 1.0)):
        if days >= 2 * size:
            return counted(round(days / size), unit)
    return "1 day" if days >= 1 else "part of a day"
