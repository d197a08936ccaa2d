"""Queries for what events name: kinds, actors, sources and passages; and for problems."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any

from tui.chronology.enums import SourceExtent, TextKind
from tui.chronology.keys import WordsHash
from tui.chronology.problem import Location, Problem, Severity
from tui.index.records import (
    ActorRecord,
    ChronologyInfo,
    HiddenCounts,
    KindRecord,
    PassageRecord,
    SourceRecord,
)
from tui.index.sqlite.event_queries import Parameters
from tui.index.sqlite.parse_column import parse_column

OF_ACTOR = """WHERE (passage.source, passage.number) IN
    (SELECT source_number, passage_number FROM statement WHERE ?1 IS NULL OR actor_id = ?1)
    ORDER BY passage.source, passage.number"""
"""The `where` for the passages that an actor says, or any actor, in `passages`."""
ACTOR = "actor.id, name, role, held, named_because, protected, events"
KNOWLEDGE_ENTRY = f"its.number, part, form, said_by, is_own, what, stance, since, its.status, {ACTOR}"
"""The columns of an entry of `knowledge AS its`, joined with its actor."""
PASSAGE = """source.id, passage.number, passage.key, passage.text, passage.span_start, passage.span_end,
    passage.hash, passage.speaker, passage.origin, passage.about,
    passage.said_by, passage.said_on, passage.matters"""
"""The columns of a passage, joined with its source."""
PROBLEM = "code, path, line, column_, width, message, remedy, severity, excerpt, hints, concerns, count"
_SOURCE = (
    "id, type, title, author, container_title, publisher, issued, issued_because, url, accessed, "
    "language, rights, text, note, passages, events, path, bundle, extent"
)
SOURCE_WIDTH = len(_SOURCE.split(", "))
"""How many columns `source_columns` names."""
_EVENTS_AS_OF = """(SELECT count(DISTINCT event) FROM citation JOIN span ON span.rank = event
    WHERE citation.source = source.number AND public_day <= {day})"""
POSITION = """its.number, its.event, its.party,
    coalesce((SELECT min(name) FROM actor WHERE actor.id = its.party), its.party),
    is_criticised, state, event.date, event.title, put, now, put_on, by_day, answered_on, said, reason,
    is_early"""
"""The columns of a position, where the table of its events is `event`."""


def info(connection: Connection) -> ChronologyInfo:
    """The chronology as a whole."""
    kinds = connection.execute("SELECT id, label, about, events FROM kind WHERE listed ORDER BY number")
    files = connection.execute("SELECT path, digest FROM file ORDER BY path")
    # Those of conflicts are read with them.
    named = "SELECT name, value FROM meta WHERE name NOT LIKE 'conflicts_%'"
    meta = dict(connection.execute(named).fetchall())
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
    rows = connection.execute(f"SELECT {ACTOR} FROM actor {where}", parameters)
    return [actor_record(row) for row in rows]


def actor_record(row: Sequence[Any]) -> ActorRecord:
    """Return an actor.

    Args:
        row: The values of the columns `ACTOR`.
    """
    *columns, protected, events = row
    return ActorRecord(*(*columns, bool(protected), events))


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
    rows = connection.execute(f"SELECT {source_columns(as_of)} FROM source {where}", parameters)
    return [source_record(row, as_of) for row in rows]


def sources_by_id(
    connection: Connection, ids: Iterable[str], as_of: int | None = None
) -> dict[str, SourceRecord]:
    """Return sources by their ids, by one statement.

    Args:
        connection: To an open index.
        ids: The ids; those of no source are left out.
        as_of: A day number, to leave out those that cannot have been issued by then; None for all.
    """
    where = "WHERE id IN (SELECT value FROM json_each(?)) AND (? IS NULL OR issued_day <= ?)"
    found = sources(connection, where, (json.dumps(list(ids)), as_of, as_of), as_of)
    return {source.id: source for source in found}


def source_columns(as_of: int | None) -> str:
    """Return the columns of `source_record` in the table `source`, as many as `SOURCE_WIDTH` says.

    Args:
        as_of: A day number, to count only events public by then; None for all.
    """
    columns = ", ".join(f"source.{column}" for column in _SOURCE.split(", "))
    if as_of is None:
        return columns
    return columns.replace("source.events", _EVENTS_AS_OF.format(day=f"{as_of:d}"))


def source_record(row: Sequence[Any], as_of: int | None) -> SourceRecord:
    """Return a source.

    Args:
        row: The values of `source_columns`.
        as_of: A day number, to leave out the editor's note; None for all.
    """
    source, type_, title, author, *described, text, note, passages, events, path, bundle, extent = row
    hidden = HiddenCounts() if as_of is None else HiddenCounts(notes=int(bool(note)))
    shown_note = note if as_of is None else ""
    columns = [*described, parse_column(TextKind, text), shown_note, passages, events, path, hidden, bundle]
    columns.append(parse_column(SourceExtent, extent))
    return SourceRecord(source, type_, title, tuple(json.loads(author)), *columns)


def passages(connection: Connection, where: str, parameters: Parameters) -> list[PassageRecord]:
    """Return passages.

    Args:
        connection: To an open index.
        where: The SQL after `FROM passage JOIN source`: conditions and order.
        parameters: The values for its question marks.
    """
    joined = "passage JOIN source ON source.number = passage.source"
    rows = connection.execute(f"SELECT {PASSAGE} FROM {joined} {where}", parameters)
    return [passage_record(row) for row in rows]


def passage_record(row: Sequence[Any]) -> PassageRecord:
    """Return a passage.

    Args:
        row: The values of the columns `PASSAGE`.
    """
    source, number, key, text, start, end, words, speaker, origin, about, said_by, said_on, matters = row
    return PassageRecord(
        *(source, number, key, text, stretch(start, end), _hash(words), speaker, origin, about),
        said_by=_ids(said_by),
        said_on=said_on,
        matters=_ids(matters),
    )


def _ids(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()


def _hash(words: str) -> WordsHash | None:
    return parse_column(WordsHash.parse, words) if words else None


def stretch(start: int | None, end: int | None) -> tuple[int, int] | None:
    """Return code points from one to before another; None where either is not given.

    Args:
        start: The first.
        end: The one behind the last.
    """
    return None if start is None or end is None else (start, end)


def problems(connection: Connection, where: str = "", parameters: Parameters = ()) -> list[Problem]:
    """Return problems, sorted by location.

    Args:
        connection: To an open index.
        where: The SQL after `FROM problem`: conditions.
        parameters: The values for its question marks.
    """
    rows = connection.execute(f"SELECT {PROBLEM} FROM problem {where} ORDER BY number", parameters)
    return [problem_record(row) for row in rows]


def problem_record(row: Sequence[Any]) -> Problem:
    """Return a problem.

    Args:
        row: The values of the columns `PROBLEM`.
    """
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
