"""Dates in figures: with the day or the month first, with the year first, and numbers of spreadsheets."""

from __future__ import annotations

from tui.chronology.calendar import day_number, iso_date
from tui.chronology.date_reader.canonical_text import LONG
from tui.chronology.date_reader.date_parts import week_of, write_date, write_year
from tui.chronology.date_reader.date_rules import DateRules, FigureOrder
from tui.chronology.date_reader.groups import Groups, Rule
from tui.chronology.date_reader.meanings import (
    DAY_FIRST,
    MONTH_FIRST,
    Meanings,
    Way,
    ask_rule,
    mean,
    refuse,
)

TWO_DIGITS = "the year has two digits, and its century is not said"
_NO_YEAR, _ZEROS = "0000", "zeros are what programs write for an empty date"
_NOT_KNOWN = r"00|xx?|\?\??|__?|--?"
_FIGURE = rf"[0-9]{{1,2}}|{_NOT_KNOWN}"
_LONGEST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY_1904, _DAY_1900, _DAY_1970 = day_number(1904, 1, 1), day_number(1899, 12, 30), day_number(1970, 1, 1)
_LEAP_BUG = 60
"""Excel's count from 1900 has a 29 February 1900, which did not exist: smaller numbers are one day off."""


def short_years(two: str, rules: DateRules) -> str:
    """Return the year that two digits stand for under a rule; empty text without one."""
    if rules.century is None:
        return ""
    return write_year(rules.century + (int(two) - rules.century) % 100)


def read_year_first(found: Groups, _rules: DateRules) -> Meanings:
    """Read `2013/5/14`, `2013-05-00`, `20130514`; groups y, a, b."""
    year, month, day = found["y"], _number(found["a"]), _number(found["b"])
    if year == _NO_YEAR:
        return refuse(_ZEROS)
    if (year, month, day) == ("1900", 1, 0):
        return refuse("1900-01-00 is what spreadsheets show for an empty date")
    if day and not month:
        return refuse("a day needs its month")
    return mean(write_date(year, month, day)) if _may_exist(month, day) else refuse(_no_day(found["whole"]))


def read_year_last(found: Groups, rules: DateRules) -> Meanings:
    """Read `3/12/1871`, `3.12.71`, `00/05/2013`; groups a, b, y."""
    first, second, year = _number(found["a"]), _number(found["b"]), found["y"]
    if year == _NO_YEAR:
        return refuse(_ZEROS)
    is_short = len(year) == 2
    if is_short:
        year = short_years(year, rules) or "20" + year
    ways = _orders(first, second, year)
    if not ways:
        return refuse(_no_day(found["whole"]))
    if is_short and rules.century is None:
        return ask_rule(TWO_DIGITS)
    if rules.order and len(ways) > 1:
        kept = DAY_FIRST if rules.order is FigureOrder.DAY_FIRST else MONTH_FIRST
        ways = [Way(way.edtf) for way in ways if way.assumption == kept]
    return Meanings(tuple(ways))


def _orders(first: int, second: int, year: str) -> list[Way]:
    if not first or not second:
        # The unknown one is the day where only one is known: a month that is not known has no day.
        return [Way(write_date(year, second, 0))] if second <= 12 and not first else []
    ways = [
        Way(write_date(year, month, day), name)
        for month, day, name in ((second, first, DAY_FIRST), (first, second, MONTH_FIRST))
        if _may_exist(month, day)
    ]
    return ways if len(ways) == 2 and first != second else [Way(way.edtf) for way in ways[:1]]


def read_compact_month(found: Groups, _rules: DateRules) -> Meanings:
    """Read `5/2013`, `05.2013`, `00/2013`, and a spreadsheet's `2013.0`; groups m, y."""
    month = _number(found["m"] or "0")
    return mean(write_date(found["y"], month, 0)) if month <= 12 else refuse(f"there is no month {month}")


def read_week(found: Groups, _rules: DateRules) -> Meanings:
    """Read `2013-W20`, `2013-W20-2`; groups y, n, d."""
    days = week_of(int(found["y"]), int(found["n"]))
    if not days:
        return refuse(f"{found['y']} has no week {found['n']}")
    if not found["d"]:
        return mean(days)
    year, month, day = map(int, days.partition("/")[0].split("-"))
    return mean(iso_date(day_number(year, month, day) + int(found["d"]) - 1))


def read_count_of_days(found: Groups, rules: DateRules) -> Meanings:
    """Read `41408`, a spreadsheet's number of a day; group n."""
    number = int(found["n"])
    if rules.serial is None:
        return ask_rule("a number by itself may be a spreadsheet's count of days, or no date")
    if rules.serial == 1904:
        return mean(iso_date(_DAY_1904 + number))
    return mean(iso_date(_DAY_1900 + number + (number < _LEAP_BUG)))


def read_timestamp(found: Groups, rules: DateRules) -> Meanings:
    """Read `1368484200`, seconds from 1970; also thousandths and millionths of them; group n."""
    if not rules.has_timestamps:
        return ask_rule("a long number may count the seconds from 1970, or be no date")
    digits = found["n"]
    seconds = int(digits) // 10 ** (len(digits) - 10)
    days, second = divmod(seconds, 86_400)
    clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"
    return mean(f"{iso_date(_DAY_1970 + days)}T{clock}")


def _number(text: str) -> int:
    """The number; 0 where it is not known."""
    return int(text) if text.isdecimal() else 0


def _may_exist(month: int, day: int) -> bool:
    return month <= 12 and day <= (_LONGEST_DAYS[month - 1] if month else 31)


def _no_day(text: str) -> str:
    return f"there is no day {text}"


_YEAR = "(?P<y>[0-9]{4})"
FIGURE_RULES: tuple[Rule, ...] = (
    (rf"{_YEAR}(?P<sep>[-/. {LONG}])(?P<a>{_FIGURE})(?P=sep)(?P<b>{_FIGURE})", read_year_first),
    (r"(?P<y>1[0-9]{3}|20[0-9]{2})(?P<a>0[1-9]|1[0-2])(?P<b>0[1-9]|[12][0-9]|3[01])", read_year_first),
    (rf"(?P<a>{_FIGURE})(?P<sep>[-/. ])(?P<b>{_FIGURE})(?P=sep){_YEAR}", read_year_last),
    (rf"(?P<a>{_FIGURE})(?P<sep>[-/.])(?P<b>{_FIGURE})(?P=sep)(?P<y>[0-9]{{2}})", read_year_last),
    (r"(?P<m>[0-9]{1,2})[-/.](?P<y>1[0-9]{3}|20[0-9]{2})", read_compact_month),
    (r"(?P<y>[0-9]{4})\.(?P<m>[0-9]{2})", read_compact_month),
    (r"(?P<y>[0-9]{4})-?w(?P<n>[0-9]{2})(?:-?(?P<d>[1-7]))?", read_week),
    (r"(?P<y>[0-9]{4})\.0", read_compact_month),
    (r"(?P<n>[1-6][0-9]{4})", read_count_of_days),
    (r"(?P<n>1[0-9]{9}(?:[0-9]{3}){0,2})", read_timestamp),
)
"""Patterns of the whole text, each with the function that reads its groups."""
