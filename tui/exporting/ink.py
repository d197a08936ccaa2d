"""Escaping that keeps account of what it changed."""

from __future__ import annotations

from tui.exporting.escape import escape, joined, one_line
from tui.exporting.exported import Loss

HIDDEN = "hidden-characters"
BREAKS = "line-breaks"

_WHAT = {
    HIDDEN: "control, hidden and direction characters were made visible",
    BREAKS: "line breaks and repeated spaces became single spaces",
}


class Ink:
    """Writes data into Markdown; one per document."""

    def __init__(self) -> None:
        self._places: dict[str, dict[str, None]] = {HIDDEN: {}, BREAKS: {}}

    def __call__(self, text: str, where: str) -> str:
        """Text as Markdown that renders as it.

        Args:
            text: Anything.
            where: What is written, for the list of losses: `lamp-lit: summary`.
        """
        if joined(text) != text.strip():
            self._places[BREAKS][where] = None
        if one_line(text) != joined(text):
            self._places[HIDDEN][where] = None
        return escape(text)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What has been changed so far, one for each kind of change."""
        return tuple(
            Loss(code, _WHAT[code], tuple(places)) for code, places in self._places.items() if places
        )
