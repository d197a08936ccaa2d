"""Dates as people write them are answered with the EDTF to write, and never read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.chronology.edtf import EdtfError, parse


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("May 2013", "2013-05"),
        ("Sept. 2013", "2013-09"),
        ("14 May 2013", "2013-05-14"),
        ("the 14th of May, 2013", "2013-05-14"),
        ("May 14, 2013", "2013-05-14"),
        ("14-May-2013", "2013-05-14"),
        ("14/05/2013", "2013-05-14"),
        ("05/14/2013", "2013-05-14"),
        ("05/05/1991", "1991-05-05"),
        ("03/04/1991", "1991-04-03 or 1991-03-04"),
        ("2013/05/14", "2013-05-14"),
        ("2013-5-4", "2013-05-04"),
        ("2013-14-05", "2013-05-14"),
        ("20130514", "2013-05-14"),
        ("2013-05-14 22:00", "2013-05-14T22:00"),
        ("2013–05–14", "2013-05-14"),
        ("٢٠١٣-٠٥-١٤", "2013-05-14"),
        ("1990s", "199X"),
        ("the 1990s", "199X"),
        ("1900s", "190X or 19XX"),
        ("19th century", "18XX"),
        ("201x", "201X"),
        ("circa 1990", "1990~"),
        ("c. 1990", "1990~"),
        ("c1990", "1990~"),
        ("about 14 May 2013", "2013-05-14~"),
        ("possibly May 2013", "2013-05?"),
        ("2013 (?)", "2013?"),
        ("spring 2013", "2013-21"),
        ("winter 2013/14", "2013-24"),
        ("Q2 2013", "[2013-04..2013-06]"),
        # Level 2's seasons, or years: nobody can tell.
        ("2013-25", "2013/2025 or 2013-21"),
        ("1925-30", "1925/1930 or [1925-12..1926-02]"),
        ("2041-34", "[2041-04..2041-06]"),
        ("1924-25", "1924/1925"),
        ("early 2006", "[2006-01..2006-04]"),
        ("44 BC", "-0043"),
        ("AD 44", "0044"),
        ("1994-95", "1994/1995"),
        ("2004–2012", "2004/2012"),
        ("from 2004 to May 2012", "2004/2012-05"),
        ("14-16 May 2013", "2013-05-14/2013-05-16"),
        ("30 May to 2 June 2013", "2013-05-30/2013-06-02"),
        ("May 2013/June 2014", "2013-05/2014-06"),
        ("1806–7", "1806/1807"),
        ("1806-7", "1806/1807"),
        ("2006-7", "2006/2007"),
        ("1999-00", "1999/2000"),
        ("1999–0", "1999/2000"),
        ("1806–9", "1806/1809"),
        ("1806–08", "1806/1808 or 1806-08"),
        ("1914 – 18", "1914/1918"),
        ("c.1806–7", "1806~/1807~"),
        ("circa 2006-7", "2006~/2007~"),
        ("2012-05/07", "2012-05/2012-07 or 2012-05-07"),
        ("2012-5–7", "2012-05/2012-07 or 2012-05-07"),
        ("2012-05/03", "2012-05-03"),
        ("2012/05/07", "2012-05-07"),
        ("2012-05-14/17", "2012-05-14/2012-05-17"),
        ("2012-05-14–17", "2012-05-14/2012-05-17"),
        ("2012-05-28/06-03", "2012-05-28/2012-06-03"),
        ("between 2006 and 2012", "[2006..2012]"),
        ("2006 or 2008", "[2006,2008]"),
        ("since 2007", "2007/.."),
        ("2007 onwards", "2007/.."),
        ("until 2010", "../2010"),
        ("–2012", "../2012 or /2012"),
        ("— 2012", "../2012 or /2012"),
        ("- 2012", "../2012 or /2012"),
        ("−2012", "../2012 or /2012"),
        ("–2012-05", "../2012-05 or /2012-05"),
        ("2004–", "2004/.. or 2004/"),
        ("-700", "-0700 or -0699"),
        ("by 2010", "[..2010]"),
        ("before 2010", "[..2009]"),
        ("before January 2010", "[..2009-12]"),
        ("after 31 December 2010", "[2011-01-01..]"),
        ("some time in 2006", "2006"),
        ("mid-1870s", "[1874..1876]"),
        ("late 1990s", "[1997..1999]"),
        ("early 1900s", "[1900..1903] or [1900..1933]"),
        ("late 19th century", "[1867..1899]"),
        # A cataloguer's brackets
        ("[1789?]", "1789?"),
        ("[c. 1789]", "1789~"),
        # The midnight of a spreadsheet is no time of day
        ("2013-05-14 00:00:00", "2013-05-14"),
        ("2013-05-14 00:00:00.000", "2013-05-14"),
        ("2013-05-14 00:00", "2013-05-14"),
        ("14/05/2013 00:00:00", "2013-05-14"),
        ("14 May 2013 12:00 AM", "2013-05-14"),
        ("2013-05-14 10:00:00", "2013-05-14T10:00:00"),
        # EDTF's drafts, and its level 2
        ("199u", "199X"),
        ("2004/open", "2004/.."),
        ("unknown/2006", "/2006"),
        ("2013?~", "2013%"),
        ("2004-06~-11", "2004-06-11~"),
        ("?2004-06~", "2004-06%"),
    ],
)
def test_offers(text: str, offer: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.remedy == f"write {offer}"


@pytest.mark.parametrize(
    "text",
    [
        *("31 February 2013", "13/13/2013", "14/05/13", "May", "yesterday", "5 p.m.", "before c"),
        *("Michaelmas 2012", "n.d.", "Lady Day", "Whitsun", "FY 2012/13", "by 2011-12", "c. 2006-07"),
    ],
)
def test_nothing_is_offered_where_nothing_can_be_read(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.remedy.startswith("write it as ")


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2012/13", "write 2012/2013; for a financial year 2012-04-01/2013-03-31"),
        ("1999/00", "write 1999/2000; for a financial year 1999-04-01/2000-03-31"),
        (
            "2011/12",
            "write 2011/2012 or 2011-12; for a financial year 2011-04-01/2012-03-31",
        ),
        ("1648/9", "write 1648/1649; for one year in the old style 1649"),
        ("2013-5", "write 2013-05; for the years 2013 to 2015 2013/2015"),
        ("2012/05", "write 2012-05"),
        ("201", "write 0201 for the year 201, 201X for the 2010s"),
        ("13", "write all four digits of the year"),
    ],
)
def test_what_is_less_likely_is_named_beside(text: str, remedy: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.remedy == remedy


@given(st.integers(1000, 2099), st.sampled_from("-–/"), st.booleans())
def test_the_next_year_in_one_digit_is_never_a_month(year: int, mark: str, is_spaced: bool) -> None:
    typed = f"{year}{mark}{(year + 1) % 10}"
    with pytest.raises(EdtfError) as caught:
        parse(typed.replace(mark, f" {mark} ") if is_spaced else typed)
    assert caught.value.remedy.startswith(f"write {year}/{year + 1}")
    assert "whichever" not in caught.value.remedy


@given(st.integers(1000, 2099), st.integers(0, 99), st.sampled_from("-–/"))
def test_two_figures_behind_a_year_are_offered_as_all_that_they_may_mean(
    year: int, two: int, mark: str
) -> None:
    try:
        offered = parse(f"{year}{mark}{two:02}").text
        assert mark == "-"
    except EdtfError as error:
        offered = error.remedy
    is_next = two == (year + 1) % 100
    assert "0201" not in offered
    if (is_next or two > year % 100) and offered.startswith("write"):
        assert f"{year}/" in offered
    if 1 <= two <= 12:
        assert f"{year}-{two:02}" in offered
