"""What the differences say of each event, so that a search finds the event by their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import FAR
from tui.chronology.event import Citation, Difference


def difference_texts(chronology: Chronology) -> Mapping[str, Mapping[str, int]]:
    """By event: each question and version, and the first day on which it may have been there.

    A difference is there once two of its versions are (`tui.index.sqlite.hidden_counts`). Its note is written
    with hindsight, so it is of no day before today: FAR.
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
    asked = sorted(days)[1] if len(days) > 1 else FAR
    versions = [(one.says, max(day, asked)) for one, day in zip(difference.versions, days, strict=True)]
    return [(difference.question, asked), *versions, (difference.note, FAR)]


def _first_issue(cites: Iterable[Citation], chronology: Chronology) -> int:
    known = (chronology.source_by_id.get(citation.source) for citation in cites)
    return min((source.issued.first_day for source in known if source and source.issued), default=FAR)
