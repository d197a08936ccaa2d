"""Events that cannot be read stay in the timeline: to be looked at, and put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import NARROW, NORMAL, WIDE, at, everything, exploring, flat, grid, pane
from tests.explorer.test_living import rewrite
from tests.explorer.village import EVENTS
from tui.chronology.edtf import parse
from tui.explorer.app import Explorer
from tui.explorer.widgets.text_pane import TextPane
from tui.parsing.query.parse_query import Query
from tui.session.result_set import ResultSet

BROKEN = EVENTS.replace("date: 1956-05-XX", "date: 3 Mach 56")
"""`walls` cannot be read; `bricks` stands before it in the file, `hall-opened` behind it."""
NO_DATES = "\n".join(
    line.replace("date: ", "date: about ") if line.startswith("    date:") else line
    for line in EVENTS.splitlines()
).replace("after: dance", "date: later")


def here(app: Explorer) -> str:
    """The title under the cursor, in brackets where it could not be read."""
    main = app.main
    return (
        f"({main.session.state.unread.title})"
        if main.session.state.unread
        else main.session.state.record.row.title
        if main.session.state.record
        else ""
    )


def said(app: Explorer) -> list[str]:
    return [str(one.message) for one in app._notifications]


def written(hall: Path, text: str) -> Path:
    (hall / "events.yaml").write_text(text, encoding="utf-8")
    return hall


@pytest.mark.sweep
@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
@pytest.mark.parametrize("ascii_only", [False, True])
async def test_it_stays_in_its_place_marked_and_says_why(
    hall: Path, size: tuple[int, int], ascii_only: bool
) -> None:
    async with exploring(written(hall, BROKEN), size, ascii_only=ascii_only) as (app, hands):
        app.main.controllers.navigation.go_to_event("bricks")
        await hands.press("down")
        assert here(app) == "(The walls go up)"
        assert "cannot be read" in grid(app)
        lines = pane(app, "timeline").splitlines()
        [row] = [line for line in lines if "The walls go" in line]
        assert "!? 3 Mach 56" in row
        await hands.press("tab" if size is not NARROW else "2")
        assert "events.yaml:66:11" in flat(app, "detail").replace(" ", "")
        await hands.press("end")
        assert "write it as 2013-05-14" in flat(app, "detail")
        await hands.press("1", "down")
        behind = app.project.index.position(Query(), "bricks") or 0
        assert at(app) == app.project.index.rows(Query())[behind + 1].id


async def test_the_counts_are_those_of_events(hall: Path) -> None:
    async with exploring(written(hall, BROKEN)) as (app, hands):
        assert "13 events" in grid(app)
        assert "Timeline 1 of 13" in grid(app)
        await hands.press("G")
        assert "Timeline 13 of 13" in grid(app)
        await hands.press("slash", *"walls", "enter")
        assert "nothing found" in grid(app).lower()
        assert app.main.session.state.unread is None


async def test_with_every_date_broken_the_rows_are_all_there(hall: Path) -> None:
    async with exploring(written(hall, NO_DATES)) as (app, hands):
        assert "No events yet" not in grid(app)
        assert "Cannot be read ─" in pane(app, "timeline")
        titles = [one.partition("title: ")[2] for one in EVENTS.splitlines() if one.startswith("    title:")]
        for title in titles:
            assert here(app) == f"({title})"
            await hands.press("down")
        await hands.press("home")
        assert here(app) == f"({titles[0]})"
        await hands.press("e", "escape", "t", *"1957", "enter", "z", "v", "v", "y", "plus", "d")
        assert app.is_running


async def test_a_change_to_what_cannot_be_read_and_back_keeps_the_reader_there(hall: Path) -> None:
    events = hall / "events.yaml"
    async with exploring(hall) as (app, hands):
        app.main.controllers.navigation.go_to_event("walls")
        await hands.wait()
        await rewrite(hands, events, BROKEN)
        assert here(app) == "(The walls go up)"
        await rewrite(hands, events, BROKEN.replace("id: walls", "id: Walls"))
        assert here(app) == "(The walls go up)"
        await rewrite(hands, events, BROKEN.replace("  - id: barn-stood", "# more\n\n  - id: barn-stood"))
        assert here(app) == "(The walls go up)"
        await rewrite(hands, events, EVENTS)
        assert at(app) == "walls"
        # By its line, where the id itself is what is wrong.
        await rewrite(hands, events, EVENTS.replace("id: walls", "id: The Walls"))
        assert here(app) == "(The walls go up)"
        await rewrite(hands, events, EVENTS.replace("id: walls", "id: the-walls"))
        assert at(app) == "the-walls"


async def test_without_an_id_it_is_found_again_by_its_line(hall: Path) -> None:
    without = BROKEN.replace("  - id: walls\n    date: 3 Mach 56\n", "  - date: 3 Mach 56\n")
    async with exploring(written(hall, without)) as (app, hands):
        app.main.controllers.navigation.go_to_event("bricks")
        await hands.press("down")
        assert here(app) == "(The walls go up)"
        await rewrite(
            hands, hall / "events.yaml", without.replace("  - date: 3 Mach 56", "  - date: 4 Mach 56")
        )
        assert here(app) == "(The walls go up)"
        await rewrite(
            hands, hall / "events.yaml", without.replace("- date: 3 Mach 56", "- id: new\n    date: 1956-05")
        )
        assert at(app) == "new"


async def test_of_two_with_one_id_the_reader_stays_at_the_one(hall: Path) -> None:
    twice = EVENTS.replace("id: walls", "id: bricks")
    async with exploring(written(hall, twice)) as (app, hands):
        app.main.controllers.navigation.go_to_event("bricks")
        await hands.press("down")
        assert here(app) == "(The walls go up)"
        await rewrite(hands, hall / "events.yaml", twice.replace("1956-05-XX", "1956-05"))
        assert here(app) == "(The walls go up)"


async def test_a_range_leaves_it_out_and_says_so(hall: Path, desk: Path) -> None:
    async with exploring(written(hall, BROKEN)) as (app, hands):
        app.main.controllers.navigation.go_to_event("bricks")
        await hands.press("v", "down", "down")
        assert "2 events · 1 cannot be read" in grid(app)
        await hands.press("e")
        assert "the range: 2 events, and 1 event cannot be read" in flat(app, "export-what")
        assert "Bricks arrive" in everything(app.screen.query_one("#preview", TextPane))
        await hands.press("escape", "y")
        assert any("Left out: 1 event cannot be read" in one for one in said(app))


@pytest.mark.sweep
@pytest.mark.parametrize("key", [*"mvJKRaPye", "]", "[", "o", "n", "N", "D", "z"])
async def test_what_needs_an_event_says_that_it_cannot_be_read(hall: Path, desk: Path, key: str) -> None:
    async with exploring(written(hall, BROKEN)) as (app, hands):
        app.main.controllers.navigation.go_to_event("bricks")
        await hands.press("down")
        before = app.main.session.state.cursor
        await hands.press(key)
        assert said(app) == ["This event cannot be read; its detail says why."]
        assert app.main.session.state.cursor == before
        assert (app.main.session.state.mark, len(app.screen_stack)) == ("", 2 if key == "e" else 1)


async def test_the_mark_waits_for_its_event_to_be_put_right(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        app.main.controllers.navigation.go_to_event("walls")
        await hands.press("m", "G")
        assert "from The walls go up" in grid(app)
        await rewrite(hands, hall / "events.yaml", BROKEN)
        assert "from The walls go up" not in grid(app)
        await rewrite(hands, hall / "events.yaml", EVENTS)
        assert "from The walls go up" in grid(app)


async def test_going_to_a_mark_that_cannot_be_read(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        app.main.controllers.navigation.go_to_event("walls")
        await hands.press("m", "G")
        await rewrite(hands, hall / "events.yaml", BROKEN)
        await hands.press("apostrophe")
        assert here(app) == "(The walls go up)"
        await hands.press("apostrophe")
        assert app.main.session.state.mark == "walls"


async def test_back_leads_to_it_too(hall: Path) -> None:
    async with exploring(written(hall, BROKEN)) as (app, hands):
        app.main.controllers.navigation.go_to_event("bricks")
        await hands.press("down", "G", "ctrl+o")
        assert here(app) == "(The walls go up)"


async def test_the_editor_opens_at_the_fault(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places: list[str] = []
    monkeypatch.setattr(Explorer, "edit_at", lambda self, message: places.append(str(message.place)))
    async with exploring(written(hall, BROKEN)) as (app, hands):
        app.main.controllers.navigation.go_to_event("bricks")
        await hands.press("down", "E")
        assert places == ["events.yaml:66:11"]


async def test_a_click_and_the_wheel_find_the_row_that_is_drawn(hall: Path) -> None:
    async with exploring(written(hall, BROKEN)) as (app, hands):
        region = app.screen.query_one("#timeline").region
        lines = pane(app, "timeline").splitlines()
        for text in ("The walls go", "Ada Wren opens", "Bricks arrive"):
            y = next(at for at, line in enumerate(lines) if text in line)
            await hands.pilot.click(offset=(region.x + 5, region.y + y))
            await hands.wait()
            assert text in here(app)


async def test_going_to_a_date_or_a_bar_counts_what_stands_before(hall: Path) -> None:
    broken = BROKEN.replace("date: ../1950", "date: long ago")
    async with exploring(written(hall, broken)) as (app, hands):
        # The first start selects the first event with a date.
        assert here(app) == "Somebody thinks of a hall"
        await hands.press("up")
        assert here(app) == "(A barn stands where the hall will be)"
        await hands.press("t", *"1957", "enter")
        assert at(app) == "hall-opened"
        results, day = app.main.session.state.results, parse("1957-05-14").first_day
        assert results
        app.main.session.move_to(results.position_near(day, day))
        app.main.apply()
        assert at(app) == "hall-opened"
        for row in app.project.index.rows(Query()):
            app.main.session.move_to(results.position_of(results.number_of_rank(row.rank)))
            app.main.apply()
            await hands.wait()
            assert at(app) == row.id
        await hands.press("home", "right_curly_bracket")
        assert at(app) == app.project.index.rows(Query())[0].id


async def test_the_first_rows_of_many_hold_them_too(hall: Path) -> None:
    written(hall, BROKEN.replace("date: ../1950", "date: long ago"))
    async with exploring(hall) as (app, _):
        index = app.project.index
        whole, glimpse = ResultSet.whole(index, Query()), ResultSet.glimpse(index, Query())
        assert (whole.rows, whole.count) == (glimpse.rows, glimpse.count) == (14, 12)
        layouts = (whole.layout, glimpse.layout)
        lines = [[layout.entry(y) for y in range(layout.lines)] for layout in layouts]
        assert lines[0] == lines[1]
