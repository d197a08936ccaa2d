"""A version of a chronology as text: some lines for each event, so that a comparison by lines can be read."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.chronology import Chronology
from tui.chronology.date_format import format_date
from tui.chronology.event import Citation, Event
from tui.views.lines import BLANK, Line, line


def version_lines(chronology: Chronology) -> Iterator[Line]:
    """Yield the title, the events in the order of the file, the differences and the searches.

    Args:
        chronology: The version.
    """
    yield line(chronology.title)
    for event in chronology.events:
        yield BLANK
        yield from _event_lines(event)
    for difference in chronology.differences:
        yield BLANK
        yield line(f"difference {difference.id}: {difference.question}")
        for version in difference.versions:
            yield line(f"  {version.says} ({', '.join(str(cited.key) for cited in version.cites)})")
    for search in chronology.searches:
        yield BLANK
        yield line(f"search {search.id}: {search.looked_for}")
        yield line(f"  on {search.on}, by the words {', '.join(search.words)}")
        yield from (line(f"  seen {one.key}") for one in search.seen)


def _event_lines(event: Event) -> Iterator[Line]:
    date = f"{format_date(event.date)} ({event.date})" if event.date else "undated"
    yield line(f"{date}: {event.title} [{event.id}]")
    yield line(f"  {event.status}, {event.kind}{''.join(f', {actor}' for actor in event.actors)}")
    for text in (event.summary, f"note: {event.note}" if event.note else ""):
        if text:
            yield line(f"  {text}")
    for name, value in (("after", event.after), ("before", event.before), ("public", event.public)):
        if value:
            yield line(f"  {name} {value}")
    yield from (line(f"  cites {_cited(citation)}") for citation in event.cites)


def _cited(citation: Citation) -> str:
    quoted = f': "{citation.quote}"' if citation.quote else ""
    pinpoint = f", {citation.pinpoint}" if citation.pinpoint else ""
    return f"{citation.key}{pinpoint} ({citation.role}){quoted}"
