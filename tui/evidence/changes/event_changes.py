"""What has changed in one event: date, status, other fields, citations, and whether its sources differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.chronology.event import Citation, ClaimedTime, Event
from tui.chronology.keys import CitationKey
from tui.evidence.changes.date_changes import compare_dates
from tui.evidence.changes.knowledge_changes import knowledge_changes


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with another value."""

    field: str
    """As it is called in the file: `status`, `date` ..."""
    old: str
    """The value before; empty for none."""
    new: str
    words: tuple[str, ...] = ()
    """What that means, for dates: `narrowed`, `less certain` ..."""


@dataclass(frozen=True, slots=True)
class CitationChange:
    """A citation that came, went, or has another role or quotation."""

    old: Citation | None
    """None for one that came."""
    new: Citation | None
    """None for one that went."""


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event that is in both versions, and not the same."""

    old: Event
    new: Event
    fields: tuple[FieldChange, ...] = ()
    """Its id first where that changed."""
    citations: tuple[CitationChange, ...] = ()
    differs: bool | None = None
    """Whether its sources differ now, and did not before, or the other way round; None for no change."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return not self.fields and not self.citations and self.differs is None


@dataclass(frozen=True, slots=True)
class Renames:
    """The ids that were renamed, each from old to new: what only names them anew is no change."""

    events: Mapping[str, str]
    sources: Mapping[str, str]
    kinds: Mapping[str, str]
    actors: Mapping[str, str]
    passages: Mapping[CitationKey, CitationKey]
    """Passages of the same words, by how they were cited."""

    def cited_now(self, citation: Citation) -> CitationKey:
        """Return how what an old citation cites is cited in the new version."""
        source = self.sources.get(citation.source, citation.source)
        return self.passages.get(citation.key, CitationKey(source, citation.passage))


def compare_events(old: Event, new: Event, renames: Renames) -> EventChange:
    """Return what has changed in an event, but for whether its sources differ.

    Args:
        old: The event before.
        new: The event now.
        renames: The renamed ids.
    """
    return EventChange(old, new, tuple(_fields(old, new, renames)), tuple(_citations(old, new, renames)))


def _fields(old: Event, new: Event, renames: Renames) -> Iterator[FieldChange]:
    if old.id != new.id:
        yield FieldChange("id", old.id, new.id, ("renamed",))
    before, after = str(old.date or ""), str(new.date or "")
    if words := compare_dates(old.date, new.date):
        yield FieldChange("date", before, after, words)
    events = renames.events
    values = (
        ("date-as-written", old.date_as_written, new.date_as_written),
        ("after", _now(old.after, events), new.after or ""),
        ("before", _now(old.before, events), new.before or ""),
        ("title", old.title, new.title),
        ("kind", _now(old.kind, renames.kinds), new.kind),
        ("status", old.status.value, new.status.value),
        ("actors", _list([_now(actor, renames.actors) for actor in old.actors]), _list(new.actors)),
        (
            "criticises",
            _list([_now(actor, renames.actors) for actor in old.criticises]),
            _list(new.criticises),
        ),
        ("summary", old.summary, new.summary),
        ("public", str(old.public or ""), str(new.public or "")),
        ("tags", _list(old.tags), _list(new.tags)),
        ("merged-from", _list(old.merged_from), _list(new.merged_from)),
        ("note", old.note, new.note),
    )
    for field, was, now in values:
        if was != now:
            yield FieldChange(field, was, now)
    entries = knowledge_changes(
        old.knowledge, new.knowledge, lambda name: _now(name, renames.actors), renames.cited_now
    )
    yield from (FieldChange("knowledge", was, now) for was, now in entries)


def _now(name: str | None, renamed: Mapping[str, str]) -> str:
    return renamed.get(name or "", name or "")


def _list(values: Sequence[str]) -> str:
    return ", ".join(values)


def _citations(old: Event, new: Event, renames: Renames) -> Iterator[CitationChange]:
    """Yield what came and went: a citation of the same passage is the same one, in order of its citing."""
    left: dict[CitationKey, list[Citation]] = {}
    for citation in old.cites:
        left.setdefault(renames.cited_now(citation), []).append(citation)
    came: list[Citation] = []
    for citation in new.cites:
        same = left.get(citation.key)
        if not same:
            came.append(citation)
            continue
        now, events = _rest(citation, {}), renames.events
        exact = next((other for other in same if _rest(other, events) == now), same[0])
        same.remove(exact)
        if _rest(exact, events) != now:
            yield CitationChange(exact, citation)
    yield from (CitationChange(None, citation) for citation in came)
    yield from (CitationChange(citation, None) for citations in left.values() for citation in citations)


def _rest(citation: Citation, renamed: Mapping[str, str]) -> tuple[object, ...]:
    """Return all of a citation but its passage."""
    said = (*claimed_fields(citation.says, renamed), citation.says.title) if citation.says else None
    return citation.quote, citation.prefix, citation.suffix, citation.role, citation.pinpoint, said


def claimed_fields(claimed: ClaimedTime, renamed: Mapping[str, str]) -> tuple[str, str, str]:
    """Return the date, `after` and `before` that a source gives; empty for none.

    Args:
        claimed: What it gives.
        renamed: The events that were renamed meanwhile, from old to new.
    """
    return str(claimed.date or ""), _now(claimed.after, renamed), _now(claimed.before, renamed)
