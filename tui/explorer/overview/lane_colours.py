"""The colours of the overview's lanes: told apart by eye where they can be, and never by colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style
from textual.theme import Theme


class LaneStyle(NamedTuple):
    """One colour: at least 3 to 1 against the background of every theme there is (WCAG 2.2, 1.4.11)."""

    dark: str
    """On a dark background."""
    light: str
    """On a light one."""
    ansi: str
    """As the terminal has it."""


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
    """The colour of a lane; none of its own in a theme that leaves colours to the terminal.

    Args:
        lane: Its id.
        number: Of the lanes, from 0.
        chosen: By the lanes' ids, the names of colours or `#rrggbb`, as the reader has them.
        theme: What it is drawn in.
    """
    wanted = chosen.get(lane) or ("" if theme.ansi else tuple(SHADES)[number % len(SHADES)])
    return Style(color=_shade(wanted, theme)) if wanted else Style.null()


def _shade(colour: str, theme: Theme) -> str:
    shades = SHADES.get(colour)
    if shades is None:
        return colour
    return shades.ansi if theme.ansi else shades.dark if theme.dark else shades.light
