"""Dates that say their year."""

from __future__ import annotations

import pytest

from tests.cases import each
from tests.evidence.dated.reading import dates, found


@each(
    ("words", "date"),
    [
        ("14 May 2013", "2013-05-14"),
        ("May 14, 2013", "2013-05-14"),
        ("May 14 2013", "2013-05-14"),
        ("14th of May, 2013", "2013-05-14"),
        ("the 1st of June 1951", "1951-06-01"),
        ("Tuesday, 14 May 2013", "2013-05-14"),
        ("on Tue 14 Sept. 2010", "2010-09-14"),
        ("14 MAY 2013", "2013-05-14"),
        ("14 may 2013", "2013-05-14"),
        ("2013-05-14", "2013-05-14"),
        ("2013-05-14T22:00", "2013-05-14T22:00"),
        ("May 2013", "2013-05"),
        ("Dec. 1874", "1874-12"),
        ("spring 2011", "2011-21"),
        ("the autumn of 1951", "1951-23"),
        ("winter 2012-13", "2012-24"),
        ("in 2006", "2006"),
        ("2006", "2006"),
        ("early 2012", "[2012-01..2012-04]"),
        ("mid-2010", "[2010-05..2010-08]"),
        ("late May 2013", "[2013-05-21..2013-05-31]"),
        ("late February 2012", "[2012-02-21..2012-02-29]"),
        ("the 1990s", "199X"),
        ("the 1990’s", "199X"),
        ("the early 1990s", "[1990..1993]"),
        ("the 19th century", "18XX"),
        ("2005-2010", "2005/2010"),
        ("2005–2010", "2005/2010"),
        ("2005/06", "2005/2006"),
        ("1998-99", "1998/1999"),
    ],
)
def test_forms_with_one_reading(words: str, date: str) -> None:
    assert dates(words) == [date]
    assert dates(f"The hall was built ({words}), and stands.") == [date]


@pytest.mark.parametrize(
    ("words", "both"),
    [
        # en-GB first; where there is no fourteenth month, there is one reading.
        ("05/06/2013", ["2013-06-05", "2013-05-06"]),
        ("5.6.2013", ["2013-06-05", "2013-05-06"]),
        ("14/05/2013", ["2013-05-14"]),
        ("05/14/2013", ["2013-05-14"]),
        ("06-06-2013", ["2013-06-06"]),
        ("31/02/2013", ["there is no such day"]),
        ("31/04/2013", ["there is no such day"]),
        ("30-02-2013", ["there is no such day"]),
        # A month, or an academic year.
        ("2005-06", ["2005-06", "2005/2006"]),
        ("2010-05", ["2010-05"]),
        ("winter 2012", ["2012-24", "2011-24"]),
        ("the 1900s", ["190X", "19XX"]),
        ("the 90s", ["199X", "189X"]),
        ("14/05/13", ["2013-05-14", "1913-05-14"]),
        ("14 May ’13", ["2013-05-14", "1913-05-14"]),
        ("14/05/98", ["1998-05-14", "1898-05-14"]),
    ],
)
def test_ambiguous_forms_keep_all_their_readings(words: str, both: list[str]) -> None:
    assert [one for line in found(words, "2013-05-15") for one in line.split(": ")[1].split(", ")] == both


def test_the_century_of_two_digits_depends_on_the_day_of_issue() -> None:
    assert dates("14/05/13", "1914-01-01") == ["1913-05-14", "1813-05-14"]


@pytest.mark.parametrize(
    "text",
    [
        "The owners counted 1,561 bricks, 370 girls and 2,012 calls.",
        "It took 2012 words, 1999 pages and 1500 metres.",
        "See page 1999, room 2004 and paragraph 1812.",
        "It cost £2000, or $1999, or 2000%.",
        "At 20:15 on platform 9/11, version 1.2.13, call 01865-2012.",
        "They may go, they march, and may I ask?",
        "May we? March! August company, a spring and a fall.",
        "Half of 19990 and 0.2012 and A2012.",
        "The numbers 31/31/2012 and 40/12/2012 and 13-13-2012 were on it.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text, "2013-05-15") == []


def test_doubts_are_said() -> None:
    assert found("In 2012 words were few.") == ["2012: 2012"]
    assert found("31 June 2013") == ["31 June 2013: there is no such day"]
