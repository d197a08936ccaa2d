"""Frames over the panes: what a click on them does, and what lies under them meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.style import Style

from tests.explorer.screen_driver import NORMAL, WIDE, Hands, at, exploring, grid, pane, strips
from tests.explorer.test_settings import beginning
from tui.explorer.app import Explorer
from tui.explorer.screens.date_dialog import DateDialog
from tui.explorer.screens.dialog import key_hints
from tui.explorer.screens.dialogs import ConfirmDialog
from tui.explorer.screens.differences import DifferencesScreen
from tui.explorer.screens.export_screen import ExportScreen
from tui.explorer.screens.filter_screen import FilterScreen
from tui.explorer.screens.saved_queries import NameDialog
from tui.explorer.widgets.framed_pane import FramedPane
from tui.explorer.widgets.line_input import FilterInput, LineInput


async def click(app: Explorer, hands: Hands, words: str) -> None:
    """Click in the middle of some words, the lowest of them on the screen."""
    rows = grid(app).splitlines()
    y = max(y for y, row in enumerate(rows) if words in row)
    await hands.pilot.click(offset=(rows[y].rindex(words) + len(words) // 2, y))
    await hands.wait()


def on_top(app: Explorer) -> Screen[Any]:
    """The screen that the keys go to."""
    return app.screen


def test_each_hint_presses_the_key_that_it_begins_with() -> None:
    hints = key_hints("Space only · x not · ' goes · PgDn on · empty: all · Esc done")
    pressed = {
        hints.plain[span.start : span.end]: span.style.meta["@click"]
        for span in hints.spans
        if isinstance(span.style, Style)
    }
    assert pressed == {
        "Space only": "screen.press('space')",
        "x not": "screen.press('x')",
        "' goes": """screen.press("'")""",
        "PgDn on": "screen.press('pagedown')",
        "Esc done": "screen.press('escape')",
    }
    assert key_hints("").plain == ""


@pytest.mark.parametrize(("words", "answer"), [("y yes", True), ("n no", False)])
async def test_a_question_is_answered_by_a_click(hall: Path, words: str, answer: bool) -> None:
    async with exploring(hall, NORMAL) as (app, hands):
        answers: list[bool | None] = []
        app.push_screen(ConfirmDialog("Replace it?"), answers.append)
        await hands.wait()
        await click(app, hands, "Replace it?")
        assert answers == []
        await click(app, hands, words)
        assert answers == [answer]


async def test_a_click_beside_a_question_is_a_no(hall: Path) -> None:
    async with exploring(hall, NORMAL) as (app, hands):
        answers: list[bool | None] = []
        app.push_screen(ConfirmDialog("Replace it?"), answers.append)
        await hands.wait()
        await hands.pilot.click(offset=(1, 1))
        await hands.wait()
        assert answers == [False]


@pytest.mark.sweep
@pytest.mark.parametrize("size", [WIDE, (150, 40), (80, 24), (70, 24), (40, 8)])
async def test_the_hints_of_the_filters(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press("f")
        await click(app, hands, "Space include")
        assert app.main.session.state.line == "kind:works"
        await click(app, hands, "x exclude")
        assert app.main.session.state.line == "-kind:works"
        if size[0] < 50:
            return
        await click(app, hands, "/ find")
        assert isinstance(app.focused, FilterInput)
        await click(app, hands, "x exclude")
        assert (app.main.session.state.line, app.screen.query_one(FilterInput).value) == ("", "")
        # Beside a timeline that takes its room, the help has no hint of its own.
        await (hands.press("?") if 75 < size[0] < 140 else click(app, hands, "? help"))
        await click(app, hands, "Esc closes")
        assert isinstance(on_top(app), FilterScreen)
        await click(app, hands, "Esc close")
        assert on_top(app) is app.main


async def test_the_hints_of_pages_and_questions(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("d")
        await click(app, hands, "Enter or a digit opens")
        assert isinstance(on_top(app), DifferencesScreen)
        await click(app, hands, "Tab next version")
        assert app.focused
        assert app.focused.id == "version-1"
        await click(app, hands, "Esc closes")
        await click(app, hands, "Esc closes")
        assert on_top(app) is app.main
        await hands.press("t")
        await click(app, hands, "Enter confirms")
        assert isinstance(on_top(app), DateDialog)
        await click(app, hands, "Esc cancels")
        assert on_top(app) is app.main


async def test_nothing_else_on_a_frame_does_anything(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("d")
        frame = app.screen.query_one(".dialog").region
        for x, y in (
            (frame.x + 3, frame.bottom - 1),
            (frame.x, frame.y),
            (frame.right - 1, frame.bottom - 1),
        ):
            await hands.pilot.click(offset=(x, y))
            await hands.wait()
            assert on_top(app) is not app.main


@pytest.mark.parametrize(
    ("keys", "screen"),
    [
        (("t",), DateDialog),
        (("e",), ExportScreen),
        (("/", *"tea", "enter", "s"), NameDialog),
        (("f",), FilterScreen),
    ],
    ids=lambda each: each[-1] if isinstance(each, tuple) else "",
)
async def test_a_click_beside_closes_unless_something_is_typed(
    hall: Path, keys: tuple[str, ...], screen: type
) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press(*keys)
        assert isinstance(app.screen, screen)
        await hands.pilot.click(offset=(0, 0))
        await hands.wait()
        assert on_top(app) is app.main
        await hands.press(keys[-1])
        app.screen.query_one(LineInput).value = "19"
        await hands.wait()
        await hands.pilot.click(offset=(0, 0))
        await hands.wait()
        assert isinstance(app.screen, screen) is (screen is not FilterScreen)


@pytest.mark.parametrize("keys", ["d", "f", "t", "e", ":"])
async def test_the_foot_names_no_keys_under_a_page(hall: Path, keys: str) -> None:
    async with exploring(hall, NORMAL) as (app, hands):
        assert "period" in grid(app).splitlines()[-1]
        await hands.press(keys)
        assert "period" not in grid(app).splitlines()[-1]
        await hands.press("escape")
        assert on_top(app) is app.main
        assert "period" in grid(app).splitlines()[-1]


@pytest.mark.parametrize("width", [80, 60])
async def test_no_slices_of_words_beside_a_page(hall: Path, width: int) -> None:
    async with exploring(hall, (width, 24)) as (app, hands):
        for key in "dfi" if width < 76 else "di":
            await hands.press(key)
            frame = app.screen.query_one(".dialog").region
            assert (frame.x, frame.right) == (0, width)
            await hands.press("escape")


async def test_one_thing_is_said_at_a_time_and_gone_when_a_page_opens(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for said in ("First.", "Second.", "Second."):
            app.notify(said)
        await hands.wait()
        assert "First." not in grid(app)
        assert grid(app).count("Second.") == 1
        await hands.press("d")
        assert "Second." not in grid(app)


async def test_a_warning_takes_no_other_away(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for said in ("No cache.", "No such theme."):
            app.notify(said, severity="warning")
        await hands.wait()
        assert "No cache." in grid(app)
        assert "No such theme." in grid(app)


@pytest.mark.parametrize("keys", ["1", "f", "/", "d", "t", "e", "ep", ":", "?"])
async def test_stopping_works_everywhere(hall: Path, keys: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stops: list[int] = []
    monkeypatch.setattr(Explorer, "action_suspend_process", lambda _: stops.append(1))
    async with exploring(hall) as (_, hands):
        await hands.press(*keys, "ctrl+z")
        assert stops == [1]


async def test_the_key_of_stopping_may_be_another_commands(
    hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops: list[int] = []
    monkeypatch.setattr(Explorer, "action_suspend_process", lambda _: stops.append(1))
    keys = '[keys]\nsuspend = ["Z"]\nnext-event = ["ctrl+z"]\n'
    async with exploring(hall, beginning=beginning(keys)) as (app, hands):
        first = at(app)
        await hands.press("ctrl+z")
        assert at(app) != first
        await hands.press("d", "ctrl+z", "escape", "/", "Z")
        assert stops == []
        await hands.press("escape", "Z")
        assert stops == [1]


@pytest.mark.parametrize("keys", [("/", *"tea"), ("t", "1"), ("e", "p"), ("f", "/", "t"), ("e", "p", "home")])
async def test_the_cursor_is_seen_without_colours(
    hall: Path, keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with exploring(hall) as (app, hands):
        await hands.press(*keys)
        field = app.focused
        assert isinstance(field, LineInput)
        row = strips(app)[field.region.y].crop(field.region.x, field.region.right)
        assert [segment.cell_length for segment in row if segment.style and segment.style.reverse] == [1]


async def test_the_focus_and_matches_are_seen_without_colours(
    hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with exploring(hall, ascii_only=True) as (app, hands):
        await hands.press("/", *"ribbon", "enter", "3")
        for frame in app.screen.query(FramedPane):
            bottom = strips(app)[frame.region.bottom - 1].crop(frame.region.x, frame.region.right).text
            assert ("==" in bottom) is (frame.id == "excerpt-pane"), bottom
        region = app.screen.query_one("#excerpt").region
        shown = [segment for strip in strips(app)[region.y : region.bottom] for segment in strip]
        assert "ribbon" in {one.text for one in shown if one.style and one.style.bold and one.style.reverse}
        assert "ribbon" not in pane(app, "keys")


async def test_what_changes_under_a_page_is_at_the_foot_when_it_closes(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("v", "down", "i")
        app.main.session.set_cursor(app.main.session.state.cursor.range_dropped())
        app.main.apply()
        await hands.wait()
        app.pop_screen()
        await hands.wait()
        assert pane(app, "keys").startswith(" / search  p period")
