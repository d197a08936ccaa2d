"""Queries for the overview: the bounds of the selected events by lane, or their number by lane and period."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from sqlite3 import Connection
from typing import NamedTuple, TypeAlias

from tui.index.protocol import LaneKey, LaneSpec
from tui.index.records import LaneBar
from tui.index.sqlite.query_sql import EventSelect


class DayGrid(NamedTuple):
    """A range of days divided into equal cells."""

    first: int
    """The first day number."""
    days: int
    """The number of days."""
    cells: int
    """The number of cells."""


_Count: TypeAlias = tuple[str, int, int]
"""The id of a lane, the number of a cell from 0, and how many events are listed there."""


class _Members(NamedTuple):
    """The table with the lanes of each event. It has a lane's number or its id."""

    table: str
    event: str
    """The column with the event's rank."""
    lane: str
    """The column with the lane."""
    lanes: Mapping[int | str, str]
    """From the value in that column to the id of a lane, for the lanes that are drawn."""

    def join(self, selection: str) -> str:
        """The FROM clause with one row for each lane of each event that a statement selects as `rank`."""
        marks = ", ".join("?" * len(self.lanes))
        # The plus keeps SQLite from looking each event up in each lane.
        on = f"member.{self.event} = found.rank AND +member.{self.lane} IN ({marks})"
        return f"FROM ({selection}) AS found LEFT JOIN {self.table} AS member ON {on}"

    def id(self, lane: int | str | None) -> str:
        """The id of a lane; `LaneSpec.REST` for None."""
        return LaneSpec.REST if lane is None else self.lanes[lane]


def lane_bars(
    connection: Connection,
    selection: EventSelect,
    limit: int,
    split: LaneSpec,
    within: tuple[int, int] | None,
) -> list[LaneBar] | None:
    """Fetch the bounds of the selected events by lane; see `Index.bars`.

    Args:
        connection: To an open index.
        selection: Which events.
        limit: The largest number of events.
        split: Which lanes there are.
        within: The first and the last day number, inclusive; None for all.

    Returns:
        None where more than `limit` events are selected.
    """
    inside = " AND span.first_day <= ? AND span.last_day >= ?" if within else ""
    days = (within[1], within[0]) if within else ()
    over = f"{selection.sql('1', days=bool(within))}{inside} LIMIT 1 OFFSET ?"
    if connection.execute(over, (*selection.parameters, *days, limit)).fetchone():
        return None
    columns = "span.first_day, span.begun_by, span.lasts_to, span.last_day, span.listed_day"
    sql = f"{selection.sql(f'span.rank AS rank, span.lane AS lane, {columns}', days=True)}{inside}"
    sql += " AND span.first_day IS NOT NULL"
    if split.by is LaneKey.KIND:
        kinds = _kinds(connection)
        drawn = connection.execute(f"{sql} ORDER BY {selection.rank}", (*selection.parameters, *days))
        return [LaneBar(rank, kinds[lane], *bounds) for rank, lane, *bounds in drawn]
    members = _members(connection, split)
    columns = "found.first_day, found.begun_by, found.lasts_to, found.last_day, found.listed_day"
    sql = f"SELECT DISTINCT found.rank, member.{members.lane}, {columns} {members.join(sql)} ORDER BY 1"
    drawn = connection.execute(sql, (*selection.parameters, *days, *members.lanes))
    return [LaneBar(rank, members.id(lane), *bounds) for rank, lane, *bounds in drawn]


def lane_density(
    connection: Connection, selection: EventSelect, grid: DayGrid, split: LaneSpec
) -> dict[str, list[int]]:
    """Return the numbers of selected events by lane and cell; see `Index.density`.

    Args:
        connection: To an open index.
        selection: Which events.
        grid: The cells.
        split: Which lanes there are.
    """
    kinds = _kinds(connection)
    ids = list(kinds.values()) if split.by is LaneKey.KIND else [*split.lanes, LaneSpec.REST]
    counts = {lane: [0] * grid.cells for lane in ids}
    if grid.days <= 0 or grid.cells <= 0:
        return counts
    if split.by is not LaneKey.KIND:
        begun = _begun_among(connection, selection, _members(connection, split), grid)
    elif selection.is_everything:
        begun = _begun_of_all(connection, kinds, grid)
    else:
        begun = _begun(connection, selection, kinds, grid)
    for lane, cell, events in begun:
        counts[lane][cell] += events
    return counts


def _begun(
    connection: Connection, selection: EventSelect, kinds: Mapping[int, str], grid: DayGrid
) -> Iterable[_Count]:
    """Count the selected events by lane and cell, in one pass."""
    sql = f"{selection.sql(f'span.lane, {_cell(grid)} AS cell, count(*)', days=True)} {_WITHIN} GROUP BY 1, 2"
    for lane, cell, events in connection.execute(sql, (*selection.parameters, *_ends(grid))):
        yield kinds[lane], cell, events


def _begun_among(
    connection: Connection, selection: EventSelect, members: _Members, grid: DayGrid
) -> Iterable[_Count]:
    """Count by lane and cell, for lanes of which an event may be in several, in one pass."""
    inner = f"{selection.sql(f'{selection.rank} AS rank, {_cell(grid)} AS cell', days=True)} {_WITHIN}"
    columns = f"member.{members.lane}, found.cell, count(DISTINCT found.rank)"
    sql = f"SELECT {columns} {members.join(inner)} GROUP BY 1, 2"
    for lane, cell, events in connection.execute(sql, (*selection.parameters, *_ends(grid), *members.lanes)):
        yield members.id(lane), cell, events


def _begun_of_all(connection: Connection, kinds: Mapping[int, str], grid: DayGrid) -> Iterable[_Count]:
    """Count all events, in one statement: with the column `nth`, that takes one look-up by lane and edge."""
    before = """SELECT nth + 1 FROM span WHERE lane = kind.number AND listed_day < edge.value
        ORDER BY listed_day DESC, nth DESC LIMIT 1"""
    sql = f"SELECT kind.number, ({before}) FROM kind, json_each(?) AS edge ORDER BY kind.number, edge.key"
    edges = json.dumps(_edges(grid))
    for lane, rows in groupby(connection.execute(sql, (edges,)), key=itemgetter(0)):
        for cell, (passed, now_passed) in enumerate(pairwise(passed or 0 for _, passed in rows)):
            yield kinds[lane], cell, now_passed - passed


_WITHIN = "AND span.listed_day BETWEEN ? AND ? AND span.first_day IS NOT NULL"


def _ends(grid: DayGrid) -> tuple[int, int]:
    """The first day and the last."""
    return grid.first, grid.first + grid.days - 1


def _cell(grid: DayGrid) -> str:
    """The SQL of the number of the cell that an event of the grid's days is listed in, from 0."""
    return f"(span.listed_day - {grid.first:d}) * {grid.cells:d} / {grid.days:d}"


def _edges(grid: DayGrid) -> list[int]:
    """The first day of each cell, and the day after the last cell."""
    return [grid.first + -(-cell * grid.days // grid.cells) for cell in range(grid.cells + 1)]


def _kinds(connection: Connection) -> dict[int, str]:
    return dict(connection.execute("SELECT number, id FROM kind ORDER BY number").fetchall())


def _members(connection: Connection, split: LaneSpec) -> _Members:
    if split.by is LaneKey.STATUS:
        return _Members("event", "rank", "status", {lane: lane for lane in split.lanes})
    if split.by is LaneKey.ACTOR:
        return _Members("event_actor", "event", "actor", _numbers(connection, "actor", split.lanes))
    return _Members("citation", "event", "source", _numbers(connection, "source", split.lanes))


def _numbers(connection: Connection, table: str, ids: Sequence[str]) -> dict[int | str, str]:
    marks = ", ".join("?" * len(ids))
    return dict(connection.execute(f"SELECT number, id FROM {table} WHERE id IN ({marks})", ids).fetchall())
