"""The models of `events.yaml`: events, kinds, actors, citations, knowledge, differences, and searches."""

from __future__ import annotations

from pydantic import Field

from tui.chronology.enums import CitationRole, EventStatus, KnowledgeForm, Stance
from tui.chronology.fields import ChronologyModel, Date, Id, Text
from tui.chronology.keys import CitationKey

_MOST = 100
"""Of what a difference, or an event, has of each kind that is shown as a whole."""


class ClaimedTime(ChronologyModel):
    """When a source says that an event happened, or what it says came before or after it."""

    date: Date | None = None
    after: Id | None = None
    """The event that it follows."""
    before: Id | None = None
    """The event that it precedes."""


class ContraryClaim(ClaimedTime):
    """What a disputing source gives instead of what the event says."""

    title: str = ""
    """What it says, in a few words, where it is not the date or the order that differs."""


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
    not_put: str = Field(default="", alias="not-put")
    """Why what criticises this actor is not put to it, where that is decided."""
    protected: bool = False
    """Whether exports may only use `name`, which is then a pseudonym."""


class Knowledge(ChronologyModel):
    """Who is shown to have been aware of an event, or says that they were not."""

    actor: Id
    part: str = ""
    """Which office, unit or person of the actor, in words; it is not shown of the actor as a whole."""
    form: KnowledgeForm = Field(alias="how")
    """How it is shown: somebody informed them, they held a record, or it is said."""
    said_by: str = Field(default="", alias="said-by")
    """Who says so: the id of an actor, or words such as `a witness`; empty where it is on record."""
    what: Text
    """What of it, in a few neutral words: `that the wall leaked`."""
    stance: Stance = Stance.AWARE
    since: Date | None = Field(default=None, alias="from")
    """From when; it begins no earlier than the event, and is no more exact than the passage allows."""
    cites: tuple[Citation, ...] = Field(default=(), max_length=_MOST)
    status: EventStatus = EventStatus.REPORTED


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
    knowledge: tuple[Knowledge, ...] = Field(default=(), max_length=_MOST)
    """Who is shown to have been aware of it, or unaware, and from when."""
    tags: tuple[Text, ...] = ()
    note: str = ""
    """The editor's, not the sources'."""
    merged_from: tuple[Text, ...] = Field(default=(), alias="merged-from")
    """Where it came from, when chronologies were merged: `board#leak-reported`."""


class Version(ChronologyModel):
    """What one side of a difference says."""

    says: Text
    dates: dict[Id, ClaimedTime] = Field(default_factory=dict, max_length=_MOST)
    """When it puts events, by their ids: dates and order in which it can be compared with all others."""
    cites: tuple[Citation, ...] = Field(default=(), max_length=_MOST)


class Difference(ChronologyModel):
    """A difference between the sources, in neutral terms."""

    id: Id
    question: Text
    events: tuple[Id, ...] = Field(default=(), max_length=_MOST)
    versions: tuple[Version, ...] = Field(default=(), max_length=_MOST)
    note: str = ""


EVERY_SOURCE = "all"
"""What `in:` of a search writes for every source that the chronology has."""


class SeenPassage(ChronologyModel):
    """A passage that has words of a search, and was seen not to be what was looked for."""

    source: Id
    passage: Text
    """Its label or number."""

    @property
    def key(self) -> CitationKey:
        """How it is written."""
        return CitationKey(self.source, self.passage)


class SearchedPlace(ChronologyModel):
    """Where something was looked for: a source, or material that the chronology does not hold."""

    source: Id | None = None
    """A source's id, or `all`; absent for material that is not held."""
    described: str = ""
    """The material that is not held, in words."""
    from_: Date | None = Field(default=None, alias="from")
    """The first day or year that it covers."""
    to: Date | None = None
    """The last day or year that it covers."""
    asked: Date | None = None
    """When it was asked for."""
    answered: str = ""
    """When it was answered, or how: a date, or a few words."""


class SourceSearch(ChronologyModel):
    """What was looked for in the sources and not found: where, by which words, and on which day."""

    id: Id
    looked_for: Text = Field(alias="for")
    """What was looked for, in neutral terms: `An answer by the police to this evidence`."""
    about: tuple[Id, ...] = Field(default=(), max_length=_MOST)
    """The events that show it."""
    words: tuple[Text, ...] = Field(min_length=1, max_length=_MOST)
    """The words that were looked for, by their beginnings; any of them is a hit."""
    seen: tuple[SeenPassage, ...] = ()
    """The passages that have the words, and were seen not to be it."""
    places: tuple[SearchedPlace, ...] = Field(
        default=(SearchedPlace(source=EVERY_SOURCE),), alias="in", min_length=1
    )
    """Where: `all`, or a list of sources and of material that is not held."""
    on: Date
    """The day of the search."""
    by: str = ""
    """Who looked."""
    note: str = ""
    """The editor's, not the sources'."""
