"""A date in the reader's form with its weekday and its time of day."""

from __future__ import annotations

import re

from tui.chronology.date_format import format_date
from tui.chronology.date_reader.date_parts import existing_date
from tui.chronology.date_reader.date_rules import DateRules
from tui.chronology.date_reader.meanings import Meanings, Way, ask_rule, refuse
from tui.chronology.date_reader.single_dates import read_single
from tui.chronology.date_reader.times_of_day import split_time
from tui.chronology.edtf_date import DateExpression, Precision

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MIDNIGHT = "midnight is what spreadsheets write where no time of day is given"
_WEEKDAY = re.compile(r"@w(?P<first>0[1-7])\.?,? (?P<rest>.+)|(?P<rest2>.+?),? \(?@w(?P<last>0[1-7])\)?")
_DAY_PART = re.compile(r"@day-part,? (?P<rest>.+)|(?P<rest2>.+?),? @day-part")


def read_point(text: str, rules: DateRules) -> Meanings | None:
    """Return what a text in the reader's form can mean as one date; None where it is none.

    Args:
        text: One date, perhaps with a weekday, which must be its weekday, and a time of day.
        rules: What may be taken for granted.
    """
    if whole := read_single(text, rules):
        return whole
    if timed := split_time(text):
        return _at_time(read_point(timed.rest, rules), timed.clock, timed.is_midnight, rules)
    if match := _DAY_PART.fullmatch(text):
        return _days_only(read_point(match["rest"] or match["rest2"], rules), "a part of a day needs its day")
    if match := _WEEKDAY.fullmatch(text):
        weekday = int(match["first"] or match["last"]) - 1
        return _on_weekday(read_point(match["rest"] or match["rest2"], rules), weekday)
    return None


def _at_time(day: Meanings | None, clock: str, is_midnight: bool, rules: DateRules) -> Meanings | None:
    whole = _days_only(day, "a time of day needs a whole date")
    if whole is None or not whole.ways:
        return whole
    if not clock:
        return refuse("there is no such time of day")
    if is_midnight and rules.is_spreadsheet is None:
        return ask_rule(MIDNIGHT)
    return whole if is_midnight and rules.is_spreadsheet else whole.change(lambda date: f"{date}T{clock}")


def _days_only(meanings: Meanings | None, reason: str) -> Meanings | None:
    if meanings is None or not meanings.ways:
        return meanings
    return (
        meanings
        if all(re.fullmatch(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}", way.edtf) for way in meanings.ways)
        else refuse(reason)
    )


def _on_weekday(meanings: Meanings | None, weekday: int) -> Meanings | None:
    """The ways that fall on a weekday (0 is Monday): one that contradicts its date is a mistake."""
    if meanings is None or not meanings.ways:
        return meanings
    kept: list[Way] = []
    for way in meanings.ways:
        date = existing_date(way.edtf)
        stated = date.start if date else None
        if date is None or not isinstance(stated, DateExpression) or stated.precision is not Precision.DAY:
            continue
        if (date.first_day - 1) % 7 == weekday:
            kept.append(way)
    if kept:
        return Meanings(tuple(kept))
    date = existing_date(meanings.ways[0].edtf)
    if date is None:
        return meanings
    if len(meanings.ways) > 1 or not date.is_exact:
        return refuse(f"the date has no day that was a {WEEKDAYS[weekday]}")
    actual = WEEKDAYS[(date.first_day - 1) % 7]
    return refuse(f"{format_date(date)} was a {actual}, not a {WEEKDAYS[weekday]}")
