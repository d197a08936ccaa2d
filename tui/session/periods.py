"""Periods to which a query is narrowed: calendar years, quarters and months, and any days."""

from __future__ import annotations

from typing import Final

from tui.chronology.calendar import day_number, ymd_from_day
from tui.chronology.date_format import format_year
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.chronology.month_names import MONTHS
from tui.index.protocol import Index
from tui.light_dataclass import dataclass, replace
from tui.parsing.query.parse_query import Query

YEAR, QUARTER, MONTH = 12, 3, 1
_LENGTHS: Final = (YEAR, QUARTER, MONTH)
"""Months, in the order of narrowing."""
_YEARS: Final = range(-9999, 10_000)
"""Years that EDTF writes with four digits."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar year, quarter or month."""

    start: int
    """The first month, counted from January of year 0."""
    months: int
    """The length: 12, 3 or 1."""

    @classmethod
    def of_day(cls, day: int, months: int) -> Period | None:
        """Return the period of a length that contains a day; None where EDTF cannot write its year.

        Args:
            day: A day number.
            months: The length: 12, 3 or 1.
        """
        year, month, _ = ymd_from_day(day)
        if year not in _YEARS:
            return None
        at = year * 12 + month - 1
        return cls(at - at % months, months)

    @property
    def first(self) -> int:
        """Return the day number of its first day."""
        return _first_day(self.start)

    @property
    def last(self) -> int:
        """Return the day number of its last day."""
        return _first_day(self.start + self.months) - 1

    @property
    def when(self) -> EdtfDate:
        """Return the period as an EDTF date."""
        year = self.start // 12
        written = f"{'-' if year < 0 else ''}{abs(year):04}"
        if self.months == YEAR:
            return parse(written)
        first, last = (f"{written}-{at % 12 + 1:02}" for at in (self.start, self.start + self.months - 1))
        return parse(first if first == last else f"{first}/{last}")

    @property
    def words(self) -> str:
        """Return the period in words: `2013`, `April to June 2013`, `May 44 BC`."""
        year = format_year(self.start // 12)
        if self.months == YEAR:
            return year
        names = (MONTHS[at % 12] for at in (self.start, self.start + self.months - 1))
        return f"{' to '.join(dict.fromkeys(names))} {year}"

    def moved(self, periods: int) -> Period | None:
        """Return a later period of the same length; None where EDTF cannot write the year.

        Args:
            periods: How many later; negative for earlier.
        """
        start = self.start + self.months * periods
        return Period(start, self.months) if start // 12 in _YEARS else None


def days_date(first: int, last: int) -> EdtfDate | None:
    """Return the date of a stretch of days: in years where it has whole ones, else months, else days.

    Args:
        first: A day number.
        last: The last day, included; a day number.

    Returns:
        A date with exactly these bounds; None where EDTF cannot write the years.
    """
    begin, end = ymd_from_day(first), ymd_from_day(last)
    if begin[0] not in _YEARS or end[0] not in _YEARS:
        return None
    is_months = begin[2] == 1 and ymd_from_day(last + 1)[2] == 1
    is_years = is_months and (begin[1], end[1]) == (1, 12)
    parts = 1 if is_years else 2 if is_months else 3
    texts = (_edtf_text(*day[:parts]) for day in (begin, end))
    return parse("/".join(dict.fromkeys(texts)))


def _edtf_text(year: int, *rest: int) -> str:
    return "-".join((f"{'-' if year < 0 else ''}{abs(year):04}", *(f"{number:02}" for number in rest)))


def period_date(query: Query) -> EdtfDate | None:
    """Return the date that alone sets a query's limits, as `in:` does; None where there is none.

    Args:
        query: The query. `from:` or `to:` alone is such a date only where it is open at the other side.
    """
    first, last = query.from_, query.to
    if first and last:
        return first if first == last else None
    is_open = (first and first.last_day >= FAR) or (last and last.first_day <= -FAR)
    return (first or last) if is_open else None


def period_for(query: Query) -> Period | None:
    """Return the period of a query's `in:`; None where it has none, or that is no period."""
    when = query.from_
    if when is None or when != query.to or abs(when.first_day) >= FAR:
        return None
    same = (Period.of_day(when.first_day, months) for months in _LENGTHS)
    return next(
        (
            period
            for period in same
            if period and (period.first, period.last) == (when.first_day, when.last_day)
        ),
        None,
    )


def narrowed_period(period: Period | None, day: int) -> Period | None:
    """Return the next shorter period around a day: from None to year, quarter, month, and None again.

    Args:
        period: The current one; None for everything.
        day: A day number. Outside of the period, its nearest day is used.
    """
    if period is None:
        return Period.of_day(day, YEAR)
    if period.months == MONTH:
        return None
    day = max(period.first, min(day, period.last))
    return Period.of_day(day, _LENGTHS[_LENGTHS.index(period.months) + 1])


def _first_day(month: int) -> int:
    return day_number(month // 12, month % 12 + 1, 1)


def next_period(index: Index, query: Query, current: Period, step: int) -> Period | None:
    """Return the next or previous period in which an event of the same query may have gone on.

    Where the neighbour is empty, it is the nearest one that is not: a gap may be long.

    Args:
        index: The open index.
        query: The query, which is narrowed to the current period.
        current: The current period.
        step: 1 for the next, -1 for the previous.

    Returns:
        None where there is none.
    """
    anywhere, beside = replace(query, from_=None, to=None), current.moved(step)
    if beside and index.rows(replace(anywhere, from_=beside.when, to=beside.when), 0, 1):
        return beside
    at = index.seek(anywhere, current.last + 1 if step > 0 else current.first)
    for position in (at, at - 1):
        for row in index.rows(anywhere, position, 1) if position >= 0 else ():
            period = Period.of_day(row.when.listed_day, current.months) if row.when else None
            if period and (period > current if step > 0 else period < current):
                return period
    return None
