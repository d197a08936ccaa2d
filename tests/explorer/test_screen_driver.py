"""What spares the tests of the screen time shows them nothing that is out of date."""

from __future__ import annotations

from pathlib import Path

from tests.explorer.screen_driver import exploring, grid, strips
from tui.explorer.restore_session import StartState
from tui.explorer.theme import DARK, LIGHT
from tui.project.settings.settings import Settings


async def test_the_screen_is_drawn_once_between_two_waits_and_anew_after_each(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        first = strips(app)
        assert strips(app) is first
        before = grid(app)
        await hands.press("down")
        assert strips(app) is not first
        assert grid(app) != before
        hands.resize(80, 24)
        await hands.wait()
        assert len(strips(app)) == 24


async def test_each_theme_has_its_own_colours_in_one_process(hall: Path) -> None:
    grounds = []
    for theme in (DARK.name, LIGHT.name, DARK.name):
        async with exploring(hall, beginning=StartState(Settings(theme=theme))) as (app, _):
            grounds.append(app.main.query_one("#timeline").background_colors[1].hex)
    assert grounds[0] == grounds[2] != grounds[1]
