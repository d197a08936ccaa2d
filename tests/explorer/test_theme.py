"""The two themes of our own can be read; the lanes' colours can be seen on every theme there is."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import ClassVar

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.dom import DOMNode
from textual.geometry import Region
from textual.theme import BUILTIN_THEMES, Theme
from textual.widget import Widget

import tui
import tui.explorer
from tests.cases import each
from tests.explorer.contrast import contrast, difference
from tests.explorer.screen_driver import exploring, pane, strips
from tui.chronology.enums import EventStatus
from tui.explorer.app import Explorer
from tui.explorer.overview.lane_colours import SHADES, lane_style
from tui.explorer.restore_session import StartState
from tui.explorer.theme import DARK, LIGHT, LOOKS, first_theme, line_style, status_variables
from tui.project.settings.definitions import LANE_COLOURS, OWN_THEMES, THEMES
from tui.project.settings.settings import DEFAULT_THEME, Settings

STYLES = Path(tui.__file__).parent / "explorer" / "dateline.tcss"
OWN = {theme.name: theme for theme in (DARK, LIGHT)}


@pytest.mark.parametrize(
    ("chosen", "in_place_of", "name"),
    [
        ("", "", "nord"),
        ("dracula", "nord", "dracula"),
        # The settings have changed since.
        ("dracula", "gruvbox", "nord"),
        ("no theme", "nord", "nord"),
    ],
)
def test_the_first_theme(chosen: str, in_place_of: str, name: str) -> None:
    assert first_theme("nord", THEMES, chosen, in_place_of) == name


def test_a_theme_that_textual_has_no_more() -> None:
    assert first_theme("gone", THEMES) == DARK.name == DEFAULT_THEME


def test_every_theme_can_be_named() -> None:
    assert set(THEMES) == {*OWN, *BUILTIN_THEMES}
    assert set(OWN_THEMES) == set(OWN)
    assert len(set(THEMES)) == len(THEMES)


def test_one_is_dark_and_one_is_light() -> None:
    assert (DARK.dark, LIGHT.dark) == (True, False)


@each("theme", OWN.values())
@each("ground", ["background", "surface", "panel", "boost"])
@each("ink", ["primary", "secondary", "accent", "foreground", "warning", "error", "success"])
def test_text_can_be_read_on_every_ground(theme: Theme, ground: str, ink: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1."""
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


_PICTURE = set("─│╭╮╰╯━┃▔▁▎▊▌▐█░▒◆·╶╴┌┐└┘")
"""Lines and bars: no text."""


def inside(app: Explorer, region: Region) -> Iterator[tuple[str, Style]]:
    """What is drawn in a region: what a dialog lies over is dimmed, and not to be read."""
    for strip in strips(app)[region.y : region.bottom]:
        for text, style, _ in strip.crop(region.x, region.right):
            if style is not None:
                yield text, style


def unreadable(app: Explorer) -> list[tuple[str, str, str, float]]:
    """What is written on the screen with too little contrast, with its colours."""
    found = set()
    for text, style in (drawn for child in app.screen.children for drawn in inside(app, child.region)):
        words = "".join(char for char in text if char not in _PICTURE).strip()
        if not words or style.color is None or style.bgcolor is None:
            continue
        colours = style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
        if contrast(*colours) < 4.5:
            found.add((words, *colours, round(contrast(*colours), 2)))
    return sorted(found)


@pytest.mark.sweep
@pytest.mark.parametrize("theme", OWN)
@pytest.mark.parametrize(
    "keys",
    [
        ("v", "down", "down"),
        ("/", "h", "a", "l", "l"),
        ("/", "q", "x"),
        ("2",),
        ("3",),
        ("4",),
        ("d",),
        ("?",),
        ("i",),
        ("!",),
        ("D",),
        ("e",),
        ("e", "p"),
        ("t", "x", "enter"),
        ("w",),
        ("w", "2", "0", "0", "0", "enter"),
        ("m", "down"),
        (":",),
        (":", "n", "e", "x"),
    ],
    ids=" ".join,
)
async def test_every_screen_can_be_read(hall: Path, theme: str, keys: tuple[str, ...]) -> None:
    """As it is drawn: every letter against what is behind it."""
    async with exploring(hall, beginning=StartState(Settings(theme=theme))) as (app, hands):
        assert app.theme == theme
        await hands.press(*keys)
        assert unreadable(app) == []


_GROUNDS = ("background", "surface", "panel", "boost")


@pytest.mark.parametrize("theme", OWN.values(), ids=lambda theme: theme.name)
def test_each_status_has_a_colour_of_its_own_that_can_be_read(theme: Theme) -> None:
    """WCAG 2.2, 1.4.3, on every background; and far enough from each other, and from a problem's."""
    colours = status_variables(theme)
    assert set(colours) == {f"status-{status}" for status in EventStatus}
    for colour in colours.values():
        assert min(contrast(colour, getattr(theme, ground)) for ground in _GROUNDS) >= 4.5
    told_apart = [*colours.values(), str(theme.error)]
    assert min(difference(one, other) for one, other in combinations(told_apart, 2)) > 25


@pytest.mark.parametrize("theme", [it for it in BUILTIN_THEMES.values() if not it.ansi], ids=str)
def test_each_status_can_be_read_on_themes_of_others(theme: Theme) -> None:
    ground = theme.to_color_system().generate()["background"]
    assert min(contrast(colour, ground) for colour in status_variables(theme).values()) >= 3


async def test_each_status_is_drawn_in_its_colour_and_without_colours_by_letters(
    hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn(app: Explorer) -> dict[str, set[str]]:
        region = app.main.query_one("#timeline").region
        colours: dict[str, set[str]] = {}
        for text, style in inside(app, region):
            if text.strip() in {"es", "ad", "re", "al", "di"} and style.color and not style.bold:
                colours.setdefault(text.strip(), set()).add(style.color.name)
        return colours

    async with exploring(hall, (120, 60)) as (app, _):
        coloured = drawn(app)
        variables = status_variables(app.current_theme)
        assert coloured == {
            status.value[:2]: {variables[f"status-{status}"].lower()}
            for status in EventStatus
            if status.value[:2] in coloured
        }
        assert len(coloured) >= 3
    monkeypatch.setenv("NO_COLOR", "1")
    async with exploring(hall, (120, 60)) as (app, _):
        assert not any(colours - {"default"} for colours in drawn(app).values())
        assert " re" in pane(app, "timeline")


def test_lanes_have_colours_of_a_name_and_that_differ() -> None:
    assert tuple(SHADES) == LANE_COLOURS
    for shades in ([it.dark for it in SHADES.values()], [it.light for it in SHADES.values()]):
        assert min(difference(one, other) for one, other in combinations(shades, 2)) > 20
    assert max(Counter(it.ansi for it in SHADES.values()).values()) == 1


@each("theme", [*OWN.values(), *(it for it in BUILTIN_THEMES.values() if not it.ansi)])
def test_lanes_can_be_seen(theme: Theme) -> None:
    """WCAG 2.2, 1.4.11: graphics have a contrast of 3 to 1."""
    ground = theme.to_color_system().generate()["background"]
    for shades in SHADES.values():
        assert contrast(shades.dark if theme.dark else shades.light, ground) >= 3


@pytest.mark.parametrize(
    ("theme", "chosen", "colour"),
    [
        (DARK, {}, "#f0a050"),
        (LIGHT, {}, "#a04e00"),
        (DARK, {"police": "teal"}, "#4fd0c5"),
        (DARK, {"police": "#123456"}, "#123456"),
        (DARK, {"courts": "teal"}, "#f0a050"),
        (BUILTIN_THEMES["ansi-dark"], {}, None),
        (BUILTIN_THEMES["ansi-dark"], {"police": "teal"}, "cyan"),
    ],
)
def test_the_colour_of_a_lane(theme: Theme, chosen: dict[str, str], colour: str | None) -> None:
    style = lane_style("police", 1, chosen, theme)
    assert (style.color.name if style.color else None) == colour


def test_the_ninth_lane_has_the_colour_of_the_first() -> None:
    assert lane_style("a", 8, {}, DARK) == lane_style("b", 0, {}, DARK)


def test_every_type_that_the_styles_name_is_a_widget_or_a_screen() -> None:
    """A selector of a class that has been renamed matches nothing, and nobody is told."""
    rules = re.sub(r"/\*.*?\*/", "", STYLES.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = re.sub(r"\{.*?\}", ";", rules, flags=re.DOTALL)
    named = set(re.findall(r"(?<![\w.#-])[A-Z]\w+", selectors))
    assert "VirtualList" in named
    for module in pkgutil.walk_packages(tui.explorer.__path__, "tui.explorer."):
        importlib.import_module(module.name)
    assert named - {kind.__name__ for kind in _kinds(DOMNode)} == set()


def _kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    yield kind
    for subclass in kind.__subclasses__():
        yield from _kinds(subclass)


class Styled(Widget):
    """A widget whose parts are styled by a style sheet."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*LOOKS}


class Sheet(App[None]):
    """The same looks, as a style sheet has them."""

    CSS = "\n".join(
        f"Styled > .{name} {{ "
        f"{f'color: ${look.color}; ' if look.color else ''}"
        f"{f'background: ${look.background}; ' if look.background else ''}"
        f"{f'text-style: {look.attributes}; ' if look.attributes else ''}}}"
        for name, look in LOOKS.items()
    )

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.register_theme(theme)
        self.theme = theme.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return status_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield Styled()


@pytest.mark.parametrize("theme", [*OWN.values(), *BUILTIN_THEMES.values()], ids=lambda theme: theme.name)
async def test_parts_of_lines_look_as_a_style_sheet_would_have_them(theme: Theme) -> None:
    """Also where a theme's colour is transparent."""
    app = Sheet(theme)
    async with app.run_test():
        styled = app.query_one(Styled)
        for name in LOOKS:
            by_sheet = styled.get_component_rich_style(name, partial=True)
            assert line_style(name, app.theme_variables, is_ansi=False) == by_sheet, name
