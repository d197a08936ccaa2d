"""The vocabulary of dates in English (months, weekdays, numbers), and the pattern language of the tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tui.chronology import month_names
from tui.chronology.date_reader.date_parts import third_of as third_of_date
from tui.text.lazy_pattern import LazyPattern

MONTHS = tuple(name.lower() for name in month_names.MONTHS)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = tuple(month_names.SEASONS.values())
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
"""Every dash, for a character class of a regular expression."""
DAY = "(?P<day>0?[1-9]|[12][0-9]|3[01])"
"""A regular expression for a day of a month, without an ordinal's ending."""
MONTH_NAME = rf"(?:{'|'.join(MONTHS)}|(?:{month_names.ABBREVIATIONS.lower()})\b\.?)"
"""A regular expression for a month or its abbreviation, in capitals or not."""
COUNTED = LazyPattern(
    r"\s{1,3}(?P<noun>words|pages|people|persons|children|girls|boys|men|women|victims|officers|pupils|members"
    r"|homes|houses|shares|copies|votes|cases|offences|complaints|calls|letters|documents|pounds|miles|metres"
    r"|yards|feet|tons|tonnes|dollars|euros|acres|employees|patients|workers|residents|troops|soldiers|hours|days|weeks|months|years|times)\b"
)
"""What follows a number that counts things, and so is no year."""
MEASURE = LazyPattern(r"\s{0,3}(?:%|(?:per cent|hrs?|km|kg|mm|cm|m|ft|lb|bce?)\b)", re.IGNORECASE)


def _names(words: Iterable[str]) -> str:
    """Whole words with a capital: `May`, and not the verb; `MAY` too."""
    return "|".join(spelling for word in words for spelling in (word.capitalize(), word.upper()))


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
    "Month": rf"(?-i:(?P<month>{_names(MONTHS)}|(?:{month_names.ABBREVIATIONS})\b\.?))",
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
"""Regular expressions for the blanks of a pattern. Every repetition is bounded, since texts are hostile."""

_SPACE = r"\s{1,3}"
_BEGINNING = r"(?<![\w£$€#@])(?<![A-Za-z0-9]-)(?<![0-9][.,:/])"
_END = r"(?!\w|[.,:/-][0-9])"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One date that words may mean."""

    date: str
    """EDTF; or text that looks like it, where no such day exists (`is_real_date`)."""
    note: str
    """How the words mean it, in a few words, without the date."""


class Unresolved(str):
    """Why no date can be given, in a few words."""

    __slots__ = ()


Candidates: TypeAlias = "tuple[Candidate, ...] | Unresolved"
Read: TypeAlias = Callable[[re.Match[str]], "Candidates | None"]
"""From a match to its readings; None where the words are no date."""


@dataclass(frozen=True, slots=True)
class Token:
    """A date found in a text, before the words around it are considered."""

    start: int
    """Half-open, in code points of the text."""
    end: int
    senses: Candidates
    """Its readings, or why there are none."""
    is_relative: bool = False
    """Whether it counts from the day of issue."""


@dataclass(frozen=True, slots=True)
class DatePattern:
    """One row of a table of dates: a pattern, and the reader of its matches."""

    pattern: LazyPattern
    read: Read


def pattern_for(written: str, read: Read) -> DatePattern:
    """Return a row of a table of dates.

    Args:
        written: A regular expression in which `<day>`, `<month>` and so on are blanks (`_BLANKS`), and a
            space is any white space. Capitals do not matter, except in `<Month>` and `<Weekday>`.
        read: The reader of its matches.
    """
    return DatePattern(compile_pattern(written), read)


def compile_pattern(written: str) -> LazyPattern:
    """Compile a pattern with blanks (`pattern_for`) that matches whole words and whole numbers only."""
    filled = re.sub(r"(?<!P)<(\w+)>", lambda blank: _BLANKS[blank[1]], written.replace(" ", _SPACE))
    return LazyPattern(
        rf"(?<![\w£$€#@])(?<![A-Za-z0-9]-)(?<![0-9][.,:/])(?:{filled})(?!\w|[.,:/-][0-9])", re.IGNORECASE
    )


def find_tokens(rows: Iterable[DatePattern], text: str, *, relative: bool = False) -> list[Token]:
    """Find every match of every row that is a date.

    Args:
        rows: A table of dates.
        text: A passage.
        relative: Whether the dates count from the day of issue.

    Returns:
        Row by row; they may overlap.
    """
    return [
        Token(match.start(), match.end(), senses, relative)
        for row in rows
        for match in row.pattern.finditer(text)
        if (senses := row.read(match)) is not None
    ]


def split_tokens(atoms: Iterable[Token]) -> list[Token]:
    """Drop overlapping tokens: the earlier one remains, and of two that begin together the longer."""
    kept: list[Token] = []
    for atom in sorted(atoms, key=lambda token: (token.start, -token.end)):
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


def month_number(word: str) -> int:
    """The number of a month, 1 to 12, given its name or abbreviation in English."""
    return next(number for number, name in enumerate(MONTHS, 1) if name[:3] == word[:3].casefold())


def weekday_number(word: str) -> int:
    """The number of a weekday, from 0 for Monday to 6, given its name or abbreviation in English."""
    return next(number for number, name in enumerate(WEEKDAYS) if name[:3] == word[:3].casefold())


def number_of(word: str) -> int:
    """Read a number in digits or in words of `NUMBERS`, such as `twenty-one`."""
    plain = " ".join(word.casefold().split())
    if plain.isdecimal():
        return int(plain)
    return NUMBERS[plain] if plain in NUMBERS else sum(NUMBERS[part] for part in re.split("[- ]", plain))


def ymd(year: int, month: int = 0, day: int = 0) -> str:
    """Return the EDTF of a year, month or day, whether or not it exists.

    Args:
        year: Astronomical: 0 is 1 BC.
        month: 1 to 12; 0 for the year as a whole.
        day: 1 to 31; 0 for the month as a whole.
    """
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


_PARTS = ("early", "mid", "late")


def third_of(part: str, year: int, month: int = 0) -> str:
    """Return the EDTF of a third of a month or a year, as the reader of dates has it.

    Args:
        part: `early`, `mid` or `late`.
        year: Astronomical: 0 is 1 BC.
        month: 1 to 12; 0 for the year.
    """
    return third_of_date(ymd(year, month), _PARTS.index(part.casefold()))


def third_of_decade(part: str, decade: int) -> str:
    """Return the EDTF of a third of a decade.

    Args:
        part: `early`, `mid` or `late`.
        decade: Its first year.
    """
    return third_of_date(f"{decade // 10:03}X", _PARTS.index(part.casefold()))
