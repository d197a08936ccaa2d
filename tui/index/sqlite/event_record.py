"""Queries for one event: everything about it."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from tui.chronology.edtf import cached_parse
from tui.chronology.enums import CitationRole
from tui.chronology.problem import Location, Problem
from tui.evidence.clocks import earliest_issue
from tui.index.records import CitationRecord, EventRecord, HiddenCounts
from tui.index.sqlite.as_of import ISSUED_BY
from tui.index.sqlite.citation_queries import (
    OF_EVENT,
    OF_KNOWLEDGE,
    CitedRow,
    citations_of_event,
    difference_columns,
    difference_records,
)
from tui.index.sqlite.event_queries import ROW_WIDTH, event_row, rank_of, row_columns
from tui.index.sqlite.hidden_counts import hidden_of_differences
from tui.index.sqlite.json_rows import gather_rows, parse_rows
from tui.index.sqlite.record_queries import (
    ACTOR,
    KNOWLEDGE_ENTRY,
    POSITION,
    PROBLEM,
    actor_record,
    problem_record,
)
from tui.light_dataclass import replace

if TYPE_CHECKING:
    from tui.evidence.conflicts.order_window import OrderWindow
    from tui.index.knowledge_record import KnowledgeRecord
    from tui.index.position_record import PositionRecord
    from tui.index.search_records import SearchRecord
_ITS_TAGS = gather_rows("number, tag", "event_tag WHERE event_tag.event = event.rank")
_ITS_ACTORS = gather_rows(
    f"its.number, {ACTOR}",
    "event_actor AS its JOIN actor ON actor.number = its.actor WHERE its.event = event.rank",
)
_ITS_PROBLEMS = gather_rows(
    f"number, {PROBLEM}",
    "problem_event AS its JOIN problem ON number = its.problem WHERE its.event = event.id",
)
_ITS_KNOWLEDGE = gather_rows(
    f"its.number, {KNOWLEDGE_ENTRY}",
    "knowledge AS its JOIN actor ON actor.number = its.actor WHERE its.event = event.rank",
)
_ITS_POSITIONS = gather_rows(f"its.number, {POSITION}", "position AS its WHERE its.event = event.id")
_OF_IT = OF_EVENT.replace("?", "event.id")
_ITS_WINDOW = gather_rows(
    """0, first_day, last_day, its.after, after_date, after_links, its.before, before_date, before_links""",
    "order_window AS its WHERE its.event = event.id",
)
_DETAIL = f"""summary, note, date_as_written, merged_from, public, is_public_given, issued, detail.after,
    detail.before, path, line, column_, width, {_ITS_WINDOW}, {_ITS_TAGS}, {_ITS_ACTORS}, {_ITS_PROBLEMS},
    {_ITS_KNOWLEDGE}, EXISTS (SELECT 1 FROM source_search_event WHERE source_search_event.event = event.id)"""
_ISSUED = f"source IS NOT NULL AND {ISSUED_BY.format(day='?')}"


def event_record(connection: Connection, event: str, as_of: int | None) -> EventRecord | None:
    """Fetch everything about one event; see `Index.event`.

    Args:
        connection: To an open index.
        event: Its id.
        as_of: A day number, to leave out what was not public by then; None for all.

    Returns:
        None where there is no such event.
    """
    # Of a repeated id the first event is meant.
    differing = gather_rows(f"difference.number, {difference_columns(as_of)}", f"difference {_OF_IT}")
    sql = f"""SELECT {row_columns(as_of)}, {_DETAIL}, {differing}, {_ITS_POSITIONS}
        FROM event JOIN detail ON detail.rank = event.rank JOIN entry ON entry.rank = event.rank
        WHERE event.rank = (SELECT min(rank) FROM event WHERE id = ?)"""
    found = connection.execute(sql, (event,)).fetchone()
    if found is None:
        return None
    row, (*texts, tags, actors, problems, entries, is_searched) = (
        event_row(found[:ROW_WIDTH]),
        found[ROW_WIDTH:-2],
    )
    differences, positions = found[-2:]
    summary, note, date_as_written, merged_from, public, is_public_given, issued, *others = texts
    after, before, *place, window = others
    cited = citations_of_event(connection, row.rank, event, as_of)
    own = [one for one in cited if one.owner[0] is None]
    hidden = {} if as_of is None else hidden_of_differences(connection, OF_EVENT, (event,), as_of)
    record = EventRecord(
        row=row,
        summary=summary,
        note=note,
        date_as_written=date_as_written,
        actors=tuple(map(actor_record, parse_rows(actors))),
        tags=tuple(tag for (tag,) in parse_rows(tags)),
        cites=tuple(one.citation for one in own),
        origins=_origins(own),
        public=public,
        is_public_given=bool(is_public_given),
        issued=issued,
        after=after,
        before=before,
        differences=difference_records(parse_rows(differences), cited, hidden, as_of),
        problems=tuple(_naming(event, problem_record(one)) for one in parse_rows(problems)),
        place=Location(*place),
        merged_from=tuple(filter(None, merged_from.split("\n"))),
        knowledge=_knowledge(parse_rows(entries), cited, as_of),
        window=_window(event, parse_rows(window)) if row.date == "" else None,
        positions=_positions(positions, cited),
        searches=_searches(connection, event, as_of) if is_searched else (),
    )
    return record if as_of is None else _limit_to_day(connection, record, as_of)


def _knowledge(
    rows: Sequence[Sequence[Any]], cited: Iterable[CitedRow], as_of: int | None
) -> tuple[KnowledgeRecord, ...]:
    if not rows:
        return ()
    # Imported here: few events have any, and a start needs none of them.
    from tui.index.sqlite.knowledge.event_knowledge import knowledge_records  # noqa: PLC0415

    cites: dict[int, list[CitationRecord]] = {}
    for one in cited:
        if one.owner[0] == OF_KNOWLEDGE:
            cites.setdefault(one.owner[1], []).append(one.citation)
    return knowledge_records(rows, cites, as_of)


def _window(event: str, rows: list[list[Any]]) -> OrderWindow | None:
    if not rows:
        return None
    # Imported here: few events are undated, and a start needs none of them.
    from tui.index.sqlite.statements.conflict_queries import order_window  # noqa: PLC0415

    return order_window(event, rows[0])


def _is_window_public(connection: Connection, window: OrderWindow | None, as_of: int) -> bool:
    """Whether what gives a window was public by a day; what leads to it through others is not known."""
    reasons = (window.after, window.before) if window else ()
    return all(
        reason is None or (reason.links == 1 and _is_public(connection, reason.event, as_of))
        for reason in reasons
    )


def _positions(gathered: str, cited: Iterable[CitedRow]) -> tuple[PositionRecord, ...]:
    rows = parse_rows(gathered)
    if not rows:
        return ()
    from tui.index.sqlite.parties.position_queries import position_records  # noqa: PLC0415  (few events have any)

    return position_records(rows, cited)


def _searches(connection: Connection, event: str, as_of: int | None) -> tuple[SearchRecord, ...]:
    # Few events have any, and a start needs none.
    from tui.index.sqlite.searches.search_queries import OF_EVENT as ABOUT_EVENT  # noqa: PLC0415
    from tui.index.sqlite.searches.search_queries import searches  # noqa: PLC0415

    return tuple(searches(connection, ABOUT_EVENT, (event,), as_of))


def _count_searches(connection: Connection, event: str) -> int:
    sql = "SELECT count(DISTINCT search) FROM source_search_event WHERE event = ?"
    return int(connection.execute(sql, (event,)).fetchone()[0])


def _naming(event: str, problem: Problem) -> Problem:
    """A problem of an event, which is among those that it names: of many, the index keeps the first."""
    if event in problem.concerns:
        return problem
    return replace(problem, concerns=(*problem.concerns[:-1], event))


def _limit_to_day(connection: Connection, record: EventRecord, as_of: int) -> EventRecord:
    """The record without what was written, issued or public later, and with the counts of that."""
    rank, after, before = record.row.rank, record.after, record.before
    sql = f"SELECT count(*), count(DISTINCT source) FROM citation WHERE event = ? AND NOT ({_ISSUED})"
    citations, sources = connection.execute(sql, (rank, as_of)).fetchone()
    (differences,) = connection.execute(
        f"SELECT count(*) FROM difference {OF_EVENT}", (record.row.id,)
    ).fetchone()
    later = [
        neighbour
        for neighbour in (after, before)
        if neighbour and not _is_public(connection, neighbour, as_of)
    ]
    (entries,) = connection.execute("SELECT count(*) FROM knowledge WHERE event = ?", (rank,)).fetchone()
    hidden = HiddenCounts(
        events=len(later),
        sources=sources,
        citations=citations,
        differences=differences - len(record.differences),
        notes=int(bool(record.note.strip())),
        problems=len(record.problems),
        knowledge=entries - len(record.knowledge),
        searches=_count_searches(connection, record.row.id) - len(record.searches),
    )
    return replace(
        record,
        note="",
        merged_from=(),
        positions=(),
        issued=_issued(record.cites),
        after="" if after in later else after,
        before="" if before in later else before,
        problems=(),
        window=record.window if _is_window_public(connection, record.window, as_of) else None,
        hidden=sum((difference.hidden for difference in record.differences), hidden),
    )


def _issued(cites: Iterable[CitationRecord]) -> str:
    dates = ((one.role, one.source.issued) for one in cites if one.source and one.source.issued)
    issued = earliest_issue((role, cached_parse(date)) for role, date in dates)
    return issued.text if issued else ""


def _is_public(connection: Connection, event: str, as_of: int) -> bool:
    """Whether an event was public by a day."""
    sql = "SELECT public_day <= ? FROM span WHERE rank = ?"
    row = connection.execute(sql, (as_of, rank_of(connection, event))).fetchone()
    return bool(row and row[0])


def _origins(cites: Iterable[CitedRow]) -> tuple[str, ...]:
    """The independent origins, as in `tui.evidence.origins`; `EventRow.origins` is their number."""
    supporting = (one for one in cites if one.citation.role is CitationRole.SUPPORTS and one.citation.source)
    return tuple(dict.fromkeys(one.origin for one in supporting))
