"""All the dates of a passage: where they stand, what each may mean and why, or why nothing can be said."""

from __future__ import annotations

from dataclasses import dataclass

from tui.chronology.edtf import read
from tui.chronology.when import When
from tui.chronology.wording import words as date_words
from tui.evidence.dated.explicit import explicit
from tui.evidence.dated.joined import joined
from tui.evidence.dated.relative import relative
from tui.evidence.dated.shared import shared, undoubted
from tui.evidence.dated.spans import exists
from tui.evidence.dated.words import WEEKDAYS, Atom, Unread, apart

GIVEN = "given in the source file"
"""The reason for the date that a passage's `about` gives."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One date that a passage may give."""

    date: str
    """EDTF."""
    reason: str
    """How it was come by, in one sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a passage that give a date."""

    words: str
    start: int
    """Where they stand in the passage's text: half-open, in code points."""
    end: int
    readings: tuple[Reading, ...]
    """Every date they may mean, none before another by likelihood; empty where nothing can be said."""
    unread: str = ""
    """Why nothing can be said, in one sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of one passage."""

    given: Reading | None
    """What the source file says that the passage is about."""
    mentions: tuple[Mention, ...]
    """In the order of the text; they do not overlap."""

    def __bool__(self) -> bool:
        return self.given is not None or bool(self.mentions)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All readings: the given one, then those of the text; each date once, by its first reason."""
        told: dict[str, Reading] = {self.given.date: self.given} if self.given else {}
        for mention in self.mentions:
            for reading in mention.readings:
                told.setdefault(reading.date, reading)
        return tuple(told.values())


def dated(text: str, issued: When | None = None, about: str = "") -> Dated:
    """The dates of a passage.

    Args:
        text: The passage, in English; of other languages only dates in figures are found.
        issued: When its source was issued; None where that is not known.
        about: The date that the source file gives for the passage, EDTF; empty where it gives none.
    """
    return Dated(Reading(about, GIVEN) if about else None, mentions(text, issued))


def mentions(text: str, issued: When | None = None) -> tuple[Mention, ...]:
    """The dates in the words of a passage, in order; arguments as for `dated`."""
    known = shared(text, issued)
    counted = undoubted(relative(text, issued), known)
    atoms = apart([*known.atoms, *explicit(text, issued), *counted])
    return tuple(_mention(text, atom, issued) for atom in joined(text, atoms, issued))


def _mention(text: str, atom: Atom, issued: When | None) -> Mention:
    words = text[atom.start : atom.end]
    said = f"“{' '.join(words.split())}”"
    if isinstance(atom.senses, Unread):
        return Mention(words, atom.start, atom.end, (), f"{said}: {atom.senses}")
    where = f", in a source of {_day_of_issue(issued)}" if atom.is_relative and issued else ""
    readings: dict[str, Reading] = {}
    for sense in atom.senses:
        if exists(sense.date):
            reason = f"{said}{where}: {sense.note}, {date_words(read(sense.date))}"
            readings.setdefault(sense.date, Reading(sense.date, reason))
    unread = "" if readings else f"{said}: there is no such date"
    return Mention(words, atom.start, atom.end, tuple(readings.values()), unread)


def _day_of_issue(issued: When) -> str:
    return (
        f"{WEEKDAYS[(issued.first_day - 1) % 7].capitalize()} {date_words(issued)}"
        if issued.is_exact
        else date_words(issued)
    )
