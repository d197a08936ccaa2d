"""The questions a chronology answers, whatever keeps it.

One implementation ships (`tui.index.sqlite.sqlite_index`); the interface is small so that an index shared by
several people can stand behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tui.chronology.problem import Location, Problem
from tui.index.records import (
    ActorRecord,
    ChronologyInfo,
    DifferenceRecord,
    EventRecord,
    EventRow,
    HiddenCounts,
    LaneBar,
    LaneSpec,
    PassageRecord,
    SourceRecord,
    TimelineRow,
    UnreadRow,
    YearGroup,
)
from tui.parsing.query.parse_query import Query

_BY_KIND = LaneSpec()


class InterruptedSearchError(Exception):
    """An answer was not wanted any more: `interrupt` or `close` was called while it was looked for."""


class DamagedIndexError(Exception):
    """What keeps the index is not what was written, or cannot be read, and was not made again."""


class Index(Protocol):
    """Read-only. Positions count from 0 among the events a query finds, in order of dates.

    Every method may be called from any thread, by several at once.
    """

    @property
    def info(self) -> ChronologyInfo:
        """The chronology as a whole."""

    @property
    def repairs(self) -> int:
        """How often it was made again from the files since it was opened, for what kept it was damaged."""

    def verify(self, *, thoroughly: bool = True) -> None:
        """See that what keeps it is still what was written; where it is not, make it again from the files.

        Every answer is looked after in the same way, but not as thoroughly.

        Args:
            thoroughly: Whether all of it is read, as before an export, and not only looked at whether it
                was touched.

        Raises:
            DamagedIndexError: Where it cannot be made again.
        """

    def count(self, query: Query) -> int:
        """How many events the query finds."""

    def years(self, query: Query) -> tuple[YearGroup, ...]:
        """The events the query finds, counted by the year they are listed under, in order."""

    def rows(self, query: Query, start: int = 0, limit: int | None = None) -> list[EventRow]:
        """The events the query finds, from a position on."""

    def position(self, query: Query, event: str) -> int | None:
        """Where the query's events hold this one; None where they do not."""

    def seek(self, query: Query, day: int) -> int:
        """The position of the first event that is listed at a day or after it; the last, if none."""

    # What could not be read stands between the events, each directly behind the one that precedes it in the
    # file. Only here do positions count it.

    def timeline(self, start: int = 0, limit: int | None = None) -> list[TimelineRow]:
        """Every event, and in its place whatever could not be read, from a position among them all on."""

    def unread(self, limit: int | None = None) -> list[UnreadRow]:
        """What could not be read, from the first on."""

    def unread_named(self, event: str) -> UnreadRow | None:
        """What could not be read and has this id; the first of several."""

    def unread_before(self, position: int) -> int:
        """How much of what stands before a position could not be read."""

    def unread_above(self, rank: int) -> int:
        """How much of what stands before the event of a rank could not be read."""

    def position_at(self, place: Location) -> int | None:
        """The position of what begins on the line of a place, whether or not it could be read."""

    def event(self, event: str, as_of: int | None = None) -> EventRecord | None:
        """Everything about one event.

        Args:
            event: Its id.
            as_of: A day number. Sources that cannot have been issued by then are left out, with the
                differences that nobody could have seen without them, and so are the editor's notes, which
                were written later: `EventRecord.hidden` counts what is. Title, status and summary stay.
        """

    def hidden(self, query: Query) -> HiddenCounts:
        """What is left out of the events a query finds because it was not there by its `as_of`."""

    def related(self, event: str, limit: int = 20, as_of: int | None = None) -> list[EventRow]:
        """Events that share actors with this one, that it names in after/before, or that differ with it.

        Here and below `as_of` leaves out what became public, or was issued, after a day: see `event`.
        """

    def linked(self, event: str, as_of: int | None = None) -> list[EventRow]:
        """Of the related events those that stand in after/before, at either end, or that differ with it."""

    def bars(
        self,
        query: Query,
        limit: int = 20_000,
        split: LaneSpec = _BY_KIND,
        within: tuple[int, int] | None = None,
    ) -> list[LaneBar] | None:
        """The bounds of every dated event found, by rank, once for each lane that it lies in.

        Args:
            query: What is asked for.
            limit: Where more events are found, the answer is None.
            split: Which lanes there are.
            within: Two day numbers, to leave out what cannot have gone on from the one to the other.
        """

    def density(
        self, query: Query, first: int, last: int, cells: int, split: LaneSpec = _BY_KIND
    ) -> dict[str, list[int]]:
        """By lane, how many events are listed in each of `cells` equal stretches from one day to another."""

    def facet(self, query: Query, name: str) -> list[tuple[str, int]]:
        """The values of a field, and how many events each leaves of those the rest of the query finds.

        As in faceted search, what the query says of the field itself is left out. Under an `as_of`, the
        values are those of the day. A value that no query can name, since it holds a quotation mark, is
        left out.

        Args:
            query: What is asked for.
            name: Of `tui.parsing.query.fields.VALUE_FIELDS`.

        Returns:
            Values, level, each with the number of events; the most frequent first, then by value.
        """

    def sources(self, as_of: int | None = None) -> list[SourceRecord]:
        """Every source, by date of issue, then id."""

    def source(self, source: str, as_of: int | None = None) -> SourceRecord | None:
        """One source."""

    def passages(self, source: str, first: int = 1, limit: int | None = None) -> list[PassageRecord]:
        """The passages of a source in its order, from a number on."""

    def citing(self, source: str, passage: str | None = None) -> list[EventRow]:
        """The events that cite a source, or one passage of it."""

    def matching_passages(self, query: Query, event: str) -> list[PassageRecord]:
        """The passages an event cites that hold any of the query's words, by the query's `as_of`."""

    def differences(self, event: str | None = None, as_of: int | None = None) -> list[DifferenceRecord]:
        """Where the sources differ: everywhere, or about one event; last, where only their dates tell."""

    def actors(self) -> list[ActorRecord]:
        """Every actor, by name."""

    def problems(self) -> list[Problem]:
        """Every problem found when the index was made, by place."""

    def nearest_word(self, word: str) -> str | None:
        """The indexed word most like one that finds nothing."""

    def jump(self, text: str, limit: int = 20) -> Sequence[EventRow]:
        """Events for a palette: by id, then by words of the title."""

    def interrupt(self) -> None:
        """Stop what other threads are asking: they get an `InterruptedSearchError`."""

    def close(self) -> None:
        """Let go of whatever keeps it."""
