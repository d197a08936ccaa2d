from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from tests.builders import bar
from tests.cases import each
from tests.chronology.dates import whens
from tui.chronology.calendar import day_number
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.explorer.overview.overview import styled
from tui.explorer.overview.render_overview import (
    CellStyle,
    axis_text,
    cell_range,
    cell_symbol,
    density_cells,
    known_days,
    lane_text,
    listed,
    overlay_event,
    resample,
)
from tui.explorer.overview.time_axis import TimeScale
from tui.index.records import LaneBar
from tui.session.viewport import DayRange
from tui.views.symbols import ASCII, UNICODE

YEARS = TimeScale(day_number(1952, 1, 1), day_number(1959, 12, 31), 8)
"""A cell a year, exactly: two leap years, each the first of four."""


def drawn(*dates: str, scale: TimeScale = YEARS) -> str:
    return "".join(cell_symbol(ink, ASCII) for ink in lane_text([bar(date) for date in dates], scale))


@each(
    ("dates", "cells"),
    [
        ([], "        "),
        (["1957-05-14"], "     +  "),
        (["1957-05-14?"], "     o  "),
        (["1957-05-14~"], "     o  "),
        (["1957"], "     o  "),
        (["1957~"], "    ... "),
        (["195X"], "........"),
        (["1953/1957"], " #####  "),
        (["1953-03-01/1957-05-14"], " #####  "),
        (["1953?/1957"], " .....  "),
        (["1953-02-01/1953-08-01"], " #      "),
        # Where nothing bounds a date, it fades: a bar over the whole lane would say that it was known.
        (["../1954-12-31"], "..#     "),
        (["../1957"], "   ..#  "),
        (["1954/.."], "  #..   "),
        (["/1957"], "   ..(  "),
        (["1954/"], "  )..   "),
        (["[..1957]"], "   ..(  "),
        (["[1954..]"], "  )..   "),
        (["[1958..]"], "      )."),
        (["[..1953,1957..]"], "....    "),
        (["1953/1957", "[..1956]"], " #####  "),
        (["[1953,1955]"], " ...    "),
        (["1953/1957", "1955-03-01"], " ##+##  "),
        (["1953/1957", "1955"], " #####  "),
        (["1957", "1957-05-14"], "     +  "),
    ],
)
def test_a_lane(dates: list[str], cells: str) -> None:
    assert drawn(*dates) == cells


@pytest.mark.parametrize(
    ("under", "date", "is_crowd", "cells", "own"),
    [
        ("........", "1953/1957", False, ".#####..", [range(1, 6)]),
        # What is possible hides what others certainly did, and no day on which something happened.
        ("########", "1953?/1957", False, "#.....##", [range(1, 6)]),
        ("###+####", "1953/1957", False, "###+####", [range(1, 3), range(4, 6)]),
        ("########", "1957-05-14", False, "#####+##", [range(5, 6)]),
        ("+     +:", "1957-05-14", False, "+    ++:", [range(5, 6)]),
        # How many begin stays where it only may be going on.
        ("@  : :@ ", "1953?/1957", True, "@..:.:@ ", [range(1, 3), range(4, 5)]),
        ("@  : :@ ", "1953/1957", True, "@#####@ ", [range(1, 6)]),
        ("@  : :@ ", "1957-05-14", True, "@  : +@ ", [range(5, 6)]),
        ("........", "1970", False, "........", []),
    ],
)
def test_one_event_over_a_lane(under: str, date: str, is_crowd: bool, cells: str, own: list[range]) -> None:
    assert overlay_event(under, bar(date), YEARS, ASCII, is_crowd=is_crowd) == (cells, own)


@settings(max_examples=200, deadline=None)
@given(whens(), st.text(st.sampled_from(" .#+:"), min_size=8, max_size=8), st.booleans())
def test_no_cell_is_its_own_that_it_cannot_touch(when: EdtfDate, under: str, is_crowd: bool) -> None:
    one = bar(when.text)
    text, own = overlay_event(under, one, YEARS, ASCII, is_crowd=is_crowd)
    cells = [cell for run in own for cell in run]
    assert set(cells) <= set(cell_range(one, YEARS))
    assert [text[at] for at in range(8) if at not in cells] == [
        under[at] for at in range(8) if at not in cells
    ]


def test_what_lasted_is_light_where_it_may_not_have_begun_or_may_be_over() -> None:
    half_years = TimeScale(YEARS.first, YEARS.last, 16)
    assert drawn("1953/1957", scale=half_years) == "  .########.    "


@pytest.mark.parametrize(
    ("dates", "cells"),
    [
        (["1953-07-02/1955-06-30"], " ▐█▌    "),
        (["1953-01-01/1953-06-30"], " ▌      "),
        (["1953-07-02/1953-12-31"], " ▐      "),
        (["1953-02-01/1953-12-01"], " █      "),
        (["1953-01-01/1953-06-30", "1953-07-02/1953-12-31"], " █      "),
        (["1953-07-02/1953-12-31", "1953"], " ▐      "),
        (["1953~/1957~"], "░░▐█▌░░ "),
    ],
)
def test_half_a_cell(dates: list[str], cells: str) -> None:
    assert (
        "".join(cell_symbol(ink, UNICODE) for ink in lane_text([bar(date) for date in dates], YEARS)) == cells
    )


HALF_YEAR = TimeScale(day_number(1953, 1, 1), day_number(1953, 6, 30), 6)


@pytest.mark.parametrize(
    ("dates", "cells"),
    [
        (["1952", "1953-07", "1954-01-01"], "      "),
        (["1953-03-01"], " +    "),
        (["1952-03-01/1954-01-01"], "######"),
        (["[1952..1954]"], "......"),
        (["1952/1952-12-31", "1953-07-01/1954-01-01"], "      "),
        (["../1952-12-31", "1954-01-01/.."], "      "),
        (["[..1952]", "[1954..]"], "      "),
        (["1952-06-01/1953-01-10"], "#     "),
        (["1953-06-29/.."], "     #"),
    ],
)
def test_what_is_outside_the_window_is_not_drawn_at_its_edges(dates: list[str], cells: str) -> None:
    assert drawn(*dates, scale=HALF_YEAR) == cells


def test_where_cells_are_shorter_than_days_a_moment_is_some_time_in_its_day() -> None:
    days = TimeScale(day_number(1957, 5, 13), day_number(1957, 5, 15), 12)
    assert drawn("1957-05-14", scale=days) == "    +...    "
    assert drawn("1957-05-14/1957-05-15", scale=days) == "    ########"


def brute(bars: list[LaneBar], scale: TimeScale) -> list[CellStyle]:
    """Cell by cell, from the days of each cell and the meaning of the bounds."""
    return [strongest(bars, cell, scale) for cell in range(scale.cells)]


def strongest(bars: list[LaneBar], cell: int, scale: TimeScale) -> CellStyle:
    halves = TimeScale(scale.first, scale.last, 2 * scale.cells)
    here = [each for each in bars if goes_on(each.start_min, each.end_max, scale, cell)]
    lasting = [one for one in here if one.start_max <= one.end_min and one.start_max < 10**7 > -one.end_min]
    days = [each for each in lasting if each.start_min == each.end_max]
    left, right = (
        any(goes_on(each.start_max, each.end_min, halves, half) for each in lasting if each not in days)
        for half in (2 * cell, 2 * cell + 1)
    )
    if any(scale.cell(each.start_min) == cell for each in days):
        return CellStyle.MOMENT
    if left or right:
        return CellStyle.CERTAIN if left and right else CellStyle.LEFT if left else CellStyle.RIGHT
    if any(len(cell_range(each, scale)) == 1 and each not in lasting for each in here):
        return CellStyle.COARSE
    return CellStyle.POSSIBLE if here else CellStyle.NOTHING


def goes_on(first: int, last: int, scale: TimeScale, cell: int) -> bool:
    """Whether some days have any in common with those of a cell."""
    return first <= scale.last_day(cell) and last >= scale.day(cell)


DAYS = st.integers(day_number(1945, 1, 1), day_number(1965, 1, 1))
FAR_DAYS = st.integers(day_number(-2000, 1, 1), day_number(1000, 1, 1))


def is_bounded(date: EdtfDate) -> bool:
    """Whether neither end is open: what is drawn of those that are is told by a test of its own."""
    return -FAR < date.first_day <= date.last_day < FAR


BOUNDED = whens(DAYS).filter(is_bounded)
SHORT = st.builds(
    lambda first, days, cells: TimeScale(first, first + days, cells),
    DAYS,
    st.integers(0, 900),
    st.integers(1, 90),
)
LONG = st.builds(
    lambda first, years, cells: TimeScale(first, first + years * 365, cells),
    FAR_DAYS,
    st.integers(0, 3_000),
    st.integers(1, 300),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(BOUNDED, max_size=6), st.integers(1, 40))
def test_a_lane_shows_the_strongest_of_each_cell(dates: list[EdtfDate], cells: int) -> None:
    scale = TimeScale(YEARS.first, YEARS.last, cells)
    bars = [bar(str(date)) for date in dates]
    assert lane_text(bars, scale) == brute(bars, scale)


@settings(max_examples=150, deadline=None)
@given(st.lists(BOUNDED, max_size=4), SHORT)
def test_so_it_does_in_any_window(dates: list[EdtfDate], scale: TimeScale) -> None:
    bars = [bar(str(date)) for date in dates]
    assert lane_text(bars, scale) == brute(bars, scale)


@settings(max_examples=150, deadline=None)
@given(st.lists(whens(FAR_DAYS).filter(is_bounded), max_size=4), LONG)
def test_and_over_three_thousand_years_and_before_christ(dates: list[EdtfDate], scale: TimeScale) -> None:
    bars = [bar(str(date)) for date in dates]
    assert lane_text(bars, scale) == brute(bars, scale)


@settings(max_examples=150, deadline=None)
@given(whens(DAYS).filter(lambda date: not is_bounded(date)), SHORT)
def test_an_open_date_fades_within_two_cells_of_what_is_known(date: EdtfDate, scale: TimeScale) -> None:
    one = bar(str(date))
    first, last = known_days(one)
    known = scale.cells_of(first, last)
    inked = [cell for cell, ink in enumerate(lane_text([one], scale)) if ink is not CellStyle.NOTHING]
    assert inked == list(cell_range(one, scale))
    assert set(known) <= set(inked)
    assert all(known.start - 2 <= cell < known.stop + 2 for cell in inked)


@pytest.mark.parametrize(
    ("counts", "text"), [([], ""), ([0, 0], "  "), ([1, 2, 3, 0], ":%@ "), ([1, 1000], ":@"), ([5], "@")]
)
def test_a_crowd_is_fuller_where_more_begin(counts: list[int], text: str) -> None:
    assert density_cells(counts, ASCII) == text


def test_a_crowd_has_eight_heights() -> None:
    assert density_cells(range(9), UNICODE) == " ▁▂▃▄▅▆▇█"


COUNTED = DayRange(1, 100)


@pytest.mark.parametrize(
    ("counts", "scale", "shown"),
    [
        ([1, 2, 3, 4], TimeScale(1, 100, 4), [1, 2, 3, 4]),
        ([1, 2, 3, 4], TimeScale(1, 100, 2), [2, 4]),
        ([0, 0, 7, 0, 0], TimeScale(1, 100, 2), [7, 7]),
        ([1, 2], TimeScale(1, 100, 4), [1, 1, 2, 2]),
        ([1, 2], TimeScale(51, 150, 4), [2, 2, 0, 0]),
        ([1, 2], TimeScale(200, 300, 2), [0, 0]),
        ([], TimeScale(1, 100, 3), [0, 0, 0]),
    ],
)
def test_counts_on_other_cells(counts: list[int], scale: TimeScale, shown: list[int]) -> None:
    assert resample(counts, COUNTED, scale) == shown


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 200), st.integers(1, 200), st.data())
def test_no_lonely_event_is_lost_on_other_cells(width: int, cells: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, width - 1))
    assert any(resample([int(cell == at) for cell in range(width)], COUNTED, TimeScale(1, 100, cells)))


def test_the_axis_is_as_wide_as_the_lanes() -> None:
    assert axis_text(YEARS, ASCII) == "   1955 "
    assert axis_text(TimeScale(YEARS.first, YEARS.last, 1), ASCII) == " "


def test_what_is_laid_over_a_lane() -> None:
    base, chosen, current = Style(color="red"), Style(bold=True), Style(reverse=True)
    segments = styled("abcdefgh", base, [(range(1, 5), chosen), (range(3, 4), current)])
    assert [(segment.text, segment.style) for segment in segments] == [
        ("a", base),
        ("bc", base + chosen),
        ("d", base + current),
        ("e", base + chosen),
        ("fgh", base),
    ]
    assert [segment.text for segment in styled("abc", base, [(range(3), chosen)])] == ["abc"]


def test_a_date_and_its_bar_agree() -> None:
    when = parse("1953/1957")
    assert (bar("1953/1957").start_max, bar("1953/1957").end_min) == when.certain_days


def test_where_events_are_listed() -> None:
    scale = TimeScale(day_number(1953, 1, 1), day_number(1957, 12, 31), 5)
    bars = [bar(date, rank) for rank, date in enumerate(("1953/1957", "1955-06", "1955-07", "[..1957]"), 1)]
    assert listed(bars, scale) == [1, 0, 2, 0, 1]
