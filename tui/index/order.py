"""The order of events: by date; the undated keep the place that `after` and `before` give them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from tui.chronology.event import Event
from tui.chronology.when import Stated, order_key

_Slot: TypeAlias = tuple[int, int]
"""(n, 0) is directly behind the n-th dated event, counted from 0; (n, 1) directly before the next one."""

_TAIL: _Slot = (1 << 60, 0)
"""Behind everything."""


class Placed(NamedTuple):
    """An event in its place."""

    event: Event
    year: int | None
    """The year it is listed under: the one that is written for its start, or that of the dated event it is
    placed by; an earlier one where an event of that year follows. None where the start is open or unknown."""


def arrange(events: Sequence[Event]) -> list[Placed]:
    """Put events in order; each is there exactly once.

    Dated events follow `order_key`. An undated event stands directly behind the event it follows or, where
    it names none, directly before the event it precedes; ids decide between those of one place. Behind
    everything stands what has no place: it names no event, or what it names contradicts itself or the dates.
    """
    dated = sorted((event for event in events if event.date is not None), key=_key)
    years = _years(dated)
    groups = _Undated(dated, [event for event in events if event.date is None]).groups()
    placed = [Placed(event, years[0]) for event in groups.get((-1, 1), ())]
    for at, event in enumerate(dated):
        placed.append(Placed(event, years[at]))
        if groups:
            placed.extend(Placed(follower, years[at]) for follower in groups.get((at, 0), ()))
            placed.extend(Placed(leader, years[at + 1]) for leader in groups.get((at, 1), ()))
    placed.extend(Placed(event, None) for event in groups.get(_TAIL, ()))
    return placed


def _key(event: Event) -> tuple[int, int, str, str]:
    assert event.date is not None  # noqa: S101  (the caller sorts dated events only)
    return order_key(event.date, event.id)


def _years(dated: Sequence[Event]) -> list[int | None]:
    """The years that events in order are listed under: those that are written, and never a year twice.

    The margin of an approximate start decides on its place, so `2010~` may stand before an event of 2009:
    then both are listed under 2009, for headings do not go back.
    """
    years: list[int | None] = []
    following: int | None = None
    for event in reversed(dated):
        year = _written_year(event)
        if year is not None:
            following = year if following is None else min(year, following)
        years.append(None if year is None else following)
    return years[::-1]


def _written_year(event: Event) -> int | None:
    """The year of its start as it is written; None where that is open or unknown."""
    start = event.date.start if event.date else None
    return start.year if isinstance(start, Stated) else None


class _Undated:
    """The undated events as a graph, with an edge from each event to those that must come later.

    Events are numbers, in order of id.
    """

    def __init__(self, dated: Sequence[Event], undated: Iterable[Event]) -> None:
        self._events = sorted(undated, key=lambda event: event.id)
        self._beyond = len(dated)
        self._later: list[list[int]] = [[] for _ in self._events]
        self._earlier: list[list[int]] = [[] for _ in self._events]
        # The positions of the dated events that must come earlier and later.
        self._after = [-1] * len(self._events)
        self._before = [self._beyond] * len(self._events)
        if self._events:
            self._connect(dated)

    def _connect(self, dated: Sequence[Event]) -> None:
        # Of events with one id the first counts.
        positions = {dated[at].id: at for at in reversed(range(len(dated)))}
        numbers = {self._events[at].id: at for at in reversed(range(len(self._events)))}
        for at, event in enumerate(self._events):
            if event.after in positions:
                self._after[at] = positions[event.after]
            elif event.after in numbers:
                self._join(numbers[event.after], at)
            if event.before in positions:
                self._before[at] = positions[event.before]
            elif event.before in numbers:
                self._join(at, numbers[event.before])

    def _join(self, earlier: int, later: int) -> None:
        self._later[earlier].append(later)
        self._earlier[later].append(earlier)

    def groups(self) -> dict[_Slot, list[Event]]:
        """The events of each slot, in order."""
        everyone = range(len(self._events))
        forward = _sorted(everyone, self._earlier, self._later)
        lost = set(everyone).difference(forward, _sorted(everyone, self._later, self._earlier))
        order = _sorted([at for at in everyone if at not in lost], self._earlier, self._later)
        low, high = self._bounds(order)
        lost.update(at for at in order if low[at] >= high[at])
        slots = self._slots([at for at in order if at not in lost])
        members: dict[_Slot, list[int]] = {}
        for at in everyone:
            members.setdefault(slots.get(at, _TAIL), []).append(at)
        order_of = {slot: self._threaded(group, lost) for slot, group in members.items()}
        return {slot: [self._events[at] for at in order] for slot, order in order_of.items()}

    def _bounds(self, order: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
        """The positions of the last dated event that must come earlier, of the first that must come later.

        Args:
            order: The events that count, sorted so that every edge among them leads onwards.
        """
        low: dict[int, int] = {}
        high: dict[int, int] = {}
        for at in order:
            low[at] = max([self._after[at], *(low[one] for one in self._earlier[at] if one in low)])
        for at in reversed(order):
            high[at] = min([self._before[at], *(high[one] for one in self._later[at] if one in high)])
        return low, high

    def _slots(self, order: Sequence[int]) -> dict[int, _Slot]:
        low, high = self._bounds(order)
        slots: dict[int, _Slot] = {}
        for at in reversed(order):
            if low[at] >= 0:
                own = (low[at], 0)
            elif high[at] < self._beyond:
                own = (high[at] - 1, 1)
            else:
                own = _TAIL
            # It may have to come even earlier, to precede an event that directly follows another.
            slots[at] = min([own, *(slots[one] for one in self._later[at] if one in slots)])
        return slots

    def _threaded(self, group: Sequence[int], lost: Collection[int]) -> list[int]:
        """Sort a slot so that what waits for an event follows it at once; cycles open at their lowest id."""
        inside = set(group)
        waits = {at: sum(one in inside for one in self._earlier[at]) for at in group}
        ready = [at for at in reversed(group) if not waits[at]]
        openings = iter([at for at in group if at in lost])
        order: dict[int, None] = {}
        while len(order) < len(group):
            at = ready.pop() if ready else next(one for one in openings if one not in order)
            order[at] = None
            for one in sorted(inside.intersection(self._later[at]), reverse=True):
                waits[one] -= self._later[at].count(one)
                if not waits[one] and one not in order:
                    ready.append(one)
        return list(order)


def _sorted(
    events: Iterable[int], earlier: Sequence[Sequence[int]], later: Sequence[Sequence[int]]
) -> list[int]:
    """Kahn's algorithm: every edge leads onwards; what stands on a cycle, or behind one, is left out."""
    waits = dict.fromkeys(events, 0)
    for at in waits:
        waits[at] = sum(one in waits for one in earlier[at])
    order = [at for at, count in waits.items() if not count]
    for at in order:
        for one in later[at]:
            if one in waits:
                waits[one] -= 1
                if not waits[one]:
                    order.append(one)
    return order
