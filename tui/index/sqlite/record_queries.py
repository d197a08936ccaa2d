"""Queries for everything but events: sources, passages, actors, citations, differences, problems."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.chronology.enums import CitationRole, QuoteStatus, SourceExtent, TextKind
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
from tui.index.sqlite.event_queries import Parameters
from tui.index.sqlite.hidden_counts import hidden_of_differences
from tui.index.sqlite.json_rows import gather_rows, parse_rows
from tui.index.sqlite.parse_column import parse_column

if TYPE_CHECKING:
    from tui.evidence.quotations.quote_edits import QuoteEdits

OF_EVENT = "WHERE number IN (SELECT difference FROM difference_event WHERE event = ?)"
"""The `where` for the differences about one event, in `differences`."""

KNOWLEDGE = -1
"""What stands for the number of a difference with a citation of an entry of knowledge."""
OF_ACTOR = """WHERE (passage.source, passage.number) IN
    (SELECT source_number, passage_number FROM statement WHERE ?1 IS NULL OR actor_id = ?1)
    ORDER BY passage.source, passage.number"""
"""The `where` for the passages that an actor says, or any actor, in `passages`."""
ACTOR = "actor.id, name, role, held, named_because, protected, events"
KNOWLEDGE_ENTRY = f"its.number, part, form, said_by, is_own, what, stance, since, its.status, {ACTOR}"
"""The columns of an entry of `knowledge AS its`, joined with its actor."""
_PASSAGE = """source.id, passage.number, passage.key, passage.text, passage.span_start, passage.span_end,
    passage.hash, passage.speaker, passage.origin, passage.about,
    passage.said_by, passage.said_on, passage.matters"""
PROBLEM = "code, path, line, column_, width, message, remedy, severity, excerpt, hints, concerns, count"
_SOURCE = (
    "id, type, title, author, container_title, publisher, issued, issued_because, url, accessed, "
    "language, rights, text, note, passages, events, path, bundle, extent"
)
_EVENTS_AS_OF = """(SELECT count(DISTINCT event) FROM citation JOIN span ON span.rank = event
    WHERE citation.source = source.number AND public_day <= {day})"""
_ITS_EVENTS = "difference_event AS its WHERE its.difference = difference.number"
_PUBLIC = """EXISTS (SELECT 1 FROM event JOIN span ON span.rank = event.rank
    WHERE event.id = its.event AND public_day <= {day})"""
_ITS_VERSIONS = gather_rows(
    "number, number, says, dates", "version AS its WHERE its.difference = difference.number"
)
POSITION = """its.number, its.event, its.party,
    coalesce((SELECT min(name) FROM actor WHERE actor.id = its.party), its.party),
    is_criticised, state, event.date, event.title, put, now, put_on, by_day, answered_on, said, reason,
    is_early"""
"""The columns of a position, where the table of its events is `event`."""
_CITATION = (
    "number, source, passage, key, role, quote, says, says_date, says_after, says_before, status, found_start"
    ", found_end, edits, pinpoint, origin"
)
_BEFORE, _OF_SOURCE = 2 + len(_CITATION.split(",")), 1 + len(_SOURCE.split(","))
"""The columns of a citation with what it belongs to, and those of a source with its number."""


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
    events = "events" if as_of is None else _EVENTS_AS_OF.format(day=f"{as_of:d}")
    columns = _SOURCE.replace("events", events)
    rows = connection.execute(f"SELECT {columns} FROM source {where}", parameters)
    return [_source(row, as_of) for row in rows]


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


def _source(row: Sequence[Any], as_of: int | None) -> SourceRecord:
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
    rows = connection.execute(f"SELECT {_PASSAGE} FROM {joined} {where}", parameters)
    return [_passage(row) for row in rows]


def _passage(row: Sequence[Any]) -> PassageRecord:
    source, number, key, text, start, end, words, speaker, origin, about, said_by, said_on, matters = row
    return PassageRecord(
        *(source, number, key, text, _stretch(start, end), _hash(words), speaker, origin, about),
        said_by=_ids(said_by),
        said_on=said_on,
        matters=_ids(matters),
    )


def _ids(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()


def _hash(words: str) -> WordsHash | None:
    return parse_column(WordsHash.parse, words) if words else None


OF_POSITION = -1
"""Takes the place of the number of a version."""


class CitedRow(NamedTuple):
    """A citation, and what it is a citation of."""

    owner: tuple[int | None, int]
    """The numbers of a difference and of its version; of a position its number and `OF_POSITION`; of an entry
    of knowledge, `KNOWLEDGE` and its number; of a citation of an event, None and 0."""
    origin: str
    """The origin of what it cites; empty where it cites nothing that the chronology has."""
    citation: CitationRecord


def citations_of_event(
    connection: Connection, rank: int, event: str, as_of: int | None = None
) -> list[CitedRow]:
    """Return the citations of an event, of its knowledge, differences and positions, by one statement.

    Args:
        connection: To an open index.
        rank: The event's, from 1.
        event: Its id.
        as_of: A day number, to leave out citations of sources that cannot have been issued by then, or whose
            date of issue is not known; None for all.
    """
    own = f"SELECT NULL AS difference, 0 AS version, {_CITATION} FROM citation WHERE event = ?"
    aware = f"SELECT {KNOWLEDGE}, entry, {_CITATION} FROM knowledge_citation WHERE event = ?"
    selected = [own, aware, _of_versions(OF_EVENT)]
    if as_of is not None:
        return select_citations(connection, " UNION ALL ".join(selected), (rank, rank, event), as_of)
    selected.append(of_positions("event = ?"))
    return select_citations(connection, " UNION ALL ".join(selected), (rank, rank, event, event), None)


def citations_of_knowledge(
    connection: Connection, where: str, parameters: Parameters, as_of: int | None
) -> dict[int, dict[int, list[CitationRecord]]]:
    """Return the citations of entries of knowledge, by the rank of the event and the number of the entry.

    Args:
        connection: To an open index.
        where: The SQL after `FROM knowledge_citation`: conditions.
        parameters: The values for its question marks.
        as_of: As for `citations_of_event`.
    """
    selected = f"SELECT event AS difference, entry AS version, {_CITATION} FROM knowledge_citation {where}"
    cites: dict[int, dict[int, list[CitationRecord]]] = {}
    for (rank, entry), _, citation in select_citations(connection, selected, parameters, as_of):
        cites.setdefault(rank or 0, {}).setdefault(entry, []).append(citation)
    return cites


def _of_versions(where: str) -> str:
    """Select the citations of the versions of some differences."""
    numbers = f"SELECT number FROM difference {where}"
    return f"SELECT difference, version, {_CITATION} FROM version_citation WHERE difference IN ({numbers})"


def of_positions(where: str) -> str:
    """Select the citations of some positions.

    Args:
        where: A condition on the table `position`.

    Returns:
        The SQL, with the columns of `select_citations`.
    """
    numbers = f"SELECT number FROM position WHERE {where}"
    return f"""SELECT position AS difference, {OF_POSITION} AS version, {_CITATION} FROM position_citation
        WHERE position IN ({numbers})"""


def select_citations(
    connection: Connection, selected: str, parameters: Parameters, as_of: int | None = None
) -> list[CitedRow]:
    """Return citations with their sources and passages, by one statement.

    Args:
        connection: To an open index.
        selected: The SQL that selects what they belong to, and their columns.
        parameters: The values for its question marks.
        as_of: As for `citations_of_event`.
    """
    source, issued = ", ".join(f"source.{column}" for column in _SOURCE.split(", ")), ""
    if as_of is not None:
        source = source.replace("source.events", _EVENTS_AS_OF.format(day=f"{as_of:d}"))
        issued = f"WHERE source.issued_day <= {as_of:d}"
    sql = f"""SELECT cited.*, source.number, {source}, {_PASSAGE} FROM ({selected}) AS cited
        LEFT JOIN source ON source.number = cited.source
        LEFT JOIN passage ON passage.source = cited.source AND passage.number = cited.passage
        {issued} ORDER BY difference, version, cited.number"""
    known: dict[int, SourceRecord] = {}
    cited = []
    for row in connection.execute(sql, parameters):
        difference, version, *citation = row[:_BEFORE]
        number, *columns = row[_BEFORE : _BEFORE + _OF_SOURCE]
        if number is not None and number not in known:
            known[number] = _source(columns, as_of)
        passage = row[_BEFORE + _OF_SOURCE :]
        record = _citation(citation, known.get(number), _passage(passage) if passage[1] is not None else None)
        cited.append(CitedRow((difference, version), citation[-1], record))
    return cited


def _citation(
    row: Sequence[Any], source: SourceRecord | None, passage: PassageRecord | None
) -> CitationRecord:
    number, _, _, key, role, quote, says, says_date, *order, status, start, end, edits, pinpoint, _ = row
    says_after, says_before = order
    return CitationRecord(
        number=number,
        source=source,
        passage=passage,
        key=CitationKey.parse(key),
        role=parse_column(CitationRole, role),
        quote=quote,
        says=says,
        says_date=says_date,
        status=parse_column(QuoteStatus, status),
        match_offsets=_stretch(start, end),
        edits=_edits(edits) if edits else None,
        pinpoint=pinpoint,
        says_after=says_after,
        says_before=says_before,
    )


def _edits(text: str) -> QuoteEdits:
    # Imported here: few quotations are shortened, and a start needs none of them.
    from tui.evidence.quotations.quote_edits import QuoteEdits  # noqa: PLC0415

    return parse_column(QuoteEdits.parse, text)


def _stretch(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)


def differences(
    connection: Connection, where: str = "", parameters: Parameters = (), as_of: int | None = None
) -> tuple[DifferenceRecord, ...]:
    """Return differences, in order.

    The number of statements does not depend on the number of differences.

    Args:
        connection: To an open index.
        where: The SQL after `FROM difference`: conditions.
        parameters: The values for its question marks.
        as_of: A day number, to leave out versions whose sources had not been issued by then, differences with
            fewer than two versions left, and the editor's notes; None for all.
    """
    rows = connection.execute(
        f"SELECT {difference_columns(as_of)} FROM difference {where} ORDER BY number", parameters
    )
    cites = select_citations(connection, _of_versions(where), parameters, as_of)
    hidden = {} if as_of is None else hidden_of_differences(connection, where, parameters, as_of)
    return difference_records(rows, cites, hidden, as_of)


def difference_columns(as_of: int | None) -> str:
    """Return the columns of `difference_records` in the table `difference`.

    Args:
        as_of: A day number, to leave out events that became public later; None for all.
    """
    events = _ITS_EVENTS if as_of is None else f"{_ITS_EVENTS} AND {_PUBLIC.format(day=f'{as_of:d}')}"
    return f"number, id, question, note, by_dates, {gather_rows('number, event', events)}, {_ITS_VERSIONS}"


def difference_records(
    rows: Iterable[Sequence[Any]],
    cites: Iterable[CitedRow],
    hidden: Mapping[int, HiddenCounts],
    as_of: int | None,
) -> tuple[DifferenceRecord, ...]:
    """Return differences.

    Args:
        rows: The values of `difference_columns`.
        cites: The citations of their versions; others may be among them.
        hidden: What is left out of them, by number.
        as_of: As for `differences`.
    """
    by_version: dict[tuple[int | None, int], list[CitationRecord]] = {}
    for cited in cites:
        by_version.setdefault(cited.owner, []).append(cited.citation)
    records = []
    for number, id_, question, note, by_dates, events, said in rows:
        versions = tuple(
            VersionRecord(says, tuple(by_version.get((number, version), ())), _dates(dates))
            for version, says, dates in parse_rows(said)
            if as_of is None or (number, version) in by_version
        )
        if as_of is not None and len(versions) < 2:
            continue
        its_events = tuple(event for (event,) in parse_rows(events))
        own = (id_, question, note if as_of is None else "", its_events, versions, bool(by_dates))
        records.append(DifferenceRecord(*own, hidden.get(number, HiddenCounts())))
    return tuple(records)


def _dates(text: str) -> tuple[tuple[str, str, str, str], ...]:
    return tuple((event, date, after, before) for event, date, after, before in json.loads(text))


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
