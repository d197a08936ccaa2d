"""Counting what is left out of events and differences because it was not public by a day (as-of)."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from sqlite3 import Connection

from tui.chronology.enums import CitationRole
from tui.index.records import HiddenCounts
from tui.index.sqlite.as_of import ISSUED_BY
from tui.index.sqlite.event_queries import Parameters
from tui.index.sqlite.query_sql import EventSelect

_SEEN = ISSUED_BY.format(day="?1")
_LATER = f"(source IS NULL OR NOT {_SEEN})"
_VERSIONS = """FROM version_citation AS its WHERE its.difference = difference.number"""
_DIFFERENCES = f"""SELECT difference.number,
    (SELECT count(*) FROM version WHERE version.difference = difference.number),
    (SELECT count(DISTINCT its.version) {_VERSIONS} AND {_SEEN}),
    (SELECT count(*) {_VERSIONS} AND {_LATER} AND EXISTS (SELECT 1 FROM version_citation AS other
        WHERE other.difference = its.difference AND other.version = its.version AND other.{_SEEN})),
    trim(note) <> '' FROM difference"""


def count_hidden(connection: Connection, selection: EventSelect, day: int) -> HiddenCounts:
    """Return counts of what is left out of the selected events, without events that are left out themselves.

    Args:
        connection: To an open index.
        selection: Which events.
        day: The day number of `as_of`.
    """
    events = selection.sql(selection.rank)
    parameters = (day, *selection.parameters)
    cited = f"SELECT count(*), count(DISTINCT source) FROM citation WHERE {_LATER} AND event IN ({events})"
    citations, sources = connection.execute(cited, parameters).fetchone()
    notes = f"SELECT count(*) FROM detail WHERE rank IN ({events}) AND trim(note) <> ''"
    problems = f"""SELECT count(DISTINCT problem) FROM problem_event
        JOIN event ON event.id = problem_event.event WHERE event.rank IN ({events})"""
    knowledge = f"""SELECT count(*) FROM knowledge WHERE NOT EXISTS (SELECT 1 FROM knowledge_citation AS its
        WHERE its.event = knowledge.event AND its.entry = knowledge.number AND its.{_SEEN}
        AND its.role = '{CitationRole.SUPPORTS}') AND event IN ({events})"""
    searches = f"""SELECT count(DISTINCT search) FROM source_search_event
        JOIN source_search ON source_search.number = search
        JOIN event ON event.id = source_search_event.event
        WHERE first_day > ? AND event.rank IN ({events})"""
    own = HiddenCounts(
        sources=sources,
        citations=citations,
        notes=_count(connection, notes, selection.parameters),
        problems=_count(connection, problems, selection.parameters),
        knowledge=_count(connection, knowledge, parameters),
        searches=_count(connection, searches, parameters),
    )
    listed = "SELECT difference FROM difference_event JOIN event ON event.id = difference_event.event"
    where = f"WHERE number IN ({listed} WHERE event.rank IN ({events}))"
    left_out = hidden_of_differences(connection, where, selection.parameters, day)
    return sum(left_out.values(), own)


def hidden_of_differences(
    connection: Connection, where: str, parameters: Parameters, day: int
) -> dict[int, HiddenCounts]:
    """Return counts of what is left out of differences; for those left out themselves, of that.

    Args:
        connection: To an open index.
        where: The SQL after `FROM difference`.
        parameters: The values for its question marks.
        day: The day number of `as_of`.

    Returns:
        By the number of the difference.
    """
    counts = connection.execute(f"{_DIFFERENCES} {where}", (day, *parameters))
    return {number: _of_difference(*row) for number, *row in counts}


def _of_difference(versions: int, seen: int, later: int, noted: int) -> HiddenCounts:
    if seen < 2:
        return HiddenCounts(differences=1)
    return HiddenCounts(versions=versions - seen, citations=later, notes=noted)


def _count(connection: Connection, sql: str, parameters: Parameters) -> int:
    return int(connection.execute(sql, parameters).fetchone()[0])
