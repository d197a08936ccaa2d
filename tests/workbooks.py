"""Exported workbooks, changed as a spreadsheet program would change them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice (soffice), which is not installed"
)
Cells = Mapping[tuple[str, str], Any]
"""By the id of an event and the name of a column, what a cell has now."""


def change_cells(file: Path, cells: Cells) -> dict[tuple[str, str], str]:
    """Change cells of the sheet of events; return how a spreadsheet calls each: `F7`."""
    book = openpyxl.load_workbook(file)
    sheet = book["Events"]
    columns = {cell.value: at for at, cell in enumerate(sheet[1], 1)}
    rows = {sheet.cell(row, columns["Id"]).value: row for row in range(2, sheet.max_row + 1)}
    places = {}
    for (event, column), value in cells.items():
        cell = sheet.cell(rows[event], columns[column])
        cell.value = value
        places[event, column] = cell.coordinate
    book.save(file)
    return places


def save_in_office(file: Path) -> None:
    """Open a workbook in LibreOffice, and save it under its name."""
    folder = file.parent / "office"
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = ("soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(file))
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shutil.copy(folder / file.name, file)
