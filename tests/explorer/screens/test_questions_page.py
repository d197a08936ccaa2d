"""The page of open questions about imported dates, on the screen: by keys and by mouse, at three sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import WIDE, Hands, exploring, flat, grid, pane
from tests.tables import events, weir
from tui.explorer.app import Explorer
from tui.explorer.screens.questions_page import AnswersPage, QuestionsPage
from tui.parsing.protected_names import NO_NAMES
from tui.project.imports.import_request import ImportRequest
from tui.project.imports.import_table import write_import
from tui.project.imports.prepare_import import TableImport

SIZES = pytest.mark.parametrize("size", [WIDE, (80, 24), (60, 20)])
TABLE = (
    "Date,Event\n3/6/1957,The clock stops\n4/7/1957,A clock is given\nMichaelmas 1958,A fair\n"
    "2006-07,\u202eA \x1b[31mroof\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A chronology with an imported table."""
    root, table = weir(tmp_path / "weir"), tmp_path / "log.csv"
    table.write_text(TABLE, "utf-8")
    assert isinstance(write_import(root, ImportRequest(table), NO_NAMES), TableImport)
    return root


def dates(root: Path) -> list[object]:
    return [event.get("date", "") for event in events(root)]


@pytest.mark.sweep
@SIZES
async def test_every_question_is_answered_by_keys(root: Path, size: tuple[int, int]) -> None:
    async with exploring(root, size) as (app, hands):
        assert pane(app, "keys").startswith(" 4 dates of imports to choose")
        await hands.press("Q")
        assert "row 2 3/6/1957 The clock stops" in flat(app, "page")
        await hands.press("a", "1")
        assert isinstance(app.screen, QuestionsPage)
        assert dates(root) == ["1957-06-03", "1957-07-04", "", ""]
        await hands.press("enter")
        assert isinstance(app.screen, AnswersPage)
        await hands.press("2", "enter", "1", *"29 September 1958", "enter")
        assert dates(root) == ["1957-06-03", "1957-07-04", "1958-09-29", "2006-07"]
        assert "Nothing to choose" in flat(app, "page")
        await hands.press("escape")
        assert "dates of imports" not in grid(app)


@pytest.mark.sweep
@SIZES
async def test_a_question_is_answered_by_mouse(root: Path, size: tuple[int, int]) -> None:
    async with exploring(root, size) as (app, hands):
        await hands.press("Q")
        await click(app, hands, "A clock is given")
        await click(app, hands, "7 April 1957 (")
        assert dates(root) == ["", "1957-04-07", "", ""]
        await click_frame(app, hands, "Z undo")
        assert dates(root) == ["", "", "", ""]
        await click_frame(app, hands, "n none")
        assert (root / "imports" / "log.yaml").read_text("utf-8").endswith("answers:\n  A5: none\n")


async def click(app: Explorer, hands: Hands, words: str) -> None:
    for y, row in enumerate(pane(app, "page").splitlines()):
        if words in row:
            await hands.pilot.click("#page", offset=(row.index(words) + 1, y))
            await hands.wait()
            return
    raise AssertionError(grid(app))


async def click_frame(app: Explorer, hands: Hands, words: str) -> None:
    for y, row in enumerate(grid(app).splitlines()):
        if words in row:
            await hands.pilot.click(offset=(row.index(words), y))
            await hands.wait()
            return
    raise AssertionError(grid(app))


@pytest.mark.sweep
@SIZES
async def test_hostile_words_are_shown_as_text(root: Path, size: tuple[int, int]) -> None:
    async with exploring(root, size) as (app, hands):
        await hands.press("Q")
        assert "\x1b" not in grid(app)
        assert "\u202e" not in grid(app)


async def test_the_cursor_goes_on_to_the_next_question(root: Path) -> None:
    async with exploring(root) as (app, hands):
        await hands.press("Q", "down", "n")
        assert isinstance(app.screen, QuestionsPage)
        assert app.screen.chosen is not None
        assert "row 5" in next(row for row in pane(app, "page").splitlines() if "▶" in row)


async def test_it_shows_and_changes_nothing_for_who_only_looks_on(root: Path) -> None:
    async with exploring(root) as (app, hands):
        app.project.read_only = True
        before = (root / "events.yaml").read_bytes()
        await hands.press("Q", "n", "enter", "Z")
        assert "3/6/1957" in flat(app, "page")
        assert "Cannot" in grid(app)
        assert (root / "events.yaml").read_bytes() == before


async def test_a_new_import_shows_on_the_open_page(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "minutes.csv"
    other.write_text("Date,Event\n5/6/1971,The board meets\n", "utf-8")
    async with exploring(root) as (app, hands):
        await hands.press("Q")
        assert isinstance(write_import(root, ImportRequest(other), NO_NAMES), TableImport)
        app.action_reload()
        await hands.wait()
        assert "minutes.csv: day and month in figures (1)" in flat(app, "page")
