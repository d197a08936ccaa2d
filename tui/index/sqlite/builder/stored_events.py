"""Events of an index that was built before: reading what they are made of, and deleting them."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from tui.chronology.keys import CitationKey
from tui.index.sqlite.as_of import AGREED, UNANSWERED, read_lines
from tui.index.sqlite.builder.search_rows import (
    CitedValues,
    SearchedTexts,
    SearchValues,
)
from tui.text.search_text import normalize

AT_ONCE = 500
"""Events that are deleted together."""
_TABLES = {
    "event": "rank",
    "entry": "rank",
    "span": "rank",
    "detail": "rank",
    "event_text": "rank",
    "citation": "event",
    "event_actor": "event",
    "event_tag": "event",
    "knowledge": "event",
    "knowledge_citation": "event",
}
"""The tables with rows for each event, and the column with its rank."""


class StoredEvent(NamedTuple):
    """What is compared with an event of today."""

    rank: int
    signature: bytes
    line: int
    before: int
    """How many dated events of its lane stand before it."""
    year: int | None
    """The year it is listed under; likewise the day."""
    day: int | None
    differs: int
    """Whether its sources differ."""
    faulty: int
    """Whether the checks found an error in it."""


def stored_events(connection: Connection) -> dict[str, StoredEvent]:
    """Return all events of an index by their ids; of a repeated id, only one."""
    sql = """SELECT event.id, event.rank, signature, line, nth, year, event.listed_day, differs, has_errors
        FROM event JOIN entry ON entry.rank = event.rank JOIN span ON span.rank = event.rank
        ORDER BY event.rank"""
    return {name: StoredEvent(*columns) for name, *columns in connection.execute(sql)}


def delete_events(connection: Connection, ranks: Sequence[int], words: Counter[str]) -> None:
    """Delete events from every table, those for searching too.

    Args:
        connection: To an index with its tables as they were, in a transaction.
        ranks: The ranks of the events.
        words: Of each word, how many events have it; the deleted ones are taken off.
    """
    for first in range(0, len(ranks), AT_ONCE):
        delete_texts(connection, delete_rows(connection, ranks[first : first + AT_ONCE]), words)


def delete_rows(connection: Connection, ranks: Sequence[int]) -> dict[int, SearchedTexts]:
    """Delete events from every table but those for searching.

    Args:
        connection: To an index with its tables as they were, in a transaction.
        ranks: The ranks of at most `AT_ONCE` events.

    Returns:
        What the tables for searching have of each event.
    """
    searched: dict[int, SearchedTexts] = {}
    values = _values(connection, ranks)
    for rank, lines in read_lines(connection, ranks).items():
        words = tuple(line.words.strip(" ") for line in lines)
        searched[rank] = SearchedTexts(words, " ".join(line.place for line in lines), values[rank])
    for table, column in _TABLES.items():
        connection.execute(f"DELETE FROM {table} WHERE {column} IN ({_marks(ranks)})", ranks)
    return searched


def delete_texts(connection: Connection, searched: Mapping[int, SearchedTexts], words: Counter[str]) -> None:
    """Delete events from the tables for searching.

    Args:
        connection: To an index, in a transaction.
        searched: By rank, what these tables have of each event.
        words: Of each word, how many events have it; the deleted ones are taken off.
    """
    for texts_of in searched.values():
        words.subtract(texts_of.words)
    delete = "INSERT INTO {0} ({0}, rowid, {1}) VALUES ('delete', ?, {2})"
    texts = [(rank, of.terms) for rank, of in searched.items()]
    connection.executemany(delete.format("search", "terms", "?"), texts)
    stems = [(rank, *of.stems) for rank, of in searched.items()]
    connection.executemany(delete.format("stems", "title, own, others", "?, ?, ?"), stems)


def _values(connection: Connection, ranks: Sequence[int]) -> dict[int, SearchValues]:
    """What is searched of events beside their words, by their ranks, from the rows that they have."""
    sql = """SELECT event_actor.event, actor.id FROM event_actor
        JOIN actor ON actor.number = event_actor.actor WHERE event_actor.event"""
    actors = _grouped(connection.execute(f"{sql} IN ({_marks(ranks)})", ranks))
    tags = _grouped(
        connection.execute(f"SELECT event, tag FROM event_tag WHERE event IN ({_marks(ranks)})", ranks)
    )
    cited: defaultdict[int, list[CitedValues]] = defaultdict(list)
    sql = """SELECT citation.event, citation.key, citation.origin, coalesce(passage.speaker, ''),
            coalesce(passage.said_by, ''), status
        FROM citation LEFT JOIN passage
            ON passage.source = citation.source AND passage.number = citation.passage
        WHERE citation.event"""
    rows = connection.execute(f"{sql} IN ({_marks(ranks)})", ranks)
    for rank, key, origin, speaker, said_by, status in rows:
        speakers = tuple(filter(None, said_by.split(",")))
        cited[rank].append(CitedValues(CitationKey.parse(key).source, origin, speaker, speakers, status))
    columns = f"rank, title, kind, status, date, origins, differs, {UNANSWERED}, {AGREED}"
    rows = connection.execute(f"SELECT {columns} FROM event WHERE rank IN ({_marks(ranks)})", ranks)
    return {
        rank: SearchValues(
            normalize(title),
            kind,
            status,
            date,
            tuple(actors.get(rank, ())),
            tuple(tags.get(rank, ())),
            tuple(cited.get(rank, ())),
            origins,
            bool(differs),
            bool(unanswered),
            bool(agreed),
        )
        for rank, title, kind, status, date, origins, differs, unanswered, agreed in rows
    }


def _grouped(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    grouped: defaultdict[int, list[str]] = defaultdict(list)
    for rank, value in rows:
        grouped[rank].append(value)
    return grouped


def write_words(connection: Connection, changes: Counter[str]) -> int:
    """Add to the numbers of events that have words; a word that none has any more is deleted.

    Args:
        connection: To an index, in a transaction.
        changes: By how much each number grows; negative where it shrinks.

    Returns:
        How many words have another number now.
    """
    changed = sorted((word, by) for word, by in changes.items() if by)
    sql = "INSERT INTO word VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET events = events + excluded.events"
    connection.executemany(sql, changed)
    connection.executemany(
        "DELETE FROM word WHERE word = ? AND events = 0", ((word,) for word, by in changed if by < 0)
    )
    return len(changed)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
