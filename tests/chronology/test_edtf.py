"""What is taken as a date, what it may mean, and what is said of the rest."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.chronology.dates import whens
from tui.chronology.calendar import iso_date
from tui.chronology.edtf import LONGEST, EdtfError, parse
from tui.chronology.edtf_date import Bound, DateForm, EdtfDate, Unbounded


def _shown(bound: Bound) -> str:
    return (
        {Unbounded.OPEN: "open", Unbounded.UNKNOWN: "?"}[bound]
        if isinstance(bound, Unbounded)
        else iso_date(bound)
    )


# text, earliest, latest: the examples of https://www.loc.gov/standards/datetime/ that are taken, and ours.
MOMENTS = [
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
    ("2013-05-14T22:00", "2013-05-14", "2013-05-14"),
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2013-22", "2013-06-01", "2013-08-31"),
    ("2013-23", "2013-09-01", "2013-11-30"),
    ("2011-24", "2011-12-01", "2012-02-29"),
    ("1984?", "1984-01-01", "1984-12-31"),
    ("2004-06~", "2004-05-01", "2004-07-31"),
    ("2004-06-11%", "2004-06-08", "2004-06-14"),
    ("2004~", "2003-01-01", "2005-12-31"),
    ("2004-01~", "2003-12-01", "2004-02-29"),
    ("2013-21~", "2013-02-01", "2013-06-30"),
    ("201X~", "2000-01-01", "2029-12-31"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("-1985", "-1985-01-01", "-1985-12-31"),
    ("0000", "0000-01-01", "0000-12-31"),
    ("2012-02-29", "2012-02-29", "2012-02-29"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    ("[..1760-12-03]", "?", "1760-12-03"),
    ("[1760-12..]", "1760-12-01", "?"),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", "?"),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31"),
    ("[2012,2006]", "2006-01-01", "2012-12-31"),
]


@each(("text", "earliest", "latest"), MOMENTS)
def test_a_moment_starts_and_ends_within_the_same_bounds(text: str, earliest: str, latest: str) -> None:
    when = parse(text)
    assert when.shape in {DateForm.MOMENT, DateForm.SET}
    assert [_shown(when.start_min), _shown(when.start_max)] == [earliest, latest]
    assert [_shown(when.end_min), _shown(when.end_max)] == [earliest, latest]


SPANS = [
    ("1964/2008", "1964-01-01", "1964-12-31", "2008-01-01", "2008-12-31"),
    ("2004-06/2006-08", "2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2004-02-01", "2005-02-08", "2005-02-08"),
    ("2004-02-01/2005", "2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31"),
    ("1985-04-12/..", "1985-04-12", "1985-04-12", "open", "open"),
    ("../1985-04", "open", "open", "1985-04-01", "1985-04-30"),
    ("1985/", "1985-01-01", "1985-12-31", "?", "?"),
    ("/1985-04-12", "?", "?", "1985-04-12", "1985-04-12"),
    ("1984~/2004-06", "1983-01-01", "1985-12-31", "2004-06-01", "2004-06-30"),
    ("1984?/2004%", "1984-01-01", "1984-12-31", "2003-01-01", "2005-12-31"),
    # Neither side can pass the other, so each narrows the other.
    ("2013/2013-06", "2013-01-01", "2013-06-30", "2013-06-01", "2013-06-30"),
    ("2013-06/2013", "2013-06-01", "2013-06-30", "2013-06-01", "2013-12-31"),
]


@pytest.mark.parametrize(("text", "start_min", "start_max", "end_min", "end_max"), SPANS)
def test_a_span_has_four_bounds(
    text: str, start_min: str, start_max: str, end_min: str, end_max: str
) -> None:
    when = parse(text)
    assert when.shape is DateForm.SPAN
    assert [_shown(when.start_min), _shown(when.start_max)] == [start_min, start_max]
    assert [_shown(when.end_min), _shown(when.end_max)] == [end_min, end_max]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [(" 2013 ", "2013"), ("2004 / 2012", "2004/2012"), ("[ 2006 , 2008 .. 2010 ]", "[2006,2008..2010]")],
)
def test_spaces_are_dropped(text: str, canonical: str) -> None:
    assert parse(text).text == canonical


REFUSED = [
    # text, the part that is pointed at, a part of the reason
    ("", "", "no date"),
    ("2013-02-30", "30", "no day 30 in 2013-02"),
    ("1900-02-29", "29", "no day 29"),
    ("2013-05-00", "00", "no day 00"),
    ("2013-13", "13", "no month 13"),
    ("2004/2013-13-01", "13", "no month 13"),
    ("  2004 / 2013-04-31", "31", "no day 31"),
    ("2013-21-05", "05", "a season cannot have a day"),
    ("2013-XX-05", "XX", "needs its month"),
    ("156X-12-25", "156X-12-25", "cannot have a month"),
    ("-0000", "-0000", "no year"),
    ("12013", "12013", "four digits"),
    ("-12013", "-12013", "four digits"),
    ("Y170000002", "Y170000002", "four digits"),
    ("201", "201", "four digits"),
    ("1950S2", "1950S2", "significant"),
    ("{2006,2008}", "{2006,2008}", "several events"),
    ("2004-06~-11", "2004-06~-11", "whole date"),
    ("XXXX", "XXXX", "X stands for"),
    ("2012/2004", "2012/2004", "ends before it starts"),
    ("2013-06/2013-05-31", "2013-06/2013-05-31", "ends before it starts"),
    ("/", "/", "neither side"),
    ("../..", "../..", "neither side"),
    ("../", "../", "neither side"),
    ("2004/2005/2006", "2004/2005/2006", "two dates with one /"),
    ("2004-01-01T10:00/2005", "2004-01-01T10:00", "cannot have a time of day"),
    ("2013-05-14T25:00", "25:00", "hh:mm"),
    ("2013-05-14T22:00?", "?", "cannot be marked"),
    ("2013-05T10:00", "2013-05T10:00", "whole date before"),
    ("[2012..2006]", "2012..2006", "ends before it starts"),
    ("[2006~,2008]", "2006~", "cannot be marked"),
    ("[2006-01-01T10:00]", "2006-01-01T10:00", "cannot have a time of day"),
    ("[2006,]", "[2006,]", "a date is missing in the set"),
    ("[2004..2005..2006]", "2004..2005..2006", "one .."),
    ("[2006", "[2006", "bracket"),
    ("２０１３", "２０１３", "digits 0 to 9"),
    ("once upon a time", "once upon a time", "not an EDTF date"),
    ("[" + "2006," * LONGEST + "2006]", "[" + "2006," * LONGEST + "2006]", "at most 1000"),
]


@each(("text", "part", "reason"), REFUSED)
def test_a_refusal_points_at_the_part_and_says_why(text: str, part: str, reason: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    error = caught.value
    assert text[error.start : error.end] == part
    assert reason in error.reason
    assert str(error) == error.reason
    assert error.remedy


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2012/2004", "write 2004/2012, or correct one of its dates"),
        ("2013-02-30", "write a day from 01 to 28, or 2013-02 where the day is not known"),
        ("2004-01-01T10:00/2005", "write 2004-01-01"),
        ("201", "write 0201 for the year 201, 201X for the 2010s"),
        ("13", "write all four digits of the year"),
        ("5 March 2019", "write it as 2013-05-14, 2013-05, 2013 or 2004/2012"),
    ],
)
def test_the_remedy_gives_what_to_write(text: str, remedy: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.remedy == remedy


@given(st.text(max_size=80) | st.text("0123456789-X/.[],?~%TZ: ", max_size=40))
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_or_refused_with_its_place(text: str) -> None:
    answer = _answer(text)
    if isinstance(answer, EdtfError):
        assert 0 <= answer.start <= answer.end <= len(text)
        assert answer.remedy
    else:
        assert parse(answer.text) == answer


def _answer(text: str) -> EdtfDate | EdtfError:
    try:
        return parse(text)
    except EdtfError as error:
        return error


@given(whens())
def test_the_text_of_a_date_reads_as_the_same_date(when: EdtfDate) -> None:
    assert parse(f" {when.text} ") == when


# The oracle is asked only where it is right. It widens both year and month for `~`; invents ten years for
# `/1985` and `1985/`; ends winter with December; gives floats for open sides; takes 2021-02-29 and reversed
# intervals; does not take 22:00 without seconds.
ORACLE = [
    "1985-04-12",
    "1985-04",
    "1985",
    "-0044",
    "201X",
    "20XX",
    "1985-04-XX",
    "1985-XX-XX",
    "1984?",
    "2004~",
]
ORACLE += ["2001-21", "2001-22", "2001-23", "1964/2008", "2004-02-01/2005", "2004-06/2006-08", "[2006..2012]"]


@pytest.mark.parametrize("text", ORACLE)
def test_the_edtf_package_agrees_on_the_strict_bounds(text: str) -> None:
    oracle, when = parse_edtf(text), parse(text.rstrip("~"))
    for bound, theirs in ((when.earliest, oracle.lower_strict()), (when.latest, oracle.upper_strict())):
        assert isinstance(bound, int)
        assert iso_date(bound) == f"{'-' if theirs.tm_year < 0 else ''}{abs(theirs.tm_year):04}-" + "-".join(
            f"{part:02}" for part in theirs[1:3]
        )
