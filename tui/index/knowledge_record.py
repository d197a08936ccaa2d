"""The record of an entry of knowledge: who is shown to have been aware of an event, and from when."""

from __future__ import annotations

from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import CitationRole, EventStatus, KnowledgeForm, Stance
from tui.index.records import ActorRecord, CitationRecord, EventRow
from tui.light_dataclass import dataclass


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

    @property
    def differs(self) -> bool:
        """Whether it is disputed: by its status, or by a source that it cites.

        An entry of the other stance does not make it so: to have been told and to have been unaware can
        both hold.
        """
        return self.status is EventStatus.DISPUTED or self.is_disputed


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
