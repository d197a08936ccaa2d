"""Escaping that records what it changed, for the list of losses."""

from __future__ import annotations

from collections.abc import Callable

from tui.export.escape import collapse_whitespace, show_hidden
from tui.export.result import Loss
from tui.text.cancellation import stop_if_asked

HIDDEN = "hidden-characters"
BREAKS = "line-breaks"

_WHAT = {
    HIDDEN: "control, hidden and direction characters were made visible",
    BREAKS: "line breaks and repeated spaces became single spaces",
}

RECORDED = frozenset(_WHAT)
"""The codes of the losses that an escaper records."""


class TrackingEscaper:
    """Escapes the data of one document for one format."""

    def __init__(self, escape: Callable[[str], str], beside: TrackingEscaper | None = None) -> None:
        """Prepare for one format.

        Args:
            escape: Escapes one line of text whose hidden characters are visible already.
            beside: Another escaper of the same document that shares its record; None for a record of its own.
        """
        self._escape = escape
        self._places: dict[str, dict[str, None]] = beside._places if beside else {HIDDEN: {}, BREAKS: {}}

    def __call__(self, text: str, where: str) -> str:
        """Return text in the format, on one line that reads as the text does.

        Args:
            text: Anything.
            where: What is being written, for the list of losses: `lamp-lit: summary`. Empty for text whose
                changes are not listed.
        """
        stop_if_asked()
        line = collapse_whitespace(text)
        shown = show_hidden(line)
        if where and line != text.strip():
            self._places[BREAKS][where] = None
        if where and shown != line:
            self._places[HIDDEN][where] = None
        return self._escape(shown)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """Return what has been changed so far, one loss for each kind of change."""
        return tuple(
            Loss(code, _WHAT[code], tuple(places)) for code, places in self._places.items() if places
        )
