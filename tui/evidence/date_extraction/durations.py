"""Weeks, months and years that are near the day of issue, and lengths of time that are counted from it.

Each function takes what was found and the day of issue, and answers with every date that may be meant.
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
    third_of_month,
    third_of_year,
    ymd,
)

_NOTES = {-2: "the one before the last", -1: "the one before", 0: "the same one", 1: "the one after"}


def unit(found: re.Match[str], day: int) -> Candidates:
    """`last month`, `this year`, `next week`."""
    step = STEPS[found["which"].casefold()]
    return _unit_at(found, day, step)


def before_last(found: re.Match[str], day: int) -> Candidates:
    """`the year before last`."""
    return _unit_at(found, day, -2)


def _unit_at(found: re.Match[str], day: int, step: int) -> Candidates:
    unit = found["unit"].casefold()
    note = _NOTES[step].replace("one", unit)
    first = monday(day) + 7 * step
    dates = {
        "week": between(iso_date(first), iso_date(first + 6)),
        "month": month_text(months(day) + step),
        "year": ymd(ymd_from_day(day)[0] + step),
        "decade": f"{ymd_from_day(day)[0] // 10 + step}X",
    }
    return (Candidate(dates[unit], f"{note}, Monday to Sunday" if unit == "week" else note),)


def part_of_unit(found: re.Match[str], day: int) -> Candidates:
    """`early last year`."""
    step, part = STEPS[found["which"].casefold()], found["part"]
    if found["unit"].casefold() == "year":
        return (Candidate(third_of_year(part, ymd_from_day(day)[0] + step), "a third of the year"),)
    count = months(day) + step
    return (Candidate(third_of_month(part, count // 12, count % 12 + 1), "about a third of the month"),)


def earlier_or_later(found: re.Match[str], day: int) -> Candidates:
    """`earlier this week`: from its first day to that of issue; `later this year`: from there to its last."""
    year, _, number = ymd_from_day(day)
    sides = {
        "week": (
            between(iso_date(monday(day)), iso_date(day)),
            between(iso_date(day), iso_date(monday(day) + 6)),
        ),
        "month": (within_month(months(day), 1, number), within_month(months(day), number)),
        "year": (between(ymd(year, 1, 1), iso_date(day)), between(iso_date(day), ymd(year, 12, 31))),
    }
    earlier, later = sides[found["unit"].casefold()]
    if found["side"].casefold() == "later":
        return (Candidate(later, "from the day of issue to the end"),)
    return (Candidate(earlier, "from the beginning to the day of issue"),)


class _Back(NamedTuple):
    """A length of time before, or after, a day."""

    date: str
    """Of as many units, with the exactness that such words have."""
    exact: str
    """To the day."""


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


def ago(found: re.Match[str], day: int) -> Candidates:
    """`two years ago`, `3 or 4 weeks ago`, `over a year ago`, `a week ago today`."""
    number, unit = number_of(found["number"]), found["unit"].casefold()
    back = _count(day, -number, unit)
    other = _count(day, -number_of(found["number2"]), unit) if found["number2"] else back
    if back is None or other is None:
        return Unresolved("it is too long ago to be written")
    if found["today"]:
        return (Candidate(back.exact, "counted back to the day"),)
    if found["more"]:
        return (Candidate(f"[..{back.date.rstrip('~')}]", "counted back, or earlier"),)
    if other.date != back.date:
        return (Candidate(between(back.date.rstrip("~"), other.date.rstrip("~")), "counted back"),)
    return (
        Candidate(
            back.date,
            "counted back, and no more exact than its unit" if back.date[-1] == "~" else "counted back",
        ),
    )


def ahead(found: re.Match[str], day: int) -> Candidates:
    """`in two weeks' time`."""
    later = _count(day, number_of(found["number"]), found["unit"].casefold())
    return (
        (Candidate(later.date, "counted forward"),)
        if later
        else Unresolved("it is too far ahead to be written")
    )


def the_past(found: re.Match[str], day: int) -> Candidates:
    """`the past two years`: they lead up to the day of issue."""
    back = _count(day, -number_of(found["number"] or "one"), found["unit"].casefold())
    if back is None:
        return Unresolved("it is too long ago to be written")
    return (Candidate(f"{back.date}/{iso_date(day)}", "up to the day of issue"),)
