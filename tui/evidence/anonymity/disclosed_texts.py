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


class _Position(Protocol[_Cited_co]):
    """What a party answered about an event: a model or a record."""

    @property
    def event(self) -> str: ...
    @property
    def version(self) -> str: ...
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
    said_by: tuple[str, ...]
    """The id and the name of each actor whose statement it is."""
    matters: tuple[str, ...]
    origin: str
    quote: str
    says: str
    """What the source gives instead of what the event says; empty for none."""
    pinpoint: str
    dates: tuple[EdtfDate | None, ...]
    """The dates of the passage (`about`, `said-on`) and the date of the citation (`says`)."""


@dataclass(frozen=True, slots=True)
class DisclosedKnowledge:
    """One entry of who is shown to have been aware of an event."""

    texts: tuple[str, ...]
    """The id and the name of whom it is about, which part, who says so, and what is said."""
    since: EdtfDate | None
    cites: tuple[DisclosedCitation, ...]


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
    merged_from: tuple[str, ...]
    order_leaves: EdtfDate | None
    """The days that its place in the order leaves to it, where it is undated; None for none or one side."""
    knowledge: tuple[DisclosedKnowledge, ...]


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
    dates: tuple[tuple[str, EdtfDate], ...]
    """The ids of events, each with a date that a side gives it."""

    @classmethod
    def of(
        cls,
        difference: _Difference[_Cited_co],
        citation: Callable[[_Cited_co], DisclosedCitation],
        dates: Iterable[tuple[str, EdtfDate]],
    ) -> DisclosedDifference:
        """Return a copy of a difference.

        Args:
            difference: A model or a record.
            citation: Copies a citation of it.
            dates: The ids of events, each with a date that a side gives it.
        """
        versions = tuple(
            (version.says, tuple(map(citation, version.cites))) for version in difference.versions
        )
        return cls(
            difference.id, difference.events, difference.question, difference.note, versions, tuple(dates)
        )


@dataclass(frozen=True, slots=True)
class DisclosedPosition:
    """What one party answered about one event."""

    party: str
    """The id of the actor."""
    event: str
    """The id of the event."""
    version: str
    cites: tuple[DisclosedCitation, ...]

    @classmethod
    def of(
        cls, party: str, position: _Position[_Cited_co], citation: Callable[[_Cited_co], DisclosedCitation]
    ) -> DisclosedPosition:
        """Return a copy of a position.

        Args:
            party: The id of the actor.
            position: A model or a record.
            citation: Copies a citation of it.
        """
        return cls(party, position.event, position.version, tuple(map(citation, position.cites)))


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
    positions: tuple[DisclosedPosition, ...]
    searches: tuple[DisclosedSearch, ...]
    sources: tuple[_Source, ...]
    takes_part: Mapping[str, frozenset[str]]
    """By event id, the ids of the actors who take part: of each event of a difference, position or search."""


def knowledge_texts(actor: str, name: str, part: str, what: str, said_by: str) -> tuple[str, ...]:
    """Return the texts of an entry of knowledge.

    Args:
        actor: The id of whom it is about.
        name: Their name; empty where the chronology does not describe them.
        part: Which part of them.
        what: What they are shown to have been aware of.
        said_by: Who says so, a name or words.
    """
    return _spoken(actor), name, part, what, said_by


def disclosed_texts(disclosed: DisclosedContent) -> Iterator[DisclosedText]:
    """List everything that is disclosed: one item for the chronology, and for each item of it."""
    yield DisclosedText("the chronology", None, frozenset(), tuple(_of_head(disclosed)))
    for event in disclosed.events:
        actors = frozenset(actor.id for actor in event.actors)
        cited_here = (*event.cites, *(cited for entry in event.knowledge for cited in entry.cites))
        since = ((event.id, entry.since) for entry in event.knowledge if entry.since is not None)
        left = (("order", event.order_leaves),) if event.order_leaves else ()
        dates = (*_dates(cited_here), *since, *left)
        yield DisclosedText(event.id, event.when, actors, tuple(_of_event(event)), dates)
    for difference in disclosed.differences:
        cites = [cited for _, side in difference.versions for cited in side]
        # A difference is about those who take part in all of its events.
        parts = [disclosed.takes_part.get(event, frozenset()) for event in difference.events]
        actors = frozenset.intersection(*parts) if parts else frozenset()
        yield DisclosedText(
            difference.id, None, actors, tuple(_of_difference(difference)), tuple(_dates(cites))
        )
        for name, date in difference.dates:
            # It is about those who take part in that event.
            actors = disclosed.takes_part.get(name, frozenset())
            yield DisclosedText(name, None, actors, (), ((f"difference {difference.id}", date),))
    for position in disclosed.positions:
        # It is about those who take part in its event.
        actors = disclosed.takes_part.get(position.event, frozenset())
        name = f"{position.party} on {position.event}"
        texts = (("version", position.version), *_of_citations(position.cites))
        yield DisclosedText(name, None, actors, texts, tuple(_dates(position.cites)))
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
    for entry in event.knowledge:
        yield from (("knowledge", text) for text in entry.texts)
        yield from _of_citations(entry.cites)


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
            *map(_spoken, (*cited.said_by, *cited.matters)),
            # What somebody says is often about themselves, and does not name them.
            *(f"{_spoken(name)}: {cited.text}" for name in cited.said_by),
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
