"""Dates in a column of twelve cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.chronology.dates import whens
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.short_date_format import WIDTH, format_date_short


@each(
    ("text", "under_2013", "alone"),
    [
        ("2013-05-14", "14 May", "14 May 2013"),
        ("2013-05-14~", "c. 14 May", "~14 May 2013"),
        ("2013-05-14?", "14 May?", "14 May 2013?"),
        ("2013-05-14%", "c. 14 May?", "c. May 2013?"),
        ("2013-05", "May", "May 2013"),
        ("2013-05-XX", "May", "May 2013"),
        ("2013-01~", "c. Jan", "c. Jan 2013"),
        ("2013-21", "spring", "spring 2013"),
        ("2006", "2006", "2006"),
        ("2006~", "c. 2006", "c. 2006"),
        ("201X", "2010s", "2010s"),
        ("19XX", "1900–99", "1900–99"),
        ("[1000-01-01,-9999-12-31]", "10000BC–1000", "10000BC–1000"),
        ("2004/2012", "2004–12", "2004–12"),
        ("2004~/2012", "~2004–12", "~2004–12"),
        ("2004/2012?", "2004–12?", "2004–12?"),
        ("2004~/2012%", "~2004–~2012?", "~2004–~2012?"),
        ("2013/2013", "2013", "2013"),
        ("2013-05-14/2013-05-16", "14–16 May", "May 2013"),
        ("2013-05-14/2013-06-03", "14 May–3 Jun", "May–Jun 2013"),
        ("2013-05/2014-06", "2013–14", "2013–14"),
        ("2013-05-14/..", "14 May–", "14 May 2013–"),
        ("2007/", "2007–?", "2007–?"),
        ("../2010", "–2010", "–2010"),
        ("/2010", "?–2010", "?–2010"),
        ("[2006..2012]", "2006–12", "2006–12"),
        ("[2006,2008]", "2006 or 2008", "2006 or 2008"),
        ("[2013-05,2013-06]", "May or Jun", "May–Jun 2013"),
        ("[..2010]", "by 2010", "by 2010"),
        ("[2010..]", "2010+", "2010+"),
        ("[..2004,2010..]", "some time", "some time"),
        ("-0043", "44 BC", "44 BC"),
        ("2004?/2012?", "2004?–12?", "2004?–12?"),
        ("1899/1901", "1899–1901", "1899–1901"),
        ("0901/0950", "901–950", "901–950"),
        ("1871/1872", "1871–72", "1871–72"),
        ("-4499/-0043", "4500–44 BC", "4500–44 BC"),
    ],
)
def test_short_words(text: str, under_2013: str, alone: str) -> None:
    assert (format_date_short(parse(text), 2013), format_date_short(parse(text), None)) == (under_2013, alone)


@given(whens(), st.none() | st.integers(-9999, 9999))
def test_short_words_fit(when: EdtfDate, heading_year: int | None) -> None:
    text = format_date_short(when, heading_year)
    assert 0 < len(text) <= WIDTH
    assert text.isprintable()
