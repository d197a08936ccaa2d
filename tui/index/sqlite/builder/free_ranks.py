"""Ranks for events in order: those that have one keep it, where they are in order; others get free numbers.

Where the numbers between two events are used up, the nearest events get new ranks, too: as many as it takes
until half of the numbers among them are free, so that this is rarely needed again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

GAP = 16
"""From one rank to the next, where all are new."""
FIRST = 1_048_576
"""The first rank, where all are new: there are numbers before it."""


def new_ranks(count: int) -> list[int]:
    """Return ranks for events of which none has one."""
    return list(range(FIRST, FIRST + GAP * count, GAP))


def assign_ranks(before: Sequence[int | None]) -> list[int]:
    """Return ranks that grow, most of them as they were.

    Args:
        before: The rank that each event had, in the new order of events; None for a new one. No rank is
            there twice.
    """
    ranks = list(before)
    _clear_unordered(ranks)
    start = 0
    while (first := _next_without(ranks, start)) is not None:
        start = _fill(ranks, first)
    return [rank for rank in ranks if rank is not None]


def _next_without(ranks: list[int | None], start: int) -> int | None:
    try:
        return ranks.index(None, start)
    except ValueError:
        return None


def _clear_unordered(ranks: list[int | None]) -> None:
    """Clear the fewest ranks, so that the others grow: all but a longest increasing subsequence."""
    tails: list[int] = []
    places: list[int] = []
    earlier: dict[int, int] = {}
    for at, rank in enumerate(ranks):
        if rank is None:
            continue
        length = len(tails) if not tails or rank > tails[-1] else bisect_left(tails, rank)
        if length:
            earlier[at] = places[length - 1]
        if length == len(tails):
            tails.append(rank)
            places.append(at)
        else:
            tails[length], places[length] = rank, at
    kept = set()
    at_last = places[-1] if places else None
    while at_last is not None:
        kept.add(at_last)
        at_last = earlier.get(at_last)
    if len(kept) < len(ranks):
        for at in range(len(ranks)):
            if at not in kept:
                ranks[at] = None


def _fill(ranks: list[int | None], first: int) -> int:
    """Give ranks to a run of events without, and to as many around it as it takes; return where it ends."""
    end = first
    while end < len(ranks) and ranks[end] is None:
        end += 1
    reach, least = 1, 1
    while not _is_filled(ranks, first, end, least):
        # Another run without ranks that is met here is filled with this one.
        first, end = max(0, first - reach), min(len(ranks), end + reach)
        while first and ranks[first - 1] is None:
            first -= 1
        while end < len(ranks) and ranks[end] is None:
            end += 1
        ranks[first:end] = [None] * (end - first)
        reach, least = reach * 2, min(2, GAP)
    return end


def _is_filled(ranks: list[int | None], first: int, end: int, least: int) -> bool:
    """Spread ranks over a run between two events, at least so far apart; return whether there was room."""
    low = (ranks[first - 1] or 0) if first else 0
    count = end - first
    if end == len(ranks):
        start, step = (low + GAP if first else FIRST), GAP
    elif first == 0:
        # Before all others: down from the first of them.
        high = ranks[end] or 0
        step = min(GAP, high // (count + 1))
        start = high - step * count
    else:
        step = ((ranks[end] or 0) - low) // (count + 1)
        start = low + step
    if step < least or start < 1:
        return False
    ranks[first:end] = range(start, start + step * count, step)
    return True
