"""What events, differences and sources tell: the one list of texts and dates that may identify somebody.

The check of a whole chronology and the gate of an export each hold these things in a form of their own, and
both write them down in this one. Every field must be given, so that neither can leave one out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tui.chronology.edtf_date import EdtfDate
from tui.evidence.anonymity.identification_risks import DisclosedText


@dataclass(frozen=True, slots=True)
class DisclosedActor:
    """Somebody, or a body, who takes part in an event."""

    id: str
    name: str
    role: str
    named_because: str


@dataclass(frozen=True, slots=True)
class DisclosedCitation:
    """What is cited, and what it gives instead of what the event says."""

    key: str
    """As written: `source#passage`."""
    text: str
    """The passage's."""
    speaker: str
    origin: str
    quote: str
    says: str
    dates: tuple[EdtfDate | None, ...]
    """That the passage gives, and that the citation gives."""


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
    """The ids of those it is about."""
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
    """Everything that is told."""

    title: str
    about: str
    notice: str
    kinds: tuple[tuple[str, str, str], ...]
    """Of each lane its id, its label and what is said about it."""
    events: tuple[DisclosedEvent, ...]
    differences: tuple[DisclosedDifference, ...]
    sources: tuple[DisclosedSource, ...]
    takes_part: Mapping[str, frozenset[str]]
    """By event, the ids of those who take part in it: of every event that a difference is about."""


def disclosed_texts(disclosed: DisclosedContent) -> Iterator[DisclosedText]:
    """What is told, one thing after the other, each with all of its texts and dates."""
    yield DisclosedText("the chronology", None, frozenset(), tuple(_of_head(disclosed)))
    for event in disclosed.events:
        actors = frozenset(actor.id for actor in event.actors)
        yield DisclosedText(event.id, event.when, actors, tuple(_of_event(event)), tuple(_dates(event.cites)))
    for difference in disclosed.differences:
        cites = [cited for _, side in difference.versions for cited in side]
        # Whoever takes part in all that it is about is whom it is about.
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
        yield from ((cited.key, when) for when in cited.dates if when is not None)


def _spoken(name: str) -> str:
    """An id or an address as the words it is made of."""
    return re.sub(r"[\W_]+", " ", name).strip()
