"""Where a query finds nothing: the one term of it whose leaving out finds most."""

from __future__ import annotations

from itertools import islice

from tui.index.protocol import Index
from tui.parsing.query.edit_query import remove_value
from tui.parsing.query.parse_query import parse_query

_MOST_TRIED = 12
"""Terms of a line that are tried; each is a search."""


def best_relaxation(index: Index, line: str) -> tuple[str, int] | None:
    """Which term of a query line to let go of.

    Args:
        index: What is asked.
        line: As typed. One of a single term has no better one, but for the empty line.

    Returns:
        The term as it was typed, and how many events are found without it; None where no term alone helps.
    """
    terms = list(islice(remove_value(line), _MOST_TRIED))
    if len(terms) < 2:
        return None
    found = ((term, index.count(parse_query(rest)[0])) for term, rest in terms)
    term, events = max(found, key=lambda each: each[1])
    return (term, events) if events else None
