"""The events that a selection finds: pages of them, places among them, sums over them."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from sqlite3 import Connection
from typing import NamedTuple, TypeAlias

from tui.chronology.edtf_date import FAR
from tui.index.records import EventRow, YearGroup
from tui.index.sqlite.as_of import DIFFERS, ISSUED_BY
from tui.index.sqlite.query_sql import EventSelect

Parameters: TypeAlias = tuple[str | int | None, ...]
"""For the question marks of a statement, in order."""

_ROW = """event.rank, event.id, event.date, event.title, event.kind, event.status, event.year,
    event.sources, event.origins, event.differs, event.listed_day, event.has_errors"""
"""The columns of an `EventRow`."""

_CITED = f"FROM citation WHERE citation.event = event.rank AND {ISSUED_BY}"
_ROW_AS_OF = f"""event.rank, event.id, event.date, event.title, event.kind, event.status, event.year,
    (SELECT count(DISTINCT source) {_CITED}),
    (SELECT count(DISTINCT origin) {_CITED} AND role = 'supports'),
    {DIFFERS}, event.listed_day, event.has_errors""".format(day="?1")
"""The same by a day, which is the first parameter."""


class Slice(NamedTuple):
    """A stretch of the events found."""

    after: int = 0
    """The rank behind which it begins."""
    skip: int = 0
    """How many of those found there are passed over."""
    limit: int = -1
    """How many it has at most; -1 for all."""


def select_event_rows(
    connection: Connection, where: str, parameters: Parameters, as_of: int | None = None
) -> list[EventRow]:
    """Events as lines of the timeline.

    Args:
        connection: To the index.
        where: SQL behind `FROM event`.
        parameters: Its own.
        as_of: A day, to go by the sources issued by then only.
    """
    columns, asked = (_ROW, ()) if as_of is None else (_ROW_AS_OF, (as_of,))
    found = connection.execute(f"SELECT {columns} FROM event {where}", (*asked, *parameters))
    return [
        EventRow(*(*told, bool(differs), day, bool(has_errors))) for *told, differs, day, has_errors in found
    ]


def select_rows(connection: Connection, found: EventSelect, page: Slice, as_of: int | None) -> list[EventRow]:
    """Some of the events found, in order; `as_of` as in `select_event_rows`."""
    ranks = f"{found.sql(found.rank)} AND {found.rank} > ? ORDER BY {found.rank} LIMIT ? OFFSET ?"
    parameters = (*found.parameters, page.after, page.limit, page.skip)
    return select_event_rows(connection, f"WHERE rank IN ({ranks}) ORDER BY rank", parameters, as_of)


def count_events(connection: Connection, found: EventSelect, before: int = FAR) -> int:
    """How many events are found, of those whose rank is below `before`."""
    sql = f"{found.sql('count(*)')} AND {found.rank} < ?"
    return int(connection.execute(sql, (*found.parameters, before)).fetchone()[0])


def contains_event(connection: Connection, found: EventSelect, rank: int) -> bool:
    """Whether an event is among those found."""
    sql = f"{found.sql('1')} AND {found.rank} = ?"
    return connection.execute(sql, (*found.parameters, rank)).fetchone() is not None


def rank_on_or_after(connection: Connection, day: int) -> int | None:
    """The rank of the first of all events that are listed at a day or after it."""
    # Ranks follow the days that events are listed at, so the first of these is the lowest of those.
    sql = "SELECT rank FROM span WHERE listed_day >= ? ORDER BY listed_day, rank LIMIT 1"
    row = connection.execute(sql, (day,)).fetchone()
    return row[0] if row else None


def position_on_or_after(connection: Connection, found: EventSelect, day: int) -> int | None:
    """The rank of the first event found that is listed at a day or after it."""
    nearest = rank_on_or_after(connection, day)
    if nearest is None:
        return None
    sql = f"{found.sql(found.rank, days=True)} AND {found.rank} >= ? AND span.listed_day >= ?"
    sql += f" ORDER BY {found.rank} LIMIT 1"
    row = connection.execute(sql, (*found.parameters, nearest, day)).fetchone()
    return row[0] if row else None


def year_groups(connection: Connection, found: EventSelect) -> tuple[YearGroup, ...]:
    """The events found, by the year they are listed under."""
    if found.is_everything:
        sql = "SELECT year, last_rank - first_rank + 1, start_low, start_high FROM section ORDER BY number"
        return tuple(YearGroup(*row) for row in connection.execute(sql))
    # Section by section, because rows that come in the order of their groups need no sorting.
    columns = "section.year, count(*), min(span.start_low), max(span.start_high)"
    sql = f"{found.sql(columns, days=True, within='section')} GROUP BY section.number ORDER BY section.number"
    return tuple(YearGroup(*row) for row in connection.execute(sql, found.parameters))
