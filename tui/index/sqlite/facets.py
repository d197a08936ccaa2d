"""The values that the events found have of one field, and how many events have each."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from sqlite3 import Connection

from tui.index.sqlite.as_of import ISSUED_BY
from tui.index.sqlite.query_sql import EventSelect
from tui.parsing.query.lexer import normalize_word

_SOURCE = """coalesce((SELECT id FROM source WHERE number = citation.source),
    substr(key, 1, instr(key || '#', '#') - 1))"""
"""As it is cited: there may be no such source."""
_SPEAKER = """(SELECT speaker FROM passage
    WHERE passage.source = citation.source AND passage.number = citation.passage)"""

_VALUES = {
    "kind": ("kind", "event", "rank"),
    "status": ("status", "event", "rank"),
    "actor": ("(SELECT id FROM actor WHERE number = event_actor.actor)", "event_actor", "event"),
    "tag": ("tag", "event_tag", "event"),
    "source": (_SOURCE, "citation", "event"),
    "origin": ("origin", "citation", "event"),
    "speaker": (_SPEAKER, "citation", "event"),
}
"""By field: its value, the table it is in, and the column there that holds the rank of the event."""


def facet(connection: Connection, found: EventSelect, name: str, as_of: int | None) -> list[tuple[str, int]]:
    """The values of a field among the events found, and how many of these have each.

    Args:
        connection: To the index.
        found: The events.
        name: Of `tui.parsing.query.fields.VALUE_FIELDS`.
        as_of: A day, to go by the sources issued by then only.

    Returns:
        Those that a query can name, level; the most frequent first, then by value.
    """
    value, table, rank = _VALUES[name]
    rows, parameters, issued = table, found.parameters, ""
    if not found.is_everything:
        rows = f"({found.sql(f'{found.rank} AS found')}) CROSS JOIN {table} ON {rank} = found"
    if as_of is not None and table == "citation":
        issued = f"AND {ISSUED_BY.format(day=f'{as_of:d}')}"
    sql = f"SELECT {value} AS value, count(DISTINCT {rank}) FROM {rows} WHERE value <> '' {issued}"
    counts: dict[str, dict[str, int]] = {}
    for one, events in connection.execute(f"{sql} GROUP BY value", parameters):
        # What holds a quotation mark cannot be written on a query line.
        if '"' not in one and (same := normalize_word(one)):
            counts.setdefault(same, {})[one] = events
    totals = {same: sum(spelt.values()) for same, spelt in counts.items()}
    for same, spelt in counts.items():
        if len(spelt) > 1:
            # One event may have several of them.
            marks = ", ".join("?" * len(spelt))
            sql = f"SELECT count(DISTINCT {rank}) FROM {rows} WHERE {value} IN ({marks}) {issued}"
            totals[same] = connection.execute(sql, (*parameters, *spelt)).fetchone()[0]
    return sorted(totals.items(), key=lambda counted: (-counted[1], counted[0]))
