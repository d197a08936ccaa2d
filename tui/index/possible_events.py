"""Which of the events found only possibly meet a query's limits of dates."""

from __future__ import annotations

from tui.index.protocol import Index
from tui.parsing.query.parse_query import Query


def only_possible(index: Index, query: Query, shown: set[str] | None = None) -> frozenset[str]:
    """Return which events only possibly fall in a query's range of dates.

    Args:
        index: The open index.
        query: The query.
        shown: Ids of the events to choose from; None for all that the query finds.

    Returns:
        Ids; none for a query without a range, or with `certainly`.
    """
    if query.certainly or not query.asks_for_dates:
        return frozenset()
    possibly = {row.id for row in index.rows(query)}
    certainly = {row.id for row in index.rows(query.narrowed(certainly=True))}
    return frozenset((possibly if shown is None else shown & possibly) - certainly)


def count_only_possible(index: Index, query: Query, total: int) -> int:
    """Return how many events only possibly meet a query's limits, none of which stands in a group.

    Args:
        index: The open index.
        query: The query.
        total: How many events it finds.
    """
    # What is certainly inside is found anyway. With limits behind NOT that would not be so.
    return total - index.count(query.narrowed(certainly=True))
