"""What a line leads to: an event, a passage, a query or a page; or a place in a list, to be scrolled to."""

from __future__ import annotations

from typing import TypeAlias

from tui.chronology.keys import CitationKey
from tui.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class EventLink:
    """To an event in the timeline."""

    id: str


@dataclass(frozen=True, slots=True)
class QueryLink:
    """To the events that a query finds."""

    line: str
    """The query line."""


@dataclass(frozen=True, slots=True)
class CitationLink:
    """To a citation of the event, in the excerpt."""

    number: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class PassageLink:
    """To a page with a passage among those around it."""

    key: CitationKey


@dataclass(frozen=True, slots=True)
class SourceLink:
    """To a page with a source and its passages."""

    id: str


@dataclass(frozen=True, slots=True)
class CitingLink:
    """To a page with the events that cite a passage or a source."""

    key: CitationKey


@dataclass(frozen=True, slots=True)
class DifferenceLink:
    """To the page of a difference between the sources."""

    id: str


@dataclass(frozen=True, slots=True)
class SpeakerLink:
    """To the page of what an actor said, or to one of what it is about."""

    actor: str
    """The id."""
    matter: str | None = None
    """The id of a difference; empty for statements that no difference is named for; None to choose one."""


@dataclass(frozen=True, slots=True)
class StatementsLink:
    """To the page of everything that an actor said."""

    actor: str
    """The id."""


@dataclass(frozen=True, slots=True)
class PositionsLink:
    """To a page with what was put to a party, and what it answered."""

    party: str
    """The id of an actor."""


@dataclass(frozen=True, slots=True)
class PartyExportLink:
    """To the export of what concerns a party: the letter to it, or the schedule of its positions."""

    party: str
    """The id of an actor."""
    is_letter: bool


@dataclass(frozen=True, slots=True)
class GroupedLink:
    """To a page with the results in groups."""

    field: str
    """`actor` or `source`."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """To the page that a command opens."""

    command: str


@dataclass(frozen=True, slots=True)
class HelpLink:
    """To the help."""

    first: str
    """Where the keys work that it shows first: a pane, or a `tui.views.commands.command.CommandScope`."""


@dataclass(frozen=True, slots=True)
class DraftLink:
    """To a new event, drafted from a passage; where that gives several dates, to a page that asks which."""

    key: CitationKey


@dataclass(frozen=True, slots=True)
class DateReadingLink:
    """To a new event, drafted from one date of a passage."""

    key: CitationKey
    number: int
    """The number of the reading, from 1."""


@dataclass(frozen=True, slots=True)
class CiteLink:
    """To the form of an event, with a passage among its citations."""

    key: CitationKey
    quote: str = ""
    """Words of the passage to quote; empty for the passage as it is."""
    is_new: bool = False
    """Whether to that of a new event; else of the event under the cursor."""


@dataclass(frozen=True, slots=True)
class QuoteLink:
    """To the page on which words of a passage are selected."""

    key: CitationKey


@dataclass(frozen=True, slots=True)
class PassagePlace:
    """The place of a passage in a list or an original; it leads nowhere."""

    number: int
    """The passage's number in its source, from 1."""


@dataclass(frozen=True, slots=True)
class FacetPlace:
    """The place of a value in the list of filters, which includes or excludes it; it leads nowhere."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class TermPlace:
    """The place of a term of the query on the page of filters, which switches it off or on."""

    written: str
    """As it is written on the query line."""


@dataclass(frozen=True, slots=True)
class SavedQueryPlace:
    """The place of a query in the list of saved queries, which runs or deletes it; it leads nowhere."""

    name: str


@dataclass(frozen=True, slots=True)
class OrderPlace:
    """The line of an order on the page of orders."""

    order: str
    """A `ResultOrder`."""


@dataclass(frozen=True, slots=True)
class QuestionPlace:
    """The place of a question about an imported date on the page of questions."""

    table: str
    """The stem of the mapping's file."""
    number: int
    """Of the row."""


@dataclass(frozen=True, slots=True)
class PairPlace:
    """The place of two events, which a merge may make one, on the page of questions."""

    plan: str
    """The stem of the plan's file."""
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class AnswerPlace:
    """The line of an answer on the page of answers to such a question."""

    number: int
    """From 0."""


@dataclass(frozen=True, slots=True)
class RevisionPlace:
    """The line of a revision on the page of earlier versions, which shows what has changed since it."""

    revision: str
    """As git names it."""


@dataclass(frozen=True, slots=True)
class TickPlace:
    """The line of a passage to be ticked off, on the page that makes a search of the sources."""

    key: CitationKey


ToPage: TypeAlias = (
    PassageLink
    | SourceLink
    | CitingLink
    | DifferenceLink
    | SpeakerLink
    | StatementsLink
    | PositionsLink
    | GroupedLink
    | PageLink
    | HelpLink
)
"""A link to a page over the panes."""
Place: TypeAlias = (
    PassagePlace
    | FacetPlace
    | TermPlace
    | SavedQueryPlace
    | OrderPlace
    | QuestionPlace
    | PairPlace
    | AnswerPlace
    | RevisionPlace
    | TickPlace
)
"""A place in one list, which only that list can do something with."""
ToForm: TypeAlias = DraftLink | DateReadingLink | CiteLink | QuoteLink
"""A link to what writes an event."""
Link: TypeAlias = EventLink | QueryLink | CitationLink | PartyExportLink | ToPage | ToForm | Place
"""What a line leads to."""
