"""A year with one or two figures after it: `2006-7`, `2012/13`, `1806–07`, `2020-21`.

The figures may be the last of another year, a month or a season. `2006-7` is never a July, `2012/13` never
the year 13.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.chronology.date_reader.canonical_text import LONG
from tui.chronology.date_reader.date_rules import DateRules
from tui.chronology.date_reader.meanings import Meanings, mean

LAST_OLD_STYLE = 1752
"""The last year that began on 25 March in England; days before 25 March are written with both years."""
_SEASONS = range(21, 25)
_FURTHER_SEASONS = {
    **dict(
        zip(range(25, 33), ((3, 3), (6, 3), (9, 3), (12, 3), (9, 3), (12, 3), (3, 3), (6, 3)), strict=True)
    ),
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6) for half in range(2)},
}
"""Level 2's seasons, 25 to 41: first month and number of months."""
_PRINTED_FROM = 2000
"""The first year in which a file may hold level 2's seasons: before, `1925-30` is two years."""
_PROGRAMS_FROM = 1970
"""The first year in which `2013-5` is a month only: programs write it so. `1914-8` may be two years."""
_LONGEST_OVER_A_CENTURY = 20
PAIR = re.compile(rf"(?P<y>[0-9]{{4}}) ?(?P<mark>[-{LONG}/]) ?(?P<s>[0-9]{{1,2}})")


_DOUBLE = re.compile(
    r"(?:(?P<d>[0-9]{1,2}) )?@m(?P<m>[0-9]{2})[-/. ]{0,2}(?P<y>[0-9]{4})"
    r" ?[-/] ?(?P<second>[0-9]{4}|[0-9]{1,2})"
)


def double_year(text: str) -> dict[str, str] | None:
    """Return the parts of a month or a day with two years side by side: `@m02 1736/7`; None for others.

    After 1752 two or four figures behind it are the end of a span: `@m05 2010/11`.

    Args:
        text: In the reader's form.
    """
    match = _DOUBLE.fullmatch(text)
    if match is None:
        return None
    year, second = int(match["y"]), match["second"]
    is_old = year <= LAST_OLD_STYLE and YearPair(year, second, "/").is_next
    is_double = is_old or len(second) == 1
    return match.groupdict("") if is_double else None


class YearPair(NamedTuple):
    """A year, and one or two figures after it."""

    year: int
    second: str
    mark: str
    """`-`, a long dash or `/`."""

    @property
    def is_next(self) -> bool:
        """Whether the figures are those of the year that follows."""
        return f"{self.year + 1:04}".endswith(self.second)

    @property
    def years(self) -> str:
        """The EDTF from one year to the other; empty where the second would be earlier."""
        last = self.year + 1 if self.is_next else int(f"{self.year:04}"[: -len(self.second)] + self.second)
        return f"{self.year:04}/{last:04}" if last > self.year else ""

    @property
    def month(self) -> str:
        """The EDTF of the month of that number; empty where there is none."""
        return f"{self.year:04}-{int(self.second):02}" if 1 <= int(self.second) <= 12 else ""

    @property
    def season(self) -> str:
        """The EDTF of the season of that number; empty where there is none."""
        number = int(self.second)
        if number in _SEASONS:
            return f"{self.year:04}-{number}"
        first, months = _FURTHER_SEASONS.get(number, (0, 0))
        if not months or self.year < _PRINTED_FROM:
            return ""
        last = first + months - 1
        return f"[{self.year:04}-{first:02}..{self.year + (last > 12):04}-{(last - 1) % 12 + 1:02}]"

    def meanings(self, rules: DateRules) -> Meanings | None:
        """Return what it can mean; None where it can mean nothing."""
        found = tuple(filter(None, self._ways()))
        other = self.month if self.month in found else self.season
        if other in found and self.years in found and rules.hyphen:
            found = (self.years if rules.hyphen == "years" else other,)
        return mean(*found) if found else None

    def _ways(self) -> tuple[str, ...]:
        if self.mark == "/" and self.is_next and self.year <= LAST_OLD_STYLE:
            return (self.years, f"{self.year + 1:04}", self.month if len(self.second) == 2 else "")
        if len(self.second) == 1:
            # One figure: a month only with a hyphen, as programs write it (`2013-5`).
            if self.mark == LONG or self.is_next or not self.month:
                return (self.years,)
            return (self.month,) if self.year >= _PROGRAMS_FROM else (self.years, self.month)
        if self.mark == "-":
            # EDTF is written like this, so that only the next year is likely beside it.
            if self.month:
                return (self.month, self.years if self.is_next else "")
            return (self.season, self.years)
        return (self.years or self._years_over_a_century(), self.month)

    def _years_over_a_century(self) -> str:
        """`1998–03` for 1998 to 2003; only with a dash between years, and for some years only."""
        last = (self.year // 100 + 1) * 100 + int(self.second)
        is_likely = self.mark == LONG and last - self.year <= _LONGEST_OVER_A_CENTURY
        return f"{self.year:04}/{last:04}" if is_likely else ""


def read_year_pair(text: str, rules: DateRules) -> Meanings | None:
    """Return what a text of this kind can mean; None for another text.

    Args:
        text: In the reader's form.
        rules: What may be taken for granted.
    """
    if match := PAIR.fullmatch(text):
        return YearPair(int(match["y"]), match["s"], match["mark"]).meanings(rules)
    if match := _MONTHS.fullmatch(text):
        return _two_months(match)
    match = _DAYS.fullmatch(text)
    return _two_days(match) if match else None


def _two_months(match: re.Match[str]) -> Meanings | None:
    """`2012-05/07`: from month to month, or a day; with one sign twice it is a day."""
    year, first, second = match["y"], int(match["m"]), int(match["s"])
    if match["one"] == match["two"] or not (1 <= first <= 12 and 1 <= second <= 31):
        return None
    months = (f"{year}-{first:02}/{year}-{second:02}",) if first < second <= 12 else ()
    return mean(*months, f"{year}-{first:02}-{second:02}")


def _two_days(match: re.Match[str]) -> Meanings | None:
    """`2012-05-14/17`, `2012-05-28/06-03`: the second has its year, or year and month, from the first."""
    year, month, day = match["y"], int(match["m"]), int(match["d"])
    last_month, last_day = int(match["n"] or month), int(match["e"])
    if (last_month, last_day) <= (month, day):
        return None
    return mean(f"{year}-{month:02}-{day:02}/{year}-{last_month:02}-{last_day:02}")


_MONTHS = re.compile(
    rf"(?P<y>[0-9]{{4}})(?P<one>[-./{LONG}])(?P<m>[0-9]{{1,2}}) ?(?P<two>[-/{LONG}]) ?(?P<s>[0-9]{{1,2}})"
)
_DAYS = re.compile(
    r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"
    rf"(?: ?[/{LONG}] ?| ?@to )(?:(?P<n>[0-9]{{1,2}})-)?(?P<e>[0-9]{{1,2}})"
)
