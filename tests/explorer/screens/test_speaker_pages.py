"""The pages of what actors said: from the key, from an actor, from a matter to its passages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import at, everything, exploring, flat, grid
from tests.explorer.village import build as build_hall
from tests.speakers import build
from tui.explorer.widgets.choice_list import ChoiceList

SIZES = [(120, 40), (80, 24)]


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    return build(tmp_path / "bridge")


@pytest.mark.parametrize("size", SIZES)
async def test_from_who_speaks_to_a_matter_to_a_passage_and_its_event(
    bridge: Path, size: tuple[int, int]
) -> None:
    async with exploring(bridge, size) as (app, hands):
        await hands.press('"')
        assert "─ Who said what ─" in grid(app)
        assert "ann-warden Ann Warden 6 statements" in flat(app, "page")
        await hands.press("1")
        assert "─ Statements by Ann Warden ─" in grid(app)
        assert "How deep was the crack? 2 statements: by 5 June 1874, some time in 1881" in flat(app, "page")
        await hands.press("3")
        shown = flat(app, "page")
        # What was public stands above what was said, and fits on the first screen with it.
        assert "some time in 1881 between 2 and 4 of 5 events public by then" in shown
        assert "It was a hand deep, she said." in grid(app)
        assert "Who answers" not in shown
        # The first two entries are the days.
        await hands.press("3")
        assert ">[2] The crack was a finger deep, she said." in flat(app, "page")
        assert "Cited by 1 event" in flat(app, "page")
        await hands.press("P", "1")
        assert (at(app), app.screen is app.main) == ("crack-seen", True)


@pytest.mark.parametrize("size", SIZES)
async def test_a_day_leads_to_what_was_public_by_then(bridge: Path, size: tuple[int, int]) -> None:
    async with exploring(bridge, size) as (app, hands):
        await hands.press('"', "1", "1")
        assert "Who answers for the crack?" in flat(app, "page")
        await hands.press("2")
        assert app.screen is app.main
        assert app.main.session.state.line == "as-of:1874-06-05"
        assert app.main.session.state.cursor.rows == 2
        # As of that day, nothing of later sources is on the pages either.
        await hands.press('"')
        assert "ann-warden Ann Warden 3 statements" in flat(app, "page")
        await hands.press("1")
        shown = everything(app.screen.query_one("#page", ChoiceList))
        assert "3 statements of later sources hidden." in shown
        assert "1881" not in shown


async def test_an_actor_of_the_event_leads_to_what_they_said(bridge: Path) -> None:
    async with exploring(bridge) as (app, hands):
        app.main.controllers.navigation.go_to_event("crack-seen")
        await hands.press('"')
        assert "In this event ▶1 ann-warden" in flat(app, "page")
        await hands.press("escape", "a")
        assert "Ann Warden, Warden of the bridge 1 event" in flat(app, "page")
        await hands.press("2")
        assert "─ Statements by Ann Warden ─" in grid(app)


async def test_who_speaks_of_one_matter_only_has_it_opened_at_once(bridge: Path) -> None:
    async with exploring(bridge) as (app, hands):
        await hands.press('"', "3")
        assert "She and the board said that the bridge is safe." in flat(app, "page")


async def test_where_nobody_speaks_it_says_how_to_mark_a_passage(tmp_path: Path) -> None:
    async with exploring(build_hall(tmp_path / "hall")) as (app, hands):
        await hands.press('"')
        assert "No passage says whose statement it is." in flat(app, "page")


async def test_the_palette_leads_there(bridge: Path) -> None:
    async with exploring(bridge) as (app, hands):
        await hands.press("colon", *"day by day", "enter")
        assert "─ Who said what ─" in grid(app)


async def test_as_of_a_day_before_all_of_it_nothing_leads_to_what_an_actor_said(bridge: Path) -> None:
    events = bridge / "events.yaml"
    old = "  - id: report\n"
    first = (
        "  - {id: hired, date: 1870, public: 1870, title: A warden is hired, kind: works, status: reported, "
    )
    more = f'{first}actors: [ann-warden], cites: ["echo#4"]}}\n'
    events.write_text(events.read_text(encoding="utf-8").replace(old, more + old), encoding="utf-8")
    async with exploring(bridge) as (app, hands):
        await hands.press("w", *"1871", "enter", "a")
        assert "Ann Warden" in flat(app, "page")
        assert "day by day" not in flat(app, "page")
        await hands.press("escape", '"')
        assert "1874" not in flat(app, "page")
        assert "No source issued by then has a passage that says whose statement it is." in flat(app, "page")
