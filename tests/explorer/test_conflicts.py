"""The page of statements that cannot all hold, and the window of an undated event, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands.statements.test_conflicts import LOG, SAYS, T1
from tests.explorer.screen_driver import at, exploring, grid, pane
from tests.parsing.folders import write

CITED = "{passage: log#2, as: disputes, says: {after: a}}"
EVENTS = T1 + SAYS.replace("DATE", "2004").replace("CITED", CITED)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "t1", EVENTS, log=LOG)


async def test_the_page_leads_to_events_and_passages(root: Path) -> None:
    async with exploring(root, (80, 24)) as (app, hands):
        await hands.press("X")
        shown = grid(app)
        for part in (
            "Statements that cannot all hold",
            "5 statements cannot all hold; any 4 of them can",
            "a is dated 2010",
            "A happens  events.yaml:5",
            "d is dated 2005",
        ):
            assert part in shown
        # The set of three with the current event stands before that of five.
        await hands.press("8")
        assert at(app) == "d"
        await hands.press("home", "X")
        assert "The log [2] puts x after a" in grid(app)
        await hands.press("3")
        assert "More." in grid(app)


async def test_the_sets_with_the_current_event_come_first(root: Path) -> None:
    async with exploring(root, (80, 24)) as (app, hands):
        while at(app) != "x":
            await hands.press("down" if at(app) != "d" else "up")
        await hands.press("X")
        assert grid(app).index("x is dated 2004") < grid(app).index("b comes after a")


async def test_without_any_set_the_page_says_so(root: Path) -> None:
    (root / "events.yaml").write_text(T1.replace("2005", "2011"), encoding="utf-8")
    async with exploring(root, (80, 24)) as (app, hands):
        await hands.press("X")
        assert "No set of three or more such statements was found." in grid(app)


async def test_the_detail_says_what_the_order_leaves(root: Path) -> None:
    (root / "events.yaml").write_text(T1.replace("2005", "2011"), encoding="utf-8")
    async with exploring(root, (120, 40)) as (app, hands):
        await hands.press("down")
        assert at(app) == "b"
        detail = " ".join(pane(app, "detail").split())
        assert "Its order leaves 1 January 2010 to 31 December 2011" in detail
        assert "inferred from the order, not reported" in detail
        assert "after a (2010), before d (2011, through 1 other)" in detail
