"""Making a search of the sources from the query: written and taken back, by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import WIDE, Hands, exploring, flat, grid, pane
from tests.explorer.village import build
from tui.explorer.app import Explorer
from tui.explorer.screens.searches.search_dialog import SearchDialog
from tui.explorer.screens.searches.search_page import SearchPage
from tui.parsing.loader import load_chronology
from tui.project.name_list import add_names

SIZES = pytest.mark.parametrize("size", [WIDE, (80, 24), (60, 20)])
QUERY = ("slash", *"glove", "enter")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The village hall."""
    root = tmp_path / "hall"
    build(root)
    return root


def back(app: Explorer) -> bool:
    return app.screen is app.main


def written(root: Path) -> bytes:
    return (root / "events.yaml").read_bytes()


@SIZES
async def test_a_search_is_made_by_keys_and_taken_back(root: Path, size: tuple[int, int]) -> None:
    before = written(root)
    async with exploring(root, size) as (app, hands):
        await hands.press(*QUERY, "F")
        assert isinstance(app.screen, SearchPage)
        assert "[ ] [12] Whoever finds a grey glove" in flat(app, "page")
        await hands.press("ctrl+s")
        assert "1 passage not ticked yet" in grid(app)
        assert isinstance(app.screen, SearchPage)
        await hands.press("enter")
        assert "[x] [12]" in flat(app, "page")
        await hands.press("1")
        assert "[ ] [12]" in flat(app, "page")
        await hands.press("1", "ctrl+s")
        assert isinstance(app.screen, SearchDialog)
        await hands.press("enter")
        assert "say what was looked for" in grid(app)
        await hands.type("The owner of the glove")
        await hands.press("tab", "end", *"x", "enter")
        assert "there is no event x" in " ".join(grid(app).split())
        await hands.press("backspace", "enter")
        assert back(app)
        (search,) = load_chronology(root).chronology.searches
        assert (search.id, search.looked_for) == ("the-owner-of-the-glove", "The owner of the glove")
        assert search.words == ("glove",)
        assert [str(one.key) for one in search.seen] == ["echo#12"]
        assert written(root).startswith(before)
        await hands.press("Z")
        assert written(root) == before


async def test_a_search_is_made_by_mouse(root: Path) -> None:
    async with exploring(root, (80, 24)) as (app, hands):
        await hands.press(*QUERY, "F")
        await click(app, hands, "Whoever finds")
        assert "1 of 1 passage ticked" in str(app.screen.query_one(".dialog").border_title)
        await hands.pilot.click(".dialog", offset=frame_hint(app, "Ctrl+s"))
        await hands.wait()
        assert isinstance(app.screen, SearchDialog)


async def test_ticks_are_taken_away_and_lost_only_on_purpose(root: Path) -> None:
    async with exploring(root, (80, 24)) as (app, hands):
        await hands.press(*QUERY, "F", "1")
        await hands.pilot.click(offset=(0, 0))
        await hands.wait()
        assert isinstance(app.screen, SearchPage)
        await hands.press("u")
        assert "[ ] [12]" in flat(app, "page")
        await hands.press("escape")
        assert back(app)


async def test_without_a_hit_the_search_is_written_at_once(root: Path) -> None:
    async with exploring(root, (80, 24)) as (app, hands):
        await hands.press("slash", *"zebra (unicorn OR bells)", "enter", "F")
        assert isinstance(app.screen, SearchPage)
        assert "No passage of 2 sources has a word that begins like this." in flat(app, "page")
        await hands.press("ctrl+s", *"Animals", "enter")
        (search,) = load_chronology(root).chronology.searches
        assert set(search.words) == {"zebra", "unicorn", "bells"}
        assert search.seen == ()
        await hands.press("*")
        assert "Animals not found in 2 sources" in flat(app, "page")


async def test_the_detail_and_the_list_show_it(root: Path) -> None:
    async with exploring(root, WIDE) as (app, hands):
        await hands.press("*")
        assert "Nothing was looked for in the sources yet." in flat(app, "page")
        await hands.press("escape", *QUERY, "F", "1", "ctrl+s", *"The owner", "tab", *"idea", "enter")
        await hands.press("escape", "slash", "ctrl+u", *"is:looked-for", "enter")
        assert "Looked for (1)" in flat(app, "detail")


async def test_without_words_it_is_told_what_to_do(root: Path) -> None:
    async with exploring(root, (80, 24)) as (app, hands):
        await hands.press("F")
        assert app.screen is app.main
        assert "Search for words first" in grid(app)


async def test_words_that_are_everywhere_are_refused(root: Path) -> None:
    echo = root / "corpus" / "echo.md"
    echo.write_text(echo.read_text("utf-8") + "\nA glove.\n" * 301, "utf-8")
    async with exploring(root, (80, 24)) as (app, hands):
        await hands.press(*QUERY, "F")
        assert app.screen is app.main
        assert "longer words." in grid(app)


async def test_a_protected_name_is_not_written(root: Path) -> None:
    add_names(root, ["Harry Plum"])
    before = written(root)
    async with exploring(root, (80, 24)) as (app, hands):
        await hands.press(*QUERY, "F", "1", "ctrl+s")
        await hands.type("A glove of Harry Plum")
        await hands.press("enter")
        assert "must not appear" in " ".join(grid(app).split())
        assert written(root) == before


async def click(app: Explorer, hands: Hands, words: str) -> None:
    for y, row in enumerate(pane(app, "page").splitlines()):
        if words in row:
            await hands.pilot.click("#page", offset=(row.index(words) + 1, y))
            await hands.wait()
            return
    raise AssertionError(grid(app))


def frame_hint(app: Explorer, words: str) -> tuple[int, int]:
    """Where a hint stands on the lower side of the frame."""
    frame = app.screen.query_one(".dialog").region
    row = grid(app).splitlines()[frame.bottom - 1]
    return row.index(words) - frame.x + 1, frame.height - 1
