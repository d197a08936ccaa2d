"""Dates as people write them: every spelling of the tables, and the properties of all others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.chronology.date_reader.spelling_tables import TABLES, Spelling, compared, table
from tests.chronology.dates import whens
from tui.chronology.calendar import day_number
from tui.chronology.date_reader.date_rules import DateRules, FigureOrder
from tui.chronology.date_reader.dated_points import WEEKDAYS
from tui.chronology.date_reader.interpretation import Interpretation, InterpretationKind
from tui.chronology.date_reader.read_date import read_date
from tui.chronology.edtf import parse
from tui.chronology.edtf_date import EdtfDate
from tui.chronology.month_names import MONTHS

KINDS = {
    "U": {InterpretationKind.ONE},
    "A": {InterpretationKind.SEVERAL},
    # Nobody is harmed where a date that needs a rule is called none, or the other way round.
    "R": {InterpretationKind.UNDER_RULE, InterpretationKind.NONE},
    "N": {InterpretationKind.NONE, InterpretationKind.UNDER_RULE},
}
COLUMN = DateRules(
    order=FigureOrder.DAY_FIRST,
    century=1950,
    year=2013,
    hyphen="years",
    between="once",
    winter="began",
    fiscal=4,
    academic=9,
    serial=1900,
    is_spreadsheet=True,
    has_timestamps=True,
    is_old_style=True,
    labels=("published",),
)


def rows() -> list[Spelling]:
    return [row for name in TABLES for row in table(name)]


@each("spelling", rows())
def test_every_spelling_of_the_tables(spelling: Spelling) -> None:
    found = read_date(spelling.text)
    assert found.kind in KINDS[spelling.kind]
    read = {compared(date) for date in found.readings}
    if spelling.kind in "UA":
        assert all(read & reading for reading in spelling.truth)
    else:
        assert not read
        assert found.reason


@each("spelling", [row for row in table("spellings.tsv") if row.kind == "R"])
def test_a_rule_settles_what_needs_one(spelling: Spelling) -> None:
    exceptions = {
        "Mon 12th Jan 06 pm": "was a Thursday",
        "1899-12-30": "empty date",
        "70s": "",
        "'70s": "",
        "May 13": "two dates",
    }
    found = read_date(spelling.text, COLUMN)
    if spelling.text in exceptions:
        assert exceptions[spelling.text] in found.reason
    else:
        assert found.date
        assert compared(found.date) in spelling.truth[0]


@pytest.mark.parametrize(
    ("text", "rules", "date"),
    [
        ("3/12/1871", DateRules(order=FigureOrder.DAY_FIRST), "1871-12-03"),
        ("3/12/1871", DateRules(order=FigureOrder.MONTH_FIRST), "1871-03-12"),
        ("1/2/06 - 4/2/06", DateRules(order=FigureOrder.DAY_FIRST, century=1950), "2006-02-01/2006-02-04"),
        ("12/3/49", DateRules(order=FigureOrder.DAY_FIRST, century=1950), "2049-03-12"),
        ("2006-07", DateRules(hyphen="years"), "2006/2007"),
        ("2006-07", DateRules(hyphen="month"), "2006-07"),
        ("between 1870 and 1873", DateRules(between="lasted"), "1870/1873"),
        ("winter 2012", DateRules(winter="ended"), "[2012-01..2012-02]"),
        ("the 70s", DateRules(century=1900), "197X"),
        ("Tuesday 14 May", DateRules(year=2013), "2013-05-14"),
        ("2013-05-14 00:00", DateRules(is_spreadsheet=False), "2013-05-14T00:00"),
        ("1899-12-30", DateRules(is_spreadsheet=False), "1899-12-30"),
        ("41408", DateRules(serial=1904), "2017-05-15"),
        ("59", DateRules(serial=1900), ""),
        ("1368484200000", DateRules(has_timestamps=True), "2013-05-13T22:30:00Z"),
        ("10 February 1648/9", DateRules(is_old_style=True), "1649-02-20"),
    ],
)
def test_each_rule(text: str, rules: DateRules, date: str) -> None:
    found = read_date(text, rules).date
    assert (found.text if found else "") == date


@pytest.mark.parametrize(
    "text", ["2013-05-14 00:00:00.000", "2013-05-14 00:00", "14/05/2013 00:00:00", "14 May 2013 12:00 AM"]
)
def test_the_midnight_of_a_spreadsheet_is_no_time_of_day(text: str) -> None:
    assert read_date(text).kind is InterpretationKind.UNDER_RULE
    assert read_date(text, DateRules(is_spreadsheet=True)).readings == (parse("2013-05-14"),)


def test_rules_choose_nothing_that_a_text_says_otherwise() -> None:
    month_first = DateRules(order=FigureOrder.MONTH_FIRST)
    assert read_date("13/3/1871", month_first) == read_date("13/3/1871")


@each(
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
        ("2013-14-05", ""),
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
        ("2013-25", "[2013-03..2013-05] or 2013/2025"),
        ("1925-30", "1925/1930"),
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
        ("between 2006 and 2012", "[2006..2012] or 2006/2012"),
        ("2006 or 2008", "[2006,2008]"),
        ("since 2007", "2007/.."),
        ("2007 onwards", "2007/.."),
        ("until 2010", "../2010"),
        ("–2012", "../2012 or /2012"),
        ("— 2012", "../2012 or /2012"),
        ("- 2012", "../2012 or /2012"),
        ("−2012", "-2012 or ../2012"),
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
def test_readings(text: str, offer: str) -> None:
    assert " or ".join(date.text for date in read_date(text).readings) == offer


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Monday 14 May 2013", "14 May 2013 was a Tuesday, not a Monday"),
        ("31/06/2013", "there is no day 31/06/2013"),
        ("31 April 2013", "there is no day 31 in that month"),
        ("29 February 2013", "there is no day 29 in 2013-02"),
        ("14/05/13", "the year has two digits, and its century is not said"),
        ("14 May", "the year is missing"),
        ("n.d.", "no date is given"),
        ("same day", "it repeats the date of another line; write that date"),
        ("two weeks later", "it counts from another day; write the date"),
        ("3 & 4 May 2006", "it gives two dates or more: make an event for each"),
        ("Michaelmas 2012", "a feast or a term has no one day; write the day, month or season that is meant"),
        ("end of 2013", "how much the end of that time is, is not said"),
        ("10:30", "it is a time of day without a date"),
        ("£1,871", "it is an amount"),
        ("section 47", "it is the number of something"),
        ("020 7946 0018", "it looks like a telephone number"),
        ("", "there is no date"),
    ],
)
def test_the_reason_is_said(text: str, reason: str) -> None:
    assert read_date(text).reason == reason


@given(whens())
def test_edtf_is_what_it_is(when: EdtfDate) -> None:
    found = read_date(when.text)
    habits = found.kind is not InterpretationKind.ONE or when.text.startswith("[")
    assert habits or found.readings == (when,)


@given(st.text(max_size=120) | st.text("0123456789 -–/.,?~[]()'MayjuneQofthcbéBC", max_size=40))
def test_any_text_has_an_answer(text: str) -> None:
    found = read_date(text)
    counts = {InterpretationKind.ONE: 1, InterpretationKind.SEVERAL: len(found.readings)}
    assert len(found.readings) == counts.get(found.kind, 0)
    assert found.kind is not InterpretationKind.SEVERAL or len(found.readings) > 1
    assert bool(found.reason) == (found.kind is not InterpretationKind.ONE)
    assert all(parse(date.text) == date for date in found.readings)


DAYS = st.tuples(st.integers(1000, 2099), st.integers(1, 12), st.integers(1, 28))


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_that_of_its_day_or_a_mistake(ymd: tuple[int, int, int], weekday: int) -> None:
    year, month, day = ymd
    found = read_date(f"{WEEKDAYS[weekday]} {day} {MONTHS[month - 1]} {year}")
    assert (found.date is not None) == ((day_number(year, month, day) - 1) % 7 == weekday)


@given(DAYS, st.sampled_from("/.-"))
def test_figures_are_read_in_every_order_that_exists(ymd: tuple[int, int, int], mark: str) -> None:
    year, month, day = ymd
    found = read_date(f"{day}{mark}{month}{mark}{year}")
    assert parse(f"{year}-{month:02}-{day:02}") in found.readings
    assert len(found.readings) == (1 if day > 12 or day == month else 2)


@given(st.integers(1000, 2099), st.sampled_from("-–/"), st.booleans())
def test_the_next_year_in_one_digit_is_never_a_month(year: int, mark: str, is_spaced: bool) -> None:
    typed = f"{year}{mark}{(year + 1) % 10}"
    readings = read_date(typed.replace(mark, f" {mark} ") if is_spaced else typed).readings
    assert parse(f"{year}/{year + 1}") in readings
    assert all(len(date.text) != len("2013-05") for date in readings)


@given(st.integers(1000, 2099), st.integers(0, 99), st.sampled_from("-–/"))
def test_two_figures_behind_a_year_are_read_as_all_that_they_may_mean(year: int, two: int, mark: str) -> None:
    texts = [date.text for date in read_date(f"{year}{mark}{two:02}").readings]
    is_next = two == (year + 1) % 100
    assert all(text.startswith(f"{year}") or text == f"{year + 1}" or text[0] == "[" for text in texts)
    if is_next or (two > year % 100 and not (mark == "-" and two <= 12)):
        assert any(text.startswith(f"{year}/") for text in texts)
    if 1 <= two <= 12:
        assert f"{year}-{two:02}" in texts or (mark == "/" and is_next)


def test_a_long_text_is_refused_at_once() -> None:
    found: Interpretation = read_date("May " * 100_000)
    assert found.kind is InterpretationKind.NONE
