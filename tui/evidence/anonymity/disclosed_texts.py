"""The list of all texts and dates that events, differences and sources disclose.

The check of a whole chronology has them in its models, and the gate of an export in its records. Actors,
kinds, differences and sources have fields of the same names in both and are searched as they are; events and
citations are copied into the classes here. No field has a default, so that neither can forget one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tui.chronology.edtf_date import EdtfDate
from tui.evidence.anonymity.identification_risks import DisclosedText

_Cited_co = TypeVar("_Cited_co", covariant=True)
"""A citation: a model or a record."""


class _Actor(Protocol):
    """A person or body that takes part in an event: a model or a record."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def named_because(self) -> str: ...


class _Kind(Protocol):
    """A kind of event: a model or a record."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def about(self) -> str: ...


class _Source(Protocol):
    """A source without its passages: a model or a record."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def author(self) -> tuple[str, ...]: ...
    @property
    def container_title(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def issued_because(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def rights(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def bundle(self) -> str: ...


class _Version(Protocol[_Cited_co]):
    """What one side of a difference says: a model or a record."""

    @property
    def says(self) -> str: ...
    @property
    def cites(self) -> tuple[_Cited_co, ...]: ...


class _Difference(Protocol[_Cited_co]):
    """One difference between the sources: a model or a record."""

    @property
    def id(self) -> str: ...
    @property
    def events(self) -> tuple[str, ...]: ...
    @property
    def question(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def versions(self) -> Sequence[_Version[_Cited_co]]: ...


@dataclass(frozen=True, slots=True)
class DisclosedCitation:
    """One citation, with the passage that it cites."""

    key: str
    """As written: `source#passage`."""
    text: str
    """The text of the passage."""
    speaker: str
    origin: str
    quote: str
    says: str
    """What the source gives instead of what the event says; empty for none."""
    pinpoint: str
    dates: tuple[EdtfDate | None, ...]
    """The date of the passage (`about`) and the date of the citation (`says`)."""


@dataclass(frozen=True, slots=True)
class DisclosedEvent:
    """One event."""

    id: str
    when: EdtfDate | None
    title: str
    summary: str
    note: str
    date_as_written: str
    tags: tuple[str, ...]
    actors: tuple[_Actor, ...]
    cites: tuple[DisclosedCitation, ...]
    merged_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DisclosedDifference:
    """One difference between the sources."""

    id: str
    events: tuple[str, ...]
    """The ids of the events it is about."""
    question: str
    note: str
    versions: tuple[tuple[str, tuple[DisclosedCitation, ...]], ...]
    """What each side says, and what it cites."""

    @classmethod
    def of(
        cls, difference: _Difference[_Cited_co], citation: Callable[[_Cited_co], DisclosedCitation]
    ) -> DisclosedDifference:
        """Return a copy of a difference.

        Args:
            difference: A model or a record.
            citation: Copies a citation of it.
        """
        versions = tuple(
            (version.says, tuple(map(citation, version.cites))) for version in difference.versions
        )
        return cls(difference.id, difference.events, difference.question, difference.note, versions)


@dataclass(frozen=True, slots=True)
class DisclosedSearch:
    """One search of the sources."""

    id: str
    about: tuple[str, ...]
    """The ids of the events it is about."""
    texts: tuple[str, ...]
    """What was looked for, the words, who looked, the note, and material that is not held."""
    keys: tuple[str, ...]
    """The ids of sources and the keys of passages that it names."""
    dates: tuple[EdtfDate, ...]
    """What that material covers."""


@dataclass(frozen=True, slots=True)
class DisclosedContent:
    """Everything that a chronology or an export discloses."""

    title: str
    about: str
    notice: str
    kinds: tuple[_Kind, ...]
    events: tuple[DisclosedEvent, ...]
    differences: tuple[DisclosedDifference, ...]
    searches: tuple[DisclosedSearch, ...]
    sources: tuple[_Source, ...]
    takes_part: Mapping[str, frozenset[str]]
    """By event id, the ids of the actors who take part, for every event of a difference or search."""


def disclosed_texts(disclosed: DisclosedContent) -> Iterator[DisclosedText]:
    """List everything that is disclosed: one item for the chronology, and for each item of it."""
    yield DisclosedText("the chronology", None, frozenset(), tuple(_of_head(disclosed)))
    for event in disclosed.events:
        actors = frozenset(actor.id for actor in event.actors)
        yield DisclosedText(event.id, event.when, actors, tuple(_of_event(event)), tuple(_dates(event.cites)))
    for difference in disclosed.differences:
        cites = [cited for _, side in difference.versions for cited in side]
        # A difference is about those who take part in all of its events.
        parts = [disclosed.takes_part.get(event, frozenset()) for event in difference.events]
        actors = frozenset.intersection(*parts) if parts else frozenset()
        yield DisclosedText(
            difference.id, None, actors, tuple(_of_difference(difference)), tuple(_dates(cites))
        )
    for search in disclosed.searches:
        parts = [disclosed.takes_part.get(event, frozenset()) for event in search.about]
        actors = frozenset.intersection(*parts) if parts else frozenset()
        texts = tuple((search.id, text) for text in (*search.texts, *map(_spoken, (search.id, *search.keys))))
        dates = tuple((search.id, date) for date in search.dates)
        yield DisclosedText(search.id, None, actors, texts, dates)
    for source in disclosed.sources:
        yield DisclosedText(source.id, None, frozenset(), tuple(_of_source(source)))


def _of_head(disclosed: DisclosedContent) -> Iterator[tuple[str, str]]:
    yield from (("title", disclosed.title), ("about", disclosed.about), ("notice", disclosed.notice))
    for kind in disclosed.kinds:
        yield from (("kinds", _spoken(kind.id)), ("kinds", kind.label), ("kinds", kind.about))


def _of_event(event: DisclosedEvent) -> Iterator[tuple[str, str]]:
    yield from (("title", event.title), ("summary", event.summary), ("note", event.note))
    yield from (("date-as-written", event.date_as_written), ("id", _spoken(event.id)))
    yield from (("tags", tag) for tag in event.tags)
    yield from (("merged-from", _spoken(place)) for place in event.merged_from)
    for actor in event.actors:
        yield from (("actors", actor.name), ("actors", actor.role), ("actors", actor.named_because))
        yield "actors", _spoken(actor.id)
    yield from _of_citations(event.cites)


def _of_difference(difference: DisclosedDifference) -> Iterator[tuple[str, str]]:
    yield from (("question", difference.question), ("note", difference.note), ("id", _spoken(difference.id)))
    for says, cites in difference.versions:
        yield "versions", says
        yield from _of_citations(cites)


def _of_citations(cites: Iterable[DisclosedCitation]) -> Iterator[tuple[str, str]]:
    for cited in cites:
        texts = (
            cited.text,
            cited.quote,
            cited.says,
            cited.pinpoint,
            cited.speaker,
            _spoken(cited.origin),
            _spoken(cited.key),
        )
        yield from ((cited.key, text) for text in texts if text)


def _of_source(source: _Source) -> Iterator[tuple[str, str]]:
    yield from (("title", source.title), ("note", source.note), ("id", _spoken(source.id)))
    yield from (("author", author) for author in source.author)
    yield from (("type", source.type), ("container-title", source.container_title))
    yield from (("publisher", source.publisher), ("issued-because", source.issued_because))
    yield from (("URL", _spoken(source.url)), ("language", source.language), ("rights", source.rights))
    yield "bundle", source.bundle


def _dates(cites: Iterable[DisclosedCitation]) -> Iterator[tuple[str, EdtfDate]]:
    for cited in cites:
        yield from ((cited.key, date) for date in cited.dates if date is not None)


def _spoken(name: str) -> str:
    """An id or a web address as the words it is made of."""
    return re.sub(r"[\W_]+", " ", name).strip()
