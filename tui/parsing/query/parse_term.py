"""Parsing one term of a query line: words, a phrase, a field with its values, a date."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from tui.chronology.edtf import EdtfError
from tui.chronology.edtf_date import EdtfDate
from tui.parsing.query.dates import parse_date, remark_on_date
from tui.parsing.query.fields import (
    DATE_FIELDS,
    EXAMPLES,
    FIELDS,
    IS_WORDS,
    KNOWN_TO,
    OLD_FIELDS,
    OLD_IS_WORDS,
    RANGE_WORDS,
    VALUE_FIELDS,
    date_limits,
)
from tui.parsing.query.lexer import VALUE, QueryToken, QueryTokenType, quote_if_needed, unquote
from tui.parsing.query.query import Field, Query, negate_query
from tui.parsing.query.query_problem import QueryProblem
from tui.parsing.query.suggest_values import Offers, suggest_values
from tui.text.search_text import is_unspaced, normalize
from tui.text.suggest import closest_match

MOST_TERMS: Final = 50
"""Terms of one sort, and values of one field, that are used: a page pasted by mistake is no query."""
_UNCLOSED = ("the quotation mark is not closed", 'close it with another "')
_LIMIT_NAMES = {"from": "from_", "to": "to", "before": "before", "after": "after"}


class TermParser:
    """Parses the terms of one line, and gathers what is wrong with them."""

    def __init__(self, known_values: Mapping[str, Collection[str]]) -> None:
        """For a line.

        Args:
            known_values: By field name, the existing values, to report those that find nothing.
        """
        self._offers = Offers(known_values, MOST_TERMS)
        self.problems: list[QueryProblem] = []
        self.wordless: list[QueryToken] = []
        """Tokens without letters or digits: the & of "fish & chips" is fine, but a lone & finds nothing."""
        self.as_of: EdtfDate | None = None
        self.certainly = False

    def complain(self, token: QueryToken, message: str, remedy: str, *, is_searched: bool = False) -> None:
        """Add a problem.

        Args:
            token: Where it is.
            message: What is wrong.
            remedy: What to do.
            is_searched: Whether its words are searched all the same.
        """
        self.problems.append(QueryProblem(token.start, token.end, message, remedy, is_searched))

    def parse(self, token: QueryToken, *, negated: bool, is_inside: bool) -> Query | None:
        """Parse a term.

        Args:
            token: Words, a phrase or a field.
            negated: Whether NOT stands before it, besides its own minus.
            is_inside: Whether it stands in parentheses or after NOT, so that it is not about the whole query.

        Returns:
            What it asks for, empty where nothing of it can be used; None where it says something about the
            whole query (`as-of:`, `range:`).
        """
        name, is_not = token.name, token.minus is not negated
        if name in OLD_FIELDS:
            old, name = name, OLD_FIELDS[name]
            self._tell_old_word(token, f"the field {old} is now called {name}", f"write {name}:")
        if name in VALUE_FIELDS:
            return self._values_query(token, name, is_not)
        if name == "is":
            return self._is_query(token, is_not)
        if name in {"as-of", "range"}:
            self._take_whole(token, name, is_inside or is_not)
            return None
        if name in DATE_FIELDS:
            dates = self._date_query(token, name)
            return negate_query(dates) if is_not else dates
        query = self._words_query(token, is_not)
        # In a web address, the word before the colon is no field.
        if name and not token.value.startswith("//"):
            meant = closest_match(name, FIELDS)
            remedy = f"did you mean {meant}:" if meant else f"use one of: {', '.join(FIELDS)}"
            message = f"there is no field {name}:, so its words are searched"
            self.complain(token, message, remedy, is_searched=not meant)
        return query

    def _words_query(self, token: QueryToken, is_not: bool) -> Query:
        folded = normalize(f"{token.name} {token.value}")
        is_phrase = token.sort is QueryTokenType.PHRASE
        if not token.closed:
            self.complain(token, *_UNCLOSED)
        if not folded:
            self.wordless.append(token)
            return Query()
        if is_not:
            is_one = not is_phrase and " " not in folded
            return Query(without=(folded,)) if is_one else Query(without_phrases=(folded,))
        # Of a script without spaces between words, each character is a word here: what was typed is a phrase.
        if (is_phrase and token.closed) or (is_unspaced(folded) and " " in folded and not is_phrase):
            return Query(phrases=(folded,))
        # An unclosed phrase is still being typed, so its last word may be incomplete.
        return Query(words=tuple(dict.fromkeys(folded.split())))

    def _values_query(self, token: QueryToken, name: str, is_not: bool) -> Query:
        values = self._values(token, name)
        for value in values:
            if not self._offers.may_be(name, value):
                noun = "actor" if name == KNOWN_TO else name
                self.complain(token, f"there is no {noun} {value}", self._offers.remedy(name, value))
        return Query(fields=(Field(name, values, is_not),)) if values else Query()

    def _is_query(self, token: QueryToken, is_not: bool) -> Query:
        written = self._values(token, "is")
        for old in (value for value in written if value in OLD_IS_WORDS):
            new = OLD_IS_WORDS[old]
            self._tell_old_word(token, f"is:{old} is now called is:{new}", f"write is:{new}")
        values = tuple(dict.fromkeys(OLD_IS_WORDS.get(value, value) for value in written))
        for value in values:
            if value not in IS_WORDS:
                self.complain(
                    token, f"there is no is:{value}, so it is left out", suggest_values(value, IS_WORDS)
                )
        used = tuple(value for value in values if value in IS_WORDS)
        return Query(is_=(Field("is", used, is_not),)) if used else Query()

    def _take_whole(self, token: QueryToken, name: str, is_inside: bool) -> None:
        if is_inside:
            message = f"{name}: is about the whole query, so it is left out here"
            self.complain(token, message, "write it outside parentheses, without NOT or a minus")
        elif name == "range":
            self._take_range(token)
        elif date := self._date(token, name):
            if self.as_of:
                message = f"a query has one as-of day, so {token.written} is left out"
                self.complain(token, message, f"leave out it or as-of:{self.as_of}")
            else:
                self.as_of = date

    def _take_range(self, token: QueryToken) -> None:
        for value in self._values(token, "range"):
            if value in RANGE_WORDS:
                self.certainly = value == "certainly"
            else:
                message = f"there is no {token.written}, so it is left out"
                self.complain(token, message, suggest_values(value, RANGE_WORDS))

    def _date_query(self, token: QueryToken, name: str) -> Query:
        date = self._date(token, name)
        limits: dict[str, Any] = {
            _LIMIT_NAMES[limit]: date for limit in (date_limits(name, date) if date else ())
        }
        return Query(**limits)

    def _date(self, token: QueryToken, name: str) -> EdtfDate | None:
        """Return the date of a field; None, with the reason told, where it sets no limit."""
        if not (value := token.value.replace('"', "").strip()):
            self.complain(token, f"{name}: has no date yet", f"write it in EDTF, as in {EXAMPLES[name]}")
            return None
        try:
            date = parse_date(value)
        except EdtfError as error:
            self.complain(token, f"{name}: {error.reason}", error.remedy)
            return None
        if not date_limits(name, date):
            remedy = "write a date for its open or unknown side"
            self.complain(token, f"{name}:{date} sets no limit, so it is left out", remedy)
            return None
        if remark := remark_on_date(value, date, f"{name}:"):
            self.problems.append(QueryProblem(token.start, token.end, *remark, is_doubt=True))
        return date

    def _values(self, token: QueryToken, name: str) -> tuple[str, ...]:
        """The values after the colon, normalized (`normalize_word`)."""
        if token.value.count('"') % 2:
            self.complain(token, *_UNCLOSED)
        values = tuple(dict.fromkeys(filter(None, map(unquote, VALUE.findall(token.value)))))
        if not values:
            self.complain(token, f"{name}: has no value yet", self._how_to_write(name))
        if len(values) > MOST_TERMS:
            message = f"only the first {MOST_TERMS} values of a field are used"
            self.complain(token, message, "shorten the query")
        return values[:MOST_TERMS]

    def _how_to_write(self, name: str) -> str:
        """A remedy: the field with one of its existing values; in words where there is none."""
        if name not in VALUE_FIELDS:
            return f"write it as in {EXAMPLES[name]}"
        known_value = self._offers.first(name)
        return (
            f"write it as in {name}:{quote_if_needed(known_value)}"
            if known_value
            else "write the value after the colon"
        )

    def _tell_old_word(self, token: QueryToken, message: str, remedy: str) -> None:
        """Say once of an old word what it is called now."""
        if all(problem.message != message for problem in self.problems):
            self.problems.append(QueryProblem(token.start, token.end, message, remedy, is_old_word=True))
