"""Precedence: which events come before which others, by their `after` and `before`, without contradictions.

Two kinds of links contradict others or the dates, and are left out:

* those in a **circle**: every link between events that come, directly or through others, before one another;
* **impossible** ones: a link to an event whose last day is before the earliest day that the events before it
  allow.

The remaining links can hold together: every event can be given a day within its date so that each link holds.
Events are numbers, counted from 0 in the order of the files. A repeated id means the first event of that id.

Algorithms: Kahn (1962) for the topological order, Tarjan (1972) for the strongly connected components.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import NamedTuple

from tui.chronology.edtf_date import FAR, sort_key
from tui.chronology.event import Event


class PrecedenceLink(NamedTuple):
    """One event comes before another."""

    earlier: int
    """The number of an event, from 0 in the order of the files; `later` and `by` are too."""
    later: int
    by: int
    """The event whose entry has the link: one of the two."""
    key: str
    """The key of the entry: `after` or `before`."""


class ImpossibleOrder(NamedTuple):
    """A link that no days within the dates allow."""

    link: PrecedenceLink
    source: int
    """The event that cannot be so early: `link.earlier`, or one before it through other links."""


@dataclass(frozen=True, slots=True)
class Precedence:
    """Which events come before which others. Events are numbers, from 0 in the order of the files."""

    links: tuple[PrecedenceLink, ...] = ()
    """Those that can all hold together."""
    circles: tuple[tuple[int, ...], ...] = ()
    """For each group of events in circles, the shortest circle through its first event, starting there."""
    impossible: tuple[ImpossibleOrder, ...] = ()
    earlier: Mapping[int, list[int]] = field(default_factory=dict)
    """From each event to those directly before it; only events that have any."""
    later: Mapping[int, list[int]] = field(default_factory=dict)
    """From each event to those directly after it; only events that have any."""
    order: tuple[int, ...] = ()
    """The events of all links that are in no circle, in topological order: `earlier` before `later`."""


def precedence(events: Sequence[Event], zone: tzinfo = UTC) -> Precedence:
    """Return the precedence of some events from their `after` and `before`. Unknown ids are ignored.

    Args:
        events: In the order of the files.
        zone: The chronology's zone, to which times with an offset are converted.
    """
    links = _links(events)
    if not links:
        return Precedence()
    later = _map(links, backwards=False)
    order = sort_topologically(later)
    circles: tuple[tuple[int, ...], ...] = ()
    if order is None:
        circles, links = _without_circles(links, later)
        later = _map(links, backwards=False)
        order = sort_topologically(later) or []
    impossible = _impossible(events, order, links, zone)
    if impossible:
        left_out = {order_error.link for order_error in impossible}
        links = [link for link in links if link not in left_out]
        later = _map(links, backwards=False)
    return Precedence(
        tuple(links), circles, tuple(impossible), _map(links, backwards=True), later, tuple(order)
    )


def _links(events: Sequence[Event]) -> list[PrecedenceLink]:
    if not any(event.after or event.before for event in events):
        return []
    numbers = {events[at].id: at for at in reversed(range(len(events)))}
    links = []
    for at, event in enumerate(events):
        if event.after in numbers:
            links.append(PrecedenceLink(numbers[event.after], at, at, "after"))
        if event.before in numbers:
            links.append(PrecedenceLink(at, numbers[event.before], at, "before"))
    return links


def _map(links: Sequence[PrecedenceLink], *, backwards: bool) -> dict[int, list[int]]:
    """From each event to the events after it (before it with `backwards`), each once."""
    neighbours: dict[int, list[int]] = {}
    both: set[tuple[int, int]] = set()
    for link in links:
        earlier, later = link.earlier, link.later
        if link.key == "before":
            both.add((earlier, later))
        event, neighbour = (later, earlier) if backwards else (earlier, later)
        neighbours.setdefault(event, []).append(neighbour)
    # Only a link that both events have is listed twice.
    if both and any(link.key == "after" and (link.earlier, link.later) in both for link in links):
        return {event: list(dict.fromkeys(listed)) for event, listed in neighbours.items()}
    return neighbours


def sort_topologically(later: Mapping[int, Sequence[int]]) -> list[int] | None:
    """Return the events of some links in topological order (Kahn's algorithm); None where there are circles.

    Args:
        later: From each event to those directly after it, each once.
    """
    waits: dict[int, int] = dict.fromkeys(later, 0)
    for followers in later.values():
        for follower in followers:
            waits[follower] = waits.get(follower, 0) + 1
    order = [event for event, count in waits.items() if not count]
    for event in order:
        for follower in later.get(event, ()):
            waits[follower] -= 1
            if not waits[follower]:
                order.append(follower)
    return order if len(order) == len(waits) else None


# Circles


def _without_circles(
    links: Sequence[PrecedenceLink], later: Mapping[int, Sequence[int]]
) -> tuple[tuple[tuple[int, ...], ...], list[PrecedenceLink]]:
    """The circles, and the links between events that share none."""
    knots = find_knots(later)
    knot_of = {event: at for at, knot in enumerate(knots) for event in knot}
    circles = [_shortest_circle(later, min(knot), set(knot)) for knot in knots]
    straight = [
        link
        for link in links
        if (knot := knot_of.get(link.earlier)) is None or knot != knot_of.get(link.later)
    ]
    return tuple(sorted(circles)), straight


def find_knots(later: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """Return the strongly connected components that contain a circle (Tarjan's algorithm, without recursion).

    Args:
        later: From each event to those directly after it.
    """
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    stack: dict[int, None] = {}
    knots: list[list[int]] = []
    for start in later:
        if start in number:
            continue
        walk = [(start, iter(later[start]))]
        number[start] = lowest[start] = len(number)
        stack[start] = None
        while walk:
            event, followers = walk[-1]
            fresh = next(
                (follower for follower in followers if follower not in number or follower in stack), None
            )
            if fresh is not None and fresh in number:
                lowest[event] = min(lowest[event], number[fresh])
            elif fresh is not None:
                number[fresh] = lowest[fresh] = len(number)
                stack[fresh] = None
                walk.append((fresh, iter(later.get(fresh, ()))))
            else:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    lowest[above] = min(lowest[above], lowest[event])
                if lowest[event] == number[event]:
                    knots.extend(_untied(event, stack, later))
    return knots


def _untied(event: int, stack: dict[int, None], later: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Pop the component of an event off the stack; yield it where an event comes before itself."""
    knot = [stack.popitem()[0]]
    while knot[-1] != event:
        knot.append(stack.popitem()[0])
    if len(knot) > 1 or event in later.get(event, ()):
        yield knot


def _shortest_circle(
    later: Mapping[int, Sequence[int]], first: int, among: Collection[int]
) -> tuple[int, ...]:
    came_from: dict[int, int] = {}
    reached = [first]
    for event in reached:
        for follower in later.get(event, ()):
            if follower == first:
                circle = [event]
                while circle[-1] != first:
                    circle.append(came_from[circle[-1]])
                return tuple(reversed(circle))
            if follower in among and follower not in came_from:
                came_from[follower] = event
                reached.append(follower)
    raise AssertionError  # each event of a knot comes before itself


# Days


def _impossible(
    events: Sequence[Event], order: Sequence[int], links: Sequence[PrecedenceLink], zone: tzinfo
) -> list[ImpossibleOrder]:
    """The links to an event whose last day is before the earliest day that the events before it allow."""
    before: dict[int, list[PrecedenceLink]] = {}
    for link in links:
        before.setdefault(link.later, []).append(link)
    least: dict[int, tuple[int, int]] = {}
    impossible = []
    for event in order:
        first, last = days_of(events[event], zone)
        earliest = (first, event)
        for link in before.get(event, ()):
            day, source = least[link.earlier]
            if day > last:
                impossible.append(ImpossibleOrder(link, source))
            elif day > earliest[0]:
                earliest = (day, source)
        least[event] = earliest
    return impossible


def days_of(event: Event, zone: tzinfo = UTC) -> tuple[int, int]:
    """Return the first and the last day an event may touch, inclusive; -FAR and FAR where it has no date.

    A time with an offset may have two days: the one that is written, and the one in the chronology's zone.

    Args:
        event: Any event.
        zone: The chronology's zone.
    """
    date = event.date
    if date is None:
        return -FAR, FAR
    if not date.time:
        return date.first_day, date.last_day
    day = sort_key(date, zone)[0]
    return min(date.first_day, day), max(date.last_day, day)
