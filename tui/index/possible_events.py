"""Which of the events found only possibly meet a query: its limits of dates, or awareness by a day."""

from __future__ import annotations

from tui.index.protocol import Index
from tui.parsing.query.parse_query import Query


def only_possible(index: Index, query: Query, shown: set[str] | None = None) -> frozenset[str]:
    """Return which events only possibly meet a query's limits of dates, or its day of awareness.

    Args:
        index: The open index.
        query: The query.
        shown: Ids of the events to choose from; None for all that the query finds.

    Returns:
        Ids; none for a query without either, or with `certainly`.
    """
    if not query.allows_possible:
        return frozenset()
    possibly = {row.id for row in index.rows(query)}
    certainly = {row.id for row in index.rows(query.narrowed(certainly=True))}
    return frozenset((possibly if shown is None else shown & possibly) - certainly)


def count_only_possible(index: Index, query: Query, total: int) -> int:
    """Return how many events only possibly meet a query; see `Query.is_told_by_date`, which must hold.

    Args:
        index: The open index.
        query: The query.
        total: How many events it finds.
    """
    # What is certainly inside is found anyway. With limits behind NOT that would not be so.
    return total - index.count(query.narrowed(certainly=True))
