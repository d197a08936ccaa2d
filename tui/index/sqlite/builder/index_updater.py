"""Bringing an index up to date: of an earlier one of the same chronology, only what differs is written.

Every event has a signature (`signature`); one with the same signature at the same rank keeps its rows. The
tables without a row for each event are made whole, and compared row by row. So the result has the rows that
`index_builder` would write, but for the ranks.
"""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.index.event_order import OrderedEvent
from tui.index.sqlite.builder.bulk_insert import BulkInserter, Value
from tui.index.sqlite.builder.event_writer import EventWriter
from tui.index.sqlite.builder.free_ranks import assign_ranks
from tui.index.sqlite.builder.kept_rows import EventMarks, KeptRows
from tui.index.sqlite.builder.known_rows import write_known
from tui.index.sqlite.builder.shared_rows import WholeChronology
from tui.index.sqlite.builder.stored_events import (
    AT_ONCE,
    StoredEvent,
    delete_events,
    delete_rows,
    delete_texts,
    stored_events,
    write_words,
)
from tui.parsing.events.known_items import read_rest
from tui.parsing.loader import LoadedChronology
from tui.text.cancellation import stop_if_asked
from tui.text.garbage import without_collecting
from tui.validation.check import CheckedChronology

MOST_CHANGED = 0.5
"""The share of the events up to which an update is quicker than a new index."""
_SHARED = {
    "meta": 1,
    "file": 1,
    "unread": 1,
    "block": 1,
    "section": 1,
    "order_window": 1,
    "conflict": 1,
    "kind": 1,
    "actor": 1,
    "source": 1,
    "passage": 2,
    "statement": 3,
    "difference": 1,
    "difference_event": 2,
    "version": 2,
    "version_citation": 3,
    "position": 1,
    "position_citation": 2,
    "source_search": 1,
    "source_search_event": 2,
    "source_search_source": 2,
    "source_search_hit": 2,
    "problem": 1,
    "problem_event": 2,
}
"""The tables without a row for each event, and how many columns at their beginning tell their rows apart."""


class NotUpdatableError(Exception):
    """A new index is needed, or quicker."""


class _Change(NamedTuple):
    """An event whose rows must be written."""

    rank: int
    placed: OrderedEvent
    before: int
    signature: bytes


def update_tables(
    connection: sqlite3.Connection, reading: LoadedChronology, checked: CheckedChronology
) -> Counter[str]:
    """Bring the tables of an index up to date.

    Args:
        connection: In autocommit mode, to a finished index of an earlier state of the same chronology, built
            by the same version with the same protected names.
        reading: The chronology as it was read.
        checked: What the rules found in it.

    Returns:
        How many rows were written, by table; `event` has the number of events that were prepared again.

    Raises:
        NotUpdatableError: It cannot be brought up to date. What has been written so far is useless.
        sqlite3.Error: SQLite cannot read or write it.
    """
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    connection.execute("BEGIN")
    with without_collecting():
        written = _Update(connection, reading, checked).write()
    connection.execute("COMMIT")
    return written


class _Rows(dict[str, list[tuple[Value, ...]]]):
    """Rows by table, which are not written yet."""

    def __missing__(self, table: str) -> list[tuple[Value, ...]]:
        self[table] = []
        return self[table]

    def add(self, table: str, *row: Value) -> None:
        self[table].append(row)


class _Update:
    def __init__(
        self, connection: sqlite3.Connection, reading: LoadedChronology, checked: CheckedChronology
    ) -> None:
        self._connection = connection
        self._reading = reading
        self._checked = checked
        self._whole = WholeChronology(reading, checked.problems)
        self._batches = BulkInserter(connection)
        self._events = EventWriter(reading, self._whole.numbers, self._batches, self._whole.faulty)
        self._written: Counter[str] = Counter()

    def write(self) -> Counter[str]:
        placed, stored = self._whole.placed, stored_events(self._connection)
        (count,) = self._connection.execute("SELECT count(*) FROM event").fetchone()
        if len(stored) < count or len({one.event.id for one in placed}) < len(placed):
            raise NotUpdatableError
        before = [stored.pop(one.event.id, None) for one in placed]
        ranks = assign_ranks([one and one.rank for one in before])
        changes = self._changes(before, ranks)
        gone = [one.rank for one in stored.values()]
        self._replace_events(changes, before, gone)
        rows = _Rows()
        self._whole.write(rows, ranks, differing=len(self._events.differing))
        for table, columns in _SHARED.items():
            self._write_shared(table, columns, rows[table])
        self._written["known"] += write_known(self._connection, self._reading, self._checked)
        return self._written

    def _changes(self, before: Sequence[StoredEvent | None], ranks: Sequence[int]) -> list[_Change]:
        """Compare every event with what is stored of it, and write lines and numbers that have changed."""
        events, changes = self._events, []
        lines: list[tuple[int, int]] = []
        numbers: list[tuple[int, int]] = []
        counted = [events.count(one.event) for one in self._whole.placed]
        marks = EventMarks(events.differing, self._whole.faulty, events.listed, events.put)
        kept = KeptRows(self._connection, self._reading.known, self._whole.numbers, marks)
        for one, stored, rank, number in zip(self._whole.placed, before, ranks, counted, strict=True):
            stop_if_asked()
            if stored is None or not kept.has(stored, one, rank):
                signature = events.signature(one)
                if stored is None or stored.rank != rank or stored.signature != signature:
                    changes.append(_Change(rank, one, number, signature))
                    continue
            if (line := events.line(one.event)) != stored.line:
                lines.append((line, rank))
            if number != stored.before:
                numbers.append((number, rank))
        if len(changes) > MOST_CHANGED * len(ranks):
            raise NotUpdatableError
        self._connection.executemany("UPDATE entry SET line = ? WHERE rank = ?", lines)
        self._connection.executemany("UPDATE span SET nth = ? WHERE rank = ?", numbers)
        self._written.update(entry=len(lines), span=len(numbers))
        return changes

    def _replace_events(
        self, changes: Sequence[_Change], before: Sequence[StoredEvent | None], gone: Iterable[int]
    ) -> None:
        by_id = {
            one.event.id: stored.rank
            for one, stored in zip(self._whole.placed, before, strict=True)
            if stored
        }
        before_of = {change.rank: by_id.get(change.placed.event.id) for change in changes}
        moved = [rank for now, rank in before_of.items() if rank is not None and rank != now]
        words: Counter[str] = Counter()
        delete_events(self._connection, [*gone, *moved], words)
        read_rest(change.placed.event for change in changes)
        for first in range(0, len(changes), AT_ONCE):
            batch = changes[first : first + AT_ONCE]
            staying = [change.rank for change in batch if before_of[change.rank] == change.rank]
            self._events.searched = delete_rows(self._connection, staying)
            for change in batch:
                self._events.add(*change)
            # What is left there is written anew, and must be deleted first.
            delete_texts(self._connection, self._events.searched, words)
            self._batches.flush()
        words.update(self._events.words)
        self._written.update(event=len(changes), word=write_words(self._connection, words))

    def _write_shared(self, table: str, columns: int, rows: list[tuple[Value, ...]]) -> None:
        """Write the rows of a table that differ from those it has, and delete those that are gone."""
        cursor = self._connection.execute(f"SELECT * FROM {table}")
        names = [name for name, *_ in cursor.description[:columns]]
        before = cursor.fetchall()
        old, new = set(before), set(rows)
        where = " AND ".join(f"{name} = ?" for name in names)
        gone = [row[:columns] for row in before if row not in new]
        self._connection.executemany(f"DELETE FROM {table} WHERE {where}", gone)
        added = [row for row in rows if row not in old]
        if added:
            marks = ", ".join("?" * len(added[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", added)
        self._written[table] += len(added)
