"""What was public on a day: asked for, told, and kept to in every pane and page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import at, exploring, flat, grid, pane
from tui.explorer.widgets.search_bar import QueryInput

LATER = ("Minutes of the hall", "15 May", "written from memory", "four days later")
"""What only the minutes of 1964 say, or the editor."""


async def test_it_is_a_part_of_the_query(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"hall in:1957", "enter", "w", *"1957-06", "enter")
        assert app.main.query_one(QueryInput).value == "hall in:1957 as-of:1957-06"
        assert "/ hall in:1957 as-of:1957-06" in grid(app)
        assert "1 of 14 events" in pane(app, "title")
        await hands.press("w")
        assert "1957-06" in grid(app)
        await hands.press("ctrl+u", "enter")
        assert app.main.query_one(QueryInput).value == "hall in:1957"
        assert not app.main.query_one("#as-of").display
        await hands.press("escape", "w", *"1960", "escape")
        assert "14 events · 2 sources" in pane(app, "title")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1957-13", "month"),
        ("soon", "EDTF"),
        ("1957/..", "sets no limit"),
    ],
)
async def test_a_date_that_is_none(hall: Path, typed: str, said: str) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("w", *typed, "enter")
        assert said in flat(app, "said")
        await hands.press("escape")
        assert not app.main.query_one("#as-of").display


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_what_is_hidden_is_told(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press("w", *"1960", "enter")
        told = flat(app, "as-of")
        assert told.startswith("As of the end of 1960: 6 events, 1 source · hidden: 8 later events")
        assert "6 of 14 events · 8 hidden" in pane(app, "title")
        # The banner counts every later source, an export those of its events.
        assert "1 later source in all" in told
        await hands.press("e")
        assert "later source in all" not in flat(app, "export-said")
        assert "of these events" in flat(app, "export-said")


async def test_every_pane_and_page_keeps_to_it(hall: Path) -> None:
    async with exploring(hall, (160, 80)) as (app, hands):
        await hands.press("t", *"1957", "enter")
        assert all(said in grid(app) for said in LATER)
        await hands.press("w", *"1960", "enter")
        assert at(app) == "hall-opened"
        assert "Excerpt 1 of 2 · verbatim" in grid(app)
        for keys in ((), ("]",), ("d",), ("escape", "i"), ("escape", "!"), ("escape", "m", "G")):
            await hands.press(*keys)
            shown = grid(app)
            assert [said for said in LATER if said in shown] == []
        await hands.press("escape", "escape", "t", *"1957", "enter")
        assert all(said in grid(app) for said in LATER)


async def test_the_palette_names_nothing_later(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for day, shown in ((), True), (("w", *"1960", "enter"), False):
            await hands.press(*day, ":", *"minutes")
            assert ("Minutes of the hall committee" in grid(app)) is shown
            await hands.press("ctrl+u", *"new roof")
            assert ("A new roof is put on · 1963" in grid(app)) is shown
            await hands.press("escape")


async def test_it_holds_when_the_files_change(hall: Path) -> None:
    echo = hall / "corpus" / "echo.md"
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "w", *"1960", "enter")
        echo.write_text(
            echo.read_text(encoding="utf-8").replace("On Tuesday", "On that day"), encoding="utf-8"
        )
        await hands.press("r")
        assert "As of the end of 1960" in pane(app, "as-of")
        assert "On that day" in pane(app, "excerpt")
        assert "Excerpt 1 of 2 · verbatim" in grid(app)


async def test_a_day_before_everything(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("w", *"1900", "enter")
        assert "0 events, 0 sources" in pane(app, "as-of")
        assert at(app) == ""
        await hands.press("d")
        assert "No differences between sources are recorded" in grid(app)
        await hands.press("escape", "D")
        assert "The excerpt shows no source." in grid(app)
