"""An event, who took part, and what it rests on."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from tui.chronology.fields import ChronologyModel, Date, Id, Text


class EventStatus(StrEnum):
    """How firmly a statement stands, from a finding to a dispute."""

    ESTABLISHED = "established"
    """Found by a court, or by an official inquiry within its remit."""
    ADMITTED = "admitted"
    """Conceded by the person or body it concerns."""
    REPORTED = "reported"
    """Stated by a source, neither found nor conceded."""
    ALLEGED = "alleged"
    """Claimed against somebody, and not found."""
    DISPUTED = "disputed"
    """Stated by one source and contradicted by another."""


class CitationRole(StrEnum):
    """What a citation does for the event that makes it."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    CONTEXT = "context"


class ContraryClaim(ChronologyModel):
    """What a source gives instead of what the event says."""

    date: Date | None = None
    title: str = ""
    """In a few words, what it says, where it is not the date that differs."""


class Citation(ChronologyModel):
    """One source, one passage of it, and what that passage does for the event."""

    source: Id
    passage: str = ""
    """The passage's label or number; empty where the whole source, or a quotation, is meant."""
    quote: str = ""
    """The source's exact words."""
    prefix: str = ""
    suffix: str = ""
    """What stands before and after the quotation, where it occurs more than once."""
    role: CitationRole = Field(default=CitationRole.SUPPORTS, alias="as")
    says: ContraryClaim | None = None

    @property
    def key(self) -> str:
        """As written in the file: `source#passage`."""
        return f"{self.source}#{self.passage}" if self.passage else self.source


class EventKind(ChronologyModel):
    """A lane of the overview."""

    id: Id
    label: Text
    about: str = ""


class Actor(ChronologyModel):
    """A person or body that takes part in events."""

    id: Id
    name: Text
    role: str = ""
    held: Date | None = None
    """When the role was held."""
    named_because: str = Field(default="", alias="named-because")
    """Why this person may be named."""
    protected: bool = False
    """Never leaves under any other name than this pseudonym."""


class Event(ChronologyModel):
    """Something that happened, dated as honestly as its sources allow."""

    id: Id
    date: Date | None = None
    after: Id | None = None
    """The event it follows: it never stands above it, where their dates allow that."""
    before: Id | None = None
    """The event it precedes: it never stands below it, where their dates allow that."""
    title: Text
    kind: Id
    status: EventStatus
    actors: tuple[Id, ...] = ()
    summary: str = ""
    cites: tuple[Citation, ...] = ()
    public: Date | None = None
    """When it became public, where that is not its earliest source."""
    tags: tuple[Text, ...] = ()
    note: str = ""
    """The editor's, not the sources'."""


class Version(ChronologyModel):
    """What one side of a difference says."""

    says: Text
    cites: tuple[Citation, ...] = ()


class Difference(ChronologyModel):
    """A difference between the sources, in neutral terms."""

    id: Id
    question: Text
    events: tuple[Id, ...] = ()
    versions: tuple[Version, ...] = ()
    note: str = ""
