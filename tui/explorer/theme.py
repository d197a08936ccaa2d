"""The two themes of our own, dark and light, and which theme is the first."""

from __future__ import annotations

from collections.abc import Container

from textual.theme import Theme

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


def first_theme(wanted: str, known: Container[str], chosen: str = "", in_place_of: str = "") -> str:
    """The theme to start with: what the settings want, or what was chosen by hand in its place.

    Args:
        wanted: By the settings in effect.
        known: Every theme there is.
        chosen: By hand, the last time; empty where none was.
        in_place_of: What the settings wanted then: where that has changed, the choice is out of date.
    """
    if chosen in known and wanted == in_place_of:
        return chosen
    return wanted if wanted in known else DARK.name
