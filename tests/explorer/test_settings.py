"""The explorer as its reader wants it: keys, colours, where it begins, what it remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style

from tests.explorer.screen_driver import NARROW, WIDE, at, exploring, flat, grid, opened, strips
from tui.explorer.app import Explorer
from tui.explorer.launcher import run_explorer
from tui.explorer.palette_screen import PaletteItems
from tui.explorer.restore_session import StartState, state_of
from tui.project.settings.applied_config import apply_config
from tui.project.settings.settings import DEFAULTS, NO_COLOR, SettingOrigin, Settings, SettingSource
from tui.project.settings.state_store import SavedState, StateStore, last_export_folder
from tui.project.settings.toml_parser import parse_toml


def beginning(text: str = "", place: SavedState | None = None) -> StartState:
    """As a config file says."""
    data, places, _ = parse_toml(text)
    return StartState(apply_config(data, places).settings, place or SavedState())


KEYS = """
[keys]
next-event = ["n", "ctrl+n"]
previous-event = ["e"]
mark = ["é"]
go-to-mark = ["alt+m"]
page-help = []
copy = []
close-page = ["x"]
scroll-down = ["n"]
search = [","]
"""


async def test_keys_of_ones_own(hall: Path) -> None:
    async with exploring(hall, beginning=beginning(KEYS)) as (app, hands):
        await hands.press("home")
        first = at(app)
        await hands.press("n")
        second = at(app)
        assert second != first
        await hands.press("ctrl+n", "e", "e")
        assert at(app) == first
        # Neither the key that is given away, nor that whose command has others now.
        await hands.press("j", "down", "y")
        assert (at(app), app.clipboard) == (first, "")
        await hands.press("é", "n", "alt+m")
        assert (at(app), app.main.session.state.mark) == (first, first)


async def test_keys_of_ones_own_on_a_page(hall: Path) -> None:
    async with exploring(hall, beginning=beginning(KEYS)) as (app, hands):
        await hands.press("?", "q")
        assert app.screen is not app.main
        before = grid(app)
        await hands.press("n")
        assert grid(app) != before
        await hands.press("x")
        assert app.screen is app.main
        # Esc always leads back.
        await hands.press("?", "escape")
        assert app.screen is app.main


async def test_keys_of_ones_own_are_the_ones_that_are_shown(hall: Path) -> None:
    async with exploring(hall, beginning=beginning(KEYS)) as (app, hands):
        assert ", search" in flat(app, "keys")
        shown = {entry.shown for entry in PaletteItems(app.main).named("")}
        assert "Go to the next event (n)" in shown
        assert "Copy the range, else the event, as Markdown" in shown
        await hands.press("?")
        assert "n  Ctrl+n" in grid(app)


async def test_a_comma_is_a_key(hall: Path) -> None:
    async with exploring(hall, beginning=beginning(KEYS)) as (app, hands):
        await hands.press(",")
        assert app.focused is not None
        await hands.type("n, e")
        assert app.main.session.state.line == "n, e"


async def test_what_a_command_loses_another_has_alone(hall: Path) -> None:
    """Every key still does one thing, also on the export screen."""
    text = '[keys]\nnext-export = ["p"]\nmark = ["e"]\nexport = ["m"]\n'
    async with exploring(hall, beginning=beginning(text)) as (app, hands):
        await hands.press("e")
        assert app.main.session.state.mark
        await hands.press("m")
        before = grid(app)
        await hands.press("p")
        assert grid(app).count("What:") == 1
        assert app.focused is not None
        assert app.focused.id == "preview"
        assert before.count("p file name") == 0


def lane_colours(app: Explorer) -> dict[str, str]:
    """The first colour of each lane that is not its label's."""
    found = {}
    overview = app.main.query_one("#overview").region
    for strip in strips(app)[overview.y + 1 : overview.bottom]:
        label, *drawn = strip.crop(overview.x, overview.right)
        inks = [ink(style) for text, style, _ in drawn if text.strip() and style]
        found[label.text.strip()] = inks[0] if inks else ""
    return found


def ink(style: Style) -> str:
    return style.color.name if style.color else ""


async def test_the_colours_of_lanes(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("end")
        usual = lane_colours(app)
        assert len(set(usual.values()) - {""}) == len([it for it in usual.values() if it])
        kinds = {kind.label: kind.id for kind in app.main.project.index.info.kinds}
        label = next(label for label, colour in usual.items() if colour)
        app.theme = "dateline-light"
        await hands.wait()
        assert not set(lane_colours(app).values()) & set(usual.values()) - {""}
    chosen = beginning(f'[lanes]\n{kinds[label]} = "#12ab34"\nnowhere = "red"\n')
    async with exploring(hall, beginning=chosen) as (app, hands):
        await hands.press("end")
        assert lane_colours(app) == usual | {label: "#12ab34"}


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("pane", ["timeline", "detail", "excerpt", "overview"])
async def test_the_pane_to_begin_in(pane: str, size: tuple[int, int], hall: Path) -> None:
    async with exploring(hall, size, beginning=beginning(f'start.pane = "{pane}"')) as (app, _):
        assert app.focused is not None
        assert (app.focused.id, app.main.pane) == (pane, pane)
        assert app.focused.region


async def test_the_query_to_begin_with(hall: Path) -> None:
    async with exploring(hall, beginning=beginning('start.query = "is:differs"')) as (app, _):
        assert app.main.session.state.line == "is:differs"
        assert app.main.session.state.results is not None
        assert 0 < app.main.session.state.results.count < app.main.project.index.info.events


async def test_problems_are_said(hall: Path) -> None:
    start = StartState(DEFAULTS, said="mine.toml:1: [b]no[/x] · see: dateline config show")
    async with exploring(hall, beginning=start) as (app, _):
        assert "[b]no[/x]" in grid(app)


# What is remembered


async def left(hall: Path, *keys: str, text: str = "", start: SavedState | None = None) -> SavedState:
    """Where a reader was who pressed some keys."""
    async with exploring(hall, beginning=beginning(text, start)) as (app, hands):
        await hands.press(*keys)
        return state_of(app.main.session.state, app.theme, app.main.settings)


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("end",),
        ("down", "v", "down", "down"),
        ("down", "shift+down"),
        ("end", "v", "up", "o"),
        ("/", *"is:differs", "enter", "end"),
        ("/", *"in:2", "enter"),
        ("/", *"qqqq", "enter"),
        ("L", "L"),
        ("t", *"1957-05-14", "enter", "+", "+", "L"),
        ("t", *"1957-05-14", "enter", "+", "+", "h", "h", "h"),
        ("/", *"in:1957", "enter", "+"),
        ("+", "_"),
    ],
    ids=" ".join,
)
async def test_one_begins_where_one_left(keys: tuple[str, ...], hall: Path) -> None:
    place = await left(hall, *keys)
    assert await left(hall, start=place) == place


async def test_the_range_goes_on(hall: Path) -> None:
    place = await left(hall, "v", "down")
    assert place.sticky
    assert (await left(hall, "down", start=place)).anchor == place.anchor
    assert (await left(hall, "escape", start=place)).anchor == ""


@pytest.mark.parametrize(
    "place",
    [
        SavedState(event="gone"),
        SavedState(event="gone", anchor="gone", query="is:differs"),
        SavedState(query='"unclosed [b] \u202e'),
        SavedState(query="kind:"),
        SavedState(theme="gone", theme_before="dateline-dark"),
        SavedState(lanes="gone"),
        SavedState(window="gone"),
        SavedState(window="1957/.."),
        SavedState(window="1700/2100"),
        SavedState(window="1957-05-14/1957-05-14", query="tea"),
    ],
)
async def test_what_is_gone_is_passed_over(place: SavedState, hall: Path) -> None:
    async with exploring(hall, beginning=beginning("", place)) as (app, hands):
        assert app.main.session.state.line == place.query
        assert app.main.session.state.cursor.anchor is None
        assert app.theme == "dateline-dark"
        assert not app._notifications
        await hands.press("down")


async def test_the_overview_is_looked_at_as_it_was(hall: Path) -> None:
    place = await left(hall, "t", *"1957-05-14", "enter", "+", "+", "L")
    assert place.lanes == "actor"
    assert place.window.startswith("195")
    async with exploring(hall, beginning=beginning("", place)) as (app, _):
        assert "Overview by actor · 1955 to 1959" in " ".join(grid(app).split())


async def test_an_anchor_that_is_gone_leaves_the_event(hall: Path) -> None:
    event = (await left(hall, "down", "down")).event
    place = await left(hall, start=SavedState(event=event, anchor="gone", sticky=True))
    assert place == SavedState(event=event)


async def test_where_something_is_remembered_the_query_to_begin_with_is_not(hall: Path) -> None:
    text = 'start.query = "is:differs"'
    place = await left(hall, "escape", "end", text=text)
    assert (place.query, place.event != "") == ("", True)
    assert (await left(hall, text=text, start=place)).query == ""


async def test_a_theme_chosen_by_hand(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        (entry,) = PaletteItems(app.main).named("theme nord")
        entry.run()
        await hands.wait()
        place = state_of(app.main.session.state, app.theme, DEFAULTS)
    assert (place.theme, place.theme_before) == ("nord", "dateline-dark")
    async with exploring(hall, beginning=beginning("", place)) as (app, _):
        assert app.theme == "nord"
    # Whoever asks for another one gets that.
    async with exploring(hall, beginning=beginning('theme = "dracula"', place)) as (app, _):
        assert app.theme == "dracula"


async def test_under_no_color_no_theme_is_remembered(hall: Path) -> None:
    settings = Settings(
        theme="ansi-dark", origins={"theme": SettingOrigin(SettingSource.ENVIRONMENT, NO_COLOR)}
    )
    async with exploring(hall, beginning=StartState(settings)) as (app, _):
        assert state_of(app.main.session.state, "nord", settings).theme == ""


async def test_exports_go_where_the_last_one_went(hall: Path, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    async with exploring(hall, beginning=beginning(f'export.folder = "{folder}"')) as (_, hands):
        await hands.press("e", "enter")
    assert len([*folder.iterdir()]) == 1
    assert last_export_folder() == str(folder)
    async with exploring(hall) as (app, hands):
        await hands.press("e")
        assert str(folder) in app.screen.query_one("#export-path").value  # type: ignore[attr-defined] # an Input
    folder.rename(tmp_path / "elsewhere")
    async with exploring(hall) as (app, hands):
        await hands.press("e")
        assert str(folder) not in app.screen.query_one("#export-path").value  # type: ignore[attr-defined] # an Input


@pytest.mark.parametrize(
    ("text", "fresh", "read_only", "before", "after"),
    [
        ("", False, False, "hall", "lamp"),
        ("", True, False, "", "lamp"),
        ("remember = false", False, False, "", "hall"),
        ("", False, True, "", "hall"),
        ("remember = false", True, False, "", ""),
    ],
)
def test_what_run_remembers(
    text: str,
    fresh: bool,
    read_only: bool,
    before: str,
    after: str,
    hall: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []

    def run_app(app: Explorer, **_: object) -> None:
        seen.append(app.main._beginning.place.query)
        app.main.session.search("lamp")
        app.main.has_begun = True

    monkeypatch.setattr(Explorer, "run", run_app)
    project = opened(hall)
    project.read_only = read_only
    StateStore(project.root).keep(SavedState(query="hall"))
    assert run_explorer(project, beginning(text).settings, fresh=fresh) == 0
    project.close()
    assert seen == [before]
    assert StateStore(project.root).recall().query == after


def test_whoever_leaves_before_anything_is_there_keeps_the_place_of_the_last_time(
    hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Explorer, "run", lambda *_, **__: None)
    project = opened(hall)
    StateStore(project.root).keep(SavedState(query="hall"))
    assert run_explorer(project, DEFAULTS) == 0
    project.close()
    assert StateStore(project.root).recall().query == "hall"
