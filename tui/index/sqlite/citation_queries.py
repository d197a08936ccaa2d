"""Queries for citations, and for the differences whose versions rest on them."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.chronology.enums import CitationRole, QuoteStatus
from tui.chronology.keys import CitationKey
from tui.index.records import (
    CitationRecord,
    DifferenceRecord,
    HiddenCounts,
    PassageRecord,
    SourceRecord,
    VersionRecord,
)
from tui.index.sqlite.event_queries import Parameters
from tui.index.sqlite.hidden_counts import hidden_of_differences
from tui.index.sqlite.json_rows import gather_rows, parse_rows
from tui.index.sqlite.parse_column import parse_column
from tui.index.sqlite.record_queries import (
    PASSAGE,
    SOURCE_WIDTH,
    passage_record,
    source_columns,
    source_record,
    stretch,
)

if TYPE_CHECKING:
    from tui.evidence.quotations.quote_edits import QuoteEdits

OF_EVENT = "WHERE number IN (SELECT difference FROM difference_event WHERE event = ?)"
"""The `where` for the differences about one event, in `differences`."""
OF_KNOWLEDGE, OF_POSITION = -1, -2
"""What stands for the number of a difference with a citation of an entry of knowledge, or of a position."""
_ITS_EVENTS = "difference_event AS its WHERE its.difference = difference.number"
_PUBLIC = """EXISTS (SELECT 1 FROM event JOIN span ON span.rank = event.rank
    WHERE event.id = its.event AND public_day <= {day})"""
_ITS_VERSIONS = gather_rows(
    "number, number, says, dates", "version AS its WHERE its.difference = difference.number"
)
_CITATION = (
    "number, source, passage, key, role, quote, says, says_date, says_after, says_before, status, found_start"
    ", found_end, edits, pinpoint, origin"
)
_BEFORE, _OF_SOURCE = 2 + len(_CITATION.split(",")), 1 + SOURCE_WIDTH
"""The columns of a citation with what it belongs to, and those of a source with its number."""


class CitedRow(NamedTuple):
    """A citation, and what it is a citation of."""

    owner: tuple[int | None, int]
    """The numbers of a difference and of its version; of an entry of knowledge, `OF_KNOWLEDGE` and its
    number; of a position, `OF_POSITION` and its number; of a citation of an event, None and 0."""
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
    aware = f"SELECT {OF_KNOWLEDGE}, entry, {_CITATION} FROM knowledge_citation WHERE event = ?"
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
    return f"""SELECT {OF_POSITION} AS difference, position AS version, {_CITATION} FROM position_citation
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
    issued = "" if as_of is None else f"WHERE source.issued_day <= {as_of:d}"
    sql = f"""SELECT cited.*, source.number, {source_columns(as_of)}, {PASSAGE} FROM ({selected}) AS cited
        LEFT JOIN source ON source.number = cited.source
        LEFT JOIN passage ON passage.source = cited.source AND passage.number = cited.passage
        {issued} ORDER BY difference, version, cited.number"""
    known: dict[int, SourceRecord] = {}
    cited = []
    for row in connection.execute(sql, parameters):
        difference, version, *citation = row[:_BEFORE]
        number, *columns = row[_BEFORE : _BEFORE + _OF_SOURCE]
        if number is not None and number not in known:
            known[number] = source_record(columns, as_of)
        passage = row[_BEFORE + _OF_SOURCE :]
        record = _citation(
            citation, known.get(number), passage_record(passage) if passage[1] is not None else None
        )
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
        match_offsets=stretch(start, end),
        edits=_edits(edits) if edits else None,
        pinpoint=pinpoint,
        says_after=says_after,
        says_before=says_before,
    )


def _edits(text: str) -> QuoteEdits:
    # Imported here: few quotations are shortened, and a start needs none of them.
    from tui.evidence.quotations.quote_edits import QuoteEdits  # noqa: PLC0415

    return parse_column(QuoteEdits.parse, text)


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
