"""`PartialEvent`: an event of which little was read, as it is written as before; the rest is read on demand.

Where a large file is read again after an edit, nearly all of its events are like this. What is asked of every
event is there at once. When anything else is asked for, it is read, and the event is an `Event` from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from tui.chronology.edtf import parse
from tui.chronology.event import Event

DIFFERS, CONFLICTS, CLAIMS = "d", "c", "s"
_FIELDS = frozenset(Event.model_fields)
_date = lru_cache(maxsize=20_000)(parse)


class EventOutline(NamedTuple):
    """What is asked of every event, as texts."""

    id: str
    date: str
    """In EDTF; empty for none."""
    after: str
    before: str
    kind: str
    actors: str
    """Ids with spaces between them; likewise `criticises` and `sources`."""
    criticises: str
    sources: str
    """Those it cites, each once."""
    knowledge_actors: str
    """Whom its knowledge is about, each once."""
    knowledge_sources: str
    """The sources that its knowledge cites, each once."""
    differs: str
    """`DIFFERS` where its citations or its status show that its sources differ; behind it `CONFLICTS`, where
    one of them gives a date that cannot be the event's, and `CLAIMS`, where one gives any date or order."""
    tally: str
    """What the rules about single events found in it (`tui.validation.check`)."""


class PartialEvent(Event):
    """An event that has only what its outline has. It becomes an `Event` as soon as more is asked of it."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (each value has its own type)
        """Read the rest where a value is asked for that is not there yet."""
        if name not in _FIELDS:
            raise AttributeError(name)
        _rest_of(self)
        return self.__dict__[name]


def make_partial(outline: EventOutline, read: Callable[[], Event]) -> PartialEvent:
    """Return an event that is read later.

    Args:
        outline: What is asked of every event.
        read: Reads all of it.
    """
    event: PartialEvent = PartialEvent.__new__(PartialEvent)
    values = {
        "id": outline.id,
        "date": _date(outline.date) if outline.date else None,
        "after": outline.after or None,
        "before": outline.before or None,
        "kind": outline.kind,
        "actors": tuple(outline.actors.split()),
        "criticises": tuple(outline.criticises.split()),
        "outline": outline,
        "read": read,
    }
    object.__setattr__(event, "__dict__", values)
    return event


def outline_of(event: Event) -> EventOutline | None:
    """Return the outline of an event that is not read yet; None for one that is."""
    return event.__dict__["outline"] if type(event) is PartialEvent else None


def outline_text(event: Event, differs: str, tally: str) -> str:
    """Return the outline of an event in one line: its fields with tabs between them.

    Args:
        event: The event; what its own outline has, it keeps, but for the tally.
        differs: As in `EventOutline`; likewise `tally`.
        tally: What the rules found in it.
    """
    known = outline_of(event)
    if known is not None:
        return "\t".join(known._replace(tally=tally))
    date = event.date.text if event.date else ""
    sources, actors = " ".join(cited_sources(event)), " ".join(event.actors)
    criticises = " ".join(event.criticises)
    after, before = event.after or "", event.before or ""
    aware, proofs = " ".join(knowledge_actors(event)), " ".join(knowledge_sources(event))
    named = (event.kind, actors, criticises, sources, aware, proofs)
    return "\t".join((event.id, date, after, before, *named, differs, tally))


def complete(event: Event, read: Event) -> None:
    """Make a partial event the event that was read.

    Args:
        event: The partial event.
        read: The same event, read as a whole.
    """
    values: Mapping[str, Any] = read.__dict__
    object.__setattr__(event, "__dict__", dict(values))
    for slot in ("__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__"):
        object.__setattr__(event, slot, getattr(read, slot))
    object.__setattr__(event, "__class__", Event)


def cited_sources(event: Event) -> Iterable[str]:
    """Return the ids of the sources that an event cites, each once; nothing of it is read for that."""
    outline = outline_of(event)
    if outline is not None:
        return outline.sources.split()
    return dict.fromkeys(citation.source for citation in event.cites)


def knowledge_actors(event: Event) -> Iterable[str]:
    """Return the ids of the actors that the knowledge of an event is about, each once; nothing is read."""
    outline = outline_of(event)
    if outline is not None:
        return outline.knowledge_actors.split()
    return dict.fromkeys(entry.actor for entry in event.knowledge)


def knowledge_sources(event: Event) -> Iterable[str]:
    """Return the ids of the sources that the knowledge of an event cites, each once; nothing is read."""
    outline = outline_of(event)
    if outline is not None:
        return outline.knowledge_sources.split()
    return dict.fromkeys(citation.source for entry in event.knowledge for citation in entry.cites)


def _rest_of(event: PartialEvent) -> None:
    complete(event, event.__dict__["read"]())
