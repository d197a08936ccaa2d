"""Queries for knowledge: who is shown to have been aware of the events that a query finds."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from sqlite3 import Connection
from typing import Any

from tui.chronology.enums import EventStatus, KnowledgeForm, Stance
from tui.index.knowledge_record import EventKnowledge, KnowledgeRecord
from tui.index.records import CitationRecord
from tui.index.sqlite.citation_queries import citations_of_knowledge
from tui.index.sqlite.event_queries import ROW_WIDTH, event_row, row_columns
from tui.index.sqlite.parse_column import parse_column
from tui.index.sqlite.query_sql import EventSelect
from tui.index.sqlite.record_queries import KNOWLEDGE_ENTRY, actor_record


def knowledge_of_events(
    connection: Connection, selection: EventSelect, as_of: int | None
) -> list[EventKnowledge]:
    """Return the selected events that have entries of knowledge, in order; two statements in all.

    Args:
        connection: To an open index.
        selection: Which events.
        as_of: A day number, to leave out entries whose supporting sources were issued later; None for all.
    """
    ranks = selection.sql(selection.rank)
    sql = f"""SELECT {row_columns(as_of)}, public, {KNOWLEDGE_ENTRY} FROM knowledge AS its
        JOIN actor ON actor.number = its.actor JOIN event ON event.rank = its.event
        JOIN detail ON detail.rank = its.event
        WHERE its.event IN ({ranks}) ORDER BY its.event, its.number"""
    rows = connection.execute(sql, selection.parameters)
    where = f"WHERE event IN ({ranks})"
    cites = citations_of_knowledge(connection, where, selection.parameters, as_of)
    found = []
    for rank, group in groupby(rows, key=lambda row: int(row[0])):
        columns = list(group)
        entries = [row[ROW_WIDTH + 1 :] for row in columns]
        records = knowledge_records(entries, cites.get(rank, {}), as_of)
        if records:
            found.append(EventKnowledge(event_row(columns[0][:ROW_WIDTH]), columns[0][ROW_WIDTH], records))
    return found


def knowledge_records(
    rows: Sequence[Sequence[Any]], cites: Mapping[int, Sequence[CitationRecord]], as_of: int | None
) -> tuple[KnowledgeRecord, ...]:
    """Return the entries of one event.

    Args:
        rows: The values of `KNOWLEDGE_ENTRY`, in order.
        cites: The citations by the number of the entry.
        as_of: A day number, to leave out entries that no citation supports; None for all.
    """
    entries = [_entry(row, cites.get(row[0], ())) for row in rows]
    return tuple(entry for entry in entries if as_of is None or entry.is_supported)


def _entry(row: Sequence[Any], cites: Sequence[CitationRecord]) -> KnowledgeRecord:
    number, part, form, said_by, is_own, what, stance, since, status, *actor = row
    return KnowledgeRecord(
        number=number,
        actor=actor_record(actor),
        part=part,
        form=parse_column(KnowledgeForm, form),
        said_by=said_by,
        is_own=bool(is_own),
        what=what,
        stance=parse_column(Stance, stance),
        since=since,
        status=parse_column(EventStatus, status),
        cites=tuple(cites),
    )
