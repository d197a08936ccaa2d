"""Finding words that help to identify somebody: an age, a place, a day, a relative. In English.

Four kinds are looked for, as in the jigsaw rule of courts and editors: details that are harmless by
themselves identify together. Details about groups and coarse ones do not count: a range of ages, a year, a
county or a city, a newspaper, "a parent".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from tui.chronology.edtf_date import FAR, DateExpression, DateForm, EdtfDate, Precision
from tui.chronology.month_names import ABBREVIATIONS, MONTHS, SHORT_MONTHS

_A_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_YEAR = 365
"""Days: a date of a year or more is coarse."""


class DetailKind(StrEnum):
    """The kinds of identifying detail, each in words for a message."""

    AGE = "an age or birth"
    PLACE = "a place"
    DATE = "a date more exact than a year"
    RELATION = "a relative"
    BIRTH_YEAR = "a year beside an age"


_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty)"
)
_NO_RANGE = rf"(?!\s*(?:to|and|or|[-–—])\s*(?:\d|under|over|above|below|younger|older|{_NUMBER}\b))"
_AGE = (
    rf"\b(?:aged?|at the age of|turned|turning)\s+{_NUMBER}\b{_NO_RANGE}",
    rf"\b{_NUMBER}[- ]years?[- ]old\b",
    rf"\b(?:child|girl|boy) of {_NUMBER}\b{_NO_RANGE}",
    rf"\b(?:was|is|were|when|being|only|just)\s+{_NUMBER}(?=\s+(?:when|at the time|then)\b)",
    r"\b(?:born (?:in|on|at)|date of birth|year of birth|birthdays?)\b",
    r"\bin (?:her|his|their) (?:early |mid[- ]|late )?(?:teens|twenties)\b",
)

_SPOT = (
    r"(?:school|nursery|hospital|surgery|clinic|hostel|hotel|refuge|street|road|village|hamlet|estate|farm"
    r"|guest ?house|(?:children[’']s|care|foster|residential|family) home|secure unit)"
)
_NAMED_SPOT = (
    r"(?:School|Academy|College|Nursery|Hospital|Surgery|Clinic|Hostel|Hotel|Refuge|Church|Chapel|Mosque"
    r"|Synagogue|Temple|Street|Road|Lane|Avenue|Close|Crescent|Terrace|Drive|Gardens|Estate|Village|Farm)"
)
_OWN = r"(?:her|his|their|whose|(?:a|one|the) (?:girl|boy|child)[’']s)"
_PLACE = (
    rf"\b(?:an?|the|at|one|local|nearby|{_OWN})\s+(?:[\w-]+\s+){{0,2}}{_SPOT}\b",
    rf"(?-i:\b(?:[A-Z][\w’'.-]+ ){{1,4}}{_NAMED_SPOT}\b)",
    r"(?-i:\b(?:village|hamlet|suburb|district) of [A-Z]\w+)",
    r"(?-i:\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)",
)

_MONTH = rf"(?:{'|'.join(MONTHS)}|{ABBREVIATIONS})\b"
_DATE = (
    rf"(?-i:\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?: \d{{4}})?)",
    rf"(?-i:\b{_MONTH} \d{{1,4}}(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?)",
    # "may" and "march" are words too.
    rf"(?-i:\b(?:[Ll]ast|[Ee]arly|[Mm]id|[Ll]ate|[Tt]hat|[Ii]n) (?!May\b|March\b){_MONTH})",
    r"\b[12]\d{3}-(?:0[1-9]|1[0-2])(?:-\d{2})?\b",
    r"\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b",
)

_RELATIVE = (
    r"(?!(?:parents?|child of)\b)"
    r"(?:(?:step|foster|adoptive|grand|half)[- ]?)?(?:mother|father|mum|mom|dad|sister|brother|son|daughter"
    r"|child|parent|sibling|aunt|uncle|niece|nephew|cousin|husband|wife|boyfriend|girlfriend|widow|widower|twin)"
)
_RELATION = (
    rf"\b{_OWN}\s+(?:own\s+|older\s+|elder\s+|younger\s+)?{_RELATIVE}s?\b",
    rf"\b{_RELATIVE}s?\s+of\s+(?=(?:an?|the|one|her|him)\b|(?-i:[A-Z]))",
    rf"\b\w+[’']s?\s+{_RELATIVE}s?\b",
    r"\bparents?\s*,\s*(?:both\s+)?(?:an?\s+)?[a-z]\w+s?\s*,",
    r"\b(?:only|eldest|youngest) child\b",
    r"\bone of \w+ (?:children|siblings)\b",
)


_DIGITS = "0|1|2|3|4|5|6|7|8|9"
_OF = {
    DetailKind.AGE: (
        _AGE,
        "aged| age |old|turn|born|birth|teens|twenties|girl of|boy of|child of|when|at the time|then",
    ),
    DetailKind.PLACE: (
        _PLACE,
        (
            "school|nursery|hospital|surgery|clinic|hostel|hotel|refuge|street|road|village|hamlet|estate|farm|guest"
            "|home|unit|academy|college|church|chapel|mosque|synagogue|temple|lane|avenue|close|crescent|terrace"
            f"|drive|gardens|suburb|district|{_DIGITS}"
        ),
    ),
    DetailKind.DATE: (_DATE, f"{'|'.join(SHORT_MONTHS).lower()}|{_DIGITS}"),
    DetailKind.RELATION: (
        _RELATION,
        (
            "mother|father|mum|mom|dad|sister|brother|son|daughter|child|parent|sibling|aunt|uncle|niece|nephew"
            "|cousin|husband|wife|friend|widow|twin"
        ),
    ),
}
"""By kind, its patterns; and texts, one of which is in every match, which are looked for first."""


@cache
def _compiled() -> tuple[tuple[DetailKind, re.Pattern[str], tuple[str, ...]], ...]:
    return tuple(
        (kind, re.compile("|".join(patterns), re.IGNORECASE), tuple(pieces.split("|")))
        for kind, (patterns, pieces) in _OF.items()
    )


def find_details(text: str) -> Iterator[tuple[DetailKind, str]]:
    """Yield the identifying words of a text with their kind, kind by kind, each in the order of the text."""
    folded = text.casefold()
    for kind, pattern, pieces in _compiled():
        if any(piece in folded for piece in pieces):
            for match in pattern.finditer(text):
                yield kind, match[0].strip()


def format_day(date: EdtfDate) -> str:
    """A date as day and month, as texts write it: `15 May`; empty where it is not a single day."""
    if date.shape is not DateForm.MOMENT or not isinstance(date.start, DateExpression):
        return ""
    start = date.start
    return f"{start.day} {MONTHS[start.month - 1]}" if start.precision is Precision.DAY else ""


def is_exact(date: EdtfDate) -> bool:
    """Whether a date gives its beginning or its end more exactly than to a year."""
    return _window(date) < _YEAR


def includes_year(date: EdtfDate) -> bool:
    """Whether a date gives the year of its beginning or of its end."""
    return _window(date) <= _YEAR + 1


def is_year_name(text: str) -> bool:
    """Whether a text contains a year from 1000 to 2099."""
    return _A_YEAR.search(text) is not None


def _window(date: EdtfDate) -> int:
    """How many days are possible for the beginning or for the end of a date, the fewer; FAR if unbounded."""
    ends = ((date.start_min, date.start_max), (date.end_min, date.end_max))
    days = (last - first + 1 for first, last in ends if isinstance(first, int) and isinstance(last, int))
    return min(days, default=FAR)
