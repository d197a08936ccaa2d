"""The overview by keyboard and mouse: zoom, lanes, periods, what is marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp

from tests.explorer.screen_driver import NARROW, NORMAL, Hands, at, exploring, flat, grid, pane
from tests.text.payloads import PAYLOADS
from tui.chronology.calendar import day_number, ymd_from_day
from tui.chronology.date_format import format_date
from tui.explorer.app import Explorer
from tui.explorer.overview.overview import Overview
from tui.session.periods import days_date
from tui.session.viewport import DayRange


def overview(app: Explorer) -> Overview:
    return app.main.query_one(Overview)


def window(app: Explorer) -> DayRange:
    """What is in sight."""
    lanes = app.main.lanes
    assert lanes
    assert lanes.whole
    return app.main.session.state.view.window or lanes.whole


def caption(app: Explorer) -> str:
    return overview(app).caption


def looks(app: Explorer, line: int, attribute: str) -> str:
    """The text of a lane that is drawn so: `underline`, or on the background of another component."""
    strip = overview(app).strip_at(line)
    return "".join(segment.text for segment in strip if segment.style and getattr(segment.style, attribute))


def current(app: Explorer, line: int) -> str:
    """The cells of a lane that are drawn as the event under the cursor."""
    looks_so = overview(app).component("current")
    name = overview(app)._label_cells
    return "".join(
        segment.text
        for segment in overview(app).strip_at(line).crop(name, overview(app).text_width)
        if segment.style and (segment.style.color, segment.style.bold) == (looks_so.color, True)
    )


async def test_zooming_goes_in_around_the_event_and_out_again(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957-05-14", "enter")
        whole = window(app)
        for _ in range(3):
            await hands.press("+")
        opened = app.main.session.state.record
        assert opened
        assert opened.row.when
        assert window(app).days in range(whole.days // 8 - 2, whole.days // 8 + 2)
        assert window(app).holds(opened.row.when.first_day)
        await hands.press("-", "-", "-")
        assert window(app) == whole
        await hands.press("=", "=", "_")
        assert app.main.session.state.view.window is None


async def test_one_day_is_as_close_as_it_gets(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957-05-14", "enter")
        await hands.burst(*["+"] * 20)
        assert window(app).days == 1
        assert "14 May 1957" in caption(app)
        assert pane(app, "overview").splitlines()[3].startswith("People      ◆░░░░")


async def test_moving_the_window_by_quarters(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "+", "+")
        before = window(app)
        for later, earlier in (("l", "h"), ("shift+right", "shift+left")):
            await hands.press(later)
            assert window(app).first == before.first + before.days // 4
            await hands.press(earlier)
            assert window(app) == before
        await hands.burst(*["h"] * 30)
        assert app.main.lanes
        assert app.main.lanes.whole
        assert window(app).first == app.main.lanes.whole.first


async def test_the_window_follows_the_reader(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957", "enter", "+", "+", "+")
        for key in ("G", "g", "j", "j", "j", "j", "j", "j", "j"):
            await hands.press(key)
            when = app.main.session.state.record.row.when if app.main.session.state.record else None
            if when:
                assert window(app).first <= when.last_day, key
                assert window(app).last >= when.first_day, key


async def test_lanes_by_kind_actor_source_and_status(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        for by, lane in (
            ("kind", "Building "),
            ("actor", "Ada Wren "),
            ("source", "1957-05-18 Valley Echo "),
            ("status", "established "),
            ("kind", "Building "),
        ):
            assert caption(app).startswith(f"Overview by {by} · ")
            assert f"Overview by {by} ·" in grid(app)
            assert pane(app, "overview").splitlines()[1].startswith(lane)
            await hands.press("L")


async def test_the_event_is_marked_in_each_of_its_lanes(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957-05-14", "enter")
        marked = []
        for _ in range(4):
            lanes = [current(app, y) for y in range(overview(app).line_count)]
            marked.append([y for y, text in enumerate(lanes) if text == "◆"])
            await hands.press("L")
        assert marked == [[3], [1], [1, 2], [5]]


async def test_a_linked_event_is_underlined_in_its_lane(tmp_path: Path) -> None:
    events = (
        "format: dateline/1\ntitle: Canal\nkinds: {works: {label: Digging}, talk: {label: Talk}}\nevents:\n"
    )
    for name, date, kind, more in (
        ("plan", "1790", "talk", ""),
        ("dug", "1793-05-01", "works", "    after: plan\n"),
        ("opened", "1796-05-14", "talk", ""),
    ):
        events += f"  - id: {name}\n    date: {date}\n    title: {name}\n    kind: {kind}\n{more}"
        events += "    status: reported\n"
    (tmp_path / "events.yaml").write_text(events)
    async with exploring(tmp_path) as (app, hands):
        await hands.press("j")
        assert at(app) == "dug"
        assert looks(app, 2, "underline")
        assert not looks(app, 1, "underline")
        await hands.press("k")
        assert looks(app, 1, "underline") == "◆"
        await hands.press("G")
        assert not looks(app, 1, "underline") + looks(app, 2, "underline")


async def test_periods_get_narrower_and_everything_comes_back(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957-05-14", "enter")
        for line, said in (
            ("in:1957", "1957 · 1 column"),
            ("in:1957-04/1957-06", "Apr to Jun 1957 · 1 column"),
            ("in:1957-05", "May 1957 · 1 column"),
            ("", "1950 to 1963 · 1 column"),
        ):
            await hands.press("z")
            assert app.main.session.state.line == line
            assert said in caption(app)
            assert at(app) == "hall-opened"
            assert ("hidden" in flat(app, "title")) == bool(line)


async def test_the_period_before_and_after(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("<")
        assert "Press z to show only one year" in grid(app)
        await hands.press("t", *"1957-05-14", "enter", "z", "z", "z")
        assert app.main.session.state.line == "in:1957-05"
        await hands.press("<")
        assert ymd_from_day(window(app).first) < (1957, 5, 1)
        assert app.main.session.state.results
        assert app.main.session.state.results.count
        await hands.press(">")
        assert app.main.session.state.line == "in:1957-05"


async def test_a_period_keeps_the_rest_of_the_search(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("/", *"kind:people", "enter", "t", *"1957-05-14", "enter", "z")
        assert app.main.session.state.line == "kind:people in:1957"
        await hands.press("z", "z", "z")
        assert app.main.session.state.line == "kind:people"


async def test_zooming_stays_in_the_period(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957-05-14", "enter", "+", "z", "+", "-", "-")
        assert ymd_from_day(window(app).first) == (1957, 1, 1)
        assert ymd_from_day(window(app).last) == (1957, 12, 31)


async def mouse(hands: Hands, app: Explorer, event: type, x: int, y: int = 2, **keys: bool) -> None:
    await hands.pilot._post_mouse_events([event], overview(app), (x, y), button=1, **keys)
    await hands.wait()


async def click(hands: Hands, app: Explorer, x: int, y: int) -> None:
    await mouse(hands, app, MouseDown, x, y)
    await mouse(hands, app, MouseUp, x, y)


LASTING = """\
format: dateline/1
title: Canal
kinds: {works: {label: Digging}, talk: {label: Talk}, none: {label: Nothing}}
events:
  - {id: dug, date: 1790/1796, title: Dug, kind: works, status: reported}
  - {id: repaired, date: 1792-03-01/1794-11-01, title: Repaired, kind: works, status: reported}
  - {id: opened, date: 1793-05-01, title: Opened, kind: works, status: reported}
  - {id: vote, date: 1795-05-14, title: Vote, kind: talk, status: reported}
"""


def lasting(tmp_path: Path) -> Path:
    (tmp_path / "events.yaml").write_text(LASTING)
    return tmp_path


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_current_event_is_drawn_with_its_own_ink_and_not_reversed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with exploring(lasting(tmp_path), size) as (app, hands):
        own = current(app, 1)
        assert at(app) == "dug"
        assert {"░", "█"} <= set(own) <= {"░", "█", "▐", "▌"}
        assert overview(app).component("current").bgcolor is None
        assert not overview(app).component("current").reverse
        await hands.press("j", "j")
        assert at(app) == "opened"
        # What goes on through it is not its own.
        assert current(app, 1) == "◆"


async def test_a_stretch_that_is_possible_hides_what_others_certainly_did(tmp_path: Path) -> None:
    events = LASTING + "  - {id: rumour, date: 1791?/1795?, title: Rumour, kind: works, status: alleged}\n"
    (tmp_path / "events.yaml").write_text(events)
    async with exploring(tmp_path) as (app, hands):
        await hands.press("j")
        assert at(app) == "rumour"
        assert set(current(app, 1)) == {"░"}


async def test_a_click_in_a_lane_goes_to_an_event_of_that_lane(tmp_path: Path) -> None:
    async with exploring(lasting(tmp_path)) as (app, hands):
        axis = pane(app, "overview").splitlines()[0]
        works = pane(app, "overview").splitlines()[1]
        for x, line, event in (
            (works.index("◆"), 1, "opened"),
            (works.index("◆"), 2, "vote"),
            (axis.index("1791"), 1, "dug"),
            (axis.index("1791"), 2, "vote"),
            (axis.index("1794"), 1, "repaired"),
            (axis.index("1796") + 3, 0, "dug"),
        ):
            await click(hands, app, x, line)
            assert at(app) == event, (x, line)
        await click(hands, app, axis.index("1794"), 3)
        assert at(app) == "dug"
        assert "No events in this lane." in grid(app)


async def test_a_click_in_all_lanes_in_one_goes_to_the_nearest_of_all(tmp_path: Path) -> None:
    async with exploring(lasting(tmp_path), (80, 24)) as (app, hands):
        await click(hands, app, pane(app, "overview").splitlines()[0].index("1795") + 4, 1)
        assert at(app) == "vote"


async def test_a_click_goes_by_what_is_found(tmp_path: Path) -> None:
    async with exploring(lasting(tmp_path)) as (app, hands):
        x = pane(app, "overview").splitlines()[1].index("◆")
        await hands.press("slash", *"-opened", "enter")
        await click(hands, app, x, 1)
        assert at(app) == "repaired"


async def test_a_click_where_events_are_only_counted_goes_to_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.explorer.overview.lane_data._MOST_BARS", 2)
    async with exploring(lasting(tmp_path)) as (app, hands):
        axis = pane(app, "overview").splitlines()[0]
        await click(hands, app, axis.index("1793") + 1, 2)
        assert at(app) == "opened"
        await click(hands, app, axis.index("1796") + 3, 2)
        assert at(app) == "vote"


async def drag(hands: Hands, app: Explorer, first: int, last: int, y: int = 1, **held: bool) -> None:
    await mouse(hands, app, MouseDown, first, y, **held)
    await mouse(hands, app, MouseMove, (first + last) // 2, y, **held)
    await mouse(hands, app, MouseMove, last, y, **held)
    await mouse(hands, app, MouseUp, last, y, **held)


async def test_a_range_is_let_go_by_a_click(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("shift+down", "shift+down")
        assert app.main.session.state.cursor.selection
        await click(hands, app, pane(app, "overview").splitlines()[0].index("1960"), 0)
        assert app.main.session.state.cursor.selection is None


async def test_dragging_shows_only_the_period_of_its_cells(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        axis = pane(app, "overview").splitlines()[0]
        start, end = axis.index("1955"), axis.index("1957") - 1
        for first, last in ((start, end), (end, start)):
            scale, name = overview(app)._scale, overview(app)._label_cells
            assert scale
            await mouse(hands, app, MouseDown, first, 2)
            await mouse(hands, app, MouseMove, last, 2)
            assert overview(app).dragged
            when = days_date(scale.day(start - name), scale.last_day(end - name))
            assert when
            assert caption(app) == f"Overview · only {format_date(when)}"
            assert looks(app, 0, "underline").strip().startswith("1955")
            await mouse(hands, app, MouseUp, last, 2)
            assert overview(app).dragged is None
            assert caption(app).startswith("Overview by kind · 1954 to 1956")
            query = app.main.session.state.query
            assert app.main.session.state.line.startswith("in:1954-12-")
            assert (query.first_day, query.last_day) == (scale.day(start - name), scale.last_day(end - name))
            assert app.main.session.state.results
            found = [row.id for row in app.project.index.rows(query)]
            # What may still have been going on is in it.
            assert {"bricks", "foundation", "walls", "collecting"} <= set(found)
            assert f"{len(found)} selected" in grid(app)
            await hands.press("u")
            assert "Undone: in:1954-12-" in " ".join(grid(app).split())
            assert app.main.session.state.line == ""


async def test_a_drag_keeps_the_rest_of_the_query(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("slash", *"-zebra in:1950/1962", "enter")
        axis = pane(app, "overview").splitlines()[0]
        await drag(hands, app, axis.index("1955"), axis.index("1957"))
        assert app.main.session.state.line.startswith("-zebra in:195")
        assert app.main.session.state.line.count("in:") == 1


@pytest.mark.parametrize(("y", "held"), [(0, {}), (1, {"shift": True}), (1, {"control": True})])
async def test_dragging_on_the_axis_or_with_a_key_held_zooms(
    hall: Path, y: int, held: dict[str, bool]
) -> None:
    async with exploring(hall) as (app, hands):
        axis = pane(app, "overview").splitlines()[0]
        await drag(hands, app, axis.index("1955"), axis.index("1957") - 1, y, **held)
        assert app.main.session.state.line == ""
        assert (ymd_from_day(window(app).first)[0], ymd_from_day(window(app).last)[0]) == (1954, 1956)
        await hands.press("_")
        assert app.main.session.state.view.window is None


async def test_a_small_overview_zooms_by_a_drag_on_its_axis(hall: Path) -> None:
    async with exploring(hall, NARROW) as (app, hands):
        await hands.press("4")
        axis = pane(app, "overview").splitlines()[0]
        await drag(hands, app, len(axis) // 4, len(axis) // 2, 0)
        assert app.main.session.state.view.window
        assert app.main.session.state.line == ""


async def test_clicks_on_one_cell_go_through_its_events(tmp_path: Path) -> None:
    async with exploring(lasting(tmp_path)) as (app, hands):
        x = pane(app, "overview").splitlines()[1].index("◆")
        gone_to = []
        for _ in range(4):
            await click(hands, app, x, 1)
            gone_to.append(at(app))
        # The shortest comes first, since it is drawn over the others.
        assert gone_to == ["opened", "repaired", "dug", "opened"]
        # After a move, a click begins again.
        await hands.press("j")
        await click(hands, app, x, 1)
        assert at(app) == "opened"
        # So does a click on another cell.
        await click(hands, app, x, 2)
        await click(hands, app, x, 1)
        assert at(app) == "opened"


async def test_clicks_where_events_are_only_counted_go_through_those_of_the_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.explorer.overview.lane_data._MOST_BARS", 2)
    more = "  - {id: closed, date: 1793-05-02, title: Closed, kind: works, status: reported}\n"
    (tmp_path / "events.yaml").write_text(LASTING + more)
    async with exploring(tmp_path) as (app, hands):
        scale, name = overview(app)._scale, overview(app)._label_cells
        assert scale
        x = scale.cell(day_number(1793, 5, 1)) + name
        gone_to = []
        for _ in range(3):
            await click(hands, app, x, 2)
            gone_to.append(at(app))
        assert gone_to == ["opened", "closed", "opened"]


@pytest.mark.parametrize(
    ("turns", "lane", "line"),
    [
        (0, "Building", "kind:works"),
        (1, "Ada Wren", "actor:ada-wren"),
        (3, "reported", "status:reported"),
    ],
)
async def test_a_click_on_the_label_of_a_lane_filters_by_it(
    hall: Path, turns: int, lane: str, line: str
) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press(*["L"] * turns)
        rows = pane(app, "overview").splitlines()
        y = next(number for number, text in enumerate(rows) if lane.casefold() in text[:24].casefold())
        await mouse(hands, app, MouseMove, 2, y)
        hint = overview(app).tooltip
        assert "only" in str(hint)
        assert lane.casefold() in str(hint).casefold()
        await click(hands, app, 2, y)
        assert app.main.session.state.line == line
        rows = pane(app, "overview").splitlines()
        y = next(number for number, text in enumerate(rows) if lane.casefold() in text[:24].casefold())
        await click(hands, app, 2, y)
        assert app.main.session.state.line == ""
        await mouse(hands, app, MouseMove, 60, y)
        assert overview(app).tooltip is None


async def test_the_lane_of_all_others_is_no_filter(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        app.main.controllers.overview.choose_lane("")
        await hands.wait()
        assert app.main.session.state.line == ""
        assert "cannot be filtered by" in " ".join(grid(app).split())


async def test_the_wheel_zooms_around_the_day_under_it(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        x = pane(app, "overview").splitlines()[0].index("1960")
        whole = window(app)
        await mouse(hands, app, MouseScrollUp, x)
        await mouse(hands, app, MouseScrollUp, x)
        assert window(app).days == whole.days // 4
        assert window(app).holds(day_number(1960, 1, 1))
        near = window(app)
        await mouse(hands, app, MouseScrollUp, x, shift=True)
        assert window(app).first < near.first
        await mouse(hands, app, MouseScrollDown, x, shift=True)
        await mouse(hands, app, MouseScrollDown, x)
        await mouse(hands, app, MouseScrollDown, x)
        assert window(app) == whole


async def test_more_events_than_can_be_drawn_are_counted_for_the_window(
    hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.explorer.overview.lane_data._MOST_BARS", 2)
    for module in ("session.session", "explorer.overview.lane_data", "explorer.controllers.overview_view"):
        monkeypatch.setattr(f"tui.{module}.AT_ONCE", 3)
    async with exploring(hall) as (app, hands):
        await hands.press("t", *"1957-05-14", "enter")
        for key in ("+", "+", "l", "L", "z", "-", "L", "_"):
            await hands.press(key)
            lanes = app.main.lanes
            assert lanes, key
            assert (lanes.bars, lanes.by) == (None, app.main.session.state.view.by), key
            assert lanes.held == window(app), key
            assert grid(app)
            drawn = "".join(text for text, is_crowd in overview(app)._texts.values() if is_crowd)
            assert any(char in "▁▂▃▄▅▆▇█" for char in drawn), key
            assert overview(app)._marked, key


async def test_between_the_panes_one_line_and_alone_every_lane(hall: Path) -> None:
    async with exploring(hall, NORMAL) as (app, hands):
        assert len(pane(app, "overview").splitlines()) == 2
        await hands.press("L")
        assert "Lanes by actor" in grid(app)
        await hands.press("4")
        assert "Overview by actor" in grid(app)
        assert pane(app, "overview").splitlines()[1].startswith("Ada Wren")
        await hands.press("1")
        assert len(pane(app, "overview").splitlines()) == 2


async def test_out_of_sight_it_says_what_it_shows(hall: Path) -> None:
    async with exploring(hall, NARROW) as (app, hands):
        await hands.press("t", *"1957", "enter", "+")
        assert "Overview: 19" in grid(app)


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 8), (1, 1)])
async def test_every_size_and_zoom_in_ascii(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size, ascii_only=True) as (app, hands):
        await hands.press("4")
        for key in ("+", "L", "l", "z", "L", "<", "h", "_", ">", "L", "z", "-", "z", "z"):
            await hands.press(key)
            assert all(char <= "~" for row in pane(app, "overview") for char in row)


async def test_names_from_a_hostile_file_do_not_reach_the_terminal(tmp_path: Path) -> None:
    names = [text for text in PAYLOADS if text.isprintable() or "\x1b" in text][:6]
    events = "format: dateline/1\ntitle: Canal\nkinds: {works: {label: Digging}}\nactors:\n"
    for number, name in enumerate(names):
        quoted = "".join(f"\\U{ord(char):08x}" for char in name)
        events += f'  a{number}: {{name: "{quoted}", named-because: invented}}\n'
    events += "events:\n  - id: dug\n    date: 1790\n    title: Dug\n    kind: works\n    status: reported\n"
    events += f"    actors: [{', '.join(f'a{number}' for number in range(len(names)))}]\n"
    (tmp_path / "events.yaml").write_text(events)
    async with exploring(tmp_path) as (app, hands):
        await hands.press("L", "j", "+")
        text = pane(app, "overview")
        assert "\x1b" not in text
        assert all(char.isprintable() for char in text if char != "\n")
        widths = {overview(app).strip_at(y).cell_length for y in range(overview(app).line_count)}
        assert widths == {overview(app).text_width}


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(120, 40), (100, 30), (60, 20)])
async def test_of_many_lanes_those_that_have_no_room_are_scrolled_to(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    kinds = "".join(f"  k{at}: {{label: Kind {at}}}\n" for at in range(3_000))
    event = "  - {id: a, date: 1800, title: Lock, kind: k0, status: reported}\n"
    text = f"format: dateline/1\ntitle: T\nkinds:\n{kinds}events:\n{event}"
    (tmp_path / "events.yaml").write_text(text)
    async with exploring(tmp_path, size) as (app, hands):
        await hands.press("4")
        assert app.main.pane == "overview"
        assert overview(app).size.height < size[1]
        overview(app).scroll_lines(5_000)
        await hands.wait()
        assert "Kind 2999" in pane(app, "overview")
