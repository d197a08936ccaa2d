"""Order: `after` and `before` give every undated event a place that can exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.chronology.event import Event
from tui.chronology.problem import Problem
from tui.chronology.wording import words
from tui.reading.load import Reading

_MOST_NAMED = 8


def order_has_no_circle(reading: Reading) -> Iterator[Problem]:
    """No event comes, by way of others, after or before itself. Of circles that hang together one is told."""
    events = reading.chronology.events
    positions = {event.id: position for position, event in enumerate(events)}
    for circle in _circles(_later(events)):
        turn = circle.index(min(circle, key=positions.__getitem__))
        ordered = (*circle[turn:], *circle[:turn])
        first = positions[ordered[0]]
        yield reading.problem(
            "order-circle",
            (*reading.event_paths[first], "after" if events[first].after else "before"),
            f"these events come before one another in a circle: {_named(ordered)}",
            "delete the `after` or the `before` of one of them",
            concerns=ordered,
        )


def _named(circle: tuple[str, ...]) -> str:
    left_out = f"{len(circle) - _MOST_NAMED:,} more" if len(circle) > _MOST_NAMED else ""
    return ", ".join(filter(None, (*circle[:_MOST_NAMED], left_out, circle[0])))


def _later(events: tuple[Event, ...]) -> dict[str, list[str]]:
    """By event, those that `after` and `before` put behind it."""
    later: dict[str, list[str]] = {event.id: [] for event in events}
    for event in events:
        if event.after in later:
            later[event.after].append(event.id)
        if event.before in later:
            later[event.id].append(event.before)
    return later


def _circles(later: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """At most one circle for each event that a walk begins with, found in depth and without recursion."""
    done: set[str] = set()
    for start in later:
        path: list[str] = []
        position: dict[str, int] = {}
        todo = [(start, False)]
        found = False
        while todo:
            event, is_left = todo.pop()
            if is_left:
                done.add(path.pop())
                del position[event]
            elif event in position:
                if not found:
                    yield path[position[event] :]
                found = True
            elif event not in done:
                position[event] = len(path)
                path.append(event)
                todo.append((event, True))
                todo.extend((neighbour, False) for neighbour in reversed(later[event]))


def neighbours_leave_room(reading: Reading) -> Iterator[Problem]:
    """The event that an undated one follows does not certainly begin after all of the one it precedes."""
    known = reading.chronology.event_by_id
    for event, path in zip(reading.chronology.events, reading.event_paths, strict=True):
        earlier, later = known.get(event.after or ""), known.get(event.before or "")
        if not (earlier and earlier.date and later and later.date):
            continue
        if earlier.date.first_day > later.date.last_day:
            yield reading.problem(
                "order-impossible",
                (*path, "before"),
                f"`{event.id}` is to follow {earlier.id} ({words(earlier.date)})"
                f" and precede {later.id} ({words(later.date)})",
                "exchange `after` and `before`, or correct one of them",
                concerns=(event.id,),
            )
