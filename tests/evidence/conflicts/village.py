"""Small chronologies of dates and order, written in few words."""

from __future__ import annotations

from typing import Any

from tui.chronology.chronology import Chronology
from tui.chronology.event import Difference, Event
from tui.evidence.conflicts.conflicts import FoundConflicts, find_conflicts


def event(name: str, **keys: Any) -> Event:
    """An event with a date, an order, citations or none of these."""
    plain = {"id": name, "title": name.title(), "kind": "works", "status": "reported"}
    return Event.model_validate(plain | keys)


def says(passage: str, **claim: str) -> dict[str, Any]:
    """A citation that disputes, with what it says instead."""
    source, _, number = passage.partition("#")
    return {"source": source, "passage": number, "as": "disputes", "says": claim}


def difference(name: str, *versions: dict[str, Any], events: tuple[str, ...] = ()) -> Difference:
    """A difference whose versions give dates: `{"log#1": {"lit": {"date": "1873"}}}` each."""
    written = []
    for version in versions:
        for passage, dates in version.items():
            source, _, number = passage.partition("#")
            cites = [{"source": source, "passage": number}]
            written.append({"says": f"says {passage} {dates}", "cites": cites, "dates": dates})
    return Difference.model_validate({"id": name, "question": "When?", "events": events, "versions": written})


def chronology(*events: Event, differences: tuple[Difference, ...] = ()) -> Chronology:
    """Some events and differences."""
    return Chronology(events=events, differences=differences)


def sets(*events: Event, differences: tuple[Difference, ...] = ()) -> list[list[str]]:
    """What cannot all hold, in words; what a source says ends with the passages in brackets."""
    found: FoundConflicts = find_conflicts(chronology(*events, differences=differences))
    return [
        [
            one.in_words + (f" ({', '.join(map(str, one.cites))})" if one.cites else "")
            for one in conflict.statements
        ]
        for conflict in found.sets
    ]
