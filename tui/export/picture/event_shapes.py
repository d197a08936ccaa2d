"""The shapes of one event on a page: solid where it is certain, light with an outline where possible."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.edtf_date import Unbounded
from tui.export.picture.page_scale import PageScale
from tui.export.picture.picture_events import PictureEvent
from tui.export.picture.shapes import Area, Look, Rect

HALF = 3.2
"""Half of the height of a bar."""
EDGE = 14.0
"""From the axis to the edge of its page: what goes on on another page reaches the edge."""
_DIAMOND = 4.4
"""Half of the width of a diamond."""
_THIN = 1.5
"""Half of the height of a stretch within which something happened once."""
_FADE = 12.0
"""How far a date is drawn beyond its last stated day where nothing bounds it."""
_LEAST = 2.4
"""The least width of a certain bar."""


def event_extent(event: PictureEvent, scale: PageScale) -> tuple[float, float]:
    """Return from where to where an event is drawn."""
    left, right = scale.start(event.first), scale.end(event.last)
    if _is_diamond(event, scale):
        middle = (left + right) / 2
        left, right = middle - _DIAMOND, middle + _DIAMOND
    if right - left < _LEAST:
        right = left + _LEAST
    if event.first < scale.first:
        left = scale.start(scale.first) - EDGE
    elif event.before:
        left -= _FADE
    if event.last > scale.last:
        right = scale.end(scale.last) + EDGE
    elif event.after:
        right += _FADE
    return left, right


def event_shapes(
    event: PictureEvent, scale: PageScale, middle: float, begins: float | None = None
) -> Iterator[Area]:
    """Yield the shapes of an event, those at the back first.

    Args:
        event: The event.
        scale: The axis of the page.
        middle: The height of the middle of them all.
        begins: Where they begin if something stands on the page's edge before them.
    """
    left, right = event_extent(event, scale)
    left = left if begins is None else begins
    right = max(left + _LEAST, right)
    top, bottom = middle - HALF, middle + HALF
    if _is_diamond(event, scale):
        x = (scale.start(event.first) + scale.end(event.last)) / 2
        points = (
            (x - _DIAMOND, middle),
            (x, middle - _DIAMOND),
            (x + _DIAMOND, middle),
            (x, middle + _DIAMOND),
        )
        yield Area(points, Look.CERTAIN if event.is_day else Look.POSSIBLE)
        return
    is_open_left = event.before is not None and event.first >= scale.first
    is_open_right = event.after is not None and event.last <= scale.last
    inner = Rect(left + _FADE * is_open_left, top, right - _FADE * is_open_right, bottom)
    if is_open_left:
        yield Area(((inner.left, top), (inner.left, bottom), (left, middle)), _open_look(event.before))
    if is_open_right:
        yield Area(((inner.right, top), (inner.right, bottom), (right, middle)), _open_look(event.after))
    if inner.right - inner.left >= _LEAST:
        yield from (Area.of(inner, Look.POSSIBLE),) if event.lasts else within_shapes(inner)
    if event.certain and event.certain[0] <= scale.last and event.certain[1] >= scale.first:
        is_before, is_after = event.certain[0] < scale.first, event.certain[1] > scale.last
        since = inner.left if is_before else max(scale.start(event.certain[0]), inner.left)
        until = inner.right if is_after else scale.end(event.certain[1])
        yield Area.of(Rect(since, top, max(until, since + _LEAST), bottom), Look.CERTAIN)


def within_shapes(rect: Rect) -> Iterator[Area]:
    """Yield the shapes of something that happened once within a stretch of time.

    Args:
        rect: The stretch, as high as a bar.
    """
    left, top, right, bottom = rect
    middle = (top + bottom) / 2
    yield Area.of(Rect(left, middle - _THIN, right, middle + _THIN), Look.POSSIBLE)
    for at in (left, right):
        yield Area.of(Rect(at - 0.5, top, at + 0.5, bottom), Look.CERTAIN)


def _open_look(why: Unbounded | None) -> Look:
    return Look.UNKNOWN if why is Unbounded.UNKNOWN else Look.POSSIBLE


def _is_diamond(event: PictureEvent, scale: PageScale) -> bool:
    """Return whether an event is one moment that is too narrow for a bar."""
    if event.before or event.after or event.first < scale.first or event.last > scale.last:
        return False
    narrow = scale.end(event.last) - scale.start(event.first) < 2 * _DIAMOND
    return event.is_day or (event.certain is None and narrow)
