"""One pane in the whole room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import NARROW, WIDE, exploring, grid
from tui.explorer.responsive_layout import PANES


@pytest.mark.sweep
@pytest.mark.parametrize("number", ["1", "2", "3", "4"])
@pytest.mark.parametrize("size", [WIDE, (80, 24)])
async def test_the_pane_has_the_room_of_all(hall: Path, size: tuple[int, int], number: str) -> None:
    async with exploring(hall, size) as (app, hands):
        before = grid(app)
        await hands.press(number)
        named = grid(app)
        await hands.press("x")
        region = app.main.query_one(f"#{PANES[int(number) - 1]}-pane").region
        assert (region.width, region.height) == (size[0], size[1] - 2)
        assert "x all panes ─╯" in grid(app)
        await hands.press("x")
        assert grid(app) == named
        await hands.press("1")
        assert grid(app) == before


async def test_another_pane_takes_the_room(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("x", "tab")
        assert app.focused
        assert app.focused.id == "detail"
        assert app.main.query_one("#detail-pane").region.width == WIDE[0]
        assert not app.main.query_one("#timeline-pane").region


async def test_escape_brings_the_others_back_first(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"roof", "enter", "2", "x", "escape")
        assert app.main.query_one("#timeline-pane").region
        assert (app.main.pane, app.main.session.state.line) == ("detail", "roof")
        await hands.press("escape")
        assert (app.main.pane, app.main.session.state.line) == ("timeline", "roof")
        await hands.press("escape")
        assert (app.main.pane, app.main.session.state.line) == ("timeline", "")


async def test_where_there_is_one_pane_at_a_time_the_frame_says_how_to_go_on(hall: Path) -> None:
    async with exploring(hall, NARROW) as (app, hands):
        for there in ("detail", "excerpt", "overview", "timeline"):
            assert f"─ Tab {there} ─╯" in grid(app)
            await hands.press("tab")
        hands.resize(*WIDE)
        await hands.wait()
        assert "Tab " not in grid(app)
