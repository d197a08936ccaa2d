"""What an index keeps of what it was built from, so that unchanged events are not read again next time."""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

from tui.evidence.differences import name_difference
from tui.parsing.events.known_items import KnownItems
from tui.parsing.events.partial_event import outline_of, outline_text
from tui.parsing.loader import LoadedChronology
from tui.validation.check import CheckedChronology

_SIZE = 16
"""Bytes of the hash of an item."""


def write_known(connection: sqlite3.Connection, reading: LoadedChronology, checked: CheckedChronology) -> int:
    """Write what is to be known of the events when the files are read again.

    Args:
        connection: To an index of the chronology, in a transaction.
        reading: The chronology as it was read.
        checked: What the rules found in it.

    Returns:
        How many rows were written.
    """
    digests, lines = [], []
    known = reading.known.outlines if reading.known else {}
    for number, digest in reading.lasting_events() if checked.tallies else ():
        event, tally = reading.chronology.events[number], checked.tallies[number]
        outline = outline_of(event)
        digests.append(digest)
        if outline is not None and outline.tally == tally:
            lines.append(known[digest])
        else:
            lines.append(outline_text(event, name_difference(event), tally))
    hashes, outlines = b"".join(digests), "\n".join(lines).encode("utf-8")
    context = json.dumps(checked.context, sort_keys=True).encode("ascii")
    mark = _mark(hashes, outlines, context)
    if connection.execute("SELECT 1 FROM known WHERE name = 'mark' AND value = ?", (mark,)).fetchone():
        return 0
    rows = {"hashes": hashes, "outlines": zlib.compress(outlines, 1), "context": context, "mark": mark}
    connection.executemany("INSERT OR REPLACE INTO known VALUES (?, ?)", rows.items())
    return len(rows)


def read_known(path: Path) -> KnownItems | None:
    """Return what an index has of the reading it was built from; None where it has nothing, or is damaged."""
    with suppress(sqlite3.Error, zlib.error, ValueError, KeyError):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            rows = dict(connection.execute("SELECT name, value FROM known"))
        if rows:
            outlines = zlib.decompress(rows["outlines"])
            if _mark(rows["hashes"], outlines, rows["context"]) == rows["mark"]:
                lines = outlines.decode("utf-8").split("\n")
                hashes = rows["hashes"]
                digests = [hashes[at : at + _SIZE] for at in range(0, len(hashes), _SIZE)]
                # No line at all is one empty line.
                by_digest = dict(zip(digests, lines[: len(digests)], strict=True))
                return KnownItems(by_digest, json.loads(rows["context"]), rows["mark"])
    return None


def is_known_from(connection: sqlite3.Connection, known: KnownItems | None) -> bool:
    """Whether what was known of events is from an index, and nothing else."""
    row = connection.execute("SELECT value FROM known WHERE name = 'mark'").fetchone()
    return known is not None and row is not None and bytes(row[0]) == known.mark


def _mark(*parts: bytes) -> bytes:
    digest = sha256()
    for part in parts:
        digest.update(f"{len(part)}:".encode())
        digest.update(part)
    return digest.digest()
