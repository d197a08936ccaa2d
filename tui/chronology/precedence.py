"""Precedence: which events stand before which, as `after` and `before` say, as far as it can all be true.

Of what cannot, two things are left out, and nothing else:

* what is said in a **circle**: every link between events that come, by way of others, before one another;
* what is **impossible**: a link to an event all of whose days lie before the earliest day that those in front
  of it leave.

What is left can be true together: there is a day for every event, within its date, so that no link is broken.
Events are numbers, in the order of the files. Of events with one id the first is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import NamedTuple

from tui.chronology.edtf_date import FAR, sort_key
from tui.chronology.event import Event


class PrecedenceLink(NamedTuple):
    """One event stands before another."""

    earlier: int
    later: int
    by: int
    """The event that says so: one of the two."""
    key: str
    """Where: `after` or `before`."""


class ImpossibleOrder(NamedTuple):
    """A link that no days within the dates allow."""

    link: PrecedenceLink
    source: int
    """The event that cannot be so early: `link.earlier`, or one in front of it by way of others."""


@dataclass(frozen=True, slots=True)
class Precedence:
    """What stands before what."""

    links: tuple[PrecedenceLink, ...] = ()
    """Those that can all be true together."""
    circles: tuple[tuple[int, ...], ...] = ()
    """Of events that hang together in circles the shortest circle through their first, from there on."""
    impossible: tuple[ImpossibleOrder, ...] = ()
    earlier: Mapping[int, list[int]] = field(default_factory=dict)
    """By event, those that stand before it; only of events that have any."""
    later: Mapping[int, list[int]] = field(default_factory=dict)
    """By event, those that stand behind it; only of events that have any."""
    order: tuple[int, ...] = ()
    """The events of all links that are in no circle, so that each link leads onwards."""


def precedence(events: Sequence[Event], zone: tzinfo = UTC) -> Precedence:
    """What `after` and `before` say of some events. Unknown ids say nothing.

    Args:
        events: In the order of the files.
        zone: That of the chronology.
    """
    links = _links(events)
    if not links:
        return Precedence()
    later = _map(links, backwards=False)
    order = _sorted(later)
    circles: tuple[tuple[int, ...], ...] = ()
    if order is None:
        circles, links = _without_circles(links, later)
        later = _map(links, backwards=False)
        order = _sorted(later) or []
    impossible = _impossible(events, order, links, zone)
    if impossible:
        left_out = {one.link for one in impossible}
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
    """By event, the others, each once."""
    found: dict[int, list[int]] = {}
    both: set[tuple[int, int]] = set()
    for link in links:
        earlier, later = link.earlier, link.later
        if link.key == "before":
            both.add((earlier, later))
        one, other = (later, earlier) if backwards else (earlier, later)
        found.setdefault(one, []).append(other)
    # Only what is said from both sides is there twice.
    if both and any(link.key == "after" and (link.earlier, link.later) in both for link in links):
        return {one: list(dict.fromkeys(others)) for one, others in found.items()}
    return found


def _sorted(later: Mapping[int, Sequence[int]]) -> list[int] | None:
    """The events so that every link leads onwards (Kahn's algorithm); None where some are in circles."""
    waits: dict[int, int] = dict.fromkeys(later, 0)
    for others in later.values():
        for one in others:
            waits[one] = waits.get(one, 0) + 1
    order = [event for event, count in waits.items() if not count]
    for event in order:
        for one in later.get(event, ()):
            waits[one] -= 1
            if not waits[one]:
                order.append(one)
    return order if len(order) == len(waits) else None


# Circles


def _without_circles(
    links: Sequence[PrecedenceLink], later: Mapping[int, Sequence[int]]
) -> tuple[tuple[tuple[int, ...], ...], list[PrecedenceLink]]:
    """The circles, and the links between events that are in none together."""
    knots = _knots(later)
    knot_of = {event: at for at, knot in enumerate(knots) for event in knot}
    circles = [_shortest_circle(later, min(knot), set(knot)) for knot in knots]
    straight = [
        link
        for link in links
        if (knot := knot_of.get(link.earlier)) is None or knot != knot_of.get(link.later)
    ]
    return tuple(sorted(circles)), straight


def _knots(later: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """The sets of events that come before one another, by Tarjan's algorithm without recursion."""
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    held: dict[int, None] = {}
    knots: list[list[int]] = []
    for start in later:
        if start in number:
            continue
        walk = [(start, iter(later[start]))]
        number[start] = lowest[start] = len(number)
        held[start] = None
        while walk:
            event, others = walk[-1]
            fresh = next((one for one in others if one not in number or one in held), None)
            if fresh is not None and fresh in number:
                lowest[event] = min(lowest[event], number[fresh])
            elif fresh is not None:
                number[fresh] = lowest[fresh] = len(number)
                held[fresh] = None
                walk.append((fresh, iter(later.get(fresh, ()))))
            else:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    lowest[above] = min(lowest[above], lowest[event])
                if lowest[event] == number[event]:
                    knots.extend(_untied(event, held, later))
    return knots


def _untied(event: int, held: dict[int, None], later: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Take the set of an event off those that are held; it is a knot where anything comes before itself."""
    knot = [held.popitem()[0]]
    while knot[-1] != event:
        knot.append(held.popitem()[0])
    if len(knot) > 1 or event in later.get(event, ()):
        yield knot


def _shortest_circle(
    later: Mapping[int, Sequence[int]], first: int, among: Collection[int]
) -> tuple[int, ...]:
    came_from: dict[int, int] = {}
    found = [first]
    for event in found:
        for one in later.get(event, ()):
            if one == first:
                circle = [event]
                while circle[-1] != first:
                    circle.append(came_from[circle[-1]])
                return tuple(reversed(circle))
            if one in among and one not in came_from:
                came_from[one] = event
                found.append(one)
    raise AssertionError  # each event of a knot comes before itself


# Days


def _impossible(
    events: Sequence[Event], order: Sequence[int], links: Sequence[PrecedenceLink], zone: tzinfo
) -> list[ImpossibleOrder]:
    """The links to an event whose last day is before the earliest that those in front of it leave."""
    before: dict[int, list[PrecedenceLink]] = {}
    for link in links:
        before.setdefault(link.later, []).append(link)
    least: dict[int, tuple[int, int]] = {}
    found = []
    for event in order:
        first, last = days_of(events[event], zone)
        here = (first, event)
        for link in before.get(event, ()):
            day, source = least[link.earlier]
            if day > last:
                found.append(ImpossibleOrder(link, source))
            elif day > here[0]:
                here = (day, source)
        least[event] = here
    return found


def days_of(event: Event, zone: tzinfo = UTC) -> tuple[int, int]:
    """The first and the last day an event may touch; all days there are where it has no date.

    A time with an offset has two days: the one that is written, and the one it has in the chronology's zone.
    """
    when = event.date
    if when is None:
        return -FAR, FAR
    if not when.time:
        return when.first_day, when.last_day
    day = sort_key(when, zone)[0]
    return min(when.first_day, day), max(when.last_day, day)
