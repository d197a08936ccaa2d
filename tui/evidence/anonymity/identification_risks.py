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
        return f"{self.person.name} could be identified by these details together: {', '.join(self.kinds)}"


REMEDY = "keep at most one kind of detail: write a year, a county or city, “a parent”, and no age"
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
    names = _Names(people)
    days = frozenset(filter(None, (format_day(date) for date in issued if date)))
    profiles: dict[str, dict[IdentifyingDetail | _Year, None]] = {person.id: {} for person in people}
    for item in disclosed:
        texts = _Texts(item, names)
        for person_id in texts.people:
            details = texts.details(person_id, days)
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


_WORD = re.compile(r"\w+")
_ALIKE = {"ı": "i", "İ": "i"}
"""Letters that `re.IGNORECASE` takes for an i, and case folding does not."""


def _key(word: str) -> str:
    return "".join(_ALIKE.get(letter, letter) for letter in word).casefold()


class _Names:
    """The names of the people, looked up by their first words: one pass over a text finds them all."""

    def __init__(self, people: Sequence[ProtectedPerson]) -> None:
        self._patterns = {person.id: _mention(person.name) for person in people}
        self._numbers = {person_id: number for number, person_id in enumerate(self._patterns)}
        self._by_word: dict[str, list[str]] = {}
        self._wordless: list[str] = []
        """The ids of people whose names have no letter; these are looked for in every text."""
        for person in people:
            word = _WORD.search(person.name)
            (self._by_word.setdefault(_key(word[0]), []) if word else self._wordless).append(person.id)

    def __contains__(self, person: str) -> bool:
        return person in self._patterns

    def in_order(self, persons: Iterable[str]) -> list[str]:
        """Sort ids of people in the order in which the people were given."""
        return sorted(persons, key=self._numbers.__getitem__)

    def named_in(self, text: str) -> set[str]:
        """Return the ids of the people whose names are in a text."""
        words = {_key(match[0]) for match in _WORD.finditer(text)}
        likely = (person for word in words for person in self._by_word.get(word, ()))
        return {person for person in (*likely, *self._wordless) if self._patterns[person].search(text)}


class _Texts:
    """The texts of one item, each read once for all people."""

    def __init__(self, item: DisclosedText, names: _Names) -> None:
        self._item = item
        self._names = names
        self._named = [(field, text, names.named_in(text)) for field, text in item.texts]
        taking_part = {actor for actor in item.actors if actor in names}
        self._has_head, self._is_about = set(taking_part), set(taking_part)
        everybody = set(taking_part)
        for field, _, named in self._named:
            everybody |= named
            self._has_head |= named if field in _HEAD else set()
            self._is_about |= named if field in _OF_EVENT else set()
        self.people = names.in_order(everybody)
        """The ids of those who take part or are named, in the order of the people."""
        self._whole: list[IdentifyingDetail | _Year] | None = None
        self._parts: dict[str, list[tuple[str, str]]] | None = None

    def details(self, person: str, days: frozenset[str]) -> Iterator[IdentifyingDetail | _Year]:
        """Yield the details about a person, in the order of the texts."""
        if person in self._is_about:
            yield from _of_dates(self._item, days)
        if person in self._has_head:
            # An event with a person's name in its title is about that person, as if they took part.
            yield from self._of_all()
        else:
            for field, part in self._sentences_by_person().get(person, ()):
                yield from _of_text(self._item.event, field, part)

    def _of_all(self) -> list[IdentifyingDetail | _Year]:
        if self._whole is None:
            event = self._item.event
            self._whole = [
                detail for field, text in self._item.texts for detail in _of_text(event, field, text)
            ]
        return self._whole

    def _sentences_by_person(self) -> dict[str, list[tuple[str, str]]]:
        """Map each person to the sentences about them, each with its field."""
        if self._parts is None:
            self._parts = {}
            for field, text, named in self._named:
                for person, sentence in _sentences(text, self._names) if named else ():
                    self._parts.setdefault(person, []).append((field, sentence))
        return self._parts


def _of_text(event: str, field: str, text: str) -> Iterator[IdentifyingDetail | _Year]:
    yield from (IdentifyingDetail(kind, event, field, words) for kind, words in find_details(text))
    if is_year_name(text):
        yield _Year(event)


def _sentences(text: str, names: _Names) -> Iterator[tuple[str, str]]:
    """Yield each person with the sentences that name them, and those after them that begin with a pronoun."""
    going_on: set[str] = set()
    for sentence in _SENTENCE_END.split(text):
        named = names.named_in(sentence)
        going_on = going_on | named if _GOES_ON.match(sentence) else named
        yield from ((person, sentence) for person in going_on)
