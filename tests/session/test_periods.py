"""Years, quarters and months."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.chronology.calendar import day_number
from tui.parsing.query.parse_query import Query, parse_query
from tui.session.periods import MONTH, QUARTER, YEAR, Period, narrowed_period, period_for

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
