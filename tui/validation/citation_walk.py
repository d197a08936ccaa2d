"""Iterating over citations of a chronology, each with its path, its source and its event."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from tui.chronology.event import Citation, Event
from tui.chronology.source import Source
from tui.parsing.errors import Path
from tui.parsing.events.partial_event import cited_sources, knowledge_sources, outline_of
from tui.parsing.loader import LoadedChronology


class CitationContext(NamedTuple):
    """One citation of an event, of its knowledge, of a version of a difference, or of a position."""

    citation: Citation
    path: Path
    """Its path in `events.yaml` (see `LoadedChronology`)."""
    source: Source | None
    """None where the chronology has no such source."""
    concerns: tuple[str, ...]
    """The ids of the events that a problem with it is about."""
    event: Event | None
    """The event that it dates and describes; None for a citation of knowledge, a difference or a position."""


def citations_of_event(reading: LoadedChronology, event: Event, path: Path) -> Iterator[CitationContext]:
    """Yield the citations of an event, in their order, then those of its knowledge.

    Args:
        reading: The chronology as it was read.
        event: One of its events.
        path: That of the event.
    """
    sources = reading.chronology.source_by_id
    for index, citation in enumerate(event.cites):
        source = sources.get(citation.source)
        yield CitationContext(citation, (*path, "cites", index), source, (event.id,), event)
    for number, entry in enumerate(event.knowledge):
        for index, citation in enumerate(entry.cites):
            citation_path = (*path, "knowledge", number, "cites", index)
            yield CitationContext(citation, citation_path, sources.get(citation.source), (event.id,), None)


def citations_of_differences(reading: LoadedChronology) -> Iterator[CitationContext]:
    """Yield the citations of the differences, in the order of the file."""
    sources = reading.chronology.source_by_id
    for difference, path in zip(reading.chronology.differences, reading.difference_paths, strict=True):
        for number, version in enumerate(difference.versions):
            for index, citation in enumerate(version.cites):
                citation_path = (*path, "versions", number, "cites", index)
                yield CitationContext(
                    citation, citation_path, sources.get(citation.source), difference.events, None
                )


def citations_of_positions(reading: LoadedChronology) -> Iterator[CitationContext]:
    """Yield what the positions cite, in the order of their files."""
    sources = reading.chronology.source_by_id
    for _, entry, path in reading.positions():
        for index, citation in enumerate(entry.cites):
            place = (*path, "cites", index)
            yield CitationContext(citation, place, sources.get(citation.source), (entry.event,), None)


def cited_anywhere(reading: LoadedChronology) -> set[str]:
    """Return the ids of the sources that events, differences and positions cite."""
    events = reading.chronology.events
    outlines = [outline for event in events if (outline := outline_of(event)) is not None]
    lists = {sources for one in outlines for sources in (one.sources, one.knowledge_sources)}
    names = {name for sources in lists for name in sources.split()}
    for event in events:
        if outline_of(event) is None:
            names.update(cited_sources(event))
            names.update(knowledge_sources(event))
    others = (citations_of_differences(reading), citations_of_positions(reading))
    names.update(cited.citation.source for cited in chain(*others))
    return names
