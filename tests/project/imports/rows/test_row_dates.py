"""The dates of cells: one reading is taken, several are asked, none is told with its reason."""

from __future__ import annotations

import pytest

from tests.cases import each
from tui.parsing.tables.table import CellRow, TableCell
from tui.project.imports.guess_columns import TableColumns
from tui.project.imports.mapping import ImportMapping
from tui.project.imports.rows.row_dates import DateState, RowDate, read_row_date

RULES = {
    "order": "dmy",
    "century": "1950",
    "hyphen": "years",
    "between": "once",
    "serial": "1900",
    "year": "2013",
    "fiscal": "4",
}
ASK, TAKEN, NONE = DateState.ASKED, DateState.TAKEN, DateState.NONE
SAME = None


def dated(
    cell: str | TableCell, rules: dict[str, str] | None = None, time: str = "", answer: str = ""
) -> RowDate:
    shown = cell if isinstance(cell, TableCell) else TableCell(cell)
    row = CellRow(7, (shown, TableCell(time)))
    columns = TableColumns(1, ("Date", "Time"), {"date": (0,), "time": (1,)})
    answers = {"A7": answer} if answer else {}
    return read_row_date(row, columns, ImportMapping("log.csv", dates=rules or {}, answers=answers))


@each(
    ("cell", "without", "under_rules"),
    [
        ("c. 1871", (TAKEN, ("1871~",)), SAME),
        ("1870s", (TAKEN, ("187X",)), SAME),
        ("Spring 1872", (TAKEN, ("1872-21",)), SAME),
        ("late 2005", (TAKEN, ("[2005-09..2005-12]",)), SAME),
        ("3 or 4 May 2006", (TAKEN, ("[2006-05-03,2006-05-04]",)), SAME),
        ("12/3/1871", (ASK, ("1871-03-12", "1871-12-03")), (TAKEN, ("1871-03-12",))),
        ("13/3/1871", (TAKEN, ("1871-03-13",)), SAME),
        ("2006-7", (TAKEN, ("2006/2007",)), SAME),
        ("2006-07", (ASK, ("2006/2007", "2006-07")), (TAKEN, ("2006/2007",))),
        ("1718-24", (ASK, ("1718/1724", "1718-24")), (TAKEN, ("1718/1724",))),
        ("between 1870 and 1873", (ASK, ("[1870..1873]", "1870/1873")), (TAKEN, ("[1870..1873]",))),
        ("Mon 12th Jan 06 pm", (NONE, ()), (NONE, ())),
        ("1/2/06 - 4/2/06", (NONE, ()), (TAKEN, ("2006-02-01/2006-02-04",))),
        ("FY 2012/13", (NONE, ()), (TAKEN, ("2012-04/2013-03",))),
        ("41408", (NONE, ()), (TAKEN, ("2013-05-14",))),
        (TableCell("2013-05", is_date=True), (TAKEN, ("2013-05",)), SAME),
        ("2013-05-14 00:00:00", (TAKEN, ("2013-05-14",)), SAME),
        ("14/05/2013 22:30", (TAKEN, ("2013-05-14T22:30",)), SAME),
        ("?22 may 2016", (TAKEN, ("2016-05-22?",)), SAME),
        ("w/c 7 June 2010", (TAKEN, ("2010-06-07/2010-06-13",)), SAME),
        ("–2012", (ASK, ("../2012", "/2012")), SAME),
        ("?", (NONE, ()), SAME),
        ("tbc", (NONE, ()), SAME),
        ("n.d.", (NONE, ()), SAME),
        ("31/06/2013", (NONE, ()), SAME),
        ("3 & 4 May 2006", (NONE, ()), SAME),
        ("same day", (NONE, ()), SAME),
    ],
)
def test_dates_without_and_with_rules(
    cell: str | TableCell,
    without: tuple[DateState, tuple[str, ...]],
    under_rules: tuple[DateState, tuple[str, ...]] | None,
) -> None:
    for rules, wanted in (({}, without), (RULES, under_rules or without)):
        found = dated(cell, rules)
        assert (found.state, found.readings) == wanted
        assert bool(found.reason) == (found.state is not TAKEN)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("12/3/1871", "day and month in figures"),
        ("2010-11", "two years, or a year and a month"),
        ("between 1870 and 1873", "once between the two, or all that time"),
        ("1/2/11 - 4/2/11", "years of two digits: say which century"),
        ("Mon 12th Jan 06", "years of two digits: say which century"),
        ("tbc", "no date is given"),
        ("", "no date is given"),
        ("31/06/2013", "there is no day 31/06/2013"),
    ],
)
def test_the_reason_is_told(cell: str, reason: str) -> None:
    assert dated(cell).reason == reason


@pytest.mark.parametrize(
    "cell",
    ["Feb 1736/7", "c. Feb 1736/37", "11 Feb 1736/7", "10 March 1699/1700", "Feb 1736/8", "Feb 1976/7"],
)
def test_two_years_side_by_side_are_never_a_span(cell: str) -> None:
    """Not even where rules give what seems to be missing in the second."""
    for rules in (None, {"year": "1871", "century": "1700", "serial": "1900"}):
        found = dated(cell, rules)
        assert (found.readings, found.state) == ((), DateState.NONE)
        assert "year" in found.reason
        assert "missing" not in found.reason


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("1807[1]", "1807"),
        ("1829¹", "1829"),
        ("2 October 1700*", "1700-10-02"),
        ("c. 1871 [a]", "1871~"),
        ("Spring 1872 †", "1872-21"),
        ("1860s¹²", "186X"),
        ("13/3/1871[note 4]", "1871-03-13"),
    ],
)
def test_the_mark_of_a_note_is_left_out_and_told(cell: str, date: str) -> None:
    for rules in (None, {"serial": "1900"}):
        found = dated(cell, rules)
        assert found.date == date
        assert found.spelling == cell
        assert found.remark == "the mark of a note behind the date was left out"


@pytest.mark.parametrize("cell", ["[1789]", "1789[?]", "197*", "12/3/1871*"])
def test_what_is_no_mark_of_a_note_stays(cell: str) -> None:
    assert dated(cell).date in {"1789?", ""}


def test_a_weekday_that_is_not_that_of_its_day_is_told() -> None:
    assert dated("Mon 12th Jan 06 pm", RULES).reason == "12 January 2006 was a Thursday, not a Monday"


@pytest.mark.parametrize(
    ("cell", "time", "date", "remark"),
    [
        ("14 May 2013", "09:30", "2013-05-14T09:30", ""),
        ("14 May 2013", "9.30 pm", "2013-05-14T21:30", ""),
        ("14 May 2013", "00:00", "2013-05-14T00:00", ""),
        ("May 2013", "09:30", "2013-05", ""),
        ("14 May 2013", "after lunch", "2013-05-14", "“after lunch” is no time of day"),
        ("14 May 2013", "", "2013-05-14", ""),
    ],
)
def test_the_time_of_day_is_of_a_whole_day(cell: str, time: str, date: str, remark: str) -> None:
    found = dated(cell, time=time)
    assert (found.date, found.remark) == (date, remark)


def test_an_answer_is_taken_with_the_time_of_its_row() -> None:
    found = dated("12/3/1871", time="09:30", answer="1871-03-12")
    assert (found.date, found.spelling, found.note) == ("1871-03-12T09:30", "12/3/1871", "")
    found = dated("12/3/1871", answer="none")
    assert (found.date, found.spelling, found.note, found.state) == ("", "12/3/1871", "", NONE)


@pytest.mark.parametrize(
    ("cell", "spelling"),
    [
        ("2013-05-14", ""),
        ("14 May 2013", "14 May 2013"),
        ("2006-7", "2006-7"),
        (TableCell("2013-05-14", is_date=True), ""),
    ],
)
def test_the_spelling_is_kept_where_it_is_not_the_date(cell: str | TableCell, spelling: str) -> None:
    assert dated(cell).spelling == spelling


def test_year_month_and_day_of_three_columns() -> None:
    columns = TableColumns(1, ("Year", "Month", "Day"), {"date": (0, 1, 2)})
    for cells, date in [
        (("2010", "3", "12"), "2010-03-12"),
        (("2010", "3", ""), "2010-03"),
        (("2010", "", ""), "2010"),
        (("2010", "March", "12"), "2010-03-12"),
    ]:
        row = CellRow(2, tuple(map(TableCell, cells)))
        assert read_row_date(row, columns, ImportMapping("log.csv")).date == date


def test_a_year_before_our_era_is_asked() -> None:
    columns = TableColumns(1, ("Year", "Month", "Day"), {"date": (0, 1, 2)})
    row = CellRow(2, tuple(map(TableCell, ("-700", "", ""))))
    found = read_row_date(row, columns, ImportMapping("log.csv"))
    assert (found.state, found.readings) == (ASK, ("-0700", "-0699"))


@pytest.mark.parametrize(
    ("figures", "words", "state", "readings"),
    [
        ("2009", "c. March 2009", TAKEN, ("2009-03~",)),
        ("2010", "2010–11", ASK, ("2010", "2010/2011", "2010-11")),
        ("2010-11", "2010–11", TAKEN, ("2010-11",)),
        ("2010", "May 1999", ASK, ("2010", "1999-05")),
        ("2010", "when the wall gave way", ASK, ("2010",)),
        ("", "1970s-present", TAKEN, ("197X/..",)),
        ("", "3/5/2010", ASK, ("2010-05-03", "2010-03-05")),
        ("2010", "", TAKEN, ("2010",)),
    ],
)
def test_a_date_in_figures_and_in_words(
    figures: str, words: str, state: DateState, readings: tuple[str, ...]
) -> None:
    columns = TableColumns(1, ("Date", "Shown"), {"date": (0,), "display": (1,)})
    row = CellRow(2, (TableCell(figures), TableCell(words)))
    found = read_row_date(
        row, columns, ImportMapping("log.csv", dates={"hyphen": "month"} if "-" in figures else {})
    )
    assert (found.state, found.readings) == (state, readings)


def test_from_one_cell_to_another() -> None:
    columns = TableColumns(1, ("From", "To"), {"date": (0,), "end": (1,)})
    for cells, date, state in [
        (("5 May 2010", "7 May 2010"), "2010-05-05/2010-05-07", TAKEN),
        (("5 May 2010", ""), "2010-05-05", TAKEN),
        (("7 May 2010", "5 May 2010"), "", NONE),
        (("3/5/2010", "4/5/2010"), "", ASK),
        (("tbc", "4 May 2010"), "", NONE),
    ]:
        row = CellRow(2, tuple(map(TableCell, cells)))
        found = read_row_date(row, columns, ImportMapping("log.csv"))
        assert (found.date, found.state) == (date, state), cells
