"""The interface of an index: every query that the rest of the program makes of a chronology.

There is one implementation (`tui.index.sqlite.sqlite_index`). The interface is small, so that an index shared
by several people can be added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Protocol

from tui.chronology.problem import Location, Problem
from tui.index.match_reason import MatchReason
from tui.index.records import (
    ActorRecord,
    ChronologyInfo,
    DifferenceRecord,
    EventRecord,
    EventRow,
    HiddenCounts,
    LaneBar,
    PassageRecord,
    ResultOrder,
    SourceRecord,
    TimelineRow,
    UnreadRow,
    YearGroup,
)
from tui.light_dataclass import dataclass
from tui.parsing.query.parse_query import Query

if TYPE_CHECKING:
    from tui.index.conflict_records import ConflictsRecord
    from tui.index.knowledge_record import EventKnowledge, UndatedKnowledge
    from tui.index.position_record import PositionRecord
    from tui.index.search_records import SearchRecord


class LaneKey(StrEnum):
    """What the lanes of the overview stand for."""

    KIND = "kind"
    ACTOR = "actor"
    SOURCE = "source"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class LaneSpec:
    """Which lanes the overview has. With lanes by actor or source, an event may be in several."""

    REST: ClassVar[str] = ""
    """The lane of events that are in none of `lanes`."""

    by: LaneKey = LaneKey.KIND
    lanes: tuple[str, ...] = ()
    """The ids of the wanted lanes; ignored with lanes by kind, where every kind has one."""


_BY_KIND = LaneSpec()


class InterruptedSearchError(Exception):
    """`interrupt` or `close` was called while a query was running."""


class DamagedIndexError(Exception):
    """The file of the index is not as it was written, or cannot be read, and was not built again."""


class Index(Protocol):
    """The read-only queries of a chronology. Thread-safe.

    A position counts from 0 among the events that a query finds, in the order of `tui.index.event_order`; a
    rank only grows in that order. Days are day numbers (1 is 1 January of year 1). `as_of` leaves out
    what was not public, or not issued, by the end of a day; None leaves out nothing.

    Every method may raise `InterruptedSearchError` and `DamagedIndexError`.
    """

    @property
    def info(self) -> ChronologyInfo:
        """The chronology as a whole."""

    @property
    def repairs(self) -> int:
        """How often it was built again from the files since it was opened, because it was damaged."""

    def verify(self, *, thoroughly: bool = True) -> None:
        """Verify that the index is as it was written; where it is not, build it again from the files.

        Every other method does the same without `thoroughly`.

        Args:
            thoroughly: Whether the whole file is read, as before an export, and not only its stamp.

        Raises:
            DamagedIndexError: It cannot be built again.
        """

    def count(self, query: Query) -> int:
        """How many events the query finds."""

    def years(self, query: Query) -> tuple[YearGroup, ...]:
        """How many events the query finds in each year they are listed under, in order."""

    def rows(self, query: Query, start: int = 0, limit: int | None = None) -> list[EventRow]:
        """Fetch events that the query finds, in order.

        Args:
            query: Which events.
            start: The position of the first; below 0 means 0.
            limit: The largest number of rows; None for all.
        """

    def ordered(
        self, query: Query, order: ResultOrder, start: int = 0, limit: int | None = None
    ) -> list[EventRow]:
        """Fetch events that the query finds, in another order than that of dates.

        Args:
            query: Which events.
            order: By relevance, those with a word of the query in the title come first.
            start: The position of the first, from 0.
            limit: The largest number of rows; None for all.
        """

    def nearest(self, query: Query, limit: int = 10) -> list[EventRow]:
        """Find the events likest to any word of a query, to be offered where no event has all of them.

        Args:
            query: The query; what it says beside its words holds for each of these events.
            limit: The largest number of events.

        Returns:
            The likest first; empty where none is like it, and for a query without words.
        """

    def match_reasons(self, query: Query, rows: Sequence[EventRow]) -> Mapping[int, tuple[MatchReason, ...]]:
        """Say by what a query finds events whose titles do not have all of its words.

        Args:
            query: The query.
            rows: Events that it finds, at most a few hundred.

        Returns:
            By rank; nothing for an event whose title says it.
        """

    def position(self, query: Query, event: str) -> int | None:
        """The position of an event among those that the query finds; None where it is not among them."""

    def seek(self, query: Query, day: int) -> int:
        """Find where a day is among the events of a query.

        Args:
            query: Which events.
            day: A day number.

        Returns:
            The position of the first event listed at the day or later; of the last event where there is
            none; 0 where the query finds nothing.
        """

    # The timeline also has the entries that could not be read, each directly after the event that precedes
    # it in the file. Only in the following methods, positions count them too.

    def timeline(self, start: int = 0, limit: int | None = None) -> list[TimelineRow]:
        """Fetch lines of the timeline: events, and between them the entries that could not be read.

        Args:
            start: The position of the first line, among events and unread entries, from 0.
            limit: The largest number of lines; None for all.
        """

    def unread(self, limit: int | None = None) -> list[UnreadRow]:
        """The entries that could not be read, in order, at most `limit`; None for all."""

    def unread_named(self, event: str) -> UnreadRow | None:
        """The first entry with an id that could not be read; None where there is none."""

    def unread_before(self, position: int) -> int:
        """How many entries before a position of the timeline could not be read."""

    def unread_above(self, number: int) -> int:
        """How many entries above an event could not be read; its number is its place among all, from 1."""

    def position_at(self, place: Location) -> int | None:
        """The position in the timeline of the event or entry that begins on a line; None for none."""

    def event(self, event: str, as_of: int | None = None) -> EventRecord | None:
        """Fetch everything about one event.

        Args:
            event: Its id; of a repeated one the first event is meant.
            as_of: A day number. Left out are sources that cannot have been issued by then, differences that
                were not visible without them, and the editor's notes, which are written later; they are
                counted in `EventRecord.hidden`. Title, status and summary stay. None leaves out nothing.

        Returns:
            None where there is no such event.
        """

    def knowledge(self, query: Query) -> list[EventKnowledge]:
        """Fetch who is shown to have been aware of the events that a query finds, or unaware.

        Returns:
            The events that have entries, in order, with all their entries. As of a day those are left out
            that no source supports which had been issued.
        """

    def undated_knowledge(self, query: Query) -> UndatedKnowledge:
        """Count the events for which entries of knowledge without a date would change what a query finds.

        Args:
            query: The query.

        Returns:
            The numbers; 0 for a query without `Query.aware_by`.
        """

    def hidden(self, query: Query) -> HiddenCounts:
        """What is left out of the events that a query finds because of its `as_of`; nothing without one."""

    def related(self, event: str, limit: int = 20, as_of: int | None = None) -> list[EventRow]:
        """Find events that share actors, a link (`after`, `before`) or a difference with an event.

        Args:
            event: Its id.
            limit: The largest number of events: those of `linked` first, then those with most shared actors.
            as_of: A day number, to leave out events that became public later; None for all.

        Returns:
            In the order of events; empty where there is no such event.
        """

    def linked(self, event: str, as_of: int | None = None) -> list[EventRow]:
        """Find events that share a link (`after` or `before`, of either) or a difference with an event.

        Args:
            event: Its id.
            as_of: A day number, to leave out events that became public later; None for all.

        Returns:
            In the order of events; empty where there is no such event.
        """

    def bars(
        self,
        query: Query,
        limit: int = 20_000,
        split: LaneSpec = _BY_KIND,
        within: tuple[int, int] | None = None,
    ) -> list[LaneBar] | None:
        """Fetch the bounds of every dated event that a query finds, once for each lane it is in.

        Args:
            query: Which events.
            limit: The largest number of events.
            split: Which lanes there are.
            within: The first and the last day number, inclusive; events that cannot have been going on in
                between are left out. None for all.

        Returns:
            Ordered by rank; None where the query finds more than `limit` events.
        """

    def density(
        self, query: Query, first: int, last: int, cells: int, split: LaneSpec = _BY_KIND
    ) -> dict[str, list[int]]:
        """Count, for each lane, the events listed in each of several equal periods.

        Args:
            query: Which events.
            first: The day number on which the first period begins.
            last: The day number on which the last period ends, inclusive.
            cells: How many periods there are.
            split: Which lanes there are.

        Returns:
            From a lane's id to a list of `cells` numbers.
        """

    def facet(self, query: Query, name: str) -> list[tuple[str, int]]:
        """Count the values of a field among the events that the rest of a query finds.

        As in faceted search, the query's own condition on the field is ignored. With `as_of` in the query,
        values come from what was public by then. A value with a quotation mark, which no query can contain,
        is left out.

        Args:
            query: Which events.
            name: One of `tui.parsing.query.fields.VALUE_FIELDS`.

        Returns:
            Normalized values, each with its number of events; the most frequent first, then by value.
        """

    def sources(self, as_of: int | None = None) -> list[SourceRecord]:
        """Every source, by date of issue, then id; those of unknown date last, or left out with `as_of`."""

    def source(self, source: str, as_of: int | None = None) -> SourceRecord | None:
        """Fetch one source.

        Args:
            source: Its id.
            as_of: A day number by which it must have been issued; None for no condition.

        Returns:
            None where there is no such source, or it was issued later or on an unknown day.
        """

    def passages(self, source: str, first: int = 1, limit: int | None = None) -> list[PassageRecord]:
        """Fetch passages of a source, in its order.

        Args:
            source: Its id.
            first: The number of the first passage, from 1.
            limit: The largest number of passages; None for all.

        Returns:
            Empty where there is no such source.
        """

    def statements(self, actor: str | None = None) -> list[PassageRecord]:
        """The passages that are said by an actor, by its id, in the order of files; None for anybody."""

    def citing(self, source: str, passage: str | None = None) -> list[EventRow]:
        """The events that cite a source; with `passage`, that passage of it (its label or number)."""

    def matching_passages(self, query: Query, event: str) -> list[PassageRecord]:
        """The passages cited by an event that contain any word or phrase of the query, by its `as_of`."""

    def differences(self, event: str | None = None, as_of: int | None = None) -> list[DifferenceRecord]:
        """Fetch the differences between the sources.

        Args:
            event: The id of an event that they are about; None for all differences.
            as_of: A day number. Versions whose sources cannot have been issued by then are left out, and so
                are differences with fewer than two versions left. None for all.

        Returns:
            Those of the file in its order, then those made of conflicting dates.
        """

    def conflicts(self, as_of: int | None = None) -> ConflictsRecord:
        """Fetch the smallest sets of statements about date and order that cannot all hold.

        Args:
            as_of: A day number, to leave out sets with an event or a statement that was not public by then;
                None for all.
        """

    def positions(self, party: str | None = None) -> list[PositionRecord]:
        """What is on file of a party, by its id, or of all, in the order of the events."""

    def searches(self, event: str | None = None, as_of: int | None = None) -> list[SearchRecord]:
        """Fetch the searches of the sources, in the order of the file.

        Args:
            event: The id of an event that they are about; None for all searches.
            as_of: A day number. Searches made later are left out, and of the others the sources that cannot
                have been issued by then. None for all.
        """

    def actors(self) -> list[ActorRecord]:
        """Every actor, by name."""

    def problems(self) -> list[Problem]:
        """Every problem found when the index was built, sorted by location."""

    def nearest_word(self, word: str) -> str | None:
        """The indexed word most similar to a word that finds nothing; None where none is similar."""

    def jump(self, text: str, limit: int = 20) -> Sequence[EventRow]:
        """Find events for the command palette.

        Args:
            text: As typed; words are compared with the beginning of the id, then with words of the title.
            limit: The largest number of events.

        Returns:
            Matches of the id first; empty where the text has no letter or digit.
        """

    def interrupt(self) -> None:
        """Stop the running queries of other threads, which get an `InterruptedSearchError`."""

    def close(self) -> None:
        """Stop all running queries and close the database."""
