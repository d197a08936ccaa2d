"""What the order leaves to an undated event: the days on which it can have begun. Never a date.

`after` and `before` are read as about beginnings: what comes after an event does not begin before it does.
So the beginning of an event lies between the earliest day of a beginning before it and the latest one of a
beginning behind it. Where that leaves no day, days within the whole dates count, as for `order-impossible`.
Only the chronology's own statements count, and no side of a date that is uncertain, open or unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.chronology.chronology import Chronology
from tui.chronology.edtf_date import FAR, DateExpression, DateForm
from tui.chronology.precedence import Precedence
from tui.evidence.conflicts.day_bounds import SureDays, sure_days
from tui.evidence.conflicts.order_window import OrderWindow, WindowReason


class _Limit(NamedTuple):
    """A limit as it is carried from event to event: the greatest is the strictest, then the nearest."""

    strictness: int
    """The day of a lower limit; of an upper one, the day below zero."""
    nearness: int
    """The number of links to the event, below zero."""
    event: int
    is_start: bool
    """Whether the start of the event's date gives it, and not the end."""

    @property
    def day(self) -> int:
        """The day of an upper limit."""
        return -self.strictness


def order_windows(chronology: Chronology) -> Iterator[OrderWindow]:
    """Yield what the order leaves to each undated event, in the order of the file."""
    events, order = chronology.events, chronology.precedence.order
    earlier, later = _neighbours(chronology.precedence)
    linked = earlier.keys() | later.keys()
    days = {at: sure_days(date, chronology.clock) for at in linked if (date := events[at].date)}
    lower = _carried(order, earlier, _lower_limits(days))
    upper = _carried(order[::-1], later, _upper_limits(days, by_start=True))
    upper_ends: Mapping[int, _Limit] | None = None
    for at in sorted(linked):
        if events[at].date is not None:
            continue
        low, high = lower.get(at), upper.get(at)
        if low and high and low.strictness > high.day:
            if upper_ends is None:
                upper_ends = _carried(order[::-1], later, _upper_limits(days, by_start=False))
            high = upper_ends.get(at)
        if (low or high) and not (low and high and low.strictness > high.day):
            yield OrderWindow(
                events[at].id,
                low.strictness if low else None,
                high.day if high else None,
                _reason(chronology, low),
                _reason(chronology, high),
            )


def _neighbours(precedence: Precedence) -> tuple[Mapping[int, list[int]], Mapping[int, list[int]]]:
    """The events directly before and after each, by links in no circle, whatever the dates."""
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
    order: Sequence[int], beside: Mapping[int, list[int]], limits: Mapping[int, _Limit]
) -> dict[int, _Limit]:
    """For each event the strictest limit of those on one side of it, each limit carried along the links."""
    carried: dict[int, _Limit] = {}
    for at in order:
        found: tuple[int, int, int, bool] | None = None
        for other in beside.get(at, ()):
            for limit in (limits.get(other), carried.get(other)):
                if limit is not None:
                    day, nearness, event, is_start = limit
                    step = (day, nearness - 1, event, is_start)
                    if found is None or step[:2] > found[:2]:
                        found = step
        if found:
            carried[at] = _Limit(*found)
    return carried


def _lower_limits(days: Mapping[int, SureDays]) -> dict[int, _Limit]:
    """What comes after an event does not begin before it does."""
    return {
        at: _Limit(sure.start_min, 0, at, is_start=True) for at, sure in days.items() if sure.start_min > -FAR
    }


def _upper_limits(days: Mapping[int, SureDays], *, by_start: bool) -> dict[int, _Limit]:
    """What comes before an event begins when that does, at the latest; or when that ends."""
    limits = {}
    for at, sure in days.items():
        day = sure.start_max if by_start else sure.end_max
        if day < FAR:
            limits[at] = _Limit(-day, 0, at, is_start=by_start and sure.start_max < sure.end_max)
    return limits


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
    return WindowReason(event.id, text, -limit.nearness)
