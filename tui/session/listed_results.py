"""Results that are listed one by one: by relevance, or the nearest where no event has all words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from tui.index.protocol import Index
from tui.index.records import EventRow, ResultOrder, TimelineRow, YearGroup
from tui.light_dataclass import replace
from tui.parsing.query.parse_query import Query
from tui.session.result_set import Held, ResultSet
from tui.session.timeline_layout import LineKind, TimelineLayout

MOST_RANKED: Final = 1_000
"""The most events that are listed by relevance: nobody reads as far as that."""
MOST_SORTED: Final = 20_000
"""The most events that are listed by kind, status or title."""


def order_of(query: Query, order: ResultOrder) -> ResultOrder:
    """Return the order in which a query is listed: without words, nothing is more relevant than another."""
    is_possible = order is not ResultOrder.RELEVANCE or bool(query.highlight_terms)
    return order if is_possible else ResultOrder.DATE


class ListedResults(ResultSet):
    """Events in an order that is not that of their dates, so that no range of days is a range of them."""

    def __init__(
        self,
        index: Index,
        query: Query,
        rows: Sequence[EventRow],
        total: int,
        *,
        order: ResultOrder = ResultOrder.RELEVANCE,
        is_nearest: bool = False,
    ) -> None:
        """List events.

        Args:
            index: The open index.
            query: The query.
            rows: The events, in order.
            total: How many events the query finds.
            order: What they are ordered by.
            is_nearest: Whether they are offered and not found: then they are rows, and no events.
        """
        if is_nearest:
            layout = TimelineLayout([], first=len(rows), heading=LineKind.NEAREST_HEADING)
        else:
            named = list(_groups(index, rows, order))
            groups = [YearGroup(None, count, None, None) for _, count in named]
            layout = TimelineLayout(groups, titles=[title for title, _ in named])
        super().__init__(index, query, layout)
        # No year stands above them, so each date is shown with its own.
        self._listed = tuple(replace(row, year=None) for row in rows)
        self._total = total
        self.order = order
        self.is_nearest = is_nearest

    @classmethod
    def in_order(cls, index: Index, query: Query, order: ResultOrder) -> ListedResults:
        """Return the events that a query finds, in another order than that of dates.

        Args:
            index: The open index.
            query: The query.
            order: What to order by.
        """
        most = MOST_RANKED if order is ResultOrder.RELEVANCE else MOST_SORTED
        rows = index.ordered(query, order, 0, most)
        total = len(rows) if len(rows) < most else index.count(query)
        return cls(index, query, rows, total, order=order)

    @classmethod
    def nearest(cls, index: Index, query: Query) -> ListedResults:
        """Return the events that are nearest to the words of a query that finds nothing."""
        return cls(index, query, index.nearest(query), 0, is_nearest=True)

    @property
    def total(self) -> int:
        """Return how many events the query finds, of which the most relevant are listed."""
        return self._total

    def row(self, position: int) -> TimelineRow:
        """Return the row at a position, from 0."""
        return self._listed[position]

    def _read(self, start: int, limit: int) -> list[TimelineRow]:
        return [*self._listed[start : start + limit]]

    def event(self, number: int) -> EventRow:
        """Return an event by its number in the list, from 0."""
        return self._listed[number]

    def position(self, event: str) -> int | None:
        """Return the position of an event; None where it is not listed."""
        return next((at for at, row in enumerate(self._listed) if row.id == event), None)

    def find(self, wanted: Held) -> int | None:
        """Return the position of an event of another index; None where it is not listed, or only offered.

        Where events are offered, a reader begins with the first, which is the likest.
        """
        return self.position(wanted.id) if wanted.id and not self.is_nearest else None

    def number_from(self, day: int) -> int:
        """Return the number of the event, first in order of dates, on or after a day; else of the last."""
        later = [row for row in self._listed if row.day is not None and row.day >= day]
        wanted = min(later or self._listed[-1:], key=lambda row: row.rank, default=None)
        return self._listed.index(wanted) if wanted else 0

    def number_of_rank(self, rank: int) -> int:
        """Return the number of the first event in order of dates with at least some rank."""
        wanted = min(
            (row for row in self._listed if row.rank >= rank), key=lambda row: row.rank, default=None
        )
        return self._listed.index(wanted) if wanted else max(len(self._listed) - 1, 0)

    def position_near(self, first: int, last: int) -> int:
        """Return the position of the event that is listed nearest to some days; there must be an event.

        Args:
            first: The first of the days, a day number.
            last: The last of them, not before the first.
        """
        dated = [(at, row.day) for at, row in enumerate(self._listed) if row.day is not None]
        near = {at: max(day - last, first - day, 0) for at, day in dated}
        return min(near, key=lambda at: near[at], default=0)

    def positions_in(self, first: int, last: int) -> tuple[int, int] | None:
        """Return None: what is listed in some days is no range of these rows.

        Args:
            first: The first of the days, a day number.
            last: The last of them, included.
        """
        return None

    def ids(self, first: int, last: int) -> tuple[str, ...]:
        """Return the ids of the events in some rows.

        Args:
            first: The position of the first row.
            last: The position of the last row, included.
        """
        return tuple(row.id for row in self._listed[first : last + 1])


def _groups(index: Index, rows: Sequence[EventRow], order: ResultOrder) -> Iterator[tuple[str, int]]:
    """Yield the headings of listed events, each with how many stand below it."""
    if order in {ResultOrder.KIND, ResultOrder.STATUS}:
        labels = {kind.id: kind.label for kind in index.info.kinds}
        for value, of_it in groupby(rows, key=lambda row: getattr(row, order.value)):
            title = labels.get(value, value) if order is ResultOrder.KIND else str(value).capitalize()
            yield title, len(list(of_it))
    elif rows:
        yield f"By {order.value}", len(rows)


def nearest_if_none(index: Index, results: ResultSet) -> ResultSet:
    """Return results; where a query with words finds nothing, the events nearest to them instead.

    Args:
        index: The open index.
        results: All results of the query.
    """
    is_empty = not results.rows and bool(results.query.highlight_terms)
    return ListedResults.nearest(index, results.query) if is_empty else results
