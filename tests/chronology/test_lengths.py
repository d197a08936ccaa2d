"""Lengths of time in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from tests.chronology.dates import whens
from tui.chronology.edtf import parse
from tui.chronology.lengths import between, gap_words, in_order, lag
from tui.chronology.when import When


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2006-12-31", "2013-05-14", "6 years 4 months"),
        ("2013-05-14", "2014-05-14", "1 year"),
        ("2013-05-14", "2014-05-16", "1 year"),
        ("2013-05-14", "2013-06-15", "1 month 1 day"),
        ("2013-05-14", "2013-05-17", "3 days"),
        ("2012-02-29", "2013-02-28", "1 year"),
        ("2013-05-14", "2013-05-14", "no time"),
    ],
)
def test_gap_words(first: str, last: str, expected: str) -> None:
    assert gap_words(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2006", "2013-05-14", "between 6 years 4 months and 7 years 4 months"),
        ("2006?", "2013-05-14", "between 6 years 4 months and 7 years 4 months (uncertain)"),
        ("2013", "2006", "between 6 years and 7 years 11 months earlier"),
        ("2006-01-01", "2012-05-14", "6 years 4 months"),
        ("2013-05-14", "2013-05-14", "the same day"),
        ("2013-05-14", "2013-05-15", "1 day"),
        ("2013-05-15", "2013-05-14", "1 day earlier"),
        ("2013-05", "2013-05", "less than a month either way"),
        ("2013", "2013", "between 11 months 30 days earlier and 11 months 30 days later"),
        ("2013-01-01", "2013", "at most 11 months 30 days"),
        ("2004/2012", "2006", "between 1 year and 2 years 11 months"),
        ("../2011", "2012", "unknown"),
        ("/2011", "2012", "unknown"),
        ("[..2010]", "2012", "at least 1 year"),
        ("[..2010]", "2011-01", "at least 1 day"),
        ("[..2010-05-14]", "2010-05-14", "the same day or later"),
        ("[..2010]", "2009", "at most 1 year 11 months earlier, or later"),
        ("[2010..]", "2012", "at most 2 years 11 months, or earlier"),
        ("[2010..]", "2009", "at least 1 day earlier"),
        ("[2010-05-14..]", "2010-05-14", "the same day or earlier"),
    ],
)
def test_lag(first: str, second: str, expected: str) -> None:
    assert lag(parse(first), parse(second)) == expected


@given(whens(), whens())
def test_a_lag_is_one_line(first: When, second: When) -> None:
    text = lag(first, second)
    assert text
    assert text.isprintable()


@given(whens(), whens())
def test_the_time_between_two_dates_is_the_same_either_way(one: When, other: When) -> None:
    first, second = in_order(one, other)
    assert {first, second} == {one, other}
    assert between(one, other) == lag(first, second)
    if one.first_day != other.first_day:
        assert between(one, other) == between(other, one)


def test_the_time_between_two_dates() -> None:
    late, early = parse("2013-05-14"), parse("2006")
    assert between(late, early) == "between 6 years 4 months and 7 years 4 months"
