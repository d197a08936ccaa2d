"""Back and forward: the trail as a law, and the keys."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.explorer.screen_driver import at, exploring, grid, pane
from tests.explorer.village import EVENTS
from tui.explorer.controllers.navigation import MOST_PLACES, HistoryEntry, NavigationHistory
from tui.views.links import EventLink, FacetPlace, PassagePlace, SavedQueryPlace

SPOTS = st.builds(HistoryEntry, st.sampled_from("abc"), st.sampled_from(["", "hall"]))
STEPS = st.lists(st.one_of(SPOTS, st.sampled_from(["back", "forward", "move"])), max_size=40)


@settings(max_examples=200, deadline=None)
@given(STEPS, SPOTS)
def test_back_undoes_forward_and_nothing_leads_to_where_one_is(
    steps: list[HistoryEntry | str], here: HistoryEntry
) -> None:
    trail = NavigationHistory()
    for step in steps:
        if isinstance(step, HistoryEntry):
            trail, here = trail.left(here), step
        elif step == "move":
            here = HistoryEntry(f"{here.event}'", here.line)
        else:
            there, trail = trail.back(here) if step == "back" else trail.forward(here)
            assert there != here
            if there:
                before, _ = trail.forward(there) if step == "back" else trail.back(there)
                assert before == here
                here = there
        assert len(trail.behind) <= MOST_PLACES
        assert len(trail.ahead) <= MOST_PLACES


def test_every_jump_can_be_gone_back_on() -> None:
    trail, spots = NavigationHistory(), [HistoryEntry(str(number), "") for number in range(6)]
    for spot in spots[:-1]:
        trail = trail.left(spot)
    here, went = spots[-1], []
    while True:
        there, trail = trail.back(here)
        if there is None:
            break
        here = there
        went.append(there)
    assert went == spots[-2::-1]
    assert trail.ahead == tuple(spots[1:])


def test_the_places_furthest_away_are_let_go() -> None:
    trail = NavigationHistory()
    for number in range(MOST_PLACES + 5):
        trail = trail.left(HistoryEntry(str(number), ""))
    assert trail.behind[0] == HistoryEntry("5", "")
    assert len(trail.behind) == MOST_PLACES


def test_a_jump_forgets_what_was_ahead() -> None:
    one, two, three = (HistoryEntry(name, "") for name in "abc")
    _, trail = NavigationHistory().left(one).back(two)
    assert trail.ahead == (two,)
    assert trail.left(three) == NavigationHistory((three,), ())


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
        assert (at(app), app.main.line) == ("hall-opened", "")
        assert "14 events" in grid(app)
        await hands.press(".")
        assert (at(app), app.main.line) == ("new-roof", "roof")
        assert "/ roof" in grid(app)
        await hands.press("slash", *" new", "enter", "comma")
        assert (at(app), app.main.line) == ("new-roof", "roof")


async def test_link_mark_and_palette_are_jumps(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        app.main.follow(EventLink("dance"))
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
            app.main.go_to_event(event)
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
        ]
        await hands.press("enter")
        assert "q quit" in pane(app, "keys")
        await hands.press("slash", "tab")
        assert "citation" in pane(app, "keys")


async def test_either_end_is_a_jump_and_a_step_is_none(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("down", "G", "G", "ctrl+o")
        assert app.main.browsing.position == 1
        await hands.press("comma")
        assert app.main.browsing.position == 1


async def test_a_search_that_hides_where_a_link_leads_is_let_go_and_that_is_said(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"roof", "enter")
        app.main.follow(EventLink("dance"))
        await hands.wait()
        assert (at(app), app.main.line) == ("dance", "")
        assert "Query cleared to show this event" in grid(app)


async def test_a_place_in_a_list_leads_nowhere(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for place in (PassagePlace(6), FacetPlace("kind", "works"), SavedQueryPlace("music")):
            app.main.follow(place)
            await hands.wait()
            assert (app.screen, at(app), app.main.line) == (app.main, "idea", "")
