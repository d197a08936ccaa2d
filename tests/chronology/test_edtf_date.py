"""Order, and what is certainly and possibly in a range, checked against all that could have happened."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.chronology.dates import whens
from tui.chronology.calendar import day_number, iso_date
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import (
    FAR,
    DateExpression,
    DateForm,
    EdtfDate,
    Side,
    Unbounded,
    day_bounds,
    sort_key,
)

NEARBY = st.integers(day_number(2012, 12, 20), day_number(2013, 1, 12))
MIDDLE = day_number(2013, 1, 1)
WORLD = range(MIDDLE - 65, MIDDLE + 66)
"""Days about the drawn dates that stand for all the days there are, and a little more than they reach."""
BEFORE_ALL, AFTER_ALL = WORLD[0] - 1, WORLD[-1] + 1


@each(
    ("date", "window", "certainly", "possibly"),
    [
        ("2006", "2006", True, True),
        ("2006", "2006-05", False, True),
        ("2006", "2007", False, False),
        ("2006", "2004/2012", True, True),
        ("2006", "../2006", True, True),
        ("2006", "../2006-05", False, True),
        ("2006", "2006/..", True, True),
        ("2004/2012", "2006", True, True),
        ("2004/2012", "2004", True, True),
        ("2004/2012", "2004-05", False, True),
        ("2013-05-14", "2013", True, True),
        ("2013-05-14", "2013-05-14", True, True),
        ("2013-05-14~", "2013-05-14", False, True),
        ("2013-05-14~", "2013-05-14~", True, True),
        ("2013-05-14?", "2013", False, True),
        ("2013-05-14?", "2012", False, False),
        ("2011/..", "2020", True, True),
        ("2011/..", "2010", False, False),
        ("../2011", "1066", True, True),
        ("2011/", "2011", True, True),
        ("2011/", "2020", False, True),
        ("/2011", "2011", True, True),
        ("/2011", "2010", False, True),
        ("/2011", "2012", False, False),
        ("2004/2012?", "2004", True, True),
        ("2004/2012?", "2006", False, True),
        ("2004?/2012", "2012", True, True),
        ("2004?/2012?", "2000/2020", False, True),
        ("[2006,2008]", "2006/2008", True, True),
        ("[2006,2008]", "2006", False, True),
        ("[..2010]", "2009", False, True),
        ("[..2010]", "../2010", True, True),
        ("[2010..]", "../2010", False, True),
        ("[2010..]", "2010/..", True, True),
    ],
)
def test_in_a_range(date: str, window: str, certainly: bool, possibly: bool) -> None:
    assert parse(date).certainly_in(parse(window)) is certainly
    assert parse(date).possibly_in(parse(window)) is possibly


@given(whens(), whens())
def test_what_is_certain_is_possible(when: EdtfDate, window: EdtfDate) -> None:
    assert when.possibly_in(window) or not when.certainly_in(window)


@given(whens())
def test_bounds_are_in_order(when: EdtfDate) -> None:
    for low, high in ((when.start_min, when.start_max), (when.end_min, when.end_max)):
        assert isinstance(low, Unbounded) or isinstance(high, Unbounded) or low <= high
    for start, end in ((when.start_min, when.end_min), (when.start_max, when.end_max)):
        assert isinstance(start, Unbounded) or isinstance(end, Unbounded) or start <= end
    assert -FAR <= when.first_day <= when.begun_by
    assert when.lasts_to <= when.last_day <= FAR


def _could_be(side: Side, day: int, doubted: bool) -> bool:
    """Whether a side could have been that day; where `doubted`, an uncertain one could be any."""
    if side is Unbounded.OPEN:
        return day in {BEFORE_ALL, AFTER_ALL}
    if side is Unbounded.UNKNOWN or (doubted and side.uncertain):
        return day in WORLD
    first, last = day_bounds(side)
    return first <= day <= last


def _histories(when: EdtfDate, doubted: bool = False) -> list[tuple[int, int]]:
    """Every start and end that a date allows."""
    if when.shape is DateForm.MOMENT:
        return [(day, day) for day in WORLD if _could_be(when.start, day, doubted)]
    if when.shape is DateForm.SET:
        return [(day, day) for day in WORLD if any(_listed(day, *member) for member in when.members)]
    starts = [day for day in (BEFORE_ALL, *WORLD) if _could_be(when.start, day, doubted)]
    ends = [day for day in (*WORLD, AFTER_ALL) if _could_be(when.end, day, doubted)]
    return [(start, end) for start in starts for end in ends if start <= end]


def _listed(day: int, low: Side, high: Side) -> bool:
    return (not isinstance(low, DateExpression) or day_bounds(low)[0] <= day) and (
        not isinstance(high, DateExpression) or day <= day_bounds(high)[1]
    )


def _within_world(when: EdtfDate) -> bool:
    """Whether all stated days are among those that are tried."""
    sides = [side for member in when.members or ((when.start, when.end),) for side in member]
    return all(
        day_bounds(side)[0] in WORLD and day_bounds(side)[1] in WORLD
        for side in sides
        if isinstance(side, DateExpression)
    )


NEAR = whens(NEARBY).filter(_within_world)
# There is a day before and a day after every range that is tried.
RANGES = st.tuples(st.sampled_from(WORLD[1:-42]), st.integers(0, 40)).map(lambda r: (r[0], r[0] + r[1]))


@given(NEAR, RANGES)
@settings(max_examples=200, deadline=None)
def test_certainly_in_is_what_every_history_has(when: EdtfDate, days: tuple[int, int]) -> None:
    low, high = days
    window = parse(f"{iso_date(low)}/{iso_date(high)}")
    every = all(start <= high and end >= low for start, end in _histories(when, doubted=True))
    # Of a set only the first and last day are kept, which can make it less certain, never more.
    assert when.certainly_in(window) is every or (when.shape is DateForm.SET and every)


@given(NEAR, RANGES)
@settings(max_examples=200, deadline=None)
def test_possibly_in_is_what_some_history_has(when: EdtfDate, days: tuple[int, int]) -> None:
    low, high = days
    window = parse(f"{iso_date(low)}/{iso_date(high)}")
    some = any(start <= high and end >= low for start, end in _histories(when))
    assert when.possibly_in(window) is some or (when.shape is DateForm.SET and not some)


@given(NEAR)
@settings(max_examples=200, deadline=None)
def test_certain_days_are_the_days_of_every_history(when: EdtfDate) -> None:
    histories = _histories(when, doubted=True)
    common = max(start for start, _ in histories), min(end for _, end in histories)
    certain = when.certain_days
    if certain is None:
        assert common[0] > common[1] or when.uncertain
    else:
        assert (max(certain[0], BEFORE_ALL), min(certain[1], AFTER_ALL)) == common


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("2013-05-14", ("2013-05-14", "2013-05-14")),
        ("2013-05-14?", None),
        ("2013-05", None),
        ("2004/2012", ("2004-12-31", "2012-01-01")),
        ("2004~/2012", ("2005-12-31", "2012-01-01")),
        ("2004/2012?", None),
        ("2013/2013", None),
        ("/2013-05-14", ("2013-05-14", "2013-05-14")),
        ("[2006,2008]", None),
    ],
)
def test_certain_days(text: str, certain: tuple[str, str] | None) -> None:
    days = parse(text).certain_days
    assert (days and (iso_date(days[0]), iso_date(days[1]))) == certain


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "exact"),
    [
        ("2013-05-14", False, False, True),
        ("2013-05-14T22:00", False, False, True),
        ("2013-05-14/2013-05-14", False, False, True),
        ("2013-05-14?", False, True, False),
        ("2013-05-14~", True, False, False),
        ("2013-05-14%", True, True, False),
        ("2013-05", False, False, False),
        ("2004~/2012?", True, True, False),
        ("2011/..", False, False, False),
    ],
)
def test_marks(text: str, approximate: bool, uncertain: bool, exact: bool) -> None:
    when = parse(text)
    assert (when.approximate, when.uncertain, when.is_exact) == (approximate, uncertain, exact)


def test_order_is_stated_start_stated_end_open_start_time_of_day() -> None:
    expected = [
        "-0044",
        "2006-01-01",
        "2006-01-01T09:30",
        "2006-01-01T22:00",
        "2006",
        "2006/2007",
        "2006/..",
        "2006-01-02",
        "2006-02~",
        "2006-12-31",
        "[..2006-12-31]",
        "../2011",
        "/2012",
    ]
    assert sorted(sorted(expected), key=lambda text: sort_key(parse(text))) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2006", "2006-01-01"),
        ("2006~", "2006-01-01"),
        ("2006-05-14%", "2006-05-14"),
        ("201X", "2010-01-01"),
        ("2013-24~", "2013-12-01"),
        ("2004~/2012", "2004-01-01"),
        ("../2011", "2011-12-31"),
        ("../2011~", "2011-12-31"),
        ("/2011-02", "2011-02-28"),
        ("[..2013-05-15]", "2013-05-15"),
        ("[..2010,2012]", "2012-12-31"),
        ("[..2010,2012..]", "2010-12-31"),
        ("[2006,2008..]", "2006-01-01"),
        ("2013-12-31T23:30-05:00", "2013-12-31"),
    ],
)
def test_the_day_a_date_is_listed_at(text: str, day: str) -> None:
    assert iso_date(parse(text).listed_day) == day


@given(whens())
def test_a_date_is_listed_at_one_of_its_days(when: EdtfDate) -> None:
    assert when.first_day <= when.listed_day <= when.last_day
    low, high = when.start_days
    assert low <= high
    assert sort_key(when)[0] == when.listed_day
