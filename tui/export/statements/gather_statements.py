"""Gathering the statements of one actor from the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import FAR
from tui.export.statements.statement_table import (
    OTHER,
    Statement,
    StatementDate,
    StatementDay,
    StatementMatter,
    StatementTable,
    day_date,
)
from tui.index.protocol import Index
from tui.index.records import ActorRecord, DifferenceRecord, PassageRecord, SourceRecord
from tui.light_dataclass import replace
from tui.parsing.query.lexer import normalize_word
from tui.parsing.query.parse_query import Field, Query

_MOST = 5_000
"""Events that are looked at for what became public."""


def gather_statements(
    index: Index, actor: ActorRecord, as_of: Query, matter: str | None = None
) -> StatementTable:
    """Return what an actor said, with what was public on each day.

    Args:
        index: The open index.
        actor: The actor.
        as_of: A query of which only the as-of day counts: sources issued later are left out.
        matter: The id of a difference, or `OTHER`, for statements about that alone; None for all.
    """
    public = as_of.whole
    sources = {source.id: source for source in index.sources(public.public_day)}
    differences = index.differences(as_of=public.public_day)
    said = index.statements(actor.id)
    known = {difference.id for difference in differences}
    if matter is not None:
        said = [passage for passage in said if _is_about(passage, matter, known)]
    seen = [_statement(index, passage, sources, public) for passage in said if passage.source in sources]
    statements = sorted(seen, key=_order)
    matters = [one for one in differences if matter is None or one.id == matter]
    rows = tuple(_matters(statements, matters, known, has_other=matter not in known))
    shown = (statement for row in rows for statement in row.statements)
    days = tuple(_days(index, actor, public, shown))
    return StatementTable(
        actor,
        rows,
        days,
        events=index.count(public),
        as_of=as_of.as_of,
        later=len(said) - len(seen),
        is_of_matter=matter is not None,
    )


def _is_about(passage: PassageRecord, matter: str, known: set[str]) -> bool:
    return matter in passage.matters or (matter == OTHER and not known.intersection(passage.matters))


def _statement(
    index: Index, passage: PassageRecord, sources: Mapping[str, SourceRecord], public: Query
) -> Statement:
    source = sources[passage.source]
    events = index.citing(passage.source, passage.key)
    if public.as_of:
        events = [row for row in events if index.position(public, row.id) is not None]
    return Statement(passage, source, _when(passage, source), tuple(events))


def _when(passage: PassageRecord, source: SourceRecord) -> StatementDate | None:
    for written, is_issue in ((passage.said_on, False), (source.issued, True)):
        if written and (date := cached_parse(written)).last_day != FAR:
            return StatementDate(date, is_issue)
    return None


def _order(statement: Statement) -> tuple[bool, tuple[object, ...]]:
    return statement.when is None, statement.when.order if statement.when else ()


def _matters(
    statements: Sequence[Statement],
    differences: Iterable[DifferenceRecord],
    known: set[str],
    *,
    has_other: bool,
) -> Iterator[StatementMatter]:
    for difference in differences:
        about = tuple(one for one in statements if difference.id in one.passage.matters)
        if about:
            yield StatementMatter(difference.id, difference.question, about, difference.events)
    others = tuple(one for one in statements if not known.intersection(one.passage.matters))
    if others and has_other:
        yield StatementMatter(OTHER, "Other statements", others)


def _days(
    index: Index, actor: ActorRecord, public: Query, statements: Iterable[Statement]
) -> Iterator[StatementDay]:
    said = {statement.when for statement in statements if statement.when}
    # Of a large chronology not every event that was public can be listed.
    is_large = index.info.events > _MOST
    fields = (Field("actor", (normalize_word(actor.id),)),) if is_large else ()
    seen: set[str] = set()
    for when in sorted(said, key=lambda one: one.order):
        by_then = _by(public, when.last_day)
        count = index.count(by_then)
        before = count if when.first_day is None else index.count(_by(public, when.first_day))
        listed = index.rows(replace(by_then, fields=fields), 0, _MOST)
        rows = tuple(row for row in listed if row.id not in seen)
        seen.update(row.id for row in rows)
        yield StatementDay(when, count, before, rows)


def _by(public: Query, day: int) -> Query:
    """Return the query for what was public by the end of a day, and by the day that is looked back to."""
    return Query(as_of=day_date(day if public.public_day is None else min(day, public.public_day)))


def count_speakers(index: Index, as_of: Query) -> list[tuple[ActorRecord, int]]:
    """Return the actors who say something, by name, each with the number of passages.

    Args:
        index: The open index.
        as_of: A query of which only the as-of day counts: passages of sources issued later do not.
    """
    issued = {source.id for source in index.sources(as_of.public_day)}
    said = [passage for passage in index.statements() if passage.source in issued]
    counts = Counter(actor for passage in said for actor in passage.said_by)
    return [(actor, counts[actor.id]) for actor in index.actors() if counts[actor.id]]
