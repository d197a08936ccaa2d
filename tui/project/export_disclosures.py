"""The texts of an export, in the form in which they are searched for identifying details."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.edtf import cached_parse
from tui.evidence.anonymity.disclosed_texts import (
    DisclosedActor,
    DisclosedCitation,
    DisclosedContent,
    DisclosedDifference,
    DisclosedEvent,
    DisclosedSource,
)
from tui.export.content import ExportContent
from tui.index.protocol import Index
from tui.index.records import CitationRecord, DifferenceRecord, EventRecord, SourceRecord


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
        kinds=tuple((kind.id, kind.label, kind.about) for kind in info.kinds),
        events=tuple(map(_event, content.events)),
        differences=tuple(map(_difference, content.differences)),
        sources=tuple(map(_source, content.sources)),
        takes_part=dict(_takes_part(content, index)),
    )


def _takes_part(content: ExportContent, index: Index) -> Iterator[tuple[str, frozenset[str]]]:
    shown = {event.row.id: event for event in content.events}
    for name in dict.fromkeys(name for difference in content.differences for name in difference.events):
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
        tags=event.tags,
        actors=tuple(
            DisclosedActor(actor.id, actor.name, actor.role, actor.named_because) for actor in event.actors
        ),
        cites=tuple(_citations(event.cites)),
    )


def _difference(difference: DifferenceRecord) -> DisclosedDifference:
    return DisclosedDifference(
        id=difference.id,
        events=difference.events,
        question=difference.question,
        note=difference.note,
        versions=tuple((version.says, tuple(_citations(version.cites))) for version in difference.versions),
    )


def _citations(cites: Iterable[CitationRecord]) -> Iterator[DisclosedCitation]:
    for cited in cites:
        passage = cited.passage
        dates = (passage.about if passage else "", cited.says_date)
        yield DisclosedCitation(
            key=str(cited.key),
            text=passage.text if passage else "",
            speaker=passage.speaker if passage else "",
            origin=passage.origin if passage else "",
            quote=cited.quote,
            says=cited.says,
            dates=tuple(cached_parse(date) if date else None for date in dates),
        )


def _source(source: SourceRecord) -> DisclosedSource:
    return DisclosedSource(
        id=source.id,
        type=source.type,
        title=source.title,
        author=source.author,
        container_title=source.container_title,
        publisher=source.publisher,
        issued_because=source.issued_because,
        url=source.url,
        language=source.language,
        rights=source.rights,
        note=source.note,
    )
