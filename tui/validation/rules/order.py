"""Order: what `after` and `before` say can be true, all of it together."""

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
    """No event comes, by way of others, after or before itself. Of circles that hang together one is told."""
    events = reading.chronology.events
    for circle in reading.chronology.precedence.circles:
        named = tuple(events[at].id for at in circle)
        said_by, key = min(_said(events, circle))
        if len(circle) == 1:
            message = f"`{named[0]}` is to come {key} itself"
            remedy = f"name another event, or delete `{key}`"
        else:
            message = f"these events come before one another in a circle: {_named(named)}"
            remedy = "delete the `after` or the `before` of one of them"
        yield reading.problem("order-circle", _key_of(reading, said_by, key), message, remedy, concerns=named)


def _said(events: tuple[Event, ...], circle: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Which events of a circle say so of themselves, and by which key."""
    for one, other in zip(circle, (*circle[1:], circle[0]), strict=True):
        if events[other].after == events[one].id:
            yield other, "after"
        if events[one].before == events[other].id:
            yield one, "before"


def _named(circle: tuple[str, ...]) -> str:
    left_out = f"{len(circle) - _MOST_NAMED:,} more" if len(circle) > _MOST_NAMED else ""
    return ", ".join(filter(None, (*circle[:_MOST_NAMED], left_out, circle[0])))


def dates_allow_the_order(reading: LoadedChronology) -> Iterator[Problem]:
    """No event is to follow, directly or by way of others, one all of whose days are later than its own."""
    told = set()
    for found in reading.chronology.precedence.impossible:
        link = found.link
        if (link.earlier, link.later) in told:
            continue
        told.add((link.earlier, link.later))
        events = reading.chronology.events
        named = dict.fromkeys(events[at].id for at in (link.by, link.earlier, link.later, found.source))
        yield reading.problem(
            "order-impossible",
            _key_of(reading, link.by, link.key),
            _message(events, found),
            f"correct one of the dates, or delete `{link.key}`",
            concerns=tuple(named),
        )


def _message(events: tuple[Event, ...], found: ImpossibleOrder) -> str:
    earlier, later, source = events[found.link.earlier], events[found.link.later], events[found.source]
    if found.link.by == found.link.later:
        what, other = f"`{later.id}`, {_date(later)}, is to follow {earlier.id}", earlier
    else:
        what, other = f"`{earlier.id}` is to precede {later.id}, {_date(later)}", later
    joined = "which" if other is earlier else "and"
    if source is earlier:
        return f"{what}, {joined} is later: {_date(earlier)}"
    return f"{what}, {joined} comes after {source.id}, {_date(source)}"


def _date(event: Event) -> str:
    return format_date(event.date) if event.date else "undated"


def _key_of(reading: LoadedChronology, event: int, key: str) -> Path:
    return (*reading.event_paths[event], key)
