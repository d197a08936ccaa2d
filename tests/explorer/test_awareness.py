"""A query with `known-to:` on the screen: the line about its day, what is possible, and words that match."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.wall import build_wall
from tests.explorer.screen_driver import exploring, flat, lit, pane


@pytest.fixture
def wall(tmp_path: Path) -> Path:
    return build_wall(tmp_path / "wall")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_line_says_that_the_day_hides_nothing(wall: Path, size: tuple[int, int]) -> None:
    async with exploring(wall, size) as (app, hands):
        await hands.press("slash", *"known-to:harbour-board as-of:1875", "enter")
        assert flat(app, "as-of") == (
            "With an entry dated by the end of 1875; nothing is left out for having become public later"
            " · 1 more event with an entry without a date"
        )
        assert "1 of 3 events · 2 hidden" in pane(app, "title")
        # Another actor has other entries without a date.
        await hands.press("slash", "ctrl+u", *"known-to:lamp-trust as-of:1875", "enter")
        assert "without a date" not in flat(app, "as-of")
        await hands.press("slash", "ctrl+u", *"wall as-of:1875", "enter")
        assert flat(app, "as-of").startswith("As of the end of 1875")


async def test_what_is_only_possible_is_marked_as_elsewhere(wall: Path) -> None:
    async with exploring(wall) as (app, hands):
        await hands.press("slash", *"known-to:lamp-trust as-of:1875", "enter")
        results = app.main.session.state.results
        assert results
        rows = results.rows_of(0)
        assert [(row.id, results.is_possible(row)) for row in rows] == [
            ("wall-leaked", False),
            ("wall-fell", True),
        ]
        assert results.possible == 1


async def test_an_entry_has_its_words_lit_and_says_that_it_matches(wall: Path) -> None:
    async with exploring(wall) as (app, hands):
        await hands.press("slash", *"chair", "enter")
        assert "matches who was aware, The harbour board: its chair" in flat(app, "detail")
        assert {word.casefold() for word in lit(app)} == {"chair"}
        # The words of the program are not searched.
        await hands.press("slash", "ctrl+u", *"leaks OR recorded", "enter")
        assert {word.casefold() for word in lit(app)} == {"leaks"}
