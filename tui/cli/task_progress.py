"""Showing how far a long task is."""

from __future__ import annotations

import time

from tui.cli.output import show_progress

_MOST_OFTEN = 0.1
"""Seconds between two progress messages."""


class TaskProgress:
    """Shows how far a long document or table is read, at most once in a while."""

    def __init__(self, of: str = "", unit: str = "page") -> None:
        """Begin to wait.

        Args:
            of: Which file it is of how many; empty for the only one.
            unit: What is counted, in the singular.
        """
        self._of = of
        self._unit = unit
        self._last = time.monotonic()
        self._is_shown = False

    def __call__(self, number: int, count: int) -> None:
        """Show how far it is.

        Args:
            number: Of the page or row that is being read, from 1.
            count: How many there are; 0 where that is not known.
        """
        now = time.monotonic()
        if now - self._last >= _MOST_OFTEN:
            self._last, self._is_shown = now, True
            show_progress(
                ", ".join(
                    filter(None, (self._of, f"{self._unit} {number}" + (f" of {count}" if count else "")))
                )
            )

    def end(self) -> None:
        """Clear the progress message."""
        if self._is_shown:
            show_progress("")
