"""The texts of the differences about each event, so that a search finds the event by their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import FAR
from tui.chronology.event import Citation, Difference


def difference_texts(chronology: Chronology) -> Mapping[str, Mapping[str, int]]:
    """Map each event id to the texts of its differences: questions, versions and notes.

    Returns:
        For each event, from a text to the first day number by which it may have been public. A difference
        is public once two of its versions are (see `tui.index.sqlite.hidden_counts`); FAR for a version of
        unknown date, and for a note, which the editor writes with hindsight.
    """
    of_events: dict[str, dict[str, int]] = defaultdict(dict)
    for difference in chronology.differences:
        texts = _texts(difference, chronology)
        for event in difference.events:
            for text, day in texts:
                of_events[event][text] = min(day, of_events[event].get(text, FAR))
    return of_events


def _texts(difference: Difference, chronology: Chronology) -> list[tuple[str, int]]:
    days = [_first_issue(version.cites, chronology) for version in difference.versions]
    first_day = sorted(days)[1] if len(days) > 1 else FAR
    versions = [
        (version.says, max(day, first_day)) for version, day in zip(difference.versions, days, strict=True)
    ]
    return [(difference.question, first_day), *versions, (difference.note, FAR)]


def _first_issue(cites: Iterable[Citation], chronology: Chronology) -> int:
    cited = (chronology.source_by_id.get(citation.source) for citation in cites)
    return min((source.issued.first_day for source in cited if source and source.issued), default=FAR)
