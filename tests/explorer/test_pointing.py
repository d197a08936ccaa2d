"""The mouse: rows, citations, the wheel, the overview."""

from __future__ import annotations

from pathlib import Path

from textual.events import MouseScrollDown, MouseScrollUp

from tests.explorer.screen_driver import at, exploring, grid, pane, strips
from tui.explorer.app import Explorer


def row_of(app: Explorer, name: str, words: str) -> int:
    """In which row of a pane some words stand."""
    return next(y for y, row in enumerate(pane(app, name).splitlines()) if words in row)


async def test_clicks_in_the_timeline(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.pilot.click("#timeline", offset=(8, row_of(app, "timeline", "A plan is drawn")))
        await hands.wait()
        assert at(app) == "plan-drawn"
        await hands.pilot.click("#timeline", offset=(8, row_of(app, "timeline", "The walls")), shift=True)
        await hands.wait()
        assert at(app) == "walls"
        assert app.main.session.state.cursor.selection == (5, 8)
        for nowhere in (row_of(app, "timeline", "1955 ─"), row_of(app, "timeline", "nothing new"), 28):
            await hands.pilot.click("#timeline", offset=(8, nowhere))
            await hands.wait()
            assert at(app) == "walls"
        await hands.pilot.click("#timeline", offset=(8, row_of(app, "timeline", "Bricks")))
        await hands.wait()
        assert app.main.session.state.cursor.selection is None


async def test_the_wheel_moves_the_window_only(hall: Path) -> None:
    async with exploring(hall, (120, 24)) as (app, hands):
        timeline = app.main.query_one("#timeline")
        first = pane(app, "timeline")
        await hands.pilot._post_mouse_events([MouseScrollDown], timeline, button=0)
        await hands.wait()
        assert pane(app, "timeline") != first
        assert at(app) == "idea"
        await hands.pilot._post_mouse_events([MouseScrollUp], timeline, button=0)
        await hands.wait()
        assert pane(app, "timeline") == first


async def test_a_click_on_a_citation_shows_it(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter")
        await hands.press("2", "pagedown")
        row = row_of(app, "detail", "  3 Minutes of the hall")
        await hands.pilot.click("#detail", offset=(6, row))
        await hands.wait()
        assert "Excerpt 3 of 3 · paraphrase" in grid(app)
        await hands.press("g")
        await hands.pilot.click("#detail", offset=(6, 0))
        await hands.pilot.click("#excerpt", offset=(6, 8))
        await hands.wait()
        assert "Excerpt 3 of 3 · paraphrase" in grid(app)


async def test_a_click_in_the_overview_goes_there(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        axis = pane(app, "overview").splitlines()[0]
        for year, lane, event in (
            ("1950", 2, "collecting"),
            ("1950", 3, "idea"),
            ("1956", 1, "bricks"),
            ("1963", 1, "roof"),
        ):
            await hands.pilot.click("#overview", offset=(axis.index(year), lane))
            await hands.wait()
            assert at(app) == event
        # The label of a lane is no day: it filters.
        await hands.pilot.click("#overview", offset=(2, 2))
        await hands.wait()
        assert app.main.session.state.line == "kind:money"


async def test_a_click_gives_the_focus(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for name in ("detail", "excerpt", "overview", "timeline"):
            await hands.pilot.click(f"#{name}", offset=(1, 1))
            await hands.wait()
            assert app.main.pane == name


async def test_the_cursor_of_the_terminal_is_where_the_reader_is(hall: Path) -> None:
    """Screen readers and magnifiers follow it."""

    def row(app: Explorer) -> str:
        x, y = app.cursor_position
        return strips(app)[y].crop(x).text

    async with exploring(hall) as (app, hands):
        for key in ("down", "G", "pageup", "J", "1"):
            await hands.press(key)
            assert grid(app)
            assert row(app).startswith("▶"), key
        await hands.press("2")
        assert grid(app)
        assert app.main.session.state.record
        # What does not fit goes on in the next row.
        assert row(app).startswith(app.main.session.state.record.row.title[:20])
        await hands.press("d")
        for key in ("down", "down", "up"):
            await hands.press(key)
            assert grid(app)
            assert row(app).startswith("▶"), key
        await hands.press("escape", "1")
        assert grid(app)
        assert row(app).startswith("▶")
