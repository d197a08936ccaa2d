"""Years, quarters and months, as the events found are narrowed to them and widened again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tui.chronology.calendar import day_number, ymd_from_day
from tui.chronology.date_format import MONTHS, format_year
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.parsing.query.parse_query import Query

YEAR, QUARTER, MONTH = 12, 3, 1
_LENGTHS: Final = (YEAR, QUARTER, MONTH)
"""Months, in the order in which a period is narrowed."""
_YEARS: Final = range(-9999, 10_000)
"""Those that EDTF writes with four digits."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar year, quarter or month."""

    start: int
    """Its first month, counted from January of year 0."""
    months: int
    """12, 3 or 1."""

    @classmethod
    def of_day(cls, day: int, months: int) -> Period | None:
        """The period of a length that a day lies in; None where EDTF cannot write its year."""
        year, month, _ = ymd_from_day(day)
        if year not in _YEARS:
            return None
        at = year * 12 + month - 1
        return cls(at - at % months, months)

    @property
    def first(self) -> int:
        """Its first day."""
        return _first_day(self.start)

    @property
    def last(self) -> int:
        """Its last day."""
        return _first_day(self.start + self.months) - 1

    @property
    def when(self) -> EdtfDate:
        """As a date of EDTF."""
        year = self.start // 12
        written = f"{'-' if year < 0 else ''}{abs(year):04}"
        if self.months == YEAR:
            return parse(written)
        first, last = (f"{written}-{at % 12 + 1:02}" for at in (self.start, self.start + self.months - 1))
        return parse(first if first == last else f"{first}/{last}")

    @property
    def words(self) -> str:
        """As a reader says it: `2013`, `April to June 2013`, `May 44 BC`."""
        year = format_year(self.start // 12)
        if self.months == YEAR:
            return year
        names = (MONTHS[at % 12] for at in (self.start, self.start + self.months - 1))
        return f"{' to '.join(dict.fromkeys(names))} {year}"

    def moved(self, periods: int) -> Period | None:
        """So many of its kind later; None where EDTF cannot write the year."""
        start = self.start + self.months * periods
        return Period(start, self.months) if start // 12 in _YEARS else None


def period_for(query: Query) -> Period | None:
    """The period that a query is limited to by `in:`; None where it is not, or not to a whole one."""
    when = query.from_
    if when is None or when != query.to or abs(when.first_day) >= FAR:
        return None
    same = (Period.of_day(when.first_day, months) for months in _LENGTHS)
    return next(
        (one for one in same if one and (one.first, one.last) == (when.first_day, when.last_day)), None
    )


def narrowed_period(period: Period | None, day: int) -> Period | None:
    """The next shorter period around a day: everything, year, quarter, month, and everything again.

    Args:
        period: The one that is shown; None for everything.
        day: One in the period; of another, the nearest in it is taken.
    """
    if period is None:
        return Period.of_day(day, YEAR)
    if period.months == MONTH:
        return None
    day = max(period.first, min(day, period.last))
    return Period.of_day(day, _LENGTHS[_LENGTHS.index(period.months) + 1])


def _first_day(month: int) -> int:
    return day_number(month // 12, month % 12 + 1, 1)
