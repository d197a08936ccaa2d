"""The record of an entry of knowledge: who is shown to have been aware of an event, and from when."""

from __future__ import annotations

from collections.abc import Sequence

from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import CitationRole, EventStatus, KnowledgeForm, Stance
from tui.index.records import ActorRecord, CitationRecord, EventRow
from tui.light_dataclass import dataclass, replace


@dataclass(frozen=True, slots=True)
class KnowledgeRecord:
    """One entry of the knowledge of an event."""

    number: int
    """Its place among the entries of the event, from 1."""
    actor: ActorRecord
    part: str
    """Which part of the actor; empty where that is not given."""
    form: KnowledgeForm
    said_by: str
    """Who says so, a name or words; empty where it is on record."""
    is_own: bool
    """Whether the actor says so of itself."""
    what: str
    stance: Stance
    since: str
    """From when, as EDTF; empty where it is not dated."""
    status: EventStatus
    cites: tuple[CitationRecord, ...]
    differs: bool = False
    """Whether it is disputed: by its status, by a source, or by an entry of the other stance."""

    @property
    def since_date(self) -> EdtfDate | None:
        """From when, with its bounds; None where it is not dated."""
        return cached_parse(self.since) if self.since else None

    @property
    def is_supported(self) -> bool:
        """Whether a source that it cites supports it."""
        return any(citation.role is CitationRole.SUPPORTS for citation in self.cites)

    @property
    def is_disputed(self) -> bool:
        """Whether a source that it cites disputes it."""
        return any(citation.role is CitationRole.DISPUTES for citation in self.cites)


@dataclass(frozen=True, slots=True)
class EventKnowledge:
    """An event with its entries of knowledge."""

    row: EventRow
    public: str
    """When it became public, as EDTF; empty where that is not known."""
    entries: tuple[KnowledgeRecord, ...]
    """In the order of the file; none where nobody is shown to have been aware or unaware."""


@dataclass(frozen=True, slots=True)
class UndatedKnowledge:
    """How many events a query with a day of awareness would find, or not, if undated entries counted."""

    more: int = 0
    """Events that it does not find, and would find: an actor is shown to have been aware, on no date."""
    fewer: int = 0
    """Events that it finds by negation, and would not find."""


def mark_differing(entries: Sequence[KnowledgeRecord]) -> tuple[KnowledgeRecord, ...]:
    """Return the entries of one event with `differs`.

    Two entries are about the same where they are about one part of one actor. One about the actor as a whole
    is about each of its parts too, but an entry about one part is never about another.

    Args:
        entries: Entries of one event. As of a day only those that are left, with the citations that are left.
    """
    marked = ((entry, _differs(entry, entries)) for entry in entries)
    # Most entries stay as they are, and making a record takes time.
    return tuple(
        entry if entry.differs == differs else replace(entry, differs=differs) for entry, differs in marked
    )


def _differs(entry: KnowledgeRecord, entries: Sequence[KnowledgeRecord]) -> bool:
    is_disputed = entry.status is EventStatus.DISPUTED or entry.is_disputed
    return is_disputed or any(_contradicts(entry, other) for other in entries)


def _contradicts(entry: KnowledgeRecord, other: KnowledgeRecord) -> bool:
    parts = entry.part.casefold().strip(), other.part.casefold().strip()
    is_of_same = entry.actor.id == other.actor.id and (parts[0] == parts[1] or "" in parts)
    return is_of_same and entry.stance is not other.stance
