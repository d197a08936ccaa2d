"""Combining dates with the words around them: from one to another, since, until, by, about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from tui.chronology.calendar import add_months, day_number, iso_date, ymd_from_day
from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import EdtfDate
from tui.evidence.date_extraction.intervals import NO_EDTF, is_real_date, spans
from tui.evidence.date_extraction.lexicon import Candidate, Candidates, Token, Unresolved, ymd

_BETWEEN = re.compile(
    r"\s{1,3}(?i:to|until|till|and)\s{1,3}(?i:the\s{1,3})?|\s{0,3}[–—]\s{0,3}|\s{1,3}-\s{1,3}"
)
_OPENING = re.compile(r"(?i:\b(between|from)\s{1,3}(?:the\s{1,3})?)$")
_LONGEST_LEAD = 40


def resolve_ranges(text: str, atoms: list[Token], issued: EdtfDate | None) -> list[Token]:
    """Return the dates with pairs joined that form a range, and with words before them applied: `since`.

    Args:
        text: A passage.
        atoms: Its dates, in order, without overlaps.
        issued: The source's date of issue, until which something since a date may have lasted; None where it
            is not known.
    """
    led: list[Token] = []
    for atom in _paired(text, atoms):
        # The "before" of "two weeks before 5 June" already belongs to the date before it.
        led.append(_led(text, atom, issued, behind=led[-1].end if led else 0))
    return led


def _paired(text: str, atoms: list[Token]) -> Iterator[Token]:
    waiting: Token | None = None
    for atom in atoms:
        pair = _pair(text, waiting, atom) if waiting else None
        if pair:
            waiting = None
            yield pair
            continue
        if waiting:
            yield waiting
        waiting = atom
    if waiting:
        yield waiting


def _pair(text: str, first: Token, second: Token) -> Token | None:
    between = text[first.end : second.start]
    if len(between) > _LONGEST_LEAD or not _BETWEEN.fullmatch(between):
        return None
    opening = _OPENING.search(text[max(0, first.start - _LONGEST_LEAD) : first.start])
    word = opening[1].casefold() if opening else ""
    if (between.split() or [""])[0].casefold() == "and" and word != "between":
        return None
    start = first.start - len(opening[0]) if opening else first.start
    relative = first.is_relative or second.is_relative
    if isinstance(first.senses, Unresolved) or isinstance(second.senses, Unresolved):
        reason = first.senses if isinstance(first.senses, Unresolved) else second.senses
        return Token(start, second.end, reason, relative)
    return Token(start, second.end, spans(word, first.senses, second.senses), relative)


def _led(text: str, atom: Token, issued: EdtfDate | None, behind: int) -> Token:
    """Return a date with the word before it applied that makes it a limit, or approximate.

    Args:
        text: A passage.
        atom: The date.
        issued: The source's date of issue; None where it is not known.
        behind: Where the date before it ends, in code points: the word comes after that.
    """
    before = text[max(behind, atom.start - _LONGEST_LEAD) : atom.start]
    for lead, read_led in _LEADS:
        match = lead.search(before)
        if match:
            senses = (
                atom.senses
                if isinstance(atom.senses, Unresolved)
                else _limited(atom.senses, read_led, issued)
            )
            return replace(atom, start=atom.start - len(match[0]), senses=senses)
    return atom


_Led = Callable[[str, "EdtfDate | None"], tuple[tuple[str, str], ...]]
"""From the EDTF of a date and the date of issue to pairs of EDTF and a note."""


def _limited(senses: tuple[Candidate, ...], read_led: _Led, issued: EdtfDate | None) -> Candidates:
    made = (
        Candidate(date, note if sense.note == "as written" else f"{sense.note}; {note}")
        for sense in senses
        for date, note in read_led(sense.date, issued)
        if is_real_date(date)
    )
    return tuple(made) or NO_EDTF


def _since(date: str, issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    """What began then may have lasted to the day of issue, or have ended at a time that is not given."""
    if not is_real_date(date) or (issued and cached_parse(date).first_day > issued.last_day):
        return ()
    to_issue = ((f"{date}/{issued.text}", "going on when the source was issued"),) if issued else ()
    return (*to_issue, (f"{date}/", "until a time that is not given"))


def _until(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    return ((f"/{date}", "from a time that is not given"),)


def _by(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    return ((f"[..{date}]", "then, or earlier"),)


def _before(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    beside = _beside(date, -1)
    return ((f"[..{beside}]", "not then, but earlier"),) if beside else ()


def _after(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    beside = _beside(date, 1)
    return ((f"[{beside}..]", "not then, but later"),) if beside else ()


def _about(date: str, _issued: EdtfDate | None) -> tuple[tuple[str, str], ...]:
    return ((date if date.endswith("~") else f"{date}~", "about then"),)


def _beside(date: str, step: int) -> str:
    """The year, month or day before or after a date; empty for any other kind of date."""
    stated = re.fullmatch(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?(?:-([0-9]{2}))?", date)
    if not stated or not is_real_date(date):
        return ""
    year, month, day = (int(part or 0) for part in stated.groups())
    if day:
        return iso_date(day_number(year, month, day) + step)
    if not month:
        return ymd(year + step)
    return ymd(*ymd_from_day(add_months(day_number(year, month, 1), step))[:2])


def _lead(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:{words})\s{{1,3}}(?i:(?:in|on)\s{{1,3}})?(?i:the\s{{1,3}})?$".replace(" ", r"\s{1,3}")
    )


_LEADS: tuple[tuple[re.Pattern[str], _Led], ...] = (
    (_lead("(?:ever )?since"), _since),
    (_lead("until|till|up to|up until"), _until),
    (_lead("by(?: the end of)?|no later than"), _by),
    (_lead("before|prior to"), _before),
    (_lead("after"), _after),
    (_lead("about|around|circa|approximately|roughly|some time around"), _about),
    (re.compile(r"(?i:(?<!\w)(?:c|ca)\.\s{0,3})$"), _about),
)
