"""Back and forward: the keys."""

from __future__ import annotations

from pathlib import Path

from tests.explorer.screen_driver import at, exploring, grid, pane
from tests.explorer.village import EVENTS
from tui.views.links import EventLink, FacetPlace, PassagePlace, SavedQueryPlace


async def test_back_and_forward(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("down", "t", *"1957", "enter", "down", "t", *"1963", "enter")
        for key, event in (
            ("comma", "dance"),
            ("comma", "barn-stood"),
            (".", "dance"),
            (".", "new-roof"),
            ("comma", "dance"),
        ):
            await hands.press(key)
            assert at(app) == event, key
        await hands.press("comma", "comma")
        assert at(app) == "barn-stood"
        assert "There is nowhere to go back to." in grid(app)
        await hands.press(".", ".", ".")
        assert at(app) == "new-roof"
        assert "There is nowhere to go forward to." in grid(app)


async def test_nothing_is_behind_at_first(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("comma")
        assert "There is nowhere to go back to." in grid(app)
        assert at(app) == "idea"


async def test_a_search_is_one_place_however_long_it_was_typed(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "slash", *"roof", "enter", "down")
        assert at(app) == "new-roof"
        await hands.press("comma")
        assert (at(app), app.main.session.state.line) == ("hall-opened", "")
        assert "14 events" in grid(app)
        await hands.press(".")
        assert (at(app), app.main.session.state.line) == ("new-roof", "roof")
        assert "/ roof" in grid(app)
        await hands.press("slash", *" new", "enter", "comma")
        assert (at(app), app.main.session.state.line) == ("new-roof", "roof")


async def test_link_mark_and_palette_are_jumps(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        app.main.controllers.links.follow(EventLink("dance"))
        await hands.press("m", "G", "'", "comma")
        assert at(app) == "new-roof"
        await hands.press("comma")
        assert at(app) == "dance"
        await hands.press("comma")
        assert at(app) == "idea"
        await hands.press("ctrl+p", *"plan is drawn", "enter")
        assert at(app) == "plan-drawn"
        await hands.press("comma")
        assert at(app) == "idea"


async def test_places_outlast_a_reload_and_those_that_are_gone_are_passed_over(hall: Path) -> None:
    events = hall / "events.yaml"
    start, end = EVENTS.index("  - id: key-lost"), EVENTS.index("  - id: roof")
    async with exploring(hall) as (app, hands):
        for event in ("hall-opened", "key-lost", "new-roof"):
            app.main.controllers.navigation.go_to_event(event)
        older = "events:\n  - {id: older, date: 1850, title: An older hall, kind: works, status: reported}\n"
        events.write_text((EVENTS[:start] + EVENTS[end:]).replace("events:\n", older, 1), encoding="utf-8")
        app.action_reload()
        await hands.wait()
        await hands.press("comma")
        assert at(app) == "hall-opened"
        await hands.press("comma")
        assert at(app) == "idea"
        await hands.press(".", ".")
        assert at(app) == "new-roof"


async def test_while_a_query_is_typed_its_keys_are_named(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("slash", "r")
        assert pane(app, "keys").split("  ") == [
            " Enter to events",
            "Up earlier search",
            "Down later search",
            "Tab complete",
        ]
        await hands.press("enter")
        assert "q quit" in pane(app, "keys")
        await hands.press("slash", "tab")
        assert "citation" in pane(app, "keys")


async def test_either_end_is_a_jump_and_a_step_is_none(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("down", "G", "G", "ctrl+o")
        assert app.main.session.state.cursor.position == 1
        await hands.press("comma")
        assert app.main.session.state.cursor.position == 1


async def test_a_search_that_hides_where_a_link_leads_is_let_go_and_that_is_said(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"roof", "enter")
        app.main.controllers.links.follow(EventLink("dance"))
        await hands.wait()
        assert (at(app), app.main.session.state.line) == ("dance", "")
        assert "Query cleared to show this event" in grid(app)


async def test_a_place_in_a_list_leads_nowhere(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for place in (PassagePlace(6), FacetPlace("kind", "works"), SavedQueryPlace("music")):
            app.main.controllers.links.follow(place)
            await hands.wait()
            assert (app.screen, at(app), app.main.session.state.line) == (app.main, "idea", "")
