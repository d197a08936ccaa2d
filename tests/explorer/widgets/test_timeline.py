"""The timeline on the screen: a heading at the top wherever the reader is, and the cursor below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import at, exploring, pane
from tests.text.payloads import PAYLOADS
from tui.explorer.app import Explorer
from tui.explorer.widgets.timeline import Timeline
from tui.text.cell_width import cell_width
from tui.views.symbols import ASCII, UNICODE

_EVENT = "  - {{id: e{0}, date: {1}, title: Event {0}, kind: k, status: reported}}\n"
_MANY = "".join(_EVENT.format(number, 1900 + number // 7 * 3) for number in range(60))


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Sixty events, seven of them in every third year."""
    root = tmp_path / "many"
    root.mkdir()
    (root / "events.yaml").write_text(
        f"format: dateline/1\ntitle: Many\nkinds: {{k: {{label: K}}}}\nevents:\n{_MANY}", encoding="utf-8"
    )
    return root


def year_of(app: Explorer, number: int) -> str:
    row = pane(app, "timeline").splitlines()[number]
    return row.split()[0]


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (60, 9), (40, 8)])
async def test_the_first_line_in_sight_is_the_heading_of_what_follows(
    many: Path, size: tuple[int, int]
) -> None:
    async with exploring(many, size) as (app, hands):
        for key in (*["down"] * 30, "pagedown", "pageup", "G", *["up"] * 20, "g", "}", "}", "{"):
            await hands.press(key)
            rows = pane(app, "timeline").splitlines()
            cursor = next(y for y, row in enumerate(rows) if row.startswith(UNICODE.cursor))
            assert cursor >= 1
            year = app.main.session.state.record.row.year if app.main.session.state.record else None
            heading = next(row for row in reversed(rows[:cursor]) if UNICODE.rule * 3 in row)
            assert heading.startswith(f"{year} ")
            assert rows[0].split()[0].isdecimal()
            assert UNICODE.rule * 3 in rows[0]


async def test_without_room_there_is_the_event_alone(many: Path) -> None:
    async with exploring(many, (120, 40)) as (app, hands):
        view = app.main.query_one(Timeline)
        for height in (1, 2, 3):
            view.styles.max_height = height
            await hands.press("down")
            assert view.pinned == (height > 2)
            assert any(row.startswith(UNICODE.cursor) for row in pane(app, "timeline").splitlines())


async def test_the_wheel_leaves_the_heading_and_a_click_on_it_does_nothing(many: Path) -> None:
    async with exploring(many, (80, 24)) as (app, hands):
        view = app.main.query_one(Timeline)
        for top in range(view.line_count - view.size.height + 1):
            view.top = top
            await hands.wait()
            shown = [row.rstrip(" ▐") for row in pane(app, "timeline").splitlines()]
            line = next(line for line in range(top, -1, -1) if view.results and is_heading(view, line))
            assert shown[0].split()[0] == view.strip_at(line).text.split()[0]
            assert shown[1:] == [view.strip_at(top + y).text.rstrip() for y in range(1, view.size.height)]
        await hands.pilot.click("#timeline", offset=(3, 0))
        await hands.wait()
        assert at(app) == "e0"
        y = next(y for y, row in enumerate(shown) if "Event 5" in row)
        await hands.pilot.click("#timeline", offset=(3, y))
        await hands.wait()
        number = shown[y].rpartition("Event ")[2].split()[0]
        assert at(app) == f"e{number}"


def is_heading(view: Timeline, line: int) -> bool:
    assert view.results
    return view.results.layout.heading_above(line) == line


@pytest.mark.parametrize("ascii_only", [False, True])
async def test_no_row_tears_on_the_screen(tmp_path: Path, ascii_only: bool) -> None:
    root = tmp_path / "scripts"
    root.mkdir()
    titles = [title for title in PAYLOADS if title.isprintable() and '"' not in title and "\\" not in title]
    titles += ["水門の会社は村の集会所で会った" * 3, "שלום עולם " * 9, "👨\u200d👩\u200d👧👍🏽 " * 9]
    events = "".join(
        f'  - {{id: e{number}, date: {1900 + number}, title: "{title}", kind: k, status: reported}}\n'
        for number, title in enumerate(titles)
    )
    head = "format: dateline/1\ntitle: Scripts\nkinds: {k: {label: K}}\nevents:\n"
    (root / "events.yaml").write_text(head + events, encoding="utf-8")
    marks = ASCII if ascii_only else UNICODE
    for size in ((120, 60), (80, 40), (41, 40)):
        async with exploring(root, size, ascii_only=ascii_only) as (app, hands):
            view = app.main.query_one(Timeline)
            assert view.results
            assert view.results.count == len(titles)
            for _ in range(len(titles) // 20 + 1):
                for row in view.render_lines(view.size.region):
                    assert row.cell_length == view.size.width
                    assert cell_width(row.text) == view.size.width
                await hands.press("pagedown")
            assert marks.cursor in pane(app, "timeline")
