"""SQL conditions for `known-to:`: of which events an actor is shown to have been aware, also by a day."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from sqlite3 import Connection
from typing import NamedTuple

from tui.chronology.enums import Stance
from tui.index.knowledge_record import UndatedKnowledge
from tui.index.sqlite.as_of import Condition
from tui.index.sqlite.query_sql import EventSelect, build_select
from tui.index.sqlite.vocabulary import completions
from tui.light_dataclass import replace
from tui.parsing.query.fields import KNOWN_TO, limit_day
from tui.parsing.query.parse_query import Query


class AwareDay(NamedTuple):
    """The day by which an actor is shown to have been aware: it is the same everywhere in a query."""

    day: int
    """A day number."""
    certainly: bool
    """Whether an entry must certainly hold by then; else possibly."""
    with_undated: bool
    """Whether entries without a date count, too."""


def known_to_conditions(query: Query, by: AwareDay | None) -> Iterator[Condition]:
    """Yield the conditions of the `known-to:` fields of a query, without those of its groups.

    Args:
        query: The query, or one in a group.
        by: By which day; None for whenever, with a date or without.
    """
    dated = f" AND {dated_sql(by)}" if by else ""
    for field in query.fields:
        if field.name == KNOWN_TO:
            actors = f"SELECT number FROM actor WHERE level(id) IN ({', '.join('?' * len(field.values))})"
            entries = f"stance = '{Stance.AWARE}' AND actor IN ({actors}){dated}"
            negation = "NOT " if field.negated else ""
            yield f"span.rank {negation}IN (SELECT event FROM knowledge WHERE {entries})", field.values


def dated_sql(by: AwareDay) -> str:
    """Return the condition on the table `knowledge` that an entry holds by a day."""
    column = "certain_day" if by.certainly else "possible_day"
    undated = f" OR {column} IS NULL" if by.with_undated else ""
    return f"({column} <= {by.day:d}{undated})"


def counted_entries(query: Query) -> tuple[Query, str]:
    """Return what the values of `known-to:` are counted among.

    To ask for one of them makes `as-of:` the day of awareness: what it hid before is not hidden then.

    Args:
        query: As typed; its own conditions on the field are ignored.

    Returns:
        The rest of the query; and which entries count, a condition on the table `knowledge`.
    """
    rest = query.without_field(KNOWN_TO)
    day, aware = limit_day("as-of", query.as_of), f"stance = '{Stance.AWARE}'"
    if not rest.asks_for_awareness:
        rest = replace(rest, as_of=None)
    if day is None:
        return rest, aware
    return rest, f"{aware} AND {dated_sql(AwareDay(day, query.certainly, with_undated=False))}"


def count_undated(connection: Connection, query: Query) -> UndatedKnowledge:
    """Count the events for which entries without a date would change what a query finds.

    Args:
        connection: To an open index.
        query: The query.

    Returns:
        The numbers; 0 for a query without a day of awareness.
    """
    if query.aware_day is None:
        return UndatedKnowledge()
    complete = partial(completions, connection)
    found, others = (build_select(query, complete, with_undated=undated) for undated in (False, True))

    def count(one: EventSelect, other: EventSelect) -> int:
        sql = f"{one.sql('count(*)')} AND {one.rank} NOT IN ({other.sql(other.rank)})"
        return int(connection.execute(sql, (*one.parameters, *other.parameters)).fetchone()[0])

    return UndatedKnowledge(more=count(others, found), fewer=count(found, others))
