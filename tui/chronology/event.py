"""The models of events: an event, its actors, kind and citations, and differences between sources."""

from __future__ import annotations

from pydantic import Field

from tui.chronology.enums import CitationRole, EventStatus
from tui.chronology.fields import ChronologyModel, Date, Id, Text
from tui.chronology.keys import CitationKey


class ContraryClaim(ChronologyModel):
    """What a disputing source gives instead of what the event says."""

    date: Date | None = None
    title: str = ""
    """What it says, in a few words, where it is not the date that differs."""


class Citation(ChronologyModel):
    """One source, one passage of it, and how that passage relates to the event."""

    source: Id
    passage: str = ""
    """The passage's label or number; empty where the whole source, or a quotation, is meant."""
    pinpoint: str = ""
    """What a court cites: its page in the bundle, or a numbered paragraph, such as `C45` or `para 14`."""
    quote: str = ""
    """The source's exact words."""
    prefix: str = ""
    suffix: str = ""
    """What stands before and after the quotation, where it occurs more than once."""
    role: CitationRole = Field(default=CitationRole.SUPPORTS, alias="as")
    says: ContraryClaim | None = None

    @property
    def key(self) -> CitationKey:
        """What it cites."""
        return CitationKey(self.source, self.passage)


class EventKind(ChronologyModel):
    """A kind of event, which has a lane of its own in the overview."""

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
    """Whether exports may only use `name`, which is then a pseudonym."""


class Event(ChronologyModel):
    """Something that happened, dated no more precisely than its sources allow."""

    id: Id
    date: Date | None = None
    date_as_written: str = Field(default="", alias="date-as-written")
    """The source's own spelling of the date, where it is not EDTF."""
    after: Id | None = None
    """The event it follows: it is never listed above that event, where their dates allow that."""
    before: Id | None = None
    """The event it precedes: it is never listed below that event, where their dates allow that."""
    title: Text
    kind: Id
    status: EventStatus
    actors: tuple[Id, ...] = ()
    criticises: tuple[Id, ...] = ()
    """The actors that it criticises, to whom it is put for an answer (`tui.chronology.positions`)."""
    summary: str = ""
    cites: tuple[Citation, ...] = ()
    public: Date | None = None
    """When it became public, where that is not the date of issue of its earliest source."""
    tags: tuple[Text, ...] = ()
    note: str = ""
    """The editor's, not the sources'."""
    merged_from: tuple[Text, ...] = Field(default=(), alias="merged-from")
    """Where it came from, when chronologies were merged: `board#leak-reported`."""


_MOST = 100
"""Of what a difference has of each kind: every event of it shows all of it."""


class Version(ChronologyModel):
    """What one side of a difference says."""

    says: Text
    cites: tuple[Citation, ...] = Field(default=(), max_length=_MOST)


class Difference(ChronologyModel):
    """A difference between the sources, in neutral terms."""

    id: Id
    question: Text
    events: tuple[Id, ...] = Field(default=(), max_length=_MOST)
    versions: tuple[Version, ...] = Field(default=(), max_length=_MOST)
    note: str = ""
