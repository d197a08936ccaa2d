"""Queries for statements that cannot all hold, and for what the order leaves to an undated event."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any

from tui.chronology.keys import CitationKey
from tui.chronology.problem import Location
from tui.evidence.conflicts.order_window import OrderWindow, WindowReason
from tui.index.conflict_records import CitedPassage, ConflictRecord, ConflictsRecord, StatementRecord
from tui.index.records import SourceRecord
from tui.index.sqlite.record_queries import sources_by_id

MORE, PAIRS = "conflicts_more", "conflicts_pairs"
"""The names in `meta` of how many sets are not listed, and how many pairs are listed as differences."""


def conflicts(connection: Connection, as_of: int | None = None) -> ConflictsRecord:
    """Return the sets of statements that cannot all hold; see `Index.conflicts`.

    Args:
        connection: To an open index.
        as_of: A day number, to leave out sets that rest on what was not public by then; None for all.
    """
    sets = [
        [_Statement(row) for row in json.loads(statements)]
        for (statements,) in connection.execute("SELECT statements FROM conflict ORDER BY number")
    ]
    said = [statement for statements in sets for statement in statements]
    titles = _titles(connection, [event for statement in said for event in statement.events], as_of)
    names = [key.source for statement in said for key in statement.cites]
    sources = sources_by_id(connection, dict.fromkeys(names), as_of)
    shown = [
        ConflictRecord(tuple(statement.record(titles, sources) for statement in statements))
        for statements in sets
        if as_of is None or all(statement.is_public(titles, sources) for statement in statements)
    ]
    counts = "SELECT name, value FROM meta WHERE name IN (?, ?)"
    meta = dict(connection.execute(counts, (MORE, PAIRS))) if as_of is None else {}
    return ConflictsRecord(tuple(shown), meta.get(MORE, 0), meta.get(PAIRS, 0), len(sets) - len(shown))


class _Statement:
    """A statement as it is stored."""

    def __init__(self, row: list[Any]) -> None:
        self._kind, self._event, self._value, self._is_own, *where, cites, self._differences = row
        self._place = Location(*where)
        self.cites = [CitationKey.parse(key) for key in cites]

    @property
    def events(self) -> list[str]:
        """The ids of the events that it names."""
        return [self._event] if self._kind == "date" else [self._event, self._value]

    def is_public(self, titles: Mapping[str, str], sources: Mapping[str, SourceRecord]) -> bool:
        """Whether its events, and a passage that says so, are among those of a day."""
        return all(event in titles for event in self.events) and (
            self._is_own or any(key.source in sources for key in self.cites)
        )

    def record(self, titles: Mapping[str, str], sources: Mapping[str, SourceRecord]) -> StatementRecord:
        """Return it with titles and sources."""
        return StatementRecord(
            kind=self._kind,
            event=self._event,
            title=titles.get(self._event, self._event),
            value=self._value,
            other_title="" if self._kind == "date" else titles.get(self._value, self._value),
            is_own=bool(self._is_own),
            place=self._place,
            cites=tuple(CitedPassage(key, sources.get(key.source)) for key in self.cites),
            differences=tuple(self._differences),
        )


def _titles(connection: Connection, events: Iterable[str], as_of: int | None) -> dict[str, str]:
    """The titles of events by their ids; those that were public by a day."""
    public = "" if as_of is None else f"AND public_day <= {as_of:d}"
    sql = f"""SELECT id, title FROM event JOIN span ON span.rank = event.rank
        WHERE id IN (SELECT value FROM json_each(?)) {public}"""
    return dict(connection.execute(sql, (json.dumps(list(dict.fromkeys(events))),)))


def order_window(event: str, row: Sequence[Any]) -> OrderWindow:
    """Return what the order leaves to an event.

    Args:
        event: Its id.
        row: The columns of `order_window` from `first_day` on.
    """
    first_day, last_day, *reasons = row
    after, before = (WindowReason(*part) if part[0] else None for part in (reasons[:3], reasons[3:]))
    return OrderWindow(event, first_day, last_day, after, before)
