"""Tables at the limits: each is refused in one line or read to its end, and nothing is half-written."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.cli.running import ran
from tests.tables import files, weir
from tui.parsing.protected_names import NO_NAMES
from tui.project.imports.import_request import ImportRequest
from tui.project.imports.import_table import write_import
from tui.project.imports.prepare_import import TableImport

ROWS = 20_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return weir(tmp_path / "weir")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A long workbook."""
    path = tmp_path_factory.mktemp("tables") / "log.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Log")
    sheet.append(["Date", "Event"])
    for number in range(ROWS):
        sheet.append([f"{number % 28 + 1} May {1700 + number % 300}", f"What happened, number {number}"])
    book.save(path)
    return path


class StoppedAt:
    """Presses Ctrl-C once so many reports of progress have come."""

    def __init__(self, report: int) -> None:
        self.left = report
        self.told: list[tuple[int, int]] = []

    def __call__(self, row: int, of: int) -> None:
        self.told.append((row, of))
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt


def test_a_long_workbook_comes_in_with_progress(root: Path, workbook: Path) -> None:
    progress = StoppedAt(0)
    made = write_import(root, ImportRequest(workbook), NO_NAMES, progress=progress)
    assert isinstance(made, TableImport)
    assert len(made.comparison.added) == ROWS
    assert len(progress.told) > ROWS / 1_000
    assert all(row <= of <= ROWS + 1 for row, of in progress.told)


@pytest.mark.parametrize("report", [1, 10, 50, 70])
def test_ctrl_c_leaves_nothing_half_written(root: Path, workbook: Path, report: int) -> None:
    before = files(root)
    with pytest.raises(KeyboardInterrupt):
        write_import(root, ImportRequest(workbook), NO_NAMES, progress=StoppedAt(report))
    assert files(root) == before
    assert not list(root.rglob("*.tmp*"))


def long_line(path: Path) -> None:
    """One line of 100 MB, without what it would take on the disk."""
    path.write_text("Date,Event\n5 May 2010,", "utf-8")
    os.truncate(path, 100_000_000)


def long_cell(path: Path) -> None:
    path.write_text(f"Date,Event\n5 May 2010,{'x' * 2_000_000}\n", "utf-8")


def many_cells(path: Path) -> None:
    path.write_text(f"Date,Event\n{'a,' * 20_000}\n", "utf-8")


def bomb(path: Path) -> None:
    """A sheet that unpacks to far more than its file."""
    book = openpyxl.Workbook()
    book.save(path)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
    parts["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData>" + b" " * 210_000_000 + row
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)


@pytest.mark.parametrize(
    ("name", "write", "said"),
    [
        ("log.csv", long_line, "it is larger than 50 MB; split it"),
        ("log.csv", long_cell, "row 2 has a cell of more than 1,000,000 characters"),
        ("log.csv", many_cells, "line 2 has more than 16,384 cells; split it"),
        ("log.xlsx", bomb, "it unpacks to more than 200 MB"),
    ],
)
def test_what_is_too_large_is_refused_in_one_line(
    root: Path, tmp_path: Path, name: str, write: object, said: str
) -> None:
    assert callable(write)
    write(tmp_path / name)
    before = files(root)
    answer = ran("import", tmp_path / name, "-C", root)
    assert (answer.code, answer.out) == (3, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert files(root) == before


def test_a_sheet_with_one_cell_in_its_last_row_comes_in(root: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active
    book.active.append(["Date", "Event"])
    book.active.append(["5 May 2010", "The board meets"])
    book.active.cell(1_048_576, 2).value = "far"
    book.save(tmp_path / "log.xlsx")
    answer = ran("import", tmp_path / "log.xlsx", "-C", root)
    assert answer.out == "log: 2 passages, 2 draft events\n"
    assert "rows far below the others: 1048576 below 2\n" in answer.err
