"""Finding what cannot all hold and what the order leaves, against a plain queue (Bellman and Ford)."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from time import process_time
from typing import Any

from benchmarks.figures import Figure
from tui.chronology.chronology import Chronology
from tui.chronology.event import Event
from tui.evidence.conflicts.conflicts import find_conflicts
from tui.evidence.conflicts.order_windows import order_windows

EVENTS = 10_000
_MOST_SECONDS, _MOST_OF_A_CHAIN = 0.1, 0.3
_FIRST = date(1990, 1, 1)


def finding_conflicts(events: int = EVENTS) -> Iterator[Figure]:
    """Yield a figure for events in any order, and one for a chain of undated ones in either order of writing.

    Args:
        events: How many there are.
    """
    mixed = mixed_events(events)
    chain = chain_of(events)
    shapes = (
        (f"conflicts of {events:,} events", mixed, _MOST_SECONDS),
        (f"conflicts of a chain of {events:,}", chain, _MOST_OF_A_CHAIN),
        ("conflicts of that chain, backwards", chain[::-1], _MOST_OF_A_CHAIN),
    )
    # The plain queue meets its best order in a chain; in the worst one it needs minutes.
    for name, listed, most in shapes:
        theirs = _measured_queue(chain if listed is not mixed else mixed)
        yield Figure(name, [_measured(listed)], "plain queue, best order", [theirs], most_seconds=most)


def mixed_events(count: int) -> list[Event]:
    """Return events with days, years or no date, each after or before another one, that can all hold."""
    chance = random.Random(1874)
    days = [chance.randrange(9_000) for _ in range(count)]
    events = []
    for at, day in enumerate(days):
        keys: dict[str, Any] = {}
        when = _FIRST + timedelta(day)
        share = chance.random()
        if share < 0.6:
            keys["date"] = when.isoformat() if share < 0.3 else str(when.year)
        other = chance.randrange(count)
        if other != at:
            keys["after" if days[other] <= day else "before"] = f"e-{other}"
        events.append(_event(at, **keys))
    return events


def chain_of(count: int) -> list[Event]:
    """Return one dated event and undated ones, each after the last."""
    return [_event(0, date="2010"), *(_event(at, after=f"e-{at - 1}") for at in range(1, count))]


def _event(number: int, **keys: Any) -> Event:  # noqa: ANN401  (values of several types)
    plain = {"id": f"e-{number}", "title": "Something", "kind": "works", "status": "reported"}
    return Event.model_validate(plain | keys)


def _measured(events: list[Event]) -> float:
    chronology = Chronology(events=tuple(events))
    # Reading and checking need the topological order, too.
    assert chronology.precedence
    began = process_time()
    find_conflicts(chronology)
    list(order_windows(chronology))
    return process_time() - began


def _measured_queue(events: list[Event]) -> float:
    began = process_time()
    _raise_limits(events)
    return process_time() - began


def _raise_limits(events: list[Event]) -> dict[str, int]:
    """Raise the lower limits of days until nothing changes: what any solver of such constraints does."""
    limits = {event.id: event.date.first_day if event.date else 0 for event in events}
    later: dict[str, list[str]] = {}
    for event in events:
        if event.after:
            later.setdefault(event.after, []).append(event.id)
        if event.before:
            later.setdefault(event.id, []).append(event.before)
    queue = deque(limits)
    while queue:
        one = queue.popleft()
        for other in later.get(one, ()):
            if limits[one] > limits[other]:
                limits[other] = limits[one]
                queue.append(other)
    return limits
