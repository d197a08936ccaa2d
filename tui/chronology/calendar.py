"""Day numbers: the proleptic Gregorian calendar for any year, and arithmetic with days and months.

Day 1 is 1 January of year 1, as in `datetime.date.toordinal`; years are astronomical, so year 0 is 1 BC.
`datetime` is not used because it stops at the years 1 and 9999, and dates of sources do not. The algorithms
are Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms" (`days_from_civil`, `civil_from_days`): a
year that begins in March has its leap day last, so months need no table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN_ERA = 146_097
"""In 400 years, after which the calendar repeats."""
_ERA_START = -305
"""The number of 1 March of year 0, where Hinnant's eras begin."""
_LEAST_DAYS = 3 * 365
_LEAST_SHARE = 5
"""A run of years counts as long where it is at least this part of all days."""


def day_number(year: int, month: int, day: int) -> int:
    """Count the days from 1 January of year 1, which is day 1.

    Args:
        year: Astronomical: 0 is 1 BC, -1 is 2 BC.
        month: 1 to 12.
        day: From 1 to the month's last. That the day exists is not checked.

    Returns:
        The day number; 0 and less before year 1.
    """
    if month > 2:
        month -= 3
    else:
        month += 9
        year -= 1
    # Floor division makes Hinnant's eras unnecessary: it is right for negative years too.
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day + _ERA_START - 1


def ymd_from_day(day: int) -> tuple[int, int, int]:
    """The year (astronomical: 0 is 1 BC), month and day, both from 1, of a day number."""
    era, day_of_era = divmod(day - _ERA_START, _DAYS_IN_ERA)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * day_of_year + 2) // 153
    month = march_month + 3 if march_month < 10 else march_month - 9
    return era * 400 + year_of_era + (month <= 2), month, day_of_year - (153 * march_month + 2) // 5 + 1


def days_in_month(year: int, month: int) -> int:
    """Return the length of a month in days: 28 to 31.

    Args:
        year: Astronomical: 0 is 1 BC.
        month: 1 to 12.
    """
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _MONTH_LENGTHS[month - 1]


def add_months(day: int, months: int) -> int:
    """Move a day by whole calendar months: one month after 31 January is the last day of February.

    Args:
        day: A day number (1 is 1 January of year 1).
        months: How many to go forward; negative to go back.

    Returns:
        The day number of the same day of the month, or of the month's last day where it is shorter.
    """
    year, month, day_of_month = ymd_from_day(day)
    years, month = divmod(month - 1 + months, 12)
    year, month = year + years, month + 1
    return day_number(year, month, min(day_of_month, days_in_month(year, month)))


def months_and_days(first: int, last: int) -> tuple[int, int]:
    """The time between two days, in whole calendar months and the days that remain.

    Args:
        first: A day number (1 is 1 January of year 1).
        last: A day number, not before `first`.

    Returns:
        Months and days, neither negative; 0 and 0 for one and the same day.
    """
    year, month, _ = ymd_from_day(first)
    last_year, last_month, _ = ymd_from_day(last)
    months = (last_year - year) * 12 + last_month - month
    if add_months(first, months) > last:
        months -= 1
    return months, last - add_months(first, months)


def iso_date(day: int) -> str:
    """A day number as EDTF and ISO 8601 write it, `2013-05-14`; for the years -9999 to 9999."""
    year, month, day_of_month = ymd_from_day(day)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day_of_month:02}"


def runs_of_empty_years(
    stretches: Iterable[tuple[int, int]], first: int, last: int
) -> Iterator[tuple[int, int]]:
    """Find the long runs of whole years in which nothing was going on, for an axis that leaves them out.

    Args:
        stretches: The first and last day number of whatever was going on.
        first: The first of all days to show.
        last: The last of them, included.

    Yields:
        The first and the last day of each run, in order; none at the beginning or the end.
    """
    least = max(_LEAST_DAYS, (last - first + 1) // _LEAST_SHARE)
    reached = first
    for begins, ends in sorted((*stretches, (last, last))):
        begin = day_number(ymd_from_day(reached)[0] + 1, 1, 1)
        end = day_number(ymd_from_day(min(begins, last))[0], 1, 1) - 1
        if end - begin + 1 >= least:
            yield begin, end
        reached = min(max(reached, ends), last)
