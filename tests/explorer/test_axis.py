from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.chronology.days import day_number
from tui.explorer.axis import Scale, Tick, ticks

YEARS_3000 = 1_095_750


def scale(first: str, last: str, cells: int) -> Scale:
    def number(day: str) -> int:
        year, month, date = day.rsplit("-", 2)
        return day_number(int(year), int(month), int(date))

    return Scale(number(first), number(last), cells)


SCALES = st.builds(
    lambda first, days, cells: Scale(first, first + days, cells),
    st.integers(day_number(-9999, 1, 1), day_number(9000, 1, 1)),
    st.integers(0, YEARS_3000) | st.integers(0, 5_000),
    st.integers(1, 300),
)


@settings(max_examples=300, deadline=None)
@example(Scale(0, 0, 1))
@example(Scale(-200_000, 800_000, 300))
@given(SCALES)
def test_labels_lie_inside_and_never_touch(scale: Scale) -> None:
    named = ticks(scale)
    assert all(tick.end < after.cell for tick, after in pairwise(named))
    assert all(tick.cell >= 0 and tick.end <= scale.cells for tick in named)
    assert all(tick.label == tick.label.strip() != "" for tick in named)


@settings(max_examples=100, deadline=None)
@given(SCALES.filter(lambda scale: scale.cells >= 24))
def test_an_axis_of_some_width_names_something(scale: Scale) -> None:
    days = scale.last - scale.first + 1
    assert ticks(scale) or days > 14 * scale.cells


@settings(max_examples=200, deadline=None)
@given(SCALES, st.integers(0, YEARS_3000))
def test_a_day_is_on_its_cell(scale: Scale, ahead: int) -> None:
    day = min(scale.first + ahead, scale.last)
    cell = scale.cell(day)
    assert 0 <= cell < scale.cells
    assert scale.day(cell) <= day
    assert scale.cell(scale.day(cell)) == cell


@settings(max_examples=50, deadline=None)
@given(SCALES)
def test_days_outside_are_at_the_edges(scale: Scale) -> None:
    assert scale.cell(scale.first - 1) == scale.cell(scale.first) == 0
    assert scale.cell(scale.last + 1) == scale.cell(scale.last) <= scale.cells - 1


@pytest.mark.parametrize(
    ("given", "labels"),
    [
        (scale("2013-05-14", "2013-05-14", 20), ["14 May"]),
        (scale("2013-05-14", "2013-05-16", 30), ["14 May", "15 May", "16 May"]),
        (scale("2013-05-14", "2013-05-16", 20), ["14 May", "16 May"]),
        (scale("2013-01-01", "2013-12-31", 50), ["Jan 2013", "Apr 2013", "Jul 2013", "Oct 2013"]),
        (scale("2004-01-01", "2015-12-31", 65), [str(year) for year in range(2004, 2016)]),
        (scale("2004-06-01", "2015-12-31", 40), ["2006", "2008", "2010", "2012", "2014"]),
        (scale("850-01-01", "869-12-31", 40), ["AD 850", "AD 855", "AD 860", "AD 865"]),
        (
            scale("-550-01-01", "250-12-31", 60),
            ["500 BC", "400 BC", "300 BC", "200 BC", "100 BC", "AD 1", "AD 100"],
        ),
        (scale("2013-05-14", "2013-05-14", 1), []),
        (scale("2004-01-01", "2015-12-31", 3), []),
    ],
)
def test_what_an_axis_names(given: Scale, labels: list[str]) -> None:
    assert [tick.label for tick in ticks(given)] == labels


def test_years_stand_at_their_first_of_january() -> None:
    decades = scale("1900-01-01", "1999-12-31", 100)
    assert Tick(50, "1950") in ticks(decades)
    assert all(decades.cell(day_number(int(tick.label), 1, 1)) == tick.cell for tick in ticks(decades))


@pytest.mark.parametrize(
    ("first", "last", "cells", "said"),
    [
        ((2004, 1, 1), (2015, 3, 4), 100, "2004 to 2015, a cell is 6 weeks"),
        ((2013, 5, 14), (2013, 5, 14), 100, "2013, a cell is part of a day"),
        ((2013, 5, 1), (2013, 5, 31), 31, "2013, a cell is 1 day"),
        ((1, 1, 1), (3000, 12, 31), 100, "AD 1 to 3000, a cell is 30 years"),
    ],
)
def test_a_scale_in_words(
    first: tuple[int, int, int], last: tuple[int, int, int], cells: int, said: str
) -> None:
    assert Scale(day_number(*first), day_number(*last), cells).words == said
