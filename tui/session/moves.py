"""Movement commands: by command id, a pure function from a cursor to a cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.session.cursor import Cursor
from tui.session.timeline_layout import TimelineLayout

Move = Callable[[Cursor, TimelineLayout, int], Cursor]
"""From a cursor, the layout of the timeline, and the rows of a page, to a cursor."""

JUMPS = frozenset({"first-event", "last-event"})
"""Movements that may go far, after which a user may want to come back."""
PAGES = frozenset({"page-down", "page-up"})
"""Movements by as many rows as a page has."""
BEGINNINGS = frozenset({"range", "extend-down", "extend-up"})
"""Movements that begin a range where there is none."""
OF_EVENT = frozenset(
    {
        "actors",
        "citing-events",
        "dated-passages",
        "next-citation",
        "next-match",
        "original",
        "previous-citation",
        "previous-match",
        "related",
    }
)
"""Commands about the event under the cursor."""
MOVES: Mapping[str, Move] = {
    "next-event": lambda here, _, __: here.moved_by(1),
    "previous-event": lambda here, _, __: here.moved_by(-1),
    "page-down": lambda here, _, page: here.moved_by(page),
    "page-up": lambda here, _, page: here.moved_by(-page),
    "first-event": lambda here, _, __: here.moved_to(0),
    "last-event": lambda here, _, __: here.moved_to(here.rows - 1),
    "next-year": lambda here, layout, _: here.moved_to(layout.year_start(here.position, 1)),
    "previous-year": lambda here, layout, _: here.moved_to(layout.year_start(here.position, -1)),
    "range": lambda here, _, __: here.range_begun(),
    "extend-down": lambda here, _, __: here.moved_by(1, extending=True),
    "extend-up": lambda here, _, __: here.moved_by(-1, extending=True),
}
