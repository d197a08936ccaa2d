from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui.explorer.theme import DARK, LIGHT, theme_for


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({}, DARK.name),
        ({"NO_COLOR": "1"}, "ansi-dark"),
        ({"NO_COLOR": "0"}, "ansi-dark"),
        # no-color.org: present and not an empty string.
        ({"NO_COLOR": ""}, DARK.name),
        ({"DATELINE_THEME": "dateline-light"}, LIGHT.name),
        ({"DATELINE_THEME": "nord"}, "nord"),
        ({"DATELINE_THEME": "nord", "NO_COLOR": "1"}, "ansi-dark"),
    ],
)
def test_the_theme_to_start_with(environ: dict[str, str], name: str) -> None:
    assert theme_for(environ) == name
    assert name in BUILTIN_THEMES or name in {DARK.name, LIGHT.name}


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = (part / 255 for part in Color.parse(colour).rgb)
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    "ink", ["primary", "secondary", "accent", "foreground", "warning", "error", "success"]
)
def test_text_can_be_read_on_its_background(theme: Theme, ink: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1."""
    light, dark = sorted((luminance(getattr(theme, ink)), luminance(str(theme.background))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_one_is_dark_and_one_is_light() -> None:
    assert (DARK.dark, LIGHT.dark) == (True, False)
