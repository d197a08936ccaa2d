"""Laws of reading, for whatever text there is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.chronology.edtf import parse
from tui.evidence.date_extraction.extract_dates import GIVEN, DateReading, extract_dates, find_mentions

PIECES = st.sampled_from(
    (
        *("on", "in", "the", "since", "until", "by", "about", "from", "to", "between", "and", "last", "next"),
        *(
            "this",
            "early",
            "mid",
            "late",
            "of",
            "ago",
            "time",
            "week",
            "day",
            "month",
            "year",
            "years",
            "two",
        ),
        *(
            "ten",
            "a",
            "14",
            "31",
            "05/06/2013",
            "2013-05-14",
            "2005-06",
            "2012",
            "1,561",
            "1990s",
            "’98",
            "May",
        ),
        *(
            "March",
            "Sunday",
            "Tuesday",
            "Times",
            "may",
            "summer",
            "winter",
            "yesterday",
            "today",
            "14th",
            "-",
        ),
        *(
            "10/30/2015",
            "2011/03/14",
            "20110314",
            "BC",
            "AD",
            "44",
            "590",
            "avril",
            "3.",
            "bis",
            "et",
            "年",
            "月",
        ),
        *(
            "not",
            "never",
            "or",
            "after",
            "within",
            "at",
            "least",
            "days",
            "Act",
            "[2015]",
            "EWCA",
            "Civ",
            "§",
        ),
        *(
            "section",
            "HC",
            "(2012-13)",
            "020",
            "7946",
            "the",
            "century",
            "5th",
            "financial",
            "2012/13",
            "1648/9",
        ),
        *("–", "/", ",", ".", "…", "\u200b", "\xa0", "é", "🏠", "later", "before", "weekend", "c."),
    )
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=8).map("".join), st.text()
)
ISSUES = st.sampled_from(
    ["", "2013-05-15", "2013-05", "1813~", "2013-05-15?", "../2013", "0001-01-01", "9999"]
)


@given(TEXTS, ISSUES)
@example("two week before 05/06/2013", "")
@settings(max_examples=600, deadline=None)
def test_every_reading_is_edtf_and_every_offset_points_at_its_words(text: str, issued: str) -> None:
    end = 0
    for mention in find_mentions(text, parse(issued) if issued else None):
        assert text[mention.start : mention.end] == mention.words
        assert mention.words.strip() == mention.words != ""
        assert end <= mention.start
        end = mention.end
        assert bool(mention.readings) != bool(mention.unread)
        for reading in mention.readings:
            assert parse(reading.date).text == reading.date
            assert reading.reason.startswith("“")


def test_a_word_that_counts_from_a_date_is_no_limit_of_it() -> None:
    (mention,) = find_mentions("It fell two weeks before 5 June 2013.")
    assert (mention.words, [it.date for it in mention.readings]) == (
        "two weeks before 5 June 2013",
        ["2013-05-22"],
    )


def test_offsets_are_code_points() -> None:
    (mention,) = find_mentions("🏠 é: in May 2013.", None)
    assert (mention.words, mention.start, mention.end) == ("May 2013", 8, 16)


def test_the_date_of_the_source_file_comes_first_and_counts_without_any_words() -> None:
    held = extract_dates("The hall stood empty.", None, "1951~")
    assert held.readings == (DateReading("1951~", GIVEN),)
    assert held
    both = extract_dates("It stood in 1951, and in 1952.", None, "1951")
    assert [(it.date, it.reason) for it in both.readings] == [
        ("1951", GIVEN),
        ("1952", "“1952”: as written, some time in 1952"),
    ]
    assert not extract_dates("The hall stood empty.")


@pytest.mark.parametrize("piece", ["a ", "1", "May ", " ", "on the ", "2005-", "14 to ", "since "])
def test_a_long_text_of_a_stranger_is_read_in_time_that_grows_with_it(
    piece: str, share: Callable[[int], int]
) -> None:
    # Quadratic time would make minutes of it.
    assert len(find_mentions(piece * share(20_000), parse("2013-05-15"))) <= 20_000
