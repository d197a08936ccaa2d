"""What was meant for an event and could not be read: put down, and found again by its place or its id."""
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
from tui.index.sqlite.query_sql import EventSelect

if TYPE_CHECKING:
    from tui.index.sqlite.bulk_insert import BulkInserter
    from tui.parsing.loader import LoadedChronology

_COLUMNS = "number, position, behind, entry, id, title, date, path, line, column_, width, reasons"


def add_unread(batches: BulkInserter, reading: LoadedChronology, ranks: Mapping[int, int]) -> None:
    """Put them down, each directly behind the event that precedes it in the file.

    Args:
        batches: Where the rows go.
        reading: What was read.
        ranks: The rank of each event, by `id()` of it.
    """
    events = reading.chronology.events
    behind = [0 if one.follows is None else ranks[id(events[one.follows])] for one in reading.unread]
    order = sorted(range(len(behind)), key=lambda at: behind[at])
    for number, at in enumerate(order, 1):
        one = reading.unread[at]
        reasons = json.dumps([astuple(reason) for reason in one.reasons])
        place = (one.place.path, one.place.line, one.place.column, one.place.width)
        told = (one.entry, one.id, one.title, one.date, *place, reasons)
        batches.add("unread", number, behind[at] + number - 1, behind[at], *told)


def unread(connection: Connection, where: str = "", parameters: Sequence[str | int] = ()) -> list[UnreadRow]:
    """Some of them, in order.

    Args:
        connection: To the index.
        where: SQL behind `FROM unread`.
        parameters: Its own.
    """
    rows = connection.execute(f"SELECT {_COLUMNS} FROM unread {where} ORDER BY number", parameters)
    return [_row(row) for row in rows]


def unread_before(connection: Connection, position: int) -> int:
    """How many of them stand before a position, which counts events and these from 0."""
    sql = "SELECT number FROM unread WHERE position < ? ORDER BY position DESC LIMIT 1"
    return _number(connection, sql, position)


def unread_above(connection: Connection, rank: int) -> int:
    """How many of them stand above the event of a rank."""
    sql = "SELECT number FROM unread WHERE behind < ? ORDER BY behind DESC, number DESC LIMIT 1"
    return _number(connection, sql, rank)


def timeline(connection: Connection, start: int, limit: int) -> list[TimelineRow]:
    """All events and these, from a position on; -1 for no limit."""
    where, asked = (
        ("position >= ?", [start]) if limit < 0 else ("position BETWEEN ? AND ?", [start, start + limit - 1])
    )
    held: dict[int, TimelineRow] = {row.position: row for row in unread(connection, f"WHERE {where}", asked)}
    events = limit if limit < 0 else limit - len(held)
    page = Slice(after=start - unread_before(connection, start), limit=events)
    at = start
    for row in event_queries.select_rows(connection, EventSelect(), page, None):
        while at in held:
            at += 1
        held[at] = row
    return [held[position] for position in sorted(held)]


def position_at(connection: Connection, place: Location) -> int | None:
    """The position of the event, or of what could not be read, that begins on the line of a place."""
    line = (place.path, place.line)
    row = connection.execute("SELECT position FROM unread WHERE path = ? AND line = ?", line).fetchone()
    if row:
        return int(row[0])
    row = connection.execute("SELECT min(rank) FROM detail WHERE path = ? AND line = ?", line).fetchone()
    return row[0] - 1 + unread_above(connection, row[0]) if row[0] else None


def _number(connection: Connection, sql: str, value: int) -> int:
    row = connection.execute(sql, (value,)).fetchone()
    return int(row[0]) if row else 0


def _row(row: tuple[Any, ...]) -> UnreadRow:
    number, position, behind, entry, name, title, date, *place, reasons = row
    problems = tuple(_problem(reason) for reason in json.loads(reasons))
    return UnreadRow(number, position, behind, entry, name, title, date, Location(*place), problems)


def _problem(told: Sequence[Any]) -> Problem:
    code, place, message, remedy, severity, excerpt, hints, concerns, *more = told
    lists = (tuple(hints), tuple(concerns))
    return Problem(code, Location(*place), message, remedy, Severity(severity), excerpt, *lists, *more)
