"""Lengths of time in words."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.chronology.dates import whens
from tui.chronology.calendar import add_months
from tui.chronology.durations import (
    compare_later,
    days_between,
    elapsed,
    elapsed_days,
    elapsed_short,
    format_at_most,
    format_gap,
    order_dates,
)
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import EdtfDate


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
    assert format_gap(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()) == expected


@each(
    ("first", "second", "expected"),
    [
        ("2006", "2013-05-14", "between 6 years 4 months and 7 years 5 months"),
        ("2006?", "2013-05-14", "between 6 years 4 months and 7 years 5 months (uncertain)"),
        ("2013", "2006", "between 6 years and 8 years earlier"),
        ("2006-01-01", "2012-05-14", "6 years 4 months 13 days"),
        ("2013-05-14", "2015-03-03", "1 year 9 months 17 days"),
        ("2015-03-03", "2013-05-14", "1 year 9 months 17 days earlier"),
        ("2013-05-14", "2014-05-14", "1 year"),
        ("2013-05-14", "2013-05-14", "the same day"),
        ("2013-05-14", "2013-05-15", "1 day"),
        ("2013-05-15", "2013-05-14", "1 day earlier"),
        ("2013-05", "2013-05", "less than a month either way"),
        ("2013", "2013", "up to 1 year either way"),
        ("2012~", "2013-05", "between 8 months earlier and 2 years 5 months later"),
        ("2004/2012", "2013-01-31", "between 8 years 1 month and 9 years 1 month"),
        ("2013-01-01", "2013", "at most 11 months 30 days"),
        ("2004/2012", "2006", "between 1 year and 3 years"),
        ("../2011", "2012", "unknown"),
        ("/2011", "2012", "unknown"),
        ("[..2010]", "2012", "at least 1 year"),
        ("[..2010]", "2011-01", "at least 1 day"),
        ("[..2010-05-14]", "2010-05-14", "the same day or later"),
        ("[..2010]", "2009", "at most 2 years earlier, or later"),
        ("[2010..]", "2012", "at most 3 years, or earlier"),
        ("[2010..]", "2009", "at least 1 day earlier"),
        ("[2010-05-14..]", "2010-05-14", "the same day or earlier"),
    ],
)
def test_lag(first: str, second: str, expected: str) -> None:
    assert elapsed(parse(first), parse(second)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2006-12-31", "2013-05-14", "6 years 5 months"),
        ("2013-05-14", "2014-05-14", "1 year"),
        ("2012-06-01", "2013-05-14", "11 months 13 days"),
        ("2013-05-14", "2015-05-13", "2 years"),
        ("2013-05-14", "2013-05-14", "no time"),
    ],
)
def test_an_upper_limit_is_rounded_up(first: str, last: str, expected: str) -> None:
    days = [date.fromisoformat(day).toordinal() for day in (first, last)]
    assert format_at_most(days[0], days[1]) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2006", "2013-05-14", "6 years to 8 years"),
        ("2006?", "2013-05-14", "6 years to 8 years (uncertain)"),
        ("2013", "2006", "6 years to 8 years earlier"),
        ("2012~", "2013-05", "8 months earlier to 3 years later"),
        ("2013", "2013", "1 year earlier to 1 year later"),
        ("2013-05-14", "2015-03-03", "1 year 9 months 17 days"),
        ("[..2010]", "2012", "at least 1 year"),
    ],
)
def test_a_lag_in_brief(first: str, second: str, expected: str) -> None:
    assert elapsed_short(parse(first), parse(second)) == expected


@each(
    ("first", "second", "expected"),
    [
        ("2013-05-14", "2013-05-14", "the same day"),
        ("2013-05-14", "2013-05-15", "1 day later"),
        ("2013-05-15", "2013-05-14", "1 day earlier"),
        ("2006", "2013-05-14", "6 years 4 months to 7 years 5 months later"),
        ("2006?", "2013-05-14", "6 years 4 months to 7 years 5 months later (uncertain)"),
        ("2015-03~", "2015-03~", ""),
        ("2013", "2013", ""),
        ("2015-03~", "2015-03-03", "about the same time"),
        ("2015-02", "2015-03~", "about the same time"),
        ("[2006..2012]", "2008", "not known which was first"),
        ("[..2010]", "2009", "not known which was first"),
        ("[2010..]", "2012", "not known which was first"),
        ("[..2010]", "2012", "at least 1 year later"),
        ("[..2010-05-14]", "2010-05-14", "the same day or later"),
        ("[2010..]", "2009", "at least 1 day earlier"),
        ("[2010-05-14..]", "2010-05-14", "the same day or earlier"),
        ("2004-03-01/2012", "2013-05-14", "9 years 2 months 13 days after it began"),
        ("2004/2012", "2003-12-31", "1 day to 1 year before it began"),
        ("2013-05-14", "2013-05", "about the same time"),
        ("2013-05-01", "2013-05", "at most 30 days later"),
        ("../2011", "2012", ""),
    ],
)
def test_how_much_later(first: str, second: str, expected: str) -> None:
    assert compare_later(parse(first), parse(second)) == expected


@given(whens(), whens())
def test_no_limit_leaves_out_what_the_dates_allow(first: EdtfDate, second: EdtfDate) -> None:
    least, greatest = elapsed_days(first, second)
    if least is not None and greatest is not None:
        assert least <= greatest
    assert (least, greatest) == tuple(
        -days if days is not None else None for days in reversed(elapsed_days(second, first))
    )
    assert elapsed_short(first, second).isprintable()
    if compare_later(first, second).startswith("about"):
        assert least is not None
        assert greatest is not None
        assert least < 0 < greatest


@given(st.integers(700_000, 740_000), st.integers(0, 9_000))
def test_limits_are_rounded_outward(first: int, length: int) -> None:
    last = first + length
    for words, side in ((format_gap(first, last), -1), (format_at_most(first, last), 1)):
        counts = {unit.rstrip("s"): int(count) for count, unit in re.findall(r"(\d+) (\w+)", words)}
        months = counts.get("year", 0) * 12 + counts.get("month", 0)
        assert (add_months(first, months) + counts.get("day", 0) - last) * side >= 0


@given(whens(), whens())
def test_a_lag_is_one_line(first: EdtfDate, second: EdtfDate) -> None:
    text = elapsed(first, second)
    assert text
    assert text.isprintable()


@given(whens(), whens())
def test_the_time_between_two_dates_is_the_same_either_way(one: EdtfDate, other: EdtfDate) -> None:
    first, second = order_dates(one, other)
    assert {first, second} == {one, other}
    assert days_between(one, other) == elapsed(first, second)
    if one.first_day != other.first_day:
        assert days_between(one, other) == days_between(other, one)


def test_the_time_between_two_dates() -> None:
    late, early = parse("2013-05-14"), parse("2006")
    assert days_between(late, early) == "between 6 years 4 months and 7 years 5 months"
