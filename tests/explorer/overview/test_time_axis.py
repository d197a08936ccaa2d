from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.chronology.calendar import day_number, ymd_from_day
from tui.explorer.overview.time_axis import AxisLabel, TimeScale, axis_labels

YEARS_3000 = 1_095_750


def scale(first: str, last: str, cells: int) -> TimeScale:
    def number(day: str) -> int:
        year, month, date = day.rsplit("-", 2)
        return day_number(int(year), int(month), int(date))

    return TimeScale(number(first), number(last), cells)


SCALES = st.builds(
    lambda first, days, cells: TimeScale(first, first + days, cells),
    st.integers(day_number(-9999, 1, 1), day_number(9000, 1, 1)),
    st.integers(0, YEARS_3000) | st.integers(0, 5_000),
    st.integers(1, 300),
)


@settings(max_examples=300, deadline=None)
@example(TimeScale(0, 0, 1))
@example(TimeScale(-200_000, 800_000, 300))
@given(SCALES)
def test_labels_lie_inside_and_never_touch(scale: TimeScale) -> None:
    named = axis_labels(scale)
    assert all(tick.end < after.cell for tick, after in pairwise(named))
    assert all(tick.cell >= 0 and tick.end <= scale.cells for tick in named)
    assert all(tick.label == tick.label.strip() != "" for tick in named)


@settings(max_examples=100, deadline=None)
@given(SCALES.filter(lambda scale: scale.cells >= 24))
def test_an_axis_of_some_width_names_something(scale: TimeScale) -> None:
    days = scale.last - scale.first + 1
    assert axis_labels(scale) or days > 14 * scale.cells


@settings(max_examples=200, deadline=None)
@given(SCALES, st.integers(0, YEARS_3000))
def test_a_day_is_on_its_cell(scale: TimeScale, ahead: int) -> None:
    day = min(scale.first + ahead, scale.last)
    cell = scale.cell(day)
    assert 0 <= cell < scale.cells
    assert scale.day(cell) <= day
    assert scale.cell(scale.day(cell)) == cell


@settings(max_examples=200, deadline=None)
@given(SCALES, st.integers(0, 10_000))
def test_every_cell_has_its_days(scale: TimeScale, at: int) -> None:
    cell = at % scale.cells
    first, last = scale.day(cell), scale.last_day(cell)
    assert scale.first <= first <= last <= scale.last
    assert cell in scale.cells_of(first, first)
    assert cell in scale.cells_of(last, last)
    if scale.days >= scale.cells:
        assert cell not in scale.cells_of(first - 1, first - 1)
        assert cell not in scale.cells_of(last + 1, last + 1)


@settings(max_examples=100, deadline=None)
@given(SCALES.filter(lambda scale: scale.days < 2_000))
def test_days_and_cells_leave_nothing_between_them(scale: TimeScale) -> None:
    cells = [cell for day in range(scale.first, scale.last + 1) for cell in scale.cells_of(day, day)]
    assert list(dict.fromkeys(cells)) == list(range(scale.cells))


@settings(max_examples=200, deadline=None)
@given(SCALES)
def test_labels_are_at_the_cells_of_their_days(scale: TimeScale) -> None:
    for tick in axis_labels(scale):
        day = day_of(tick.label, scale)
        assert scale.first <= day <= scale.last
        assert scale.cell(day) == tick.cell


def day_of(label: str, scale: TimeScale) -> int:
    """The first day of what a label names: `14 May`, `May 2013`, `2013`, `AD 850`, `44 BC`."""
    words = label.split()
    months = [at for at, name in enumerate(NAMES, 1) if name in words]
    if months and words[0].isdigit():
        days = (day_number(year, months[0], int(words[0])) for year in years_of(scale))
        return next(day for day in days if scale.first <= day <= scale.last)
    rest = [word for word in words if word not in NAMES]
    year = 1 - int(rest[0]) if rest[-1] == "BC" else int(rest[-1])
    return day_number(year, months[0] if months else 1, 1)


def years_of(scale: TimeScale) -> range:
    return range(ymd_from_day(scale.first)[0], ymd_from_day(scale.last)[0] + 1)


NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@settings(max_examples=50, deadline=None)
@given(SCALES)
def test_days_outside_are_at_the_edges(scale: TimeScale) -> None:
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
def test_what_an_axis_names(given: TimeScale, labels: list[str]) -> None:
    assert [tick.label for tick in axis_labels(given)] == labels


def test_years_stand_at_their_first_of_january() -> None:
    decades = scale("1900-01-01", "1999-12-31", 100)
    assert AxisLabel(50, "1950") in axis_labels(decades)
    assert all(decades.cell(day_number(int(tick.label), 1, 1)) == tick.cell for tick in axis_labels(decades))


@pytest.mark.parametrize(
    ("first", "last", "cells", "said"),
    [
        ((2004, 1, 1), (2015, 3, 4), 100, "2004 to 2015 · 1 column = 6 weeks"),
        ((2013, 5, 14), (2013, 5, 14), 100, "14 May 2013 · 1 column = part of a day"),
        ((2013, 5, 1), (2013, 5, 31), 31, "May 2013 · 1 column = 1 day"),
        ((2013, 1, 1), (2013, 12, 31), 73, "2013 · 1 column = 5 days"),
        ((2013, 4, 1), (2013, 6, 30), 91, "Apr to Jun 2013 · 1 column = 1 day"),
        ((2012, 12, 25), (2013, 1, 5), 12, "25 Dec 2012 to 5 Jan 2013 · 1 column = 1 day"),
        ((2013, 5, 14), (2013, 5, 16), 12, "14 to 16 May 2013 · 1 column = part of a day"),
        ((2013, 5, 14), (2013, 6, 3), 21, "14 May to 3 Jun 2013 · 1 column = 1 day"),
        ((2012, 12, 25), (2014, 11, 5), 100, "Dec 2012 to Nov 2014 · 1 column = 7 days"),
        ((-43, 3, 15), (-43, 3, 15), 1, "15 Mar 44 BC · 1 column = 1 day"),
        ((-43, 1, 1), (14, 8, 19), 100, "44 BC to AD 14 · 1 column = 7 months"),
        ((1, 1, 1), (3000, 12, 31), 100, "AD 1 to 3000 · 1 column = 30 years"),
    ],
)
def test_a_scale_in_words(
    first: tuple[int, int, int], last: tuple[int, int, int], cells: int, said: str
) -> None:
    assert TimeScale(day_number(*first), day_number(*last), cells).words == said


@settings(max_examples=300, deadline=None)
@given(SCALES, st.data())
def test_dragged_cells_cover_exactly_their_days(scale: TimeScale, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, scale.cells - 1))
    last = data.draw(st.integers(first, scale.cells - 1))
    begin, end = scale.day(first), scale.last_day(last)
    cells = range(first, last + 1)

    def touches(day: int) -> bool:
        own = scale.cells_of(day, day)
        return bool(own) and own.start < cells.stop and cells.start < own.stop

    # Those at both edges are in these cells, and their neighbours outside are not.
    assert touches(begin)
    assert touches(end)
    assert not touches(begin - 1)
    assert not touches(end + 1)
