"""How much of the titles is seen: those of the shipped chronology, by scrolling through all of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.explorer.screen_driver import Hands, exploring, grid, pane
from tests.terminal.house import SHIPPED
from tui.explorer.app import Explorer
from tui.explorer.restore_session import StartState, state_of
from tui.explorer.widgets.timeline import Timeline
from tui.index.records import EventRow
from tui.project.settings.settings import DEFAULTS
from tui.project.settings.state_store import SavedState
from tui.views.symbols import UNICODE

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The shipped chronology."""
    root = tmp_path / "shipped"
    shutil.copytree(ROOT / "corpus", root / "corpus")
    shutil.copy(ROOT / "events.yaml", root)
    return root


_END = re.compile(r"(?: (?:es|ad|re|al|di))?(?: ≠)?\s*▐?$")
"""What stands behind the first line of a title."""
_SIGNS = f"{UNICODE.exact}{UNICODE.coarse}{UNICODE.lasting}{UNICODE.before}{UNICODE.after}{UNICODE.undated}"


def titles(app: Explorer) -> list[str]:
    """The titles as they are read off the timeline's part of the screen; behind a cut one, an ellipsis."""
    view = app.main.query_one(Timeline)
    column = 3 + view._dates.cells + 1
    found: list[str] = []
    for line in pane(app, "timeline").splitlines():
        if line[1:2] in _SIGNS and line[:1] in f" {UNICODE.cursor}":
            found.append(_END.sub("", line[column:]))
        elif not line[:column].strip() and found:
            found[-1] += f" {line[column:].rstrip(' ▐')}"
    return [" ".join(title.split()) for title in found]


def all_titles(app: Explorer) -> set[str]:
    assert app.main.session.state.results
    return {
        app.main.session.state.results.event(number).title
        for number in range(app.main.session.state.results.count)
    }


async def by_page(hands: Hands, app: Explorer) -> None:
    await hands.press("pagedown")


async def by_wheel(hands: Hands, app: Explorer) -> None:
    app.main.query_one(Timeline).scroll_lines(3)
    await hands.wait()


@pytest.mark.sweep
@pytest.mark.parametrize("way", [by_page, by_wheel])
@pytest.mark.parametrize(
    ("size", "most"),
    [((120, 40), 0), ((160, 50), 0), ((150, 40), 0), ((100, 30), 0.1), ((80, 24), 0.25)],
    ids=["120x40", "160x50", "150x40", "100x30", "80x24"],
)
async def test_few_titles_are_cut(shipped: Path, size: tuple[int, int], most: float, way: object) -> None:
    assert callable(way)
    async with exploring(shipped, size) as (app, hands):
        seen: set[str] = set()
        before = ""
        while grid(app) != before:
            seen |= set(titles(app))
            before = grid(app)
            await way(hands, app)
        wanted = all_titles(app)
        # Those under the cursor have been seen whole, and may have been cut elsewhere.
        cut = {title for title in seen if title not in wanted}
        assert all(title.endswith("…") for title in cut)
        met = {title for title in wanted if title in seen or any(title.startswith(each[:-1]) for each in cut)}
        assert met == wanted
        assert len(cut) <= most * len(wanted), cut


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(160, 50), (120, 40), (80, 24), (60, 20), (40, 12)])
@pytest.mark.parametrize("lines", ["", "1", "2"])
async def test_the_title_under_the_cursor_is_always_whole(
    shipped: Path, size: tuple[int, int], lines: str
) -> None:
    beginning = StartState(place=SavedState(title_lines=lines))
    async with exploring(shipped, size, beginning=beginning) as (app, hands):
        for key in (*["down"] * 12, "G", *["up"] * 6, "pageup", "pageup", "}", "g"):
            await hands.press(key)
            row = app.main.session.state.row
            assert row
            assert row.title in titles(app), grid(app)


def rows_with_cursor(app: Explorer) -> Iterator[str]:
    return (line for line in pane(app, "timeline").splitlines() if line.startswith(UNICODE.cursor))


async def test_two_lines_where_there_is_room_and_as_the_user_decides(shipped: Path) -> None:
    async with exploring(shipped, (100, 40)) as (app, hands):
        view = app.main.query_one(Timeline)
        assert view.lines_of_titles == 2
        await hands.press("W")
        assert view.lines_of_titles == 1
        assert "…" in pane(app, "timeline")
        assert state_of(app.main.session.state, app.theme, DEFAULTS).title_lines == "1"
        await hands.press("W")
        assert view.lines_of_titles == 2
        hands.resize(100, 16)
        await hands.wait()
        assert view.lines_of_titles == 2
    async with exploring(shipped, (60, 14)) as (app, hands):
        assert app.main.query_one(Timeline).size.height < 12
        assert app.main.query_one(Timeline).lines_of_titles == 1


async def test_the_second_line_of_a_title_is_of_its_event(shipped: Path) -> None:
    async with exploring(shipped, (80, 24)) as (app, hands):
        view = app.main.query_one(Timeline)
        assert view.results
        rows = [view.line_at(y) for y in range(view.size.height)]
        y = next(y for y in range(3, len(rows)) if rows[y] == rows[y - 1])
        await hands.pilot.click("#timeline", offset=(20, y))
        await hands.wait()
        assert app.main.session.state.cursor.position == view.results.layout.entry(rows[y]).position
        assert len(list(rows_with_cursor(app))) == 1


async def test_the_column_of_dates_is_as_wide_as_its_dates_and_stays(shipped: Path) -> None:
    async with exploring(shipped, (120, 40)) as (app, hands):
        columns = set()
        for key in ("down", "pagedown", "G", "slash"):
            await hands.press(key)
            row = app.main.session.state.row
            assert row
            columns.add(next(rows_with_cursor(app)).index(row.title[:9]))
        await hands.press(*"girl", "enter")
        row = app.main.session.state.row
        assert row
        columns.add(next(rows_with_cursor(app)).index(row.title[:9]))
        assert columns == {3 + len("14–15 May") + 1}


async def test_in_another_order_every_title_begins_in_the_same_column() -> None:
    """Dates have their years there, since no heading has them."""
    async with exploring(SHIPPED) as (app, hands):
        before = pane(app, "timeline")
        await hands.press("O", "4")
        assert app.main.session.state.results
        whole = [row.title for row in app.main.session.state.results.rows_of(0) if isinstance(row, EventRow)]
        titles = [title[:12] for title in whole if sum(title[:12] in other for other in whole) == 1]
        drawn = pane(app, "timeline").splitlines()
        columns = {text.index(title) for title in titles for text in drawn if title in text}
        assert any("14 May 2013" in text for text in drawn)
        assert len(columns) == 1
        await hands.press("O", "1")
        assert pane(app, "timeline") == before
