"""What the kinds, actors, events and differences of another chronology are called in ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tui.chronology.chronology import Chronology
from tui.chronology.ids import free_id
from tui.chronology.keys import CitationKey
from tui.parsing.yaml.tree import Data
from tui.project.merges.merge_plan import MergeDecision, MergePlan
from tui.text.failure import Failure


@dataclass(slots=True)
class MergedIds:
    """By their ids, ours."""

    kinds: dict[str, str] = field(default_factory=dict)
    actors: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    differences: dict[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    new: dict[str, dict[str, Data]] = field(default_factory=lambda: {"kinds": {}, "actors": {}})
    """By section and our id, the kinds and actors that come."""
    remarks: list[str] = field(default_factory=list)

    passages: Mapping[CitationKey, CitationKey] = field(default_factory=dict)

    def cited(self, key: CitationKey) -> CitationKey:
        """Return how what a citation of theirs cites is cited here."""
        return self.passages.get(key) or CitationKey(self.sources.get(key.source, key.source), key.passage)


Sections: TypeAlias = Mapping[str, Mapping[str, Data]]
"""By section (`kinds`, `actors`) and id, the items as they are written."""


def name_kinds_and_actors(
    ours: Chronology, theirs: Chronology, written: Sections, prefix: str
) -> MergedIds | Failure:
    """Say what their kinds and actors are called here.

    A kind is the same where its label is, an actor where id and name are; others whose id is taken get
    another one.

    Args:
        ours: Our chronology.
        theirs: Theirs.
        written: Their kinds and actors as they are written.
        prefix: Before ids that clash.

    Returns:
        The ids; or why the two cannot be merged.
    """
    made = MergedIds()
    labels = {kind.label.casefold(): kind.id for kind in reversed(ours.kinds)}
    taken = {*ours.kind_by_id, *(event.kind for event in ours.events)}
    described = {kind.id: kind.label for kind in theirs.kinds}
    for name in dict.fromkeys((*described, *(event.kind for event in theirs.events))):
        label = described.get(name, name)
        own = ours.kind_by_id.get(name)
        if own and (name not in described or own.label.casefold() == label.casefold()):
            made.kinds[name] = name
        elif label.casefold() in labels:
            made.kinds[name] = labels[label.casefold()]
            made.remarks.append(f"their kind {name} is our {made.kinds[name]}: both are called {label}")
        elif not ours.kinds and name in taken and name not in described:
            made.kinds[name] = name
        else:
            made.kinds[name] = chosen = name if name not in taken else free_id(f"{prefix}-{name}", taken)
            taken.add(chosen)
            if name in described or ours.kinds:
                made.new["kinds"][chosen] = written["kinds"].get(name) or {"label": label}
    return _with_actors(made, ours, theirs, written, prefix)


def _with_actors(
    made: MergedIds, ours: Chronology, theirs: Chronology, written: Sections, prefix: str
) -> MergedIds | Failure:
    taken = set(ours.actor_by_id)
    names = {actor.name.casefold(): actor.id for actor in ours.actors}
    for actor in theirs.actors:
        own = ours.actor_by_id.get(actor.id)
        if own and own.name.casefold() == actor.name.casefold():
            if actor.protected and not own.protected:
                return Failure(
                    f"the actor {actor.id} is protected there, and not here",
                    f"write protected: true at {actor.id} first",
                )
            made.actors[actor.id] = actor.id
            continue
        chosen = actor.id if actor.id not in taken else free_id(f"{prefix}-{actor.id}", taken)
        made.actors[actor.id] = chosen
        taken.add(chosen)
        made.new["actors"][chosen] = written["actors"].get(actor.id)
        if alike := names.get(actor.name.casefold()):
            made.remarks.append(f"their actor {actor.id} has the name of our {alike}: both stay, as {chosen}")
    return made


def name_events(made: MergedIds, ours: Chronology, theirs: Chronology, plan: MergePlan) -> None:
    """Say what their events are called here: by the plan, by what was merged before, or by a new id.

    Args:
        made: The ids, to which those of events are added.
        ours: Our chronology.
        theirs: Theirs.
        plan: The plan, which is complete.
    """
    same = {pair.theirs: pair.ours for pair in plan.pairs if pair.decision is MergeDecision.SAME}
    before = merged_before(ours, plan.name)
    taken = set(ours.event_by_id)
    for event in theirs.events:
        if event.id in before or same.get(event.id) in ours.event_by_id:
            made.events[event.id] = before.get(event.id) or same[event.id]
            continue
        chosen = event.id if event.id not in taken else free_id(f"{plan.name}-{event.id}", taken)
        made.events[event.id] = chosen
        taken.add(chosen)


def merged_from(name: str, event: str) -> str:
    """Return what `merged-from` says of an event: `harbour-board#wall-gives-way`.

    Args:
        name: What the other chronology is called.
        event: The event's id there.
    """
    return f"{name}#{event}"


def merged_before(ours: Chronology, name: str) -> dict[str, str]:
    """Return by their ids the events of ours that came from a chronology, or were united with one of its.

    Args:
        ours: Our chronology.
        name: What the other chronology is called.
    """
    return {
        place.removeprefix(merged_from(name, "")): event.id
        for event in ours.events
        for place in event.merged_from
        if place.startswith(merged_from(name, ""))
    }
