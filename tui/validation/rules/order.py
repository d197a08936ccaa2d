"""Rules about `after` and `before`: all of them can hold together, and the dates allow them."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.date_format import format_date
from tui.chronology.event import Event
from tui.chronology.precedence import ImpossibleOrder
from tui.chronology.problem import Problem
from tui.parsing.errors import Path
from tui.parsing.loader import LoadedChronology

_MOST_NAMED = 8


def order_has_no_circle(reading: LoadedChronology) -> Iterator[Problem]:
    """No event comes, directly or through others, after or before itself.

    Yields:
        A problem for one circle of each group of connected circles.
    """
    events = reading.chronology.events
    for circle in reading.chronology.precedence.circles:
        named = tuple(events[at].id for at in circle)
        event_at, key = min(_links_of(events, circle))
        if len(circle) == 1:
            message = f"`{named[0]}` is placed {key} itself"
            remedy = f"name another event, or delete `{key}`"
        else:
            message = f"these events come before one another in a circle: {_named(named)}"
            remedy = "delete the `after` or the `before` of one of them"
        yield reading.problem(
            "order-circle", _key_of(reading, event_at, key), message, remedy, concerns=named
        )


def _links_of(events: tuple[Event, ...], circle: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """The links of a circle: the event that has the key, and the key."""
    for earlier, later in zip(circle, (*circle[1:], circle[0]), strict=True):
        if events[later].after == events[earlier].id:
            yield later, "after"
        if events[earlier].before == events[later].id:
            yield earlier, "before"


def _named(circle: tuple[str, ...]) -> str:
    left_out = f"{len(circle) - _MOST_NAMED:,} more" if len(circle) > _MOST_NAMED else ""
    return ", ".join(filter(None, (*circle[:_MOST_NAMED], left_out, circle[0])))


def dates_allow_the_order(reading: LoadedChronology) -> Iterator[Problem]:
    """No event must follow, directly or through others, one whose earliest day is after its own last day."""
    reported = set()
    for order_error in reading.chronology.precedence.impossible:
        link = order_error.link
        if (link.earlier, link.later) in reported:
            continue
        reported.add((link.earlier, link.later))
        events = reading.chronology.events
        named = dict.fromkeys(events[at].id for at in (link.by, link.earlier, link.later, order_error.source))
        yield reading.problem(
            "order-impossible",
            _key_of(reading, link.by, link.key),
            _message(events, order_error),
            f"correct one of the dates, or delete `{link.key}`",
            concerns=tuple(named),
        )


def _message(events: tuple[Event, ...], order_error: ImpossibleOrder) -> str:
    earlier, later, source = (
        events[order_error.link.earlier],
        events[order_error.link.later],
        events[order_error.source],
    )
    if order_error.link.by == order_error.link.later:
        demand, other_event = f"`{later.id}`, {_date(later)}, is placed after {earlier.id}", earlier
    else:
        demand, other_event = f"`{earlier.id}` is placed before {later.id}, {_date(later)}", later
    joined = "which" if other_event is earlier else "and"
    if source is earlier:
        return f"{demand}, {joined} is later: {_date(earlier)}"
    return f"{demand}, {joined} comes after {source.id}, {_date(source)}"


def _date(event: Event) -> str:
    return format_date(event.date) if event.date else "undated"


def _key_of(reading: LoadedChronology, event: int, key: str) -> Path:
    return (*reading.event_paths[event], key)
