"""Moving among the events: keys, dates, and the pane that has the focus."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import NARROW, NORMAL, WIDE, at, exploring, grid, pane
from tui.explorer.app import Explorer

FIRST, LAST = "idea", "new-roof"


async def test_keys_of_movement(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        assert at(app) == FIRST
        for keys, event in (
            (["up"], FIRST),
            (["down", "j"], "collecting"),
            (["k", "up"], FIRST),
            (["end"], LAST),
            (["down"], LAST),
            (["g"], FIRST),
            (["G"], LAST),
            (["pageup"], FIRST),
            (["pagedown"], LAST),
            (["b"], FIRST),
            (["space"], LAST),
            (["home"], FIRST),
            (["right"], "collecting"),
            (["}"], "loan"),
            (["right", "right"], "bricks"),
            (["down", "left"], "bricks"),
            (["{"], "plan-drawn"),
        ):
            await hands.press(*keys)
            assert at(app) == event, keys
        assert "Timeline 6 of 14" in grid(app)
        assert "A plan is drawn" in pane(app, "detail")
        assert ">[4]" in pane(app, "excerpt")


async def test_a_page_is_what_fits(hall: Path) -> None:
    async with exploring(hall, (80, 16)) as (app, hands):
        height = app.main.query_one("#timeline").size.height
        places, seen = [at(app)], pane(app, "timeline")
        while places[-1] != LAST:
            await hands.press("pagedown")
            assert app.main.session.state.cursor.position - len(places) + 1 > 0
            places.append(at(app))
            seen += pane(app, "timeline")
        assert app.main.session.state.results
        results = app.main.session.state.results
        assert all(results.event(number).title[:12] in seen for number in range(results.count))
        assert len(places) > results.rows // height
        for place in places[-2::-1]:
            await hands.press("pageup")
            assert at(app) == place


async def test_going_to_a_date(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for typed, event in (("1957", "hall-opened"), ("1955-2", "foundation"), ("[1956..1958]", "walls")):
            await hands.press("t", *typed)
            assert typed in grid(app)
            await hands.press("enter")
            assert "Go to a date" not in grid(app)
            assert at(app) == event
            await hands.wait()
        await hands.press("t", "9", "9", "9", "9", "enter")
        assert at(app) == LAST
        await hands.press("t", "ctrl+g")
        assert "Go to a date" not in grid(app)


@pytest.mark.parametrize(
    ("size", "ring"),
    [
        (WIDE, ("timeline", "detail", "excerpt")),
        (NORMAL, ("timeline", "detail", "excerpt")),
        (NARROW, ("timeline", "detail", "excerpt", "overview")),
    ],
)
async def test_the_ring_of_panes(hall: Path, size: tuple[int, int], ring: tuple[str, ...]) -> None:
    async with exploring(hall, size) as (app, hands):

        def focused() -> str:
            assert app.focused is not None
            assert app.focused.region.area > 0
            assert app.main.pane == app.focused.id
            return str(app.focused.id)

        went = [focused()]
        for _ in ring:
            await hands.press("tab")
            went.append(focused())
        assert tuple(went) == (*ring, ring[0])
        for name in (*reversed(ring[1:]), ring[0]):
            await hands.press("shift+tab")
            assert focused() == name
        for key, name in (("4", "overview"), ("3", "excerpt"), ("2", "detail"), ("1", "timeline")):
            await hands.press(key)
            assert focused() == name
        await hands.press("enter")
        assert focused() == "detail"
        await hands.press("escape")
        assert focused() == "timeline"


async def test_narrow_shows_one_pane_at_a_time(hall: Path) -> None:
    async with exploring(hall, NARROW) as (app, hands):
        for key, shown in (
            ("1", "Timeline 1 of 14"),
            ("2", "─ Detail ─"),
            ("3", "Excerpt 1 of 1"),
            ("4", "Overview"),
        ):
            await hands.press(key)
            titles = [
                title
                for title in ("─ Timeline", "─ Detail ", "─ Excerpt", "─ Overview")
                if title in grid(app)
            ]
            assert len(titles) == 1
            assert shown in grid(app)


async def test_a_pane_of_text_scrolls_by_its_own_keys(hall: Path) -> None:
    async with exploring(hall, (100, 20)) as (app, hands):
        await hands.press("t", *"1957", "enter", "2")
        detail = app.main.query_one("#detail")
        top = pane(app, "detail")
        await hands.press("down", "j")
        assert _first(app) == top.splitlines()[2].rstrip(" ▐")
        await hands.press("k", "up")
        assert pane(app, "detail") == top
        await hands.press("end")
        assert "hall-opened · events.yaml:" in pane(app, "detail")
        await hands.press("pageup", *"bbbbbbbbb")
        assert pane(app, "detail") == top
        await hands.press("space")
        assert _first(app) == top.split("\n")[detail.size.height - 1].rstrip(" ▐")
        await hands.press("g", "G", "home")
        assert pane(app, "detail") == top
        assert at(app) == "hall-opened"


def _first(app: Explorer) -> str:
    return pane(app, "detail").splitlines()[0].rstrip(" ▐")


async def test_signs_in_ascii(hall: Path) -> None:
    async with exploring(hall, ascii_only=True) as (app, hands):
        await hands.press("t", *"1957", "enter")
        assert ">* 14 May" in grid(app)
        for sign in "●◌▒≠▶█░◆▐┃":
            assert sign not in grid(app)
