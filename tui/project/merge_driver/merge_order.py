"""The order of the parts of a merged block, from the orders of three versions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence


def merge_order(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return the keys of both versions in one order.

    Our order stays. What they alone have follows what it follows with them; where both added something at
    one place, ours is first. What they moved, and we did not, goes where they put it.

    Args:
        base: The keys of the version that both come from.
        ours: Ours; without those that are to be gone.
        theirs: Theirs, likewise.
    """
    order = list(ours)
    moved = moved_keys(base, theirs) - moved_keys(base, ours)
    here = set(ours)
    for key in moved & here:
        order.remove(key)
    own = here - set(theirs)
    for at, key in enumerate(theirs):
        if key not in here or key in moved:
            _insert(order, key, theirs[:at], own)
    return order


def moved_keys(base: Sequence[str], now: Sequence[str]) -> set[str]:
    """Return the fewest keys that must have been moved to make one order of another.

    Args:
        base: The order before.
        now: The order now.
    """
    places = {key: at for at, key in enumerate(base)}
    common = [key for key in now if key in places]
    # The longest run of keys in their old order: by patience sorting.
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, key in enumerate(common):
        place = bisect_left(ends, places[key])
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [places[key]]
        last[place : place + 1] = [at]
    at = last[-1] if last else -1
    stayed = set()
    while at >= 0:
        stayed.add(common[at])
        at = before[at]
    return set(common) - stayed


def _insert(order: list[str], key: str, preceding: Sequence[str], own: Collection[str]) -> None:
    """Put a key behind the nearest that precedes it, and behind what we added there."""
    there = set(order)
    before = next((name for name in reversed(preceding) if name in there), None)
    at = order.index(before) + 1 if before is not None else 0
    while at < len(order) and order[at] in own:
        at += 1
    order.insert(at, key)
