"""Any size of terminal, and any change of it."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.explorer.screen_driver import WIDE, at, exploring, grid, pane, strips
from tui.explorer.widgets.search_bar import QueryInput


async def test_a_storm_of_sizes_while_a_search_is_typed(hall: Path) -> None:
    """200 of them, most not waited for; then the screen is that of a program that knew no other."""
    chance = random.Random(1957)
    sizes = [
        (1, 1),
        (300, 100),
        *((chance.randint(1, 300), chance.randint(1, 100)) for _ in range(197)),
        WIDE,
    ]
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"hall-opened", "enter", "escape", "G", "slash")
        for number, size in enumerate(sizes):
            hands.resize(*size)
            if number % 33 == 5:
                hands.send("ribbon"[number // 33])
            if number % 3 == 0:
                await hands.wait()
        await hands.wait()
        assert app.main.query_one(QueryInput).value == "ribbon"
        stormy = grid(app)
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"hall-opened", "enter", "escape", "G", "slash", *"ribbon")
        assert stormy == grid(app)


async def test_every_corner_of_the_range_of_sizes(hall: Path) -> None:
    """64 sizes from 1 by 1 to 300 by 100, those at which the layout changes among them."""
    async with exploring(hall) as (app, hands):
        for width in (1, 2, 39, 40, 79, 80, 119, 120, 300):
            for height in (1, 2, 7, 8, 15, 16, 100):
                hands.resize(width, height)
                await hands.wait()
                assert [strip.cell_length for strip in strips(app)] == [width] * height


SMALL = [(1, 1), (1, 7), (20, 5), (39, 8), (40, 8), (59, 9)]

OVER: tuple[tuple[str, ...], ...] = (
    (),
    *((key,) for key in "?id!De:tw"),
    ("d", "enter"),
    ("d", "enter", "1"),
    ("slash", *"rib"),
)
"""The keys that open what lies over the panes."""


@pytest.mark.sweep
@pytest.mark.parametrize("keys", OVER, ids="".join)
async def test_everything_over_the_panes_at_small_sizes(
    hall: Path, keys: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    """At a third of the sizes each; with `--everywhere`, at all of them."""
    everywhere = request.config.getoption("--everywhere")
    turn = slice(None) if everywhere else slice(OVER.index(keys) % 3, None, 3)
    async with exploring(hall) as (app, hands):
        for size in SMALL[turn]:
            hands.resize(*size)
            await hands.press(*keys)
            await hands.wait()
            assert [strip.cell_length for strip in strips(app)] == [size[0]] * size[1]
            await hands.press("escape", "escape", "escape", "escape")
            assert app.screen is app.main
        hands.resize(*WIDE)
        await hands.wait()
        assert re.search("Timeline [0-9]+ of 14", grid(app))


@pytest.mark.sweep
@pytest.mark.parametrize(
    "size", [(40, 8), (39, 8), (40, 7), (80, 16), (80, 15), (120, 24), (120, 23), (79, 40), (300, 100)]
)
async def test_every_row_is_as_wide_as_the_screen(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        for keys in ((), ("G", "2"), ("slash", *"ribbon")):
            await hands.press(*keys)
            assert [strip.cell_length for strip in strips(app)] == [size[0]] * size[1]
        too_small = size[0] < 40 or size[1] < 8
        assert ("dateline needs" in grid(app)) is too_small


async def test_a_query_is_not_cut_off_by_a_moment_without_room(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"rib")
        hands.resize(20, 5)
        await hands.wait()
        hands.resize(*WIDE)
        await hands.press(*"bon")
        assert "/ ribbon" in grid(app)
        assert at(app) == "hall-opened"


async def test_the_pane_in_focus_is_the_one_in_sight(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for key, name in (("2", "detail"), ("3", "excerpt"), ("4", "overview"), ("1", "timeline")):
            await hands.press(key)
            for size in ((60, 20), (20, 5), (60, 20), (120, 40)):
                hands.resize(*size)
                await hands.wait()
            hands.resize(60, 20)
            await hands.wait()
            assert app.focused is not None
            assert app.focused.id == name
            assert pane(app, name)
            hands.resize(*WIDE)
            await hands.wait()


async def test_a_hidden_overview_does_not_keep_the_focus(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("4")
        hands.resize(120, 20)
        await hands.wait()
        assert app.focused is not None
        assert app.focused.region.area
        await hands.press("down")
        assert at(app) == "barn-stood"
        await hands.press("4")
        assert app.focused.region.area


async def test_the_cited_passage_is_in_sight_in_every_layout(hall: Path) -> None:
    for size in ((120, 40), (100, 30), (60, 12), (40, 10)):
        async with exploring(hall, size) as (app, hands):
            for event, passage in (("1957", ">[4]"), ("1964", ">[7]"), ("1957", ">[4]")):
                await hands.press("t", *event, "enter", "3")
                assert passage in pane(app, "excerpt")
                await hands.press("1")


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (120, "dateline The village hall 14 events · 2 sources · 1 difference · 1 error"),
        (60, "dateline The village hall 14 events · 2 sources · 1 error"),
        (45, "The village hall 14 events · 1 error"),
        (40, "The village hall 14 events · 1 error"),
    ],
)
async def test_errors_stay_in_the_title_bar_and_other_counts_go_first(
    hall: Path, width: int, said: str
) -> None:
    async with exploring(hall, (width, 20)) as (app, _):
        assert " ".join(pane(app, "title").split()) == said
