"""EDTF that people write for something else: what to ask, and nothing for what can only be meant so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.chronology.date_reader.other_meanings import other_meaning
from tui.chronology.edtf import parse


@pytest.mark.parametrize(
    ("typed", "words", "sure", "other_words", "other"),
    [
        ("2006-07", "July 2006", "2006-07-01/2006-07-31", "2006 to 2007", "2006/2007"),
        (" 2011-12 ", "December 2011", "2011-12-01/2011-12-31", "2011 to 2012", "2011/2012"),
        ("2020-21", "spring 2020", "2020-03-01/2020-05-31", "2020 to 2021", "2020/2021"),
        ("-2012", "2013 BC", "-2012-01-01/-2012-12-31", "up to 2012", "../2012"),
        ("[1789]", "1789", "1789", "1789 (uncertain)", "1789?"),
        ("[1789-05]", "May 1789", "1789-05", "May 1789 (uncertain)", "1789-05?"),
        ("2013-05-14T00:00:00", "14 May 2013 at 00:00:00", "2013-05-14T00:00", "14 May 2013", "2013-05-14"),
    ],
)
def test_two_meanings(typed: str, words: str, sure: str, other_words: str, other: str) -> None:
    meaning = other_meaning(typed)
    assert meaning
    assert meaning.text == parse(typed).text
    assert (meaning.words, meaning.sure, meaning.other_words, meaning.other) == (
        words,
        sure,
        other_words,
        other,
    )


@pytest.mark.parametrize(
    "typed",
    [
        *("2006", "2006-05", "2006-08", "2013-12", "2013-05", "2006-07-01", "2006-07/2006-08", "2006-21"),
        *("2006-07~", "1999-00", "-0043", "-0700", "-2012-05", "[1789,1790]", "[1789..]", "[1789..1790]"),
        *(
            "2013-05-14T00:00",
            "2013-05-14T00:00:01",
            "2013-05-14T00:00:00Z",
            "2013-05-32",
            "",
            "2006-7",
            "July",
        ),
    ],
)
def test_one_meaning(typed: str) -> None:
    assert other_meaning(typed) is None


@given(st.integers(0, 9999), st.integers(1, 24))
def test_only_the_figures_of_the_next_year_are_asked_about(year: int, second: int) -> None:
    meaning = other_meaning(f"{year:04}-{second:02}")
    assert (meaning is not None) == (second == (year + 1) % 100 and not 13 <= second <= 20)
    if meaning:
        assert other_meaning(meaning.sure) is other_meaning(meaning.other) is None
        assert parse(meaning.sure).first_day == parse(meaning.text).first_day
        assert parse(meaning.sure).last_day == parse(meaning.text).last_day
