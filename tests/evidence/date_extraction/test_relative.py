"""Dates that count from the day of issue: here Wednesday 15 May 2013, if nothing else is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.evidence.dated.reading import dates, found
from tui.chronology.calendar import iso_date
from tui.chronology.edtf import parse
from tui.evidence.date_extraction.extract_dates import find_mentions

ISSUED = "2013-05-15"


@each(
    ("words", "date"),
    [
        ("yesterday", "2013-05-14"),
        ("Yesterday morning", "2013-05-14"),
        ("last night", "2013-05-14"),
        ("today", "2013-05-15"),
        ("tomorrow", "2013-05-16"),
        ("the day before yesterday", "2013-05-13"),
        ("Tuesday of last week", "2013-05-07"),
        ("Friday week", "2013-05-24"),
        ("last weekend", "[2013-05-11..2013-05-12]"),
        ("Tuesday 14 May", "2013-05-14"),
        ("14 May last year", "2012-05-14"),
        ("December last year", "2012-12"),
        ("last December", "2012-12"),
        ("next June", "2013-06, 2014-06"),
        ("this June", "2013-06"),
        ("last summer", "2012-22"),
        ("last winter", "2012-24"),
        ("this month", "2013-05"),
        ("last month", "2013-04"),
        ("this year", "2013"),
        ("last year", "2012"),
        ("the year before last", "2011"),
        ("early last year", "[2012-01..2012-04]"),
        ("late last month", "[2013-04-21..2013-04-30]"),
        ("last week", "[2013-05-06..2013-05-12]"),
        ("earlier this week", "[2013-05-13..2013-05-15]"),
        ("later this year", "[2013-05-15..2013-12-31]"),
        ("two days ago", "2013-05-13"),
        ("a week ago", "2013-05-08~"),
        ("a week ago today", "2013-05-08"),
        ("18 months ago", "2011-11~"),
        ("two years ago", "2011~"),
        ("twenty-five years ago", "1988~"),
        ("three or four years ago", "[2009..2010]"),
        ("5-10 years ago", "[2003..2008]"),
        ("more than ten years ago", "[..2003]"),
        ("two decades ago", "199X~"),
        ("in two weeks’ time", "2013-05-29~"),
        ("the past two years", "2011~/2013-05-15"),
    ],
)
def test_forms_with_one_reading(words: str, date: str) -> None:
    assert ", ".join(dates(words, ISSUED)) == date


def test_ten_years_ago_in_2015() -> None:
    assert dates("10 years ago", "2015-03-03") == ["2005~"]


@pytest.mark.parametrize(
    ("words", "issued", "every"),
    [
        ("on Tuesday", "2013-05-16", ["2013-05-14", "2013-05-21"]),
        ("on Thursday", "2013-05-16", ["2013-05-09", "2013-05-16", "2013-05-23"]),
        # Yesterday, or the Tuesday of the week before; on a Monday they are one.
        ("last Tuesday", "2013-05-15", ["2013-05-14", "2013-05-07"]),
        ("last Tuesday", "2013-05-13", ["2013-05-07"]),
        ("last Tuesday", "2013-05-14", ["2013-05-07"]),
        ("next Friday", "2013-05-15", ["2013-05-17", "2013-05-24"]),
        ("next Friday", "2013-05-17", ["2013-05-24"]),
        ("next Monday", "2013-05-15", ["2013-05-20"]),
        ("this Monday", "2013-05-15", ["2013-05-13", "2013-05-20"]),
        ("last March", "2013-05-15", ["2013-03", "2012-03"]),
        ("last May", "2013-05-15", ["2012-05"]),
        ("14 May", "2013-05-15", ["2013-05-14", "2014-05-14"]),
        ("29 February", "2013-05-15", ["2012-02-29", "2016-02-29"]),
    ],
)
def test_ambiguous_forms_keep_all_their_readings(words: str, issued: str, every: list[str]) -> None:
    assert dates(words, issued) == every


def test_may_is_a_month_behind_a_word_that_makes_it_one() -> None:
    assert found("In May they met.", ISSUED) == ["May: 2012-05, 2013-05, 2014-05"]
    assert found("May they meet? They may. May was there.", ISSUED) == []
    assert found("By March it stood.", ISSUED) == ["By March: [..2013-03], [..2014-03]"]
    (mention,) = find_mentions("By March it stood.", parse(ISSUED))
    assert "if it is no name" in mention.readings[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times and the Mail on Sunday agree.",
        "It opens every Tuesday, and on Tuesdays.",
        "Good Friday, Black Friday, Bloody Sunday.",
        "The last word, the next step, this is it.",
        "He was 10 years old.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text, ISSUED) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a few years ago", "how many is not said"),
        ("in recent years", "how many is not said"),
        ("the last few months", "how many is not said"),
        ("the following day", "it counts from another date in the text"),
        ("two years later", "it counts from another date in the text"),
        ("that summer", "it counts from another date in the text"),
        ("on the Tuesday", "it counts from another date in the text"),
    ],
)
def test_what_another_date_must_tell(text: str, why: str) -> None:
    assert found(text, ISSUED) == [f"{text}: {why}"]
    assert found(text) == [f"{text}: {why}"]


def test_without_an_exact_day_of_issue_no_more_is_said_than_it_tells() -> None:
    none = "it counts from the day of issue, and the source gives none"
    coarse = "it counts from the day of issue, and “May 2013” is not exact enough"
    unsure = "it counts from the day of issue, and “15 May 2013 (uncertain)” is not certain"
    assert found("Yesterday, last year.") == [f"Yesterday: {none}", f"last year: {none}"]
    assert found("Yesterday, last year.", "2013-05") == [f"Yesterday: {coarse}", "last year: 2012"]
    assert found("Yesterday.", "2013-05-15?") == [f"Yesterday: {unsure}"]
    assert found("Last month.", "2013-05-14~") == ["Last month: 2013-04"]


def test_reasons_name_the_day_of_issue() -> None:
    (mention,) = find_mentions("It fell on Tuesday.", parse("2013-05-16"))
    assert mention.readings[0].reason == (
        "“on Tuesday”, in a source of Thursday 16 May 2013: the Tuesday before, 14 May 2013"
    )


PAST = (
    "yesterday", "last night", "last week", "last month", "last year", "last Tuesday", "last December",
    "last summer", "last weekend", "two days ago", "3 weeks ago", "5 months ago", "10 years ago",
    "a decade ago", "more than a year ago", "earlier this week", "earlier this month", "earlier this year",
    "the year before last", "Tuesday of last week", "May last year", "the past two years", "since last year",
)  # fmt: skip
MOVING = ("yesterday", "tomorrow", "on Tuesday", "next Friday", "two days ago", "last week", "14 May")
DAYS = st.integers(parse("1700-01-01").first_day, parse("2400-12-31").first_day)


@given(st.sampled_from(PAST), DAYS)
@settings(max_examples=300, deadline=None)
def test_what_is_past_begins_before_the_day_of_issue_and_ends_by_it(words: str, day: int) -> None:
    for date in map(parse, dates(words, iso_date(day))):
        assert date.first_day <= day
        assert date.approximate or date.last_day <= day or date.text.endswith("/")


@given(st.sampled_from(MOVING), DAYS)
@settings(max_examples=100, deadline=None)
def test_readings_move_with_the_day_of_issue(words: str, day: int) -> None:
    one, other = dates(words, iso_date(day)), dates(words, iso_date(day + 800))
    assert not set(one) & set(other)
    assert [parse(date).first_day for date in one] < [parse(date).first_day for date in other]
    if words in MOVING[2:4]:  # the calendar repeats after 400 years, weekdays and all
        later = dates(words, iso_date(day + 146_097))
        assert [parse(date).first_day + 146_097 for date in one] == [parse(date).first_day for date in later]
