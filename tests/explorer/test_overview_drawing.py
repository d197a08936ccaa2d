from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from tests.builders import bar, info, kind
from tests.chronology.dates import whens
from tui.chronology.days import day_number
from tui.chronology.edtf import parse
from tui.chronology.when import When
from tui.explorer.axis import Scale
from tui.explorer.overview import Lanes, styled
from tui.explorer.overview_drawing import Ink, axis_text, beginnings, cells_of, crowd, lane, sign, spread
from tui.index.records import Bar
from tui.views.marks import ASCII, UNICODE

YEARS = Scale(day_number(1952, 1, 1), day_number(1959, 12, 31), 8)
"""A cell a year, exactly: two leap years, each the first of four."""


def drawn(*dates: str, scale: Scale = YEARS) -> str:
    return "".join(sign(ink, ASCII) for ink in lane([bar(date) for date in dates], scale))


@pytest.mark.parametrize(
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
        (["../1954"], "###     "),
        (["1956/.."], "    ####"),
        (["/1954"], "...     "),
        (["1956/"], "    ...."),
        (["[1953,1955]"], " ...    "),
        (["1953/1957", "1955-03-01"], " ##+##  "),
        (["1953/1957", "1955"], " #####  "),
        (["1957", "1957-05-14"], "     +  "),
    ],
)
def test_a_lane(dates: list[str], cells: str) -> None:
    assert drawn(*dates) == cells


def test_what_lasted_is_light_where_it_may_not_have_begun_or_may_be_over() -> None:
    half_years = Scale(YEARS.first, YEARS.last, 16)
    assert drawn("1953/1957", scale=half_years) == "  .########.    "


def brute(bars: list[Bar], scale: Scale) -> list[Ink]:
    """Cell by cell, from the meaning of the bounds."""
    cells = [Ink.NOTHING] * scale.cells
    for each in bars:
        certain = each.start_max <= each.end_min and each.start_max < 10**7 and each.end_min > -(10**7)
        one = certain and each.start_min == each.end_max
        for cell in cells_of(each, scale):
            does = certain and scale.cell(each.start_max) <= cell <= scale.cell(each.end_min)
            alone = Ink.COARSE if len(cells_of(each, scale)) == 1 and not certain else Ink.POSSIBLE
            cells[cell] = max(cells[cell], Ink.MOMENT if one else Ink.CERTAIN if does else alone)
    return cells


DAYS = st.integers(day_number(1945, 1, 1), day_number(1965, 1, 1))


@settings(max_examples=150, deadline=None)
@given(st.lists(whens(DAYS), max_size=6), st.integers(1, 40))
def test_a_lane_shows_the_strongest_of_each_cell(dates: list[When], cells: int) -> None:
    scale = Scale(YEARS.first, YEARS.last, cells)
    bars = [Bar(1, "works", it.first_day, it.begun_by, it.lasts_to, it.last_day) for it in dates]
    assert lane(bars, scale) == brute(bars, scale)


@pytest.mark.parametrize(
    ("counts", "text"), [([], ""), ([0, 0], "  "), ([1, 2, 3, 0], ".=# "), ([1, 1000], ".#"), ([5], "#")]
)
def test_a_crowd_is_darker_where_more_begin(counts: list[int], text: str) -> None:
    assert crowd(counts, ASCII) == text


@pytest.mark.parametrize(
    ("counts", "cells", "shown"),
    [
        ([1, 2, 3, 4], 4, [1, 2, 3, 4]),
        ([1, 2, 3, 4], 2, [2, 4]),
        ([0, 0, 7, 0, 0], 2, [0, 7]),
        ([1, 2], 4, [1, 1, 2, 2]),
        ([], 3, [0, 0, 0]),
    ],
)
def test_counts_for_another_width(counts: list[int], cells: int, shown: list[int]) -> None:
    assert spread(counts, cells) == shown


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 200), st.integers(1, 200), st.data())
def test_no_lonely_event_is_lost_in_another_width(width: int, cells: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, width - 1))
    assert any(spread([int(cell == at) for cell in range(width)], cells))


def test_the_axis_is_as_wide_as_the_lanes() -> None:
    assert axis_text(YEARS) == "   1955 "
    assert axis_text(Scale(YEARS.first, YEARS.last, 1)) == " "


BARS = (bar("1953", 1), bar("1957-05-14", 4, "money"), bar("1958", 6, "unheard-of"))


def test_lanes_are_those_described_and_those_met() -> None:
    assert Lanes(info(), BARS, {}).labels == {
        "works": "Building",
        "money": "Money",
        "unheard-of": "unheard-of",
    }
    counted = Lanes(info(kinds=(kind(),)), None, {"works": [0], "met": [2], "absent": [0]})
    assert counted.labels == {"works": "Building", "met": "met"}


def test_a_bar_is_found_by_its_rank() -> None:
    lanes = Lanes(info(), BARS, {})
    assert [lanes.bar(rank) for rank in range(8)] == [
        None,
        BARS[0],
        None,
        None,
        BARS[1],
        None,
        BARS[2],
        None,
    ]
    assert Lanes(info(), None, {}).bar(1) is None


def test_a_lane_of_one_kind_and_all_in_one() -> None:
    lanes = Lanes(info(), BARS, {})
    assert lanes.text("works", YEARS, ASCII) == " o      "
    assert lanes.text(None, YEARS, UNICODE) == " █   ██ "
    counted = Lanes(info(), None, {"works": [0, 3], "money": [1, 0]})
    assert counted.text("works", YEARS, ASCII) == "    ####"
    assert counted.text(None, YEARS, ASCII) == "....####"
    assert counted.text("unheard-of", YEARS, ASCII) == " " * 8


def test_a_chronology_without_kinds_has_an_empty_lane() -> None:
    assert Lanes(info(kinds=()), None, {}).text(None, YEARS, ASCII) == " " * 8
    assert Lanes(info(kinds=()), (), {}).text(None, YEARS, ASCII) == " " * 8


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


def test_where_events_begin() -> None:
    scale = Scale(day_number(1953, 1, 1), day_number(1957, 12, 31), 5)
    bars = [bar(date, rank) for rank, date in enumerate(("1953/1957", "1955-06", "1955-07", "[..1957]"), 1)]
    assert beginnings(bars, scale) == [2, 0, 2, 0, 0]
