"""The texts of an export, in the form in which they are searched for identifying details."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import EdtfDate
from tui.evidence.anonymity.disclosed_texts import (
    DisclosedCitation,
    DisclosedContent,
    DisclosedDifference,
    DisclosedEvent,
    DisclosedKnowledge,
    DisclosedPosition,
    DisclosedSearch,
    knowledge_texts,
)
from tui.export.content import ExportContent
from tui.index.knowledge_record import KnowledgeRecord
from tui.index.protocol import Index
from tui.index.records import CitationRecord, DifferenceRecord, EventRecord
from tui.index.search_records import SearchRecord


def disclosed_content(content: ExportContent, index: Index) -> DisclosedContent:
    """Return every text that an export contains, by event.

    Args:
        content: The content of the export.
        index: The index it was gathered from; differences may involve events that are not in the export.
    """
    info, names = content.info, {actor.id: actor.name for actor in index.actors()}
    event, citation = partial(_event, names), partial(_citation, names)
    return DisclosedContent(
        title=info.title,
        about=info.about,
        notice=info.notice,
        kinds=info.kinds,
        events=tuple(map(event, content.events)),
        differences=tuple(
            DisclosedDifference.of(one, citation, _claimed_dates(one)) for one in content.differences
        ),
        positions=tuple(
            DisclosedPosition.of(position.party, position, citation)
            for event in content.events
            for position in event.positions
        )
        + tuple(_reasons(content)),
        searches=tuple(map(_search, content.searches)),
        sources=content.sources,
        takes_part=dict(_takes_part(content, index)),
    )


def _reasons(content: ExportContent) -> Iterator[DisclosedPosition]:
    """Yield why nothing is put to a party, once for each party."""
    positions = (position for event in content.events for position in event.positions)
    reasons = {position.party: position.reason for position in positions if position.reason}
    yield from (DisclosedPosition(party, "", reason, ()) for party, reason in reasons.items())


def _takes_part(content: ExportContent, index: Index) -> Iterator[tuple[str, frozenset[str]]]:
    shown = {event.row.id: event for event in content.events}
    named = [
        name
        for difference in content.differences
        for name in (*difference.events, *(dated for dated, _ in _claimed_dates(difference)))
    ]
    named += [event.row.id for event in content.events if event.positions]
    named += [name for search in content.searches for name in search.about]
    for name in dict.fromkeys(named):
        event = shown.get(name) or index.event(name)
        if event:
            yield name, frozenset(actor.id for actor in event.actors)


def _claimed_dates(difference: DifferenceRecord) -> Iterator[tuple[str, EdtfDate]]:
    for version in difference.versions:
        yield from ((event, cached_parse(date)) for event, date, _, _ in version.dates if date)


def _event(names: Mapping[str, str], event: EventRecord) -> DisclosedEvent:
    return DisclosedEvent(
        id=event.row.id,
        when=event.row.when,
        title=event.row.title,
        summary=event.summary,
        note=event.note,
        date_as_written=event.date_as_written,
        tags=event.tags,
        actors=event.actors,
        cites=tuple(_citation(names, cited) for cited in event.cites),
        merged_from=event.merged_from,
        knowledge=tuple(_knowledge(names, entry) for entry in event.knowledge),
        order_leaves=event.window.as_date if event.window else None,
    )


def _knowledge(names: Mapping[str, str], entry: KnowledgeRecord) -> DisclosedKnowledge:
    return DisclosedKnowledge(
        texts=knowledge_texts(entry.actor.id, entry.actor.name, entry.part, entry.what, entry.said_by),
        since=entry.since_date,
        cites=tuple(_citation(names, cited) for cited in entry.cites),
    )


def _citation(names: Mapping[str, str], cited: CitationRecord) -> DisclosedCitation:
    passage = cited.passage
    dates = (passage.about if passage else "", passage.said_on if passage else "", cited.says_date)
    said_by = passage.said_by if passage else ()
    return DisclosedCitation(
        key=str(cited.key),
        text=passage.text if passage else "",
        speaker=passage.speaker if passage else "",
        said_by=tuple(part for name in said_by for part in (name, names.get(name, "")) if part),
        matters=passage.matters if passage else (),
        origin=passage.origin if passage else "",
        quote=cited.quote,
        says=cited.says,
        pinpoint=cited.pinpoint,
        dates=tuple(cached_parse(date) if date else None for date in dates),
    )


def _search(search: SearchRecord) -> DisclosedSearch:
    places = [text for place in search.unheld for text in (place.described, place.answered) if text]
    covered = [date for place in search.unheld for date in (place.first, place.last) if date]
    return DisclosedSearch(
        id=search.id,
        about=search.about,
        texts=(search.looked_for, *search.words, search.by, search.note, *places),
        keys=(*search.sources, *(str(hit.key) for hit in search.hits)),
        dates=tuple(map(cached_parse, covered)),
    )
