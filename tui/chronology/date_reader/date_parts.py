"""EDTF of years, months and days, and of the parts of longer times: thirds, quarters, halves."""

from __future__ import annotations

import re

from tui.chronology.calendar import day_number, days_in_month, iso_date
from tui.chronology.edtf import EdtfError, cached_parse
from tui.chronology.edtf_date import DateExpression, DateForm, EdtfDate, Precision

_MARKS = "?~%"
_SIMPLE = re.compile(r"(?:-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-[0-9X]{2}){0,2}")


def write_year(year: int) -> str:
    """Return the EDTF of an astronomical year (0 is 1 BC)."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def write_date(year: str, month: int, day: int) -> str:
    """Return the EDTF of a year, month or day.

    Args:
        year: The EDTF of it.
        month: From 1; 0 where it is not known.
        day: From 1; 0 where it is not known.
    """
    return year if not month else f"{year}-{month:02}" if not day else f"{year}-{month:02}-{day:02}"


def existing_date(text: str) -> EdtfDate | None:
    """Return the date of an EDTF text; None where it is none."""
    try:
        return cached_parse(text)
    except EdtfError:
        return None


def is_simple(text: str) -> bool:
    """Whether EDTF is a date without a mark, a time of day, an end or alternatives."""
    return bool(_SIMPLE.fullmatch(text))


def without_marks(text: str) -> str:
    """Return a date without its mark; empty text where it is not a single date."""
    bare = text.rstrip(_MARKS)
    return bare if is_simple(bare) else ""


def mark(text: str, sign: str) -> str:
    """Return EDTF with `~` or `?` at each of its dates; empty text where it cannot have one.

    Args:
        text: EDTF.
        sign: `~` or `?`.
    """
    if "/" in text:
        sides = [side if side in {"", ".."} else mark(side, sign) for side in text.split("/")]
        return "/".join(sides) if all(sides) or ".." in sides or "" in text.split("/") else ""
    bare = without_marks(text)
    if not bare:
        return ""
    both = {sign, *text[len(bare) :]}
    return bare + ("%" if "%" in both or len(both) > 1 else sign)


def limits_of(text: str) -> tuple[str, str]:
    """Return the first and the last date of a set, or a single date twice, unmarked; else empty texts."""
    found = re.fullmatch(r"\[([^.,\]]+)(?:\.\.|,)(?:.*,)?([^.,\]]+)\]", text)
    low, high = (found[1], found[2]) if found else (text, text)
    return without_marks(low), without_marks(high)


def step_beside(text: str, step: int) -> str:
    """Return the date next to one, in its unit; empty text where it has no neighbour.

    Args:
        text: EDTF of a single date without a mark.
        step: 1 for the one after it, -1 for the one before it.
    """
    date = existing_date(text)
    if date is None or date.shape is not DateForm.MOMENT or not isinstance(date.start, DateExpression):
        return ""
    day = date.last_day + 1 if step > 0 else date.first_day - 1
    beside = iso_date(day)
    if date.start.precision is Precision.DAY:
        return beside
    return beside[:-3] if date.start.precision in {Precision.MONTH, Precision.SEASON} else beside[:-6]


def third_of(text: str, part: int) -> str:
    """Return about a third of a month, year, decade or century; empty text where it is another date.

    Args:
        text: EDTF without a mark.
        part: 0 for early, 1 for mid, 2 for late.
    """
    date = existing_date(text)
    if date is None or not isinstance(date.start, DateExpression) or not is_simple(text):
        return ""
    year, month = date.start.year, date.start.month
    match date.start.precision:
        case Precision.MONTH:
            days = ((1, 10), (11, 20), (21, days_in_month(year, month)))[part]
            return f"[{text}-{days[0]:02}..{text}-{days[1]:02}]"
        case Precision.YEAR if "X" not in text:
            months = ((1, 4), (5, 8), (9, 12))[part]
            return f"[{text}-{months[0]:02}..{text}-{months[1]:02}]"
        case Precision.DECADE:
            first, last = ((0, 3), (4, 6), (7, 9))[part]
        case Precision.CENTURY:
            first, last = ((0, 33), (34, 66), (67, 99))[part]
        case _:
            return ""
    return f"[{write_year(year + first)}..{write_year(year + last)}]"


def fraction_of(text: str, part: int, parts: int) -> str:
    """Return a half or a quarter of a month, year, decade or century; empty text where it has none.

    Args:
        text: EDTF without a mark.
        part: From 1.
        parts: 2 for halves, 4 for quarters.
    """
    date = existing_date(text)
    if date is None or not 1 <= part <= parts or not isinstance(date.start, DateExpression):
        return ""
    year, month, precision = date.start.year, date.start.month, date.start.precision
    if precision is Precision.MONTH and parts == 2:
        days = (1, 15) if part == 1 else (16, days_in_month(year, month))
        return f"[{text}-{days[0]:02}..{text}-{days[1]:02}]"
    if precision is Precision.YEAR and "X" not in text:
        length = 12 // parts
        return f"[{text}-{length * (part - 1) + 1:02}..{text}-{length * part:02}]"
    years = {Precision.DECADE: 10, Precision.CENTURY: 100}.get(precision, 0)
    if not years or years % parts:
        return ""
    length = years // parts
    return f"[{write_year(year + length * (part - 1))}..{write_year(year + length * part - 1)}]"


def week_of(year: int, week: int) -> str:
    """Return the seven days of an ISO week; empty text where the year has no such week.

    Args:
        year: The year of its Thursday.
        week: 1 to 53.
    """
    january_4 = day_number(year, 1, 4)
    monday = january_4 - (january_4 - 1) % 7 + 7 * (week - 1)
    is_there = 1 <= week <= 53 and iso_date(monday + 3).startswith(f"{year:04}-")
    return f"{iso_date(monday)}/{iso_date(monday + 6)}" if is_there else ""
