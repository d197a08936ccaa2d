"""A version of a chronology as text: some lines for each event, so that a comparison by lines can be read."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.chronology import Chronology
from tui.chronology.date_format import format_date
from tui.chronology.event import Citation, ClaimedTime, Event
from tui.evidence.changes.knowledge_changes import entry_text
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
            for name, claimed in version.dates.items():
                yield line(f"    {name}: {_claimed(claimed)}")
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
    others = (
        ("criticises", ", ".join(event.criticises)),
        ("after", event.after),
        ("before", event.before),
        ("public", event.public),
    )
    for name, value in others:
        if value:
            yield line(f"  {name} {value}")
    yield from (line(f"  cites {_cited(citation)}") for citation in event.cites)
    yield from (line(f"  knowledge {entry_text(entry)}") for entry in event.knowledge)


def _cited(citation: Citation) -> str:
    quoted = f': "{citation.quote}"' if citation.quote else ""
    pinpoint = f", {citation.pinpoint}" if citation.pinpoint else ""
    says = citation.says
    said = ", ".join(filter(None, (_claimed(says), says.title))) if says else ""
    return f"{citation.key}{pinpoint} ({citation.role}){quoted}{f', says {said}' if said else ''}"


def _claimed(claimed: ClaimedTime) -> str:
    after = f"after {claimed.after}" if claimed.after else ""
    before = f"before {claimed.before}" if claimed.before else ""
    return ", ".join(filter(None, (str(claimed.date or ""), after, before)))
