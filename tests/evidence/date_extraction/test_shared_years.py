"""Days and months with a year behind them, and those whose year cannot be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.evidence.dated.reading import dates, found
from tui.chronology.edtf import parse
from tui.evidence.date_extraction.extract_dates import find_mentions

ISSUED = "2015-03-04"


@each(
    ("words", "every"),
    [
        # A year shared by what stands in front of it
        ("3 and 17 May 2013", ["2013-05-03", "2013-05-17"]),
        ("3, 5 and 17 May 2013", ["2013-05-03", "2013-05-05", "2013-05-17"]),
        ("3 and 17 May, 14 June and 5 July 2013", ["2013-05-03", "2013-05-17", "2013-06-14", "2013-07-05"]),
        ("the 3rd and 4th of May, 2013", ["2013-05-03", "2013-05-04"]),
        ("3 May; 14 June; 5 July 2013", ["2013-05-03", "2013-06-14", "2013-07-05"]),
        ("May 4 and 5, 2013", ["2013-05-04", "2013-05-05"]),
        ("May 4, 5 and June 9, 2013", ["2013-05-04", "2013-05-05", "2013-06-09"]),
        ("on Monday 13, Tuesday 14 and Friday 17 May 2013", ["2013-05-13", "2013-05-14", "2013-05-17"]),
        ("Tues. 14 May, Wed. 15 May & Thurs. 16 May 2013", ["2013-05-14", "2013-05-15", "2013-05-16"]),
        ("May, June and July 2013", ["2013-05", "2013-06", "2013-07"]),
        ("30 December and 2 January 2013", ["2013-12-30", "2013-01-02", "2012-12-30"]),
        # From one to another
        ("1st–3rd May 2013", ["2013-05-01/2013-05-03"]),
        ("May 4-5, 2013", ["2013-05-04/2013-05-05"]),
        ("May 4–June 5, 2013", ["2013-05-04/2013-06-05"]),
        ("January 1–December 31, 2007", ["2007-01-01/2007-12-31"]),
        ("14 to 16 and 20 May 2013", ["2013-05-14/2013-05-16", "2013-05-20"]),
        ("28 December to 3 January 2013", ["2012-12-28/2013-01-03"]),
        ("14 May 2013-15 July 2013", ["2013-05-14/2013-07-15"]),
        ("3 June 2012-4 July 2012", ["2012-06-03/2012-07-04"]),
        ("14 May‑16 May 2013", ["2013-05-14/2013-05-16"]),
        ("from 14 May 2013 to 3 June", ["2013-05-14/2013-06-03"]),
        ("from 14 May 2013 until 3 February", ["2013-05-14/2014-02-03"]),
        (
            "between March 18 and April 29, 2020",
            ["2020-03-18/2020-04-29", "[2020-03-18..2020-04-29]"],
        ),
        # A night, or one of two days
        (
            "31 December 2012/1 January 2013",
            ["2012-12-31/2013-01-01", "[2012-12-31,2013-01-01]"],
        ),
        ("3/4 May 2006", ["2006-05-03/2006-05-04", "[2006-05-03,2006-05-04]"]),
        ("3 or 4 May 2006", ["[2006-05-03,2006-05-04]"]),
        # A year that is written otherwise
        ("30 January 1648/9", ["1649-01-30", "1648-01-30"]),
        ("3 March, 1699/1700", ["1700-03-03", "1699-03-03"]),
        ("25 December 800", ["0800-12-25"]),
        ("3 September AD 590", ["0590-09-03"]),
        ("3 September 590 AD", ["0590-09-03"]),
        ("15 March 44 BC", ["-0043-03-15"]),
        ("14 May, in 2013", ["2013-05-14"]),
        ("14 May in the year 2013", ["2013-05-14"]),
        ("14 May (2013)", ["2013-05-14"]),
        ("14 May [2013]", ["2013-05-14"]),
        ("14 May ’13", ["2013-05-14", "1913-05-14"]),
        ("14 May 13", ["2013-05-14", "1913-05-14"]),
        ("14-Mar-2011", ["2011-03-14"]),
        ("14-Mar-11", ["2011-03-14", "1911-03-14"]),
        ("2013 May 14", ["2013-05-14"]),
        ("3rd day of March, 2011", ["2011-03-03"]),
        ("14 Sept. 2013", ["2013-09-14"]),
        ("29 February 1 BC", ["0000-02-29"]),
    ],
)
def test_a_day_has_the_year_that_stands_behind_it(words: str, every: list[str]) -> None:
    assert dates(f"It was shut {words}.", ISSUED) == every
    assert dates(words, ISSUED) == every


@pytest.mark.parametrize("mark", ["¹", "²³", "*", "†", "”", ".12 The", ", 3", ";", ")."])
def test_a_mark_behind_a_year_is_no_part_of_it(mark: str) -> None:
    assert dates(f"It was shut on 14 May 2013{mark}", ISSUED) == ["2013-05-14"]
    assert dates(f"It was shut in May 2013{mark}", ISSUED) == ["2013-05"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("on 14 May 2013/14 it", "on 14 May 2013/14"),
        ("on 14 May 2013-15 it", "on 14 May 2013-15"),
        ("on 14 May 20131 it", "on 14 May 20131"),
        ("on 14 May, 2013a it", "on 14 May, 2013a"),
        ("on 14 May 300 lanterns burned", "on 14 May 300"),
        ("on 14 May (a Tuesday in 2013)", "on 14 May"),
        ("on 14 May (old style) 2013", "on 14 May"),
        ("on 14 May, and again on 3 June 2013", "on 14 May"),
        ("on 14 May; 2013 was wet", "on 14 May"),
        ("on 12 May and in June 2013", "on 12 May"),
        ("in May, and again in June 2013", "May"),
        ("on May 4, 5 June 2013", "on May 4"),
        ("on Monday and Tuesday, 13 and 14 May 2013", "on Monday"),
    ],
)
def test_what_a_year_follows_that_is_not_understood_is_unread(text: str, told: str) -> None:
    first = find_mentions(f"It was shut {text}.", parse(ISSUED))[0]
    assert (first.words, first.readings) == (told, ())
    assert first.unread.endswith(": a year may follow that is not understood")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("on 14 May of that year", "it counts from another date in the text"),
        ("on May 14 in the following year", "it counts from another date in the text"),
        ("on 14 May each year", "it recurs every year"),
        (
            "on the 5th inst.",
            "it counts from the day on which it was written, which may be another than that of issue",
        ),
    ],
)
def test_a_day_of_another_year_is_not_counted_from_the_day_of_issue(text: str, why: str) -> None:
    (mention,) = find_mentions(f"It was shut {text}", parse(ISSUED))
    assert (mention.readings, mention.unread) == ((), f"“{mention.words}”: {why}")


@pytest.mark.parametrize(
    "text",
    [
        "On 14 May it was shut. In 2013 it fell.",
        "On 14 May the 2013 report came.",
        "On 14 May, 12 lanterns burned.",
        "On 14 May, 300 lanterns burned.",
        "On 14 May 300 people came.",
        "On 14 May 1,500 lanterns burned.",
        "On 14 May 10.30am it was shut.",
        "On 14 May at 10 it was shut.",
        "On 14 May £500 was paid.",
    ],
)
def test_a_day_without_a_year_counts_from_the_day_of_issue(text: str) -> None:
    first = find_mentions(text, parse(ISSUED))[0]
    assert (first.words, [one.date for one in first.readings]) == ("On 14 May", ["2014-05-14", "2015-05-14"])


def test_numbers_in_front_are_no_days() -> None:
    assert found("page 12, 14 May 2013") == ["14 May 2013: 2013-05-14"]
    assert found("Mrs May (2013) and they march, 2013") == ["2013: 2013", "2013: 2013"]


def test_a_whole_date_takes_the_weekday_in_front_along() -> None:
    assert dates("last Monday, 13 May 2013", ISSUED) == ["2013-05-13"]
    assert found("14 May 2013 and 3 June", ISSUED) == ["14 May 2013: 2013-05-14", "3 June: 2013-06-03"]


DAYS = st.sampled_from(
    ("3 May", "17 May", "May 9", "the 5th of June", "Monday 14 June", "31 December", "2nd Jan.")
)
JOINERS = st.sampled_from(
    (
        *(", ", " and ", " & ", ", and ", " or ", " to ", "-", "–", " – ", "/", " until ", " and again on "),
        *(" (also ", ") ", ", then ", " as well as ", " through ", " of ", " in ", " (", " [", ", in "),
        *(" in the year ", " ", "¹ ", ", later ", "; ", "‑", " and the night of ", " respectively, in "),
    )
)
YEARS = st.sampled_from(
    ("1871", "2013", "1648/9", "2013¹", "2013.12 The", "2013/14", "AD 1066", "2013)", "2013]")
)


@given(st.lists(st.tuples(DAYS, JOINERS), min_size=1, max_size=4), YEARS)
@example([("May 4", " and "), ("5 June", ", ")], "2013")
@settings(max_examples=500, deadline=None)
def test_no_day_that_a_year_follows_lies_in_the_years_of_issue(
    joined: list[tuple[str, str]], year: str
) -> None:
    text = f"It was shut {''.join(map(''.join, joined))}{year}"
    for mention in find_mentions(text, parse(ISSUED)):
        for reading in mention.readings:
            assert not any(near in reading.date for near in ("2014-", "2015-", "2016-")), (text, reading)


@pytest.mark.parametrize(
    "piece", ["14 May, ", "14-", "May/", "3 and ", "14 May 2013-", "(", "14 May (", "Monday "]
)
def test_a_long_row_is_read_in_time_that_grows_with_it(piece: str, share: Callable[[int], int]) -> None:
    # Quadratic time would make minutes of it.
    assert len(find_mentions(piece * share(10_000), parse(ISSUED))) <= 10_000
