"""Queries for positions: what is on file of events and of the parties that they criticise."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any

from tui.chronology.enums import PositionState
from tui.index.position_record import PositionRecord
from tui.index.records import CitationRecord
from tui.index.sqlite.citation_queries import OF_POSITION, CitedRow, of_positions, select_citations
from tui.index.sqlite.parse_column import parse_column
from tui.index.sqlite.record_queries import POSITION


def positions(connection: Connection, party: str | None) -> list[PositionRecord]:
    """Return what is on file of one party or of all, in the order of the events.

    Args:
        connection: To an open index.
        party: The id of an actor; None for every party.
    """
    sql = f"""SELECT {POSITION} FROM position AS its JOIN event ON event.id = its.event
        WHERE ?1 IS NULL OR its.party = ?1 ORDER BY event.rank, its.number"""
    rows = connection.execute(sql, (party,)).fetchall()
    cited = select_citations(connection, of_positions("?1 IS NULL OR party = ?1"), (party,))
    return list(position_records(rows, cited))


def position_records(rows: Iterable[Sequence[Any]], cites: Iterable[CitedRow]) -> tuple[PositionRecord, ...]:
    """Return positions.

    Args:
        rows: The values of the columns `POSITION`.
        cites: Their citations; others may be among them.
    """
    cited: dict[int, list[CitationRecord]] = {}
    for one in cites:
        if one.owner[0] == OF_POSITION:
            cited.setdefault(one.owner[1], []).append(one.citation)
    records = []
    for number, event, party, name, is_criticised, state, *texts, is_early in rows:
        date, title, put, now, put_on, by, answered_on, version, reason = texts
        records.append(
            PositionRecord(
                event=event,
                party=party,
                name=name,
                is_criticised=bool(is_criticised),
                state=parse_column(PositionState, state),
                date=date,
                title=title,
                put=put,
                now=now,
                put_on=put_on,
                by=by,
                answered_on=answered_on,
                version=version,
                reason=reason,
                is_early=bool(is_early),
                cites=tuple(cited.get(number, ())),
            )
        )
    return tuple(records)
