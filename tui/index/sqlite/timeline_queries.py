"""Writing the entries that could not be read, and queries for the timeline, which shows them too."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from tui.chronology.problem import Location, Problem, Severity
from tui.index.records import TimelineRow, UnreadRow
from tui.index.sqlite import event_queries
from tui.index.sqlite.event_queries import Slice
from tui.index.sqlite.parse_column import parse_column
from tui.index.sqlite.positions import position_of
from tui.index.sqlite.query_sql import EventSelect

if TYPE_CHECKING:
    from tui.index.sqlite.builder.bulk_insert import RowReceiver
    from tui.parsing.loader import LoadedChronology

_COLUMNS = "number, position, behind, entry, id, title, date, path, line, column_, width, reasons"


def add_unread(batches: RowReceiver, reading: LoadedChronology, numbers: Mapping[int, int]) -> None:
    """Write the unread entries, each directly after the event that precedes it in the file.

    Args:
        batches: Receives the rows.
        reading: The chronology as it was read.
        numbers: The place of each event in the order of events, from 1, by its `id()`.
    """
    events = reading.chronology.events
    behind = [0 if entry.follows is None else numbers[id(events[entry.follows])] for entry in reading.unread]
    order = sorted(range(len(behind)), key=lambda at: behind[at])
    for number, at in enumerate(order, 1):
        entry = reading.unread[at]
        reasons = json.dumps([astuple(reason) for reason in entry.reasons])
        place = (entry.place.path, entry.place.line, entry.place.column, entry.place.width)
        columns = (entry.entry, entry.id, entry.title, entry.date, *place, reasons)
        batches.add("unread", number, behind[at] + number - 1, behind[at], *columns)


def unread(connection: Connection, where: str = "", parameters: Sequence[str | int] = ()) -> list[UnreadRow]:
    """Return unread entries, in order.

    Args:
        connection: To an open index.
        where: The SQL after `FROM unread`: conditions.
        parameters: The values for its question marks.
    """
    rows = connection.execute(f"SELECT {_COLUMNS} FROM unread {where} ORDER BY number", parameters)
    return [_row(row) for row in rows]


def unread_before(connection: Connection, position: int) -> int:
    """Return the number of unread entries before a position of the timeline.

    Args:
        connection: To an open index.
        position: Among events and unread entries, from 0.
    """
    sql = "SELECT number FROM unread WHERE position < ? ORDER BY position DESC LIMIT 1"
    return _number(connection, sql, position)


def unread_above(connection: Connection, number: int) -> int:
    """Return the number of unread entries above an event.

    Args:
        connection: To an open index.
        number: The event's place among all events, from 1.
    """
    sql = "SELECT number FROM unread WHERE behind < ? ORDER BY behind DESC, number DESC LIMIT 1"
    return _number(connection, sql, number)


def timeline(connection: Connection, start: int, limit: int) -> list[TimelineRow]:
    """Return lines of the timeline: events and unread entries.

    Args:
        connection: To an open index.
        start: The position of the first line, among events and unread entries, from 0.
        limit: The largest number of lines; -1 for all.
    """
    where, parameters = (
        ("position >= ?", [start]) if limit < 0 else ("position BETWEEN ? AND ?", [start, start + limit - 1])
    )
    by_position: dict[int, TimelineRow] = {
        row.position: row for row in unread(connection, f"WHERE {where}", parameters)
    }
    events = limit if limit < 0 else limit - len(by_position)
    page = Slice(skip=start - unread_before(connection, start), limit=events)
    at = start
    for row in event_queries.select_rows(connection, EventSelect(), page, None):
        while at in by_position:
            at += 1
        by_position[at] = row
    return [by_position[position] for position in sorted(by_position)]


def position_at(connection: Connection, place: Location) -> int | None:
    """The position in the timeline of the event or unread entry that begins on a line; None for none."""
    line = (place.path, place.line)
    row = connection.execute("SELECT position FROM unread WHERE path = ? AND line = ?", line).fetchone()
    if row:
        return int(row[0])
    row = connection.execute("SELECT min(rank) FROM entry WHERE path = ? AND line = ?", line).fetchone()
    if row[0] is None:
        return None
    position = position_of(connection, row[0])
    return position + unread_above(connection, position + 1)


def _number(connection: Connection, sql: str, value: int) -> int:
    row = connection.execute(sql, (value,)).fetchone()
    return int(row[0]) if row else 0


def _row(row: tuple[Any, ...]) -> UnreadRow:
    number, position, behind, entry, name, title, date, *place, reasons = row
    problems = tuple(_problem(reason) for reason in json.loads(reasons))
    return UnreadRow(number, position, behind, entry, name, title, date, Location(*place), problems)


def _problem(columns: Sequence[Any]) -> Problem:
    code, place, message, remedy, severity, excerpt, hints, concerns, *more = columns
    kind, lists = parse_column(Severity, severity), (tuple(hints), tuple(concerns))
    return Problem(code, Location(*place), message, remedy, kind, excerpt, *lists, *more)
