"""Words before a date that make it a limit: with the day itself, without it, negated, of a noun."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.evidence.dated.reading import dates, found
from tui.evidence.date_extraction.extract_dates import find_mentions

ISSUED = "2015-03-04"


@each(
    ("words", "every"),
    [
        # With the date itself
        ("on or before 14 May 2013", ["[..2013-05-14]"]),
        ("at or before 14 May 2013", ["[..2013-05-14]"]),
        ("in or before May 2013", ["[..2013-05]"]),
        ("by or before 2013", ["[..2013]"]),
        ("before or on 14 May 2013", ["[..2013-05-14]"]),
        ("no later than 14 May 2013", ["[..2013-05-14]"]),
        ("not later than 14 May 2013", ["[..2013-05-14]"]),
        ("by no later than 14 May 2013", ["[..2013-05-14]"]),
        ("by 14 May 2013", ["[..2013-05-14]"]),
        ("on or after 1 April 2013", ["[2013-04-01..]"]),
        ("on and after 1 April 2013", ["[2013-04-01..]"]),
        ("from and after 1 April 2013", ["[2013-04-01..]"]),
        ("in or after 2013", ["[2013..]"]),
        ("after or in 2013", ["[2013..]"]),
        ("no earlier than 1 April 2013", ["[2013-04-01..]"]),
        ("no sooner than May 2013", ["[2013-05..]"]),
        # Without it
        ("before 14 May 2013", ["[..2013-05-13]"]),
        ("earlier than 14 May 2013", ["[..2013-05-13]"]),
        ("after 14 May 2013", ["[2013-05-15..]"]),
        ("later than May 2013", ["[2013-06..]"]),
        ("before early 2012", ["[..2011-12]"]),
        # Negated
        ("not before 1 June 2013", ["[2013-06-01..]"]),
        ("never before 2003", ["[2003..]"]),
        ("not after 1 July 2013", ["[..2013-07-01]"]),
        ("not until May 2012", ["2012-05"]),
        ("not till 3 May 2012", ["2012-05-03"]),
        ("not since May 2012", ["2012-05"]),
        # Lasting
        ("until 14 May 2013", ["/2013-05-14"]),
        ("up to and including 14 May 2013", ["/2013-05-14"]),
        ("since at least 2010", ["2010/2015-03-04", "2010/"]),
    ],
)
def test_a_limit_has_the_day_where_the_words_include_it(words: str, every: list[str]) -> None:
    assert dates(f"The trust closed {words}, they say.", ISSUED) == every
    assert dates(words[0].upper() + words[1:], ISSUED) == every


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("It may not open before 1 June 2013.", ["[2013-06-01..]", "[..2013-05-31]"]),
        ("No one was told before June 2013.", ["[2013-06..]", "[..2013-05]"]),
        ("They didn’t meet after 2013.", ["[..2013]", "[2014..]"]),
        ("He did not resign until 3 June 2013.", ["2013-06-03", "/2013-06-03"]),
        ("Nobody had been seen since 2013.", ["2013", "2013/2015-03-04", "2013/"]),
        # A negation of another sentence, or behind another date, is none of this one.
        ("It was not. It shut before 1 June 2013.", ["[..2013-05-31]"]),
        ("Notes were kept before 1 June 2013.", ["[..2013-05-31]"]),
    ],
)
def test_a_negation_further_away_leaves_both_readings(text: str, every: list[str]) -> None:
    assert dates(text, ISSUED) == every


def test_before_on_or_after_limits_nothing() -> None:
    assert found("It applies before, on or after 14 May 2013.", ISSUED) == [
        "before, on or after 14 May 2013: it may be before, on or after that date"
    ]


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("Members met after the May 2010 election.", ["[2010-05..]"]),
        ("Members met after the 2010 election.", ["[2010..]"]),
        ("They met before the 14 May 2013 meeting.", ["[..2013-05-14]"]),
        ("It was known before the 2003 Act.", ["[..2003]"]),
        ("Nothing was known before the 2003 Act.", ["[2003..]", "[..2003]"]),
        ("It grew since the 2008 crash.", ["2008/2015-03-04", "2008/"]),
        ("It was ready by the 2012 Games.", ["[..2012]"]),
        ("It was law before the Licensing Act 2003.", ["2003"]),
        # What follows is no noun.
        ("After May 2010 it was shut.", ["[2010-06..]"]),
        ("It was known before 2003, and later.", ["[..2002]"]),
    ],
)
def test_the_date_of_a_noun_does_not_limit_what_is_told(text: str, every: list[str]) -> None:
    assert dates(text, ISSUED) == every


def test_the_noun_is_told() -> None:
    (act,) = find_mentions("Under the 2003 Act it was shut.")
    assert act.readings[0].reason == "“2003”: the date of the Act, some time in 2003"
    (met,) = find_mentions("They met after the May 2010 election.")
    assert "the date is that of the election; then, or later" in met.readings[0].reason


@pytest.mark.parametrize(
    ("words", "every"),
    [
        ("28 days after 14 May 2013", ["2013-06-11"]),
        ("two weeks before 5 June 2013", ["2013-05-22"]),
        ("the day after 14 May 2013", ["2013-05-15"]),
        ("the week before 14 May 2013", ["[2013-05-07..2013-05-13]"]),
        ("the year before 1990", ["1989"]),
        ("three months before May 2010", ["2010-02"]),
        ("a year after 31 December 1999", ["2000-12-31"]),
        ("at least two years after 2010", ["[2012..]"]),
        ("more than 28 days before 14 May 2013", ["[..2013-04-16]"]),
        ("within 28 days of 14 May 2013", ["[2013-05-14..2013-06-11]"]),
        ("no later than 28 days after 14 May 2013", ["[..2013-06-11]"]),
        ("ten days after 05/06/2013", ["2013-06-15", "2013-05-16"]),
    ],
)
def test_a_date_is_counted_from_the_date_beside_it(words: str, every: list[str]) -> None:
    assert dates(f"It was paid {words}.") == every


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("28 days after May 2013", "it counts days from a date that has none"),
        ("five months after 2013", "it counts days from a date that has none"),
    ],
)
def test_what_cannot_be_counted_is_told(words: str, told: str) -> None:
    assert found(f"It was paid {words}.") == [f"{words}: {told}"]


DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2020, 1, 1))


@given(DAYS, st.sampled_from(["on or before", "not later than", "by", "at or before"]))
def test_a_limit_that_includes_its_day_ends_with_it(day: date, words: str) -> None:
    assert dates(f"It was {words} {day}.") == [f"[..{day}]"]


@given(DAYS, st.sampled_from(["on or after", "not earlier than", "from and after", "never before"]))
def test_a_limit_that_includes_its_day_begins_with_it(day: date, words: str) -> None:
    assert dates(f"It was {words} {day}.") == [f"[{day}..]"]


@given(st.integers(1, 999), DAYS)
def test_counting_on_and_back_are_inverse(count: int, day: date) -> None:
    (later,) = dates(f"It was paid {count} days after {day}.")
    assert later == (day + timedelta(count)).isoformat()
    assert dates(f"It was paid {count} days before {later}.") == [day.isoformat()]
