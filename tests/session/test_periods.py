"""Years, quarters and months."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.chronology.calendar import day_number
from tui.parsing.query.parse_query import Query, parse_query
from tui.session.periods import (
    MONTH,
    QUARTER,
    YEAR,
    Period,
    days_date,
    narrowed_period,
    period_date,
    period_for,
)

DAYS = st.integers(day_number(-9999, 1, 1), day_number(9999, 12, 31))
LENGTHS = st.sampled_from([YEAR, QUARTER, MONTH])


def period(day: str, months: int) -> Period:
    year, month, date = map(int, day.rsplit("-", 2))
    found = Period.of_day(day_number(year, month, date), months)
    assert found
    return found


@pytest.mark.parametrize(
    ("day", "months", "edtf", "words"),
    [
        ("2013-05-14", YEAR, "2013", "2013"),
        ("2013-05-14", QUARTER, "2013-04/2013-06", "April to June 2013"),
        ("2013-05-14", MONTH, "2013-05", "May 2013"),
        ("2013-12-31", QUARTER, "2013-10/2013-12", "October to December 2013"),
        ("850-02-28", MONTH, "0850-02", "February AD 850"),
        ("-43-03-15", MONTH, "-0043-03", "March 44 BC"),
        ("0-01-01", QUARTER, "0000-01/0000-03", "January to March 1 BC"),
    ],
)
def test_a_period_as_a_date_and_in_words(day: str, months: int, edtf: str, words: str) -> None:
    assert (str(period(day, months).when), period(day, months).words) == (edtf, words)


@settings(max_examples=200, deadline=None)
@given(DAYS, LENGTHS)
def test_a_period_holds_its_day_and_its_neighbours_follow(day: int, months: int) -> None:
    found = Period.of_day(day, months)
    assert found
    assert found.first <= day <= found.last
    assert (found.when.first_day, found.when.last_day) == (found.first, found.last)
    if after := found.moved(1):
        assert after.first == found.last + 1
        assert after.moved(-1) == found


@settings(max_examples=200, deadline=None)
@given(DAYS, LENGTHS)
def test_a_query_says_which_period_it_is_limited_to(day: int, months: int) -> None:
    found = Period.of_day(day, months)
    assert found
    line = str(Query(words=("tea",), from_=found.when, to=found.when))
    query, troubles = parse_query(line)
    # A month such as 2006-07 may be meant as two years: that is said beside what is typed.
    assert period_for(query) == found
    assert all(trouble.is_doubt for trouble in troubles)


@pytest.mark.parametrize(
    "line", ["", "tea", "in:1951/1955", "from:1951", "to:1951", "in:1951-21", "in:1951~", "in:1951-03-04"]
)
def test_other_limits_are_no_period(line: str) -> None:
    assert period_for(parse_query(line)[0]) is None


def test_narrower_and_narrower_and_everything_again() -> None:
    day = day_number(2013, 5, 14)
    year = narrowed_period(None, day)
    quarter = narrowed_period(year, day)
    month = narrowed_period(quarter, day)
    assert [str(one.when) for one in (year, quarter, month) if one] == ["2013", "2013-04/2013-06", "2013-05"]
    assert narrowed_period(month, day) is None
    assert narrowed_period(period("2014-01-01", YEAR), day) == period("2014-01-01", QUARTER)
    assert narrowed_period(period("2012-01-01", YEAR), day) == period("2012-12-01", QUARTER)


def test_where_edtf_ends_periods_end() -> None:
    assert Period.of_day(day_number(10_000, 1, 1), YEAR) is None
    assert period("9999-12-31", MONTH).moved(1) is None
    assert period("-9999-01-01", YEAR).moved(-1) is None


@settings(max_examples=300, deadline=None)
@given(DAYS, st.integers(0, 40_000) | st.integers(0, 62))
def test_days_as_a_date_have_exactly_these_bounds(first: int, length: int) -> None:
    last = min(first + length, day_number(9999, 12, 31))
    when = days_date(first, last)
    assert when
    assert (when.first_day, when.last_day) == (first, last)


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ((2006, 1, 1), (2012, 12, 31), "2006/2012"),
        ((2006, 1, 1), (2006, 12, 31), "2006"),
        ((2006, 2, 1), (2008, 2, 29), "2006-02/2008-02"),
        ((2006, 2, 1), (2006, 2, 28), "2006-02"),
        ((2006, 2, 2), (2006, 2, 28), "2006-02-02/2006-02-28"),
        ((2006, 2, 2), (2006, 2, 2), "2006-02-02"),
        ((-43, 3, 15), (0, 12, 31), "-0043-03-15/0000-12-31"),
    ],
)
def test_days_are_written_as_shortly_as_they_are(
    first: tuple[int, int, int], last: tuple[int, int, int], edtf: str
) -> None:
    assert str(days_date(day_number(*first), day_number(*last))) == edtf


def test_days_beyond_the_years_of_edtf_are_no_date() -> None:
    assert days_date(day_number(9999, 12, 31), day_number(10_000, 1, 1)) is None
    assert days_date(day_number(-10_000, 12, 31), day_number(2000, 1, 1)) is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("in:2006/2012", "2006/2012"),
        ("in:2010/..", "2010/.."),
        ("in:../2010", "../2010"),
        ("from:2006 to:2012", None),
        ("from:2006", None),
        ("to:2012", None),
        ("before:2012", None),
        ("", None),
    ],
)
def test_the_date_that_alone_is_the_period(line: str, date: str | None) -> None:
    found = period_date(parse_query(line)[0])
    assert (found.text if found else None) == date
