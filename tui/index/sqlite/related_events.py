"""Queries for the events related to one, or to a source: by a name, an actor, a difference, a citation."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from sqlite3 import Connection

from tui.index.records import EventRow
from tui.index.sqlite.event_queries import rank_of, select_event_rows

_RANK = "(SELECT min(rank) FROM event WHERE id = ?1)"
_LINKED = f"""SELECT event.rank FROM detail JOIN event ON event.id IN (detail.after, detail.before)
        WHERE detail.rank = {_RANK}
    UNION SELECT rank FROM detail WHERE after = ?1 AND after <> ''
    UNION SELECT rank FROM detail WHERE before = ?1 AND before <> ''
    UNION SELECT event.rank FROM difference_event AS mine
        JOIN difference_event AS other ON other.difference = mine.difference
        JOIN event ON event.id = other.event WHERE mine.event = ?1"""
"""The ranks of the events linked with an event, perhaps its own among them."""
_MOST_LINKS = 1_000
"""Linked events that are fetched: more are no help to anybody."""
_ACTORS_AT_ONCE = 100
"""Actors in one statement: SQLite accepts at most 500 parts."""


def linked(connection: Connection, event: str, as_of: int | None) -> list[EventRow]:
    """Return linked events; see `Index.linked`.

    Args:
        connection: To an open index.
        event: The id of an event.
        as_of: A day number, to leave out events that became public later; None for all.
    """
    where = f"WHERE event.rank IN ({_LINKED}) AND event.rank <> {_RANK} {_public(as_of)}"
    return select_event_rows(connection, f"{where} ORDER BY event.rank LIMIT {_MOST_LINKS}", (event,), as_of)


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
    named = {linked_rank for (linked_rank,) in connection.execute(_LINKED, (event,))}
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
    ranks = tuple(candidates[:limit])
    where = f"WHERE event.rank IN ({', '.join('?' * len(ranks))}) {_public(as_of)} ORDER BY event.rank"
    return select_event_rows(connection, where, ranks, as_of)


def citing(connection: Connection, source: str, passage: str | None) -> list[EventRow]:
    """Return the events that cite a source; see `Index.citing`.

    Args:
        connection: To an open index.
        source: The id of a source.
        passage: The label or number of a passage of it; None for any, or for the source as a whole.
    """
    ranks = "SELECT event FROM citation WHERE source IN (SELECT number FROM source WHERE id = ?1)"
    parameters = (source,) if passage is None else (source, passage)
    if passage is not None:
        numbers = "SELECT passage.number FROM passage JOIN source ON source.number = passage.source"
        ranks += f" AND citation.passage IN ({numbers} WHERE source.id = ?1 AND key = ?2)"
    return select_event_rows(connection, f"WHERE rank IN ({ranks}) ORDER BY rank", parameters)


def _public(as_of: int | None) -> str:
    """The condition that an event was public by a day; nothing for None."""
    if as_of is None:
        return ""
    return f"AND (SELECT public_day <= {as_of:d} FROM span WHERE span.rank = event.rank)"


def _sharing(connection: Connection, rank: int, most: int) -> dict[int, int]:
    """For each actor of an event, the nearest other events with it, `most` on each side of the event.

    Returns:
        From the rank of such an event to the number of shared actors.
    """
    shared: dict[int, int] = {}
    its_actors = connection.execute("SELECT actor FROM event_actor WHERE event = ?", (rank,)).fetchall()
    for first in range(0, len(its_actors), _ACTORS_AT_ONCE):
        some = its_actors[first : first + _ACTORS_AT_ONCE]
        sides = (
            f"SELECT * FROM (SELECT event FROM event_actor WHERE actor = {actor:d} AND {side} LIMIT {most:d})"
            for (actor,) in some
            for side in (f"event < {rank:d} ORDER BY event DESC", f"event > {rank:d} ORDER BY event")
        )
        for (other_rank,) in connection.execute(" UNION ALL ".join(sides)):
            shared[other_rank] = shared.get(other_rank, 0) + 1
    return shared
