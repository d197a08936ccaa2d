"""Dates typed where EDTF is understood: EDTF keeps its meaning, and refusals name readings."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.chronology.dates import whens
from tui.chronology.date_reader.typed_dates import (
    explain_refusal,
    inferred_date,
    read_typed_date,
    read_typed_period,
    remark_on,
    unmistakable_text,
    use_typed_date,
)
from tui.chronology.edtf import EdtfError, parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.edtf_faults import GENERAL_REMEDY


def refusal(text: str) -> EdtfError:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    return explain_refusal(text, caught.value)


FINANCIAL = "; for a financial year write its first and last day, such as"


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        ("5 March 2019", "“5 March 2019” is not an EDTF date", "write 2019-03-05"),
        ("14/05/2013", "“14/05/2013” is not an EDTF date", "write 2013-05-14"),
        (
            "2012/13",
            "“2012/13” is not an EDTF date",
            f"write 2012/2013{FINANCIAL} 2012-04-01/2013-03-31",
        ),
        (
            "2011/12",
            "“2011/12” can be two dates",
            f"write 2011/2012 or 2011-12{FINANCIAL} 2011-04-01/2012-03-31",
        ),
        ("1648/9", "“1648/9” can be two dates", "write 1648/1649 or 1649"),
        (
            "1999/00",
            "“1999/00” is not an EDTF date",
            f"write 1999/2000{FINANCIAL} 1999-04-01/2000-03-31",
        ),
        ("2012-05/07", "“2012-05/07” can be two dates", "write 2012-05/2012-07 or 2012-05-07"),
        ("01/02/2013", "“01/02/2013” can be two dates", "write 2013-02-01 or 2013-01-02"),
        ("1900s", "“1900s” can be two dates", "write 190X or 19XX"),
        ("1648/49", "“1648/49” can be two dates", "write 1648/1649 or 1649"),
        (
            "14/05/13",
            "“14/05/13” is not an EDTF date: the year has two digits, and its century is not said",
            GENERAL_REMEDY,
        ),
        ("n.d.", "“n.d.” is not an EDTF date: no date is given", GENERAL_REMEDY),
        ("once upon a time", "“once upon a time” is not an EDTF date", GENERAL_REMEDY),
        ("2004/2005/2006", "an interval is two dates with one / between them", "write it as 2004/2012"),
        (
            "2013-02-30",
            "there is no day 30 in 2013-02",
            "write a day from 01 to 28, or 2013-02 where the day is not known",
        ),
    ],
)
def test_a_refusal_names_the_readings_or_the_reason(text: str, reason: str, remedy: str) -> None:
    error = refusal(text)
    assert (error.reason, error.remedy) == (reason, remedy)


@given(whens())
def test_edtf_that_is_typed_is_never_refused(when: EdtfDate) -> None:
    assert when in read_typed_date(when.text).readings
    assert use_typed_date(when.text) == when


@pytest.mark.parametrize(
    ("text", "date"), [("c. 1871", "1871~"), ("[1789]", "[1789]"), (" 2013-05-14 ", "2013-05-14")]
)
def test_one_reading_is_used(text: str, date: str) -> None:
    assert use_typed_date(text).text == date


def test_several_readings_are_not_used() -> None:
    with pytest.raises(EdtfError) as caught:
        use_typed_date("3/12/1871")
    assert caught.value.remedy == "write 1871-12-03 or 1871-03-12"


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("2006-07", ("in:2006-07 is read as July 2006", "for 2006 to 2007 write in:2006/2007")),
        ("-2012", ("in:-2012 is read as 2013 BC", "for up to 2012 write in:../2012")),
        ("2020-21", ("in:2020-21 is read as spring 2020", "for 2020 to 2021 write in:2020/2021")),
        ("May 2013", ("in:May 2013 is read as May 2013", "in EDTF it is in:2013-05")),
        ("2006-08", None),
        ("2006", None),
        ("[1789]", None),
    ],
)
def test_what_is_said_of_a_date_that_is_used(text: str, remark: tuple[str, str] | None) -> None:
    assert remark_on(text, use_typed_date(text), "in:") == remark


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2006-07", "2006-07-01/2006-07-31"),
        ("2006-08", "2006-08"),
        ("2006/2007", "2006/2007"),
        ("-2012", "-2012-01-01/-2012-12-31"),
    ],
)
def test_an_unmistakable_text_is_not_asked_about_again(date: str, text: str) -> None:
    assert unmistakable_text(parse(date)) == text
    assert read_typed_date(text).date


@pytest.mark.parametrize(
    ("text", "date"), [("[1789]", "1789?"), ("[1789-05]", "1789-05?"), ("[1789,1790]", "")]
)
def test_brackets_of_catalogues(text: str, date: str) -> None:
    assert inferred_date(text) == date


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("between 2006 and 2012", ["2006/2012"]),
        ("2006-2012", ["2006/2012"]),
        ("2005-06", ["2005-06", "2005/2006"]),
        ("5/6/2010", ["2010-06-05", "2010-05-06"]),
        ("Monday 14 May 2013", []),
    ],
)
def test_readings_with_the_same_days_are_one_period(text: str, dates: list[str]) -> None:
    found = read_typed_period(text)
    assert [date.text for date in found.readings] == dates
    assert (found.date is not None) is (len(dates) == 1)
