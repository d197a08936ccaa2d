"""What the page's script knows of an event: the words that find it, its dates, and since when it was public.

The words are those of the index (`tui.index.texts.event_text`), made of records here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tui.chronology.edtf_date import DateForm
from tui.export.escape import to_single_line
from tui.export.json_objects import source_of
from tui.export.page.public_days import (
    ALWAYS,
    NEVER,
    difference_day,
    differs_day,
    issue_day,
    knowledge_day,
    public_day,
    version_days,
)
from tui.index.records import ActorRecord, EventRecord
from tui.text.note_marks import drop_marks
from tui.text.search_text import normalize


@dataclass(frozen=True, slots=True)
class EventFacts:
    """One event, as far as the script filters and draws it."""

    id: str
    kind: str
    status: str
    days: tuple[int, int, int, int, int] | None
    """The first day that it may touch, the first by which it has certainly begun, the last before which it
    has certainly not ended, the last that it may touch, and the day it is listed at; None where undated."""
    public: int
    """The first day on which it may have been public."""
    differs: bool
    differs_since: int
    """The first day on which the sources may have been seen to differ."""
    is_once: bool
    """Whether it happened once, on a day within its dates; else it lasted."""
    actors: tuple[str, ...]
    """See `actor_key`."""
    sources: tuple[tuple[str, int], ...]
    """The id of each source it cites, and the first day on which that may have been issued."""
    tags: tuple[str, ...]
    lines: Mapping[str, int]
    """Its folded texts, each with the first day on which it may have been public."""


def event_facts(event: EventRecord, labels: Mapping[str, str], without: frozenset[str]) -> EventFacts:
    """Return what the script knows of an event.

    Args:
        event: The event.
        labels: By id, the label of each kind that the chronology describes.
        without: The parts that the page leaves out: their words are not in its data either.
    """
    row = event.row
    sources: dict[str, int] = {}
    for one in event.cites:
        name, day = source_of(one), issue_day(one)
        sources[name] = min(day, sources.get(name, NEVER))
    return EventFacts(
        id=row.id,
        kind=row.kind,
        status=row.status,
        days=_days(event),
        public=public_day(event),
        differs=row.differs,
        differs_since=differs_day(event),
        actors=tuple(map(actor_key, event.actors)),
        sources=tuple(sources.items()),
        tags=event.tags,
        is_once=row.when is not None and row.when.shape is not DateForm.SPAN,
        lines=_lines(_texts(event, labels.get(row.kind, ""), without)),
    )


def actor_key(actor: ActorRecord) -> str:
    """Return by what the page names an actor in its filters: of a protected one nothing but the pseudonym."""
    return to_single_line(actor.name) if actor.protected else actor.id


def _days(event: EventRecord) -> tuple[int, int, int, int, int] | None:
    when, day = event.row.when, event.row.day
    if when is None or day is None:
        return None
    return when.first_day, when.begun_by, when.lasts_to, when.last_day, day


def _lines(texts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return each folded text once, with the day on which it was public first."""
    lines: dict[str, int] = {}
    for text, day in texts:
        line = normalize(text)
        if line and day < lines.get(line, FAR_OFF):
            lines[line] = day
    return lines


FAR_OFF = NEVER + 1
"""Later than every day."""


def _texts(event: EventRecord, label: str, without: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Yield the texts by whose words a search finds an event, each with the day on which it was public."""
    row = event.row
    own = (row.title, drop_marks(event.summary, len(event.cites) + event.hidden.citations))
    names = (actor.name for actor in event.actors)
    for text in (*own, event.date_as_written, label, *event.tags, *names, row.id):
        yield text, ALWAYS
    for one in event.cites if "notes" not in without else ():
        if one.passage:
            yield one.passage.text, issue_day(one)
    for entry in event.knowledge if "knowledge" not in without else ():
        since = knowledge_day(entry)
        for text in (entry.what, entry.part):
            yield text, since
    for difference in event.differences if "differences" not in without else ():
        # Those that are made of conflicting dates have no words of their own.
        if not difference.by_dates:
            since = difference_day(difference)
            yield difference.question, since
            for version, day in zip(difference.versions, version_days(difference), strict=True):
                yield version.says, max(day, since)
            yield difference.note, NEVER
    yield event.note, NEVER
