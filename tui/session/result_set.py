"""The results of a query as rows of the timeline: counted, laid out by year, fetched in blocks."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise

from tui.chronology.problem import Location
from tui.index.match_reason import MatchReason
from tui.index.possible_events import count_only_possible, only_possible
from tui.index.protocol import Index
from tui.index.records import EventRow, ResultOrder, TimelineRow, UnreadRow
from tui.light_dataclass import dataclass
from tui.parsing.query.parse_query import Query
from tui.session.timeline_layout import TimelineLayout, layout_of

_BLOCK = 256
AT_ONCE = 50_000
"""Up to so many events are counted before anything is shown; with more, the first rows come first."""
TYPED_AT_ONCE = 10_000
"""The same while a query is typed, when each character should show its first results within a frame."""
_FIRST_ROWS = 64
"""The rows that come first: more than any screen shows."""


@dataclass(frozen=True, slots=True)
class Held:
    """A row in a form that survives a change of the files."""

    id: str
    """Empty where the entry has none."""
    written: Location | None = None
    """Where the entry begins; None where that is not known."""
    was_read: bool = True
    """Whether it is an event, not an unreadable entry."""


class ResultSet:
    """The results of one query. Rows are read when needed, and kept.

    Without a query, unreadable entries have rows too, between the events. With one they have none, since it
    cannot be known whether it would find them.
    """

    def __init__(
        self,
        index: Index,
        query: Query,
        layout: TimelineLayout,
        *,
        complete: bool = True,
        has_unread: bool = False,
    ) -> None:
        self.query = query
        self.layout = layout
        self.complete = complete
        """False while only the first rows are known, and not how many there are."""
        self.order = ResultOrder.DATE
        """What the rows are ordered by."""
        self.is_nearest = False
        """Whether the rows are events that the query does not find, offered because it finds none."""
        self.possible = 0
        """How many events only possibly meet the query, once they are counted."""
        self._index = index
        self._has_unread = has_unread
        self._has_doubts = query.allows_possible
        self._doubtful: frozenset[str] = frozenset()
        """Ids of those events where their dates alone do not say it, once they are counted."""
        self._blocks: dict[int, list[TimelineRow]] = {}

    @classmethod
    def whole(cls, index: Index, query: Query, *, lists_unread: bool = True) -> ResultSet:
        """Return all results, counted and laid out. May run in a thread.

        Args:
            index: The open index.
            query: What to find.
            lists_unread: Whether unreadable entries may have rows.
        """
        groups = index.years(query)
        if not (lists_unread and _has_unread(index, query)):
            return cls(index, query, TimelineLayout(groups))
        ends = accumulate((group.count for group in groups), initial=0)
        # After the last event of each year, and before those of the next.
        above = [index.unread_above(end + 1) for end in ends]
        within = [after - before for before, after in pairwise(above)]
        return cls(index, query, TimelineLayout(groups, within, first=above[0]), has_unread=True)

    @classmethod
    def glimpse(cls, index: Index, query: Query, *, lists_unread: bool = True) -> ResultSet:
        """Return the first rows only, laid out, which is fast for any size.

        Args:
            index: The open index.
            query: What to find.
            lists_unread: Whether unreadable entries may have rows.
        """
        has_unread = lists_unread and _has_unread(index, query)
        rows: list[TimelineRow] = (
            index.timeline(0, _FIRST_ROWS) if has_unread else [*index.rows(query, 0, _FIRST_ROWS)]
        )
        is_complete = len(rows) < _FIRST_ROWS
        results = cls(index, query, layout_of(rows), complete=is_complete, has_unread=has_unread)
        results._blocks[0] = rows
        return results

    @property
    def is_by_date(self) -> bool:
        """Return whether the rows are in the order of dates, so that there are ranges of them."""
        return self.order is ResultOrder.DATE

    @property
    def count(self) -> int:
        """Return how many events are laid out."""
        return self.layout.events

    @property
    def total(self) -> int:
        """Return how many events the query finds; `count`, unless not all of them are laid out."""
        return self.count

    @property
    def rows(self) -> int:
        """Return how many rows are laid out."""
        return self.layout.rows

    def row(self, position: int) -> TimelineRow:
        """Return the row at a position, from 0."""
        block, within = divmod(position, _BLOCK)
        return self.rows_of(block)[within]

    def block_of(self, position: int) -> int:
        """Return the number of the block in which a row is read, from 0."""
        return position // _BLOCK

    def rows_of(self, block: int) -> list[TimelineRow]:
        """Return the rows of a block, which are read from the index together."""
        rows = self._blocks.get(block)
        if rows is None:
            if len(self._blocks) > 64:
                self._blocks.clear()
            rows = self._blocks[block] = self._read(block * _BLOCK, _BLOCK)
        return rows

    def _read(self, start: int, limit: int) -> list[TimelineRow]:
        if self._has_unread:
            return self._index.timeline(start, limit)
        return [*self._index.rows(self.query, start, limit)]

    def first_dated(self) -> int:
        """Return the position of the first event with a date; 0 where none is among the first rows."""
        if not self.rows:
            return 0
        dated = (at for at, row in enumerate(self.rows_of(0)) if isinstance(row, EventRow) and row.when)
        return next(dated, 0)

    def event(self, number: int) -> EventRow:
        """Return an event by its number among the results, from 0."""
        row = self.row(self.position_of(number))
        assert isinstance(row, EventRow)  # noqa: S101  (it is where an event is)
        return row

    def reasons(self, row: EventRow) -> tuple[MatchReason, ...]:
        """Return by what the query finds an event; nothing where its title says it."""
        if self.is_nearest or not self.query.highlight_terms:
            return ()
        return self._index.match_reasons(self.query, [row]).get(row.rank, ())

    def count_possible(self) -> None:
        """Count the events that only possibly meet the query's limits of dates, or its day of awareness."""
        if not self._has_doubts or not self.count:
            return
        if not self.query.is_told_by_date:
            self._doubtful = only_possible(self._index, self.query)
            self.possible = len(self._doubtful)
        else:
            self.possible = count_only_possible(self._index, self.query, self.total)

    def is_possible(self, row: TimelineRow) -> bool:
        """Return whether a row is an event that only possibly meets the query."""
        if not self._has_doubts or self.is_nearest or isinstance(row, UnreadRow):
            return False
        if not self.query.is_told_by_date:
            return row.id in self._doubtful
        return not self.query.certainly_holds(row.when)

    def position_of(self, number: int) -> int:
        """Return the position of an event's row, by its number among the results, from 0."""
        return number + self._index.unread_above(number + 1) if self._has_unread else number

    def number_at(self, position: int) -> int:
        """Return how many events are in the rows before a position."""
        return position - self._index.unread_before(position) if self._has_unread else position

    def position(self, event: str) -> int | None:
        """Return the position of the row with an id, readable or not; None where there is none."""
        number = self._index.position(self.query, event)
        if number is not None:
            return self.position_of(number)
        unread = self._index.unread_named(event) if self._has_unread else None
        return unread.position if unread else None

    def find(self, wanted: Held) -> int | None:
        """Return the position of a row of another index; None where it no longer exists.

        An event is found by its id. An unreadable entry may have another id by now, or share one, so it is
        found by where it is written.
        """
        by_id = self.position(wanted.id) if wanted.id else None
        if wanted.written is None or not self.query.is_empty or (wanted.was_read and by_id is not None):
            return by_id
        at = self._index.position_at(wanted.written)
        row = self.row(at) if at is not None and at < self.rows else None
        if wanted.was_read:
            return at if isinstance(row, UnreadRow) else None
        return at if by_id is None or (row and row.id == wanted.id) else by_id

    def number_from(self, day: int) -> int:
        """Return the number of the first event that begins on or after a day; of the last where none does."""
        return self._index.seek(self.query, day)

    def number_of_rank(self, rank: int) -> int:
        """Return the number, among the results, of the first event with at least some rank."""
        return bisect_left(range(self.count), rank, key=lambda number: self.event(number).rank)

    def position_near(self, first: int, last: int) -> int:
        """Return the position of the event that is listed nearest to some days; there must be an event.

        Args:
            first: The first of the days, a day number.
            last: The last of them, not before the first.
        """
        behind = self.number_from(first)
        near: dict[int, int] = {}
        for number in (behind, behind - 1):
            day = self.event(number).day if 0 <= number < self.count else None
            if day is not None:
                near[number] = max(day - last, first - day, 0)
        return self.position_of(min(near, key=lambda number: near[number], default=behind))

    def positions_in(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the positions of the first and the last event that are listed in some days; None for none.

        Args:
            first: The first of the days, a day number.
            last: The last of them, included.
        """
        at, behind = self.number_from(first), self.number_from(last + 1)
        # Where no event is listed later, `number_from` returns the last one, which may be in these days.
        end = behind if self._is_listed(behind, first, last) else behind - 1
        if end < at or not self._is_listed(at, first, last):
            return None
        return self.position_of(at), self.position_of(end)

    def _is_listed(self, number: int, first: int, last: int) -> bool:
        day = self.event(number).day
        return day is not None and first <= day <= last

    def events(self, first: int, last: int) -> range:
        """Return the numbers of the events in some rows.

        Args:
            first: The position of the first row.
            last: The position of the last row, included.
        """
        return range(self.number_at(first), self.number_at(last + 1))

    def ids(self, first: int, last: int) -> tuple[str, ...]:
        """Return the ids of the events in some rows.

        Args:
            first: The position of the first row.
            last: The position of the last row, included.
        """
        numbers = self.events(first, last)
        return tuple(row.id for row in self._index.rows(self.query, numbers.start, len(numbers)))


def _has_unread(index: Index, query: Query) -> bool:
    return query.is_empty and index.info.unread > 0
