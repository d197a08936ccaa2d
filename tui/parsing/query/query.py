"""A query as a value: conditions on events, and how queries are joined and negated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial, reduce
from typing import Any

from tui.chronology.edtf_date import EdtfDate
from tui.light_dataclass import replace
from tui.parsing.query.fields import KNOWN_TO, limit_day, narrow_dates
from tui.parsing.query.lexer import quote_if_needed
from tui.text.search_text import SearchTerm, join_unspaced


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
class Group:
    """Queries in parentheses: an event is found that any of them finds; where it is negated, that none finds.

    A group that is negated has one query, which is more than one word, phrase or field: all others are
    written without a group (`negate_query`). Any other group has several.
    """

    alternatives: tuple[Query, ...]
    """None of them is empty; none has an as-of day or `certainly`, which hold for the whole query."""
    negated: bool = False

    def __str__(self) -> str:
        return f"{'-' if self.negated else ''}({' OR '.join(map(str, self.alternatives))})"


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
    groups: tuple[Group, ...] = ()
    """What is joined by OR, and what NOT holds for as a whole."""
    from_: EdtfDate | None = None
    to: EdtfDate | None = None
    before: EdtfDate | None = None
    after: EdtfDate | None = None
    certainly: bool = False
    """Whether an event must certainly meet the date limits, and awareness by a day; else possibly."""
    as_of: EdtfDate | None = None
    """The day looked back to. What it means is in `public_by` and `aware_by`: use these."""
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
    def asks_for_dates(self) -> bool:
        """Whether a limit of dates, its own or that of a group, decides what it finds."""
        return self.has_date_limits or self.has_dates_in_groups

    @property
    def has_date_limits(self) -> bool:
        """Whether it has a limit of dates that holds for all it finds."""
        return any((self.from_, self.to, self.before, self.after))

    @property
    def has_dates_in_groups(self) -> bool:
        """Whether some alternative has a limit of dates."""
        return any(query.asks_for_dates for group in self.groups for query in group.alternatives)

    @property
    def asks_for_awareness(self) -> bool:
        """Whether `known-to:` stands anywhere in it, in a group or negated too."""
        inner = (query for group in self.groups for query in group.alternatives)
        return any(term.name == KNOWN_TO for term in self.fields) or any(
            query.asks_for_awareness for query in inner
        )

    @property
    def allows_possible(self) -> bool:
        """Whether some of what it finds may meet it only possibly: by dates, or by awareness by a day."""
        return not self.certainly and (self.asks_for_dates or self.aware_by is not None)

    @property
    def is_told_by_date(self) -> bool:
        """Whether the date of an event alone says if it meets the query only possibly."""
        return not self.has_dates_in_groups and self.aware_by is None

    @property
    def highlight_terms(self) -> tuple[SearchTerm, ...]:
        """The terms to highlight in the text of the results."""
        return tuple(
            dict.fromkeys((*self.required_terms, *(term for terms in self.either_terms for term in terms)))
        )

    @property
    def required_terms(self) -> tuple[SearchTerm, ...]:
        """The words and phrases that every event found has."""
        return (*map(SearchTerm, self.words), *(SearchTerm(phrase, phrase=True) for phrase in self.phrases))

    @property
    def either_terms(self) -> tuple[tuple[SearchTerm, ...], ...]:
        """For each group that is not negated, its words and phrases: an event found has some of them."""
        groups = (group for group in self.groups if not group.negated)
        return tuple(
            tuple(term for query in group.alternatives for term in query.highlight_terms) for group in groups
        )

    @property
    def without_words(self) -> Query:
        """The query without the words and phrases that an event must have, and the groups that have any."""
        groups = (group for group in self.groups if group.negated or not _has_words(group))
        rest = replace(self, words=(), phrases=(), groups=tuple(groups))
        # Without what asks for awareness, the day must not begin to hide anything.
        return rest if rest.public_by == self.public_by else replace(rest, as_of=None)

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
    def public_by(self) -> EdtfDate | None:
        """By the end of which date all that is shown must have been public; None where nothing is hidden."""
        return None if self.asks_for_awareness else self.as_of

    @property
    def aware_by(self) -> EdtfDate | None:
        """By the end of which date the actors of `known-to:` must be shown to have been aware; else None.

        In a query that has both, `as-of:` is only this, and hides nothing.
        """
        return self.as_of if self.asks_for_awareness else None

    @property
    def public_day(self) -> int | None:
        """The day number of `public_by`; everything that hides goes by it."""
        return limit_day("as-of", self.public_by)

    @property
    def aware_day(self) -> int | None:
        """The day number of `aware_by`."""
        return limit_day("as-of", self.aware_by)

    @property
    def whole(self) -> Query:
        """The query for everything that it does not hide: all events that were public by its day."""
        return Query(as_of=self.public_by)

    def certainly_holds(self, date: EdtfDate | None) -> bool:
        """Return whether a date meets the limits of dates on every reading; those of groups do not count.

        Args:
            date: The date of an event; None where it is undated.
        """
        if date is None:
            return not self.has_date_limits
        first, last = self.first_day, self.last_day
        before, after = self.starts_before, self.ends_after
        return (
            (last is None or date.begun_by <= last)
            and (first is None or date.lasts_to >= first)
            and (before is None or date.begun_by < before)
            and (after is None or date.lasts_to > after)
        )

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
            as_of: The day looked back to.
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
        parts = [*self.words, *map(_quoted, self.phrases)]
        parts += [f"-{word}" for word in self.without] + [
            f"-{_quoted(phrase)}" for phrase in self.without_phrases
        ]
        parts += map(str, (*self.fields, *self.is_, *self.groups))
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
        parts += ["range:certainly"] if self.certainly else []
        if len(parts) == 1 and self.groups and not self.groups[0].negated:
            return parts[0][1:-1]
        return " ".join(parts)


def _has_words(group: Group) -> bool:
    return any(query.highlight_terms for query in group.alternatives)


def _quoted(phrase: str) -> str:
    return f'"{join_unspaced(phrase)}"'


def merge_queries(*queries: Query) -> Query:
    """Return the query that finds what all of some find; of two limits of one kind, the narrower holds."""
    terms: dict[str, Any] = {
        name: tuple(dict.fromkeys(term for query in queries for term in getattr(query, name)))
        for name in ("words", "phrases", "without", "without_phrases", "fields", "is_", "groups")
    }
    dates: dict[str, Any] = {}
    for limit, name in (("from", "from_"), ("to", "to"), ("before", "before"), ("after", "after")):
        days = (getattr(query, name) for query in queries)
        dates[name] = reduce(partial(narrow_dates, limit), days, None)
    as_of = reduce(partial(narrow_dates, "as-of"), (query.as_of for query in queries), None)
    return Query(**terms, **dates, as_of=as_of, certainly=any(query.certainly for query in queries))


def any_query(queries: Iterable[Query]) -> Query:
    """Return the query that finds what any of some queries finds; empty ones are left out."""
    found: dict[Query, None] = {}
    for query in queries:
        is_group = len(query.groups) == 1 and not query.groups[0].negated
        inner = query.groups[0].alternatives if is_group else ()
        # Alternatives of an alternative are alternatives of the whole.
        found |= dict.fromkeys(inner if inner and query == Query(groups=query.groups) else (query,))
    found.pop(Query(), None)
    return (
        next(iter(found)) if len(found) == 1 else Query(groups=(Group(tuple(found)),)) if found else Query()
    )


def negate_query(query: Query) -> Query:
    """Return the query that finds what another does not find; the empty one for the empty one."""
    if query == Query():
        return query
    if query.groups and query == Query(groups=query.groups[:1]):
        (group,) = query.groups
        if group.negated:
            return group.alternatives[0]
        return merge_queries(*map(negate_query, group.alternatives))
    for name, opposite in _OPPOSITES.items():
        terms = getattr(query, name)
        alone: dict[str, Any] = {name: terms}
        flipped_terms: dict[str, Any] = {opposite: terms}
        if len(terms) == 1 and query == Query(**alone):
            return Query(**flipped_terms)
    fields = (*query.fields, *query.is_)
    if len(fields) == 1 and query == Query(fields=query.fields, is_=query.is_):
        flipped = (replace(fields[0], negated=not fields[0].negated),)
        return Query(fields=flipped) if query.fields else Query(is_=flipped)
    return Query(groups=(Group((query,), negated=True),))


_OPPOSITES = {
    "words": "without",
    "without": "words",
    "phrases": "without_phrases",
    "without_phrases": "phrases",
}
