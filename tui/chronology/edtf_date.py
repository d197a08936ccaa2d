"""`EdtfDate`: a date as its source gives it, with its four bounds; made by `tui.chronology.edtf.parse`.

The rules, all of them:

* **Bounds.** A date has an earliest and a latest start, an earliest and a latest end, counted in days
  (`tui.chronology.calendar`). A bound can be *open* (there is no limit: `2011/..` goes on) or *unknown*
  (there is one, and it is not stated: `2011/`).
* **A moment** (`2006`, `201X`, `2013-05-14`, `[2006..2012]`) happened once, on one day within its bounds.
* **A span** (`2004/2012`) lasted from some day of its first side to some day of its second. It cannot end
  before it starts, so either side narrows the other.
* **One of a set** is a moment between its first and its last member; the gaps between them are not kept.
* **`~`** widens by one unit of what is written: three days, a month (also for a season), a year, a decade,
  a century. **`?`** leaves the bounds alone and makes that side certain of nothing. **`%`** is both.
* **Seasons** are northern and meteorological: spring March to May, winter December to February.
* **Possibly in** a range: some day allowed by the bounds falls in it. **Certainly in** a range: whatever
  days the bounds allow, one on which it was going on falls in it. An unknown or uncertain side may be any
  day that its other side allows; an open one reaches beyond every range.
* **Order**: the earliest day as stated (`~` does not count), or the latest day of a start that is open or
  unknown; then the latest day as stated, closed starts before open ones, open and unknown ends last; then the
  time of day. Where a time of day has an offset, its day and time are those of the chronology's zone.
"""

from __future__ import annotations

from datetime import UTC, tzinfo
from enum import Enum, IntEnum
from typing import NamedTuple, TypeAlias

from tui.chronology.calendar import day_number
from tui.chronology.time_zones import NO_TIME, in_zone
from tui.light_dataclass import dataclass

FAR = 10_000_000
"""A day number beyond every date that can be written: open and unknown bounds sort as -FAR and +FAR."""

OrderKey: TypeAlias = tuple[int, int, bool, int]
"""The day a date is listed at, its latest day, whether its start is open, and the second of the day, which is
`NO_TIME` where no time is given and then sorts before all others."""


class Unbounded(Enum):
    """Why a bound is not a day."""

    OPEN = "open"
    """There is no limit: it goes on, or always was."""
    UNKNOWN = "unknown"
    """There is a limit, and it is not known."""


Bound: TypeAlias = int | Unbounded
"""A day number (1 is 1 January of year 1), or why there is none."""


class DateForm(Enum):
    """What the days between the bounds mean."""

    MOMENT = "moment"
    """It happened on one of them."""
    SPAN = "span"
    """It lasted from one of them to another."""
    SET = "set"
    """It happened on a day of one of the listed dates."""


class Precision(IntEnum):
    """The unit to which a date is written, from the finest."""

    DAY = 0
    MONTH = 1
    SEASON = 2
    YEAR = 3
    DECADE = 4
    CENTURY = 5


class DateExpression(NamedTuple):
    """One date as it is written, from which its words and its bounds are made."""

    precision: Precision
    year: int
    """Astronomical (0 is 1 BC); the first year of a decade or century."""
    month: int = 1
    """The first month of a season."""
    day: int = 1
    approximate: bool = False
    uncertain: bool = False
    masked: bool = False
    """Whether it is one unnamed day of its month or year (`2013-05-XX`)."""
    time: str = ""
    """`22:00`, `22:00:30Z`, `22:00+01:00`: as written after the T, in local time. Empty for none."""


Side: TypeAlias = DateExpression | Unbounded
"""One side of a span."""

_MONTHS_OF = {
    Precision.MONTH: 1,
    Precision.SEASON: 3,
    Precision.YEAR: 12,
    Precision.DECADE: 120,
    Precision.CENTURY: 1200,
}
_APPROXIMATE_DAYS = 3


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date or span of dates. Made by `tui.chronology.edtf.parse`."""

    text: str
    """EDTF as written, without spaces."""
    shape: DateForm
    start: Side
    """What is written for the start; of a moment its only date, of a set its earliest."""
    end: Side
    """What is written for the end; of a moment its only date, of a set its latest."""
    start_min: Bound
    """The earliest day on which it can have begun. All four bounds are inclusive."""
    start_max: Bound
    """The latest day on which it can have begun."""
    end_min: Bound
    """The earliest day on which it can have ended."""
    end_max: Bound
    """The latest day on which it can have ended."""
    begun_by: int
    """The first day by which it has certainly begun; FAR where there is no such day."""
    lasts_to: int
    """The last day before which it has certainly not ended; -FAR where there is no such day."""
    members: tuple[tuple[Side, Side], ...] = ()
    """Of a set: each date, or first and last date, that is listed."""

    def __str__(self) -> str:
        return self.text

    @property
    def earliest(self) -> Bound:
        """The earliest start."""
        return self.start_min

    @property
    def latest(self) -> Bound:
        """The latest end."""
        return self.end_max

    @property
    def first_day(self) -> int:
        """The earliest day it may touch; -FAR where that is open or unknown."""
        return self.start_min if isinstance(self.start_min, int) else -FAR

    @property
    def last_day(self) -> int:
        """The latest day it may touch; FAR where that is open or unknown."""
        return self.end_max if isinstance(self.end_max, int) else FAR

    @property
    def listed_day(self) -> int:
        """The day number it is sorted by: the earliest day stated for its start, in local time.

        Where the start is open or unknown, the latest day stated for its end.
        """
        if isinstance(self.start, DateExpression):
            return _stated_reach(self.start)[0]
        if isinstance(self.end, DateExpression):
            return _stated_reach(self.end)[1]
        # `[..2010,2012..]`: by 2010, or from 2012 on.
        sides = (side for member in self.members for side in member if isinstance(side, DateExpression))
        return min(_stated_reach(side)[1] for side in sides)

    @property
    def start_days(self) -> tuple[int, int]:
        """The earliest and the latest day of its start, inclusive; unbounded, `listed_day` twice."""
        days = [day for day in (self.start_min, self.start_max) if isinstance(day, int)]
        return (min(days), max(days)) if days else (self.listed_day, self.listed_day)

    @property
    def approximate(self) -> bool:
        """Whether `~` or `%` is written anywhere in it."""
        return _approximate(self.start) or _approximate(self.end)

    @property
    def uncertain(self) -> bool:
        """Whether `?` or `%` is written anywhere in it."""
        return _uncertain(self.start) or _uncertain(self.end)

    @property
    def is_exact(self) -> bool:
        """Whether it is one certain day."""
        return self.begun_by == self.lasts_to == self.first_day == self.last_day

    @property
    def certain_days(self) -> tuple[int, int] | None:
        """The first and the last day, inclusive, on which it was certainly going on.

        ±FAR for an open side; None where there is no such day.
        """
        if self.begun_by > self.lasts_to or self.begun_by == FAR or self.lasts_to == -FAR:
            return None
        return self.begun_by, self.lasts_to

    @property
    def time(self) -> str:
        """The time of day as written; empty where there is none."""
        return self.start.time if isinstance(self.start, DateExpression) else ""

    def certainly_in(self, window: EdtfDate) -> bool:
        """Whether it was going on between the earliest and the latest day of `window` on every reading."""
        return self.begun_by <= window.last_day and self.lasts_to >= window.first_day

    def possibly_in(self, window: EdtfDate) -> bool:
        """Whether it may have been going on between the earliest and the latest day of `window`."""
        return self.first_day <= window.last_day and self.last_day >= window.first_day


def sort_key(date: EdtfDate, zone: tzinfo = UTC) -> OrderKey:
    """Return the sort key of a date. Events of the same key keep the order of the files.

    Args:
        date: Any date.
        zone: The chronology's zone, to which times with an offset are converted.
    """
    start, end = date.start, date.end
    if not isinstance(start, DateExpression):
        return date.listed_day, _latest_stated(date), True, NO_TIME
    if start.time:
        day, second = in_zone(date.first_day, start.time, zone)
        return day, day, False, second
    if start.approximate or not isinstance(end, DateExpression) or end.approximate:
        return date.listed_day, _latest_stated(date), False, NO_TIME
    return date.first_day, date.last_day, False, NO_TIME


def bounds_key(date: EdtfDate) -> tuple[int, int, str]:
    """A sort key for finding the earliest of several dates: earliest start, latest end, time as written."""
    return date.first_day, date.last_day, date.time


def from_day(text: str, year: int, month: int, day: int) -> EdtfDate:
    """Return the date of a plain day, the most frequent kind, without parsing.

    Args:
        text: The EDTF of it.
        year: Astronomical: 0 is 1 BC.
        month: 1 to 12.
        day: From 1 to the month's last. That the day exists is not checked.
    """
    number = day_number(year, month, day)
    stated = DateExpression(Precision.DAY, year, month, day)
    return EdtfDate(text, DateForm.MOMENT, stated, stated, number, number, number, number, number, number)


def from_expression(text: str, stated: DateExpression) -> EdtfDate:
    """Make the date of something that happened on one of the days that `stated` may mean."""
    first, last = day_bounds(stated)
    begun_by, lasts_to = (FAR, -FAR) if stated.uncertain else (last, first)
    return EdtfDate(text, DateForm.MOMENT, stated, stated, first, last, first, last, begun_by, lasts_to)


def interval(text: str, start: Side, end: Side) -> EdtfDate:
    """Return the date of something that lasted.

    Args:
        text: The EDTF of it, without spaces.
        start: Its first side; not unbounded where `end` is.
        end: Its second side. Its last day must not lie before the first day of `start`; this is not checked.
    """
    start_min, start_max = _side_reach(start, -FAR)
    end_min, end_max = _side_reach(end, FAR)
    certain_start = (-FAR, FAR) if _uncertain(start) else (start_min, start_max)
    certain_end = (-FAR, FAR) if _uncertain(end) else (end_min, end_max)
    return EdtfDate(
        text,
        DateForm.SPAN,
        start,
        end,
        start if isinstance(start, Unbounded) else start_min,
        start if isinstance(start, Unbounded) else min(start_max, end_max),
        end if isinstance(end, Unbounded) else max(end_min, start_min),
        end if isinstance(end, Unbounded) else end_max,
        min(certain_start[1], certain_end[1]),
        max(certain_start[0], certain_end[0]),
    )


def alternatives(text: str, members: tuple[tuple[Side, Side], ...]) -> EdtfDate:
    """Return the date of one moment out of a set.

    Args:
        text: The EDTF of it, without spaces.
        members: The first and the last date of each member, equal for a single date; UNKNOWN as a first date
            is "or earlier", as a last date "or later".
    """
    start, first = min(((low, _side_reach(low, -FAR)[0]) for low, _ in members), key=lambda pair: pair[1])
    end, last = max(((high, _side_reach(high, FAR)[1]) for _, high in members), key=lambda pair: pair[1])
    earliest: Bound = start if isinstance(start, Unbounded) else first
    latest: Bound = end if isinstance(end, Unbounded) else last
    return EdtfDate(text, DateForm.SET, start, end, earliest, latest, earliest, latest, last, first, members)


def stated_days(first: int, begun_by: int, lasts_to: int, last: int, day: int) -> tuple[int, int]:
    """Find the days between which a date is drawn: those that it names, without what is beyond an open end.

    Args:
        first: The earliest day it may touch; -FAR where that is open or unknown.
        begun_by: The first day by which it has certainly begun, or FAR.
        lasts_to: The last day before which it has certainly not ended, or -FAR.
        last: The latest day it may touch; FAR where that is open or unknown.
        day: The day number it is listed at.

    Returns:
        The first and the last of them.
    """
    bounded = [bound for bound in (first, begun_by, lasts_to, last, day) if -FAR < bound < FAR]
    return first if first > -FAR else min(bounded), last if last < FAR else max(bounded)


def day_bounds(stated: DateExpression) -> tuple[int, int]:
    """The first and the last day that a date may mean, both inclusive, widened where it has `~`."""
    if stated.precision is Precision.DAY:
        number = day_number(stated.year, stated.month, stated.day)
        margin = _APPROXIMATE_DAYS if stated.approximate else 0
        return number - margin, number + margin
    unit = _MONTHS_OF[stated.precision]
    margin = (1 if stated.precision is Precision.SEASON else unit) if stated.approximate else 0
    first_month = stated.year * 12 + stated.month - 1
    return _month_start(first_month - margin), _month_start(first_month + unit + margin) - 1


def _latest_stated(date: EdtfDate) -> int:
    return _stated_reach(date.end)[1] if isinstance(date.end, DateExpression) else FAR


def _stated_reach(stated: DateExpression) -> tuple[int, int]:
    """As `day_bounds`, without what `~` adds."""
    return day_bounds(stated._replace(approximate=False) if stated.approximate else stated)


def _month_start(months: int) -> int:
    """The first day of a month, which is counted from January of year 0."""
    return day_number(months // 12, months % 12 + 1, 1)


def _side_reach(side: Side, beyond: int) -> tuple[int, int]:
    """As `day_bounds`; an open side lies `beyond`, an unknown one anywhere."""
    if isinstance(side, DateExpression):
        return day_bounds(side)
    return (beyond, beyond) if side is Unbounded.OPEN else (-FAR, FAR)


def _approximate(side: Side) -> bool:
    return isinstance(side, DateExpression) and side.approximate


def _uncertain(side: Side) -> bool:
    return isinstance(side, DateExpression) and side.uncertain


def are_compatible(first: EdtfDate, second: EdtfDate) -> bool:
    """Return whether two dates can both be true: some start and some end satisfy the two of them.

    `2012` and `2012-05` are compatible, since one is less precise; `2004/2012` and `2006` are not, since one
    lasted. An open or unknown bound is compatible with every day.
    """
    return _meet(first.start_min, first.start_max, second.start_min, second.start_max) and _meet(
        first.end_min, first.end_max, second.end_min, second.end_max
    )


def _meet(first_min: Bound, first_max: Bound, second_min: Bound, second_max: Bound) -> bool:
    return _or_day(first_min, -FAR) <= _or_day(second_max, FAR) and _or_day(second_min, -FAR) <= _or_day(
        first_max, FAR
    )


def _or_day(bound: Bound, otherwise: int) -> int:
    return bound if isinstance(bound, int) else otherwise
