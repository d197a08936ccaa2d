"""Building an index: writing a chronology and its problems into an empty database."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from tui.chronology.problem import Problem
from tui.index.index_store import IN_PROGRESS
from tui.index.sqlite.builder.bulk_insert import BulkInserter
from tui.index.sqlite.builder.event_writer import EventWriter
from tui.index.sqlite.builder.free_ranks import new_ranks
from tui.index.sqlite.builder.index_updater import NotUpdatableError, update_tables
from tui.index.sqlite.builder.known_rows import write_known
from tui.index.sqlite.builder.shared_rows import WholeChronology
from tui.index.sqlite.schema import schema
from tui.parsing.events.known_items import read_rest
from tui.parsing.loader import LoadedChronology
from tui.text.garbage import without_collecting
from tui.validation.check import CheckedChronology

MOST_UPDATES = 200
"""Times that an index is brought up to date before a new one is built, whose tables are in one piece."""
_GATHERED = 64 * 1024 * 1024
"""Bytes of words that FTS5 collects before it writes: fewer pieces to merge, and a file of half the size."""


def build_index(
    path: Path, reading: LoadedChronology, checked: CheckedChronology, older: Path | None = None
) -> None:
    """Write the file of an index. It appears completely or not at all, even if others write it too.

    Args:
        path: The file; it is replaced if it exists.
        reading: The chronology as it was read.
        checked: What the rules found in it.
        older: An index of an earlier state of it, as it was written, of which as much as possible is kept;
            its file may be moved. None where there is none.

    Raises:
        OSError: It cannot be written.
        sqlite3.Error: SQLite cannot write it, for instance because the disk is full.
    """
    # Where this process is killed, `IndexStore.delete_unfinished` finds by its name what is left.
    prefix = f"{IN_PROGRESS}{path.stem.removeprefix(IN_PROGRESS)}-"
    descriptor, name = tempfile.mkstemp(prefix=prefix, suffix=".sqlite", dir=path.parent)
    os.close(descriptor)
    making = Path(name)
    try:
        if older:
            older.replace(making)
        if not (older and _is_updated(making, reading, checked)):
            making.write_bytes(b"")
            with closing(_connected(making)) as connection:
                fill_tables(connection, reading, checked)
        with making.open("rb") as written:
            os.fsync(written.fileno())
        making.replace(path)
    finally:
        making.unlink(missing_ok=True)


def _is_updated(making: Path, reading: LoadedChronology, checked: CheckedChronology) -> bool:
    """Bring an older index up to date; return False where a new one must be built."""
    with suppress(NotUpdatableError, sqlite3.Error), closing(_connected(making)) as connection:
        (updates,) = connection.execute("PRAGMA user_version").fetchone()
        if updates < MOST_UPDATES:
            # Where another process has made the same one meanwhile, no byte of it changes.
            if +update_tables(connection, reading, checked):
                connection.execute(f"PRAGMA user_version = {updates + 1:d}")
            return True
    return False


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def fill_tables(
    connection: sqlite3.Connection, reading: LoadedChronology, checked: CheckedChronology
) -> None:
    """Write an index into an empty database.

    Args:
        connection: In autocommit mode.
        reading: The chronology as it was read.
        checked: What the rules found in it.
    """
    # The file is not used before it is finished, so there is nothing to roll back or to wait for.
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    connection.executescript(schema())
    for table in ("search", "stems", "passage_stems"):
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', ?)", (_GATHERED,))  # noqa: S608
    connection.execute("BEGIN")
    with without_collecting():
        read_rest(reading.chronology.events)
        _write(BulkInserter(connection), reading, checked.problems)
        write_known(connection, reading, checked)
    for table in ("search", "stems", "passage_stems"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608
    connection.execute("COMMIT")


def _write(batches: BulkInserter, reading: LoadedChronology, problems: Sequence[Problem]) -> None:
    whole = WholeChronology(reading, problems)
    rows = EventWriter(reading, whole.numbers, batches, whole.faulty)
    ranks = new_ranks(len(whole.placed))
    for rank, ordered in zip(ranks, whole.placed, strict=True):
        before = rows.count(ordered.event)
        rows.add(rank, ordered, before)
    for word, events in sorted(rows.words.items()):
        batches.add("word", word, events)
    whole.write(batches, ranks, differing=len(rows.differing))
    batches.flush()
