"""Whether a protected person can be identified from all details together that are disclosed about them.

Details of one kind alone are no risk: that somebody who must stay unknown was harmed in March, or had a
brother, identifies nobody. Two kinds are a risk. A colleague, a neighbour or a class-mate knows the month and
the brother, and needs no more; editors' codes call this jigsaw identification. So the threshold is
`FEWEST_KINDS` kinds; further kinds make the risk greater.

All details about a person form one profile: an age in one event and the year of another give a year of birth,
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
    """A person whose identity must not be disclosed."""

    id: str
    name: str
    """The pseudonym."""


@dataclass(frozen=True, slots=True)
class DisclosedText:
    """One event, difference or source, or the head of the chronology, as far as it is disclosed."""

    event: str
    """Its id, for the message."""
    when: EdtfDate | None
    """The date of an event; None for anything else."""
    actors: frozenset[str]
    """The ids of those who take part."""
    texts: tuple[tuple[str, str], ...]
    """Each text with the key or citation it belongs to, such as `summary`: the key first."""
    dates: tuple[tuple[str, EdtfDate], ...] = ()
    """Each further date with the citation it belongs to: the citation first."""


@dataclass(frozen=True, slots=True)
class IdentifyingDetail:
    """One detail about a person."""

    kind: DetailKind
    event: str
    field: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: “{self.words}” ({self.event}: {self.field})"


@dataclass(frozen=True, slots=True)
class IdentificationRisk:
    """A protected person who may be identified."""

    person: ProtectedPerson
    details: tuple[IdentifyingDetail, ...]
    """In the order of the disclosed texts, each once."""

    @property
    def kinds(self) -> tuple[DetailKind, ...]:
        """The kinds of the details, in the order of `DetailKind`."""
        present = {detail.kind for detail in self.details}
        return tuple(kind for kind in DetailKind if kind in present)

    @property
    def message(self) -> str:
        """The risk in one sentence, without a full stop."""
        return f"{self.person.name} may be known by what is told together: {', '.join(self.kinds)}"


REMEDY = "leave at most one kind: say a year, a county or city, “a parent”, and no age"
"""What to do about a risk."""


def find_risks(
    people: Sequence[ProtectedPerson], disclosed: Iterable[DisclosedText], issued: Iterable[EdtfDate | None]
) -> list[IdentificationRisk]:
    """Return the protected people who may be identified, in the order of `people`.

    Args:
        people: Those who are protected.
        disclosed: Everything that is disclosed (`tui.evidence.anonymity.disclosed_texts`).
        issued: The dates of issue of the sources; one of these days in a text refers to a source, and is no
            detail. None is ignored.
    """
    if not people:
        return []
    names = {person.id: _mention(person.name) for person in people}
    anybody = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in names.values()), re.IGNORECASE)
    protected = names.keys()
    days = frozenset(filter(None, (format_day(date) for date in issued if date)))
    profiles: dict[str, dict[IdentifyingDetail | _Year, None]] = {person.id: {} for person in people}
    for item in disclosed:
        is_named = any(anybody.search(text) for _, text in item.texts)
        if is_named or not protected.isdisjoint(item.actors):
            for person_id, name in names.items():
                details = _details(person_id, name, item, days)
                profiles[person_id].update(
                    dict.fromkeys(detail for detail in details if not _is_issue(detail, days))
                )
    all_risks = (IdentificationRisk(person, tuple(_as_profile(profiles[person.id]))) for person in people)
    return [risk for risk in all_risks if len(risk.kinds) >= FEWEST_KINDS]


def _as_profile(details: Iterable[IdentifyingDetail | _Year]) -> Iterator[IdentifyingDetail]:
    """The details, and every age once more as a year of birth where any year is disclosed."""
    has_year = any(isinstance(detail, _Year) for detail in details)
    for detail in details:
        if isinstance(detail, IdentifyingDetail):
            yield detail
            if has_year and detail.kind is DetailKind.AGE:
                yield IdentifyingDetail(DetailKind.BIRTH_YEAR, detail.event, detail.field, detail.words)


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
    person: str, name: re.Pattern[str], disclosed: DisclosedText, days: frozenset[str]
) -> Iterator[IdentifyingDetail | _Year]:
    is_about = person in disclosed.actors or any(
        name.search(text) for field, text in disclosed.texts if field in _OF_EVENT
    )
    if is_about:
        yield from _of_dates(disclosed, days)
    # An event with a person's name in its title is about that person, as if they took part.
    is_theirs = person in disclosed.actors or any(
        name.search(text) for field, text in disclosed.texts if field in _HEAD
    )
    for field, text in disclosed.texts:
        for part in (text,) if is_theirs else _sentences_about(name, text):
            yield from (
                IdentifyingDetail(kind, disclosed.event, field, words) for kind, words in find_details(part)
            )
            if is_year_name(part):
                yield _Year(disclosed.event)


def _of_dates(disclosed: DisclosedText, days: frozenset[str]) -> Iterator[IdentifyingDetail | _Year]:
    cited = ((field, date) for field, date in disclosed.dates if format_day(date) not in days)
    for field, date in (*((("date", disclosed.when),) if disclosed.when else ()), *cited):
        if is_exact(date):
            yield IdentifyingDetail(DetailKind.DATE, disclosed.event, field, date.text)
        if includes_year(date):
            yield _Year(disclosed.event)


_HEAD = frozenset(("title", "question"))
_OF_EVENT = _HEAD | {"summary"}
"""The keys in which a name means that the event is about that person."""


def _mention(name: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _sentences_about(name: re.Pattern[str], text: str) -> Iterator[str]:
    """The sentences that name somebody, and those after them that begin with a pronoun."""
    goes_on = False
    for sentence in _SENTENCE_END.split(text) if name.search(text) else ():
        goes_on = bool(name.search(sentence)) or (goes_on and bool(_GOES_ON.match(sentence)))
        if goes_on:
            yield sentence
