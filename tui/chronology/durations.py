"""Lengths of time in words, in calendar years, months and days: `6 years 4 months`, `at least 2 years`.

A length that is known exactly is given to the day. A limit of a range, if it is a year or more, is given in
years and months and rounded outward, so that the range in words contains all that the dates allow.
"""

from __future__ import annotations

from typing import TypeAlias

from tui.chronology.calendar import months_and_days
from tui.chronology.edtf_date import Bound, DateForm, EdtfDate, bounds_key, sort_key

_Limit: TypeAlias = tuple[int, int] | None
"""A day counted from and a day counted to, in either order; None where one of them has no number."""

UNKNOWN_ORDER = "not known which was first"
"""What is said of two dates that leave their order open."""
_ABOUT_THE_SAME = 92
"""Days. Where either of two dates may be first, they count as about the same time if no further apart."""


def format_gap(first_day: int, last_day: int) -> str:
    """The time between two days, rounded down: `6 years 4 months`, `no time`.

    Args:
        first_day: A day number (1 is 1 January of year 1).
        last_day: A day number, not before `first_day`.

    Returns:
        Years and months from one year on, else months and days; `no time` for one and the same day.
    """
    months, days = months_and_days(first_day, last_day)
    return _words(months, 0 if months >= 12 else days)


def format_at_most(first_day: int, last_day: int) -> str:
    """Return the same as `format_gap`, rounded up.

    Args:
        first_day: A day number (1 is 1 January of year 1).
        last_day: A day number, not before `first_day`.
    """
    months, days = months_and_days(first_day, last_day)
    return _words(months + 1, 0) if months >= 12 and days else _words(months, days)


def elapsed(first: EdtfDate, second: EdtfDate) -> str:
    """How long after the start of one date the other started, as the range that both dates allow.

    Returns:
        `the same day`, `6 years 4 months 2 days`, `between … and …`, `at least …`, `at most …`, each with
        `earlier` where the second came first; `unknown` where neither limit is known; with `(uncertain)` at
        the end where a date is uncertain.
    """
    return _marked(_range_words(*_limits(first, second)), first, second)


def elapsed_days(first: EdtfDate, second: EdtfDate) -> tuple[int | None, int | None]:
    """The least and the greatest number of days that `elapsed` may be.

    Returns:
        The lesser first; negative where the second date came first; None for a limit that is not known.
    """
    least, greatest = _limits(first, second)
    return least and least[1] - least[0], greatest and greatest[1] - greatest[0]


def elapsed_short(first: EdtfDate, second: EdtfDate) -> str:
    """As `elapsed`, shorter: each limit of a range in its largest unit alone, rounded outward."""
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
        `the same day`, `4 days later`, `at least 2 years earlier`, and after something that lasted `3 days
        after it began`; `about the same time` or `not known which was first` where either may have been.
        Empty where no limit is known, or where both dates are written alike and are not one exact day.
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
    return "about the same time" if near else UNKNOWN_ORDER


def order_dates(first: EdtfDate, second: EdtfDate) -> tuple[EdtfDate, EdtfDate]:
    """Sort two dates by `sort_key`; of equals, the one that may begin earlier comes first."""
    keys = [(sort_key(date), bounds_key(date)) for date in (first, second)]
    return (second, first) if keys[1] < keys[0] else (first, second)


def days_between(first: EdtfDate, second: EdtfDate) -> str:
    """The time between the starts of two dates, whichever came first; in the words of `elapsed`."""
    return elapsed(*order_dates(first, second))


def _limits(first: EdtfDate, second: EdtfDate) -> tuple[_Limit, _Limit]:
    """The least and the greatest that the second may be later; reversed where it is earlier."""
    return _limit(first.start_max, second.start_min), _limit(first.start_min, second.start_max)


def _limit(origin: Bound, target: Bound) -> _Limit:
    return (origin, target) if isinstance(origin, int) and isinstance(target, int) else None


def _marked(text: str, first: EdtfDate, second: EdtfDate) -> str:
    return f"{text} (uncertain)" if first.uncertain or second.uncertain else text


def _range_words(least: _Limit, greatest: _Limit) -> str:
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
    """A limit before or after, in whole months: where even the order is open, days would mislead."""
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
