"""The parser of the query language, which turns the line that a user types into a `Query`.

A word finds words that begin with it, and all words must occur; "phrases" are exact words; `-` in front
negates a word, a phrase, a field or parentheses. Values separated by commas mean any of them:
`kind:courts,police`; terms side by side mean all of them. NOT binds closest, then AND (or nothing), then OR;
parentheses come before these. Dates are EDTF (ISO 8601-2:2019), or as people write them, in quotation marks
where they have spaces.

    in: from: to:      in a range of days; `range:certainly` leaves out what only possibly falls in it
    before: after:     starting before the date's first day; ending after its last
    known-to:          with an entry that an actor was aware; negated: all others
    as-of:             public by the date's last day; of the whole query, like `range:`. In a query with
                       `known-to:`, also in a group or negated, only the day by which the entries are dated:
                       then it hides nothing
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from tui.light_dataclass import replace
from tui.parsing.query.lexer import QueryToken, QueryTokenType, read_tokens
from tui.parsing.query.parse_term import MOST_TERMS, TermParser
from tui.parsing.query.query import Field, Group, Query, any_query, merge_queries, negate_query
from tui.parsing.query.query_problem import QueryProblem

__all__ = ["MOST_CHARACTERS", "MOST_TERMS", "Field", "Group", "Query", "QueryProblem", "parse_query"]

MOST_CHARACTERS: Final = 4_000
"""Code points of a line that are used."""
_MOST_JOINED: Final = 200
"""Tokens of a line that are used where it has parentheses or operators."""
_DEEPEST: Final = 8
"""Parentheses within parentheses that are used."""
_FLAT = ("words", "phrases", "without", "without_phrases", "fields", "is_", "groups")


def parse_query(
    text: str, known_values: Mapping[str, Collection[str]] | None = None
) -> tuple[Query, tuple[QueryProblem, ...]]:
    """Parse a query line, finished or not.

    Args:
        text: The line as typed.
        known_values: By field name, the existing values, to report those that find nothing. Values of fields
            not listed here are not checked; None checks none.

    Returns:
        The query, made of all that could be used; and the problems, in the order of the line.
    """
    terms = TermParser(known_values or {})
    line = _shortened(text, terms)
    found = _LineParser(list(read_tokens(line)), terms).parse()
    query = replace(found, as_of=terms.as_of, certainly=terms.certainly, text=line)
    if any(len(getattr(query, name)) > MOST_TERMS for name in _FLAT):
        message = f"only the first {MOST_TERMS} terms of each kind are used"
        terms.problems.append(QueryProblem(0, len(line), message, "shorten the query"))
        query = replace(query, **{name: getattr(query, name)[:MOST_TERMS] for name in _FLAT})
    if query.is_contradictory:
        remedy = "change from:, to: or in:"
        message = "the range ends before it begins, so nothing is found"
        terms.problems.append(QueryProblem(0, len(line), message, remedy))
    if terms.wordless and query.is_empty and not terms.problems:
        message = "the query has no letter or digit, so nothing is searched"
        terms.complain(terms.wordless[0], message, "write a word")
    return query, tuple(sorted(terms.problems, key=lambda problem: problem.start))


def _shortened(text: str, terms: TermParser) -> str:
    """Return the part of a line that is used; say so where it is not all of it."""
    if len(text) <= MOST_CHARACTERS:
        return text
    message = f"only the first {MOST_CHARACTERS:,} characters of the query are used"
    terms.problems.append(QueryProblem(0, MOST_CHARACTERS, message, "shorten the query"))
    return text[:MOST_CHARACTERS]


class _LineParser:
    """Joins the terms of a line, token after token."""

    def __init__(self, tokens: list[QueryToken], terms: TermParser) -> None:
        self._terms = terms
        self._tokens = tokens
        self._at = 0
        is_joined = any(token.sort in _JOINING for token in tokens)
        self._is_cut = is_joined and len(tokens) > _MOST_JOINED
        if self._is_cut:
            message = (
                f"with AND, OR, NOT or parentheses, only the first {_MOST_JOINED} words and signs are used"
            )
            terms.complain(tokens[_MOST_JOINED], message, "shorten the query")
            del tokens[_MOST_JOINED:]

    def parse(self) -> Query:
        """Return what the whole line asks for."""
        query, _ = self._either(0)
        return query

    def _next(self) -> QueryTokenType | None:
        return self._tokens[self._at].sort if self._at < len(self._tokens) else None

    def _take(self) -> QueryToken:
        self._at += 1
        return self._tokens[self._at - 1]

    def _either(self, depth: int) -> tuple[Query, int]:
        """Parse what OR joins, to the end of the line or of the parentheses; and how many terms it has."""
        query, count = self._all(depth)
        queries = [query]
        while self._next() is QueryTokenType.OR:
            sign, before = self._take(), count
            query, count = self._all(depth)
            queries.append(query)
            if not (before and count) and not (self._is_cut and before):
                where = "after" if before else "before"
                self._terms.complain(
                    sign, f"{sign.written} has nothing {where} it", f"write a word {where} it"
                )
        return any_query(queries), count

    def _all(self, depth: int) -> tuple[Query, int]:
        """Parse what AND or nothing joins; and how many terms it has."""
        parts: list[Query] = []
        count, is_begun = 0, False
        sign: QueryToken | None = None
        while (sort := self._next()) not in {None, QueryTokenType.OR} and not (
            sort is QueryTokenType.CLOSE and depth
        ):
            if sort is QueryTokenType.CLOSE:
                remedy = "leave it out, or write ( before it"
                self._terms.complain(self._take(), "there is no ( for this )", remedy)
            elif sort is QueryTokenType.AND:
                if sign or not is_begun:
                    self._tell_lone(self._tokens[self._at], "before")
                sign = self._take()
            else:
                part = self._one(depth)
                parts.append(part or Query())
                count += part is not None
                sign, is_begun = None, True
        if sign and is_begun and not self._is_cut:
            self._tell_lone(sign, "after")
        return merge_queries(*parts), count

    def _tell_lone(self, sign: QueryToken, where: str) -> None:
        self._terms.complain(sign, f"{sign.written} has nothing {where} it", f"write a word {where} it")

    def _one(self, depth: int) -> Query | None:
        """Parse a term or parentheses, with the NOTs before it; None where it is about the whole query."""
        sign, negated = None, False
        while self._next() is QueryTokenType.NOT:
            sign, negated = self._take(), not negated
        sort = self._next()
        if sort in {None, QueryTokenType.AND, QueryTokenType.OR, QueryTokenType.CLOSE}:
            if sign and not self._is_cut:
                self._tell_lone(sign, "after")
            return Query()
        token = self._take()
        if sort is not QueryTokenType.OPEN:
            return self._terms.parse(token, negated=negated, is_inside=depth > 0 or sign is not None)
        inner = self._parenthesised(token, depth)
        return negate_query(inner) if negated is not token.minus else inner

    def _parenthesised(self, sign: QueryToken, depth: int) -> Query:
        """Parse what is in parentheses, behind the opening one."""
        if depth == _DEEPEST:
            message = f"parentheses are used up to {_DEEPEST} within each other, so these are left out"
            self._terms.complain(sign, message, "use fewer")
            self._skip()
            return Query()
        inner, _ = self._either(depth + 1)
        if self._next() is QueryTokenType.CLOSE:
            self._take()
        elif not self._is_cut:
            self._terms.complain(sign, "the parenthesis is not closed", "close it with )")
        return inner

    def _skip(self) -> None:
        """Pass over all up to the closing parenthesis."""
        open_ = 1
        while open_ and self._next():
            sort = self._take().sort
            open_ += (sort is QueryTokenType.OPEN) - (sort is QueryTokenType.CLOSE)


_JOINING = frozenset(
    (QueryTokenType.OPEN, QueryTokenType.CLOSE, QueryTokenType.AND, QueryTokenType.OR, QueryTokenType.NOT)
)
