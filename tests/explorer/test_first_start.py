"""The first minute: the page with the notice and the symbols, and the event that is selected."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.explorer.screen_driver import Hands, at, exploring, flat, grid, pane
from tui.explorer.app import Explorer
from tui.explorer.restore_session import StartState, state_of
from tui.explorer.widgets.line_input import FilterInput
from tui.index.records import EventRow
from tui.project.settings.settings import DEFAULTS
from tui.project.settings.state_store import NO_STATE, SavedState, StateStore
from tui.views.commands.command import CommandScope
from tui.views.commands.table import COMMANDS

FIRST = StartState(shows_notice=True, is_first=True)


def is_open(app: Explorer) -> bool:
    return app.main.panes.shows_notice


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (300, 100)])
async def test_the_notice_and_the_symbols_lie_over_the_panes(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size, beginning=FIRST) as (app, _):
        assert is_open(app)
        page = flat(app, "notice")
        assert page.startswith("This chronology mentions a leaking roof.")
        for said in ("a known day", "sources differ", "es established", "/ search"):
            assert said in page
        assert "Enter closes" in grid(app)
        # The title and the keys stay in sight.
        assert "q quit" in pane(app, "keys")
        assert "The village hall" in pane(app, "title")
        assert app.focused
        assert app.focused.id == "timeline"


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(59, 20), (60, 19), (40, 8), (20, 5), (1, 1)])
async def test_never_where_the_screen_is_small(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size, beginning=FIRST) as (app, hands):
        assert not is_open(app)
        await hands.press("down")
        assert not app.main.session.state.has_noticed


async def test_a_screen_that_shrinks_closes_it_and_it_is_not_counted_as_seen(hall: Path) -> None:
    async with exploring(hall, beginning=FIRST) as (app, hands):
        hands.resize(59, 30)
        await hands.wait()
        assert not is_open(app)
        assert not app.main.session.state.has_noticed
        hands.resize(120, 40)
        await hands.wait()
        assert not is_open(app)


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_enter_and_escape_close_it_and_do_nothing_else(hall: Path, key: str) -> None:
    async with exploring(hall, beginning=FIRST) as (app, hands):
        before = app.main.session.state
        await hands.press(key)
        assert not is_open(app)
        assert app.main.session.state == replace(before, has_noticed=True)
        assert "mentions a leaking roof" not in grid(app)


_LEAVING = {"quit", "suspend", "edit"}


@pytest.mark.sweep
@pytest.mark.parametrize(
    "key",
    [
        command.keys[0]
        for command in COMMANDS
        if command.where is CommandScope.MAIN
        and command.keys
        and command.id not in _LEAVING
        and not {"enter", "escape"} & set(command.keys[:1])
    ],
)
async def test_every_other_key_does_what_it_always_does(hall: Path, key: str) -> None:
    def seen(app: Explorer) -> tuple[object, ...]:
        state = replace(
            app.main.session.state,
            has_noticed=False,
            results=None,
            view=app.main.session.state.view,
            info=None,
        )
        return state, type(app.screen), app.main.pane, app.main.alone, str(app.focused and app.focused.id)

    async with exploring(hall) as (app, hands):
        await hands.press(key)
        expected, drawn = seen(app), grid(app)
    async with exploring(hall, beginning=replace(FIRST, is_first=False)) as (app, hands):
        await hands.press(key)
        assert not is_open(app)
        assert seen(app)[1:] == expected[1:]
        assert grid(app) == drawn


async def test_a_click_closes_it(hall: Path) -> None:
    async with exploring(hall, beginning=FIRST) as (app, hands):
        await hands.pilot.click("#notice")
        await hands.wait()
        assert not is_open(app)
        assert app.main.session.state.has_noticed
    async with exploring(hall, beginning=FIRST) as (app, hands):
        await hands.pilot.click("#keys", offset=(app.size.width - 2, 0))
        await hands.wait()
        assert not is_open(app)


async def test_typed_ahead_keys_reach_the_query_line(hall: Path) -> None:
    async with exploring(hall, beginning=FIRST) as (app, hands):
        await hands.type("/roof")
        assert app.main.session.state.line == "roof"
        assert not isinstance(app.focused, FilterInput)


async def test_that_it_was_seen_is_remembered(hall: Path) -> None:
    async with exploring(hall, beginning=FIRST) as (app, hands):
        assert not state_of(app.main.session.state, app.theme, DEFAULTS).has_noticed
        await hands.press("enter")
        place = state_of(app.main.session.state, app.theme, DEFAULTS)
    assert place.has_noticed
    StateStore(hall).keep(place)
    recalled = StateStore(hall).recall()
    assert recalled == place
    async with exploring(hall, beginning=StartState(place=recalled)) as (app, _):
        assert app.main.session.state.has_noticed


async def test_both_pages_still_show_them(hall: Path) -> None:
    async with exploring(hall, beginning=replace(FIRST, place=SavedState(has_noticed=True))) as (app, hands):
        await _shows(app, hands, "i", "This chronology mentions a leaking roof.")
        await hands.press("escape")
        await hands.press("?", "/", *"status:")
        assert "es  " in pane(app, "page")
        assert "status: established" in pane(app, "page")


async def _shows(app: Explorer, hands: Hands, key: str, words: str) -> None:
    await hands.press(key)
    assert words in grid(app)


async def test_the_detail_of_the_first_event_is_its_own(hall: Path) -> None:
    async with exploring(hall) as (app, _):
        assert app.main.session.state.record
        assert app.main.session.state.cursor.position == 0
        assert "leaking roof" not in flat(app, "detail")


_UNDATED = """\
format: dateline/1
title: The lock
notice: A lock is opened.
kinds: {k: {label: K}}
events:
  - {id: lost, before: dug, title: The plan is lost, kind: k, status: reported}
  - {id: dug, date: 1873, title: The lock is dug, kind: k, status: reported}
"""


async def test_the_first_dated_event_is_selected(tmp_path: Path) -> None:
    root = tmp_path / "lock"
    root.mkdir()
    (root / "events.yaml").write_text(_UNDATED, encoding="utf-8")
    async with exploring(root, beginning=FIRST) as (app, _):
        assert app.main.session.state.results
        first = app.main.session.state.results.row(0)
        assert isinstance(first, EventRow)
        assert first.when is None
        assert at(app) == "dug"
        # It is no place to go back from.
        assert not app.main.session.state.history.behind
    async with exploring(root, beginning=StartState(place=SavedState(event="lost"))) as (app, _):
        assert at(app) == "lost"
    (root / "events.yaml").write_text(_UNDATED[: _UNDATED.index("  - {id: dug")].replace("before: dug, ", ""))
    async with exploring(root, beginning=StartState(place=NO_STATE)) as (app, _):
        assert at(app) == "lost"
