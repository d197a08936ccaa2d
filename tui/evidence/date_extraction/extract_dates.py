"""Extracting all dates of a passage: where they stand, and every reading of each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from tui.chronology.date_format import format_date as date_words
from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import EdtfDate
from tui.evidence.date_extraction.absolute import explicit
from tui.evidence.date_extraction.figure_order import FigureEvidence, find_figure_order
from tui.evidence.date_extraction.foreign_dates import find_foreign_dates
from tui.evidence.date_extraction.intervals import is_real_date
from tui.evidence.date_extraction.lexicon import WEEKDAYS, Token, Unresolved, split_tokens
from tui.evidence.date_extraction.number_places import find_number_places, is_within
from tui.evidence.date_extraction.ranges import resolve_ranges
from tui.evidence.date_extraction.relative import relative
from tui.evidence.date_extraction.shared_years import find_shared_years, undoubted

GIVEN = "given in the source file"
"""The reason for the date that a passage's `about` gives."""


@dataclass(frozen=True, slots=True)
class SourceContext:
    """What a source tells about the dates of each of its passages."""

    language: str = ""
    """Its language tag (BCP 47); empty for English."""
    orders: FigureEvidence | None = None
    """Its dates that show the order of day and month in figures; None to look in the passage alone."""


NO_CONTEXT = SourceContext()


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date that a passage may give."""

    date: str
    """EDTF."""
    reason: str
    """Why the words mean this date, in one sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words of a passage that give a date."""

    words: str
    start: int
    """Where they stand in the passage's text: half-open, in code points."""
    end: int
    readings: tuple[DateReading, ...]
    """Every date they may mean, in no order of likelihood, but one that is proposed first; empty for none."""
    unread: str = ""
    """Why no date can be given, in one sentence without a full stop; empty where `readings` is not."""


@dataclass(frozen=True, slots=True)
class PassageDates:
    """The dates of one passage."""

    given: DateReading | None
    """The date of the passage's `about` in the source file; None where it has none."""
    mentions: tuple[DateMention, ...]
    """In the order of the text; they do not overlap."""

    def __bool__(self) -> bool:
        return self.given is not None or bool(self.mentions)

    @property
    def readings(self) -> tuple[DateReading, ...]:
        """All readings: the given one, then those of the text; each date once, with its first reason."""
        readings: dict[str, DateReading] = {self.given.date: self.given} if self.given else {}
        for mention in self.mentions:
            for reading in mention.readings:
                readings.setdefault(reading.date, reading)
        return tuple(readings.values())


def extract_dates(
    text: str, issued: EdtfDate | None = None, about: str = "", context: SourceContext = NO_CONTEXT
) -> PassageDates:
    """Return all dates of a passage.

    Args:
        text: The passage, in English; in other languages only dates with a year are found.
        issued: When its source was issued; None where that is not known.
        about: The date that the source file gives for the passage, as EDTF; empty for none.
        context: What else the source tells about its dates.
    """
    return PassageDates(DateReading(about, GIVEN) if about else None, find_mentions(text, issued, context))


def find_mentions(
    text: str, issued: EdtfDate | None = None, context: SourceContext = NO_CONTEXT
) -> tuple[DateMention, ...]:
    """Find the dates in the text of a passage.

    Args:
        text: As in `extract_dates`.
        issued: As in `extract_dates`.
        context: As in `extract_dates`.

    Returns:
        In the order of the text, without overlaps.
    """
    shared = find_shared_years(text, issued)
    counted = undoubted(relative(text, issued), shared)
    dated = [*shared.atoms, *explicit(text, issued, context.orders or find_figure_order((text,)))]
    places = find_number_places(text)
    dated = [atom for atom in dated if not is_within(atom.start, atom.end, places)]
    atoms = split_tokens([*dated, *find_foreign_dates(text, context.language), *counted])
    return tuple(_mention(text, atom, issued) for atom in resolve_ranges(text, atoms, issued))


def _mention(text: str, atom: Token, issued: EdtfDate | None) -> DateMention:
    words = text[atom.start : atom.end]
    quoted = f"“{' '.join(words.split())}”"
    if isinstance(atom.senses, Unresolved):
        return DateMention(words, atom.start, atom.end, (), f"{quoted}: {atom.senses}")
    issue_note = f", in a source of {_day_of_issue(issued)}" if atom.is_relative and issued else ""
    readings: dict[str, DateReading] = {}
    for sense in atom.senses:
        if is_real_date(sense.date):
            reason = f"{quoted}{issue_note}: {sense.note}, {date_words(cached_parse(sense.date))}"
            readings.setdefault(sense.date, DateReading(sense.date, reason))
    unread = "" if readings else f"{quoted}: there is no such date"
    return DateMention(words, atom.start, atom.end, tuple(readings.values()), unread)


def _day_of_issue(issued: EdtfDate) -> str:
    return (
        f"{WEEKDAYS[(issued.first_day - 1) % 7].capitalize()} {date_words(issued)}"
        if issued.is_exact
        else date_words(issued)
    )
