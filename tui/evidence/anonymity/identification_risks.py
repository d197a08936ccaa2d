"""Anonymity: what is told of one protected person, added up over everything that is told.

Details of one kind alone are let stand: that somebody who must stay unknown was harmed in March, or had a
brother, finds nobody. Two kinds are a risk. A colleague, a neighbour or a class-mate knows the month and the
brother, and needs no more; the editors' codes call it jigsaw identification. So the threshold is
`FEWEST_KINDS`, and every kind beyond it makes the risk greater, not other.

All that is told of a person is one profile: an age in one event and the year of another give a year of birth,
as both in one sentence do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui.chronology.edtf_date import EdtfDate
from tui.evidence.anonymity.identifying_details import (
    DetailKind,
    find_details,
    format_day,
    includes_year,
    is_exact,
    is_year_name,
)

FEWEST_KINDS = 2
"""Kinds of detail about one person that are a risk together."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Z][a-z]+)")
_GOES_ON = re.compile(r"(?:She|He|They|Her|His|Their)\b")


@dataclass(frozen=True, slots=True)
class ProtectedPerson:
    """Somebody protected."""

    id: str
    name: str
    """The pseudonym."""


@dataclass(frozen=True, slots=True)
class DisclosedText:
    """One event, as far as it is told."""

    event: str
    """Its id."""
    when: EdtfDate | None
    actors: frozenset[str]
    """Ids of those who take part."""
    texts: tuple[tuple[str, str], ...]
    """What is said in it: for each text where it stands, such as `summary`, and the text."""
    dates: tuple[tuple[str, EdtfDate], ...] = ()
    """What else it is dated by: where that stands, and the date."""


@dataclass(frozen=True, slots=True)
class IdentifyingDetail:
    """One thing told of somebody."""

    kind: DetailKind
    event: str
    field: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: “{self.words}” ({self.event}: {self.field})"


@dataclass(frozen=True, slots=True)
class IdentificationRisk:
    """Somebody protected of whom so much is told that they may be known."""

    person: ProtectedPerson
    details: tuple[IdentifyingDetail, ...]
    """In the order of what is told, each once."""

    @property
    def kinds(self) -> tuple[DetailKind, ...]:
        """The kinds of detail, in their own order."""
        found = {detail.kind for detail in self.details}
        return tuple(kind for kind in DetailKind if kind in found)

    @property
    def message(self) -> str:
        """In one sentence, without a full stop."""
        return f"{self.person.name} may be known by what is told together: {', '.join(self.kinds)}"


REMEDY = "leave at most one kind: say a year, a county or city, “a parent”, and no age"
"""What to do about a risk."""


def find_risks(
    people: Sequence[ProtectedPerson], told: Iterable[DisclosedText], issued: Iterable[EdtfDate | None]
) -> list[IdentificationRisk]:
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
    days = frozenset(filter(None, (format_day(when) for when in issued if when)))
    found: dict[str, dict[IdentifyingDetail | _Year, None]] = {one.id: {} for one in people}
    for one in told:
        is_named = any(anybody.search(text) for _, text in one.texts)
        if is_named or not protected.isdisjoint(one.actors):
            for person, name in names.items():
                details_of = (it for it in _details(person, name, one, days) if not _is_issue(it, days))
                found[person].update(dict.fromkeys(details_of))
    all_risks = (IdentificationRisk(one, tuple(_as_profile(found[one.id]))) for one in people)
    return [risk for risk in all_risks if len(risk.kinds) >= FEWEST_KINDS]


def _as_profile(found: Iterable[IdentifyingDetail | _Year]) -> Iterator[IdentifyingDetail]:
    """The details, and every age once more as a year of birth where a year is told anywhere."""
    has_year = any(isinstance(one, _Year) for one in found)
    for one in found:
        if isinstance(one, IdentifyingDetail):
            yield one
            if has_year and one.kind is DetailKind.AGE:
                yield IdentifyingDetail(DetailKind.BIRTH_YEAR, one.event, one.field, one.words)


def _is_issue(detail: IdentifyingDetail | _Year, days: frozenset[str]) -> bool:
    if isinstance(detail, _Year) or detail.field == "date":
        return False
    day = _DAY.match(detail.words)
    return day is not None and f"{day[1]} {day[2]}" in days


@dataclass(frozen=True, slots=True)
class _Year:
    """A year in which somebody was somewhere, or did something."""

    event: str


def _details(
    person: str, name: re.Pattern[str], told: DisclosedText, days: frozenset[str]
) -> Iterator[IdentifyingDetail | _Year]:
    is_about = person in told.actors or any(
        name.search(text) for field, text in told.texts if field in _OF_EVENT
    )
    if is_about:
        yield from _of_dates(told, days)
    # What names somebody in its title is about them as much as what they take part in.
    is_theirs = person in told.actors or any(
        name.search(text) for field, text in told.texts if field in _HEAD
    )
    for field, text in told.texts:
        for part in (text,) if is_theirs else _sentences_about(name, text):
            yield from (
                IdentifyingDetail(kind, told.event, field, words) for kind, words in find_details(part)
            )
            if is_year_name(part):
                yield _Year(told.event)


def _of_dates(told: DisclosedText, days: frozenset[str]) -> Iterator[IdentifyingDetail | _Year]:
    cited = ((field, when) for field, when in told.dates if format_day(when) not in days)
    for field, when in (*((("date", told.when),) if told.when else ()), *cited):
        if is_exact(when):
            yield IdentifyingDetail(DetailKind.DATE, told.event, field, when.text)
        if includes_year(when):
            yield _Year(told.event)


_HEAD = frozenset(("title", "question"))
_OF_EVENT = _HEAD | {"summary"}
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
