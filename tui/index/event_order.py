"""The order in which events are listed everywhere: by date, and by `after` and `before`.

Events take turns in the order of their dates (`tui.chronology.edtf_date.sort_key`, then the order of the
files). At its turn an event is put into the row, unless a predecessor (by a link of
`tui.chronology.precedence`) is not in the row yet:

* the event **waits** where such a predecessor has a narrower date, or an equally wide one and the event's own
  `after` names it;
* otherwise its missing predecessors are **fetched**: they are put directly before it.

Events that have waited are put directly after the one they waited for, in the order of the files, each with
those that waited for it. Undated events have no turn: they wait for what they follow, or are fetched by what
they precede. So every link of `tui.chronology.precedence` holds, and events without links are sorted by date.
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
"""Predecessors looked at for each event with a link, before `_plainly` is used instead."""

_Anchor: TypeAlias = "int | None"
"""The event at whose turn another is put into the row; None for one that has no place among the dates."""


class OrderedEvent(NamedTuple):
    """An event in its place in the order."""

    event: Event
    year: int | None
    """The astronomical year (0 is 1 BC) it is listed under: that of `day`; of an undated event, that of its
    neighbour; None where it has no place."""
    day: int | None
    """The day number it is listed at; of an event that had to move, its neighbour's. None where undated."""


def sort_events(
    events: Sequence[Event], zone: tzinfo = UTC, links: Precedence | None = None
) -> list[OrderedEvent]:
    """Put events in order. Each is in the result exactly once; ids have no influence.

    Args:
        events: In the order of the files.
        zone: The chronology's zone, to which times with an offset are converted.
        links: The precedence of these events; None to compute it.

    Returns:
        The events, with days and years that never decrease. Undated events without a place come last: those
        without links, and those whose links contradict each other or the dates.
    """
    keys = {at: sort_key(event.date, zone) for at, event in enumerate(events) if event.date is not None}
    # Sorting is stable, so events of the same key keep the order of the files.
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
    date = events[anchor].date
    start = date.start if date else None
    # With a time of day, the day in the zone may be another than the one that is written.
    year = start.year if isinstance(start, DateExpression) and not start.time else ymd_from_day(day)[0]
    return OrderedEvent(event, year, None if event.date is None else day)


_ABSENT, _DUE, _BEGUN, _PUT = range(4)
"""The states of an event: not in the row; to be tried again next, since what it waited for is in the row; to
be put into the row as soon as its predecessors are; in the row."""

_TRY, _BEGIN, _PUT_DOWN = range(3)
"""The kinds of step."""


class _TooTangledError(Exception):
    """Searching the predecessors of events takes too long."""


class _Row:
    """The events while they are put in order. Steps are on a stack, so that depth does not matter."""

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
        """Events that wait for one that is due: they are tried again if that one keeps waiting."""
        self._after = {link.by: link.earlier for link in links.links if link.key == "after"}
        self._before = {link.by: link.later for link in links.links if link.key == "before"}
        self._width = {at: _width(events[at], zone) for at in links.earlier.keys() | links.later.keys()}
        turn = {at: number for number, at in enumerate(turns)} if links.links else {}
        # The last to come is looked at first: an event that waits for it need not wait for others.
        self._earlier = {
            at: sorted(predecessors, key=lambda predecessor: turn.get(predecessor, -1))
            if len(predecessors) > 1
            else list(predecessors)
            for at, predecessors in links.earlier.items()
        }
        self._looks = _PATIENCE * (len(self._width) + len(links.links))

    def order(self) -> list[tuple[int, _Anchor]]:
        """The events in order, each with the event at whose turn it was put into the row."""
        undated = [at for at, event in enumerate(self._events) if event.date is None]
        for at in undated:
            if at in self._after:
                self._waiting[self._after[at]].append(at)
            elif at not in self._before:
                for predecessor in self._earlier.get(at, ()):
                    self._waiting[predecessor].append(at)
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
        """Let an event take its turn, and take all steps that follow from it."""
        if at not in self._width and self._state[at] is not _PUT:
            self._state[at] = _PUT
            self._row.append((at, self._anchor))
            return
        steps = self._steps
        steps.append((_TRY, at))
        while steps:
            step, event = steps.pop()
            if step is _PUT_DOWN:
                self._put(event)
            elif self._state[event] < _BEGUN:
                if step is _BEGIN:
                    self._begin(event)
                else:
                    self._try(event)

    def _try(self, at: int) -> None:
        if at not in self._earlier:
            self._put(at)
            return
        awaited = self._awaited(at)
        if awaited is None:
            self._begin(at)
            return
        is_due = self._state[awaited] is _DUE
        (self._asked_again if is_due else self._waiting)[awaited].append(at)
        self._state[at] = _ABSENT
        self._look_at(self._asked_again.pop(at, []))

    def _begin(self, at: int) -> None:
        """Put the missing predecessors of an event into the row, and then the event."""
        self._state[at] = _BEGUN
        self._steps.append((_PUT_DOWN, at))
        fetched = sorted(self._still_to_come(at), reverse=True)
        self._steps.extend((_BEGIN, predecessor) for predecessor in fetched)

    def _put(self, at: int) -> None:
        self._state[at] = _PUT
        self._row.append((at, self._anchor))
        if self._waiting or self._asked_again:
            self._look_at([*self._waiting.pop(at, ()), *self._asked_again.pop(at, ())])

    def _look_at(self, waiting: list[int]) -> None:
        """Try waiting events again, in the order of the files."""
        due = sorted({at for at in waiting if self._state[at] < _BEGUN}, reverse=True)
        for at in due:
            self._state[at] = _DUE
        self._steps.extend((_TRY, at) for at in due)

    def _awaited(self, at: int) -> int | None:
        """A missing predecessor that an event must wait for; None where all of them can be fetched."""
        seen = {at}
        path = [at]
        while path:
            for predecessor in self._still_to_come(path.pop()):
                self._looks -= 1
                if self._looks < 0:
                    raise _TooTangledError
                if predecessor in seen:
                    continue
                if self._state[predecessor] is not _ABSENT or self._yields(at, predecessor):
                    return predecessor
                seen.add(predecessor)
                path.append(predecessor)
        return None

    def _still_to_come(self, at: int) -> Iterator[int]:
        """The direct predecessors of an event that are not in the row, the last to come first."""
        predecessors = self._earlier.get(at, [])
        while predecessors and self._state[predecessors[-1]] is _PUT:
            predecessors.pop()
        return (predecessor for predecessor in reversed(predecessors) if self._state[predecessor] is not _PUT)

    def _yields(self, at: int, predecessor: int) -> bool:
        """Whether an event, and not its predecessor, is the one to move."""
        mine, its = self._width[at], self._width[predecessor]
        return mine > its or (mine == its and self._after.get(at) == predecessor)


def _width(event: Event, zone: tzinfo) -> tuple[int, bool]:
    """How many days a date leaves open, as a sort key: a time of day is the narrowest, no date the widest."""
    if event.date is None:
        return 2 * FAR, True
    first, last = days_of(event, zone)
    if event.date.time:
        return 0, False
    return (FAR if first == -FAR or last == FAR else last - first), True


def _plainly(events: Sequence[Event], links: Precedence, turns: Sequence[int]) -> list[tuple[int, _Anchor]]:
    """Return a plain order in which every link holds: successors always wait. For entangled links.

    Undated events take the last turn of their predecessors, or else the first of their successors.
    """
    place = _places(events, links, turns)
    waits = {at: len(predecessors) for at, predecessors in links.earlier.items()}
    ready = [(place[at], at) for at in range(len(events)) if at not in waits]
    heapify(ready)
    row: list[tuple[int, _Anchor]] = []
    anchor: _Anchor = None
    while ready:
        number, at = heappop(ready)
        if number < len(turns) and (anchor is None or place[anchor] < number):
            anchor = turns[number]
        row.append((at, anchor if number < len(turns) else None))
        for successor in links.later.get(at, ()):
            waits[successor] -= 1
            if not waits[successor]:
                heappush(ready, (place[successor], successor))
    return row


def _places(events: Sequence[Event], links: Precedence, turns: Sequence[int]) -> dict[int, int]:
    """The number of each event's turn, if it need not wait; a last one for events without a place."""
    place = {at: number for number, at in enumerate(turns)}
    for onwards, neighbours in ((links.order, links.earlier), (links.order[::-1], links.later)):
        nearest = max if neighbours is links.earlier else min
        for at in onwards:
            turns_beside = [place[neighbour] for neighbour in neighbours.get(at, ()) if neighbour in place]
            if turns_beside and at not in place:
                place[at] = nearest(turns_beside)
    return {at: place.get(at, len(turns)) for at in range(len(events))}
