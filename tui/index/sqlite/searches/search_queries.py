"""Queries for the searches of the sources."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

import json
from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any

from tui.chronology.keys import CitationKey
from tui.chronology.problem import Location
from tui.index.search_records import SearchHit, SearchRecord, SearchScope, UnheldPlace
from tui.index.sqlite.event_queries import Parameters
from tui.index.sqlite.json_rows import gather_rows, parse_rows

OF_EVENT = "WHERE number IN (SELECT search FROM source_search_event WHERE event = ?)"
"""The `where` for the searches about one event, in `searches`."""

_COLUMNS = """id, looked_for, words, on_, by_, note, is_everywhere, sources, unheld, unsearched,
    path, line, column_, width"""
_ITS_EVENTS = "source_search_event AS its WHERE its.search = source_search.number"
_PUBLIC = """EXISTS (SELECT 1 FROM event JOIN span ON span.rank = event.rank
    WHERE event.id = its.event AND public_day <= {day:d})"""
_ITS_HITS = """source_search_hit AS its JOIN source AS hit_source ON hit_source.number = its.source
    JOIN passage AS hit ON hit.source = its.source AND hit.number = its.passage
    WHERE its.search = source_search.number"""
_SCOPE = """(SELECT json_array(count(*), coalesce(sum(held.extent = 'whole'), 0),
    coalesce(sum(held.text = 'paraphrase'), 0), coalesce(sum(held.there_day > source_search.last_day), 0))
    FROM source AS held
    WHERE (source_search.is_everywhere OR held.number IN
        (SELECT source FROM source_search_source AS its WHERE its.search = source_search.number)){issued})"""


def searches(
    connection: Connection, where: str = "", parameters: Parameters = (), as_of: int | None = None
) -> list[SearchRecord]:
    """Return searches, in the order of the file, by one statement.

    Args:
        connection: To an open index.
        where: The SQL after `FROM source_search`: conditions.
        parameters: The values for its question marks.
        as_of: A day number, to leave out searches made later, sources that had not been issued by then,
            events that became public later, and the editor's notes; None for all.
    """
    events, hits, issued = _ITS_EVENTS, _ITS_HITS, ""
    if as_of is not None:
        events += f" AND {_PUBLIC.format(day=as_of)}"
        hits += f" AND hit_source.issued_day <= {as_of:d}"
        issued = f" AND held.issued_day <= {as_of:d}"
        where = f"{where} {'AND' if where else 'WHERE'} first_day <= {as_of:d}"
    found = gather_rows("its.number, hit_source.id, hit.key, its.is_seen, its.is_later", hits)
    gathered = f"{gather_rows('its.number, its.event', events)}, {found}, {_SCOPE.format(issued=issued)}"
    rows = connection.execute(
        f"SELECT {_COLUMNS}, {gathered} FROM source_search {where} ORDER BY number", parameters
    )
    return [_record(row, has_note=as_of is None) for row in rows]


def _record(row: Sequence[Any], *, has_note: bool) -> SearchRecord:
    name, looked_for, words, on, by, note, is_everywhere, sources, unheld, unsearched, *rest = row
    *place, events, found, scope = rest
    return SearchRecord(
        id=name,
        looked_for=looked_for,
        words=tuple(json.loads(words)),
        about=tuple(event for (event,) in parse_rows(events)),
        on=on,
        by=by,
        note=note if has_note else "",
        is_everywhere=bool(is_everywhere),
        sources=tuple(json.loads(sources)),
        unheld=tuple(UnheldPlace(*one) for one in json.loads(unheld)),
        unsearched=unsearched,
        scope=SearchScope(*json.loads(scope)),
        hits=tuple(
            SearchHit(CitationKey(source, key), bool(is_seen), bool(is_later))
            for source, key, is_seen, is_later in parse_rows(found)
        ),
        place=Location(*place),
    )
