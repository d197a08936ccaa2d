"""The parser of the query language, which turns the line that a user types into a `Query`.

A word finds words that begin with it, and all words must occur; "phrases" are exact words; `-` in front
negates a word, a phrase, a field or `is:`. Values separated by commas mean any of them: `kind:court,police`;
terms side by side mean all of them. Dates are EDTF (ISO 8601-2:2019), or as people write them, in quotation
marks where they have spaces.

    in: from: to:      in a range of days; `range:certainly` leaves out what only possibly falls in it
    before: after:     starting before the date's first day; ending after its last
    as-of:             public by the date's last day
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from tui.chronology.edtf import EdtfError
from tui.chronology.edtf_date import EdtfDate
from tui.parsing.query.dates import parse_date, remark_on_date
from tui.parsing.query.fields import (
    DATE_FIELDS,
    EXAMPLES,
    FIELDS,
    IS_WORDS,
    OLD_FIELDS,
    OLD_IS_WORDS,
    OPERATORS,
    RANGE_WORDS,
    VALUE_FIELDS,
    date_limits,
    limit_day,
    narrow_dates,
)
from tui.parsing.query.lexer import TOKEN, VALUE, quote_if_needed, unquote
from tui.parsing.query.suggest_values import Offers, suggest_values
from tui.text.search_text import SearchTerm, normalize
from tui.text.suggest import closest_match

MOST_TERMS: Final = 50
"""Terms of one sort, and values of one field, that are used: a page pasted by mistake is no query."""


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """A part of the line that could not be used, or may be a mistake. The rest of the line is used."""

    start: int
    """Where it begins, in code points from 0."""
    end: int
    """Where it ends, half-open."""
    message: str
    remedy: str
    is_searched: bool = False
    """Whether it is searched as words, which may be what is meant: a remark, and no reason to stop."""
    is_doubt: bool = False
    """Whether it is a date that is used, and may be meant otherwise: no reason to stop either."""
    is_old_word: bool = False
    """Whether it is an old word, used as if the new one stood there: no reason to stop either."""

    @property
    def is_remark(self) -> bool:
        """Whether the line is used all the same."""
        return self.is_searched or self.is_doubt or self.is_old_word


@dataclass(frozen=True, slots=True)
class Field:
    """`name:value,value`: any of the values; none of them where it is negated."""

    name: str
    values: tuple[str, ...]
    """Normalized (`normalize_word`): to be compared with case-folded values."""
    negated: bool = False

    def __str__(self) -> str:
        return f"{'-' if self.negated else ''}{self.name}:{','.join(map(quote_if_needed, self.values))}"


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: conditions on events, all of which must hold.

    Words and phrases are folded (`tui.text.search_text.normalize`).
    """

    words: tuple[str, ...] = ()
    """Beginnings of words."""
    phrases: tuple[str, ...] = ()
    """Whole words in this order, separated by single spaces."""
    without: tuple[str, ...] = ()
    """Beginnings of words that must not occur."""
    without_phrases: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    is_: tuple[Field, ...] = ()
    """Fields named `is`; their values are of `IS_WORDS`."""
    from_: EdtfDate | None = None
    to: EdtfDate | None = None
    before: EdtfDate | None = None
    after: EdtfDate | None = None
    certainly: bool = False
    """Whether an event must certainly meet the date limits; else possibly."""
    as_of: EdtfDate | None = None
    text: str = field(default="", compare=False)
    """The line as typed."""

    @property
    def is_empty(self) -> bool:
        """Whether it has no conditions, so that it finds everything."""
        return self == Query()

    @property
    def is_contradictory(self) -> bool:
        """Whether its range ends before it begins, so that it finds nothing."""
        return self.first_day is not None and self.last_day is not None and self.first_day > self.last_day

    @property
    def highlight_terms(self) -> tuple[SearchTerm, ...]:
        """The terms to highlight in the text of the results."""
        return (*map(SearchTerm, self.words), *(SearchTerm(phrase, phrase=True) for phrase in self.phrases))

    @property
    def first_day(self) -> int | None:
        """The day number on or after which an event must be going on; None for no limit, as below."""
        return limit_day("from", self.from_)

    @property
    def last_day(self) -> int | None:
        """The day number on or before which an event must be going on."""
        return limit_day("to", self.to)

    @property
    def starts_before(self) -> int | None:
        """The day number before which an event must start."""
        return limit_day("before", self.before)

    @property
    def ends_after(self) -> int | None:
        """The day number after which an event must end."""
        return limit_day("after", self.after)

    @property
    def as_of_day(self) -> int | None:
        """The day number by the end of which an event must have become public."""
        return limit_day("as-of", self.as_of)

    def narrowed(
        self,
        *,
        from_: EdtfDate | None = None,
        to: EdtfDate | None = None,
        certainly: bool = False,
        as_of: EdtfDate | None = None,
    ) -> Query:
        """Return the query with more limits; of two limits of one kind, the narrower holds.

        Args:
            from_: Where the range begins; None for no limit, as in the others.
            to: Where it ends, inclusive.
            certainly: Whether events must certainly be in it; a query that says so stays so.
            as_of: By the last day of which an event must be public.
        """
        return replace(
            self,
            from_=narrow_dates("from", self.from_, from_),
            to=narrow_dates("to", self.to, to),
            certainly=self.certainly or certainly,
            as_of=narrow_dates("as-of", self.as_of, as_of),
        )

    def without_field(self, name: str) -> Query:
        """The query without the conditions on one of `VALUE_FIELDS`."""
        return replace(self, fields=tuple(term for term in self.fields if term.name != name))

    def __str__(self) -> str:
        """A line that `parse_query` parses into an equal query."""
        parts = [*self.words, *(f'"{phrase}"' for phrase in self.phrases)]
        parts += [f"-{word}" for word in self.without] + [f'-"{phrase}"' for phrase in self.without_phrases]
        parts += map(str, (*self.fields, *self.is_))
        whole = self.from_ == self.to
        dates = {
            "in": self.from_ if whole else None,
            "from": None if whole else self.from_,
            "to": None if whole else self.to,
            "before": self.before,
            "after": self.after,
            "as-of": self.as_of,
        }
        parts += [f"{name}:{date}" for name, date in dates.items() if date]
        return " ".join([*parts, "range:certainly"] if self.certainly else parts)


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
    draft = _Draft(known_values or {})
    for token in TOKEN.finditer(text):
        draft.take(token)
    return draft.query(text), tuple(sorted(draft.problems, key=lambda problem: problem.start))


_UNCLOSED = ("the quotation mark is not closed", 'close it with another "')


class _Draft:
    """A query while its line is being parsed."""

    def __init__(self, known_values: Mapping[str, Collection[str]]) -> None:
        self.offers = Offers(known_values, MOST_TERMS)
        self.problems: list[QueryProblem] = []
        self.terms: dict[str, list[str]] = {
            "words": [], "phrases": [], "without": [], "without_phrases": []
        }  # fmt: skip
        self.fields: list[Field] = []
        self.is_: list[Field] = []
        self.certainly = False
        self.limits: dict[str, EdtfDate] = {}
        self.wordless: list[re.Match[str]] = []
        """Tokens without letters or digits: the & of "fish & chips" is fine, but a lone & finds nothing."""

    def take(self, token: re.Match[str]) -> None:
        name = (token["name"] or "").lower()
        if name in OLD_FIELDS:
            old, name = name, OLD_FIELDS[name]
            self._tell_old_word(token, f"the field {old} is now called {name}", f"write {name}:")
        if name in VALUE_FIELDS:
            self._take_values(token, name)
        elif name == "is":
            self._take_is(token)
        elif name in DATE_FIELDS:
            self._take_date(token, name)
        elif name == "range":
            self._take_range(token)
        else:
            self._take_words(token)
            # In a web address, the word before the colon is no field.
            if name and not token["value"].startswith("//"):
                meant = closest_match(name, FIELDS)
                remedy = f"did you mean {meant}:" if meant else f"use one of: {', '.join(FIELDS)}"
                message = f"there is no field {name}:, so its words are searched"
                self._complain(token, message, remedy, is_searched=not meant)

    def query(self, text: str) -> Query:
        used = {sort: tuple(dict.fromkeys(terms)) for sort, terms in self.terms.items()}
        fields, is_ = tuple(dict.fromkeys(self.fields)), tuple(dict.fromkeys(self.is_))
        if any(len(terms) > MOST_TERMS for terms in (*used.values(), fields, is_)):
            message = f"only the first {MOST_TERMS} terms of each kind are used"
            self.problems.append(QueryProblem(0, len(text), message, "shorten the query"))
        query = Query(
            **{sort: terms[:MOST_TERMS] for sort, terms in used.items()},
            fields=fields[:MOST_TERMS],
            is_=is_[:MOST_TERMS],
            from_=self.limits.get("from"),
            to=self.limits.get("to"),
            before=self.limits.get("before"),
            after=self.limits.get("after"),
            certainly=self.certainly,
            as_of=self.limits.get("as-of"),
            text=text,
        )
        if query.is_contradictory:
            remedy = "change from:, to: or in:"
            message = "the range ends before it begins, so nothing is found"
            self.problems.append(QueryProblem(0, len(text), message, remedy))
        if self.wordless and query.is_empty and not self.problems:
            message = "the query has no letter or digit, so nothing is searched"
            self._complain(self.wordless[0], message, "write a word")
        return query

    def _take_words(self, token: re.Match[str]) -> None:
        folded = normalize(
            token["phrase"] or token["word"] or f"{token['name'] or ''} {token['value'] or ''}"
        )
        quoted, closed = token["phrase"] is not None, bool(token["closed"])
        if quoted and not closed:
            self._complain(token, *_UNCLOSED)
        if not quoted:
            self._check_operator(token)
        if not folded:
            self.wordless.append(token)
            return
        if token["minus"]:
            self.terms["without_phrases" if quoted or " " in folded else "without"].append(folded)
        elif closed:
            self.terms["phrases"].append(folded)
        else:
            # An unclosed phrase is still being typed, so its last word may be incomplete.
            self.terms["words"].extend(folded.split())

    def _take_values(self, token: re.Match[str], name: str) -> None:
        values = self._values(token, name)
        for value in values:
            self._check_known(token, name, value)
        if values:
            self.fields.append(Field(name, values, bool(token["minus"])))

    def _take_is(self, token: re.Match[str]) -> None:
        written = self._values(token, "is")
        for old in (value for value in written if value in OLD_IS_WORDS):
            new = OLD_IS_WORDS[old]
            self._tell_old_word(token, f"is:{old} is now called is:{new}", f"write is:{new}")
        values = tuple(dict.fromkeys(OLD_IS_WORDS.get(value, value) for value in written))
        for value in values:
            if value not in IS_WORDS:
                self._complain(
                    token, f"there is no is:{value}, so it is left out", suggest_values(value, IS_WORDS)
                )
        if used := tuple(value for value in values if value in IS_WORDS):
            self.is_.append(Field("is", used, bool(token["minus"])))

    def _take_range(self, token: re.Match[str]) -> None:
        for value in self._values(token, "range"):
            if value in RANGE_WORDS and not token["minus"]:
                self.certainly = value == "certainly"
            else:
                message = f"there is no {token[0]}, so it is left out"
                self._complain(token, message, suggest_values(value, RANGE_WORDS))

    def _take_date(self, token: re.Match[str], name: str) -> None:
        if token["minus"]:
            message = f"{name}: cannot have a minus, so it is left out"
            self._complain(token, message, "use before: or after:")
            return
        if not (value := token["value"].replace('"', "").strip()):
            self._complain(token, f"{name}: has no date yet", f"write it in EDTF, as in {EXAMPLES[name]}")
            return
        try:
            date = parse_date(value)
        except EdtfError as error:
            self._complain(token, f"{name}: {error.reason}", error.remedy)
            return
        limits = date_limits(name, date)
        for limit in limits:
            self.limits[limit] = narrow_dates(limit, self.limits.get(limit), date) or date
        if not limits:
            remedy = "write a date for its open or unknown side"
            self._complain(token, f"{name}:{date} sets no limit, so it is left out", remedy)
        elif remark := remark_on_date(value, date, f"{name}:"):
            self.problems.append(QueryProblem(token.start(), token.end(), *remark, is_doubt=True))

    def _values(self, token: re.Match[str], name: str) -> tuple[str, ...]:
        """The values after the colon, normalized (`normalize_word`)."""
        if token["value"].count('"') % 2:
            self._complain(token, *_UNCLOSED)
        values = tuple(dict.fromkeys(filter(None, map(unquote, VALUE.findall(token["value"])))))
        if not values:
            self._complain(token, f"{name}: has no value yet", self._how_to_write(name))
        if len(values) > MOST_TERMS:
            message = f"only the first {MOST_TERMS} values of a field are used"
            self._complain(token, message, "shorten the query")
        return values[:MOST_TERMS]

    def _how_to_write(self, name: str) -> str:
        """A remedy: the field with one of its existing values; in words where there is none."""
        if name not in VALUE_FIELDS:
            return f"write it as in {EXAMPLES[name]}"
        known_value = self.offers.first(name)
        return (
            f"write it as in {name}:{quote_if_needed(known_value)}"
            if known_value
            else "write the value after the colon"
        )

    def _check_operator(self, token: re.Match[str]) -> None:
        word = token["word"] or ""
        sign = "|" if "|" in word else word
        if sign in OPERATORS and not token["minus"]:
            self._complain(token, f"{sign} is not an operator here", OPERATORS[sign], is_searched=True)

    def _check_known(self, token: re.Match[str], name: str, value: str) -> None:
        if not self.offers.may_be(name, value):
            self._complain(token, f"there is no {name} {value}", self.offers.remedy(name, value))

    def _tell_old_word(self, token: re.Match[str], message: str, remedy: str) -> None:
        """Say once of an old word what it is called now."""
        if all(problem.message != message for problem in self.problems):
            self.problems.append(QueryProblem(*token.span(), message, remedy, is_old_word=True))

    def _complain(
        self, token: re.Match[str], message: str, remedy: str, *, is_searched: bool = False
    ) -> None:
        self.problems.append(QueryProblem(token.start(), token.end(), message, remedy, is_searched))
