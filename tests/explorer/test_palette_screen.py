"""The palette: commands, events, actors and sources by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import NORMAL, WIDE, at, exploring, grid, pane, strips
from tui.explorer.app import Explorer
from tui.explorer.palette_screen import PaletteItems, PaletteList, PaletteScreen
from tui.explorer.screens.differences import DifferencesScreen
from tui.explorer.screens.filter_bindings import FILTERS
from tui.explorer.screens.list_page import ListPage
from tui.explorer.widgets.search_bar import QueryInput
from tui.parsing.query.fields import IS_WORDS
from tui.session.viewport import OverviewView


async def test_it_opens_shows_commands_and_closes(hall: Path) -> None:
    async with exploring(hall, (120, 100)) as (app, hands):
        for key in ("ctrl+p", ":"):
            await hands.press(key)
            assert isinstance(app.screen, PaletteScreen)
            assert "Go to a date, such as 2013 or 2013-05-14 (t)" in grid(app)
            await hands.press("escape")
            assert not isinstance(app.screen, PaletteScreen)


async def test_it_runs_a_command(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press(":", *"sources differ", "enter")
        assert isinstance(app.screen, ListPage)
        assert "On which day did the hall open?" in grid(app)


@pytest.mark.parametrize("typed", ["wq", "q!", "quit", "q"])
async def test_what_is_typed_fast_runs_what_it_names(
    hall: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    left: list[str] = []

    async def leave(_app: Explorer) -> None:
        left.append("quit")

    monkeypatch.setattr(Explorer, "action_quit", leave)
    async with exploring(hall) as (app, hands):
        await hands.press("down", "down")
        held = at(app)
        await hands.burst(":", *typed, "enter")
        assert left == ["quit"]
        assert at(app) == held


async def test_where_nothing_is_called_so_enter_does_nothing(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("down")
        held = at(app)
        for typed in ("zzzz", "%"):
            await hands.burst(":", *typed, "enter")
            assert isinstance(app.screen, PaletteScreen)
            assert "No matches." in grid(app)
            await hands.press("escape")
            assert (at(app), app.main.session.state.view) == (held, OverviewView())


async def test_a_name_or_a_key_comes_first(hall: Path) -> None:
    async with exploring(hall) as (app, _):
        offers = PaletteItems(app.main)
        for typed, first in {
            "q": "Quit dateline (q)",
            "Quit": "Quit dateline (q)",
            "h": "Show the keys and the symbols (?)",
            "help": "Show the keys and the symbols (?)",
            "?": "Show the keys and the symbols (?)",
            "D": "List dated passages of the excerpt's source that no event cites yet (D)",
            "d": "Show where the sources differ, beginning with this event (d)",
            "undo": "Undo the last change of the query (u)",
            "Ctrl+q": "Quit dateline (q)",
        }.items():
            shown = [entry.shown for entry in offers.named(typed)]
            assert shown[0] == first
            assert len(set(shown)) == len(shown)
        shown = [entry.shown for entry in offers.named("next")]
        assert shown.index("Go to the next event (Down)") < shown.index(
            "Go to the next match in the excerpt (n)"
        )


async def test_before_anything_is_typed_what_only_moves_is_the_last_of_the_commands(hall: Path) -> None:
    async with exploring(hall, NORMAL) as (app, hands):
        await hands.press(":")
        for command in (
            "Search as you type",
            "Filter by kind",
            "Undo the last",
        ):
            assert command in grid(app)
        assert "Go to the next event" not in grid(app)
        shown = [entry.shown for entry in PaletteItems(app.main).named("")]
        assert shown.index("Go to the next event (Down)") > shown.index("Quit dateline (q)")
        assert shown[-len(FILTERS) :] == [f"{said} (is:{word})" for word, said in FILTERS.items()]


@pytest.mark.parametrize("size", [WIDE, (40, 8)])
async def test_every_entry_has_one_line_in_plain_signs(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size, ascii_only=True) as (app, hands):
        await hands.press(":")
        assert pane(app, "palette").isascii()
        assert "Palette" in pane(app, "palette").splitlines()[0]
        assert "command, event, actor" in grid(app)
        entries = app.screen.query_one(PaletteList)
        for typed in ("", "fil", "committee"):
            await hands.press("ctrl+u", *typed)
            assert entries.line_count == len(entries.entries)
            rows = [row.strip("| #") for row in pane(app, "palette-list").splitlines()]
            for row, entry in zip(rows, entries.entries, strict=False):
                assert entry.shown.startswith(row.removesuffix("~")) or "·" in entry.shown
            assert entries.size.height >= 1


async def test_the_entry_that_is_selected_stands_out_without_colours(
    hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with exploring(hall) as (app, hands):
        await hands.press(":", "down")
        entries = app.screen.query_one(PaletteList)
        assert entries.selected == 1
        for y in range(4):
            row = strips(app)[entries.region.y + y].crop(entries.region.x, entries.region.right - 1)
            said = [segment.style for segment in row if segment.text.strip()]
            assert all(style and bool(style.reverse) is (y == 1) for style in said), y
            assert all(style and bool(style.bold) is (y == 1) for style in said), y


async def test_keys_go_through_the_list_and_a_click_runs(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press(":")
        entries = app.screen.query_one(PaletteList)
        for key, selected in (
            ("up", 0),
            ("pagedown", entries.size.height - 1),
            ("pageup", 0),
            ("ctrl+end", len(entries.entries) - 1),
            ("down", len(entries.entries) - 1),
            ("ctrl+home", 0),
        ):
            await hands.press(key)
            assert entries.selected == selected
        await hands.press(*"bricks")
        await hands.pilot.click("#palette-list", offset=(3, 0))
        await hands.wait()
        assert at(app) == "bricks"
        await hands.press(":")
        rows = grid(app).splitlines()
        foot = next(y for y, row in enumerate(rows) if "Esc closes" in row)
        for place in ((0, 0), (rows[foot].index("Esc closes") + 1, foot)):
            await hands.pilot.click(offset=place)
            await hands.wait()
            assert app.screen is app.main
            await hands.press(":")


async def test_there_is_one_palette_and_none_over_a_page(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("ctrl+p", "ctrl+p", "escape")
        assert app.screen is app.main
        await hands.press("d", "ctrl+p")
        assert not isinstance(app.screen, PaletteScreen)


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
        assert isinstance(app.screen, DifferencesScreen)
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
        await hands.press(":", *"valley")
        assert "Valley Echo, 18 May 1957 · 6 events" in grid(app)
        await hands.press("enter")
        assert "/ source:echo" in grid(app)
        await hands.press("down")
        assert app.main.session.state.cursor.position == 1


async def test_one_event_is_not_several(hall: Path) -> None:
    file = hall / "events.yaml"
    file.write_text(file.read_text().replace("    actors: [ada-wren]\n", ""))
    async with exploring(hall) as (app, _):
        assert "Ada Wren · 1 event" in [entry.shown for entry in PaletteItems(app.main).named("ada")]


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
            ("single origin", "is:single-origin", "12 of 14 events"),
            ("differs", "is:single-origin is:differs", "1 of 14 events"),
            ("single origin", "is:single-origin is:differs", "1 of 14 events"),
        ):
            await hands.press(":", *typed)
            await hands.press("enter")
            assert app.main.query_one(QueryInput).value == line
            assert found in pane(app, "title")
