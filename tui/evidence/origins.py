"""Independent origins of the support for an event: reports that repeat each other count once."""

from __future__ import annotations

from tui.chronology.chronology import Chronology
from tui.chronology.enums import CitationRole
from tui.chronology.event import Event


def origins_of(event: Event, chronology: Chronology) -> tuple[str, ...]:
    """Return the origins of an event's supporting citations, each once, in order of citation.

    Five newspapers that report one trial are one origin. A passage that does not exist has the origin of its
    source; a source that does not exist has none.
    """
    origins: dict[str, None] = {}
    for citation in event.cites:
        source = chronology.source_by_id.get(citation.source)
        if citation.role is CitationRole.SUPPORTS and source is not None:
            origins[source.origin_of(source.by_key.get(citation.passage))] = None
    return tuple(origins)
