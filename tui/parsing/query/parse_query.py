"""The query line: what is typed to search, read into filters.

Words find words that begin with them and must all be there; "phrases" are exact words; `-` in front turns
a word, a phrase, a field or `is:` round. Values of a field stand between commas for any of them:
`kind:court,police`; terms stand side by side for all of them. A date is EDTF.

    in: from: to:      in a range of days; `range:certainly` leaves out what only possibly falls in it
    before: after:     starting before the date's first day; ending after its last
    as-of:             public by the date's last day
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from tui.chronology.edtf import EdtfError, parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.other_meanings import other_meaning
from tui.parsing.query.describe_query import describe_query
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
from tui.parsing.query.suggest_values import suggest_values
from tui.text.search_text import SearchTerm, normalize
from tui.text.suggest import closest_match

MOST_TERMS: Final = 50
"""Terms of one sort, and values of one field, that are used: a page pasted by mistake is no question."""


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """Something in the line that could not be used as it stands. The rest of the line is used."""

    start: int
    """Where it begins, in code points from 0."""
    end: int
    """Where it ends, half-open."""
    message: str
    remedy: str
    is_searched: bool = False
    """Whether it is searched as words that may well be meant so: worth saying, and no reason to stop."""
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
    """Case-folded: to be compared with what is case-folded too."""
    negated: bool = False

    def __str__(self) -> str:
        return f"{'-' if self.negated else ''}{self.name}:{','.join(map(quote_if_needed, self.values))}"


@dataclass(frozen=True, slots=True)
class Query:
    """What events are asked for; everything in it must hold. Words and phrases are in `normalize`'s form."""

    words: tuple[str, ...] = ()
    """Beginnings of words."""
    phrases: tuple[str, ...] = ()
    """Whole words in this order, parted by single spaces."""
    without: tuple[str, ...] = ()
    """Beginnings of words that must not be there."""
    without_phrases: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    is_: tuple[Field, ...] = ()
    """Fields named `is`; their values are of `IS_WORDS`."""
    from_: EdtfDate | None = None
    to: EdtfDate | None = None
    before: EdtfDate | None = None
    after: EdtfDate | None = None
    certainly: bool = False
    """Whether the days must certainly fall so; else possibly."""
    as_of: EdtfDate | None = None
    text: str = field(default="", compare=False)
    """As typed."""

    @property
    def is_empty(self) -> bool:
        """Whether it asks for everything."""
        return self == Query()

    @property
    def is_contradictory(self) -> bool:
        """Whether its range ends before it begins, so that it finds nothing."""
        return self.first_day is not None and self.last_day is not None and self.first_day > self.last_day

    @property
    def lit(self) -> tuple[SearchTerm, ...]:
        """What to light where it is found."""
        return (*map(SearchTerm, self.words), *(SearchTerm(phrase, phrase=True) for phrase in self.phrases))

    @property
    def first_day(self) -> int | None:
        """The day on or after which it must go on."""
        return limit_day("from", self.from_)

    @property
    def last_day(self) -> int | None:
        """The day on or before which it must go on."""
        return limit_day("to", self.to)

    @property
    def starts_before(self) -> int | None:
        """The day before which it must start."""
        return limit_day("before", self.before)

    @property
    def ends_after(self) -> int | None:
        """The day after which it must end."""
        return limit_day("after", self.after)

    @property
    def as_of_day(self) -> int | None:
        """The last day on which it may have become public."""
        return limit_day("as-of", self.as_of)

    def narrowed(
        self,
        *,
        from_: EdtfDate | None = None,
        to: EdtfDate | None = None,
        certainly: bool = False,
        as_of: EdtfDate | None = None,
    ) -> Query:
        """The events of this query that also fall in a range: of two limits, the narrower holds."""
        return replace(
            self,
            from_=narrow_dates("from", self.from_, from_),
            to=narrow_dates("to", self.to, to),
            certainly=self.certainly or certainly,
            as_of=narrow_dates("as-of", self.as_of, as_of),
        )

    def without_field(self, name: str) -> Query:
        """The query without what it says of a field of values."""
        return replace(self, fields=tuple(each for each in self.fields if each.name != name))

    def describe(self) -> str:
        """In plain words, for the head of an export; `all events` where it is empty."""
        return describe_query(self)

    def __str__(self) -> str:
        """The line that `parse_query` reads as an equal query."""
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
        parts += [f"{name}:{when}" for name, when in dates.items() if when]
        return " ".join([*parts, "range:certainly"] if self.certainly else parts)


def parse_query(
    text: str, known: Mapping[str, Collection[str]] | None = None
) -> tuple[Query, tuple[QueryProblem, ...]]:
    """Read a query line, finished or not.

    Args:
        text: As typed.
        known: By field name, the values there are, to catch those that find nothing. A value of a field
            that is not in it is not judged.

    Returns:
        The query made of all that could be used, and what could not, in the order of the line.
    """
    draft = _Draft(known or {})
    for token in TOKEN.finditer(text):
        draft.take(token)
    return draft.query(text), tuple(sorted(draft.problems, key=lambda problem: problem.start))


_UNCLOSED = ("the quotation mark is not closed", 'close it with another "')


class _Draft:
    """A query while its line is read."""

    def __init__(self, known: Mapping[str, Collection[str]]) -> None:
        self.known = known
        self.problems: list[QueryProblem] = []
        self.terms: dict[str, list[str]] = {
            "words": [], "phrases": [], "without": [], "without_phrases": []
        }  # fmt: skip
        self.fields: list[Field] = []
        self.is_: list[Field] = []
        self.certainly = False
        self.limits: dict[str, EdtfDate] = {}
        self.wordless: list[re.Match[str]] = []
        """Tokens of signs alone: the & of "fish & chips" is no mistake, but a lone & finds nothing."""

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
            # The colon of an address on the web names no field.
            if name and not token["value"].startswith("//"):
                meant = closest_match(name, FIELDS)
                remedy = f"did you mean {meant}:" if meant else f"one of: {', '.join(FIELDS)}"
                message = f"there is no field {name}:, so its words are searched"
                self._complain(token, message, remedy, is_searched=not meant)

    def query(self, text: str) -> Query:
        used = {sort: tuple(dict.fromkeys(terms)) for sort, terms in self.terms.items()}
        fields, is_ = tuple(dict.fromkeys(self.fields)), tuple(dict.fromkeys(self.is_))
        if any(len(terms) > MOST_TERMS for terms in (*used.values(), fields, is_)):
            message = f"only the first {MOST_TERMS} terms of a sort are used"
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
            message = "there is no letter or digit in it, so nothing is searched"
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
            # An unclosed phrase is still being typed: its last word need not be whole.
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
            message = f"{name}: cannot be turned round, so it is left out"
            self._complain(token, message, "use before: or after:")
            return
        if not (value := token["value"].replace('"', "").strip()):
            self._complain(token, f"{name}: has no date yet", f"write it in EDTF, as in {EXAMPLES[name]}")
            return
        try:
            when = parse(value)
        except EdtfError as error:
            self._complain(token, f"{name}: {error.reason}", error.remedy)
            return
        limits = date_limits(name, when)
        for limit in limits:
            self.limits[limit] = narrow_dates(limit, self.limits.get(limit), when) or when
        if not limits:
            remedy = "give the side that is open or unknown"
            self._complain(token, f"{name}:{when} sets no limit, so it is left out", remedy)
        elif meaning := other_meaning(value):
            remedy = f"for {meaning.other_words} write {name}:{meaning.other}"
            message = f"{name}:{meaning.remark}"
            self.problems.append(QueryProblem(token.start(), token.end(), message, remedy, is_doubt=True))

    def _values(self, token: re.Match[str], name: str) -> tuple[str, ...]:
        """The values behind the colon, case-folded, their white space made single spaces."""
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
        """A field with a value that it can have here; where none is known, in words."""
        if name not in VALUE_FIELDS:
            return f"write it as in {EXAMPLES[name]}"
        known = next(iter(self.known.get(name, ())), None)
        return (
            f"write it as in {name}:{quote_if_needed(known)}" if known else "write the value behind the colon"
        )

    def _check_operator(self, token: re.Match[str]) -> None:
        word = token["word"] or ""
        sign = "|" if "|" in word else word
        if sign in OPERATORS and not token["minus"]:
            self._complain(token, f"{sign} joins nothing here", OPERATORS[sign], is_searched=True)

    def _check_known(self, token: re.Match[str], name: str, value: str) -> None:
        if name in self.known and value not in {choice.casefold() for choice in self.known[name]}:
            self._complain(token, f"there is no {name} {value}", suggest_values(value, self.known[name]))

    def _tell_old_word(self, token: re.Match[str], message: str, remedy: str) -> None:
        """Say once of an old word what it is called now."""
        if all(problem.message != message for problem in self.problems):
            self.problems.append(QueryProblem(*token.span(), message, remedy, is_old_word=True))

    def _complain(
        self, token: re.Match[str], message: str, remedy: str, *, is_searched: bool = False
    ) -> None:
        self.problems.append(QueryProblem(token.start(), token.end(), message, remedy, is_searched))
