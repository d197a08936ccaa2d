"""Day numbers against `datetime`, and where `datetime` ends."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.chronology.calendar import (
    add_months,
    day_number,
    days_in_month,
    iso_date,
    months_and_days,
    ymd_from_day,
)

ANY_DAY = st.integers(-5_000_000, 5_000_000)


@given(st.dates())
def test_agrees_with_datetime(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert ymd_from_day(day.toordinal()) == (day.year, day.month, day.day)
    assert iso_date(day.toordinal()) == day.isoformat()


@given(ANY_DAY)
def test_day_number_and_civil_undo_each_other(day: int) -> None:
    assert day_number(*ymd_from_day(day)) == day


@given(ANY_DAY)
def test_the_calendar_has_no_holes(day: int) -> None:
    year, month, day_of_month = ymd_from_day(day)
    following = ymd_from_day(day + 1)
    if day_of_month < days_in_month(year, month):
        assert following == (year, month, day_of_month + 1)
    else:
        assert following == ((year, month + 1, 1) if month < 12 else (year + 1, 1, 1))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0001-01-01", 1),
        ("0000-12-31", 0),
        ("0000-02-29", -306),
        ("-0001-12-31", -366),
        ("-4713-11-24", -1721425),
    ],
)
def test_years_before_1_down_to_the_first_julian_day(text: str, number: int) -> None:
    assert iso_date(number) == text


@pytest.mark.parametrize(
    ("year", "february"), [(2013, 28), (2012, 29), (1900, 28), (2000, 29), (0, 29), (-4, 29), (-100, 28)]
)
def test_leap_years(year: int, february: int) -> None:
    assert days_in_month(year, 2) == february


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2013-01-31", 1, "2013-02-28"),
        ("2012-01-31", 1, "2012-02-29"),
        ("2013-05-14", 12, "2014-05-14"),
        ("2013-05-14", -5, "2012-12-14"),
        ("2012-02-29", -48, "2008-02-29"),
        ("2013-12-31", 2, "2014-02-28"),
    ],
)
def test_add_months(day: str, months: int, expected: str) -> None:
    assert iso_date(add_months(date.fromisoformat(day).toordinal(), months)) == expected


@given(ANY_DAY, st.integers(0, 1_000_000))
def test_elapsed_months_and_days_lead_from_one_day_to_the_other(first: int, length: int) -> None:
    months, days = months_and_days(first, first + length)
    assert months >= 0
    assert 0 <= days <= 30
    assert add_months(first, months) + days == first + length
