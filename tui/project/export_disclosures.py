"""The texts of an export, in the form in which they are searched for identifying details."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.edtf import cached_parse
from tui.evidence.anonymity.disclosed_texts import (
    DisclosedCitation,
    DisclosedContent,
    DisclosedDifference,
    DisclosedEvent,
    DisclosedSearch,
)
from tui.export.content import ExportContent
from tui.index.protocol import Index
from tui.index.records import CitationRecord, EventRecord
from tui.index.search_records import SearchRecord


def disclosed_content(content: ExportContent, index: Index) -> DisclosedContent:
    """Return every text that an export contains, by event.

    Args:
        content: The content of the export.
        index: The index it was gathered from; differences may involve events that are not in the export.
    """
    info = content.info
    return DisclosedContent(
        title=info.title,
        about=info.about,
        notice=info.notice,
        kinds=info.kinds,
        events=tuple(map(_event, content.events)),
        differences=tuple(DisclosedDifference.of(one, _citation) for one in content.differences),
        searches=tuple(map(_search, content.searches)),
        sources=content.sources,
        takes_part=dict(_takes_part(content, index)),
    )


def _takes_part(content: ExportContent, index: Index) -> Iterator[tuple[str, frozenset[str]]]:
    shown = {event.row.id: event for event in content.events}
    named = [*(one.events for one in content.differences), *(one.about for one in content.searches)]
    for name in dict.fromkeys(name for events in named for name in events):
        event = shown.get(name) or index.event(name)
        if event:
            yield name, frozenset(actor.id for actor in event.actors)


def _event(event: EventRecord) -> DisclosedEvent:
    return DisclosedEvent(
        id=event.row.id,
        when=event.row.when,
        title=event.row.title,
        summary=event.summary,
        note=event.note,
        date_as_written=event.date_as_written,
        tags=event.tags,
        actors=event.actors,
        cites=tuple(map(_citation, event.cites)),
        merged_from=event.merged_from,
    )


def _citation(cited: CitationRecord) -> DisclosedCitation:
    passage = cited.passage
    dates = (passage.about if passage else "", cited.says_date)
    return DisclosedCitation(
        key=str(cited.key),
        text=passage.text if passage else "",
        speaker=passage.speaker if passage else "",
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
