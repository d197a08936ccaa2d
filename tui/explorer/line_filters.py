"""Filters on everything that is drawn: control characters are removed, and frames can be ASCII.

Panes sanitize what they show; Textual's own widgets (inputs, notifications) do not, and pass raw escape
sequences on. These filters are applied to all of them.
"""

from __future__ import annotations

import os
import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROLS = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("─▔▁▂▀▄", "-"),
        **dict.fromkeys("━═", "="),
        **dict.fromkeys("│┃║▌▐▎▊▏▕", "|"),
        **dict.fromkeys("╭╮╰╯┌┐└┘┏┓┗┛├┤┬┴┼", "+"),
        **dict.fromkeys("█▇▆▅▃░▒▓", "#"),
        "·": "-",
        "…": "~",
        "\N{NO-BREAK SPACE}": " ",
    }
)
"""ASCII for frames, bars and the decoration of Textual's widgets; each as wide as what it replaces."""


class ControlFilter(LineFilter):
    """Removes control characters from what is about to be drawn.

    Joiners stay: sanitizing keeps them where a script needs them. Control characters are as a rule no cells
    wide, so removing them moves nothing.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without control characters."""
        return [
            segment if segment.control or not _CONTROLS.search(segment.text) else _without(segment)
            for segment in segments
        ]


class AsciiFilter(LineFilter):
    """Draws frames in ASCII, including Textual's own; letters stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with ASCII frames."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(segment.text.translate(_PLAIN), segment.style)
            for segment in segments
        ]


class NoColourFilter(LineFilter):
    """Removes every colour, including the terminal's named ones: under NO_COLOR no colour code is sent."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with their attributes, and without colours."""
        return [
            Segment(segment.text, segment.style.without_color) if segment.style else segment
            for segment in segments
        ]


def last_filters() -> list[LineFilter]:
    """Return the filters behind Textual's: under NO_COLOR the one that removes colours."""
    return [NoColourFilter()] if os.environ.get("NO_COLOR") else []


def _without(segment: Segment) -> Segment:
    return Segment(_CONTROLS.sub("", segment.text), segment.style)
