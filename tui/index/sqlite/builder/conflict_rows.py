"""Writing what cannot all hold, what the order leaves to undated events, and the dates that versions give."""

from __future__ import annotations

import json

from tui.chronology.chronology import Chronology
from tui.chronology.event import Version
from tui.chronology.problem import Location
from tui.evidence.conflicts.conflicts import ConflictSet, find_conflicts
from tui.evidence.conflicts.order_window import WindowReason
from tui.evidence.conflicts.order_windows import order_windows
from tui.evidence.conflicts.time_statements import TimeStatement
from tui.index.sqlite.builder.bulk_insert import RowReceiver, Value
from tui.index.sqlite.statements.conflict_queries import MORE, PAIRS
from tui.parsing.loader import LoadedChronology


def write_windows(batches: RowReceiver, chronology: Chronology) -> None:
    """Write what the order leaves to each undated event."""
    written = set()
    for window in order_windows(chronology):
        if window.event not in written:
            written.add(window.event)
            reasons = (*_reason(window.after), *_reason(window.before))
            batches.add("order_window", window.event, window.first_day, window.last_day, *reasons)


def _reason(reason: WindowReason | None) -> tuple[Value, ...]:
    return tuple(reason) if reason else (None, None, None)


def write_conflicts(batches: RowReceiver, reading: LoadedChronology) -> None:
    """Write the sets of statements that cannot all hold, and how many are not listed."""
    found = find_conflicts(reading.chronology)
    for number, one in enumerate(found.sets):
        batches.add("conflict", number, _as_json(one, reading))
    for name, count in ((MORE, found.more), (PAIRS, found.pairs)):
        batches.add("meta", name, count)


def _as_json(conflict: ConflictSet, reading: LoadedChronology) -> str:
    return json.dumps([_statement(one, reading) for one in conflict.statements])


def _statement(statement: TimeStatement, reading: LoadedChronology) -> list[object]:
    place = _place(statement, reading)
    cites = [str(key) for key in statement.cites]
    differences = list(statement.differences)
    where = (place.path, place.line, place.column, place.width)
    said = (statement.kind.value, statement.event, statement.value, statement.is_own)
    return [*said, *where, cites, differences]


def _place(statement: TimeStatement, reading: LoadedChronology) -> Location:
    section, number, *keys = statement.path
    paths = reading.event_paths if section == "events" else reading.difference_paths
    return reading.place(*paths[int(number)], *keys)


def claimed_dates(version: Version) -> str:
    """Return when a version puts events, as JSON: for each its id, date, after and before."""
    return json.dumps(
        [
            (event, claimed.date.text if claimed.date else "", claimed.after or "", claimed.before or "")
            for event, claimed in version.dates.items()
        ]
    )
