"""Numbering kinds, actors and sources for the tables, and counting the events that name each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tui.chronology.chronology import Chronology
from tui.chronology.event import Event
from tui.chronology.source import Source
from tui.parsing.events.partial_event import cited_sources, knowledge_actors


class IdNumberer(dict[str, int]):
    """From an id to its number, from 0. Undefined ids get the next numbers when they first occur."""

    def __init__(self, listed: Iterable[str]) -> None:
        super().__init__()
        self._next = 0
        for name in listed:
            self.setdefault(name, self._next)  # of a repeated id the first counts
            self._next += 1
        self.listed = self._next
        """How many ids are defined; their numbers are their places in the list."""

    def __missing__(self, unlisted: str) -> int:
        self[unlisted] = number = self._next
        self._next += 1
        return number

    @property
    def unlisted(self) -> list[tuple[int, str]]:
        """The numbers and ids of those that are used but not defined."""
        return [(number, name) for name, number in self.items() if number >= self.listed]


class IdNumbers:
    """The numbers of all kinds, actors and sources, and how many events name each, by number."""

    def __init__(self, chronology: Chronology) -> None:
        self.kinds = IdNumberer(kind.id for kind in chronology.kinds)
        self.actors = IdNumberer(actor.id for actor in chronology.actors)
        self.sources = IdNumberer(source.id for source in chronology.sources)
        self.of_kind: Counter[int] = Counter()
        self.of_actor: Counter[int] = Counter()
        self.of_source: Counter[int] = Counter()

    def source(self, source: Source | None) -> int | None:
        """The number of a source; None for None."""
        return self.sources[source.id] if source else None

    def count(self, event: Event) -> None:
        """Count the kind, the actors and the cited sources of an event, each once."""
        self.of_kind[self.kinds[event.kind]] += 1
        for actor in dict.fromkeys(event.actors):
            self.of_actor[self.actors[actor]] += 1
        for actor in knowledge_actors(event):
            self.actors[actor]  # an undefined one gets its number
        for source in cited_sources(event):
            if source in self.sources:
                self.of_source[self.sources[source]] += 1
