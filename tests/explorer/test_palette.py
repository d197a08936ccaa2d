"""The palette: commands, events, actors and sources by name."""

from __future__ import annotations

from pathlib import Path

from textual.command import CommandPalette

from tests.explorer.screens import at, exploring, grid, pane
from tui.explorer.choosing import Page
from tui.explorer.filters import FILTERS
from tui.explorer.search_bar import QueryInput
from tui.explorer.versions import Versions
from tui.reading.query_fields import IS_WORDS


async def test_it_opens_shows_commands_and_closes(hall: Path) -> None:
    async with exploring(hall, (120, 100)) as (app, hands):
        for key in ("ctrl+p", ":"):
            await hands.press(key)
            assert isinstance(app.screen, CommandPalette)
            assert "Go to a date, in any EDTF form (t)" in grid(app)
            await hands.press("escape")
            assert not isinstance(app.screen, CommandPalette)


async def test_it_runs_a_command(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press(":", *"sources differ", "enter")
        assert isinstance(app.screen, Page)
        assert "On which day did the hall open?" in grid(app)


async def test_it_goes_to_an_event(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press(":", *"bricks", "enter")
        assert at(app) == "bricks"
        await hands.press("slash", *"kind:money", "enter")
        assert "2 of 14 events" in grid(app)
        await hands.press(":", *"dance", "enter")
        assert at(app) == "dance"
        assert "14 events · 2 sources" in grid(app)
        assert "/ kind:money" not in grid(app)
        assert "The first dance" in pane(app, "timeline")


async def test_it_opens_a_difference_by_its_question(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press(":", *"which day hall open", "enter")
        assert isinstance(app.screen, Versions)
        assert "On which day did the hall open?" in grid(app)


async def test_a_question_finds_the_events_about_which_it_is_asked(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"on which day did the hall open", "enter")
        assert at(app) == "hall-opened"


async def test_it_finds_the_events_of_an_actor_and_of_a_source(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press(":", *"schoolm")
        await hands.press("escape", "escape", ":", *"hall comm", "enter")
        assert "/ actor:hall-committee" in grid(app)
        assert "2 of 14 events" in grid(app)
        await hands.press(":", *"valley", "enter")
        assert "/ source:echo" in grid(app)
        await hands.press("down")
        assert app.main.browsing.position == 1


async def test_it_opens_over_the_query_line_too(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"tea", "ctrl+p", *"key is lost", "enter")
        assert at(app) == "key-lost"
        await hands.press("up")
        assert at(app) == "dance"


async def test_every_filter_is_offered_and_added_to_the_query(hall: Path) -> None:
    assert set(FILTERS) == set(IS_WORDS)
    async with exploring(hall, (120, 100)) as (app, hands):
        await hands.press(":")
        for word, said in FILTERS.items():
            assert f"{said} (is:{word})" in grid(app)
        await hands.press("escape")
        for typed, line, found in (
            ("rest on one origin", "is:single-origin", "12 of 14 events"),
            ("disputed", "is:single-origin is:disputed", "1 of 14 events"),
            ("rest on one origin", "is:single-origin is:disputed", "1 of 14 events"),
        ):
            await hands.press(":", *typed)
            await hands.press("enter")
            assert app.main.query_one(QueryInput).value == line
            assert found in pane(app, "title")
