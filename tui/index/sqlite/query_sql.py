"""Translating a query to SQL: `build_select` makes the conditions that select its events."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tui.index.search_terms import EVERY, field_term
from tui.index.sqlite.as_of import Condition, needs_as_of, phrase_conditions, sql_conditions
from tui.light_dataclass import dataclass, replace
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


def build_select(query: Query, complete: CompleteWords) -> EventSelect:
    """Return the SQL that selects the events of a query.

    Args:
        query: The query.
        complete: Lists the words with a prefix of `PREFIX_INDEX` letters or more.
    """
    if query.is_contradictory:
        return EventSelect(conditions=(("span.rank < ?", (0,)),))
    day, certainly = query.as_of_day, query.certainly
    own = phrase_conditions(query, day) if day is None else sql_conditions(query, day)
    # What a group asks for is in the full-text expression, too, where that can say any of it.
    inexact = (group for group in query.groups if not _group_match(group, complete, day).is_exact)
    groups = (_group_condition(group, complete, day, certainly=certainly) for group in inexact)
    match = _query_match(query, complete, day).expression
    return EventSelect(match, (*_limits(query, certainly=certainly), *own, *groups))


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
    sure = query if day is None else _certain(query)
    groups = [(group, _group_match(group, complete, day)) for group in query.groups]
    needed, banned = _terms(sure, complete)
    needed += [_quoted(word) for phrase in sure.phrases for word in phrase.split()]
    needed += [match.expression for group, match in groups if match.expression and not group.negated]
    banned += [match.expression for group, match in groups if match.expression and group.negated]
    is_exact = (
        day is None
        and not (query.phrases or query.without_phrases or any(_limits(query)))
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
    needed += [_values(field) for field in (*query.fields, *query.is_) if not field.negated]
    banned = [fts_prefix(word, complete) for word in query.without]
    banned += [_values(field) for field in (*query.fields, *query.is_) if field.negated]
    return needed, banned


def _both(needed: Sequence[str], banned: Sequence[str]) -> str:
    if not banned:
        return " AND ".join(needed)
    return f"({' AND '.join(needed) or _quoted(EVERY)}) NOT ({' OR '.join(banned)})"


def _group_condition(group: Group, complete: CompleteWords, day: int | None, *, certainly: bool) -> Condition:
    """Return a group as a condition of SQL, for what a full-text expression cannot say."""
    found = [_condition(query, complete, day, certainly=certainly) for query in group.alternatives]
    # A comparison with the days of an undated event is NULL, of which NOT would be NULL too.
    sql = " OR ".join(f"coalesce({sql}, 0)" for sql, _ in found)
    values = tuple(value for _, values in found for value in values)
    return f"{'NOT ' if group.negated else ''}({sql})", values


def _condition(query: Query, complete: CompleteWords, day: int | None, *, certainly: bool) -> Condition:
    """Return a query in a group as a condition of SQL."""
    if query.is_contradictory:
        return "0", ()
    if day is None:
        plain, own = query, phrase_conditions(query, day)
    else:
        fields = tuple(field for field in query.fields if not needs_as_of(field))
        is_ = tuple(field for field in query.is_ if not needs_as_of(field))
        plain, own = Query(fields=fields, is_=is_), sql_conditions(query, day)
    conditions = [*_limits(query, certainly=certainly), *own]
    if expression := _both(*_terms(plain, complete)):
        found = "span.rank IN (SELECT rowid FROM search WHERE search MATCH ?)"
        conditions.append((found, (expression,)))
    conditions += [_group_condition(group, complete, day, certainly=certainly) for group in query.groups]
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
        ("span.public_day <= ?", query.as_of_day),
    )
    return [(sql, (day,)) for sql, day in limits if day is not None]
