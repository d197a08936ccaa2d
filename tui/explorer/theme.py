"""The two themes of our own, dark and light, and which one is used when colour is not wanted."""

from __future__ import annotations

from collections.abc import Mapping

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
    accent="#8a5a00",
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


def theme_for(environ: Mapping[str, str]) -> str:
    """The theme to start with: no colour at all where `NO_COLOR` says something (no-color.org)."""
    return "ansi-dark" if environ.get("NO_COLOR") else environ.get("DATELINE_THEME", DARK.name)
