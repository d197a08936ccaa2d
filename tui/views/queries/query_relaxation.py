"""For a query that finds nothing: which one of its terms to leave out to find the most events."""

from __future__ import annotations

from itertools import islice

from tui.index.protocol import Index
from tui.parsing.query.edit_query import remove_value
from tui.parsing.query.parse_query import parse_query

_MOST_TRIED = 12
"""Terms of a query that are tried; each takes one search."""


def best_relaxation(index: Index, line: str) -> tuple[str, int] | None:
    """Find the term of a query line whose removal finds the most events.

    Args:
        index: The open index.
        line: As typed.

    Returns:
        The term as typed, and the number of events found without it; None for a line of fewer than two
        terms, or where no single removal finds any event.
    """
    terms = list(islice(remove_value(line), _MOST_TRIED))
    if len(terms) < 2:
        return None
    counts = ((term, index.count(parse_query(rest)[0])) for term, rest in terms)
    term, events = max(counts, key=lambda pair: pair[1])
    return (term, events) if events else None
