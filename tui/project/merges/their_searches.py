"""The searches of another chronology, as they are written in ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.chronology.chronology import Chronology
from tui.chronology.event import EVERY_SOURCE
from tui.chronology.ids import free_id
from tui.parsing.yaml.tree import Data
from tui.project.merges.merged_ids import MergedIds
from tui.project.merges.unite_events import their_citation, without_empty


def their_searches(
    ours: Chronology, theirs: Chronology, written: Mapping[str, Data], ids: MergedIds, name: str
) -> Iterator[dict[str, Data]]:
    """Yield the searches of theirs that are not here yet, by our ids.

    `in: all` becomes a list of their sources: ours were not searched.

    Args:
        ours: Our chronology.
        theirs: Theirs.
        written: Their searches as they are written, by id.
        ids: What everything is called here.
        name: What the other chronology is called; before ids that clash.
    """
    held = {(one.looked_for.casefold(), frozenset(one.words), one.on.text) for one in ours.searches}
    taken = {one.id for one in ours.searches}
    for one in theirs.searches:
        data = written.get(one.id)
        if (one.looked_for.casefold(), frozenset(one.words), one.on.text) in held:
            continue
        if isinstance(data, dict):
            chosen = one.id if one.id not in taken else free_id(f"{name}-{one.id}", taken)
            taken.add(chosen)
            yield {**_by_our_ids(data, theirs, ids), "id": chosen}


def _by_our_ids(data: Mapping[str, Data], theirs: Chronology, ids: MergedIds) -> dict[str, Data]:
    search: dict[str, Data] = dict(without_empty(data))
    about, seen = search.get("about"), search.get("seen")
    if isinstance(about, list):
        search["about"] = [
            ids.events.get(event, event) if isinstance(event, str) else event for event in about
        ]
    if isinstance(seen, list):
        search["seen"] = [their_citation(passage, ids) for passage in seen]
    search["in"] = list(_places(search.get("in"), theirs, ids))
    return search


def _places(written: Data, theirs: Chronology, ids: MergedIds) -> Iterator[Data]:
    for place in written if isinstance(written, list) else [written or EVERY_SOURCE]:
        name = place.get("source") if isinstance(place, dict) else place
        if name == EVERY_SOURCE:
            yield from (ids.sources.get(source.id, source.id) for source in theirs.sources)
        elif isinstance(name, str):
            yield ids.sources.get(name, name)
        else:
            yield place
