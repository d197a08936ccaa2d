"""Words of dates: months, weekdays and numbers, how a form is written down, and what is found by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tui.chronology.calendar import days_in_month

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = ("spring", "summer", "autumn", "winter")
_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "a dozen": 12,
}


DASHES = "-‐‑‒–—―−"
"""Every dash, for a class of characters."""
DAY = "(?P<day>0?[1-9]|[12][0-9]|3[01])"
"""A regular expression for a day of a month, without an ordinal's ending."""
MONTH_NAME = rf"(?:{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
"""A regular expression for a month or its beginning, in whatever capitals."""
COUNTED = re.compile(
    r"\s{1,3}(?P<noun>words|pages|people|persons|children|girls|boys|men|women|victims|officers|pupils|members"
    r"|homes|houses|shares|copies|votes|cases|offences|complaints|calls|letters|documents|pounds|miles|metres"
    r"|yards|feet|tons|tonnes|hours|days|weeks|months|years|times)\b"
)
"""What is counted by the number in front of it, which so is no year."""
MEASURE = re.compile(r"\s{0,3}(?:%|(?:per cent|hrs?|km|kg|mm|cm|m|ft|lb|bc|bce)\b)", re.IGNORECASE)


NUMBERED = re.compile(
    r"(?i:\b(?:pages?|pp?\.|nos?\.|numbers?|paragraphs?|paras?\.?|sections?|rooms?|flat|chapter|line|form|top)"
    r"\s{0,3})$"
)
"""What stands in front of a number that is one of pages or rooms, and so is no year."""


def _names(words: Iterable[str]) -> str:
    """Whole words with a capital: `May`, and not the verb; `MAY` too."""
    return "|".join(form for word in words for form in (word.capitalize(), word.upper()))


_NUMBER = "|".join(
    (
        "[0-9]{1,3}",
        f"(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_ONES[:9])})",
        *sorted(NUMBERS, key=len, reverse=True),
    )
)
_BLANKS: Mapping[str, str] = {
    "day": f"{DAY}(?:st|nd|rd|th)?",
    "day2": r"(?P<day2>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?",
    "month": f"(?P<month>{MONTH_NAME})",
    "month2": f"(?P<month2>{MONTH_NAME})",
    "Month": rf"(?-i:(?P<month>{_names(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?))",
    "weekday": rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}|(?:mon|tues?|wed|thurs?|fri|sat|sun)\b\.?))",
    "Weekday": f"(?-i:(?P<weekday>{_names(WEEKDAYS)}))",
    "season": f"(?:(?P<season>{'|'.join(SEASONS)}))",
    "year": r"(?P<year>1[0-9]{3}|20[0-9]{2})",
    "number": f"(?:(?P<number>{_NUMBER}))",
    "number2": f"(?:(?P<number2>{_NUMBER}))",
    "unit": "(?:(?P<unit>day|week|fortnight|month|year|decade))",
    "which": "(?:(?P<which>last|this|next))",
    "part": "(?:(?P<part>early|mid|late))",
    "to": r"(?P<to>\s{1,3}(?:to|until|till|and)\s{1,3}|\s{0,3}[-–—]\s{0,3})",
}
"""What the blanks of a form stand for. Every repetition is bounded: a text may be long, and a stranger's."""

_SPACE = r"\s{1,3}"
_BEGINNING = r"(?<![\w£$€#@])(?<![A-Za-z0-9]-)(?<![0-9][.,:/])"
_END = r"(?!\w|[.,:/-][0-9])"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that words may mean."""

    date: str
    """EDTF; where no such day exists, text that has its form and is none."""
    note: str
    """How it was come by, in a few words, without the date."""


class Unresolved(str):
    """Why nothing can be said, in a few words."""

    __slots__ = ()


Candidates: TypeAlias = "tuple[Candidate, ...] | Unresolved"
Read: TypeAlias = Callable[[re.Match[str]], "Candidates | None"]
"""What the words found mean; None where they are no date at all."""


@dataclass(frozen=True, slots=True)
class Token:
    """A date found in a text, before what stands around it is looked at."""

    start: int
    end: int
    senses: Candidates
    is_relative: bool = False


@dataclass(frozen=True, slots=True)
class DatePattern:
    """One row of a table: what to look for, and how to read it."""

    pattern: re.Pattern[str]
    read: Read


def pattern_for(written: str, read: Read) -> DatePattern:
    """A row of a table of dates.

    Args:
        written: A regular expression in which `<day>`, `<month>` and so on are blanks to be filled in and a
                space is any space. Capitals do not matter, but in <Month> and <Weekday>.
        read: What to make of a match.
    """
    return DatePattern(compile_pattern(written), read)


def compile_pattern(written: str) -> re.Pattern[str]:
    """The regular expression of a form: whole words only, and no part of a number."""
    filled = re.sub(r"(?<!P)<(\w+)>", lambda blank: _BLANKS[blank[1]], written.replace(" ", _SPACE))
    return re.compile(
        rf"(?<![\w£$€#@])(?<![A-Za-z0-9]-)(?<![0-9][.,:/])(?:{filled})(?!\w|[.,:/-][0-9])", re.IGNORECASE
    )


def find_tokens(forms: Iterable[DatePattern], text: str, *, relative: bool = False) -> list[Token]:
    """Every match of every form that is a date; they may overlap."""
    return [
        Token(found.start(), found.end(), senses, relative)
        for one in forms
        for found in one.pattern.finditer(text)
        if (senses := one.read(found)) is not None
    ]


def split_tokens(atoms: Iterable[Token]) -> list[Token]:
    """Those that remain when of two that overlap the earlier stays, and of two as early the longer."""
    kept: list[Token] = []
    for atom in sorted(atoms, key=lambda one: (one.start, -one.end)):
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


def month_number(word: str) -> int:
    """1 to 12, of a name or its beginning."""
    return next(number for number, name in enumerate(MONTHS, 1) if name[:3] == word[:3].casefold())


def weekday_number(word: str) -> int:
    """0 for Monday to 6, of a name or its beginning."""
    return next(number for number, name in enumerate(WEEKDAYS) if name[:3] == word[:3].casefold())


def number_of(word: str) -> int:
    """The number that digits or words give."""
    plain = " ".join(word.casefold().split())
    if plain.isdecimal():
        return int(plain)
    return NUMBERS[plain] if plain in NUMBERS else sum(NUMBERS[part] for part in re.split("[- ]", plain))


def ymd(year: int, month: int = 0, day: int = 0) -> str:
    """EDTF of a year, month or day, whether or not it exists."""
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def third_of_year(part: str, year: int) -> str:
    """Early, mid or late in a year: one of its thirds, as `tui.chronology.edtf_hints` has them."""
    first = {"early": 1, "mid": 5, "late": 9}[part.casefold()]
    return f"[{ymd(year, first)}..{ymd(year, first + 3)}]"


def third_of_month(part: str, year: int, month: int) -> str:
    """Early, mid or late in a month: ten days, and what is left for the last."""
    ends = {"early": (1, 10), "mid": (11, 20), "late": (21, days_in_month(year, month))}
    first, last = ends[part.casefold()]
    return f"[{ymd(year, month, first)}..{ymd(year, month, last)}]"
