"""The texts by whose words a search finds an event: each with its place, and when it may have been public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import FAR
from tui.chronology.enums import CitationRole
from tui.chronology.event import Event
from tui.index.id_numbers import IdNumbers
from tui.index.match_reason import MatchPlace, PlaceKey
from tui.index.texts.citation_resolver import ResolvedCitation
from tui.index.texts.difference_text import DifferenceText, first_issue
from tui.text.note_marks import drop_marks


@dataclass(frozen=True, slots=True)
class EventText:
    """One text of an event."""

    text: str
    key: PlaceKey
    day: int = -FAR
    """The first day number by which it may have been public; -FAR for always, FAR for unknown."""


def event_texts(
    event: Event,
    cited: Sequence[ResolvedCitation],
    chronology: Chronology,
    numbers: IdNumbers,
    differences: Mapping[str, Iterable[DifferenceText]],
) -> Iterator[EventText]:
    """Yield the texts of an event, the title first, the editor's note last.

    Args:
        event: The event.
        cited: Its citations, resolved.
        chronology: The chronology, for the names of kinds and actors.
        numbers: The numbers of kinds, actors and sources.
        differences: By event id, the texts of its differences.
    """
    yield EventText(event.title, PlaceKey(MatchPlace.TITLE))
    yield EventText(drop_marks(event.summary, len(cited)), PlaceKey(MatchPlace.SUMMARY))
    yield EventText(event.date_as_written, PlaceKey(MatchPlace.DATE_AS_WRITTEN))
    if kind := chronology.kind_by_id.get(event.kind):
        yield EventText(kind.label, PlaceKey(MatchPlace.KIND, numbers.kinds[event.kind]))
    for number, tag in enumerate(event.tags):
        yield EventText(tag, PlaceKey(MatchPlace.TAG, number))
    for actor in event.actors:
        if described := chronology.actor_by_id.get(actor):
            yield EventText(described.name, PlaceKey(MatchPlace.ACTOR, numbers.actors[actor]))
    yield EventText(event.id, PlaceKey(MatchPlace.ID))
    for citation in cited:
        if citation.passage and (source := citation.source):
            day = source.issued.first_day if source.issued else FAR
            key = PlaceKey(MatchPlace.PASSAGE, numbers.sources[source.id], citation.passage.number)
            yield EventText(citation.passage.text, key, day)
    for one in differences.get(event.id, ()):
        yield EventText(one.text, PlaceKey(MatchPlace.DIFFERENCE, one.difference, one.version), one.day)
    for number, entry in enumerate(event.knowledge, 1):
        supporting = [cite for cite in entry.cites if cite.role is CitationRole.SUPPORTS]
        day = first_issue(supporting, chronology)
        yield EventText(entry.what, PlaceKey(MatchPlace.KNOWLEDGE, number), day)
        yield EventText(entry.part, PlaceKey(MatchPlace.KNOWLEDGE, number, 1), day)
    yield EventText(event.note, PlaceKey(MatchPlace.NOTE), FAR)
