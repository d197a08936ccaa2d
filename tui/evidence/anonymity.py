"""Anonymity: what is told of one protected person, added up over everything that is told.

Details of one kind alone are let stand: that somebody who must stay unknown was harmed in March, or had a
brother, finds nobody. Two kinds are a risk. A colleague, a neighbour or a class-mate knows the month and the
brother, and needs no more; the editors' codes call it jigsaw identification. So the threshold is
`FEWEST_KINDS`, and every kind beyond it makes the risk greater, not other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui.chronology.when import When
from tui.evidence.identifying import Kind, day_words, details, is_exact, names_year, tells_year

FEWEST_KINDS = 2
"""Kinds of detail about one person that are a risk together."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Z][a-z]+)")
_GOES_ON = re.compile(r"(?:She|He|They|Her|His|Their)\b")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody protected."""

    id: str
    name: str
    """The pseudonym."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event, as far as it is told."""

    event: str
    """Its id."""
    when: When | None
    actors: frozenset[str]
    """Ids of those who take part."""
    texts: tuple[tuple[str, str], ...]
    """What is said in it: for each text where it stands, such as `summary`, and the text."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing told of somebody."""

    kind: Kind
    event: str
    field: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: “{self.words}” ({self.event}: {self.field})"


@dataclass(frozen=True, slots=True)
class Risk:
    """Somebody protected of whom so much is told that they may be known."""

    person: Person
    details: tuple[Detail, ...]
    """In the order of what is told, each once."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of detail, in their own order."""
        found = {detail.kind for detail in self.details}
        return tuple(kind for kind in Kind if kind in found)

    @property
    def message(self) -> str:
        """In one sentence, without a full stop."""
        return f"{self.person.name} may be known by what is told together: {', '.join(self.kinds)}"


REMEDY = "leave at most one kind: say a year, a county or city, “a parent”, and no age"
"""What to do about a risk."""


def risks(people: Sequence[Person], told: Iterable[Told], issued: Iterable[When | None]) -> list[Risk]:
    """Who may be known by what is told of them, in the order of the people.

    Args:
        people: Who is protected.
        told: All that is told.
        issued: The dates of issue of the sources: a text that names one of these days speaks of a source.
    """
    if not people:
        return []
    names = {one.id: _mention(one.name) for one in people}
    anybody = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in names.values()), re.IGNORECASE)
    protected = names.keys()
    days = frozenset(filter(None, (day_words(when) for when in issued if when)))
    found: dict[str, dict[Detail, None]] = {one.id: {} for one in people}
    for one in told:
        is_named = any(anybody.search(text) for _, text in one.texts)
        if is_named or not protected.isdisjoint(one.actors):
            for person, name in names.items():
                details_of = (it for it in _details(person, name, one) if not _is_issue(it, days))
                found[person].update(dict.fromkeys(details_of))
    all_risks = (Risk(one, tuple(found[one.id])) for one in people)
    return [risk for risk in all_risks if len(risk.kinds) >= FEWEST_KINDS]


def _is_issue(detail: Detail, days: frozenset[str]) -> bool:
    day = _DAY.match(detail.words)
    return detail.field != "date" and day is not None and f"{day[1]} {day[2]}" in days


def _details(person: str, name: re.Pattern[str], told: Told) -> Iterator[Detail]:
    takes_part = person in told.actors
    is_about = takes_part or any(name.search(text) for field, text in told.texts if field in _OF_EVENT)
    if is_about and told.when is not None and is_exact(told.when):
        yield Detail(Kind.DATE, told.event, "date", told.when.text)
    is_dated = is_about and told.when is not None and tells_year(told.when)
    for field, text in told.texts:
        for part in (text,) if takes_part else _sentences_about(name, text):
            for kind, words in details(part):
                yield Detail(kind, told.event, field, words)
                if kind is Kind.AGE and (is_dated or names_year(part)):
                    yield Detail(Kind.BIRTH_YEAR, told.event, field, words)


_OF_EVENT = frozenset(("title", "summary"))
"""Where somebody who is named is one the event is about."""


def _mention(name: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _sentences_about(name: re.Pattern[str], text: str) -> Iterator[str]:
    """The sentences that name somebody, and those that go on with a pronoun."""
    goes_on = False
    for sentence in _SENTENCE_END.split(text) if name.search(text) else ():
        goes_on = bool(name.search(sentence)) or (goes_on and bool(_GOES_ON.match(sentence)))
        if goes_on:
            yield sentence
