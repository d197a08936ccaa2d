"""The records that the index returns: plain data with all references resolved, ready to be shown or exported.

They do not import pydantic, because a fresh index must open without it. Dates are EDTF text, empty for none
(`tui.chronology.edtf.cached_parse` reads them); day numbers are those of `tui.chronology.calendar`.
"""

from __future__ import annotations

from dataclasses import astuple
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from tui.chronology.edtf import cached_parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.enums import CitationRole, EventStatus, QuoteStatus, SourceExtent, TextKind
from tui.chronology.keys import CitationKey, WordsHash
from tui.chronology.problem import Location, Problem
from tui.light_dataclass import dataclass
from tui.text.plural import pluralize

if TYPE_CHECKING:
    from tui.evidence.quotations.quote_edits import QuoteEdits
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
    """Versions of differences that cite such sources only."""
    differences: int = 0
    """Differences of which fewer than two versions are left."""
    notes: int = 0
    """Notes of the editor, which are written later."""
    problems: int = 0
    """Problems, which come from checking the chronology as it is now."""
    searches: int = 0
    """Searches of the sources that were made later."""

    def __bool__(self) -> bool:
        return self != HiddenCounts()

    def __add__(self, other: HiddenCounts) -> HiddenCounts:
        return HiddenCounts(
            *(left + right for left, right in zip(astuple(self), astuple(other), strict=True))
        )

    def in_words(self, whose_sources: str = "") -> str:
        """Return such as `1 later source, 2 later citations`, with words behind the sources; or nothing."""
        nouns = ("event", "source", "citation", "version", "difference")
        later = [f"later {noun}" for noun in nouns]
        named = zip(astuple(self), (*later, "editor's note", "problem", "later search"), strict=True)
        return ", ".join(
            f"{pluralize(count, noun)}{whose_sources if noun == 'later source' else ''}"
            for count, noun in named
            if count
        )


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
    """The astronomical year (0 is 1 BC) it is listed under: that of `day`; for an undated event, that of its
    neighbour; None where it has no place."""
    sources: int
    """How many sources it cites."""
    origins: int
    """How many independent origins support it."""
    differs: bool
    """Whether the sources differ about it."""
    day: int | None = None
    """The day number it is listed at, which never decreases in the order of events; of an event that `after`
    or `before` has moved, its neighbour's. None where it is undated."""
    has_errors: bool = False
    """Whether the checks found an error in it: a quotation that is not in its source, an unknown actor ..."""

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


class LaneKey(StrEnum):
    """What the lanes of the overview stand for."""

    KIND = "kind"
    ACTOR = "actor"
    SOURCE = "source"
    STATUS = "status"


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
class LaneSpec:
    """Which lanes the overview has. With lanes by actor or source, an event may be in several."""

    REST: ClassVar[str] = ""
    """The lane of events that are in none of `lanes`."""

    by: LaneKey = LaneKey.KIND
    lanes: tuple[str, ...] = ()
    """The ids of the wanted lanes; ignored with lanes by kind, where every kind has one."""


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
    """The result of checking it."""
    match_offsets: tuple[int, int] | None
    """Where the quotation stands in the passage's text: half-open, in code points; None for nowhere."""
    edits: QuoteEdits | None = None
    """What the quotation leaves out, puts in and changes; None where its words stand there in one piece."""
    pinpoint: str = ""
    """What a court cites: `C45`, `para 14`; empty for nothing."""

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
    """The independent origins of its supporting citations, in order of citation."""
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
