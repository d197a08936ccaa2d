"""Translating a query to SQL: `build_select` makes the conditions that select its events."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tui.index.search_terms import EVERY, field_term
from tui.index.sqlite.as_of import Condition, needs_as_of, sql_conditions
from tui.parsing.query.parse_query import Field, Query

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
    if query.as_of_day is None:
        return EventSelect(_match(query, complete), (*_limits(query), *_phrases(query)))
    then = tuple(sql_conditions(query, query.as_of_day))
    return EventSelect(_match(_certain(query), complete), (*_limits(query), *then))


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


def _match(query: Query, complete: CompleteWords) -> str:
    needed = [fts_prefix(word, complete) for word in query.words]
    needed += [_quoted(word) for phrase in query.phrases for word in phrase.split()]
    needed += [_values(field) for field in (*query.fields, *query.is_) if not field.negated]
    banned = [fts_prefix(word, complete) for word in query.without]
    banned += [_values(field) for field in (*query.fields, *query.is_) if field.negated]
    if not banned:
        return " AND ".join(needed)
    return f"({' AND '.join(needed) or _quoted(EVERY)}) NOT ({' OR '.join(banned)})"


def _values(field: Field) -> str:
    return _any(_quoted(field_term(field.name, value)) for value in field.values)


def _any(terms: Iterable[str]) -> str:
    return f"({' OR '.join(terms)})"


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _limits(query: Query) -> Iterable[Condition]:
    """The rules of `EdtfDate.possibly_in` and `certainly_in`; NULL compares false, so no event is undated."""
    start, end = ("begun_by", "lasts_to") if query.certainly else ("first_day", "last_day")
    limits = (
        (f"span.{start} <= ?", query.last_day),
        (f"span.{end} >= ?", query.first_day),
        (f"span.{start} < ?", query.starts_before),
        (f"span.{end} > ?", query.ends_after),
        ("span.public_day <= ?", query.as_of_day),
    )
    return [(sql, (day,)) for sql, day in limits if day is not None]


def _phrases(query: Query) -> Iterable[Condition]:
    # With the spaces, only whole words match; see schema.sql.
    yield from (("instr(event_text.folded, ?) > 0", (f" {phrase} ",)) for phrase in query.phrases)
    yield from (("instr(event_text.folded, ?) = 0", (f" {phrase} ",)) for phrase in query.without_phrases)
