from __future__ import annotations

from pathlib import Path

import pytest

from tests.parsing.documents.docxs import docx, level, numbered, numbering, paragraph, run
from tests.tables import SAMPLES
from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.tables.read_table import ReadTable, read_table

pytest.importorskip("mammoth", reason='needs the extra: pip install "dateline[docx]"')

pytestmark = pytest.mark.usefixtures("warm_children")


def cell(text: str, *, down: str = "", across: int = 1) -> str:
    merged = {"": "", "begin": '<w:vMerge w:val="restart"/>', "go on": "<w:vMerge/>"}[down]
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merged}</w:tcPr>{''.join(map(paragraph, text.split('|')))}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def read(tmp_path: Path, *body: str) -> list[list[tuple[int, tuple[str, ...]]]]:
    path = tmp_path / "log.docx"
    path.write_bytes(docx("".join(body)))
    found = read_table(path)
    assert isinstance(found, ReadTable), found
    return [[(row.number, row.texts()) for row in one.rows] for one in found.file.tables]


def test_empty_and_spanning_cells_keep_their_columns(tmp_path: Path) -> None:
    rows = (
        cell("Date") + cell("Time") + cell("Event"),
        cell("May 2010") + cell("") + cell("It met|and parted"),
        cell("1871 to 1873", across=2) + cell("A wall"),
    )
    assert read(tmp_path, table(*rows)) == [
        [
            (1, ("Date", "Time", "Event")),
            (2, ("May 2010", "", "It met\nand parted")),
            (3, ("1871 to 1873", "", "A wall")),
        ]
    ]


def test_a_cell_that_reaches_down_is_carried(tmp_path: Path) -> None:
    rows = (
        cell("tbc", down="begin") + cell("One"),
        cell("", down="go on") + cell("Two"),
        cell("x") + cell("Three"),
    )
    assert read(tmp_path, table(*rows)) == [[(1, ("tbc", "One")), (2, ("tbc", "Two")), (3, ("x", "Three"))]]


def test_rows_are_numbered_through_all_tables(tmp_path: Path) -> None:
    both = read(tmp_path, table(cell("a") + cell("b")), paragraph("Continued"), table(cell("c") + cell("d")))
    assert [[number for number, _ in rows] for rows in both] == [[1], [2]]


def test_a_document_without_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.docx"
    path.write_bytes(docx(paragraph("No table")))
    assert read_table(path) == UnreadableDocument(
        "it contains no table", "dateline corpus add makes a source of its paragraphs"
    )


def test_changes_are_told() -> None:
    found = read_table(SAMPLES / "weir-internal.docx")
    assert isinstance(found, ReadTable)
    assert found.file.losses == ("it has tracked changes: insertions are included, deletions are left out",)


def test_numbers_are_kept_and_what_is_not_shown_is_left_out_and_said(tmp_path: Path) -> None:
    struck, hidden = run(" Cook", "<w:strike/>"), run(" (secret)", "<w:vanish/>")
    shown = f"<w:tc><w:p>{run('Mate')}{struck}{hidden}</w:p></w:tc>"
    rows = (
        f"<w:tc>{numbered('')}</w:tc>{shown}",
        f"<w:tc>{numbered('')}</w:tc>{cell('Pilot')}",
    )
    path = tmp_path / "log.docx"
    path.write_bytes(docx(table(*rows), parts=numbering(level(0, "%1."))))
    found = read_table(path)
    assert isinstance(found, ReadTable), found
    (one,) = found.file.tables
    assert [row.texts() for row in one.rows] == [("1.", "Mate"), ("2.", "Pilot")]
    assert found.file.losses == (
        "hidden text is left out (1 place)",
        "text that is struck out is left out (1 place)",
    )


def test_a_number_in_front_of_a_date_does_not_make_a_day_of_it(tmp_path: Path) -> None:
    path = tmp_path / "log.docx"
    rows = f"<w:tc>{numbered('May 2010')}</w:tc>{cell('It met')}"
    path.write_bytes(docx(table(rows), parts=numbering(level(0, "%1."))))
    found = read_table(path)
    assert isinstance(found, ReadTable), found
    assert found.file.tables[0].rows[0].texts() == ("May 2010", "It met")
    assert found.file.losses == ("automatic numbers in front of the text of cells are left out",)
