"""How firmly an entry of knowledge shows that its actor was aware by a day."""

from __future__ import annotations

from enum import StrEnum

from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import Stance
from tui.evidence.knowledge import certain_day, possible_day
from tui.index.knowledge_record import KnowledgeRecord


class Awareness(StrEnum):
    """What an entry shows of its actor, by the end of a date; in the order in which these are shown."""

    CERTAINLY = "certainly"
    POSSIBLY = "possibly"
    UNDATED = "undated"
    """Aware, on no date: it counts neither as certainly nor as possibly by then."""
    LATER = "later"
    """Aware, from a later day only."""
    UNAWARE = "unaware"
    """The actor is reported to have been unaware."""


def awareness_of(entry: KnowledgeRecord, by: EdtfDate | None) -> Awareness:
    """Return what an entry shows by the end of a date.

    Args:
        entry: The entry.
        by: The date; None for any time.
    """
    since = entry.since_date
    possible, certain = possible_day(since), certain_day(since)
    if entry.stance is Stance.UNAWARE:
        return Awareness.UNAWARE
    if possible is None or certain is None:
        return Awareness.UNDATED
    if by is None or certain <= by.last_day:
        return Awareness.CERTAINLY
    return Awareness.POSSIBLY if possible <= by.last_day else Awareness.LATER
