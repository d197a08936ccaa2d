from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.tables.delimited_text import DELIMITERS, read_delimited
from tui.parsing.tables.table import TableFile, TableLimits, cell_text

LIMITS = TableLimits(file=10_000, rows=50, columns=1_200, cells=5_000, cell=500)


def read(data: bytes | str, name: str = "log.csv", **known: str) -> TableFile:
    found = read_delimited(data.encode() if isinstance(data, str) else data, name, LIMITS, **known)
    assert isinstance(found, TableFile), found
    return found


def texts(found: TableFile) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.texts()) for row in found.tables[0].rows]


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = [["No", "Date", "Event"], ["1", "5 May 2010", "The board; it met, twice | or so"], ["2", "", "x"]]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    found = read(file.getvalue())
    assert found.delimiter == delimiter
    assert [row for _, row in texts(found)] == [tuple(row) for row in rows]


@pytest.mark.parametrize(
    ("data", "encoding", "losses"),
    [
        ("Né;1\r\n".encode(), "utf-8", ()),
        (b"\xef\xbb\xbf" + "Né;1\r\n".encode(), "utf-8", ()),
        (b"\xff\xfe" + "Né;1\r\n".encode("utf-16-le"), "utf-16", ()),
        ("Né;1\r\n".encode("cp1252"), "windows-1252", ("not UTF-8: read as Windows-1252 (encoding = …)",)),
    ],
)
def test_the_encoding_is_told(data: bytes, encoding: str, losses: tuple[str, ...]) -> None:
    found = read(data)
    assert (texts(found), found.encoding, found.losses) == ([(1, ("Né", "1"))], encoding, losses)


def test_an_encoding_that_is_known_is_told_no_more() -> None:
    assert read("Né;1".encode("cp1252"), encoding="windows-1252").losses == ()


def test_rows_keep_the_numbers_that_a_spreadsheet_gives_them() -> None:
    found = read('a,b\n\n,,\n"x\ny",z\nc,d\n')
    assert texts(found) == [(1, ("a", "b")), (4, ("x\ny", "z")), (5, ("c", "d"))]


def test_a_file_of_tabs_is_one_even_where_commas_are_as_good() -> None:
    assert read("a,b\tc,d\ne,f\tg,h\n", "log.tsv").delimiter == "\t"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('a,b\n"never closed,c\nd,e\n', "row 2 begins a cell with a quotation mark that is never closed"),
        ("a,b\n" + "x" * 501, "row 2 has a cell of more than 500 characters"),
        ("a,b\n" + "," * 1_300, "line 2 has more than 1,200 cells"),
        ("a,b\n" * 51, "it has more than 50 rows"),
        (",".join("x" * 1_100) + "\n" + (",".join("x" * 1_100) + "\n") * 4, "it has more than 5,000 cells"),
        ("\n\n", "it has no rows"),
        ("a,b".encode("utf-16-le") * 8, "it is UTF-16 or UTF-32 without a byte order mark"),
    ],
)
def test_what_is_too_large_or_broken_is_refused_in_one_line(data: str | bytes, said: str) -> None:
    found = read_delimited(data.encode() if isinstance(data, str) else data, "log.csv", LIMITS)
    assert isinstance(found, UnreadableDocument)
    assert (found.message, "\n" in found.remedy) == (said, False)


def test_control_characters_are_shown_and_told() -> None:
    found = read("a\x00b,c\x1b[31m\n")
    assert texts(found) == [(1, ("a\ufffdb", "c\ufffd[31m"))]
    assert found.losses == ("control characters in it are shown as U+FFFD",)


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=5), min_size=1, max_size=6))
def test_every_cell_of_any_table_is_read(rows: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    try:
        data = file.getvalue().encode()
    except UnicodeEncodeError:
        return
    found = read_delimited(data, "log.csv", TableLimits(), delimiter=";", encoding="utf-8")
    wanted = [cells for row in rows if any(cells := tuple(map(cell_text, row)))]
    if wanted:
        assert isinstance(found, TableFile)
        assert [row for _, row in texts(found)] == wanted
    else:
        assert isinstance(found, UnreadableDocument)
