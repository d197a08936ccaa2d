"""Escaping that records what it changed."""

from __future__ import annotations

from collections.abc import Callable

from tui.export.escape import collapse_whitespace, to_single_line
from tui.export.result import Loss

HIDDEN = "hidden-characters"
BREAKS = "line-breaks"

_WHAT = {
    HIDDEN: "control, hidden and direction characters were made visible",
    BREAKS: "line breaks and repeated spaces became single spaces",
}


class TrackingEscaper:
    """Writes data into a form; one per document."""

    def __init__(self, escape: Callable[[str], str], beside: TrackingEscaper | None = None) -> None:
        """For one form.

        Args:
            escape: Makes a line of text harmless in it; whatever was hidden in the line is visible already.
            beside: Other ink of the same document: what either changes is noted by both.
        """
        self._escape = escape
        self._places: dict[str, dict[str, None]] = beside._places if beside else {HIDDEN: {}, BREAKS: {}}

    def __call__(self, text: str, where: str) -> str:
        """Text in the form, as one line that reads as it.

        Args:
            text: Anything.
            where: What is written, for the list of losses: `lamp-lit: summary`.
        """
        line, shown = collapse_whitespace(text), to_single_line(text)
        if line != text.strip():
            self._places[BREAKS][where] = None
        if shown != line:
            self._places[HIDDEN][where] = None
        return self._escape(shown)

    def again(self) -> TrackingEscaper:
        """Fresh ink of the same kind, which keeps a record of its own."""
        return TrackingEscaper(self._escape)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What has been changed so far, one for each kind of change."""
        return tuple(
            Loss(code, _WHAT[code], tuple(places)) for code, places in self._places.items() if places
        )
