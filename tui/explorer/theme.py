"""Our two themes, dark and light, the styles of lines in any theme, and the choice of the first theme."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import lru_cache
from typing import NamedTuple

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from tui.chronology.enums import EventStatus


class StatusStyle(NamedTuple):
    """The colour of a status: readable on every background of ours (WCAG 2.2, 1.4.3)."""

    dark: str
    """On a dark background."""
    light: str
    """On a light one."""
    ansi: str
    """The terminal's own."""


STATUS_STYLES: Mapping[EventStatus, StatusStyle] = {
    EventStatus.ESTABLISHED: StatusStyle("#8fc08a", "#2f6b2c", "ansi_green"),
    EventStatus.ADMITTED: StatusStyle("#5fd0d0", "#00646e", "ansi_cyan"),
    EventStatus.REPORTED: StatusStyle("#b0b8ff", "#3a4fb8", "ansi_blue"),
    EventStatus.ALLEGED: StatusStyle("#f0c94a", "#775200", "ansi_yellow"),
    EventStatus.DISPUTED: StatusStyle("#f590c8", "#a01e78", "ansi_magenta"),
}


def status_variables(theme: Theme) -> dict[str, str]:
    """Return the colours of the statuses in a theme, by the names of variables in the styles."""
    return {
        f"status-{status}": style.ansi if theme.ansi else style.dark if theme.dark else style.light
        for status, style in STATUS_STYLES.items()
    }


class LineLook(NamedTuple):
    """How a part of a line looks: names of the theme's colours, and attributes as Rich writes them."""

    color: str = ""
    """Empty for that of the pane."""
    background: str = ""
    """Empty for that of the pane."""
    attributes: str = ""


LOOKS: Mapping[str, LineLook] = {
    "title": LineLook(attributes="bold"),
    "heading": LineLook("accent", attributes="bold"),
    "label": LineLook("secondary"),
    "quiet": LineLook("secondary"),
    "date": LineLook("primary"),
    **{str(status): LineLook(f"status-{status}") for status in EventStatus},
    "differs": LineLook("accent"),
    "problem": LineLook("error"),
    "cited": LineLook(attributes="bold"),
    "note": LineLook(attributes="italic"),
    "key": LineLook("accent"),
    "lit": LineLook("background", "accent", "bold"),
    "selected": LineLook(background="boost"),
    "cursor": LineLook("background", "primary", "bold"),
    "bar": LineLook("scrollbar"),
    "linked": LineLook(attributes="underline"),
    # Not reversed: what is certain stays brighter than what is possible.
    "current": LineLook("foreground", attributes="bold"),
}
"""By role of text, and by what a pane lays over it."""
_ANSI_ATTRIBUTES = {"lit": "bold reverse", "cursor": "bold reverse", "current": "bold underline"}
"""In the terminal's own colours, which may be too like each other."""


def line_style(name: str, variables: Mapping[str, str], *, is_ansi: bool) -> Style:
    """Return the style of a part of a line, to be laid over that of its pane.

    Not by Textual's style sheets: each pane would be searched for every part that it might have.

    Args:
        name: A role of text, or what the pane lays over it.
        variables: The colours of the theme, by name.
        is_ansi: Whether they are the terminal's own.
    """
    look = LOOKS[name]
    attributes = _ANSI_ATTRIBUTES.get(name, look.attributes) if is_ansi else look.attributes
    return _style(variables.get(look.color, ""), variables.get(look.background, ""), attributes)


@lru_cache(maxsize=256)
def _style(color: str, background: str, attributes: str) -> Style:
    parsed = [Color.parse(each) if each else None for each in (color, background)]
    # In some themes a colour is transparent.
    front, back = (each.rich_color if each and each.a > 0 else None for each in parsed)
    return Style(color=front, bgcolor=back) + Style.parse(attributes)


DARK = Theme(
    name="dateline-dark",
    primary="#7fb4d8",
    secondary="#9fb0c0",
    accent="#e0b060",
    foreground="#d8dee4",
    background="#14181d",
    surface="#1a1f26",
    panel="#222932",
    boost="#2a323d",
    warning="#e0a050",
    error="#ef8a80",
    success="#8fc08a",
    dark=True,
    variables={"footer-background": "#222932", "border": "#3a4654", "scrollbar": "#3a4654"},
)
LIGHT = Theme(
    name="dateline-light",
    primary="#1f5f8b",
    secondary="#4a5a68",
    accent="#845600",
    foreground="#1c2126",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#eceae4",
    boost="#e2dfd6",
    warning="#8a5000",
    error="#a8281c",
    success="#2f6b2c",
    dark=False,
    variables={"footer-background": "#eceae4", "border": "#b8b4a8", "scrollbar": "#b8b4a8"},
)


def first_theme(wanted: str, themes: Container[str], chosen: str = "", in_place_of: str = "") -> str:
    """Return the theme to start with: the settings', or the one the user chose in place of it.

    Args:
        wanted: The settings' theme.
        themes: Every theme there is.
        chosen: The theme that was chosen in the explorer; empty for none.
        in_place_of: The settings' theme at that time: where it has changed, the choice no longer counts.
    """
    if chosen in themes and wanted == in_place_of:
        return chosen
    return wanted if wanted in themes else DARK.name
