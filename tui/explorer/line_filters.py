"""The last gate before the terminal: no control character passes, and frames only as they can be shown.

Panes clean what they show; Textual's own widgets (inputs, toasts) do not. These filters
stand behind all of them. Textual passes raw escapes through every widget it has.
"""

from __future__ import annotations

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
    }
)
"""Frames, bars and what Textual's widgets are decorated with; each as wide as what stands for it."""


class ControlFilter(LineFilter):
    """Takes control characters out of what is about to be drawn.

    Joiners stay: cleaning keeps them where a script needs them. Controls are as a rule no cells wide, so
    taking them out moves nothing; where cleaning has made them visible there is nothing left to take.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without control characters."""
        return [
            segment if segment.control or not _CONTROLS.search(segment.text) else _without(segment)
            for segment in segments
        ]


class AsciiFilter(LineFilter):
    """Draws frames with plain signs, Textual's own among them; letters stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with plain frames."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(segment.text.translate(_PLAIN), segment.style)
            for segment in segments
        ]


class NoColourFilter(LineFilter):
    """Takes every colour out, the terminal's own by name too: under NO_COLOR no colour code is sent."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with their attributes, and without colours."""
        return [
            Segment(segment.text, segment.style.without_color) if segment.style else segment
            for segment in segments
        ]


def _without(segment: Segment) -> Segment:
    return Segment(_CONTROLS.sub("", segment.text), segment.style)
