"""Whether an entry of knowledge is dated by the end of a day."""

from __future__ import annotations

from enum import StrEnum

from tui.chronology.edtf_date import EdtfDate
from tui.evidence.knowledge import certain_day, possible_day
from tui.index.knowledge_record import KnowledgeRecord


class Awareness(StrEnum):
    """When an entry is dated, whatever it says; in the order in which these are shown."""

    CERTAINLY = "certainly"
    """Its latest day is not after the end of the date. Only the date is certain, and not what it says."""
    POSSIBLY = "possibly"
    LATER = "later"
    UNDATED = "undated"
    """It may be before or after."""


def awareness_of(entry: KnowledgeRecord, by: EdtfDate | None) -> Awareness:
    """Return when an entry is dated, by the end of a date.

    Args:
        entry: The entry, of either stance.
        by: The date; None for any time.
    """
    since = entry.since_date
    possible, certain = possible_day(since), certain_day(since)
    if possible is None or certain is None:
        return Awareness.UNDATED
    if by is None or certain <= by.last_day:
        return Awareness.CERTAINLY
    return Awareness.POSSIBLY if possible <= by.last_day else Awareness.LATER
