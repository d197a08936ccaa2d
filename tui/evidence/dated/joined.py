"""What dates make together with the words around them: from one to another, since, until, by, about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from tui.chronology.days import add_months, civil, day_number, iso
from tui.chronology.edtf import read
from tui.chronology.when import When
from tui.evidence.dated.spans import NO_EDTF, exists, spans
from tui.evidence.dated.words import Atom, Sense, Senses, Unread, ymd

_BETWEEN = re.compile(
    r"\s{1,3}(?i:to|until|till|and)\s{1,3}(?i:the\s{1,3})?|\s{0,3}[–—]\s{0,3}|\s{1,3}-\s{1,3}"
)
_OPENING = re.compile(r"(?i:\b(between|from)\s{1,3}(?:the\s{1,3})?)$")
_LONGEST_LEAD = 40


def joined(text: str, atoms: list[Atom], issued: When | None) -> list[Atom]:
    """Dates that do not overlap, in order, with those joined that belong together, and what leads them."""
    led: list[Atom] = []
    for atom in _paired(text, atoms):
        # The "before" of "two weeks before 5 June" belongs to what stands in front already.
        led.append(_led(text, atom, issued, behind=led[-1].end if led else 0))
    return led


def _paired(text: str, atoms: list[Atom]) -> Iterator[Atom]:
    waiting: Atom | None = None
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


def _pair(text: str, one: Atom, two: Atom) -> Atom | None:
    between = text[one.end : two.start]
    if len(between) > _LONGEST_LEAD or not _BETWEEN.fullmatch(between):
        return None
    opening = _OPENING.search(text[max(0, one.start - _LONGEST_LEAD) : one.start])
    word = opening[1].casefold() if opening else ""
    if (between.split() or [""])[0].casefold() == "and" and word != "between":
        return None
    start = one.start - len(opening[0]) if opening else one.start
    relative = one.is_relative or two.is_relative
    if isinstance(one.senses, Unread) or isinstance(two.senses, Unread):
        why = one.senses if isinstance(one.senses, Unread) else two.senses
        return Atom(start, two.end, why, relative)
    return Atom(start, two.end, spans(word, one.senses, two.senses), relative)


def _led(text: str, atom: Atom, issued: When | None, behind: int) -> Atom:
    """A date with the word in front of it that makes it a limit, or approximate.

    Args:
        text: A passage.
        atom: The date.
        issued: The source's date of issue.
        behind: Where the date before it ends: the word stands behind that.
    """
    before = text[max(behind, atom.start - _LONGEST_LEAD) : atom.start]
    for lead, read_led in _LEADS:
        found = lead.search(before)
        if found:
            senses = (
                atom.senses if isinstance(atom.senses, Unread) else _limited(atom.senses, read_led, issued)
            )
            return replace(atom, start=atom.start - len(found[0]), senses=senses)
    return atom


_Led = Callable[[str, "When | None"], tuple[tuple[str, str], ...]]
"""EDTF of a date, and the date of issue, to pairs of EDTF and how it was come by."""


def _limited(senses: tuple[Sense, ...], read_led: _Led, issued: When | None) -> Senses:
    made = (
        Sense(date, note if sense.note == "as written" else f"{sense.note}; {note}")
        for sense in senses
        for date, note in read_led(sense.date, issued)
        if exists(date)
    )
    return tuple(made) or NO_EDTF


def _since(date: str, issued: When | None) -> tuple[tuple[str, str], ...]:
    """What began then may have gone on to the day of issue, or have ended at a time that is not given."""
    if not exists(date) or (issued and read(date).first_day > issued.last_day):
        return ()
    to_issue = ((f"{date}/{issued.text}", "going on when the source was issued"),) if issued else ()
    return (*to_issue, (f"{date}/", "until a time that is not given"))


def _until(date: str, _issued: When | None) -> tuple[tuple[str, str], ...]:
    return ((f"/{date}", "from a time that is not given"),)


def _by(date: str, _issued: When | None) -> tuple[tuple[str, str], ...]:
    return ((f"[..{date}]", "then, or earlier"),)


def _before(date: str, _issued: When | None) -> tuple[tuple[str, str], ...]:
    beside = _beside(date, -1)
    return ((f"[..{beside}]", "not then, but earlier"),) if beside else ()


def _after(date: str, _issued: When | None) -> tuple[tuple[str, str], ...]:
    beside = _beside(date, 1)
    return ((f"[{beside}..]", "not then, but later"),) if beside else ()


def _about(date: str, _issued: When | None) -> tuple[tuple[str, str], ...]:
    return ((date if date.endswith("~") else f"{date}~", "about then"),)


def _beside(date: str, step: int) -> str:
    """The year, month or day before or after one; empty for any other date."""
    stated = re.fullmatch(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?(?:-([0-9]{2}))?", date)
    if not stated or not exists(date):
        return ""
    year, month, day = (int(part or 0) for part in stated.groups())
    if day:
        return iso(day_number(year, month, day) + step)
    if not month:
        return ymd(year + step)
    return ymd(*civil(add_months(day_number(year, month, 1), step))[:2])


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
