"""Lengths of time in words: in calendar years, months and days, the two largest that there are."""

from __future__ import annotations

from typing import TypeAlias

from tui.chronology.days import months_and_days
from tui.chronology.when import Bound, When

_Limit: TypeAlias = tuple[int, int] | None
"""A day counted from and a day counted to, in either order; None where one of them has no number."""


def gap_words(first_day: int, last_day: int) -> str:
    """From one day number to another that is not earlier: `6 years 4 months`, `3 days`, `no time`."""
    months, days = months_and_days(first_day, last_day)
    years, months = divmod(months, 12)
    parts = [(years, "year"), (months, "month"), (days, "day")]
    named = [
        f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts[: 2 if years else 3] if count
    ]
    return " ".join(named) or "no time"


def lag(first: When, second: When) -> str:
    """How long after the start of one date the other started, as the range that both dates allow.

    Returns:
        `the same day`, `6 years 4 months`, `between … and …`, `at least …`, `at most …`, each with `earlier`
        where the second came first; `unknown` where neither limit is known; marked where a date is uncertain.
    """
    least = _limit(first.start_max, second.start_min)
    greatest = _limit(first.start_min, second.start_max)
    if least and greatest:
        text = _between(least, greatest)
    elif least:
        text = _from(least)
    elif greatest:
        text = _up_to(greatest)
    else:
        return "unknown"
    return f"{text} (uncertain)" if first.uncertain or second.uncertain else text


def in_order(one: When, other: When) -> tuple[When, When]:
    """Two dates, the one that may begin earlier first."""
    return (other, one) if other.first_day < one.first_day else (one, other)


def between(one: When, other: When) -> str:
    """How much time lies between the starts of two dates, whichever came first: as `lag`, in their order."""
    return lag(*in_order(one, other))


def _limit(origin: Bound, target: Bound) -> _Limit:
    return (origin, target) if isinstance(origin, int) and isinstance(target, int) else None


def _size(limit: tuple[int, int]) -> str:
    return gap_words(min(limit), max(limit))


def _between(least: tuple[int, int], greatest: tuple[int, int]) -> str:
    shortest, longest = least[1] - least[0], greatest[1] - greatest[0]
    if shortest == longest == 0:
        return "the same day"
    if shortest >= 0:
        return _range(least, greatest)
    if longest <= 0:
        return f"{_range(greatest, least)} earlier"
    if all(months_and_days(min(limit), max(limit))[0] == 0 for limit in (least, greatest)):
        return "less than a month either way"
    return f"between {_size(least)} earlier and {_size(greatest)} later"


def _range(nearer: tuple[int, int], further: tuple[int, int]) -> str:
    low, high = _size(nearer), _size(further)
    if nearer[0] == nearer[1]:
        return f"at most {high}"
    return low if low == high else f"between {low} and {high}"


def _from(least: tuple[int, int]) -> str:
    if least[0] == least[1]:
        return "the same day or later"
    return f"at least {_size(least)}" if least[0] < least[1] else f"at most {_size(least)} earlier, or later"


def _up_to(greatest: tuple[int, int]) -> str:
    if greatest[0] == greatest[1]:
        return "the same day or earlier"
    if greatest[0] < greatest[1]:
        return f"at most {_size(greatest)}, or earlier"
    return f"at least {_size(greatest)} earlier"
