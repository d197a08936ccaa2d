"""Readings of two years, months or days with the second shortened: `2006-7`, `2012/13`, `2012-05/07`.

The figures after the sign may be a year's last digits, a month or a day. Only likely readings are offered:
`2006-7` is never a July, `2012/13` never the year 13, and `–2012` never a year BC.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_LAST_OLD_STYLE = 1752
"""The last year that began on 25 March in England; days before 25 March are written with both years."""
_LONG = "–"
"""The long dashes, which stand between the ends of a range, as one sign; `-` is every short one."""
_DASHES = {**dict.fromkeys(map(ord, "‒–—―"), _LONG), **dict.fromkeys(map(ord, "‐‑−"), "-")}
_SEASONS_OF_LEVEL_2 = range(25, 42)
_YEARS = re.compile(
    r"(?P<about>(?:c|ca|circa|about|around)\.? ?|~ ?)?"
    rf"(?P<y>[0-9]{{4}}) ?(?P<mark>[-{_LONG}/]) ?(?P<s>[0-9]{{1,2}})"
)


class _Two(NamedTuple):
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

    def readings(self) -> tuple[str, ...]:
        """The EDTF of what may be meant, the two years first."""
        if len(self.second) == 2:
            is_season = int(self.second) in _SEASONS_OF_LEVEL_2 and self.mark != "/" and not self.is_next
            return () if is_season else tuple(filter(None, (self.years, self.month)))
        is_years = self.is_next or self.mark == _LONG or not self.month
        return tuple(filter(None, (self.years if is_years else self.month,)))

    def remark(self) -> str:
        """A less likely meaning with its EDTF, for a remedy; empty for none."""
        if self.mark == "/" and self.is_next:
            if self.year <= _LAST_OLD_STYLE:
                return f"for one year in the old style {self.year + 1:04}"
            return f"for a financial year {self.year:04}-04-01/{self.year + 1:04}-03-31"
        if self.years and self.readings() == (self.month,):
            first, _, last = self.years.partition("/")
            return f"for the years {first} to {last} {self.years}"
        return ""


def is_two_years(year: str, second: str) -> bool:
    """Whether the figures after a year may be those of the next year: `2006-7`, and `2006-07` as well."""
    return _Two(int(year), second, "-").is_next


def pair_readings(text: str) -> Iterator[tuple[str, ...]]:
    """Read a text of this kind as EDTF.

    Yields:
        Groups of candidates, as `date_reader.edtf_hints.suggest_corrections` does; none for other texts.
    """
    plain = _plain(text)
    for pattern, read in _RULES:
        if match := re.fullmatch(pattern, plain):
            yield read(match)


def pair_remark(text: str) -> str:
    """A less likely meaning of a text of this kind with its EDTF, for a remedy; empty for none."""
    match = _YEARS.fullmatch(_plain(text))
    return _two(match).remark() if match and not match["about"] else ""


def _plain(text: str) -> str:
    return " ".join(text.translate(_DASHES).casefold().split())


def _two(match: re.Match[str]) -> _Two:
    return _Two(int(match["y"]), match["s"], match["mark"])


def _two_years(match: re.Match[str]) -> tuple[str, ...]:
    two = _two(match)
    if not match["about"]:
        return two.readings()
    return (two.years.replace("/", "~/") + "~",) if two.readings() == (two.years,) else ()


def _two_months(match: re.Match[str]) -> tuple[str, ...]:
    """`2012-05/07`: from month to month, or a day; with one sign twice it is a day."""
    if match["one"] == match["two"]:
        return ()
    year, first, second = match["y"], int(match["m"]), int(match["s"])
    months = (f"{year}-{first:02}/{year}-{second:02}",) if first < second else ()
    return (*months, f"{year}-{first:02}-{second:02}")


def _two_days(match: re.Match[str]) -> tuple[str, ...]:
    """`2012-05-14/17`, `2012-05-28/06-03`: the second has its year, or year and month, from the first."""
    year, month, day = match["y"], int(match["m"]), int(match["d"])
    last_month, last_day = int(match["n"] or month), int(match["e"])
    if (last_month, last_day) <= (month, day):
        return ()
    return (f"{year}-{month:02}-{day:02}/{year}-{last_month:02}-{last_day:02}",)


def _either(*templates: str) -> Callable[[re.Match[str]], tuple[str, ...]]:
    def read(match: re.Match[str]) -> tuple[str, ...]:
        date = next(group for group in match.groups() if group)
        return tuple(template.format(date) for template in templates)

    return read


def _before_christ(match: re.Match[str]) -> tuple[str, ...]:
    """`-700`, as astronomers count years, or as 700 BC."""
    year = int(match["x"])
    return (f"-{year:04}", f"-{year - 1:04}" if year > 1 else "0000")


_DATE = "(?P<x>[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)"
_MONTHS = (
    rf"(?P<y>[0-9]{{4}})(?P<one>[-./{_LONG}])(?P<m>[0-9]{{1,2}}) ?(?P<two>[-/{_LONG}]) ?(?P<s>[0-9]{{1,2}})"
)
_DAYS = (
    r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"
    rf"(?: ?[-/{_LONG}] ?| to )(?:(?P<n>[0-9]{{1,2}})-)?(?P<e>[0-9]{{1,2}})"
)
_RULES: tuple[tuple[re.Pattern[str] | str, Callable[[re.Match[str]], tuple[str, ...]]], ...] = (
    (_YEARS, _two_years),
    (_MONTHS, _two_months),
    (_DAYS, _two_days),
    # A minus sign by itself is an autocorrected hyphen: before a year such as 2012 it does not mean BC.
    (rf"(?:{_LONG} ?|- ){_DATE}|-(?P<z>1[0-9]{{3}}|20[0-9]{{2}})", _either("../{}", "/{}")),
    (rf"{_DATE} ?[-{_LONG}]", _either("{}/..", "{}/")),
    (r"- ?(?P<x>[0-9]{1,3})", _before_christ),
    (r"\[(?:(?:c|ca|circa|about)\.? ?|~ ?)(?P<x>[0-9]{4}) ?[?~]?\]", _either("{}~")),
    (r"\[(?P<x>[0-9]{4})~\]", _either("{}~")),
    (r"\[\??(?P<x>[0-9]{4}) ?\??\]", _either("{}?")),
)
