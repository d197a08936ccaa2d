"""The events that a selection finds, as the overview draws them: one by one, or how many begin when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from sqlite3 import Connection
from typing import NamedTuple, TypeAlias

from tui.chronology.when import FAR
from tui.index.found import rank_from
from tui.index.records import Bar
from tui.index.search import Selection


class Grid(NamedTuple):
    """A stretch of days in equal cells."""

    first: int
    """The first day."""
    days: int
    cells: int


_LANES_AT_ONCE = 100
"""SQLite has no more than 2,000 columns."""

_Count: TypeAlias = tuple[int, int, int]
"""A lane, a cell, and how many events begin there."""


def bars(connection: Connection, found: Selection, limit: int) -> list[Bar] | None:
    """The bounds of the dated events found, in order; None where more than `limit` events are found."""
    over = f"{found.sql('1')} LIMIT 1 OFFSET ?"
    if connection.execute(over, (*found.parameters, limit)).fetchone():
        return None
    columns = "span.rank, span.lane, span.first_day, span.begun_by, span.lasts_to, span.last_day"
    sql = f"{found.sql(columns, days=True)} AND span.first_day IS NOT NULL ORDER BY {found.rank}"
    kinds = _kinds(connection)
    return [Bar(rank, kinds[lane], *days) for rank, lane, *days in connection.execute(sql, found.parameters)]


def density(connection: Connection, found: Selection, grid: Grid) -> dict[str, list[int]]:
    """By kind, how many of the events found begin in each cell."""
    kinds = _kinds(connection)
    counts = {kind: [0] * grid.cells for kind in kinds.values()}
    if grid.days <= 0 or grid.cells <= 0:
        return counts
    lanes = list(kinds)
    of_all = found.is_everything
    begun = _begun_of_all(connection, lanes, grid) if of_all else _begun(connection, found, lanes, grid)
    for lane, cell, events in begun:
        counts[kinds[lane]][cell] += events
    return counts


def _begun(connection: Connection, found: Selection, lanes: Sequence[int], grid: Grid) -> Iterable[_Count]:
    """Cell by cell and lane by lane: rows in the order of their groups are summed without being sorted."""
    ranks = [rank_from(connection, edge) or FAR for edge in _edges(grid)]
    for first in range(0, len(lanes), _LANES_AT_ONCE):
        some = lanes[first : first + _LANES_AT_ONCE]
        columns = ", ".join(f"sum(span.lane = {lane} AND span.first_day IS NOT NULL)" for lane in some)
        sql = f"{found.sql(columns, days=True)} AND {found.rank} >= ? AND {found.rank} < ?"
        for cell, stretch in enumerate(pairwise(ranks)):
            row = connection.execute(sql, (*found.parameters, *stretch)).fetchone()
            yield from ((lane, cell, events) for lane, events in zip(some, row, strict=True) if events)


def _begun_of_all(connection: Connection, lanes: Iterable[int], grid: Grid) -> Iterable[_Count]:
    """Of all events: from `nth`, a look into an index for each cell, however many events there are."""
    for lane in lanes:
        passed = [_begun_before(connection, lane, edge) for edge in _edges(grid)]
        for cell in range(grid.cells):
            yield lane, cell, passed[cell + 1] - passed[cell]


def _edges(grid: Grid) -> list[int]:
    """The first day of each cell, and the day behind the last."""
    return [grid.first + -(-cell * grid.days // grid.cells) for cell in range(grid.cells + 1)]


def _begun_before(connection: Connection, lane: int, day: int) -> int:
    sql = "SELECT nth + 1 FROM span WHERE lane = ? AND first_day < ? ORDER BY first_day DESC, nth DESC"
    row = connection.execute(f"{sql} LIMIT 1", (lane, day)).fetchone()
    return row[0] if row else 0


def _kinds(connection: Connection) -> dict[int, str]:
    return dict(connection.execute("SELECT number, id FROM kind ORDER BY number").fetchall())
