"""The axis that leaves out years: days and cells agree, and a click is on what is drawn there."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import bar
from tests.explorer.screen_driver import at, exploring, pane
from tui.chronology.calendar import day_number, ymd_from_day
from tui.explorer.overview.broken_scale import (
    BREAK_CELLS,
    AxisScale,
    BrokenScale,
    empty_years,
    scale_without,
)
from tui.explorer.overview.overview import Overview
from tui.explorer.overview.render_overview import axis_text, known_days, lane_text
from tui.explorer.overview.time_axis import TimeScale
from tui.session.viewport import DayRange
from tui.views.symbols import ASCII, UNICODE


def years(first: int, last: int) -> DayRange:
    return DayRange(day_number(first, 1, 1), day_number(last, 12, 31))


@st.composite
def scales(draw: st.DrawFn) -> tuple[AxisScale, list[DayRange]]:
    edges = sorted(draw(st.sets(st.integers(1000, 2100), min_size=2, max_size=8)))
    whole = years(edges[0] - 1, edges[-1] + 1)
    skipped = [years(low, high - 1) for low, high in list(pairwise(edges))[::2] if high - 1 >= low]
    skipped = [days for days, after in zip(skipped, [*skipped[1:], None], strict=True) if days != after]
    return scale_without(skipped, whole.first, whole.last, draw(st.integers(1, 300))), skipped


@settings(max_examples=300, deadline=None)
@given(scales(), st.data())
def test_days_and_cells_agree(drawn: tuple[AxisScale, list[DayRange]], data: st.DataObject) -> None:
    scale, _ = drawn
    day = data.draw(st.integers(scale.first, scale.last))
    cell = scale.cell(day)
    assert 0 <= cell <= scale.last_cell(day) < scale.cells
    assert scale.day(cell) <= day
    assert day <= scale.last_day(scale.last_cell(day))
    assert scale.cells_of(day, day) == range(cell, scale.last_cell(day) + 1)
    other = data.draw(st.integers(0, scale.cells - 1))
    assert scale.first <= scale.day(other) <= scale.last_day(other) <= scale.last
    assert scale.cell(scale.day(other)) <= other <= scale.last_cell(scale.last_day(other))


@settings(max_examples=200, deadline=None)
@given(scales())
def test_every_day_has_its_place_in_order(drawn: tuple[AxisScale, list[DayRange]]) -> None:
    scale, skipped = drawn
    edges = [scale.first, *(edge for days in skipped for edge in (days.first, days.last)), scale.last]
    cells = [scale.cell(day) for day in edges]
    assert cells == sorted(cells)
    # Cells follow each other without a hole, and no day is on two of them but in a break.
    for one, after in pairwise(range(scale.cells)):
        assert scale.day(after) >= scale.day(one)
        assert scale.day(after) <= scale.last_day(one) + 1
    for day in (scale.first - 10, scale.last + 10):
        assert not scale.reaches(day, day)
        assert scale.cells_of(day, day) == range(0)
    doubled = scale.doubled()
    assert doubled.cells == 2 * scale.cells
    assert all(doubled.cell(day) // 2 == scale.cell(day) for day in edges if not _is_in(skipped, day))


def _is_in(skipped: list[DayRange], day: int) -> bool:
    return any(days.holds(day) for days in skipped)


@settings(max_examples=200, deadline=None)
@given(scales())
def test_a_break_has_its_own_cells(drawn: tuple[AxisScale, list[DayRange]]) -> None:
    scale, skipped = drawn
    if isinstance(scale, BrokenScale):
        assert len(scale.parts) == len(skipped) + 1
        for days in skipped:
            cells = scale.cells_of(days.first, days.last)
            assert len(cells) == BREAK_CELLS
            assert {(scale.day(cell), scale.last_day(cell)) for cell in cells} == {(days.first, days.last)}
            assert scale.cell(days.first - 1) < cells.start
            assert scale.cell(days.last + 1) == cells.stop
    assert len(axis_text(scale, UNICODE)) == scale.cells


def test_how_it_looks() -> None:
    scale = scale_without([years(2017, 2022)], *_ends(years(2004, 2023)), 90)
    assert axis_text(scale, UNICODE).split() == [*map(str, range(2004, 2017)), "⁄⁄", "2023"]
    assert axis_text(scale, ASCII).split()[-2] == "//"
    assert scale.words == "2004 to 2016 // 2023 · 1 column = 8 weeks"
    # Where there is no room for a break, everything is shown.
    assert isinstance(scale_without([years(2017, 2022)], *_ends(years(2004, 2023)), 10), TimeScale)
    moments = [bar("2016-12-31"), bar("2023-01-01")]
    drawn = [int(ink) for ink in lane_text(moments, scale)]
    assert [cell for cell, ink in enumerate(drawn) if ink] == [
        scale.cell(day_number(2016, 12, 31)),
        scale.cell(day_number(2023, 1, 1)),
    ]


def _ends(days: DayRange) -> tuple[int, int]:
    return days.first, days.last


@pytest.mark.parametrize(
    ("dates", "left_out"),
    [
        (["2004", "2016", "2023"], [(2005, 2015), (2017, 2022)]),
        (["2004/2016", "2023"], [(2017, 2022)]),
        (["2004/2016", "2019", "2023"], []),
        # It may have been going on: no year of it is empty.
        (["2004", "[2004..2023]"], []),
        (["2004/..", "2023"], [(2005, 2022)]),
        (["2004", "2005"], []),
    ],
)
def test_which_years_are_empty(dates: list[str], left_out: list[tuple[int, int]]) -> None:
    whole = years(int(dates[0][:4]), 2023 if len(dates) > 1 and "2005" not in dates else 2005)
    found = empty_years([known_days(bar(date)) for date in dates], whole)
    assert [(ymd_from_day(days.first)[0], ymd_from_day(days.last)[0]) for days in found] == left_out


_EVENTS = """\
format: dateline/1
title: The lock
kinds: {k: {label: K}}
events:
  - {id: dug, date: 1873-05-01, title: The lock is dug, kind: k, status: reported}
  - {id: filled, date: 1875-03-01, title: The lock is filled, kind: k, status: reported}
  - {id: closed, date: 1899-03-01, title: The lock is closed, kind: k, status: reported}
"""


async def test_underscore_shows_all_years_and_clicks_agree_with_what_is_drawn(tmp_path: Path) -> None:
    root = tmp_path / "lock"
    root.mkdir()
    (root / "events.yaml").write_text(_EVENTS, encoding="utf-8")
    for ascii_only, sign in ((False, "⁄⁄"), (True, "//")):
        async with exploring(root, ascii_only=ascii_only) as (app, hands):
            view = app.main.query_one(Overview)
            assert sign in pane(app, "overview").splitlines()[0]
            assert sign in view.caption
            moment = (ASCII if ascii_only else UNICODE).moment
            for is_broken in (True, False):
                assert (sign in pane(app, "overview").splitlines()[0]) is is_broken
                for number, event in enumerate(("dug", "filled", "closed")):
                    lane = pane(app, "overview").splitlines()[1]
                    places = [x for x, sign_at in enumerate(lane) if sign_at == moment]
                    assert len(places) == 3
                    await hands.pilot.click("#overview", offset=(places[number], 1))
                    await hands.wait()
                    assert at(app) == event
                await hands.press("_")
            assert sign in pane(app, "overview").splitlines()[0]
            # In a part of the time, no year is left out.
            await hands.press("+")
            assert sign not in pane(app, "overview")
            await hands.press("_")
            assert sign in pane(app, "overview")
            # What a query finds does not change the axis.
            before = pane(app, "overview").splitlines()[0]
            await hands.press("slash", *"closed", "enter")
            assert pane(app, "overview").splitlines()[0] == before


@settings(max_examples=300, deadline=None)
@given(scales(), st.data())
def test_dragged_cells_cover_exactly_their_days(
    drawn: tuple[AxisScale, list[DayRange]], data: st.DataObject
) -> None:
    scale, _ = drawn
    first = data.draw(st.integers(0, scale.cells - 1))
    last = data.draw(st.integers(first, scale.cells - 1))
    cells = range(first, last + 1)

    def touches(day: int) -> bool:
        own = scale.cells_of(day, day)
        return bool(own) and own.start < cells.stop and cells.start < own.stop

    assert touches(scale.day(first))
    assert touches(scale.last_day(last))
    assert not touches(scale.day(first) - 1)
    assert not touches(scale.last_day(last) + 1)
