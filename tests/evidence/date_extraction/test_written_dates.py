"""Dates that the reader of dates reads: the year first, eras, financial years, other languages."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.evidence.dated.reading import dates, found
from tui.chronology.edtf import parse
from tui.evidence.date_extraction.extract_dates import SourceContext, find_mentions
from tui.evidence.date_extraction.figure_order import FigureEvidence, find_figure_order


@each(
    ("words", "every"),
    [
        # Figures
        ("2011/03/14", ["2011-03-14"]),
        ("2011.03.14", ["2011-03-14"]),
        ("2011-3-4", ["2011-03-04"]),
        ("20070817", ["2007-08-17"]),
        ("14-16/5/2013", ["2013-05-14/2013-05-16"]),
        ("14.5.2013–16.5.2013", ["2013-05-14/2013-05-16"]),
        ("14-Mar-2011", ["2011-03-14"]),
        ("2013年5月14日", ["2013-05-14"]),
        ("2013年5月", ["2013-05"]),
        # Eras
        ("44 BC", ["-0043"]),
        ("44 b.c.", ["-0043"]),
        ("1200 BCE", ["-1199"]),
        ("1,200 BC", ["-1199"]),
        ("AD 590", ["0590"]),
        ("590 AD", ["0590"]),
        ("A.D. 43", ["0043"]),
        ("c. 590 AD", ["0590~"]),
        ("before 44 BC", ["[..-0044]"]),
        ("from 58 to 50 BC", ["-0057/-0049"]),
        ("58–50 BC", ["-0057/-0049"]),
        ("58 BC to AD 43", ["-0057/0043"]),
        ("AD 43–84", ["0043/0084"]),
        ("2500–1900 BCE", ["-2499/-1899"]),
        ("c. 2500–1900 BCE", ["-2499~/-1899~"]),
        ("58 and 50 BC", ["-0057", "-0049"]),
        ("between 58 and 50 BC", ["[-0057..-0049]", "-0057/-0049"]),
        ("March 44 BC", ["-0043-03"]),
        ("the 5th century BC", ["[-0499..-0400]"]),
        ("the late 5th century BC", ["[-0432..-0400]"]),
        ("the early 3rd century AD", ["[0200..0233]"]),
        ("the tenth century", ["09XX"]),
        # Dual years
        ("1 February 1736/7", ["1737-02-01", "1736-02-01"]),
        ("1 February 1736-7", ["1737-02-01", "1736-02-01"]),
        ("February 1736/37", ["1737-02", "1736-02"]),
        ("1736/7", ["1736/1737", "1737"]),
        # Financial years
        ("the financial year 2012/13", ["2012/2013", "2012-04-01/2013-03-31"]),
        ("FY 2012-13", ["2012/2013", "2012-04-01/2013-03-31"]),
        ("FY2012/13", ["2012/2013", "2012-04-01/2013-03-31"]),
        ("2012/13", ["2012/2013"]),
        # Parts of a year
        ("in Q3 2012", ["[2012-07..2012-09]"]),
        ("in 2012 Q1", ["[2012-01..2012-03]"]),
        ("in Q4/2014", ["[2014-10..2014-12]"]),
        ("in the third quarter of 2012", ["[2012-07..2012-09]"]),
        ("in the last quarter of 2012", ["[2012-10..2012-12]"]),
        ("in H1 2012", ["[2012-01..2012-06]"]),
        ("in the second half of 2013", ["[2013-07..2013-12]"]),
        ("in the 1st half of 2013", ["[2013-01..2013-06]"]),
        ("in the summer and autumn of 2012", ["2012-22", "2012-23"]),
        ("in spring or summer 2012", ["[2012-21,2012-22]"]),
        ("in Spring/Summer 2012", ["[2012-21,2012-22]"]),
        # Weeks
        ("in the week ending 8 June 2012", ["2012-06-02/2012-06-08"]),
        ("in the week commencing Monday 4 June 2012", ["2012-06-04/2012-06-10"]),
        ("w/c 4 June 2012", ["2012-06-04/2012-06-10"]),
        # Days in words
        ("on the third of March 2015", ["2015-03-03"]),
        ("on the twenty-first of May, 2010", ["2010-05-21"]),
        ("on the thirty-first day of May 2010", ["2010-05-31"]),
        # Without an end
        ("from 2004 onwards", ["2004/.."]),
        ("from May 2004 onward", ["2004-05/.."]),
        # Years of two digits
        ("14 Mar 11 by the clerk", ["2011-03-14", "1911-03-14"]),
        # Months of other languages
        ("4 avril 2011", ["2011-04-04"]),
        ("1er février 2011", ["2011-02-01"]),
        ("du 3 au 5 mai 2011", ["2011-05-03/2011-05-05"]),
        ("les 3 et 4 août 2011", ["2011-08-03", "2011-08-04"]),
        ("vom 3. bis 5. Mai 2011", ["2011-05-03/2011-05-05"]),
        ("am 14. März 2011", ["2011-03-14"]),
        ("4 de abril de 2011", ["2011-04-04"]),
        ("4 gennaio 2011", ["2011-01-04"]),
        ("28 décembre au 3 janvier 2011", ["2010-12-28/2011-01-03"]),
        ("4 Rhagfyr 2011", ["2011-12-04"]),
    ],
)
def test_dates_that_the_reader_of_dates_knows(words: str, every: list[str]) -> None:
    assert dates(f"It was seen, {words}, they say.", "2022-02-01") == every


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("It stood in 10,000 BC.", ["10,000 BC: a year before 9999 BC cannot be written"]),
        ("On 31 février 2011.", ["31 février 2011: there is no such day"]),
        ("In 20121345 and No. 20070817.", []),
        ("The 590 ad campaigns and 44 bcd.", []),
    ],
)
def test_what_cannot_be_read_is_told_or_is_no_date(text: str, mentions: list[str]) -> None:
    assert found(text) == mentions


def test_the_language_of_the_source_counts() -> None:
    text = "Im März 2011, am 4. April 2011 und am 3. ene 2011."
    mentions = find_mentions(text, None, SourceContext("de-AT"))
    assert [mention.readings[0].date for mention in mentions] == ["2011-03", "2011-04-04", "2011-01-03"]
    assert found("See section 4. April 2011 was wet.") == ["April 2011: 2011-04"]


def test_a_date_in_one_order_only_proposes_the_order_of_the_others() -> None:
    first, second = find_mentions("10/30/2015 order made. 12/01/2015 order amended.")
    assert [reading.date for reading in first.readings] == ["2015-10-30"]
    assert [(reading.date, reading.reason) for reading in second.readings] == [
        (
            "2015-12-01",
            "“12/01/2015”: proposed: month first, as “10/30/2015” in this source has it, 1 December 2015",
        ),
        ("2015-01-12", "“12/01/2015”: day first, against “10/30/2015” in this source, 12 January 2015"),
    ]


def test_the_order_is_that_of_the_source_and_not_of_the_passage() -> None:
    orders = find_figure_order(["On 14/05/2013 and 3.4.2013.", "On 05/06/2013."])
    assert orders == FigureEvidence("14/05/2013", "")
    (mention,) = find_mentions("On 05/06/2013.", None, SourceContext(orders=orders))
    assert [reading.date for reading in mention.readings] == ["2013-06-05", "2013-05-06"]
    assert "proposed: day first" in mention.readings[0].reason


def test_years_of_two_digits_follow_the_order_too() -> None:
    mentions = find_mentions("10/30/15, and 12/01/15.", parse("2016-01-01"))
    assert [reading.date for reading in mentions[1].readings][:2] == ["2015-12-01", "2015-01-12"]


def test_two_orders_in_one_source_propose_none() -> None:
    *_, last = find_mentions("14/05/2013, 05/14/2013 and 05/06/2013.")
    assert [reading.reason.split(": ")[1] for reading in last.readings] == [
        "day first, 5 June 2013",
        "month first, 6 May 2013",
    ]


@given(st.dates(min_value=datetime.date(1800, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_every_form_of_a_day_is_that_day(day: datetime.date) -> None:
    forms = ("%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d-%b-%Y", "%d %B %Y", "%B %d, %Y")
    for form in forms:
        assert dates(f"It was seen {day.strftime(form)} by them.") == [day.isoformat()], form


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_eras_count_without_a_year_zero(first: int, second: int) -> None:
    assert dates(f"It was {first} BC.") == [parse(f"-{first - 1:04}" if first > 1 else "0000").text]
    assert dates(f"It was AD {second}.") == [f"{second:04}"]


@given(st.dates(min_value=datetime.date(1000, 1, 1)), st.booleans())
def test_a_proposal_never_takes_a_reading_away(day: datetime.date, month_first: bool) -> None:
    written = f"{day.day:02}/{day.month:02}/{day.year}"
    orders = FigureEvidence("", "10/30/2015") if month_first else FigureEvidence("30/10/2015", "")
    plain = {reading.date for mention in find_mentions(written) for reading in mention.readings}
    proposed = find_mentions(written, None, SourceContext(orders=orders))
    assert {reading.date for mention in proposed for reading in mention.readings} == plain
