"""The layout for a screen size, and the order of the panes. Pure functions."""

from __future__ import annotations

PANES = ("timeline", "detail", "excerpt", "overview")
"""The panes by their ids, in the order of Tab and of their numbers."""

_LAYOUTS = ("-wide", "-columns", "-normal", "-narrow", "-low", "-tiny")
LAYOUT_CLASSES = (*_LAYOUTS, *(f"-at-{pane}" for pane in PANES))
"""Every class that `layout_classes` may return."""

LEAST_WIDTH, LEAST_HEIGHT = 40, 8
NOTICE_WIDTH, NOTICE_HEIGHT = 60, 20
"""The least size at which the first page lies over the panes."""
"""The smallest usable screen, in cells."""
_COLUMNS = 150
"""The narrowest screen, in cells, on which timeline, detail and excerpt are beside each other."""
_HIGH = 30
"""The least rows of a wide screen on which detail and excerpt are above each other."""
NARROW = 79
"""The widest screen, in cells, that shows one pane at a time."""


def layout_classes(width: int, height: int, pane: str) -> frozenset[str]:
    """Return the CSS classes of the screen.

    Args:
        width: Of the screen, in cells.
        height: Of the screen, in rows.
        pane: The pane that has the focus.
    """
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return frozenset({"-tiny"})
    layout = "-wide" if width >= 120 else "-normal" if width > NARROW else "-narrow"
    low = {"-low"} if height < (24 if layout == "-wide" else 16) else set()
    is_flat = layout == "-wide" and height < _HIGH
    columns = {"-columns"} if width >= _COLUMNS or is_flat else set()
    return frozenset({layout, f"-at-{pane}", *low, *columns})


def relayout(classes: frozenset[str], width: int, height: int, pane: str) -> frozenset[str]:
    """Return the screen's CSS classes with those for another size.

    All are set at once, since each change of classes styles the whole screen anew.

    Args:
        classes: The present ones; those that are not of a layout stay.
        width: Of the screen, in cells.
        height: Of the screen, in rows.
        pane: The pane that has the focus.
    """
    return classes - frozenset(LAYOUT_CLASSES) | layout_classes(width, height, pane)


def next_pane(pane: str, command: str, width: int) -> str:
    """Return the pane that a command of the panes leads to.

    Args:
        pane: The one that has the focus.
        command: `next-pane`, `previous-pane` or the name of a pane.
        width: Of the screen, in cells.
    """
    if command in PANES:
        return command
    # Beside other panes the overview is always visible, so Tab skips it.
    stops = PANES if width <= NARROW else PANES[:3]
    at = stops.index(pane) if pane in stops else 0
    return stops[(at + (1 if command == "next-pane" else -1)) % len(stops)]
