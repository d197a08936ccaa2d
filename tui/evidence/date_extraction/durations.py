"""Reading weeks, months and years near the day of issue, and lengths of time counted from it.

The functions are readers of the table in `tui.evidence.date_extraction.relative`: each takes a match of a
row's pattern and the day of issue as a day number (1 is 1 January of year 1), and returns every date that may
be meant, or why none can be given (`Unresolved`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.chronology.calendar import add_months, iso_date, ymd_from_day
from tui.evidence.date_extraction.cycles import STEPS, between, monday, month_text, months, within_month
from tui.evidence.date_extraction.lexicon import (
    Candidate,
    Candidates,
    Unresolved,
    number_of,
    third_of,
    ymd,
)

_NOTES = {-2: "the one before the last", -1: "the one before", 0: "the same one", 1: "the one after"}


def unit(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `last month`, `this year`, `next week`.

    Args:
        match: With the groups `which` (last, this, next) and `unit` (week to decade).
        day: The day number of the day of issue.
    """
    step = STEPS[match["which"].casefold()]
    return _unit_at(match, day, step)


def before_last(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `the year before last`.

    Args:
        match: With the group `unit` (week, month, year).
        day: The day number of the day of issue.
    """
    return _unit_at(match, day, -2)


def _unit_at(match: re.Match[str], day: int, step: int) -> Candidates:
    unit = match["unit"].casefold()
    note = _NOTES[step].replace("one", unit)
    first = monday(day) + 7 * step
    dates = {
        "week": between(iso_date(first), iso_date(first + 6)),
        "month": month_text(months(day) + step),
        "year": ymd(ymd_from_day(day)[0] + step),
        "decade": f"{ymd_from_day(day)[0] // 10 + step}X",
    }
    return (Candidate(dates[unit], f"{note}, Monday to Sunday" if unit == "week" else note),)


def part_of_unit(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `early last year`: one of its thirds.

    Args:
        match: With the groups `part` (early, mid, late), `which` (last, this, next) and `unit` (month, year).
        day: The day number of the day of issue.
    """
    step, part = STEPS[match["which"].casefold()], match["part"]
    if match["unit"].casefold() == "year":
        return (Candidate(third_of(part, ymd_from_day(day)[0] + step), "a third of the year"),)
    count = months(day) + step
    return (Candidate(third_of(part, count // 12, count % 12 + 1), "about a third of the month"),)


def earlier_or_later(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `earlier this week` (up to the day of issue) and `later this year` (from it on).

    Args:
        match: With the groups `side` (earlier, later) and `unit` (week, month, year).
        day: The day number of the day of issue.
    """
    year, _, number = ymd_from_day(day)
    sides = {
        "week": (
            between(iso_date(monday(day)), iso_date(day)),
            between(iso_date(day), iso_date(monday(day) + 6)),
        ),
        "month": (within_month(months(day), 1, number), within_month(months(day), number)),
        "year": (between(ymd(year, 1, 1), iso_date(day)), between(iso_date(day), ymd(year, 12, 31))),
    }
    earlier, later = sides[match["unit"].casefold()]
    if match["side"].casefold() == "later":
        return (Candidate(later, "from the day of issue to the end"),)
    return (Candidate(earlier, "from the beginning to the day of issue"),)


class _Back(NamedTuple):
    """The date at a distance from a day."""

    date: str
    """EDTF, as precise as the unit of the distance."""
    exact: str
    """EDTF to the day."""


def _count(day: int, number: int, unit: str) -> _Back | None:
    """The date `number` units after a day, before it where negative; None where it cannot be written."""
    year = ymd_from_day(day)[0] + number * {"year": 1, "decade": 10}.get(unit, 0)
    if not 1 <= year <= 9990:
        return None
    if unit in {"day", "week", "fortnight"}:
        date = iso_date(day + number * {"day": 1, "week": 7, "fortnight": 14}[unit])
        return _Back(date if unit == "day" else f"{date}~", date)
    exact = iso_date(add_months(day, number * {"month": 1, "year": 12, "decade": 120}[unit]))
    dates = {
        "month": f"{month_text(months(day) + number)}~",
        "year": f"{ymd(year)}~",
        "decade": f"{year // 10:03}X~",
    }
    return _Back(dates[unit], exact)


def ago(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `two years ago`, `3 or 4 weeks ago`, `over a year ago`, `a week ago today`.

    Args:
        match: With the groups `number`, `unit` (day to decade) and, which may be unmatched, `number2`, `more`
            and `today`.
        day: The day number of the day of issue.
    """
    number, unit = number_of(match["number"]), match["unit"].casefold()
    counted = _count(day, -number, unit)
    second = _count(day, -number_of(match["number2"]), unit) if match["number2"] else counted
    if counted is None or second is None:
        return Unresolved("it is too long ago to be written")
    if match["today"]:
        return (Candidate(counted.exact, "counted back to the day"),)
    if match["more"]:
        return (Candidate(f"[..{counted.date.rstrip('~')}]", "counted back, or earlier"),)
    if second.date != counted.date:
        return (Candidate(between(counted.date.rstrip("~"), second.date.rstrip("~")), "counted back"),)
    return (
        Candidate(
            counted.date,
            "counted back, and no more exact than its unit" if counted.date[-1] == "~" else "counted back",
        ),
    )


def ahead(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `in two weeks' time`.

    Args:
        match: With the groups `number` and `unit` (day to decade).
        day: The day number of the day of issue.
    """
    later = _count(day, number_of(match["number"]), match["unit"].casefold())
    return (
        (Candidate(later.date, "counted forward"),)
        if later
        else Unresolved("it is too far ahead to be written")
    )


def the_past(match: re.Match[str], day: int) -> Candidates:
    """Return the readings of `the past two years`, which end on the day of issue.

    Args:
        match: With the groups `number`, which may be empty for one, and `unit` (day to decade).
        day: The day number of the day of issue.
    """
    back = _count(day, -number_of(match["number"] or "one"), match["unit"].casefold())
    if back is None:
        return Unresolved("it is too long ago to be written")
    return (Candidate(f"{back.date}/{iso_date(day)}", "up to the day of issue"),)
