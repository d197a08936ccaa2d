"""`compare_chronologies`: everything that has changed between two versions of a chronology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tui.chronology.chronology import Chronology
from tui.chronology.event import Citation, Difference, Event, SearchedPlace, SourceSearch, Version
from tui.chronology.keys import CitationKey
from tui.chronology.positions.position import Position
from tui.chronology.source import Source
from tui.evidence.changes.event_changes import (
    EventChange,
    FieldChange,
    Renames,
    claimed_fields,
    compare_events,
)
from tui.evidence.changes.passage_changes import PassageChange, compare_passages, renumbered_passages
from tui.evidence.changes.renames import renamed_actors, renamed_events, renamed_kinds, renamed_sources
from tui.evidence.differences import find_differing


@dataclass(frozen=True, slots=True)
class ItemChange:
    """A kind, actor, source, difference, position or search that came, went, or has other fields."""

    id: str
    title: str
    """Its label, name, title, question or what it looked for."""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemChanges:
    """The items of one sort."""

    added: tuple[ItemChange, ...] = ()
    removed: tuple[ItemChange, ...] = ()
    changed: tuple[ItemChange, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    """Old and new id of those that are the same under another one."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return not (self.added or self.removed or self.changed or self.renamed)


@dataclass(frozen=True, slots=True)
class ChronologyChanges:
    """Everything that has changed. Events are in the order of their version."""

    added: tuple[Event, ...]
    removed: tuple[Event, ...]
    changed: tuple[EventChange, ...]
    """Those renamed at the end."""
    same: int
    """How many events are the same."""
    passages: tuple[PassageChange, ...]
    head: tuple[FieldChange, ...]
    """Title, notice and others of the whole."""
    kinds: ItemChanges
    actors: ItemChanges
    sources: ItemChanges
    differences: ItemChanges
    positions: ItemChanges = ItemChanges()
    """By party and event: `harbour-board/wall-gives-way`."""
    searches: ItemChanges = ItemChanges()

    @property
    def is_empty(self) -> bool:
        """Whether both versions say the same."""
        events = self.added or self.removed or self.changed
        items = (
            self.kinds,
            self.actors,
            self.sources,
            self.differences,
            self.positions,
            self.searches,
        )
        return not (events or self.passages or self.head) and all(item.is_empty for item in items)


def compare_chronologies(old: Chronology, new: Chronology) -> ChronologyChanges:
    """Return what has changed from one version of a chronology to another.

    Args:
        old: The earlier version.
        new: The later one.
    """
    gone = [event for event in old.event_by_id.values() if event.id not in new.event_by_id]
    came = [event for event in new.event_by_id.values() if event.id not in old.event_by_id]
    events = renamed_events(gone, came)
    same = {name: name for name in old.event_by_id if name in new.event_by_id} | events
    sources = renamed_sources(
        [source for source in old.sources if source.id not in new.source_by_id],
        [source for source in new.sources if source.id not in old.source_by_id],
    )
    renames = Renames(
        events,
        sources,
        renamed_kinds(old, new, same),
        renamed_actors(old, new, same),
        renumbered_passages(old, new, sources),
    )
    changed = sorted(
        _changed_events(old, new, same, renames), key=lambda change: change.old.id != change.new.id
    )
    back = {after: before for before, after in events.items()}
    return ChronologyChanges(
        added=tuple(event for event in came if event.id not in back),
        removed=tuple(event for event in gone if event.id not in events),
        changed=tuple(changed),
        same=len(same) - len(changed),
        passages=compare_passages(old, new, renames.sources, events),
        head=tuple(_changed_fields(_head(old), _head(new))),
        kinds=_items(_kinds(old), _kinds(new), renames.kinds),
        actors=_items(_actors(old), _actors(new), renames.actors),
        sources=_items(_sources(old), _sources(new), renames.sources),
        differences=_items(_differences(old, renames), _differences(new), {}),
        positions=_items(_positions(old, renames), _positions(new), {}),
        searches=_items(_searches(old, renames), _searches(new), {}),
    )


def _changed_events(
    old: Chronology, new: Chronology, same: Mapping[str, str], renames: Renames
) -> Iterator[EventChange]:
    differed, differ = find_differing(old), find_differing(new)
    back = {after: before for before, after in same.items()}
    for event in new.event_by_id.values():
        if event.id in back:
            before = old.event_by_id[back[event.id]]
            change = compare_events(before, event, renames)
            if (before.id in differed) != (event.id in differ):
                change = replace(change, differs=event.id in differ)
            if not change.is_empty:
                yield change


# Everything else, as fields by name


@dataclass(frozen=True, slots=True)
class _Item:
    title: str
    fields: Mapping[str, str]


def _head(chronology: Chronology) -> dict[str, str]:
    return {
        "title": chronology.title,
        "about": chronology.about,
        "notice": chronology.notice,
        "zone": chronology.zone,
    }


def _kinds(chronology: Chronology) -> dict[str, _Item]:
    return {
        kind.id: _Item(kind.label, {"label": kind.label, "about": kind.about}) for kind in chronology.kinds
    }


def _actors(chronology: Chronology) -> dict[str, _Item]:
    return {
        actor.id: _Item(
            actor.name,
            {
                "name": actor.name,
                "role": actor.role,
                "held": str(actor.held or ""),
                "named-because": actor.named_because,
                "not-put": actor.not_put,
                "protected": "yes" if actor.protected else "",
            },
        )
        for actor in chronology.actors
    }


def _sources(chronology: Chronology) -> dict[str, _Item]:
    return {source.id: _Item(source.title, _source_fields(source)) for source in chronology.sources}


def _source_fields(source: Source) -> dict[str, str]:
    return {
        "type": source.type,
        "title": source.title,
        "author": "; ".join(source.author),
        "container-title": source.container_title,
        "publisher": source.publisher,
        "issued": str(source.issued or ""),
        "issued-because": source.issued_because,
        "URL": source.url,
        "accessed": str(source.accessed or ""),
        "language": source.language,
        "rights": source.rights,
        "bundle": source.bundle,
        "text": source.text.value,
        "extent": source.extent.value,
        "origin": source.origin,
        "note": source.note,
    }


def _differences(chronology: Chronology, renames: Renames | None = None) -> dict[str, _Item]:
    return {
        difference.id: _Item(difference.question, _difference_fields(difference, renames))
        for difference in chronology.differences
    }


def _difference_fields(difference: Difference, renames: Renames | None) -> dict[str, str]:
    events: Mapping[str, str] = renames.events if renames else {}
    versions = (
        f"{version.says} ({_list_keys(version.cites, renames)}){_claimed(version, events)}"
        for version in difference.versions
    )
    return {
        "question": difference.question,
        "events": ", ".join(events.get(event, event) for event in difference.events),
        "versions": "; ".join(versions),
        "note": difference.note,
    }


def _claimed(version: Version, renamed: Mapping[str, str]) -> str:
    """When a version puts events, in brackets: `[order: 2012, after verdicts]`."""
    named = []
    for event, claimed in version.dates.items():
        date, after, before = claimed_fields(claimed, renamed)
        said = (date, after and f"after {after}", before and f"before {before}")
        named.append(f" [{renamed.get(event, event)}: {', '.join(filter(None, said))}]")
    return "".join(named)


def _positions(chronology: Chronology, renames: Renames | None = None) -> dict[str, _Item]:
    events, actors = (renames.events, renames.actors) if renames else ({}, {})
    found = {}
    for one in chronology.positions:
        party = actors.get(one.party, one.party)
        for entry in one.entries:
            event = events.get(entry.event, entry.event)
            found[f"{party}/{event}"] = _Item(f"{party} on {event}", _position_fields(entry, renames))
    return found


def _position_fields(entry: Position, renames: Renames | None) -> dict[str, str]:
    return {
        "put": str(entry.put),
        "put-on": str(entry.put_on),
        "by": str(entry.by or ""),
        "answer": entry.answer.value if entry.answer else "",
        "answered-on": str(entry.answered_on or ""),
        "version": entry.version,
        "cites": _list_keys(entry.cites, renames),
    }


def _searches(chronology: Chronology, renames: Renames | None = None) -> dict[str, _Item]:
    return {
        search.id: _Item(search.looked_for, _search_fields(search, renames)) for search in chronology.searches
    }


def _search_fields(search: SourceSearch, renames: Renames | None) -> dict[str, str]:
    events: Mapping[str, str] = renames.events if renames else {}
    sources: Mapping[str, str] = renames.sources if renames else {}
    passages = renames.passages if renames else {}
    seen = (
        passages.get(one.key, CitationKey(sources.get(one.source, one.source), one.passage))
        for one in search.seen
    )
    return {
        "for": search.looked_for,
        "about": ", ".join(events.get(event, event) for event in search.about),
        "words": ", ".join(search.words),
        "seen": ", ".join(map(str, seen)),
        "in": "; ".join(_place(place, sources) for place in search.places),
        "on": search.on.text,
        "by": search.by,
        "note": search.note,
    }


def _place(place: SearchedPlace, sources: Mapping[str, str]) -> str:
    if place.source:
        return sources.get(place.source, place.source)
    dates = (("from", place.from_), ("to", place.to), ("asked", place.asked), ("answered", place.answered))
    return ", ".join([place.described, *(f"{word} {value}" for word, value in dates if value)])


def _list_keys(cites: Iterable[Citation], renames: Renames | None) -> str:
    return ", ".join(str(renames.cited_now(citation) if renames else citation.key) for citation in cites)


def _items(old: Mapping[str, _Item], new: Mapping[str, _Item], renamed: Mapping[str, str]) -> ItemChanges:
    came = {*renamed.values()}
    both = [(name, renamed.get(name, name)) for name in old if renamed.get(name, name) in new]
    return ItemChanges(
        tuple(
            ItemChange(name, item.title) for name, item in new.items() if name not in old and name not in came
        ),
        tuple(
            ItemChange(name, item.title)
            for name, item in old.items()
            if name not in new and name not in renamed
        ),
        tuple(
            ItemChange(now, new[now].title, fields)
            for name, now in both
            if (fields := tuple(_changed_fields(old[name].fields, new[now].fields)))
        ),
        tuple(renamed.items()),
    )


def _changed_fields(old: Mapping[str, str], new: Mapping[str, str]) -> Iterable[FieldChange]:
    return (FieldChange(name, old[name], new[name]) for name in new if old[name] != new[name])
