"""Translating a query to SQL: `build_select` makes the conditions that select its events."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tui.index.search_terms import EVERY, field_term
from tui.index.sqlite.as_of import (
    LOOKED_FOR,
    Condition,
    is_looked_for,
    looked_for,
    needs_as_of,
    phrase_conditions,
    sql_conditions,
)
from tui.light_dataclass import dataclass, replace
from tui.parsing.query.fields import KNOWN_TO
from tui.parsing.query.parse_query import Field, Group, Query

CompleteWords = Callable[[str], Sequence[str] | None]
"""From the beginning of a word to all words with it; None where they are too many to list."""

PREFIX_INDEX = 3
"""Letters of the prefixes that FTS5 indexes. For longer prefixes, all words are listed, where they are few.

For a prefix without an index, FTS5 merges the lists of all its words before the first result (120 ms at a
million events); words that are listed are read in parallel, only as far as needed.
"""


@dataclass(frozen=True, slots=True)
class EventSelect:
    """The events of a query, as SQL. Text of the user's is only in parameters, never in the SQL."""

    match: str = ""
    """An FTS5 expression with quoted terms; empty for no such condition."""
    conditions: tuple[Condition, ...] = ()
    """Further conditions, on `span` and `event_text`."""

    @property
    def is_everything(self) -> bool:
        """Whether it selects every event."""
        return not self.match and not self.conditions

    @property
    def rank(self) -> str:
        """The column with the rank."""
        return "search.rowid" if self.match else "span.rank"

    @property
    def parameters(self) -> tuple[str | int, ...]:
        """The values for the question marks of `sql`, in order."""
        values = (value for _, values in self.conditions for value in values)
        return ((self.match,) if self.match else ()) + tuple(values)

    def sql(self, columns: str, *, days: bool = False, within: str = "") -> str:
        """Return a SELECT statement that ends with its WHERE clause, to which conditions may be added.

        Args:
            columns: The SQL of the selected columns.
            days: Whether these need the table `span`.
            within: A table that comes first and limits the ranks by `first_rank` and `last_rank`; empty for
                none.
        """
        needed = " ".join(sql for sql, _ in self.conditions)
        tables = ["search"] if self.match else ["span"]
        if self.match and (days or "span." in needed):
            tables.append("span ON span.rank = search.rowid")
        if "event_text." in needed:
            tables.append(f"event_text ON event_text.rank = {self.rank}")
        conditions = ["search MATCH ?"] if self.match else []
        conditions += [sql for sql, _ in self.conditions]
        if within:
            tables.insert(0, within)
            conditions.append(f"{self.rank} BETWEEN {within}.first_rank AND {within}.last_rank")
        # CROSS JOIN makes SQLite run through the tables as they are written, so through events in order.
        return f"SELECT {columns} FROM {' CROSS JOIN '.join(tables)} WHERE {' AND '.join(conditions) or '1'}"


class _Whole(NamedTuple):
    """What a query says that holds in its groups, too."""

    day: int | None
    """The day number by which all must have been public; None for no condition, as in the other."""
    aware_day: int | None
    """The day number by which the actors of `known-to:` must have been aware."""
    certainly: bool
    with_undated: bool
    """Whether they may have been aware on an unknown day."""


def build_select(query: Query, complete: CompleteWords, *, with_undated: bool = False) -> EventSelect:
    """Return the SQL that selects the events of a query.

    Args:
        query: The query.
        complete: Lists the words with a prefix of `PREFIX_INDEX` letters or more.
        with_undated: Whether an actor counts as aware by `Query.aware_day` without any date, too.
    """
    if query.is_contradictory:
        return EventSelect(conditions=(("span.rank < ?", (0,)),))
    day, certainly = query.public_day, query.certainly
    whole = _Whole(day, query.aware_day, certainly, with_undated)
    own = _own_conditions(query) if day is None else sql_conditions(query, day)
    # What a group asks for is in the full-text expression, too, where that can say any of it.
    inexact = (group for group in query.groups if not _group_match(group, complete, day).is_exact)
    groups = (_group_condition(group, complete, whole) for group in inexact)
    match = _query_match(query, complete, day).expression
    limits = _limits(query, certainly=certainly)
    return EventSelect(match, (*limits, *own, *_awareness(query, whole), *groups))


def fts_prefix(word: str, complete: CompleteWords, term: Callable[[str], str] = str) -> str:
    """Return the FTS5 expression for all words with a prefix.

    Args:
        word: The folded prefix.
        complete: Lists the words with a prefix of `PREFIX_INDEX` letters or more.
        term: From a word to its term, where that is not the word itself.
    """
    words = complete(word) if len(word) >= PREFIX_INDEX else None
    if words is None:
        return f"{_quoted(term(word))}*"
    return _any(_quoted(term(completed)) for completed in words or (word,))


def _certain(query: Query) -> Query:
    """The conditions that hold for today's texts if the query holds for the fewer texts of a past day."""
    return replace(
        query,
        without=(),
        fields=tuple(field for field in query.fields if not needs_as_of(field) or not field.negated),
        is_=tuple(field for field in query.is_ if not needs_as_of(field)),
    )


class _Match(NamedTuple):
    """An FTS5 expression that finds every event that a part of a query finds."""

    expression: str
    """Empty for every event."""
    is_exact: bool
    """Whether it finds no others."""


def _query_match(query: Query, complete: CompleteWords, day: int | None) -> _Match:
    """Return the expression for a query, as of a day."""
    sure = _without_looked_for(query) if day is None else _certain(query)
    groups = [(group, _group_match(group, complete, day)) for group in query.groups]
    needed, banned = _terms(sure, complete)
    needed += [_quoted(word) for phrase in sure.phrases for word in phrase.split()]
    needed += [match.expression for group, match in groups if match.expression and not group.negated]
    banned += [match.expression for group, match in groups if match.expression and group.negated]
    is_exact = (
        day is None
        and not (query.phrases or query.without_phrases or any(_limits(query)))
        and all(map(_is_term, query.fields))
        and not any(map(is_looked_for, query.is_))
        and all(match.is_exact for _, match in groups)
    )
    return _Match(_both(needed, banned), is_exact)


def _group_match(group: Group, complete: CompleteWords, day: int | None) -> _Match:
    """Return the expression for a group; of one that is negated, for what must not be found."""
    matches = [_query_match(query, complete, day) for query in group.alternatives]
    is_exact = all(match.is_exact for match in matches)
    if not all(match.expression for match in matches) or (group.negated and not is_exact):
        return _Match("", is_exact=False)
    return _Match(_any(f"({match.expression})" for match in matches), is_exact)


def _terms(query: Query, complete: CompleteWords) -> tuple[list[str], list[str]]:
    """Return what the words and fields of a query need, and what they ban."""
    needed = [fts_prefix(word, complete) for word in query.words]
    fields = list(filter(_is_term, (*query.fields, *query.is_)))
    needed += [_values(field) for field in fields if not field.negated]
    banned = [fts_prefix(word, complete) for word in query.without]
    banned += [_values(field) for field in fields if field.negated]
    return needed, banned


def _is_term(field: Field) -> bool:
    """Whether events have a term for a field. For awareness they have none: it may depend on a day."""
    return field.name != KNOWN_TO


def _both(needed: Sequence[str], banned: Sequence[str]) -> str:
    if not banned:
        return " AND ".join(needed)
    return f"({' AND '.join(needed) or _quoted(EVERY)}) NOT ({' OR '.join(banned)})"


def _group_condition(group: Group, complete: CompleteWords, whole: _Whole) -> Condition:
    """Return a group as a condition of SQL, for what a full-text expression cannot say."""
    found = [_condition(query, complete, whole) for query in group.alternatives]
    # A comparison with the days of an undated event is NULL, of which NOT would be NULL too.
    sql = " OR ".join(f"coalesce({sql}, 0)" for sql, _ in found)
    values = tuple(value for _, values in found for value in values)
    return f"{'NOT ' if group.negated else ''}({sql})", values


def _condition(query: Query, complete: CompleteWords, whole: _Whole) -> Condition:
    """Return a query in a group as a condition of SQL."""
    if query.is_contradictory:
        return "0", ()
    if whole.day is None:
        plain, own = _without_looked_for(query), _own_conditions(query)
    else:
        fields = tuple(field for field in query.fields if not needs_as_of(field))
        is_ = tuple(field for field in query.is_ if not needs_as_of(field))
        plain, own = Query(fields=fields, is_=is_), sql_conditions(query, whole.day)
    conditions = [*_limits(query, certainly=whole.certainly), *own, *_awareness(query, whole)]
    if expression := _both(*_terms(plain, complete)):
        found = "span.rank IN (SELECT rowid FROM search WHERE search MATCH ?)"
        conditions.append((found, (expression,)))
    conditions += [_group_condition(group, complete, whole) for group in query.groups]
    sql = " AND ".join(sql for sql, _ in conditions) or "1"
    return f"({sql})", tuple(value for _, values in conditions for value in values)


def _values(field: Field) -> str:
    return _any(_quoted(field_term(field.name, value)) for value in field.values)


def _any(terms: Iterable[str]) -> str:
    return f"({' OR '.join(terms)})"


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _limits(query: Query, *, certainly: bool = False) -> Iterable[Condition]:
    """The rules of `EdtfDate.possibly_in` and `certainly_in`; NULL compares false, so no event is undated."""
    start, end = ("begun_by", "lasts_to") if certainly else ("first_day", "last_day")
    limits = (
        (f"span.{start} <= ?", query.last_day),
        (f"span.{end} >= ?", query.first_day),
        (f"span.{start} < ?", query.starts_before),
        (f"span.{end} > ?", query.ends_after),
        ("span.public_day <= ?", query.public_day),
    )
    return [(sql, (day,)) for sql, day in limits if day is not None]


def _awareness(query: Query, whole: _Whole) -> Iterable[Condition]:
    if all(map(_is_term, query.fields)):
        return ()
    # Imported here: few queries ask for it, and a start for none.
    from tui.index.sqlite.knowledge.known_to import AwareDay, known_to_conditions  # noqa: PLC0415

    by = None if whole.aware_day is None else AwareDay(whole.aware_day, whole.certainly, whole.with_undated)
    return known_to_conditions(query, by)


def _without_looked_for(query: Query) -> Query:
    if not any(map(is_looked_for, query.is_)):
        return query
    return replace(query, is_=tuple(field for field in query.is_ if not is_looked_for(field)))


def _own_conditions(query: Query) -> Iterable[Condition]:
    """What no full-text expression can say of a query without an as-of day, beside its dates and groups."""
    yield from phrase_conditions(query, None)
    for field in filter(is_looked_for, query.is_):
        others = tuple(value for value in field.values if value != LOOKED_FOR)
        found = "span.rank IN (SELECT rowid FROM search WHERE search MATCH ?)" if others else ""
        sql = f"{'NOT ' if field.negated else ''}{looked_for(found)}"
        yield sql, (_values(replace(field, values=others)),) if others else ()
