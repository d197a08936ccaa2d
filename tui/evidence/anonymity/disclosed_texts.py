"""The list of all texts and dates that events, differences and sources disclose.

The check of a whole chronology has them in its models, and the gate of an export in its records. Both copy
them into the classes here before looking for identifying details. No field has a default, so that neither can
forget one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tui.chronology.edtf_date import EdtfDate
from tui.evidence.anonymity.identification_risks import DisclosedText


@dataclass(frozen=True, slots=True)
class DisclosedActor:
    """A person or body that takes part in an event."""

    id: str
    name: str
    role: str
    named_because: str


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
    tags: tuple[str, ...]
    actors: tuple[DisclosedActor, ...]
    cites: tuple[DisclosedCitation, ...]


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


@dataclass(frozen=True, slots=True)
class DisclosedSource:
    """One source, without its passages."""

    id: str
    type: str
    title: str
    author: tuple[str, ...]
    container_title: str
    publisher: str
    issued_because: str
    url: str
    language: str
    rights: str
    note: str


@dataclass(frozen=True, slots=True)
class DisclosedContent:
    """Everything that a chronology or an export discloses."""

    title: str
    about: str
    notice: str
    kinds: tuple[tuple[str, str, str], ...]
    """For each kind its id, its label and its description."""
    events: tuple[DisclosedEvent, ...]
    differences: tuple[DisclosedDifference, ...]
    sources: tuple[DisclosedSource, ...]
    takes_part: Mapping[str, frozenset[str]]
    """By event id, the ids of the actors who take part, for every event that a difference is about."""


def disclosed_texts(disclosed: DisclosedContent) -> Iterator[DisclosedText]:
    """List everything that is disclosed: one item for the chronology, each event, difference and source."""
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
    for source in disclosed.sources:
        yield DisclosedText(source.id, None, frozenset(), tuple(_of_source(source)))


def _of_head(disclosed: DisclosedContent) -> Iterator[tuple[str, str]]:
    yield from (("title", disclosed.title), ("about", disclosed.about), ("notice", disclosed.notice))
    for kind, label, about in disclosed.kinds:
        yield from (("kinds", _spoken(kind)), ("kinds", label), ("kinds", about))


def _of_event(event: DisclosedEvent) -> Iterator[tuple[str, str]]:
    yield from (("title", event.title), ("summary", event.summary), ("note", event.note))
    yield "id", _spoken(event.id)
    yield from (("tags", tag) for tag in event.tags)
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
            cited.speaker,
            _spoken(cited.origin),
            _spoken(cited.key),
        )
        yield from ((cited.key, text) for text in texts if text)


def _of_source(source: DisclosedSource) -> Iterator[tuple[str, str]]:
    yield from (("title", source.title), ("note", source.note), ("id", _spoken(source.id)))
    yield from (("author", author) for author in source.author)
    yield from (("type", source.type), ("container-title", source.container_title))
    yield from (("publisher", source.publisher), ("issued-because", source.issued_because))
    yield from (("URL", _spoken(source.url)), ("language", source.language), ("rights", source.rights))


def _dates(cites: Iterable[DisclosedCitation]) -> Iterator[tuple[str, EdtfDate]]:
    for cited in cites:
        yield from ((cited.key, date) for date in cited.dates if date is not None)


def _spoken(name: str) -> str:
    """An id or a web address as the words it is made of."""
    return re.sub(r"[\W_]+", " ", name).strip()
