"""What the overview has to show, of records made by hand and of a village hall."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import bar, info, kind
from tests.explorer.screen_driver import opened
from tui.chronology.calendar import day_number
from tui.explorer.overview.lane_data import LaneData, day_range
from tui.explorer.overview.time_axis import TimeScale
from tui.index.protocol import Index, LaneKey
from tui.parsing.query.parse_query import Query, parse_query
from tui.session.viewport import DayRange, OverviewView
from tui.views.symbols import ASCII, UNICODE

YEARS = TimeScale(day_number(1952, 1, 1), day_number(1959, 12, 31), 8)
EIGHT = DayRange(YEARS.first, YEARS.last)
KINDS = {"works": "Building", "money": "Money"}
BARS = (bar("1953", 1), bar("1957-05-14", 4, "money"), bar("1958", 6, "unheard-of"))


def counted(**density: list[int]) -> LaneData:
    return LaneData(
        info(), KINDS, None, {name.replace("_", "-"): n for name, n in density.items()}, whole=EIGHT
    )


@pytest.fixture
def index(hall: Path) -> Iterator[Index]:
    with closing(opened(hall)) as project:
        yield project.index


def test_lanes_are_those_listed_and_those_met() -> None:
    assert LaneData(info(), KINDS, BARS).labels == {**KINDS, "unheard-of": "unheard-of"}
    assert counted(works=[0], met=[2], absent=[0]).labels == {**KINDS, "met": "met"}
    assert LaneData(info(), {}, (bar("1953", 1, ""),)).labels == {"": "others"}


def test_bars_are_found_by_the_rank_of_their_event() -> None:
    lanes = LaneData(info(), KINDS, (*BARS, bar("1958", 6, "works")))
    assert [len(lanes.bars_of(rank)) for rank in range(8)] == [0, 1, 0, 0, 1, 0, 2, 0]
    assert counted(works=[1]).bars_of(1) == ()


@pytest.mark.parametrize(
    ("name", "day", "rank"),
    [
        ("works", (1955, 6, 1), 1),
        ("works", (1957, 5, 14), 2),
        ("works", (1957, 5, 16), 1),
        ("works", (1952, 1, 1), 3),
        ("works", (1959, 12, 1), 1),
        ("money", (1952, 1, 1), 4),
        (None, (1958, 6, 1), 4),
        ("nobody", (1958, 6, 1), None),
    ],
)
def test_the_nearest_event_of_a_lane(name: str | None, day: tuple[int, int, int], rank: int | None) -> None:
    bars = (bar("1953/1958", 1), bar("1957-05-14", 2), bar("1952?/1954", 3), bar("1958-06", 4, "money"))
    at = day_number(*day)
    assert LaneData(info(), KINDS, bars).at(name, at, at)[:1] == ([] if rank is None else [rank])
    assert counted(works=[1]).at(name, at, at) == []


def test_a_lane_and_all_in_one() -> None:
    lanes = LaneData(info(), KINDS, BARS)
    assert lanes.text("works", YEARS, ASCII) == " o      "
    assert lanes.text(None, YEARS, UNICODE) == " █   ██ "
    assert lanes.text("no-such-lane", YEARS, ASCII) == " " * 8


def test_counts_instead_of_bars() -> None:
    lanes = counted(works=[0, 3], money=[1, 0])
    assert lanes.text("works", YEARS, ASCII) == "    @@@@"
    assert lanes.text(None, YEARS, ASCII) == "::::@@@@"
    assert lanes.text("unheard-of", YEARS, ASCII) == " " * 8


def test_an_event_in_two_lanes_is_one_event_among_all() -> None:
    twice = (bar("1953", 1, "ada"), bar("1953", 1, "ben"), bar("1955", 2, "ada"), bar("1955", 3, "ada"))
    assert LaneData(info(), {}, twice).text(None, YEARS, ASCII) == " % @    "


def test_a_lane_with_more_events_than_cells_is_crowded() -> None:
    many = tuple(bar("1953", rank) for rank in range(1, 8))
    once = bar("1957-05-14", 8)
    assert LaneData(info(), KINDS, (*many, once)).text("works", YEARS, ASCII) == " o   +  "
    assert LaneData(info(), KINDS, (*many, once, once)).text("works", YEARS, ASCII) == " @   :  "


def test_only_what_is_in_the_window_crowds_it() -> None:
    many = tuple(bar("1953", rank) for rank in range(1, 30))
    last_year = TimeScale(day_number(1959, 1, 1), YEARS.last, 8)
    assert LaneData(info(), KINDS, (*many, bar("1959", 30))).text("works", last_year, ASCII) == "." * 8


def test_a_chronology_without_kinds_has_an_empty_lane() -> None:
    assert LaneData(info(kinds=()), {}, None).text(None, YEARS, ASCII) == " " * 8
    assert LaneData(info(kinds=(kind(),)), {}, ()).text(None, YEARS, ASCII) == " " * 8


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("", (1950, 1, 1), (1959, 12, 31)),
        ("tea", (1950, 1, 1), (1959, 12, 31)),
        ("from:1953", (1950, 1, 1), (1959, 12, 31)),
        ("in:1953", (1953, 1, 1), (1953, 12, 31)),
        ("in:1953-04/1953-06", (1953, 4, 1), (1953, 6, 30)),
        ("in:1700", (1700, 1, 1), (1700, 12, 31)),
    ],
)
def test_all_there_is_to_see(line: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    query = parse_query(line)[0]
    assert day_range(info(), query) == DayRange(day_number(*first), day_number(*last))
    assert day_range(info(first_day=None, last_day=None), query) is None


@pytest.mark.parametrize(
    ("by", "labels"),
    [
        (LaneKey.KIND, ["Building", "Money", "People"]),
        (LaneKey.ACTOR, ["Ada Wren", "The hall committee", "others"]),
        (LaneKey.SOURCE, ["1957-05-18 Valley Echo", "1964-01 Minutes of the hall committee", "others"]),
        (LaneKey.STATUS, ["established", "admitted", "reported", "alleged", "disputed"]),
    ],
)
def test_lanes_by(index: Index, by: LaneKey, labels: list[str]) -> None:
    lanes = LaneData.of(index, Query(), OverviewView(by), 100)
    assert list(lanes.labels.values()) == labels
    assert lanes.fits(OverviewView(by))
    assert not lanes.fits(OverviewView(LaneKey.ACTOR if by is LaneKey.KIND else LaneKey.KIND))


def test_the_bars_of_an_event_are_in_its_lanes(index: Index) -> None:
    for by in LaneKey:
        lanes = LaneData.of(index, Query(), OverviewView(by), 100)
        for row in index.rows(Query()):
            record = index.event(row.id)
            assert record
            assert sorted(map(str, lanes.bars_at(record))) == sorted(map(str, lanes.bars_of(row.rank)))


def test_what_was_not_public_has_no_lane(index: Index) -> None:
    then = LaneData.of(index, parse_query("as-of:1953")[0], OverviewView(LaneKey.SOURCE), 100)
    assert list(then.labels.values()) == []


def test_too_many_events_are_asked_for_window_by_window(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.explorer.overview.lane_data._MOST_BARS", 5)
    everything = LaneData.of(index, Query(), OverviewView(), 40)
    assert everything.bars is None
    assert everything.held == everything.whole
    assert everything.fits(OverviewView())
    year = DayRange(day_number(1951, 3, 1), day_number(1951, 4, 30))
    assert not everything.fits(OverviewView(window=year))
    monkeypatch.setattr("tui.explorer.overview.lane_data._MOST_BARS", 6)
    closer = LaneData.of(index, Query(), OverviewView(window=year), 40)
    assert closer.fits(OverviewView(window=year))
    assert closer.bars
    assert all(each.start_min <= year.last and each.end_max >= year.first for each in closer.bars)
    monkeypatch.setattr("tui.explorer.overview.lane_data.AT_ONCE", 5)
    closer = LaneData.of(index, Query(), OverviewView(window=year), 40)
    assert closer.bars is None
    assert sum(map(sum, closer.density.values())) == 1
