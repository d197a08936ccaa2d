"""What the order leaves to an undated event: the days on which it can have begun. Never a date.

`after` and `before` are read as about beginnings: what comes after an event does not begin before it does.
So the beginning of an event lies between the earliest day of a beginning before it and the latest one of a
beginning behind it. Where that leaves no day, days within the whole dates count, as for `order-impossible`.
Only the chronology's own statements count, and no side of a date that is uncertain, open or unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import FAR, DateExpression, DateForm
from tui.chronology.precedence import Precedence
from tui.evidence.conflicts.day_bounds import SureDays, sure_days
from tui.evidence.conflicts.order_window import OrderWindow, WindowReason


class _Limit(NamedTuple):
    day: int
    links: int
    event: int
    is_start: bool
    """Whether the start of the event's date gives it, and not the end."""


def order_windows(chronology: Chronology) -> Iterator[OrderWindow]:
    """Yield what the order leaves to each undated event, in the order of the file."""
    events, order = chronology.events, chronology.precedence.order
    earlier, later = _neighbours(chronology.precedence)
    linked = earlier.keys() | later.keys()
    days = {at: sure_days(events[at].date, chronology.clock) for at in linked}
    lower = _carried(order, earlier, days, _lowest, latest=True)
    upper = _carried(order[::-1], later, days, _highest_start, latest=False)
    upper_ends: Mapping[int, _Limit] | None = None
    for at in sorted(linked):
        if events[at].date is not None:
            continue
        low, high = lower.get(at), upper.get(at)
        if low and high and low.day > high.day:
            if upper_ends is None:
                upper_ends = _carried(order[::-1], later, days, _highest_end, latest=False)
            high = upper_ends.get(at)
        if (low or high) and not (low and high and low.day > high.day):
            yield OrderWindow(
                events[at].id,
                low.day if low else None,
                high.day if high else None,
                _reason(chronology, low),
                _reason(chronology, high),
            )


def _neighbours(precedence: Precedence) -> tuple[Mapping[int, list[int]], Mapping[int, list[int]]]:
    """The events directly before and after each, by links in no circle; also those that dates do not allow."""
    # Without these, an event whose dates and order cannot all hold would have half a window.
    if not precedence.impossible:
        return precedence.earlier, precedence.later
    earlier: dict[int, list[int]] = {}
    later: dict[int, list[int]] = {}
    for link in (*precedence.links, *(one.link for one in precedence.impossible)):
        earlier.setdefault(link.later, []).append(link.earlier)
        later.setdefault(link.earlier, []).append(link.later)
    return earlier, later


def _carried(
    order: Sequence[int],
    beside: Mapping[int, list[int]],
    days: Mapping[int, SureDays],
    limit_of: Callable[[int, SureDays], _Limit | None],
    *,
    latest: bool,
) -> dict[int, _Limit]:
    """For each event the strictest limit of those on one side of it; of equal ones the nearest."""
    carried: dict[int, _Limit] = {}
    for at in order:
        found: _Limit | None = None
        for other in beside.get(at, ()):
            for limit in (limit_of(other, days[other]), carried.get(other)):
                if limit is None:
                    continue
                step = limit._replace(links=limit.links + 1)
                if found is None or _strictness(step, latest=latest) > _strictness(found, latest=latest):
                    found = step
        if found:
            carried[at] = found
    return carried


def _strictness(limit: _Limit, *, latest: bool) -> tuple[int, int]:
    return (limit.day if latest else -limit.day), -limit.links


def _lowest(event: int, days: SureDays) -> _Limit | None:
    return _Limit(days.start_min, 0, event, is_start=True) if days.start_min > -FAR else None


def _highest_start(event: int, days: SureDays) -> _Limit | None:
    if days.start_max == FAR:
        return None
    return _Limit(days.start_max, 0, event, is_start=days.start_max < days.end_max)


def _highest_end(event: int, days: SureDays) -> _Limit | None:
    return _Limit(days.end_max, 0, event, is_start=False) if days.end_max < FAR else None


def _reason(chronology: Chronology, limit: _Limit | None) -> WindowReason | None:
    if limit is None:
        return None
    event = chronology.events[limit.event]
    date = event.date
    if date is None:
        return None
    text = date.text
    if date.shape is DateForm.SPAN:
        start, _, end = text.partition("/")
        side = date.start if limit.is_start else date.end
        text = (start if limit.is_start else end) if isinstance(side, DateExpression) else text
    return WindowReason(event.id, text, limit.links)
