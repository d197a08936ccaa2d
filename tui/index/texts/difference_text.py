"""The texts of the differences about each event, so that a search finds the event by their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import FAR
from tui.chronology.event import Citation, Difference


@dataclass(frozen=True, slots=True)
class DifferenceText:
    """A text of a difference."""

    text: str
    difference: int
    """The number of the difference, from 0."""
    version: int
    """The number of the version whose words it has, from 1; 0 for the question, -1 for the note."""
    day: int
    """The first day number by which it may have been public."""


def difference_texts(chronology: Chronology) -> Mapping[str, list[DifferenceText]]:
    """Map each event id to the texts of its differences: questions, versions and notes.

    Returns:
        For each event its texts. A difference is public once two of its versions are (see
        `tui.index.sqlite.hidden_counts`); the day is FAR for a version of unknown date, and for a note,
        which the editor writes with hindsight.
    """
    of_events: dict[str, list[DifferenceText]] = defaultdict(list)
    for number, difference in enumerate(chronology.differences):
        texts = list(_texts(number, difference, chronology))
        for event in dict.fromkeys(difference.events):
            of_events[event] += texts
    return of_events


def _texts(number: int, difference: Difference, chronology: Chronology) -> Iterable[DifferenceText]:
    days = [first_issue(version.cites, chronology) for version in difference.versions]
    first_day = sorted(days)[1] if len(days) > 1 else FAR
    yield DifferenceText(difference.question, number, 0, first_day)
    for version, (described, day) in enumerate(zip(difference.versions, days, strict=True), 1):
        yield DifferenceText(described.says, number, version, max(day, first_day))
    yield DifferenceText(difference.note, number, -1, FAR)


def first_issue(cites: Iterable[Citation], chronology: Chronology) -> int:
    """Return the first day on which a cited source may have been issued; FAR where that is unknown."""
    cited = (chronology.source_by_id.get(citation.source) for citation in cites)
    return min((source.issued.first_day for source in cited if source and source.issued), default=FAR)
