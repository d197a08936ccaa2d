"""Entries of knowledge by the person or body that they are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from tui.index.knowledge_record import KnowledgeRecord
from tui.index.records import ActorRecord, EventRecord

EventEntry: TypeAlias = tuple[EventRecord, KnowledgeRecord]
"""An event, and one of its entries."""


def entries_by_actor(events: Iterable[EventRecord]) -> list[tuple[ActorRecord, list[EventEntry]]]:
    """Return everybody whom entries are about, by name, each with the entries in the order of events.

    Args:
        events: The events, in order.
    """
    found: dict[str, tuple[ActorRecord, list[EventEntry]]] = {}
    for event in events:
        for entry in event.knowledge:
            found.setdefault(entry.actor.id, (entry.actor, []))[1].append((event, entry))
    return sorted(found.values(), key=lambda one: (one[0].name.casefold(), one[0].id))
