"""A key is answered in two frames: first the rows that it changes, then what is written around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import exploring, grid
from tui.explorer.main_screen import MainScreen
from tui.explorer.panes import Panes
from tui.session.state import SessionState


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the screen does, in order."""
    done: list[str] = []
    draw, show_rows, show_event = MainScreen.draw_now, Panes.show_rows, Panes.show_event

    def drawn(screen: MainScreen) -> None:
        done.append("draw")
        draw(screen)

    def rows(panes: Panes, new: SessionState) -> None:
        done.append(f"rows at {new.cursor.position}")
        show_rows(panes, new)

    def event(panes: Panes, new: SessionState) -> None:
        done.append(f"event {new.event}")
        show_event(panes, new)

    monkeypatch.setattr(MainScreen, "draw_now", drawn)
    monkeypatch.setattr(Panes, "show_rows", rows)
    monkeypatch.setattr(Panes, "show_event", event)
    return done


async def test_the_rows_are_drawn_before_the_event_is_written(hall: Path, steps: list[str]) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("down")
        steps.clear()
        await hands.press("down")
        event = app.main.session.state.event
        assert steps == ["rows at 2", "draw", "rows at 2", f"event {event}", "draw"]


async def test_of_many_keys_at_once_only_the_last_is_written(hall: Path, steps: list[str]) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("down")
        steps.clear()
        await hands.burst(*["down"] * 5)
        event = app.main.session.state.event
        assert [step for step in steps if step.startswith("event")] == [f"event {event}"]
        assert app.main.panes.detail.shown.id == event
        assert app.main.session.state.cursor.position == 6


@pytest.mark.parametrize("keys", [("down", "r"), ("down", "d"), ("down", "greater_than_sign")])
async def test_a_command_behind_a_move_is_of_the_event_moved_to(hall: Path, keys: tuple[str, ...]) -> None:
    async with exploring(hall) as (_, hands):
        await hands.press(*keys)
        slowly = grid(hands.app)
    async with exploring(hall) as (_, hands):
        await hands.burst(*keys)
        assert grid(hands.app) == slowly


async def test_a_letter_of_a_query_shows_rows_before_lanes(hall: Path, steps: list[str]) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash")
        steps.clear()
        await hands.press("d")
        assert [step.partition(" ")[0] for step in steps] == ["rows", "draw", "rows", "event", "draw"]
        assert app.main.session.state.line == "d"
