"""The help: the keys of where the reader is come first, and a line finds a key or a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import everything, exploring, flat, grid
from tui.explorer.screens.help_screen import GROUPS, help_content
from tui.explorer.widgets.choice_list import ChoiceList
from tui.explorer.widgets.line_input import FilterInput
from tui.views.commands.table import COMMANDS
from tui.views.keys.key_format import groups
from tui.views.symbols import UNICODE

SIZES = pytest.mark.parametrize("size", [(120, 40), (60, 20)], ids=lambda size: f"{size[0]}x{size[1]}")


def test_the_groups_that_come_first_are_groups_of_the_table() -> None:
    assert {name for names in GROUPS.values() for name in names} <= set(groups())


@pytest.mark.sweep
@pytest.mark.parametrize("where", GROUPS)
def test_every_key_is_in_the_help_wherever_it_is_opened(where: str) -> None:
    said = [each.text for each in help_content(where, COMMANDS, UNICODE).lines]
    assert all(any(one.endswith(f" {command.about}") for one in said) for command in COMMANDS)


@pytest.mark.sweep
@SIZES
@pytest.mark.parametrize(
    ("keys", "first", "later"),
    [
        ((), "Go to the next event", "Scroll down one line"),
        (("2",), "Scroll down one line", "Go to the next event"),
        (("3",), "Scroll down one line", "Go to the next event"),
        (("4",), "Zoom in on the event", "Go to the next event"),
        (("d",), "Open the selected entry", "Go to the next event"),
        (("S",), "Delete the saved query", "Open the selected entry"),
    ],
)
async def test_the_keys_of_where_the_reader_is_come_first(
    hall: Path, size: tuple[int, int], keys: tuple[str, ...], first: str, later: str
) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press(*keys, "?")
        assert first in flat(app, "page")
        said = everything(app.screen.query_one("#page", ChoiceList))
        assert 0 <= said.index(first) < said.index(later)


@SIZES
async def test_what_is_typed_leaves_the_lines_that_hold_it(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press("?", "slash", *"CLEAR range")
        assert isinstance(app.focused, FilterInput)
        assert flat(app, "page") == (
            "Finding Esc Backspace Ctrl+g Clear the range; without a range, clear the query"
        )
        assert "Go to the next event" not in grid(app)
        await hands.press(*"zzz")
        assert "No matches." in grid(app)


async def test_escape_leads_from_the_line_to_the_list_and_then_back(hall: Path) -> None:
    async with exploring(hall, (60, 20)) as (app, hands):
        await hands.press("?", "slash", *"zoom", "escape")
        assert app.focused is app.screen.query_one("#page")
        assert "Zoom out" in grid(app)
        await hands.press("escape")
        assert app.screen is app.main
