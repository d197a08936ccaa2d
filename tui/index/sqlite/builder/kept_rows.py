"""Which events keep their rows, as far as that can be told from their outlines.

An event that is written as before, in a context that is as before (`PartialEvent`), has the same rows where
its place among the years is the same, and whatever has a number in them has the same number.
"""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from typing import NamedTuple

from tui.index.event_order import OrderedEvent
from tui.index.id_numbers import IdNumbers
from tui.index.sqlite.builder.known_rows import is_known_from
from tui.index.sqlite.builder.stored_events import StoredEvent
from tui.parsing.events.known_items import KnownItems
from tui.parsing.events.partial_event import EventOutline, outline_of


class EventMarks(NamedTuple):
    """What is known of events beside their texts."""

    differing: Collection[str]
    """The ids of those about which the sources differ."""
    faulty: Collection[str]
    """The ids of those in which the checks found an error."""
    listed: Collection[str]
    """The ids of those that a difference lists, whose texts show in their rows."""
    put: Collection[str]
    """The ids of those on which something was put to somebody, or should be."""


class KeptRows:
    """The rows of the events of an index that need not be compared further."""

    def __init__(
        self, connection: sqlite3.Connection, known: KnownItems | None, numbers: IdNumbers, marks: EventMarks
    ) -> None:
        """Compare what events have in common.

        Args:
            connection: To the index as it was.
            known: What was known when the chronology was read.
            numbers: The numbers of its kinds, actors and sources; every event was counted.
            marks: What is known of its events.
        """
        self._is_ours = is_known_from(connection, known)
        self._marks = marks
        tables = {"kind": numbers.kinds, "actor": numbers.actors, "source": numbers.sources}
        self._moved = {table: _moved(connection, table, now) for table, now in tables.items()}
        self._is_moved = any(self._moved.values())

    def has(self, stored: StoredEvent, placed: OrderedEvent, rank: int) -> bool:
        """Whether the rows of an event are sure to be as they should be.

        Args:
            stored: What is stored of it.
            placed: The event.
            rank: Its rank.

        Returns:
            False where they must be compared.
        """
        outline = outline_of(placed.event)
        if outline is None or not self._is_ours:
            return False
        name, marks = outline.id, self._marks
        return (
            stored.rank == rank
            and stored.year == placed.year
            and stored.day == placed.day
            and stored.differs == (name in marks.differing)
            and stored.faulty == (name in marks.faulty)
            and name not in marks.listed
            and name not in marks.put
            and not (self._is_moved and self._names_moved(outline))
        )

    def _names_moved(self, outline: EventOutline) -> bool:
        kinds, actors, sources = self._moved["kind"], self._moved["actor"], self._moved["source"]
        return (
            outline.kind in kinds
            or not actors.isdisjoint(f"{outline.actors} {outline.knowledge_actors}".split())
            or not sources.isdisjoint(f"{outline.sources} {outline.knowledge_sources}".split())
        )


def _moved(connection: sqlite3.Connection, table: str, now: Mapping[str, int]) -> frozenset[str]:
    """The ids whose number differs from that in a table, or that are not in one of the two."""
    before = dict(connection.execute(f"SELECT id, number FROM {table} ORDER BY number DESC"))
    return frozenset(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
