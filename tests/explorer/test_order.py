"""The order on the screen: that of every list; and where a reader comes who goes by dates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.explorer.screen_driver import at, exploring, pane
from tests.ferry import HEADINGS, ORDER, build


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    return build(tmp_path / "ferry")


@pytest.mark.parametrize("size", [(120, 60), (80, 60)])
async def test_the_timeline_has_the_order_of_every_list(ferry: Path, size: tuple[int, int]) -> None:
    async with exploring(ferry, size) as (app, hands):
        shown = pane(app, "timeline")
        assert re.findall(r"It is (\w+)", shown) == list(ORDER)
        assert re.findall(r"^(\d+|No date) ─", shown, re.MULTILINE) == list(HEADINGS)
        walked = [at(app)]
        for _ in ORDER[1:]:
            await hands.press("down")
            walked.append(at(app))
        assert walked == list(ORDER)


@pytest.mark.parametrize(
    ("date", "event"),
    [
        ("1800", "rowed"),
        ("1899-12-31", "rowed"),
        ("1900", "steamed"),
        ("1902", "stranded"),
        ("1902-05-15", "paid"),
        ("1902-05-16", "collision"),
        ("[..1902-05-15]", "paid"),
        ("1931~", "sold"),
        ("1990", "lost"),
    ],
)
async def test_going_to_a_date(ferry: Path, date: str, event: str) -> None:
    async with exploring(ferry) as (app, hands):
        await hands.press("t", *date, "enter")
        assert at(app) == event


async def test_going_by_years_passes_no_heading(ferry: Path) -> None:
    async with exploring(ferry) as (app, hands):
        firsts = ["rowed", "steamed", "adrift", "bought", "sold", "lost"]
        met = [at(app)]
        for _ in firsts[1:]:
            await hands.press("}")
            met.append(at(app))
        assert met == firsts
        for _ in firsts[1:]:
            await hands.press("{")
            met.append(at(app))
        assert met == [*firsts, *firsts[-2::-1]]


async def test_the_period_of_an_open_start_is_that_of_its_latest_day(ferry: Path) -> None:
    async with exploring(ferry) as (app, hands):
        await hands.press("t", *"1902-05-15", "enter", "down")
        assert at(app) == "licensed"
        await hands.press("z")
        assert (app.main.session.state.line, at(app)) == ("in:1902", "licensed")
        await hands.press("<", "<", "<")
        assert app.main.session.state.line == "in:1899"
