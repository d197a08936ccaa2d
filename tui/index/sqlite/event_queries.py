"""Queries for the events of a selection: fetching rows, counting, finding positions, grouping by year."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from sqlite3 import Connection
from typing import Any, NamedTuple, TypeAlias

from tui.chronology.enums import CitationRole, EventStatus
from tui.index.records import EventRow, YearGroup
from tui.index.search_terms import title_term
from tui.index.sqlite.as_of import DIFFERS, ISSUED_BY
from tui.index.sqlite.parse_column import parse_column
from tui.index.sqlite.positions import FROM_BLOCK, block_of, position_of
from tui.index.sqlite.query_sql import EventSelect, fts_prefix
from tui.index.sqlite.vocabulary import LAST, completions
from tui.text.search_text import normalize

Parameters: TypeAlias = tuple[str | int | None, ...]
"""The values for the question marks of a statement, in order."""

_ROW = """event.rank, event.id, event.date, event.title, event.kind, event.status, event.year,
    event.sources, event.origins, event.differs, event.listed_day, event.has_errors"""
_CITED = f"FROM citation WHERE citation.event = event.rank AND {ISSUED_BY}"
_ROW_AS_OF = f"""event.rank, event.id, event.date, event.title, event.kind, event.status, event.year,
    (SELECT count(DISTINCT source) {_CITED}),
    (SELECT count(DISTINCT origin) {_CITED} AND role = '{CitationRole.SUPPORTS}'),
    {DIFFERS}, event.listed_day, event.has_errors"""
ROW_WIDTH = 12
"""How many columns `row_columns` names."""
_FEW_A_YEAR = 10
"""Up to so many events a year, on average, are grouped in one pass over those that are found."""


class Slice(NamedTuple):
    """A part of the selected events."""

    after: int = 0
    """Only events with a greater rank are in it."""
    skip: int = 0
    """How many of these are skipped at the beginning; of all events, without reading those before them."""
    limit: int = -1
    """The largest number of events; -1 for all."""


def rank_of(connection: Connection, event: str) -> int | None:
    """The rank of an event, of a repeated id the first; None where there is no such event."""
    rank: int | None
    (rank,) = connection.execute("SELECT min(rank) FROM event WHERE id = ?", (event,)).fetchone()
    return rank


def select_event_rows(
    connection: Connection, where: str, parameters: Parameters, as_of: int | None = None
) -> list[EventRow]:
    """Return timeline rows of events given by SQL.

    Args:
        connection: To an open index.
        where: The SQL after `FROM event`: conditions and order.
        parameters: The values for its question marks.
        as_of: A day number; only sources issued by then are counted. None for all.
    """
    rows = connection.execute(f"SELECT {row_columns(as_of)} FROM event {where}", parameters)
    return [event_row(row) for row in rows]


def row_columns(as_of: int | None) -> str:
    """Return the columns of `event_row` in the table `event`.

    Args:
        as_of: A day number; only sources issued by then are counted. None for all.
    """
    return _ROW if as_of is None else _ROW_AS_OF.format(day=f"{as_of:d}")


def event_row(row: Sequence[Any]) -> EventRow:
    """Return the timeline row of an event.

    Args:
        row: The values of `row_columns`.
    """
    rank, name, date, title, kind, status, *counts, differs, day, has_errors = row
    columns = (parse_column(EventStatus, status), *counts, bool(differs), day, bool(has_errors))
    return EventRow(rank, name, date, title, kind, *columns)


def select_rows(
    connection: Connection, selection: EventSelect, page: Slice, as_of: int | None
) -> list[EventRow]:
    """Return timeline rows of the selected events, ordered by rank.

    Args:
        connection: To an open index.
        selection: Which events.
        page: Which part of them.
        as_of: A day number; only sources issued by then are counted. None for all.
    """
    bound, after, skip = f"{selection.rank} > ?", page.after, page.skip
    if selection.is_everything and not after:
        bound, (after, skip) = f"span.{FROM_BLOCK}", block_of(skip)
    ranks = f"{selection.sql(selection.rank)} AND {bound} ORDER BY {selection.rank} LIMIT ? OFFSET ?"
    parameters = (*selection.parameters, after, page.limit, skip)
    return select_event_rows(connection, f"WHERE rank IN ({ranks}) ORDER BY rank", parameters, as_of)


def count_events(connection: Connection, selection: EventSelect, before: int | None = None) -> int:
    """Return the number of selected events.

    Args:
        connection: To an open index.
        selection: Which events.
        before: Only events of a lesser rank are counted; None for all.
    """
    if before is None:
        return int(connection.execute(selection.sql("count(*)"), selection.parameters).fetchone()[0])
    if selection.is_everything:
        return position_of(connection, before)
    sql = f"{selection.sql('count(*)')} AND {selection.rank} < ?"
    return int(connection.execute(sql, (*selection.parameters, before)).fetchone()[0])


def contains_event(connection: Connection, selection: EventSelect, rank: int) -> bool:
    """Return whether an event is among those selected.

    Args:
        connection: To an open index.
        selection: Which events.
        rank: The event's.
    """
    sql = f"{selection.sql('1')} AND {selection.rank} = ?"
    return connection.execute(sql, (*selection.parameters, rank)).fetchone() is not None


def rank_on_or_after(connection: Connection, day: int) -> int | None:
    """Find the first of all events that is listed at a day or later.

    Args:
        connection: To an open index.
        day: A day number (1 is 1 January of year 1).

    Returns:
        Its rank; None where there is none.
    """
    # Ranks increase with the days that events are listed at, so the least such day has the least rank.
    sql = "SELECT rank FROM span WHERE listed_day >= ? ORDER BY listed_day, rank LIMIT 1"
    row = connection.execute(sql, (day,)).fetchone()
    return row[0] if row else None


def position_on_or_after(connection: Connection, selection: EventSelect, day: int) -> int | None:
    """Find the first selected event that is listed at a day or later.

    Args:
        connection: To an open index.
        selection: Which events.
        day: A day number (1 is 1 January of year 1).

    Returns:
        Its rank; None where there is none.
    """
    nearest = rank_on_or_after(connection, day)
    if nearest is None:
        return None
    sql = f"{selection.sql(selection.rank, days=True)} AND {selection.rank} >= ? AND span.listed_day >= ?"
    sql += f" ORDER BY {selection.rank} LIMIT 1"
    row = connection.execute(sql, (*selection.parameters, nearest, day)).fetchone()
    return row[0] if row else None


def year_groups(connection: Connection, selection: EventSelect) -> tuple[YearGroup, ...]:
    """Count the selected events by the year they are listed under, in order."""
    if selection.is_everything:
        sql = "SELECT year, events, start_low, start_high FROM section ORDER BY number"
        return tuple(YearGroup(*row) for row in connection.execute(sql))
    sections = connection.execute("SELECT year, last_rank, events FROM section ORDER BY number").fetchall()
    if sum(events for _, _, events in sections) <= _FEW_A_YEAR * len(sections):
        return tuple(_grouped(connection, selection, sections))
    # Section by section, because rows that are already in the order of their groups need no sorting.
    columns = "section.year, count(*), min(span.start_low), max(span.start_high)"
    sql = selection.sql(columns, days=True, within="section")
    sql += " GROUP BY section.number ORDER BY section.number"
    return tuple(YearGroup(*row) for row in connection.execute(sql, selection.parameters))


def _grouped(
    connection: Connection, selection: EventSelect, sections: Sequence[tuple[int | None, int, int]]
) -> Iterator[YearGroup]:
    """Yield the groups from one pass over the events: a search in every section would take longer."""
    sql = selection.sql(f"{selection.rank}, span.start_low, span.start_high", days=True)
    rows = connection.execute(f"{sql} ORDER BY {selection.rank}", selection.parameters)
    ends = [last for _, last, _ in sections]
    for number, events in groupby(rows, lambda row: bisect_left(ends, row[0])):
        found = list(events)
        lows = [low for _, low, _ in found if low is not None]
        highs = [high for _, _, high in found if high is not None]
        year = sections[number][0]
        yield YearGroup(year, len(found), min(lows, default=None), max(highs, default=None))


def jump_rows(connection: Connection, text: str, limit: int) -> list[EventRow]:
    """Return timeline rows of events by the beginning of their ids, then by words of their titles.

    Args:
        connection: To an open index.
        text: As typed.
        limit: The largest number of events.
    """
    words = normalize(text).split()
    if not words:
        return []
    named = ("-".join(words), "-".join(words) + LAST, limit)
    rows = select_event_rows(connection, "WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", named)
    complete = partial(completions, connection)
    titled = " AND ".join(fts_prefix(word, complete, title_term) for word in words)
    ranks = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ?"
    rows += select_event_rows(connection, f"WHERE rank IN ({ranks}) ORDER BY rank", (titled, limit))
    return list({row.rank: row for row in rows}.values())[:limit]
