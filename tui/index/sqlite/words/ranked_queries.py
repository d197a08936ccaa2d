"""Events by relevance: those of a query, and those nearest to words that no event has all of."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from sqlite3 import Connection

from tui.chronology.enums import EventStatus
from tui.index.records import EventRow, ResultOrder
from tui.index.sqlite.event_queries import select_event_rows
from tui.index.sqlite.query_sql import EventSelect
from tui.parsing.query.query import Query
from tui.text.search_text import SearchTerm, is_unspaced, normalize

_WEIGHTS = "8.0, 3.0, 1.0"
"""How much a word counts in the columns of `stems`: in the title, in the event's own texts, in others."""
# The limit, which is none, makes SQLite run the search once, and not for each row it is joined with.
_OWN = f"""SELECT rowid AS rank, bm25(stems, {_WEIGHTS}) AS own, 0 AS cited FROM stems
    WHERE stems MATCH ? LIMIT -1"""
"""The scores of events by their own texts. The better, the less is bm25."""
_PASSAGES = """SELECT rowid AS passage, bm25(passage_stems) AS score FROM passage_stems
    WHERE passage_stems MATCH ? LIMIT -1"""
_CITED = f"""SELECT citation.event, 0, score FROM ({_PASSAGES}) AS found
    CROSS JOIN passage ON passage.rowid = found.passage
    CROSS JOIN citation ON citation.source = passage.source AND citation.passage = passage.number"""
_ALL = f"""SELECT rank, sum(own) AS own, min(cited) AS cited
    FROM (SELECT * FROM ({_OWN}) UNION ALL {_CITED}) GROUP BY rank"""
"""The scores of events by their own texts, and by the best passage that each cites."""
_LEAST_BEGINNING = 4
"""Letters of the beginnings of words that count as like a word."""
_MOST_AT_ONCE = 10_000
"""Events that are read in one statement: SQLite allows 32,766 parameters."""
_ENDING = 3
"""Letters of a word that an ending may have, which its beginning leaves out."""


def ranked_rows(
    connection: Connection, selection: EventSelect, query: Query, start: int, limit: int
) -> list[EventRow]:
    """Return timeline rows of the selected events, ordered by relevance.

    First come those whose title has any of the query's words, then the others; within each, by bm25, which
    counts a word in the title most, and then by the passages they cite. Equally relevant ones, and those of a
    query without words, are in the order of dates.

    Args:
        connection: To an open index.
        selection: The events of the query.
        query: The query, for its words.
        start: The position of the first row, from 0.
        limit: The largest number of rows; -1 for all.
    """
    words = _any(_term(term) for term in query.highlight_terms)
    found = f"SELECT {selection.rank} AS found {selection.sql('').removeprefix('SELECT ')}"
    if not words:
        sql, parameters = f"{found} ORDER BY {selection.rank} LIMIT ? OFFSET ?", selection.parameters
    else:
        day = query.public_day
        sql = f"""WITH hit AS ({found}),
            titled AS ({_OWN}), scored AS ({_scores(day)})
            SELECT hit.found FROM hit LEFT JOIN titled ON titled.rank = hit.found
                LEFT JOIN scored ON scored.rank = hit.found
            ORDER BY titled.rank IS NULL, coalesce(titled.own, 0) + coalesce(scored.own, 0),
                coalesce(scored.cited, 0), hit.found
            LIMIT ? OFFSET ?"""
        parameters = (*selection.parameters, f"title : {words}", *_visible(words, day))
    ranks = [rank for (rank,) in connection.execute(sql, (*parameters, limit, start))]
    return rows_of_ranks(connection, ranks, query.public_day)


def sorted_ranks(
    connection: Connection, selection: EventSelect, order: ResultOrder, kinds: Sequence[str]
) -> list[int]:
    """Return the ranks of the selected events, ordered by kind, status or title.

    Equal ones are in the order of dates.

    Args:
        connection: To an open index.
        selection: The events of the query.
        order: By which of the three.
        kinds: The ids of the kinds, in the order of their lanes.
    """
    places = {kind: place for place, kind in enumerate(kinds)}
    if order is ResultOrder.STATUS:
        places = {status.value: place for place, status in enumerate(EventStatus)}

    def key(event: tuple[int, str]) -> tuple[int, str, int]:
        rank, value = event
        if order is ResultOrder.TITLE:
            return 0, normalize(value), rank
        return places.get(value, len(places)), value, rank

    found = f"SELECT {selection.rank} AS found {selection.sql('').removeprefix('SELECT ')}"
    sql = f"WITH hit AS ({found}) SELECT rank, {order.value} FROM hit JOIN event ON event.rank = hit.found"
    return [rank for rank, _ in sorted(connection.execute(sql, selection.parameters), key=key)]


def nearest_rows(connection: Connection, selection: EventSelect, query: Query, limit: int) -> list[EventRow]:
    """Return timeline rows of the events that any word of a query is likest to, the likest first.

    Words count by their English stems, and less by their beginnings; the most common words of English do not.

    Args:
        connection: To an open index.
        selection: The events that what the query says beside its words finds.
        query: The query, for its words.
        limit: The largest number of rows.
    """
    words = _any(_alike(query.highlight_terms))
    if not words:
        return []
    among = "" if selection.is_everything else f"WHERE +rank IN ({selection.sql(selection.rank)})"
    sql = f"""WITH scored AS ({_scores(query.public_day)})
        SELECT rank FROM scored {among} ORDER BY own + cited / 3, rank LIMIT ?"""
    parameters = (*_visible(words, query.public_day), *selection.parameters, limit)
    ranks = [rank for (rank,) in connection.execute(sql, parameters)]
    return rows_of_ranks(connection, ranks, query.public_day)


def _scores(day: int | None) -> str:
    """The SQL of the scores of events, for the values of `_visible`."""
    return _ALL if day is None else _OWN


def _visible(words: str, day: int | None) -> tuple[str, ...]:
    """The expressions for what could be read by a day: all but the title and own texts may be later."""
    return (words, words) if day is None else (f"{{title own}} : {words}",)


def _alike(terms: Iterable[SearchTerm]) -> Iterable[str]:
    from tui.text.question_words import telling_words  # noqa: PLC0415  (most queries find events)

    written = list(terms)
    for term in written:
        if is_unspaced(term.text):
            # Where nothing parts the words, two characters in a row are the least that means anything.
            yield from (f'"{first} {second}"' for first, second in pairwise(term.text.split()))
    for word in telling_words([word for term in written for word in term.text.split()]):
        if is_unspaced(word):
            continue
        yield f'"{word}"'
        if len(word) > _LEAST_BEGINNING:
            yield f'"{word[: max(len(word) - _ENDING, _LEAST_BEGINNING)]}"*'


def _term(term: SearchTerm) -> str:
    return f'"{term.text}"' if term.phrase else f'"{term.text}"*'


def _any(terms: Iterable[str]) -> str:
    expression = " OR ".join(dict.fromkeys(terms))
    return f"({expression})" if expression else ""


def rows_of_ranks(connection: Connection, ranks: Sequence[int], as_of: int | None) -> list[EventRow]:
    """Return the timeline rows of events, in the order of their ranks as given.

    Args:
        connection: To an open index.
        ranks: The ranks.
        as_of: The as-of day, a day number; None for none.
    """
    by_rank: dict[int, EventRow] = {}
    for first in range(0, len(ranks), _MOST_AT_ONCE):
        part = tuple(ranks[first : first + _MOST_AT_ONCE])
        marks = ", ".join("?" * len(part))
        rows = select_event_rows(connection, f"WHERE rank IN ({marks})", part, as_of)
        by_rank |= {row.rank: row for row in rows}
    return [by_rank[rank] for rank in ranks]
