"""Which layout a size calls for, and in what order the panes follow each other."""

from __future__ import annotations

PANES = ("timeline", "detail", "excerpt", "overview")
"""The panes by their ids, in the order of Tab and of their numbers."""

_LAYOUTS = ("-wide", "-normal", "-narrow", "-low", "-tiny")
LAYOUT_CLASSES = (*_LAYOUTS, *(f"-at-{pane}" for pane in PANES))
"""Every class that `layout_classes` may give to the screen."""

LEAST_WIDTH, LEAST_HEIGHT = 40, 8
"""The smallest screen on which anything sensible fits."""
NARROW = 79
"""The widest screen on which there is one pane at a time."""


def layout_classes(width: int, height: int, pane: str) -> frozenset[str]:
    """The classes for a screen of a size, in cells, while a pane has the focus."""
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return frozenset({"-tiny"})
    layout = "-wide" if width >= 120 else "-normal" if width > NARROW else "-narrow"
    low = {"-low"} if height < (24 if layout == "-wide" else 16) else set()
    return frozenset({layout, f"-at-{pane}", *low})


def relayout(classes: frozenset[str], width: int, height: int, pane: str) -> frozenset[str]:
    """A screen's classes, with those of the layout that its size calls for.

    All of them at once, since each change of classes styles the whole screen anew.
    """
    return classes - frozenset(LAYOUT_CLASSES) | layout_classes(width, height, pane)


def next_pane(pane: str, command: str, width: int) -> str:
    """The pane that a command of the panes leads to.

    Args:
        pane: The one that has the focus.
        command: `next-pane`, `previous-pane` or the name of a pane.
        width: Of the screen, in cells.
    """
    if command in PANES:
        return command
    # Beside the others the overview is always in sight: Tab need not stop there.
    stops = PANES if width <= NARROW else PANES[:3]
    at = stops.index(pane) if pane in stops else 0
    return stops[(at + (1 if command == "next-pane" else -1)) % len(stops)]
