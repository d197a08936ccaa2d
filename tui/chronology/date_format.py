"""Dates in full as British English: `about January 2013`, `2004 to 2012`.

The words are exactly as precise as the date. `format_date_short` for a column, and `elapsed` and `format_gap`
for lengths of time, are defined in modules of their own and can be imported from here.
"""

from __future__ import annotations

from tui.chronology.calendar import ymd_from_day
from tui.chronology.durations import elapsed, format_gap
from tui.chronology.edtf_date import DateExpression, DateForm, EdtfDate, Precision, Side, Unbounded
from tui.chronology.month_names import MONTHS, SEASONS, SHORT_MONTHS
from tui.chronology.short_date_format import format_date_short
from tui.text.plural import pluralize

__all__ = ["elapsed", "format_date", "format_date_short", "format_gap", "format_year"]


def format_date(date: EdtfDate) -> str:
    """A date in full: `about January 2013`, `some time in 2006`, `2004 to 2012`, `2006 or 2008`."""
    if date.shape is DateForm.SET:
        return _set_words(date.members)
    if date.shape is DateForm.SPAN or isinstance(date.start, Unbounded):
        return _span_words(date.start, date.end)
    return _marked(_moment_words(date.start), date.start)


def format_limit(date: EdtfDate) -> str:
    """A date as the limit of a range: in full, without the words for "within" and for an open side."""
    return format_date(date).removeprefix("some time in ").removeprefix("up to ").removesuffix(" onwards")


def heading_words(year: int | None) -> str:
    """Return the heading that events of a year are listed under.

    Args:
        year: Astronomical: 0 is 1 BC. None for undated events that no neighbour gives a place.
    """
    return "No date" if year is None else format_year(year)


def format_year(year: int) -> str:
    """An astronomical year (0 is 1 BC) as readers know it: `1 BC`, `AD 900`, `2013`."""
    if year <= 0:
        return f"{1 - year} BC"
    return f"AD {year}" if year < 1000 else str(year)


def format_period(first: int, last: int) -> str:
    """Return two days as `2004 to 2015`: years, within two years months, within two months days.

    Args:
        first: A day number.
        last: A day number, not before the first.
    """
    (year, month, day), (last_year, last_month, last_day) = ymd_from_day(first), ymd_from_day(last)
    first_year, second_year = format_year(year), format_year(last_year)
    months = (last_year - year) * 12 + last_month - month
    behind = ymd_from_day(last + 1)
    if months >= 24 or (month, day, *behind[1:]) == (1, 1, 1, 1):
        return " to ".join(dict.fromkeys((first_year, second_year)))
    start, end = [_month_name(month), first_year], [_month_name(last_month), second_year]
    if months <= 1 and (day, behind[2]) != (1, 1):
        start, end = [str(day), *start], [str(last_day), *end]
    # A month or year that both have in common is written once.
    own = [word for at, word in enumerate(start) if start[at:] != end[at:]]
    return " ".join([*own, "to", *end] if own else end)


def format_length(days: float) -> str:
    """Return a number of days, rounded, in the largest unit of which there are at least two."""
    for unit, size in (("year", 365.2425), ("month", 30.4369), ("week", 7.0), ("day", 1.0)):
        if days >= 2 * size:
            return pluralize(round(days / size), unit)
    return "1 day" if days >= 1 else "part of a day"


def _moment_words(stated: DateExpression) -> str:
    name = _name(stated)
    if stated.approximate:
        return f"about {name}"
    if stated.masked:
        return f"a day in {name}"
    if _is_run(stated):
        return f"some time between {name.replace('–', ' and ')}"
    return f"some time in {name}" if stated.precision in {Precision.YEAR, Precision.DECADE} else name


def _name(stated: DateExpression) -> str:
    """The date itself: `14 May 2013 at 22:00`, `winter 2013–14`, `the 2010s`, `1900–1999`."""
    year = format_year(stated.year)
    match stated.precision:
        case Precision.DAY:
            return f"{stated.day} {MONTHS[stated.month - 1]} {year}{_time_words(stated.time)}"
        case Precision.MONTH:
            return f"{MONTHS[stated.month - 1]} {year}"
        case Precision.SEASON:
            return f"{SEASONS[stated.month]} {_winter_year(stated.year) if stated.month == 12 else year}"
        case Precision.DECADE if not _is_run(stated):
            return f"the {stated.year}s"
        case Precision.DECADE | Precision.CENTURY:
            return f"{year}–{format_year(_last_year(stated))}"
    return year


def _is_run(stated: DateExpression) -> bool:
    """Whether both the first and the last year must be named: "the 1900s" could be 10 years or 100."""
    return stated.precision is Precision.CENTURY or (
        stated.precision is Precision.DECADE and stated.year % 100 == 0
    )


def _last_year(stated: DateExpression) -> int:
    return stated.year + (99 if stated.precision is Precision.CENTURY else 9)


def _winter_year(year: int) -> str:
    """Both years of a winter: 2013–14."""
    if year < 1000 or (year + 1) % 100 == 0:
        return f"{format_year(year)}–{format_year(year + 1)}"
    return f"{year}–{(year + 1) % 100:02}"


def _time_words(time: str) -> str:
    if not time:
        return ""
    zone_start = next((place for place, letter in enumerate(time) if letter in "Z+-"), len(time))
    clock, zone = time[:zone_start], time[zone_start:]
    return f" at {clock}{' UTC' if zone else ''}{zone.removeprefix('Z')}"


def _marked(text: str, stated: DateExpression) -> str:
    return f"{text} (uncertain)" if stated.uncertain else text


def _side_words(side: Side) -> str:
    if isinstance(side, Unbounded):
        return f"an {side.value} date"
    about = "about " if side.approximate else "a day in " if side.masked else ""
    return _marked(f"{about}{_name(side)}", side)


def _span_words(start: Side, end: Side) -> str:
    first, last = _side_words(start), _side_words(end)
    if start == end:
        return (
            first
            if isinstance(start, DateExpression) and start.precision is Precision.DAY
            else f"within {first}"
        )
    if isinstance(start, DateExpression) and isinstance(end, DateExpression):
        return f"{_shortened(start, end)} to {last}"
    if isinstance(start, DateExpression):
        return f"{first} onwards" if end is Unbounded.OPEN else f"from {first} to {last}"
    return f"up to {last}" if start is Unbounded.OPEN else f"until {last}, from {first}"


def _shortened(start: DateExpression, end: DateExpression) -> str:
    """The start without the month and year that it shares with the end: 14 to 16 May 2013."""
    plain = all(not (s.approximate or s.uncertain or s.masked) for s in (start, end))
    if not plain or start.precision is not end.precision or start.year != end.year:
        return _side_words(start)
    if start.precision is Precision.DAY:
        return f"{start.day}" if start.month == end.month else f"{start.day} {MONTHS[start.month - 1]}"
    return MONTHS[start.month - 1] if start.precision is Precision.MONTH else _side_words(start)


def _set_words(members: tuple[tuple[Side, Side], ...]) -> str:
    if len(members) == 1:
        low, high = members[0]
        if low == high and isinstance(low, DateExpression):
            return _moment_words(low)
        text = _member_words(low, high)
        return f"some time {text}" if text.startswith("between ") else text
    listed = [_member_words(low, high) for low, high in members]
    return f"{', '.join(listed[:-1])} or {listed[-1]}"


def _member_words(low: Side, high: Side) -> str:
    if isinstance(low, DateExpression) and isinstance(high, DateExpression):
        return _side_words(low) if low == high else f"between {_side_words(low)} and {_side_words(high)}"
    if isinstance(low, DateExpression):
        return f"{_side_words(low)} or later"
    return f"{_side_words(high)} or earlier"


def _month_name(month: int) -> str:
    return SHORT_MONTHS[month - 1]
