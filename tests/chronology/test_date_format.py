"""Dates in full words."""

from __future__ import annotations

from hypothesis import given

from tests.cases import each
from tests.chronology.dates import whens
from tui.chronology.date_format import format_date
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import EdtfDate


@each(
    ("text", "expected"),
    [
        ("2013-05-14", "14 May 2013"),
        ("2013-05-14T22:00", "14 May 2013 at 22:00"),
        ("2013-05-14T22:00:30Z", "14 May 2013 at 22:00:30 UTC"),
        ("2013-05-14T22:00+01:00", "14 May 2013 at 22:00 UTC+01:00"),
        ("2013-05", "May 2013"),
        ("2013-05-XX", "a day in May 2013"),
        ("2013-XX-XX", "a day in 2013"),
        ("2013-XX", "some time in 2013"),
        ("2006", "some time in 2006"),
        ("201X", "some time in the 2010s"),
        ("190X", "some time between 1900 and 1909"),
        ("19XX", "some time between 1900 and 1999"),
        ("2013-21", "spring 2013"),
        ("2013-24", "winter 2013–14"),
        ("1999-24", "winter 1999–2000"),
        ("2013-01~", "about January 2013"),
        ("201X~", "about the 2010s"),
        ("2013-05-14?", "14 May 2013 (uncertain)"),
        ("2006%", "about 2006 (uncertain)"),
        ("2004/2012", "2004 to 2012"),
        ("2004~/2012", "about 2004 to 2012"),
        ("2004?/2012", "2004 (uncertain) to 2012"),
        ("2013/2013", "within 2013"),
        ("2013-05-14/2013-05-14", "14 May 2013"),
        ("2013-05-14/2013-05-16", "14 to 16 May 2013"),
        ("2013-05-14/2013-06-03", "14 May to 3 June 2013"),
        ("2013-05/2013-06", "May to June 2013"),
        ("2013-05/2014-06", "May 2013 to June 2014"),
        ("2013-05-14~/2013-05-16", "about 14 May 2013 to 16 May 2013"),
        ("2007/..", "2007 onwards"),
        ("2007/", "from 2007 to an unknown date"),
        ("../2010", "up to 2010"),
        ("/2010", "until 2010, from an unknown date"),
        ("[2006..2012]", "some time between 2006 and 2012"),
        ("[2006,2008]", "2006 or 2008"),
        ("[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672"),
        ("[2006]", "some time in 2006"),
        ("[..2010]", "2010 or earlier"),
        ("[2010..]", "2010 or later"),
        ("-0043", "some time in 44 BC"),
        ("0000/0999", "1 BC to AD 999"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert format_date(parse(text)) == expected


@given(whens())
def test_words_are_one_line_and_keep_the_marks(when: EdtfDate) -> None:
    text = format_date(when)
    assert text.isprintable()
    assert text.strip() == text != ""
    assert ("about" in text) == when.approximate
    assert ("(uncertain)" in text) == when.uncertain
