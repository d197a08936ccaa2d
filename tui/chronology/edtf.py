"""The parser of EDTF dates (ISO 8601-2:2019): levels 0 and 1, and "one of a set" from level 2.

Syntax: https://www.loc.gov/standards/datetime/. What the dates mean: `tui.chronology.edtf_date`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, NoReturn

from tui.chronology.calendar import days_in_month
from tui.chronology.edtf_date import (
    DateExpression,
    EdtfDate,
    Precision,
    Side,
    Unbounded,
    alternatives,
    day_bounds,
    from_day,
    from_expression,
    interval,
)
from tui.chronology.edtf_faults import GENERAL_REMEDY, INTERVAL_REMEDY, explain_invalid

LONGEST = 1_000
"""Code points a date may have: enough for a long set, and a limit for text pasted by mistake."""

_PLAIN_DAY = re.compile(r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})").fullmatch
_DATE = re.compile(
    r"(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)(?:T(?P<time>[^?~%]*))?)?)?"
    r"(?P<mark>[?~%]?)"
).fullmatch
_TIME = re.compile(
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
).fullmatch
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


class EdtfError(ValueError):
    """A text is not a date that this program reads."""

    def __init__(self, reason: str, remedy: str, start: int, end: int) -> None:
        super().__init__(reason, remedy, start, end)
        self.reason = reason
        """What is wrong, without a full stop."""
        self.remedy = remedy
        """What to do; names the EDTF to write where there is one."""
        self.start = start
        """Where the offending part begins in the text, in code points from 0."""
        self.end = end
        """Where it ends, half-open."""

    def __str__(self) -> str:
        return self.reason


class _Piece(NamedTuple):
    """A part of a date, and where it stands in the whole."""

    text: str
    start: int

    def trimmed(self) -> _Piece:
        bare = self.text.lstrip()
        return _Piece(bare.rstrip(), self.start + len(self.text) - len(bare))

    def cut(self, start: int, end: int) -> _Piece:
        return _Piece(self.text[start:end], self.start + start)

    def split(self, separator: str) -> list[_Piece]:
        pieces, start = [], self.start
        for text in self.text.split(separator):
            pieces.append(_Piece(text, start).trimmed())
            start += len(text) + len(separator)
        return pieces

    def refuse(self, reason: str, remedy: str) -> NoReturn:
        raise EdtfError(reason, remedy, self.start, self.start + len(self.text))


def parse(text: str) -> EdtfDate:
    """Parse an EDTF date.

    Args:
        text: EDTF; spaces around it and around `/`, `,` and `..` are dropped.

    Returns:
        The date with its bounds.

    Raises:
        EdtfError: The text is no EDTF date. What else it may be is not looked at here: `explain_refusal`.
    """
    plain = _PLAIN_DAY(text)
    if plain:
        year_text, month_text, day_text = plain.groups()
        year, month, day = int(year_text), int(month_text), int(day_text)
        if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month) and year_text != "-0000":
            return from_day(text, year, month, day)
    return _read(_Piece(text, 0).trimmed())


def _read(piece: _Piece) -> EdtfDate:
    if not piece.text:
        piece.refuse("there is no date", f"{GENERAL_REMEDY}, or leave the key out")
    if len(piece.text) > LONGEST:
        piece.refuse(f"a date has at most {LONGEST} characters", "write one date, one interval or one set")
    if piece.text.startswith("["):
        return _read_set(piece)
    if "/" in piece.text:
        return _read_span(piece)
    return from_expression(piece.text, _read_date(piece))


def _read_span(piece: _Piece) -> EdtfDate:
    sides = piece.split("/")
    if len(sides) != 2:
        piece.refuse("an interval is two dates with one / between them", INTERVAL_REMEDY)
    if all(side.text in {"", ".."} for side in sides):
        piece.refuse("neither side of the interval is a date", "give one side, or leave the date out")
    start, end = (_read_side(side) for side in sides)
    if (
        isinstance(start, DateExpression)
        and isinstance(end, DateExpression)
        and day_bounds(start)[0] > day_bounds(end)[1]
    ):
        turned = f"{sides[1].text}/{sides[0].text}"
        piece.refuse("the interval ends before it starts", f"write {turned}, or correct one of its dates")
    return interval(f"{sides[0].text}/{sides[1].text}", start, end)


def _read_side(piece: _Piece) -> Side:
    if piece.text in {"", ".."}:
        return Unbounded.OPEN if piece.text else Unbounded.UNKNOWN
    stated = _read_date(piece)
    if stated.time:
        piece.refuse(
            "the dates of an interval cannot have a time of day", f"write {piece.text.partition('T')[0]}"
        )
    return stated


def _read_set(piece: _Piece) -> EdtfDate:
    if not piece.text.endswith("]"):
        piece.refuse("the set has no closing bracket", "end it with ]")
    listed = piece.cut(1, len(piece.text) - 1).split(",")
    if not all(member.text.strip(".") for member in listed):
        piece.refuse("a date is missing in the set", "write it as [2006,2008] or [2006..2012]")
    read = [_read_member(member) for member in listed]
    return alternatives(f"[{','.join(text for text, _ in read)}]", tuple(sides for _, sides in read))


def _read_member(piece: _Piece) -> tuple[str, tuple[Side, Side]]:
    """One date of a set or `a..b`, `..a`, `a..`; its canonical text and its two sides."""
    ends = piece.split("..")
    if len(ends) > 2:
        piece.refuse("a range in a set has one .. between two dates", "write it as [2006..2012]")
    low, high = (_read_limit(end) for end in (ends[0], ends[-1]))
    if (
        isinstance(low, DateExpression)
        and isinstance(high, DateExpression)
        and day_bounds(low)[0] > day_bounds(high)[1]
    ):
        turned = f"{ends[1].text}..{ends[0].text}"
        piece.refuse("the set ends before it starts", f"write {turned}, or correct one of its dates")
    return "..".join(end.text for end in ends), (low, high)


def _read_limit(piece: _Piece) -> Side:
    if not piece.text:
        return Unbounded.UNKNOWN
    stated = _read_date(piece)
    if stated.approximate or stated.uncertain:
        piece.refuse(
            "a date in a set cannot be marked ? ~ or %: a set already means one of several dates",
            f"write {piece.text[:-1]}",
        )
    if stated.time:
        piece.refuse("a date in a set cannot have a time of day", f"write {piece.text.partition('T')[0]}")
    return stated


def _read_date(piece: _Piece) -> DateExpression:
    """A single date with its mark."""
    match = _DATE(piece.text)
    if not match:
        piece.refuse(*explain_invalid(piece.text))
    year, month, day, time, mark = match.group("year", "month", "day", "time", "mark")
    if year == "-0000":
        piece.cut(0, 5).refuse("there is no year -0000", "write 0000 for 1 BC")
    if time is not None:
        _check_time(piece.cut(match.start("time"), match.end("time")), mark)
    approximate, uncertain = mark in {"~", "%"}, mark in {"?", "%"}
    if not year.lstrip("-").isdigit():
        if month:
            piece.refuse("a decade or century cannot have a month", f"write {year}")
        precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
        return DateExpression(precision, int(year.replace("X", "0")), 1, 1, approximate, uncertain)
    written = _Written(piece, int(year), month or "", day or "")
    precision, month_number, day_number, masked = _read_month_and_day(written)
    return DateExpression(
        precision, written.year, month_number, day_number, approximate, uncertain, masked, time or ""
    )


class _Written(NamedTuple):
    """A date in its year, before its month and day are looked at."""

    piece: _Piece
    year: int
    month: str
    day: str

    @property
    def year_text(self) -> str:
        return self.piece.text[: 5 if self.piece.text.startswith("-") else 4]

    def refuse(self, part: str, reason: str, remedy: str) -> NoReturn:
        month_start = len(self.year_text) + 1
        start = month_start if part == "month" else month_start + 3
        self.piece.cut(start, start + 2).refuse(reason, remedy)


def _read_month_and_day(written: _Written) -> tuple[Precision, int, int, bool]:
    """The precision, first month, day, and whether one unnamed day is meant."""
    year, month, day = written.year, written.month, written.day
    if month in {"", "XX"}:
        if day not in {"", "XX"}:
            written.refuse("month", "a day needs its month", f"write {written.year_text}-XX-XX")
        return Precision.YEAR, 1, 1, day == "XX"
    number = int(month)
    if number in _SEASON_STARTS:
        if day:
            written.refuse("day", "a season cannot have a day", f"write {written.year_text}-{month}")
        return Precision.SEASON, _SEASON_STARTS[number], 1, False
    if not 1 <= number <= 12:
        written.refuse(
            "month",
            f"there is no month {month}",
            f"write a month from 01 to 12, a season from 21 to 24, or {written.year_text} alone",
        )
    if day in {"", "XX"}:
        return Precision.MONTH, number, 1, day == "XX"
    length = days_in_month(year, number)
    if not 1 <= int(day) <= length:
        written.refuse(
            "day",
            f"there is no day {day} in {written.year_text}-{month}",
            f"write a day from 01 to {length}, or {written.year_text}-{month} where the day is not known",
        )
    return Precision.DAY, number, int(day), False


def _check_time(time: _Piece, mark: str) -> None:
    if not _TIME(time.text):
        time.refuse(
            "the time of day must be hh:mm or hh:mm:ss, with Z, +hh:mm or nothing after it",
            "write it as 2013-05-14T22:00",
        )
    if mark:
        mark_place = _Piece(mark, time.start + len(time.text))
        mark_place.refuse(
            "a date with a time of day cannot be marked ? ~ or %", "leave out the time, or the mark"
        )


@lru_cache(maxsize=65_536)
def cached_parse(text: str) -> EdtfDate:
    """Return the same as `parse`, with a cache: dates from an index are parsed each time they are shown.

    Raises:
        EdtfError: As `parse`. Errors are not cached.
    """
    return parse(text)
