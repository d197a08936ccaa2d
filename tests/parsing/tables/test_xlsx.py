from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from pathlib import Path

import pytest

from tests.tables import SAMPLES
from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.tables.read_table import ReadTable, read_table
from tui.parsing.tables.shown_cells import show_cell
from tui.parsing.tables.table import TableFile

pytestmark = pytest.mark.usefixtures("warm_children")

openpyxl = pytest.importorskip("openpyxl", reason='needs the extra: pip install "dateline[xlsx]"')


def read(path: Path) -> TableFile:
    found = read_table(path)
    assert isinstance(found, ReadTable), found
    return found.file


def test_what_a_cell_shows_decides_how_exact_its_date_is() -> None:
    table = read(SAMPLES / "excel-formats.xlsx").tables[0]
    shown = [(row.cells[0].text, row.cells[0].is_date) for row in table.rows]
    assert shown == [
        ("2013-05", True),
        ("2013", True),
        ("2013-05-14", True),
        ("2013-05-14", True),
        ("2013-05", True),
        ("2013-05-14T22:30", True),
        ("2013-05-14", True),
        ("41408", False),
        ("1900-02-28", True),
        ("12:00", False),
    ]


@pytest.mark.parametrize(
    ("number_format", "text", "is_date"),
    [
        ("d-mmm", "14 May", False),
        ("mmmm", "May", False),
        ("h:mm", "22:30", False),
        ("yyyy-mm-dd h:mm:ss", "2013-05-14T22:30", True),
        ("[$-F800]dddd, mmmm dd, yyyy", "2013-05-14", True),
        ('"day" yyyy', "2013", True),
        ("yy\\-mm", "2013-05", True),
        ("General", "2013-05-14", True),
        ("[red]mm/yyyy;@", "2013-05", True),
    ],
)
def test_formats_that_hide_a_part(number_format: str, text: str, is_date: bool) -> None:
    cell = show_cell(datetime(2013, 5, 14, 22, 30), number_format)  # noqa: DTZ001  (a sheet has no zones)
    assert (cell.text, cell.is_date) == (text, is_date)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "TRUE"),
        (3.0, "3"),
        (0.5, "0.5"),
        (time(9, 30), "09:30"),
        (" a\n\n b ", "a\nb"),
        ("=1+1", "=1+1"),
    ],
)
def test_other_cells(value: object, text: str) -> None:
    assert show_cell(value, "General").text == text


def test_what_is_hidden_or_left_out_is_told() -> None:
    assert read(SAMPLES / "weir-agency.xlsx").tables[0].remarks == (
        "formulas without a stored result, which are left out: H4",
        "comments, which are left out: B7 “year or month?”",
        "cells that are struck through, which are read: D8",
        "hidden rows, which are read: 9",
    )


def test_merged_cells_are_carried_down_and_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Date", "Event"], ["May 2010", "The board meets"], [None, "The wall gives way"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "log.xlsx")
    table = read(tmp_path / "log.xlsx").tables[0]
    assert [row.texts() for row in table.rows][2] == ("May 2010", "The wall gives way")
    assert table.remarks == ("merged cells, which are carried into each of their rows: A2:A3",)


def test_years_are_counted_from_1904_where_the_workbook_does(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([datetime(2013, 5, 14)])  # noqa: DTZ001  (a sheet has no zones)
    book.save(tmp_path / "log.xlsx")
    assert read(tmp_path / "log.xlsx").tables[0].rows[0].texts() == ("2013-05-14",)


def test_one_cell_in_the_last_row_is_read_and_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Date", "Event"])
    book.active.cell(1_048_576, 3).value = "far"
    book.save(tmp_path / "log.xlsx")
    table = read(tmp_path / "log.xlsx").tables[0]
    assert [row.number for row in table.rows] == [1, 1_048_576]
    assert table.remarks == ("rows far below the others: 1048576 below 1",)


def _packed(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/"), data)
    return path


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl__workbook.xml": b"<a/>", "xl__media": b"\0" * 201_000_000}, "it unpacks to more than 200 MB"),
        ({"xl__workbook.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "it contains a DOCTYPE"),
        ({"xl__workbook.xml": b"nonsense"}, "it is a damaged XLSX file"),
        ({"content.xml": b"<a/>"}, "it is an OpenDocument file"),
        ({"other": b""}, "it is a zip file, not a table"),
    ],
)
def test_a_workbook_made_to_do_harm_is_refused_in_one_line(
    tmp_path: Path, parts: dict[str, bytes], said: str
) -> None:
    found = read_table(_packed(tmp_path / "log.xlsx", **parts))
    assert isinstance(found, UnreadableDocument)
    assert found.message.startswith(said)
    assert "PDF" not in found.remedy


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    (tmp_path / "log.xlsx").write_bytes(file.getvalue()[:500])
    found = read_table(tmp_path / "log.xlsx")
    assert isinstance(found, UnreadableDocument)
