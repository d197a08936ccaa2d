"""The colours of the overview's lanes. Lanes have names too: colour is never the only difference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style
from textual.theme import Theme


class LaneStyle(NamedTuple):
    """One colour, with a contrast of at least 3 to 1 to the background of every theme (WCAG 2.2, 1.4.11)."""

    dark: str
    """On a dark background."""
    light: str
    """On a light one."""
    ansi: str
    """The terminal's own."""


SHADES: Mapping[str, LaneStyle] = {
    "blue": LaneStyle("#6fb1f0", "#1f62b0", "blue"),
    "orange": LaneStyle("#f0a050", "#a04e00", "bright_red"),
    "green": LaneStyle("#7fc97a", "#2c7a2c", "green"),
    "purple": LaneStyle("#c79bf2", "#7a3fb5", "magenta"),
    "red": LaneStyle("#f5847c", "#c02a3a", "red"),
    "teal": LaneStyle("#4fd0c5", "#00707a", "cyan"),
    "yellow": LaneStyle("#ecd95e", "#7a6500", "yellow"),
    "grey": LaneStyle("#b4bcc6", "#5a636e", "bright_black"),
}
"""By their names in the config file, in the order in which lanes get them."""


def lane_style(lane: str, number: int, chosen: Mapping[str, str], theme: Theme) -> Style:
    """Return the style of a lane; without a colour in a theme that leaves colours to the terminal.

    Args:
        lane: The lane's id.
        number: The lane's number, from 0.
        chosen: The user's colours, by lane id: names of colours or `#rrggbb`.
        theme: The theme in use.
    """
    wanted = chosen.get(lane) or ("" if theme.ansi else tuple(SHADES)[number % len(SHADES)])
    return Style(color=_shade(wanted, theme)) if wanted else Style.null()


def _shade(colour: str, theme: Theme) -> str:
    shades = SHADES.get(colour)
    if shades is None:
        return colour
    return shades.ansi if theme.ansi else shades.dark if theme.dark else shades.light
