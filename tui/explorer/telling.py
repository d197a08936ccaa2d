"""What the bars say about the search and the range."""

from __future__ import annotations

from collections.abc import Sequence

from tui.chronology.lengths import gap_words, lag
from tui.explorer.found import Found
from tui.index.index import Index
from tui.index.records import Info
from tui.reading.query import Query, QueryProblem
from tui.text.counted import counted


def counts_words(found: Found, info: Info) -> str:
    """How many events are shown, and how many are hidden."""
    if not found.complete:
        return f"first {found.count} of {counted(info.events, 'event')} · counting"
    if found.query.is_empty:
        shown = f"{counted(info.events, 'event')} · {counted(info.sources, 'source')}"
        return f"{shown} · {info.differing} differ"
    return f"{found.count} of {counted(info.events, 'event')} · {info.events - found.count} hidden"


def range_words(found: Found, chosen: tuple[int, int]) -> str:
    """How many events a range holds, and how long it is.

    Args:
        found: What the search finds.
        chosen: The first and last position of the range.
    """
    count = chosen[1] - chosen[0] + 1
    events = counted(count, "event")
    first, last = found.row(chosen[0]).when, found.row(chosen[1]).when
    if count == 1 or first is None or last is None:
        return events
    start, end = first.earliest, last.latest
    if first.is_exact and last.is_exact:
        return f"{events} · {lag(first, last)}"
    if isinstance(start, int) and isinstance(end, int):
        return f"{events} · within {gap_words(start, end)}"
    return events


def range_days(found: Found, chosen: tuple[int, int]) -> tuple[int, int] | None:
    """The days from the earliest start of a range's first event to the latest end of its last.

    None where either is undated, open or unknown.
    """
    first, last = found.row(chosen[0]).when, found.row(chosen[1]).when
    if first is None or last is None:
        return None
    start, end = first.earliest, last.latest
    return (start, end) if isinstance(start, int) and isinstance(end, int) and start <= end else None


def query_remark(troubles: Sequence[QueryProblem], query: Query, found: Found | None, index: Index) -> str:
    """What is wrong with the query line; else, where nothing is found, the nearest word there is."""
    if troubles:
        return f"{troubles[0].message}: {troubles[0].remedy}"
    if found is None or found.count or query.is_empty:
        return ""
    for word in query.words:
        if (near := index.nearest_word(word)) and near != word:
            return f"nothing found; nearest word: {near}"
    return "nothing found"
