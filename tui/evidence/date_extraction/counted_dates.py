"""Dates that count from a date beside them: `28 days after 14 May 2013`, `within a month of 3 June 2010`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.chronology.calendar import add_months, day_number, iso_date, ymd_from_day
from tui.evidence.date_extraction.intervals import NO_EDTF, is_real_date
from tui.evidence.date_extraction.lexicon import (
    Candidate,
    Candidates,
    Token,
    Unresolved,
    compile_pattern,
    number_of,
    ymd,
)

_COUNTED = compile_pattern(
    "(?:(?P<more>at least|not less than|no less than|not fewer than|more than|over)"
    " |(?P<less>within|less than|not more than|no more than|up to|at most|under) (?:the )?)?"
    "(?:<number>|the(?: very)?) (?:(?:calendar|clear|whole) )?<unit>s?"
    " (?P<way>before|after|from|following|of|later than|prior to)(?: (?:on|the))?"
)
_LONGEST = 80
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_LAST_YEAR = 9999
_FINER = Unresolved("it counts days from a date that has none")


def count_from_dates(text: str, atoms: list[Token]) -> list[Token]:
    """Return the dates, each counted on or back where the words before it say so.

    Args:
        text: A passage.
        atoms: Its dates, in order, without overlaps.
    """
    kept: list[Token] = []
    for atom in atoms:
        low = max(0, atom.start - _LONGEST)
        match = _last(text[low : atom.start])
        if match is None or isinstance(atom.senses, Unresolved):
            kept.append(atom)
            continue
        # `two weeks before` is unread by itself.
        start = low + match.start()
        while kept and kept[-1].start >= start:
            kept.pop()
        if kept and kept[-1].end > start:
            kept.append(atom)
            continue
        senses = tuple(_counted(atom.senses, match))
        reason = next((one for one in senses if isinstance(one, Unresolved)), None)
        dates = tuple(one for one in senses if isinstance(one, Candidate))
        read: Candidates = dates or reason or NO_EDTF
        kept.append(Token(start, atom.end, read, atom.is_relative))
    return kept


def _last(before: str) -> re.Match[str] | None:
    """The words at the end of a text that count from what follows."""
    for match in _COUNTED.finditer(before):
        if not before[match.end() :].strip():
            # `of` goes with `within` only: `two days of 14 May`.
            return match if match["way"] != "of" or match["less"] else None
    return None


def _counted(senses: tuple[Candidate, ...], match: re.Match[str]) -> Iterator[Candidate | Unresolved]:
    step = -1 if match["way"].casefold() in {"before", "prior to"} else 1
    number, unit = number_of(match["number"] or "a"), match["unit"].casefold()
    for sense in senses:
        other = _moved(sense.date, step * number, unit)
        if not other or isinstance(other, Unresolved):
            yield other or NO_EDTF
            continue
        note = "counted from the date beside it"
        if not match["number"] and unit != "day" and _is_day(sense.date):
            # `the week before 14 May` is a week, and no day.
            near = iso_date(_day_of(sense.date) + step)
            other = "[{}..{}]".format(*sorted((near, other)))
        elif match["more"]:
            other = f"[{other}..]" if step > 0 else f"[..{other}]"
        elif match["less"]:
            low, high = sorted((sense.date, other))
            other = f"[{low}..{high}]"
        if is_real_date(other):
            yield Candidate(other, note if sense.note == "as written" else f"{sense.note}; {note}")


def _is_day(date: str) -> bool:
    return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", date) is not None


def _day_of(date: str) -> int:
    year, month, day = map(int, date.split("-"))
    return day_number(year, month, day)


def _moved(date: str, count: int, unit: str) -> str | Unresolved:
    """A day, month or year counted on; empty for another kind of date, and beyond the calendar."""
    stated = re.fullmatch(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?(?:-([0-9]{2}))?", date)
    if not stated or not is_real_date(date):
        return ""
    year, month, day = (int(part or 0) for part in stated.groups())
    if unit in _DAYS:
        if not day:
            return _FINER
        moved = day_number(year, month, day) + count * _DAYS[unit]
        return iso_date(moved) if 0 < moved < day_number(_LAST_YEAR, 12, 31) else ""
    months = count * _MONTHS[unit]
    if not month:
        return (
            ymd(year + months // 12) if months % 12 == 0 and 0 < year + months // 12 <= _LAST_YEAR else _FINER
        )
    if not 0 < year + months // 12 < _LAST_YEAR:
        return ""
    moved = add_months(day_number(year, month, day or 1), months)
    return iso_date(moved) if day else ymd(*ymd_from_day(moved)[:2])
