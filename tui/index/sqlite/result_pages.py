"""`ResultPages`: the events that queries find, page by page, and the positions of events among them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from sqlite3 import Connection

from tui.index.records import EventRow
from tui.index.sqlite.event_queries import (
    Slice,
    contains_event,
    count_events,
    position_on_or_after,
    rank_of,
    select_rows,
)
from tui.index.sqlite.query_sql import EventSelect, build_select
from tui.index.sqlite.vocabulary import completions
from tui.parsing.query.parse_query import Query

_MOST_PLACES = 4_096
"""Positions in results whose rank is remembered."""


def select_found(connection: Connection, query: Query) -> EventSelect:
    """Return the events that a query finds, as SQL.

    Args:
        connection: To an open index, for its words.
        query: The query.
    """
    return build_select(query, partial(completions, connection))


class ResultPages:
    """Reads pages of results, and remembers where the next ones begin."""

    def __init__(self, count_all: Callable[[], int]) -> None:
        """Begin without any.

        Args:
            count_all: Returns the number of all events.
        """
        self._count_all = count_all
        self._places: dict[tuple[Query, int], int] = {}

    def forget(self) -> None:
        """Forget where pages begin; to be called when the index is another."""
        self._places = {}

    def count(self, connection: Connection, query: Query) -> int:
        """Return how many events a query finds.

        Args:
            connection: To an open index.
            query: The query.
        """
        selection = select_found(connection, query)
        return self._count_all() if selection.is_everything else count_events(connection, selection)

    def rows(self, connection: Connection, query: Query, start: int, limit: int) -> list[EventRow]:
        """Return timeline rows of events that a query finds, in order.

        Args:
            connection: To an open index.
            query: The query.
            start: How many to skip.
            limit: The most that are returned; -1 for all.
        """
        selection = select_found(connection, query)
        if selection.is_everything:
            return select_rows(connection, selection, Slice(skip=start, limit=limit), None)
        # If the previous page was fetched, this one begins after its last rank, however far that is.
        after = self._places.get((query, start))
        page = Slice(skip=start, limit=limit) if after is None else Slice(after=after, limit=limit)
        rows = select_rows(connection, selection, page, query.public_day)
        if rows:
            self._remember(query, start + len(rows), rows[-1].rank)
        return rows

    def _remember(self, query: Query, position: int, rank: int) -> None:
        if len(self._places) >= _MOST_PLACES:
            self._places.clear()
        self._places[query, position] = rank

    def seek(self, connection: Connection, query: Query, day: int) -> int:
        """Return the position of the first event found that is listed at a day or later; else of the last.

        Args:
            connection: To an open index.
            query: The query.
            day: A day number.
        """
        selection = select_found(connection, query)
        rank = position_on_or_after(connection, selection, day)
        if rank is None:
            return max(self.count(connection, query) - 1, 0)
        return count_events(connection, selection, rank)


def find_position(connection: Connection, query: Query, event: str) -> int | None:
    """Return the position of an event among those that a query finds; None where it is not.

    Args:
        connection: To an open index.
        query: The query.
        event: The id of the event.
    """
    rank, selection = rank_of(connection, event), select_found(connection, query)
    if rank is None or not contains_event(connection, selection, rank):
        return None
    return count_events(connection, selection, rank)
