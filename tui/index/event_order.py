"""The order of events: by date, and then as `after` and `before` say. All that lists events follows it.

Events take their turns in the order of their dates (`tui.chronology.edtf_date.sort_key`, then the place in
the files). At its turn an event is put down, unless it must wait for one that it comes behind:

* it **waits** where one of those in front of it, that is still to come, has a narrower date; of two dates as
  wide as each other, where it says itself that it comes after the other;
* otherwise those in front of it that are still to come are **fetched**, and stand directly before it.

What has waited follows directly behind what it waited for, in the order of the files, each with what waited
for it in turn. Undated events have no turn: they wait for what they follow, or are fetched by what they
precede. So whatever `tui.chronology.precedence` keeps holds, and what no link touches stands by its date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, tzinfo
from heapq import heapify, heappop, heappush
from typing import NamedTuple, TypeAlias

from tui.chronology.calendar import ymd_from_day
from tui.chronology.edtf_date import FAR, DateExpression, OrderKey, sort_key
from tui.chronology.event import Event
from tui.chronology.precedence import Precedence, days_of, precedence

_PATIENCE = 8
"""Looks at events in front of others, for each event that a link touches, before order is made plainly."""

_Anchor: TypeAlias = "int | None"
"""The event at whose turn another is put down; None for what has no place among the dates."""


class OrderedEvent(NamedTuple):
    """An event in its place."""

    event: Event
    year: int | None
    """The year it is listed under: that of the day it is listed at; of an undated event, its neighbour's;
    None where that has no place."""
    day: int | None
    """The day it is listed at; of an event that had to move, its neighbour's. None where it is undated."""


def sort_events(
    events: Sequence[Event], zone: tzinfo = UTC, links: Precedence | None = None
) -> list[OrderedEvent]:
    """Put events in order; each is there exactly once, and ids decide nothing.

    Args:
        events: In the order of the files.
        zone: The chronology's, in which times with an offset are placed.
        links: What `after` and `before` say of these events; made where it is not given.

    Returns:
        The events; the days and the years never go back. Behind everything stands what is undated and has no
        place: it names no event, and none names it, or what is said of it contradicts itself or the dates.
    """
    keys = {at: sort_key(event.date, zone) for at, event in enumerate(events) if event.date is not None}
    # Sorting keeps the order of the files where keys are the same.
    turns = sorted(keys, key=keys.__getitem__)
    links = links or precedence(events, zone)
    if not links.links:
        order: list[tuple[int, _Anchor]] = [(at, at) for at in turns]
        order += [(at, None) for at in range(len(events)) if at not in keys]
    else:
        try:
            order = _Row(events, links, turns, zone).order()
        except _TooTangledError:
            order = _plainly(events, links, turns)
    return [_placed(events[at], anchor, keys, events) for at, anchor in order]


def _placed(
    event: Event, anchor: _Anchor, keys: dict[int, OrderKey], events: Sequence[Event]
) -> OrderedEvent:
    if anchor is None:
        return OrderedEvent(event, None, None)
    day = keys[anchor][0]
    when = events[anchor].date
    start = when.start if when else None
    # With a time of day it may be another day's than the one that is written.
    year = start.year if isinstance(start, DateExpression) and not start.time else ymd_from_day(day)[0]
    return OrderedEvent(event, year, None if event.date is None else day)


_ABSENT, _DUE, _BEGUN, _PUT = range(4)
"""What has become of an event: nothing yet; what it waited for is put down, and it is to be looked at in a
moment; it will be put down as soon as those in front of it are; it is put down."""

_TRY, _BEGIN, _PUT_DOWN = range(3)
"""The steps."""


class _TooTangledError(Exception):
    """Looking at what is in front of events takes too long."""


class _Row:
    """Events while they are put in a row. The steps to take are on a stack, so that depth does not matter."""

    def __init__(
        self, events: Sequence[Event], links: Precedence, turns: Sequence[int], zone: tzinfo
    ) -> None:
        self._events = events
        self._turns = turns
        self._row: list[tuple[int, _Anchor]] = []
        self._anchor: _Anchor = None
        self._state = [_ABSENT] * len(events)
        self._steps: list[tuple[int, int]] = []
        self._waiting: defaultdict[int, list[int]] = defaultdict(list)
        self._asked_again: defaultdict[int, list[int]] = defaultdict(list)
        """What waits for an event only because that is due: looked at again if that goes on waiting."""
        self._after = {link.by: link.earlier for link in links.links if link.key == "after"}
        self._before = {link.by: link.later for link in links.links if link.key == "before"}
        self._width = {at: _width(events[at], zone) for at in links.earlier.keys() | links.later.keys()}
        turn = {at: number for number, at in enumerate(turns)} if links.links else {}
        # The last to come is looked at first: who waits for that one waits for no other.
        self._earlier = {
            at: sorted(others, key=lambda one: turn.get(one, -1)) if len(others) > 1 else list(others)
            for at, others in links.earlier.items()
        }
        self._looks = _PATIENCE * (len(self._width) + len(links.links))

    def order(self) -> list[tuple[int, _Anchor]]:
        """The events, each with the event at whose turn it is put down."""
        undated = [at for at, event in enumerate(self._events) if event.date is None]
        for at in undated:
            if at in self._after:
                self._waiting[self._after[at]].append(at)
            elif at not in self._before:
                for one in self._earlier.get(at, ()):
                    self._waiting[one].append(at)
        for at in self._turns:
            self._anchor = at
            self._take(at)
        self._anchor = None
        for at in undated:
            if at not in self._after and at not in self._before:
                self._take(at)
        for at in undated:
            self._take(at)
        return self._row

    def _take(self, at: int) -> None:
        """Give an event its turn."""
        if at not in self._width and self._state[at] is not _PUT:
            self._state[at] = _PUT
            self._row.append((at, self._anchor))
            return
        steps = self._steps
        steps.append((_TRY, at))
        while steps:
            step, one = steps.pop()
            if step is _PUT_DOWN:
                self._put(one)
            elif self._state[one] < _BEGUN:
                if step is _BEGIN:
                    self._begin(one)
                else:
                    self._try(one)

    def _try(self, at: int) -> None:
        if at not in self._earlier:
            self._put(at)
            return
        other = self._awaited(at)
        if other is None:
            self._begin(at)
            return
        is_due = self._state[other] is _DUE
        (self._asked_again if is_due else self._waiting)[other].append(at)
        self._state[at] = _ABSENT
        self._look_at(self._asked_again.pop(at, []))

    def _begin(self, at: int) -> None:
        """Fetch those in front of it that are still to come, and then put it down."""
        self._state[at] = _BEGUN
        self._steps.append((_PUT_DOWN, at))
        fetched = sorted(self._still_to_come(at), reverse=True)
        self._steps.extend((_BEGIN, one) for one in fetched)

    def _put(self, at: int) -> None:
        self._state[at] = _PUT
        self._row.append((at, self._anchor))
        if self._waiting or self._asked_again:
            self._look_at([*self._waiting.pop(at, ()), *self._asked_again.pop(at, ())])

    def _look_at(self, waiting: list[int]) -> None:
        """Try events that have waited, in the order of the files."""
        due = sorted({at for at in waiting if self._state[at] < _BEGUN}, reverse=True)
        for at in due:
            self._state[at] = _DUE
        self._steps.extend((_TRY, at) for at in due)

    def _awaited(self, at: int) -> int | None:
        """One still to come that an event must wait for; None where all of those can be fetched."""
        seen = {at}
        path = [at]
        while path:
            for one in self._still_to_come(path.pop()):
                self._looks -= 1
                if self._looks < 0:
                    raise _TooTangledError
                if one in seen:
                    continue
                if self._state[one] is not _ABSENT or self._yields(at, one):
                    return one
                seen.add(one)
                path.append(one)
        return None

    def _still_to_come(self, at: int) -> Iterator[int]:
        """Those directly in front of an event that are not put down, the last to come first."""
        others = self._earlier.get(at, [])
        while others and self._state[others[-1]] is _PUT:
            others.pop()
        return (one for one in reversed(others) if self._state[one] is not _PUT)

    def _yields(self, at: int, other: int) -> bool:
        """Whether of two events, of which it is the one behind, it is the one to move."""
        mine, its = self._width[at], self._width[other]
        return mine > its or (mine == its and self._after.get(at) == other)


def _width(event: Event, zone: tzinfo) -> tuple[int, bool]:
    """How many days a date leaves; a time of day is narrower than its day, no date wider than any."""
    if event.date is None:
        return 2 * FAR, True
    first, last = days_of(event, zone)
    if event.date.time:
        return 0, False
    return (FAR if first == -FAR or last == FAR else last - first), True


def _plainly(events: Sequence[Event], links: Precedence, turns: Sequence[int]) -> list[tuple[int, _Anchor]]:
    """An order in which every link holds, however entangled they are: whatever follows waits.

    Undated events stand as far on as what precedes them, or else as far back as what follows them.
    """
    place = _places(events, links, turns)
    waits = {at: len(others) for at, others in links.earlier.items()}
    ready = [(place[at], at) for at in range(len(events)) if at not in waits]
    heapify(ready)
    row: list[tuple[int, _Anchor]] = []
    anchor: _Anchor = None
    while ready:
        number, at = heappop(ready)
        if number < len(turns) and (anchor is None or place[anchor] < number):
            anchor = turns[number]
        row.append((at, anchor if number < len(turns) else None))
        for one in links.later.get(at, ()):
            waits[one] -= 1
            if not waits[one]:
                heappush(ready, (place[one], one))
    return row


def _places(events: Sequence[Event], links: Precedence, turns: Sequence[int]) -> dict[int, int]:
    """The number of the turn at which each event is put down, if nothing keeps it; the last for no place."""
    place = {at: number for number, at in enumerate(turns)}
    for onwards, others in ((links.order, links.earlier), (links.order[::-1], links.later)):
        nearest = max if others is links.earlier else min
        for at in onwards:
            known = [place[one] for one in others.get(at, ()) if one in place]
            if known and at not in place:
                place[at] = nearest(known)
    return {at: place.get(at, len(turns)) for at in range(len(events))}
