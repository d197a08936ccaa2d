"""The records that the index returns: plain data with all references resolved, ready to be shown or exported.

They are without pydantic. Dates are EDTF text, empty for none; days are numbers (1 is 1 January of year 1).
"""

from __future__ import annotations

from dataclasses import astuple
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import CitationRole, EventStatus, QuoteStatus, SourceExtent, TextKind
from tui.chronology.keys import CitationKey, WordsHash
from tui.chronology.problem import Location, Problem
from tui.light_dataclass import dataclass
from tui.text.plural import pluralize

if TYPE_CHECKING:
    from tui.evidence.conflicts.order_window import OrderWindow
    from tui.evidence.quotations.quote_edits import QuoteEdits
    from tui.index.knowledge_record import KnowledgeRecord
    from tui.index.position_record import PositionRecord
    from tui.index.search_records import SearchRecord


@dataclass(frozen=True, slots=True)
class HiddenCounts:
    """How much is left out because it was not public yet on a day (as-of)."""

    events: int = 0
    """Events that became public later; for one event, those named in its `after` and `before`."""
    sources: int = 0
    """Sources issued later, or on an unknown day."""
    citations: int = 0
    """Citations of such sources."""
    versions: int = 0
    """Versions of differences that cite only such."""
    differences: int = 0
    """Differences of which fewer than two versions are left."""
    notes: int = 0
    """Notes of the editor, which are written later."""
    problems: int = 0
    """Problems, which come from checking the chronology as it is now."""
    knowledge: int = 0
    """Entries of knowledge that only such sources support."""
    searches: int = 0
    """Searches of the sources that were made later."""

    def __bool__(self) -> bool:
        return self != HiddenCounts()

    def __add__(self, other: HiddenCounts) -> HiddenCounts:
        pairs = zip(astuple(self), astuple(other), strict=True)
        return HiddenCounts(*(left + right for left, right in pairs))

    def in_words(self, whose_sources: str = "") -> str:
        """Return the counts in words, such as `1 later source, 2 later citations`; empty where all are 0.

        Args:
            whose_sources: Words behind the number of sources, to tell which are counted.
        """
        later = ("event", "source", "citation", "version", "difference")
        nouns = (*(f"later {noun}" for noun in later), "editor's note", "problem")
        named = zip(astuple(self), (*nouns, "later knowledge item", "later search"), strict=True)
        counted = ((pluralize(count, noun), noun == "later source") for count, noun in named if count)
        return ", ".join(f"{words}{whose_sources if is_source else ''}" for words, is_source in counted)


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as one line of the timeline."""

    rank: int
    """A number that grows in the order of all events (`tui.index.event_order`), with gaps."""
    id: str
    date: str
    """EDTF as written; empty where the event is undated."""
    title: str
    kind: str
    """The id of its kind."""
    status: EventStatus
    year: int | None
    """The astronomical year (0 is 1 BC) of `day`; undated, its neighbour's; None where it has no place."""
    sources: int
    """How many sources it cites."""
    origins: int
    """How many independent origins support it."""
    differs: bool
    """Whether the sources differ about it."""
    day: int | None = None
    """The day number it is listed at, which never decreases; of one that was moved, its neighbour's."""
    has_errors: bool = False
    """Whether the checks found an error in it."""

    @property
    def when(self) -> EdtfDate | None:
        """Its date with its bounds; None where it is undated."""
        return cached_parse(self.date) if self.date else None


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """An entry that was meant for an event and could not be read, as one line of the timeline."""

    number: int
    """Its place among the unread entries, from 1."""
    position: int
    """Its place in the timeline, among all events and unread entries, from 0."""
    behind: int
    """How many events stand before it."""
    entry: int
    """Its number among the entries of the file, from 1."""
    id: str
    """As it is written, valid or not; empty where there is none."""
    title: str
    """As it is written, or a substitute; never empty."""
    date: str
    """As it is written; empty where there is none."""
    place: Location
    """Where it begins."""
    reasons: tuple[Problem, ...]
    """Why it cannot be read: at least one, the one to correct first at the beginning."""

    @property
    def fault(self) -> Location:
        """The location of the first of the reasons."""
        return self.reasons[0].place


TimelineRow: TypeAlias = EventRow | UnreadRow
"""A line of the timeline."""


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The events listed under one year, for headings and gaps."""

    year: int | None
    """Astronomical (0 is 1 BC); None for undated events without a place."""
    count: int
    first_start: int | None
    """The earliest possible start in the group, a day number; None where no event has one."""
    last_start: int | None
    """The latest possible start in the group, a day number; None where no event has one."""


class ResultOrder(StrEnum):
    """What events found are ordered by; equal ones are in the order of dates."""

    DATE = "date"
    RELEVANCE = "relevance"
    """Of a query with words; any other is in the order of dates."""
    KIND = "kind"
    """In the order of the lanes."""
    STATUS = "status"
    """From established to disputed."""
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class LaneBar:
    """One event in one lane of the overview. Bounds are inclusive; ±`edtf_date.FAR` if unbounded."""

    rank: int
    """The event's (`EventRow.rank`)."""
    lane: str
    """The id of a kind, an actor, a source or a status; or `LaneSpec.REST`."""
    start_min: int
    start_max: int
    end_min: int
    end_max: int
    day: int
    """The day number it is listed at."""


@dataclass(frozen=True, slots=True)
class KindRecord:
    """A kind of event, and how many events it has."""

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
    hash: WordsHash | None
    """The hash of its words, where these are not in the folder; None for none."""
    speaker: str
    origin: str
    """The passage's own, its source's, or the source's id; never empty."""
    about: str
    """The date that the passage states, as EDTF; empty for none."""
    said_by: tuple[str, ...] = ()
    """The ids of the actors whose statement it is, as they are written."""
    said_on: str = ""
    """When they said it, as EDTF; empty where the passage does not say."""
    matters: tuple[str, ...] = ()
    """The ids of the differences that the statement is about, as they are written."""

    @property
    def citation_key(self) -> CitationKey:
        """What a citation of it writes."""
        return CitationKey(self.source, self.key)


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
    text: TextKind
    """Whose words its passages are."""
    note: str
    passages: int
    events: int
    """How many events cite it."""
    path: str
    """Its file, relative to the chronology's folder, with forward slashes."""
    hidden: HiddenCounts = HiddenCounts()
    """What is left out of it; nothing without as-of."""
    bundle: str = ""
    """Its letter in a court's bundle; empty for none."""
    extent: SourceExtent = SourceExtent.WHOLE
    """How much of it its passages give."""


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """A citation with its source and passage."""

    number: int
    """Its place among the event's citations, from 1."""
    source: SourceRecord | None
    """None where the chronology has no such source."""
    passage: PassageRecord | None
    """None where the whole source is cited, or there is no such passage."""
    key: CitationKey
    """What it cites, whether or not the chronology has it."""
    role: CitationRole
    quote: str
    """The quotation; empty for none."""
    says: str
    """What the source says instead of what the event says; empty for none."""
    says_date: str
    """The date that it gives instead, as EDTF; empty for none."""
    status: QuoteStatus
    match_offsets: tuple[int, int] | None
    """Where the quotation stands in the passage's text: half-open, in code points; None for nowhere."""
    edits: QuoteEdits | None = None
    """What the quotation leaves out, puts in and changes; None where its words stand there in one piece."""
    pinpoint: str = ""
    """What a court cites: `C45`, `para 14`; empty for nothing."""
    says_after: str = ""
    """The id of the event that it puts this one after; `says_before` likewise. Empty for none."""
    says_before: str = ""

    @property
    def place_in_bundle(self) -> str:
        """Return bundle and pinpoint as a court cites them: `C45`, or `C, para 14`; empty for neither."""
        pinpoint, bundle = self.pinpoint.strip(), self.source.bundle.strip() if self.source else ""
        behind = pinpoint.removeprefix(bundle)
        is_named = behind != pinpoint and not behind[:1].isalpha()
        return ", ".join(filter(None, ("" if is_named else bundle, pinpoint)))


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """What one side of a difference says."""

    says: str
    cites: tuple[CitationRecord, ...]
    dates: tuple[tuple[str, str, str, str], ...] = ()
    """When it puts events: each its id, a date as EDTF, the ids of events before and after it; or empty."""


@dataclass(frozen=True, slots=True)
class DifferenceRecord:
    """A difference between the sources."""

    id: str
    question: str
    note: str
    events: tuple[str, ...]
    versions: tuple[VersionRecord, ...]
    by_dates: bool = False
    """Whether it is not in the file, but made of citations whose date cannot be the event's."""
    hidden: HiddenCounts = HiddenCounts()
    """What is left out of it; nothing without as-of."""


@dataclass(frozen=True, slots=True)
class EventRecord:
    """Everything about one event."""

    row: EventRow
    summary: str
    note: str
    date_as_written: str
    """The source's own spelling of the date; empty where it is not kept."""
    actors: tuple[ActorRecord, ...]
    tags: tuple[str, ...]
    cites: tuple[CitationRecord, ...]
    origins: tuple[str, ...]
    """The independent origins of its supporting citations."""
    public: str
    """When it became public: as given, else the earliest issue of a supporting source. May be empty."""
    is_public_given: bool
    """Whether the editor gives `public`."""
    issued: str
    """The earliest date of issue of a supporting source, else of any it cites. May be empty."""
    after: str
    """The id of the event it follows; empty for none."""
    before: str
    """The id of the event it precedes; empty for none."""
    differences: tuple[DifferenceRecord, ...]
    problems: tuple[Problem, ...]
    place: Location
    """Where it is in `events.yaml`."""
    hidden: HiddenCounts = HiddenCounts()
    """What is left out of it; nothing without as-of."""
    merged_from: tuple[str, ...] = ()
    """The chronologies and ids that it came from, when chronologies were merged."""
    knowledge: tuple[KnowledgeRecord, ...] = ()
    """Who is shown to have been aware of it, or unaware, in the order of the file."""
    window: OrderWindow | None = None
    """What the order leaves for its beginning, where it is undated; None for nothing."""
    positions: tuple[PositionRecord, ...] = ()
    """What is on file of it, first of whom it criticises; nothing as of a day."""
    searches: tuple[SearchRecord, ...] = ()
    """The searches of the sources that are about it."""


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
    """How many events the sources differ about."""
    errors: int
    warnings: int
    file_hashes: tuple[tuple[str, str], ...]
    """The path of each file that was read and the SHA-256 of its bytes, sorted by path."""
    first_day: int | None
    """The earliest day number of any event's bounds; None where no event has one."""
    last_day: int | None
    """The latest day number of any event's bounds; None where no event has one."""
    complete: bool = True
    """False where `events.yaml`, or the rest of it, could not be read: what seems missing may be in it."""
    unread: int = 0
    """How many events could not be read; they are not counted in `events`."""
    actors_in_doubt: int = 0
    """Errors because of which a protected person may not be recognised as one."""
    searches: int = 0
    """How many searches of the sources it has."""
