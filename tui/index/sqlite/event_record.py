"""Queries for one event: everything about it, and the events related to it."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from sqlite3 import Connection

from tui.chronology.edtf import cached_parse
from tui.chronology.enums import CitationRole
from tui.chronology.problem import Location, Problem
from tui.evidence.clocks import earliest_issue
from tui.index.records import CitationRecord, EventRecord, EventRow, HiddenCounts
from tui.index.sqlite.as_of import ISSUED_BY
from tui.index.sqlite.event_queries import select_event_rows
from tui.index.sqlite.record_queries import OF_EVENT, actors, citations, differences, problems

_DETAIL = """summary, note, date_as_written, public, is_public_given, issued, after, before,
    path, line, column_, width"""
_ITS_ACTORS = "JOIN event_actor ON actor = actor.number WHERE event = ? ORDER BY event_actor.number"
_ITS_PROBLEMS = "WHERE number IN (SELECT problem FROM problem_event WHERE event = ?)"
_ISSUED = f"source IS NOT NULL AND {ISSUED_BY.format(day='?')}"

_LINKED = """
    SELECT event.rank FROM detail JOIN event ON event.id IN (detail.after, detail.before)
        WHERE detail.rank = :rank
    UNION SELECT rank FROM detail WHERE after = :event AND after <> ''
    UNION SELECT rank FROM detail WHERE before = :event AND before <> ''
    UNION SELECT event.rank FROM difference_event AS mine
        JOIN difference_event AS other ON other.difference = mine.difference
        JOIN event ON event.id = other.event WHERE mine.event = :event
"""


_MOST_LINKS = 1_000
"""Linked events that are fetched: SQLite accepts only some thousands of parameters."""


def rank_of(connection: Connection, event: str) -> int | None:
    """The rank of an event, of a repeated id the first; None where there is no such event."""
    rank: int | None
    (rank,) = connection.execute("SELECT min(rank) FROM event WHERE id = ?", (event,)).fetchone()
    return rank


def event_record(connection: Connection, event: str, as_of: int | None) -> EventRecord | None:
    """Fetch everything about one event; see `Index.event`.

    Args:
        connection: To an open index.
        event: Its id.
        as_of: A day number, to leave out what was not public by then; None for all.

    Returns:
        None where there is no such event.
    """
    rank = rank_of(connection, event)
    if rank is None:
        return None
    detail = connection.execute(f"SELECT {_DETAIL} FROM detail WHERE rank = ?", (rank,)).fetchone()
    summary, note, date_as_written, public, is_public_given, issued, after, before, *place = detail
    tags = connection.execute("SELECT tag FROM event_tag WHERE event = ? ORDER BY number", (rank,))
    record = EventRecord(
        row=select_event_rows(connection, "WHERE rank = ?", (rank,), as_of)[0],
        summary=summary,
        note=note,
        date_as_written=date_as_written,
        actors=tuple(actors(connection, _ITS_ACTORS, (rank,))),
        tags=tuple(tag for (tag,) in tags),
        cites=citations(connection, "citation WHERE event = ?", (rank,), as_of),
        origins=_origins(connection, rank, as_of),
        public=public,
        is_public_given=bool(is_public_given),
        issued=issued,
        after=after,
        before=before,
        differences=differences(connection, OF_EVENT, (event,), as_of),
        problems=tuple(_naming(event, one) for one in problems(connection, _ITS_PROBLEMS, (event,))),
        place=Location(*place),
    )
    return record if as_of is None else _limit_to_day(connection, record, as_of)


def _naming(event: str, problem: Problem) -> Problem:
    """A problem of an event, which is among those that it names: of many, the index keeps the first."""
    if event in problem.concerns:
        return problem
    return replace(problem, concerns=(*problem.concerns[:-1], event))


def _limit_to_day(connection: Connection, record: EventRecord, as_of: int) -> EventRecord:
    """The record without what was written, issued or public later, and with the counts of that."""
    rank, after, before = record.row.rank, record.after, record.before
    sql = f"SELECT count(*), count(DISTINCT source) FROM citation WHERE event = ? AND NOT ({_ISSUED})"
    citations, sources = connection.execute(sql, (rank, as_of)).fetchone()
    (differences,) = connection.execute(
        f"SELECT count(*) FROM difference {OF_EVENT}", (record.row.id,)
    ).fetchone()
    later = [
        neighbour
        for neighbour in (after, before)
        if neighbour and not _is_public(connection, neighbour, as_of)
    ]
    hidden = HiddenCounts(
        events=len(later),
        sources=sources,
        citations=citations,
        differences=differences - len(record.differences),
        notes=int(bool(record.note.strip())),
        problems=len(record.problems),
    )
    return replace(
        record,
        note="",
        issued=_issued(record.cites),
        after="" if after in later else after,
        before="" if before in later else before,
        problems=(),
        hidden=sum((difference.hidden for difference in record.differences), hidden),
    )


def _issued(cites: Iterable[CitationRecord]) -> str:
    dates = ((one.role, one.source.issued) for one in cites if one.source and one.source.issued)
    issued = earliest_issue((role, cached_parse(date)) for role, date in dates)
    return issued.text if issued else ""


def _is_public(connection: Connection, event: str, as_of: int) -> bool:
    """Whether an event was public by a day."""
    sql = "SELECT public_day <= ? FROM span WHERE rank = ?"
    row = connection.execute(sql, (as_of, rank_of(connection, event))).fetchone()
    return bool(row and row[0])


def _origins(connection: Connection, rank: int, as_of: int | None) -> tuple[str, ...]:
    """The independent origins, as in `tui.evidence.origins`; `EventRow.origins` is their number."""
    issued = "" if as_of is None else " AND issued_day <= ?"
    sql = f"""SELECT citation.origin FROM citation JOIN source ON source.number = citation.source
        WHERE event = ? AND role = '{CitationRole.SUPPORTS}'{issued}
        GROUP BY 1 ORDER BY min(citation.number)"""
    rows = connection.execute(sql, (rank,) if as_of is None else (rank, as_of))
    return tuple(origin for (origin,) in rows)


def related(connection: Connection, event: str, limit: int, as_of: int | None) -> list[EventRow]:
    """Return related events; see `Index.related`.

    Args:
        connection: To an open index.
        event: The id of an event.
        limit: The largest number of events: linked ones first, then those with most shared actors.
        as_of: A day number, to leave out events that became public later; None for all.
    """
    rank = rank_of(connection, event)
    if rank is None:
        return []
    named = _linked(connection, event, rank)
    shared = _sharing(connection, rank, limit + len(named))
    candidates = sorted(
        (named | shared.keys()) - {rank},
        key=lambda candidate: (
            candidate not in named,
            -shared.get(candidate, 0),
            abs(candidate - rank),
            candidate,
        ),
    )
    return _rows_as_of(connection, tuple(candidates[:limit]), as_of)


def linked(connection: Connection, event: str, as_of: int | None) -> list[EventRow]:
    """Return linked events; see `Index.linked`.

    Args:
        connection: To an open index.
        event: The id of an event.
        as_of: A day number, to leave out events that became public later; None for all.
    """
    rank = rank_of(connection, event)
    if rank is None:
        return []
    named = sorted(_linked(connection, event, rank) - {rank})
    return _rows_as_of(connection, tuple(named[:_MOST_LINKS]), as_of)


def _linked(connection: Connection, event: str, rank: int) -> set[int]:
    return {linked_rank for (linked_rank,) in connection.execute(_LINKED, {"event": event, "rank": rank})}


def _rows_as_of(connection: Connection, ranks: tuple[int, ...], as_of: int | None) -> list[EventRow]:
    marks = ", ".join("?" * len(ranks))
    rows = select_event_rows(connection, f"WHERE rank IN ({marks}) ORDER BY rank", ranks, as_of)
    return [row for row in rows if as_of is None or _is_public(connection, row.id, as_of)]


def _sharing(connection: Connection, rank: int, most: int) -> dict[int, int]:
    """For each actor of an event, the nearest other events with it, `most` on each side of the event.

    Returns:
        From the rank of such an event to the number of shared actors.
    """
    shared: dict[int, int] = {}
    its_actors = connection.execute("SELECT actor FROM event_actor WHERE event = ?", (rank,))
    for (actor,) in its_actors.fetchall():
        for side in ("event < ? ORDER BY event DESC", "event > ? ORDER BY event"):
            sql = f"SELECT event FROM event_actor WHERE actor = ? AND {side} LIMIT ?"
            for (other_rank,) in connection.execute(sql, (actor, rank, most)):
                shared[other_rank] = shared.get(other_rank, 0) + 1
    return shared
