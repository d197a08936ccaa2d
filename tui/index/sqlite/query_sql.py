"""From a query to SQL: which events it finds, as the tables, conditions and parameters of one statement."""
# ruff: noqa: S608  (statements are put together from our own words; values are parameters)

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tui.index.search_terms import EVERY, field_term
from tui.index.sqlite.as_of import Condition, needs_as_of, sql_conditions
from tui.parsing.query.parse_query import Field, Query

CompleteWords = Callable[[str], Sequence[str] | None]
"""The words that begin so; None where they are too many to name."""

PREFIX_INDEX = 3
"""Beginnings of so many letters are indexed; longer ones are named word by word, where they are few.

FTS5 merges the lists of all words that begin so before it gives the first (120 ms at a million events);
named, they are read side by side, as far as is asked.
"""


@dataclass(frozen=True, slots=True)
class EventSelect:
    """The events a query finds. Its SQL holds no text of the user's, but for `match`, which is quoted."""

    match: str = ""
    """An FTS5 expression; empty where every event qualifies."""
    conditions: tuple[Condition, ...] = ()
    """On `span` and `event_text`."""

    @property
    def is_everything(self) -> bool:
        """Whether it finds every event."""
        return not self.match and not self.conditions

    @property
    def rank(self) -> str:
        """The column that holds the rank."""
        return "search.rowid" if self.match else "span.rank"

    @property
    def parameters(self) -> tuple[str | int, ...]:
        """For the question marks of `sql`, in order."""
        values = (value for _, values in self.conditions for value in values)
        return ((self.match,) if self.match else ()) + tuple(values)

    def sql(self, columns: str, *, days: bool = False, within: str = "") -> str:
        """A SELECT over the events found, up to its WHERE clause; more conditions may follow it.

        Args:
            columns: What is selected.
            days: Whether that needs the columns of `span`.
            within: A table that comes first and bounds the ranks by `first_rank` and `last_rank`.
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
    """The selection that a query stands for.

    Args:
        query: What is asked for.
        complete: Names the words that begin with more than `PREFIX_INDEX` letters.
    """
    if query.is_contradictory:
        return EventSelect(conditions=(("span.rank < ?", (0,)),))
    if query.as_of_day is None:
        return EventSelect(_match(query, complete), (*_limits(query), *_phrases(query)))
    then = tuple(sql_conditions(query, query.as_of_day))
    return EventSelect(_match(_certain(query), complete), (*_limits(query), *then))


def fts_prefix(word: str, complete: CompleteWords, term: Callable[[str], str] = str) -> str:
    """The FTS5 expression for the terms of the words that begin so."""
    words = complete(word) if len(word) >= PREFIX_INDEX else None
    if words is None:
        return f"{_quoted(term(word))}*"
    return _any(_quoted(term(one)) for one in words or (word,))


def _certain(query: Query) -> Query:
    """What must be so of the texts of today, where it was so of fewer texts on an earlier day."""
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
    """The rules of `possibly_in` and `certainly_in` of `EdtfDate`; comparing NULL keeps the undated out."""
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
    # The spaces make whole words of them; see schema.sql.
    yield from (("instr(event_text.folded, ?) > 0", (f" {phrase} ",)) for phrase in query.phrases)
    yield from (("instr(event_text.folded, ?) = 0", (f" {phrase} ",)) for phrase in query.without_phrases)
