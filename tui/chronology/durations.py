"""Lengths of time in words: in calendar years, months and days.

A length that is known is told to the day. Of a range, a limit of a year or more is told in years and months,
and rounded outward: the range that is said never leaves out what the dates allow.
"""

from __future__ import annotations

from typing import TypeAlias

from tui.chronology.calendar import months_and_days
from tui.chronology.edtf_date import Bound, DateForm, EdtfDate, bounds_key, sort_key

_Limit: TypeAlias = tuple[int, int] | None
"""A day counted from and a day counted to, in either order; None where one of them has no number."""

_ABOUT_THE_SAME = 92
"""Days: two dates that may be no further apart, either first, are of about the same time."""


def format_gap(first_day: int, last_day: int) -> str:
    """From one day number to another that is not earlier, rounded down: `6 years 4 months`, `no time`."""
    months, days = months_and_days(first_day, last_day)
    return _words(months, 0 if months >= 12 else days)


def format_at_most(first_day: int, last_day: int) -> str:
    """As `format_gap`, rounded up: no more time than this lies between the days."""
    months, days = months_and_days(first_day, last_day)
    return _words(months + 1, 0) if months >= 12 and days else _words(months, days)


def elapsed(first: EdtfDate, second: EdtfDate) -> str:
    """How long after the start of one date the other started, as the range that both dates allow.

    Returns:
        `the same day`, `6 years 4 months 2 days`, `between … and …`, `at least …`, `at most …`, each with
        `earlier` where the second came first; `unknown` where neither limit is known; marked where a date is
        uncertain.
    """
    return _marked(_told(*_limits(first, second)), first, second)


def elapsed_days(first: EdtfDate, second: EdtfDate) -> tuple[int | None, int | None]:
    """The limits of `elapsed` in days, lesser first, negative where the second came first; None for none."""
    least, greatest = _limits(first, second)
    return least and least[1] - least[0], greatest and greatest[1] - greatest[0]


def elapsed_short(first: EdtfDate, second: EdtfDate) -> str:
    """As `elapsed`, for little room: limits in their largest unit alone, rounded outward."""
    least, greatest = _limits(first, second)
    if least is None or greatest is None or least == greatest:
        return elapsed(first, second)
    low, high = least[1] - least[0], greatest[1] - greatest[0]
    if low >= 0:
        text = f"{_coarse(least, up=False)} to {_coarse(greatest, up=True)}"
    elif high <= 0:
        text = f"{_coarse(greatest, up=False)} to {_coarse(least, up=True)} earlier"
    else:
        text = f"{_coarse(least, up=True)} earlier to {_coarse(greatest, up=True)} later"
    return _marked(text, first, second)


def compare_later(first: EdtfDate, second: EdtfDate) -> str:
    """How much later one date is than another, from start to start, for a line that gives both.

    Returns:
        `the same day`, `4 days later`, `at least 2 years earlier`, of something that lasted `3 days after it
        began`; `about the same time` or `not known which was first` where either may have been; empty where
        nothing can be said, or the dates are one and the same without being a day.
    """
    least, greatest = _limits(first, second)
    if not (least or greatest) or (first.text == second.text and not first.is_exact):
        return ""
    low, high = elapsed_days(first, second)
    if low == high == 0:
        return "the same day"
    lasted = first.shape is DateForm.SPAN
    if least and low is not None and low >= 0:
        if not low and high is None:
            return _marked("the same day or later", first, second)
        side = "after it began" if lasted else "later"
        return _marked(f"{_apart(least, greatest)} {side}", first, second)
    if greatest and high is not None and high <= 0:
        if not high and low is None:
            return _marked("the same day or earlier", first, second)
        side = "before it began" if lasted else "earlier"
        return _marked(f"{_apart(greatest, least)} {side}", first, second)
    near = low is not None and high is not None and max(-low, high) <= _ABOUT_THE_SAME
    return "about the same time" if near else "not known which was first"


def sort_pair(one: EdtfDate, other: EdtfDate) -> tuple[EdtfDate, EdtfDate]:
    """Two dates, the one first that stands first in order; of equals, that which may begin earlier."""
    keys = [(sort_key(when), bounds_key(when)) for when in (one, other)]
    return (other, one) if keys[1] < keys[0] else (one, other)


def days_between(one: EdtfDate, other: EdtfDate) -> str:
    """How much time lies between the starts of two dates, whichever is first: as `elapsed`, in order."""
    return elapsed(*sort_pair(one, other))


def _limits(first: EdtfDate, second: EdtfDate) -> tuple[_Limit, _Limit]:
    """The least and the greatest that the second may be later; earlier where it is."""
    return _limit(first.start_max, second.start_min), _limit(first.start_min, second.start_max)


def _limit(origin: Bound, target: Bound) -> _Limit:
    return (origin, target) if isinstance(origin, int) and isinstance(target, int) else None


def _marked(text: str, first: EdtfDate, second: EdtfDate) -> str:
    return f"{text} (uncertain)" if first.uncertain or second.uncertain else text


def _told(least: _Limit, greatest: _Limit) -> str:
    if least and greatest:
        return _between(least, greatest)
    if least:
        return _from(least)
    return _up_to(greatest) if greatest else "unknown"


def _words(months: int, days: int) -> str:
    years, months = divmod(months, 12)
    parts = [(years, "year"), (months, "month"), (days, "day")]
    named = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " ".join(named) or "no time"


def _exactly(limit: tuple[int, int]) -> str:
    return _words(*months_and_days(min(limit), max(limit)))


def _at_least(limit: tuple[int, int]) -> str:
    return format_gap(min(limit), max(limit))


def _at_most(limit: tuple[int, int]) -> str:
    return format_at_most(min(limit), max(limit))


def _coarse(limit: tuple[int, int], *, up: bool) -> str:
    """A limit in its largest unit, rounded down or up."""
    months, days = months_and_days(min(limit), max(limit))
    if months >= 12:
        years, rest = divmod(months, 12)
        return _words((years + (up and bool(rest or days))) * 12, 0)
    return _words(months + (up and bool(days)), 0) if months else _words(0, days)


def _between(least: tuple[int, int], greatest: tuple[int, int]) -> str:
    shortest, longest = least[1] - least[0], greatest[1] - greatest[0]
    if shortest == longest:
        return _alone(least)
    if shortest >= 0:
        return _range(least, greatest)
    if longest <= 0:
        return f"{_range(greatest, least)} earlier"
    if all(months_and_days(min(limit), max(limit))[0] == 0 for limit in (least, greatest)):
        return "less than a month either way"
    before, after = _either_way(least), _either_way(greatest)
    if before == after:
        return f"up to {after} either way"
    return f"between {before} earlier and {after} later"


def _alone(limit: tuple[int, int]) -> str:
    """A length that is known to the day."""
    if limit[0] == limit[1]:
        return "the same day"
    return _exactly(limit) if limit[0] < limit[1] else f"{_exactly(limit)} earlier"


def _either_way(limit: tuple[int, int]) -> str:
    """A limit before or after, in whole months: where even the order is open, days tell nothing."""
    months, days = months_and_days(min(limit), max(limit))
    return _words(months + bool(days), 0) if months else _words(0, days)


def _apart(nearer: tuple[int, int], further: _Limit) -> str:
    """How far apart two dates are, whichever came first, in fewer words than `_range`."""
    if further is None:
        return f"at least {_at_least(nearer)}"
    if nearer[1] - nearer[0] == further[1] - further[0]:
        return _exactly(nearer)
    return _range(nearer, further).removeprefix("between ").replace(" and ", " to ")


def _range(nearer: tuple[int, int], further: tuple[int, int]) -> str:
    low, high = _at_least(nearer), _at_most(further)
    if nearer[0] == nearer[1]:
        return f"at most {high}"
    return low if low == high else f"between {low} and {high}"


def _from(least: tuple[int, int]) -> str:
    if least[0] == least[1]:
        return "the same day or later"
    if least[0] < least[1]:
        return f"at least {_at_least(least)}"
    return f"at most {_at_most(least)} earlier, or later"


def _up_to(greatest: tuple[int, int]) -> str:
    if greatest[0] == greatest[1]:
        return "the same day or earlier"
    if greatest[0] < greatest[1]:
        return f"at most {_at_most(greatest)}, or earlier"
    return f"at least {_at_least(greatest)} earlier"
