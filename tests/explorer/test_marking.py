"""Two events marked: the mark, going to it and back, and the time between."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import at, exploring, grid, pane
from tests.explorer.village import EVENTS

HERE = "to Ada Wren opens the hall"


def marked_row(shown: str, sign: str = "◀") -> str:
    """The row of the timeline that has the mark; empty without one."""
    return next(iter(marked_rows(shown, sign)), "")


def marked_rows(shown: str, sign: str = "◀") -> list[str]:
    """The rows of the timeline that have a mark."""
    return [row for row in shown.splitlines() if sign in row[:4]]


async def test_a_mark_is_put_shown_and_let_go(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        assert not marked_row(pane(app, "timeline"))
        await hands.press("t", *"1957", "enter", "m")
        assert "Ada Wren opens" in marked_row(pane(app, "timeline"))
        await hands.press("down")
        assert "Ada Wren opens" in marked_row(pane(app, "timeline"))
        await hands.press("m")
        marked = marked_rows(pane(app, "timeline"))
        assert len(marked) == 2
        assert ("Ada Wren opens" in marked[0], "The first dance" in marked[1]) == (True, True)
        await hands.press("m")
        assert "Ada Wren opens" in marked_row(pane(app, "timeline"))
        await hands.press("'", "m")
        assert not marked_row(pane(app, "timeline"))
        await hands.press("'")
        assert "No event is marked." in grid(app)


async def test_the_mark_in_ascii(hall: Path) -> None:
    async with exploring(hall, (60, 20), ascii_only=True) as (app, hands):
        await hands.press("m", "down")
        assert "Somebody thinks" in marked_row(pane(app, "timeline"), "<")
        assert "to the mark: unknown" in pane(app, "keys")
        assert grid(app).isascii()


async def test_from_mark_to_mark_and_back(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("m", "G", "'")
        assert at(app) == app.main.session.state.mark == "idea"
        await hands.press("'")
        assert "This is the only marked event." in grid(app)
        await hands.press("comma")
        assert at(app) == "new-roof"
        await hands.press("m", "'")
        assert at(app) == "idea"
        await hands.press("'")
        assert at(app) == "new-roof"


async def test_a_search_that_hides_the_mark_is_let_go(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("m", "slash", *"tea", "enter", "'")
        assert at(app) == app.main.session.state.mark == "idea"
        await hands.press("down", "slash", *"nothing has this", "enter", "'")
        assert at(app) == app.main.session.state.mark == "idea"


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "1957",
            "1956",
            "from The walls go up to Ada Wren opens the hall: between 11 months 14 days and 1 year 1 month",
        ),
        (
            "1956",
            "1957",
            "from The walls go up to Ada Wren opens the hall: between 11 months 14 days and 1 year 1 month",
        ),
        (
            "1951-03",
            "1957",
            "from The committee meets for the first time to Ada Wren opens the hall: between",
        ),
    ],
)
async def test_the_time_from_the_mark_is_an_honest_range(hall: Path, one: str, other: str, said: str) -> None:
    async with exploring(hall, (160, 40)) as (app, hands):
        await hands.press("t", *one, "enter", "m", "t", *other, "enter")
        assert said in pane(app, "keys")
        await hands.press("v", "down")
        assert "2 events" in pane(app, "keys")
        assert said not in pane(app, "keys")
        await hands.press("escape", "up")
        assert said in pane(app, "keys")


async def test_nobody_knows_how_long_it_is_from_an_undated_event(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "m", "down", "down")
        assert at(app) == "key-lost"
        assert "unknown, one is undated" in pane(app, "keys")


async def test_where_nothing_is_found_no_time_is_told(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "m", "up")
        assert "1 year 1 month" in pane(app, "keys")
        await hands.press("slash", *"nothing has this", "enter")
        assert app.main.session.state.since is None
        assert "1 year 1 month" not in pane(app, "keys")
        await hands.press("escape")
        assert app.main.session.state.mark == "hall-opened"


async def test_while_a_query_is_typed_its_own_keys_are_named(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("slash")
        own = pane(app, "keys")
        await hands.press("escape", "t", *"1957", "enter", "m", "up")
        assert "mark: between 11 months 14 days and 1 year 1 month" in pane(app, "keys")
        await hands.press("slash")
        assert pane(app, "keys") == own


async def test_at_eighty_columns_the_length_is_whole_and_the_ways_out_stay(hall: Path) -> None:
    async with exploring(hall, (80, 24)) as (app, hands):
        await hands.press("t", *"1954", "enter", "m", "t", *"1955-03", "enter")
        assert at(app) == "foundation"
        shown = pane(app, "keys")
        assert "to the mark: 10 months earlier to 3 years later" in shown
        for key in ("? Help", "q Quit"):
            assert key.casefold() in shown.casefold()


async def test_the_mark_outlives_a_change_of_the_files(hall: Path, tmp_path: Path) -> None:
    events = hall / "events.yaml"
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "m", "down")
        older = "{id: older, date: 1850, title: An older hall, kind: works, status: reported}"
        changed = EVENTS.replace("events:\n", f"events:\n  - {older}\n", 1)
        events.write_text(
            changed.replace("title: Ada Wren opens", "title: Miss Wren opens"), encoding="utf-8"
        )
        await hands.press("r")
        assert "Miss Wren opens" in marked_row(pane(app, "timeline"))
        assert "from Miss Wren opens the hall to The first dance" in pane(app, "keys")
        start, end = EVENTS.index("  - id: hall-opened"), EVENTS.index("  - id: dance")
        events.write_text(EVENTS[:start] + EVENTS[end:], encoding="utf-8")
        await hands.press("r")
        assert not marked_row(pane(app, "timeline"))
        assert app.main.session.state.mark == ""
