"""What the index answers with: plain records, resolved, ready to be shown or exported.

The models of `tui.chronology` say what the files hold; these say what a reader sees. They import no
pydantic, because a fresh index must open without it. Dates are EDTF text; `tui.chronology.edtf.cached_parse`
turns them into bounds. Day numbers are those of `tui.chronology.calendar`.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias

from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.problem import Location, Problem
from tui.text.plural import pluralize


@dataclass(frozen=True, slots=True)
class HiddenCounts:
    """How much is left out because it was not there yet on the day that was asked for (as-of)."""

    events: int = 0
    """That became public later; of one event, those it is said to come after or before."""
    sources: int = 0
    """Issued later, or on no known day."""
    citations: int = 0
    """Of such sources."""
    versions: int = 0
    """Of differences, that rest on such sources only."""
    differences: int = 0
    """Differences of which fewer than two versions are left."""
    notes: int = 0
    """The editor's, who wrote them later."""
    problems: int = 0
    """Found by checking the chronology as it is now."""

    def __bool__(self) -> bool:
        return any(astuple(self))

    def __add__(self, other: HiddenCounts) -> HiddenCounts:
        return HiddenCounts(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    def said(self) -> str:
        """What is left out, in words: `2 later citations, 1 later source`; empty for nothing."""
        nouns = ("event", "source", "citation", "version", "difference")
        later = [f"later {noun}" for noun in nouns]
        named = zip(astuple(self), (*later, "editor's note", "problem"), strict=True)
        return ", ".join(pluralize(count, noun) for count, noun in named if count)


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as one line of the timeline."""

    rank: int
    """Its place in the order of dates, from 1, over the whole chronology."""
    id: str
    date: str
    """EDTF as written; empty where the event is undated."""
    title: str
    kind: str
    status: str
    year: int | None
    """The year it is listed under: that of `day`; for an undated event, its neighbour's; None where it has no
    place."""
    sources: int
    """How many sources it cites."""
    origins: int
    """How many independent origins support it."""
    differs: bool
    """Whether the sources differ about it."""
    day: int | None = None
    """The day it is listed at, which never goes back; of an event that `after` or `before` has moved, its
    neighbour's. None where it is undated."""
    has_errors: bool = False
    """Whether the checks found an error in it: a quotation that is not in its source, an unknown actor ..."""

    @property
    def when(self) -> EdtfDate | None:
        """Its date with its bounds."""
        return cached_parse(self.date) if self.date else None


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """What was meant for an event and could not be read, as one line between the events: it is none."""

    number: int
    """Its place among these, from 1."""
    position: int
    """Its place among all events and these, from 0."""
    behind: int
    """The rank of the nearest event before it; 0 where there is none."""
    entry: int
    """Its number among the entries of the file, from 1."""
    id: str
    """As it is written, whether or not it can be one; empty where there is none."""
    title: str
    """As it is written, or what stands for it; never empty."""
    date: str
    """As it is written; empty where there is none."""
    place: Location
    """Where it begins."""
    reasons: tuple[Problem, ...]
    """Why it cannot be read, the one to put right first before the others; at least one."""

    @property
    def fault(self) -> Location:
        """Where the first of the reasons is."""
        return self.reasons[0].place


TimelineRow: TypeAlias = EventRow | UnreadRow
"""A line of the timeline."""


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The events listed under one year, for headings and gaps."""

    year: int | None
    """None where undated events have no place."""
    count: int
    first_start: int | None
    """The earliest possible start in the group, a day number; None where no event has one."""
    last_start: int | None
    """The latest possible start in the group, a day number; None where no event has one."""


class LaneKey(StrEnum):
    """What the lanes of the overview stand for."""

    KIND = "kind"
    ACTOR = "actor"
    SOURCE = "source"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class LaneSpec:
    """How events are laid into lanes. By actor and source an event may lie in several."""

    REST: ClassVar[str] = ""
    """The lane of events that lie in none of `lanes`."""

    by: LaneKey = LaneKey.KIND
    lanes: tuple[str, ...] = ()
    """The ids of those that are wanted; by kind there is a lane for every kind in any case."""


@dataclass(frozen=True, slots=True)
class LaneBar:
    """One event in one lane, as the overview draws it. Open and unknown bounds are ±`when.FAR`."""

    rank: int
    lane: str
    """The id of a kind, an actor, a source or a status; `LaneSpec.REST`."""
    start_min: int
    start_max: int
    end_min: int
    end_max: int
    day: int
    """The day it is listed at."""


@dataclass(frozen=True, slots=True)
class KindRecord:
    """A lane, and how many events it holds."""

    id: str
    label: str
    about: str
    events: int


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """A person or body, and how many events name it."""

    id: str
    name: str
    role: str
    held: str
    named_because: str
    protected: bool
    events: int


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """One passage of a source."""

    source: str
    number: int
    key: str
    text: str
    span: tuple[int, int] | None
    """Half-open, in code points of the original."""
    hash: str
    """`words:digest`, or empty."""
    speaker: str
    origin: str
    """Resolved: never empty."""
    about: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source without its passages."""

    id: str
    type: str
    title: str
    author: tuple[str, ...]
    container_title: str
    publisher: str
    issued: str
    issued_because: str
    url: str
    accessed: str
    language: str
    rights: str
    text: str
    """`verbatim` or `paraphrase`."""
    note: str
    passages: int
    events: int
    """How many events cite it."""
    path: str
    """Its file, relative to the chronology's folder."""
    hidden: HiddenCounts = HiddenCounts()


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """A citation with the passage it rests on."""

    number: int
    """Its place among the event's citations, from 1."""
    source: SourceRecord | None
    """None where the chronology has no such source."""
    passage: PassageRecord | None
    """None where the whole source is cited, or there is no such passage."""
    key: str
    """As written: `source#passage`."""
    role: str
    quote: str
    says: str
    says_date: str
    status: str
    """A `tui.evidence.quotations.quote_check.QuoteStatus`."""
    found: tuple[int, int] | None
    """Where the quotation stands in the passage's text: half-open code points."""


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """What one side of a difference says."""

    says: str
    cites: tuple[CitationRecord, ...]


@dataclass(frozen=True, slots=True)
class DifferenceRecord:
    """A difference between the sources."""

    id: str
    question: str
    note: str
    events: tuple[str, ...]
    versions: tuple[VersionRecord, ...]
    by_dates: bool = False
    """Whether nobody wrote it down: a citation gives a date that cannot be the event's."""
    hidden: HiddenCounts = HiddenCounts()


@dataclass(frozen=True, slots=True)
class EventRecord:
    """Everything about one event."""

    row: EventRow
    summary: str
    note: str
    actors: tuple[ActorRecord, ...]
    tags: tuple[str, ...]
    cites: tuple[CitationRecord, ...]
    origins: tuple[str, ...]
    """The independent origins of its supporting citations, in order of citation."""
    public: str
    """When it became public: as given, else when the earliest citing source was issued. EDTF or empty."""
    is_public_given: bool
    issued: str
    """The earliest date of issue of a supporting source, else of any. EDTF, may be empty."""
    after: str
    before: str
    differences: tuple[DifferenceRecord, ...]
    problems: tuple[Problem, ...]
    place: Location
    """Where it is written."""
    hidden: HiddenCounts = HiddenCounts()


@dataclass(frozen=True, slots=True)
class ChronologyInfo:
    """The chronology as a whole."""

    title: str
    about: str
    notice: str
    kinds: tuple[KindRecord, ...]
    events: int
    sources: int
    differences: int
    differing: int
    """Events about which the sources differ."""
    errors: int
    warnings: int
    digests: tuple[tuple[str, str], ...]
    """Each file read and the SHA-256 of its bytes, in the order of names."""
    first_day: int | None
    last_day: int | None
    """The earliest and latest bounded days of any event."""
    complete: bool = True
    """False where `events.yaml`, or the rest of it, could not be read: what seems missing may not be."""
    unread: int = 0
    """How many events could not be read; they are not among the `events`."""
    actors_in_doubt: int = 0
    """Errors by which a protected person may be taken for another, or for none."""
