"""The query for facets: the values of one field among the selected events, with their numbers of events."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from sqlite3 import Connection

from tui.index.sqlite.as_of import ISSUED_BY
from tui.index.sqlite.query_sql import EventSelect
from tui.parsing.query.fields import KNOWN_TO
from tui.parsing.query.lexer import normalize_word

_SOURCE = """coalesce((SELECT id FROM source WHERE number = citation.source),
    substr(key, 1, instr(key || '#', '#') - 1))"""
"""The id of the source; as it is cited, where there is no such source."""
_SPEAKER = """(SELECT speaker FROM passage
    WHERE passage.source = citation.source AND passage.number = citation.passage)"""
_SAID = """(citation JOIN statement
    ON source_number = citation.source AND passage_number = citation.passage)"""

_VALUES = {
    "kind": ("kind", "event", "rank"),
    "status": ("status", "event", "rank"),
    "actor": ("(SELECT id FROM actor WHERE number = event_actor.actor)", "event_actor", "event"),
    "tag": ("tag", "event_tag", "event"),
    "source": (_SOURCE, "citation", "event"),
    "origin": ("origin", "citation", "event"),
    "speaker": (_SPEAKER, "citation", "event"),
    "said-by": ("actor_id", _SAID, "event"),
    KNOWN_TO: ("(SELECT id FROM actor WHERE number = knowledge.actor)", "knowledge", "event"),
}
"""By field: the SQL of its value, its table, and the column of the table with the rank of the event."""


def facet(
    connection: Connection, selection: EventSelect, name: str, as_of: int | None, counted: str = ""
) -> list[tuple[str, int]]:
    """Count the values of a field among the selected events.

    Args:
        connection: To an open index.
        selection: Which events.
        name: One of `tui.parsing.query.fields.VALUE_FIELDS`.
        as_of: A day number, for values of citations of sources issued by then only; None for all.
        counted: A condition on the table of the field, as SQL; empty for none.

    Returns:
        Normalized values that a query can contain, each with its number of events; the most frequent first,
        then by value.
    """
    value, table, rank = _VALUES[name]
    rows, parameters, where = table, selection.parameters, f"AND {counted}" if counted else ""
    if not selection.is_everything:
        rows = f"({selection.sql(f'{selection.rank} AS found')}) CROSS JOIN {table} ON {rank} = found"
    if as_of is not None and "citation" in table:
        where += f"AND {ISSUED_BY.format(day=f'{as_of:d}')}"
    sql = f"SELECT {value} AS value, count(DISTINCT {rank}) FROM {rows} WHERE value <> '' {where}"
    counts: dict[str, dict[str, int]] = {}
    for spelling, events in connection.execute(f"{sql} GROUP BY value", parameters):
        # A query cannot contain a value with a quotation mark.
        if '"' not in spelling and (same := normalize_word(spelling)):
            counts.setdefault(same, {})[spelling] = events
    totals = {same: sum(spelt.values()) for same, spelt in counts.items()}
    for same, spelt in counts.items():
        if len(spelt) > 1:
            # One event may have several spellings.
            marks = ", ".join("?" * len(spelt))
            sql = f"SELECT count(DISTINCT {rank}) FROM {rows} WHERE {value} IN ({marks}) {where}"
            totals[same] = connection.execute(sql, (*parameters, *spelt)).fetchone()[0]
    return sorted(totals.items(), key=lambda counted: (-counted[1], counted[0]))
