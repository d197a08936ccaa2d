"""Reading a year after a day or a month in prose, and numbers there that may be a year.

A year is written in four figures (2013), as two years in one (1648/9), with its era (AD 590, 44 BC), in two
figures (’13), or in two or three figures without any sign (25 December 800). The last may also be a count:
the words after it decide, and where they do not, the number is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tui.chronology.calendar import ymd_from_day
from tui.chronology.date_reader.year_pairs import LAST_OLD_STYLE
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.evidence.date_extraction.lexicon import COUNTED, DASHES, MEASURE, MONTH_NAME
from tui.text.lazy_pattern import LazyPattern

_AHEAD = 10
"""Years after that of issue up to which two digits may mean a future year."""
MARKS = "¹²³⁰⁴⁵⁶⁷⁸⁹*†‡"
"""Footnote marks, which stand at the end of a word without being part of it."""
_NOTE = r"(?:[.,;:)”’\"]{1,2}[0-9]{1,3}(?=\s|$))"
"""A footnote number that is no longer superscript: `2013.12 The`."""
_WORD = rf"[^\W{MARKS}]"
_DAY_FOLLOWS = rf"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?\s{{0,3}}(?:of\s{{1,3}})?{MONTH_NAME}"
_AMERICAN_DAY_FOLLOWS = rf"{MONTH_NAME}\s{{0,3}}[0-9]"
_ENDS = (
    rf"(?:(?={_NOTE})|(?!{_WORD}|[.,:][0-9]|[{DASHES}/](?:[0-9]|{MONTH_NAME}))"
    rf"|(?=[{DASHES}/](?:{_DAY_FOLLOWS}|{_AMERICAN_DAY_FOLLOWS})))"
)
_PLAIN = LazyPattern(rf"(?P<year>1[0-9]{{3}}|20[0-9]{{2}}){_ENDS}", re.IGNORECASE)
_TWO = LazyPattern(
    rf"(?P<year>1[0-9]{{3}}|20[0-9]{{2}})(?P<mark>[{DASHES}/])(?P<second>[0-9]{{4}}|[0-9]{{1,2}})"
    rf"(?!{_WORD}|[{DASHES}/:][0-9])(?!\s{{0,3}}(?:of\s{{1,3}})?{MONTH_NAME})",
    re.IGNORECASE,
)
_ERA_BEFORE = LazyPattern(rf"(?:AD|A\.D\.|CE)\s{{0,3}}(?P<year>[0-9]{{1,4}})(?!{_WORD}|[.,:/-][0-9])")
_ERA_BEHIND = LazyPattern(
    rf"(?P<year>[0-9]{{1,4}})\s{{0,3}}(?P<era>BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE|C\.E\.)(?!{_WORD})"
)
_SHORT = LazyPattern(rf"['’‘](?P<year>[0-9]{{2}})(?!{_WORD}|[.,:/-][0-9])")
_NUMBER = LazyPattern(r"(?P<number>[0-9]{2,9})")
_IS_TIME = LazyPattern(
    r"[.:][0-9]{2}|\s{0,2}(?:[ap]\.?m\b|hrs?\b|hours?\b|h\b|o['’]clock|minutes?\b|noon\b|midnight\b)",
    re.IGNORECASE,
)
_IS_COUNT = LazyPattern(
    r"[.,][0-9]|\s{0,2}[%£$€½]|\s{1,3}(?:and a half|of|or|more|other|to)\b", re.IGNORECASE
)
_CLAUSE = r"\s{1,3}(?:he|she|it|they|we|I|the|a|an|his|her|its|their|our|this|when|where|but|was)\b"
_IS_CLAUSE = LazyPattern(_CLAUSE)
_IS_PHRASE = LazyPattern(
    r"\s{1,3}(?:at|by|for|from|in|on|onwards|that|through|under|until|which|who|with|were|is|had|has)\b"
)
"""What may follow a year of two figures: a number of things has its noun behind it."""
_GOES_ON = LazyPattern(rf"\s{{0,3}}(?:$|[.;:!?,)\]”\"]|[–—])|{_CLAUSE}")
"""What may follow a year, and not a number of things."""


class YearToken(NamedTuple):
    """A year in a text."""

    end: int
    """Where it ends: half-open, in code points."""
    meant: tuple[tuple[int, str], ...]
    """Each possible year (astronomical: 0 is 1 BC) with a note; empty where it is not understood."""


def year_at(text: str, at: int, issued: EdtfDate | None) -> YearToken | None:
    """Read a year that is recognised by its form.

    Args:
        text: A passage.
        at: Where the year begins, in code points from 0.
        issued: The source's date of issue, which shows the century of a year of two digits; None where it is
            not known.

    Returns:
        None where no such year begins there.
    """
    if match := _ERA_BEFORE.match(text, at) or _ERA_BEHIND.match(text, at):
        return _of_era(match)
    if match := _TWO.match(text, at):
        return _two_in_one(match)
    if match := _PLAIN.match(text, at):
        return YearToken(match.end(), ((int(match["year"]), ""),))
    if match := _SHORT.match(text, at):
        return YearToken(match.end(), _short(int(match["year"]), issued))
    return None


def number_at(text: str, at: int, issued: EdtfDate | None, joiner: str) -> YearToken | None:
    """Read a number after a day or month as a year.

    Args:
        text: A passage.
        at: Where the number begins, in code points from 0.
        issued: As in `year_at`.
        joiner: The letter for what joins it to the day or month (`DatePart.joiner`); empty for nothing.

    Returns:
        The year, with an empty `meant` where the number may be something else; None where it counts things.
    """
    match = _NUMBER.match(text, at)
    if match is None:
        return None
    figures, end = match["number"], match.end()
    behind = text[end : end + 24]
    if any(is_other.match(behind) for is_other in (_IS_TIME, _IS_COUNT, COUNTED, MEASURE)):
        return None
    if re.match(_WORD, behind):
        glued = re.match(rf"{_WORD}{{1,3}}(?!{_WORD})", behind)
        return YearToken(end + glued.end(), ()) if glued and len(figures) >= 4 else None
    if joiner and (len(figures) == 2 or re.match(r"\s{1,3}[^\W0-9]", behind)):
        # After a comma, a number before a noun counts things.
        return (
            YearToken(end, ((int(figures), ""),)) if len(figures) == 3 and _IS_CLAUSE.match(behind) else None
        )
    is_year = len(figures) < 4 and figures[0] != "0" and (_IS_CLAUSE if joiner else _GOES_ON).match(behind)
    if len(figures) == 2:
        is_short = _GOES_ON.match(behind) or _IS_PHRASE.match(behind)
        return YearToken(end, _short(int(figures), issued) if is_short else ())
    return YearToken(end, ((int(figures), ""),) if is_year else ())


def years_ending(issued: EdtfDate | None) -> Callable[[int], tuple[int, int]]:
    """Return a function from two digits to the two latest years that end in them, up to 10 after the issue.

    Args:
        issued: The source's date of issue; None for years up to 2099.
    """
    latest = (
        2099 if issued is None or issued.first_day == -FAR else ymd_from_day(issued.first_day)[0] + _AHEAD
    )

    def years(two: int) -> tuple[int, int]:
        last = latest - (latest - two) % 100
        return last, last - 100

    return years


def _short(two: int, issued: EdtfDate | None) -> tuple[tuple[int, str], ...]:
    return tuple((year, f"in the {year // 100}00s") for year in years_ending(issued)(two))


def _of_era(match: re.Match[str]) -> YearToken:
    year = int(match["year"])
    era = match.groupdict().get("era") or "AD"
    meant = 1 - year if era.startswith("B") else year
    return YearToken(match.end(), ((meant, ""),) if year else ())


def _two_in_one(match: re.Match[str]) -> YearToken:
    """Read `1648/9`, of which the later is the year by today's calendar; after 1752 it is not understood."""
    year, second = int(match["year"]), match["second"]
    is_next = int(second) == (year + 1) % 10 ** len(second)
    if not is_next or year > LAST_OLD_STYLE:
        return YearToken(match.end(), ())
    return YearToken(
        match.end(), ((year + 1, "the later of the two years"), (year, "the earlier of the two years"))
    )
