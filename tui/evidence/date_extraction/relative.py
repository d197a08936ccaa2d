"""The table of dates that count from the day of issue, or from another date in the text.

Each date is read for the first and for the last day on which the source may have been issued. Where the two
readings differ, the date of issue is not exact enough, which is the reason given. (A later day of issue never
gives an earlier reading, so readings that agree at both ends agree between them.) A date that counts from
another date of the text is not resolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from tui.chronology.calendar import day_number, iso_date
from tui.chronology.date_format import format_date
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.evidence.date_extraction import calendar_names, durations
from tui.evidence.date_extraction.lexicon import Candidate, Candidates, Token, Unresolved, compile_pattern
from tui.text.lazy_pattern import LazyPattern

ReadOn: TypeAlias = Callable[[re.Match[str], int], "Candidates | None"]
"""From a match and the day number of the day of issue to the readings; None where the words are no date."""

_ANY_DAY = day_number(2000, 1, 1)
_ELSEWHERE = Unresolved("it counts from another date in the text")
_HOW_MANY = Unresolved("how many is not said")
_TWO_WAYS = Unresolved("it is read in more ways than two")


def relative(text: str, issued: EdtfDate | None) -> list[Token]:
    """Return the dates without a year in a text; they may overlap.

    Args:
        text: A passage.
        issued: The source's date of issue; None where it is not known, so that no date is resolved.
    """
    days, obstacle = _days_of(issued)
    atoms = []
    for row in _FORMS:
        for match in row.pattern.finditer(text):
            first, last = (row.read(match, day) for day in days)
            if first is None:
                continue
            counts = not isinstance(first, Unresolved)
            reason = obstacle if counts else ""
            if counts and issued and _dates(first) != _dates(last):
                reason = (
                    reason
                    or f"it counts from the day of issue, and “{format_date(issued)}” is not exact enough"
                )
            atoms.append(
                Token(match.start(), match.end(), Unresolved(reason) if reason else first, is_relative=counts)
            )
    return atoms


def _days_of(issued: EdtfDate | None) -> tuple[tuple[int, int], str]:
    """The first and the last day number of issue; or any day, and why nothing can be counted from it."""
    any_day = (_ANY_DAY, _ANY_DAY)
    if issued is None:
        return any_day, "it counts from the day of issue, and the source gives none"
    if issued.uncertain or issued.first_day == -FAR or issued.last_day == FAR:
        return any_day, f"it counts from the day of issue, and “{format_date(issued)}” is not certain"
    return (issued.first_day, issued.last_day), ""


def _dates(senses: Candidates | None) -> tuple[str, ...]:
    return tuple(sense.date for sense in senses) if isinstance(senses, tuple) else ()


def _days_away(days: int, note: str) -> ReadOn:
    return lambda _found, day: (Candidate(iso_date(day + days), note),)


def _unread(reason: Unresolved) -> ReadOn:
    return lambda _found, _day: reason


class _Row(NamedTuple):
    pattern: LazyPattern
    read: ReadOn


_TIME = "(?: (?:morning|afternoon|evening|night|lunchtime))?"
_ROUGHLY = "(?:(?:about|around|nearly|almost|some|roughly|only|just) )?"
_MORE = "(?:(?P<more>more than|over|at least) )?"
_OR = "(?:<number2>(?: (?:or|to) |(?<=[0-9])[-–]))?"
_DAY_OF_MONTH = "(?:on )?(?:<weekday>,? )?(?:(?:the )?<day>(?: of)? <Month>|<month2> (?:the )?<day2>)"
_SOME_YEAR = "(?:that|(?:the|that) (?:same|following|next|previous|preceding)) year"
_DATES: tuple[tuple[str, ReadOn], ...] = (
    (f"yesterday{_TIME}", _days_away(-1, "the day before")),
    ("last night", _days_away(-1, "the evening before")),
    ("the day before yesterday", _days_away(-2, "two days before")),
    ("today|tonight|this morning|this afternoon|this evening", _days_away(0, "the day of issue")),
    (f"tomorrow{_TIME}", _days_away(1, "the day after")),
    ("the day after tomorrow", _days_away(2, "two days after")),
    (f"(?P<on>on )?<Weekday>{_TIME}", calendar_names.weekday),
    ("(?:on )?(?:the|that) <Weekday>", calendar_names.some_weekday),
    (f"(?:on )?<which> <Weekday>{_TIME}", calendar_names.one_weekday),
    (f"(?:on )?<Weekday>{_TIME} (?P<which>last|next)(?! (?:week|month|year))", calendar_names.one_weekday),
    (f"(?:on )?<Weekday>{_TIME}(?: of)? <which> week", calendar_names.weekday_of_week),
    ("a week on <Weekday>", calendar_names.weekday_week),
    ("(?:on )?<Weekday> week", calendar_names.weekday_week),
    ("(?:<which>|(?:at|over)(?: the)?) weekend", calendar_names.weekend),
    ("(?:on )?(?:<weekday>,? )?(?:the )?<day>(?: of)? <Month>", calendar_names.day_of_month),
    ("(?:on )?(?:<weekday>,? )?<Month> (?:the )?<day>", calendar_names.day_of_month),
    ("<day>(?: of)? <Month>,?(?: of)? <which> year", calendar_names.day_of_year),
    ("(?:in )?<Month>,?(?: of)? <which> year", calendar_names.month_of_year),
    ("(?:in (?:the )?)?<season>,?(?: of)? <which> year", calendar_names.season_of_year),
    ("<Month>", calendar_names.bare_month),
    ("<which> <Month>", calendar_names.one_month),
    ("(?:in )?<part>(?:-| )<Month>", calendar_names.part_of_month),
    ("<which> <season>", calendar_names.one_season),
    ("<which> (?P<unit>week|month|year|decade)", durations.unit),
    ("the (?P<unit>week|month|year) before (?P<which>last)", durations.before_last),
    ("<part>(?:-| )(?:in )?<which> (?P<unit>month|year)", durations.part_of_unit),
    ("(?P<side>earlier|later)(?: on)?(?: in)? this (?P<unit>week|month|year)", durations.earlier_or_later),
    (f"{_MORE}{_ROUGHLY}{_OR}<number> <unit>s? ago(?P<today> (?:today|to the day))?", durations.ago),
    ("in <number> <unit>s?['’]?s? time", durations.ahead),
    ("<number> <unit>s? from now", durations.ahead),
    ("(?:the|these|this) (?:last|past) <number> <unit>s?(?! of)", durations.the_past),
    ("the past (?P<unit>week|fortnight|month|year|decade)(?P<number>)(?! of)", durations.the_past),
)
_NO_DATES: tuple[tuple[str, Unresolved], ...] = (
    ("an? (?:week|fortnight) (?:last|next|ago) (?:on )?<Weekday>", _TWO_WAYS),
    ("(?:a few|several|some|many) (?:day|week|month|year|decade)s ago", _HOW_MANY),
    ("(?:the|these) (?:last|past) (?:few |several |couple of )?(?:days|weeks|months|years)", _HOW_MANY),
    ("(?:the|in) recent (?:days|weeks|months|years)", _HOW_MANY),
    (f"{_DAY_OF_MONTH},?(?: of| in)? {_SOME_YEAR}", _ELSEWHERE),
    (f"{_DAY_OF_MONTH},? (?:each|every|any) year", Unresolved("it recurs every year")),
    (
        (
            "(?:on )?(?:<weekday>,? )?(?:the )?<day>"
            "(?: (?:inst|ult|prox)|(?<=[a-z]{2}) (?:instant|ultimo|proximo))"
        ),
        Unresolved("it counts from the day on which it was written, which may be another than that of issue"),
    ),
    (
        "the (?:last|next|following|previous|preceding|same) (?:day|week|weekend|month|year|decade)",
        _ELSEWHERE,
    ),
    ("that (?:day|week|month|year|spring|summer|autumn|winter)", _ELSEWHERE),
    ("the (?:day|week|month|year) (?:before|after|earlier)", _ELSEWHERE),
    ("<number> <unit>s? (?:later|earlier|before|afterwards)", _ELSEWHERE),
)
_FORMS = (
    *(_Row(compile_pattern(written), read) for written, read in _DATES),
    *(_Row(compile_pattern(written), _unread(reason)) for written, reason in _NO_DATES),
)
