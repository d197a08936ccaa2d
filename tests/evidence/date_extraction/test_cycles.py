"""What comes round: "last" and "next" as sums."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.chronology.edtf import parse
from tui.evidence.date_extraction.cycles import SEASONS, WEEK, YEAR, Cycle

DAYS = st.dates(min_value=date(1700, 1, 1), max_value=date(2400, 12, 31)).map(date.toordinal)


@given(DAYS, st.integers(0, 6))
@settings(max_examples=100, deadline=None)
def test_the_weekday_before_and_after_are_the_nearest(day: int, weekday: int) -> None:
    around = [date.fromisoformat(sense.date) for sense in WEEK.around(weekday, day)]
    assert {one.weekday() for one in around} == {weekday}
    away = [one.toordinal() - day for one in around]
    assert -7 <= away[0] < 0 < away[-1] <= 7
    assert away[1:-1] == ([0] if date.fromordinal(day).weekday() == weekday else [])


@given(st.sampled_from([WEEK, YEAR, SEASONS]), DAYS, st.integers(0, 3))
@settings(max_examples=200, deadline=None)
def test_last_lies_before_this_one_and_next_behind(cycle: Cycle, day: int, phase: int) -> None:
    last, following = cycle.last(phase, day), cycle.next(phase, day)
    assert all(parse(sense.date).last_day < day for sense in last)
    assert all(parse(sense.date).first_day > day for sense in following)
    assert 1 <= len(last) <= 2
    assert 1 <= len(following) <= 2


@pytest.mark.parametrize(
    ("day", "last"),
    [("2013-05-15", "2012-24"), ("2014-01-10", "2012-24"), ("2014-03-01", "2013-24")],
)
def test_a_winter_belongs_to_the_year_in_which_it_begins(day: str, last: str) -> None:
    assert SEASONS.last(3, parse(day).first_day)[0].date == last
