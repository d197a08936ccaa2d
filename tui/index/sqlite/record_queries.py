"""Queries for everything but events: sources, passages, actors, citations, differences, problems."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from sqlite3 import Connection
from typing import Any

from tui.chronology.enums import CitationRole, QuoteStatus, TextKind
from tui.chronology.keys import CitationKey, WordsHash
from tui.chronology.problem import Location, Problem, Severity
from tui.index.records import (
    ActorRecord,
    ChronologyInfo,
    CitationRecord,
    DifferenceRecord,
    HiddenCounts,
    KindRecord,
    PassageRecord,
    SourceRecord,
    VersionRecord,
)
from tui.index.sqlite.as_of import ISSUED_BY
from tui.index.sqlite.event_queries import Parameters
from tui.index.sqlite.hidden_counts import count_hidden_differences
from tui.index.sqlite.parse_column import parse_column

OF_EVENT = "WHERE number IN (SELECT difference FROM difference_event WHERE event = ?)"
"""The `where` for the differences about one event, in `differences`."""

_ACTOR = "actor.id, name, role, held, named_because, protected, events"
_PASSAGE = """source.id, passage.number, passage.key, passage.text, span_start, span_end, hash, speaker,
    origin, passage.about"""
_PROBLEM = "code, path, line, column_, width, message, remedy, severity, excerpt, hints, concerns, count"
_SOURCE = """id, type, title, author, container_title, publisher, issued, issued_because, url, accessed,
    language, rights, text, note, passages, events, path"""
_EVENTS_AS_OF = """(SELECT count(DISTINCT event) FROM citation JOIN span ON span.rank = event
    WHERE citation.source = source.number AND public_day <= ?1)"""
_CITATION = "number, source, passage, key, role, quote, says, says_date, status, found_start, found_end"


def info(connection: Connection) -> ChronologyInfo:
    """The chronology as a whole."""
    kinds = connection.execute("SELECT id, label, about, events FROM kind WHERE listed ORDER BY number")
    files = connection.execute("SELECT path, digest FROM file ORDER BY path")
    meta = dict(connection.execute("SELECT name, value FROM meta").fetchall())
    meta["complete"] = bool(meta["complete"])
    return ChronologyInfo(
        **meta, kinds=tuple(KindRecord(*row) for row in kinds), file_hashes=tuple(files.fetchall())
    )


def actors(connection: Connection, where: str, parameters: Parameters = ()) -> list[ActorRecord]:
    """Return actors.

    Args:
        connection: To an open index.
        where: The SQL after `FROM actor`: conditions and order.
        parameters: The values for its question marks.
    """
    rows = connection.execute(f"SELECT {_ACTOR} FROM actor {where}", parameters)
    return [ActorRecord(*(*columns, bool(protected), events)) for *columns, protected, events in rows]


def sources(
    connection: Connection, where: str, parameters: Parameters = (), as_of: int | None = None
) -> list[SourceRecord]:
    """Return sources.

    Args:
        connection: To an open index.
        where: The SQL after `FROM source`: conditions and order.
        parameters: The values for its question marks.
        as_of: A day number, to leave out the editor's notes, and count only events public by then; None for
            all. Which sources are returned is up to `where`.
    """
    if as_of is None:
        rows = connection.execute(f"SELECT {_SOURCE} FROM source {where}", parameters)
        return [_source(row) for row in rows]
    columns = _SOURCE.replace("events", _EVENTS_AS_OF)
    rows = connection.execute(f"SELECT {columns} FROM source {where}", (as_of, *parameters))
    return [
        replace(source, note="", hidden=HiddenCounts(notes=int(bool(source.note))))
        for source in map(_source, rows)
    ]


def _source(row: tuple[Any, ...]) -> SourceRecord:
    source, type_, title, author, *described, text, note, passages, events, path = row
    columns = [*described, parse_column(TextKind, text), note, passages, events, path]
    return SourceRecord(source, type_, title, tuple(json.loads(author)), *columns)


def passages(connection: Connection, where: str, parameters: Parameters) -> list[PassageRecord]:
    """Return passages.

    Args:
        connection: To an open index.
        where: The SQL after `FROM passage JOIN source`: conditions and order.
        parameters: The values for its question marks.
    """
    joined = "passage JOIN source ON source.number = passage.source"
    rows = connection.execute(f"SELECT {_PASSAGE} FROM {joined} {where}", parameters)
    return [
        PassageRecord(source, number, key, text, _stretch(start, end), _hash(words), *rest)
        for source, number, key, text, start, end, words, *rest in rows
    ]


def _hash(words: str) -> WordsHash | None:
    return parse_column(WordsHash.parse, words) if words else None


def citations(
    connection: Connection, where: str, parameters: Parameters, as_of: int | None = None
) -> tuple[CitationRecord, ...]:
    """Return citations, in order.

    Args:
        connection: To an open index.
        where: The SQL after `FROM`: a table of citations, and a WHERE clause.
        parameters: The values for its question marks.
        as_of: A day number, to leave out citations of sources that cannot have been issued by then, or whose
            date of issue is not known; None for all.
    """
    if as_of is not None:
        where += f" AND {ISSUED_BY.format(day='?')}"
        parameters = (*parameters, as_of)
    rows = connection.execute(f"SELECT {_CITATION} FROM {where} ORDER BY number", parameters)
    return tuple(_citation(connection, row, as_of) for row in rows.fetchall())


def _citation(connection: Connection, row: tuple[Any, ...], as_of: int | None) -> CitationRecord:
    number, source, passage, key, role, quote, says, says_date, status, start, end = row
    cited = sources(connection, "WHERE number = ?", (source,), as_of)
    where = "WHERE passage.source = ? AND passage.number = ?"
    passage_rows = passages(connection, where, (source, passage))
    return CitationRecord(
        number=number,
        source=cited[0] if cited else None,
        passage=passage_rows[0] if passage_rows else None,
        key=CitationKey.parse(key),
        role=parse_column(CitationRole, role),
        quote=quote,
        says=says,
        says_date=says_date,
        status=parse_column(QuoteStatus, status),
        match_offsets=_stretch(start, end),
    )


def _stretch(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)


def differences(
    connection: Connection, where: str = "", parameters: Parameters = (), as_of: int | None = None
) -> tuple[DifferenceRecord, ...]:
    """Return differences, in order.

    Args:
        connection: To an open index.
        where: The SQL after `FROM difference`: conditions.
        parameters: The values for its question marks.
        as_of: A day number, to leave out versions whose sources had not been issued by then, differences with
            fewer than two versions left, and the editor's notes; None for all.
    """
    sql = f"SELECT number, id, question, note, by_dates FROM difference {where} ORDER BY number"
    records = []
    for number, difference, question, note, by_dates in connection.execute(sql, parameters).fetchall():
        versions = tuple(_versions(connection, number, as_of))
        record = DifferenceRecord(
            difference, question, note, _events(connection, number, as_of), versions, bool(by_dates)
        )
        if as_of is None:
            records.append(record)
        elif len(versions) > 1:
            hidden = count_hidden_differences(connection, "WHERE number = ?", (number,), as_of)
            records.append(replace(record, note="", hidden=hidden))
    return tuple(records)


def _events(connection: Connection, difference: int, as_of: int | None) -> tuple[str, ...]:
    sql = "SELECT event FROM difference_event WHERE difference = ?"
    parameters: Parameters = (difference,)
    if as_of is not None:
        public_events = "SELECT id FROM event JOIN span ON span.rank = event.rank WHERE public_day <= ?"
        sql, parameters = (
            f"{sql} AND event IN ({public_events} AND id = difference_event.event)",
            (*parameters, as_of),
        )
    return tuple(event for (event,) in connection.execute(f"{sql} ORDER BY number", parameters))


def _versions(connection: Connection, difference: int, as_of: int | None) -> Iterable[VersionRecord]:
    sql = "SELECT number, says FROM version WHERE difference = ? ORDER BY number"
    for number, says in connection.execute(sql, (difference,)).fetchall():
        where = "version_citation WHERE difference = ? AND version = ?"
        cites = citations(connection, where, (difference, number), as_of)
        if cites or as_of is None:
            yield VersionRecord(says, cites)


def problems(connection: Connection, where: str = "", parameters: Parameters = ()) -> list[Problem]:
    """Return problems, sorted by location.

    Args:
        connection: To an open index.
        where: The SQL after `FROM problem`: conditions.
        parameters: The values for its question marks.
    """
    rows = connection.execute(f"SELECT {_PROBLEM} FROM problem {where} ORDER BY number", parameters)
    return [_problem(row) for row in rows]


def _problem(row: tuple[Any, ...]) -> Problem:
    code, path, line, column, width, message, remedy, severity, excerpt, hints, concerns, count = row
    return Problem(
        code=code,
        place=Location(path, line, column, width),
        message=message,
        remedy=remedy,
        severity=parse_column(Severity, severity),
        excerpt=excerpt,
        hints=tuple(json.loads(hints)),
        concerns=tuple(json.loads(concerns)),
        count=count,
    )
