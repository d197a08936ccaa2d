"""Texts that are like the number of a character, in cells with texts of their own."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tui.export.office.sheet_xml import Sheet, sheet_package
from tui.parsing.tables.read_table import ReadTable, read_sheet_names, read_table

pytestmark = pytest.mark.usefixtures("warm_children")

DAY = date(2020, 6, 2)


@pytest.mark.parametrize("text", ["_x0041_", "_x005F_x0041_", "a_x000A_b", "_x005F_", "plain"])
def test_a_cell_shows_what_was_written_into_it(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(
        sheet_package([Sheet("One & two", (("Head", 10),), ((text,),))], title="", made=DAY).to_bytes()
    )
    read = read_table(file)
    assert isinstance(read, ReadTable)
    assert read.file.tables[0].rows[1].text(0) == text


def test_the_names_of_sheets_are_read_without_the_sheets() -> None:
    file = BytesIO()
    book = openpyxl.Workbook()
    book.create_sheet("Ann's <log>")
    book.save(file)
    assert read_sheet_names(file.getvalue()) == ("Sheet", "Ann's <log>")
    assert read_sheet_names(file.getvalue()[:200]) == ()
    assert read_sheet_names(b"no zip") == ()
