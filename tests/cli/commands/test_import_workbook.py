"""`import` of an exported workbook: what was changed in it is changed in the chronology, and nothing else."""

from __future__ import annotations

import difflib
import io
import json
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.canal import EVENTS, build
from tests.cli.running import CHECKOUT, Ran, ran
from tests.tables import files
from tests.text.payloads import PAYLOADS
from tests.workbooks import change_cells, needs_office, save_in_office
from tui.parsing.yaml.tree import read_tree
from tui.project.text_edits.yaml_scalars import DOUBLE, write_scalar

NOTED = EVENTS.replace(
    "    tags: [navvies]\n",
    "    tags: [navvies]  # who dug\n    note: |\n      From the  ledger.\n\n      Not dated there.\n",
)
FIVE = {
    ("survey", "EDTF"): "1811-05~",
    ("digging", "Editor's note"): "From the ledger. Dated there.",
    ("shares-sold", "Summary"): "Three hundred shares were sold in a day.",
    ("lock-opened", "Status"): "Reported",
    ("bridge-mended", "Kind"): "Money",
}
CHANGED = [
    ("    date: 1811~", "    date: 1811-05~"),
    ("      Not dated there.", "      Dated there."),
    ("    summary: Two hundred", "    summary: Three hundred"),
    ("    status: established", "    status: reported"),
    ("    kind: works", "    kind: money"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build(tmp_path / "canal", NOTED)


@pytest.fixture
def book(root: Path, tmp_path: Path) -> Path:
    return exported(root, tmp_path / "canal.xlsx")


def exported(root: Path, file: Path, *arguments: str) -> Path:
    assert ran("export", *arguments, "-o", file, "-C", root).code == 0
    return file


def imported(book: Path, root: Path, *arguments: str) -> Ran:
    return ran("import", book, "-C", root, *arguments)


def lines(before: str, after: str) -> list[tuple[str, str]]:
    """The lines that differ, each with what it became."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    found = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            assert b - a == d - c, (what, before.splitlines()[a:b], after.splitlines()[c:d])
            found += list(zip(before.splitlines()[a:b], after.splitlines()[c:d], strict=True))
    return found


def leave(_book: Path) -> None:
    """Do nothing: the workbook is as it was exported or changed."""


SAVED = [
    pytest.param(leave, id="as it is"),
    pytest.param(save_in_office, id="LibreOffice", marks=needs_office),
]


@pytest.mark.parametrize("save", SAVED)
def test_an_unchanged_workbook_changes_nothing(root: Path, book: Path, save: Callable[[Path], None]) -> None:
    before = files(root)
    save(book)
    assert imported(book, root) == Ran(0, "no cell changed\n", "")
    assert files(root) == before


@pytest.mark.parametrize("save", SAVED)
def test_five_changed_cells_are_five_changes_and_every_other_byte_stays(
    root: Path, book: Path, tmp_path: Path, save: Callable[[Path], None]
) -> None:
    shutil.copytree(root, tmp_path / "before")
    places = change_cells(book, FIVE)
    save(book)
    answer = imported(book, root)
    assert (answer.code, answer.err) == (0, "")
    first, *told = answer.out.splitlines()
    assert first == "5 cells changed in 5 events"
    assert [line.split(":")[0].strip() for line in told] == [f"Events {place}" for place in places.values()]
    assert told[4] == f"  Events {places['bridge-mended', 'Kind']}: kind of bridge-mended: “Works” → “Money”"
    after = (root / "events.yaml").read_text(encoding="utf-8")
    assert [
        (a[: len(old)], b[: len(new)])
        for (a, b), (old, new) in zip(lines(NOTED, after), CHANGED, strict=True)
    ] == (CHANGED)
    assert {name: data for name, data in files(root).items() if name != "events.yaml"} == {
        name: data for name, data in files(tmp_path / "before").items() if name != "events.yaml"
    }
    counted, *changes = ran("changes", "before", "canal", cwd=tmp_path).out.splitlines()
    assert counted.startswith("0 events added, 0 removed, 0 renamed, 5 changed")
    assert sum(line.startswith("    ") for line in changes) == 5
    assert imported(book, root) == Ran(0, "no cell changed\n", "")


def test_the_preview_writes_nothing(root: Path, book: Path) -> None:
    before = files(root)
    change_cells(book, FIVE)
    answer = imported(book, root, "--preview")
    assert answer.out.startswith("5 cells changed in 5 events\n")
    assert answer.err == "dateline: nothing was written; leave --preview out to write it\n"
    shown = json.loads(imported(book, root, "--preview", "--format", "json").out)
    assert shown["written"] is False
    assert shown["changes"][0] == {
        "cell": "D2",
        "event": "survey",
        "key": "date",
        "ours": "1811~",
        "theirs": "1811-05~",
    }
    assert files(root) == before


def test_the_shipped_chronology_comes_back_as_it_is(tmp_path: Path) -> None:
    root = tmp_path / "own"
    shutil.copytree(CHECKOUT / "corpus", root / "corpus", ignore=shutil.ignore_patterns("originals"))
    shutil.copy(CHECKOUT / "events.yaml", root)
    book = exported(root, tmp_path / "all.xlsx")
    assert imported(book, root) == Ran(0, "no cell changed\n", "")


def test_a_part_of_a_chronology_and_rows_in_another_order(root: Path, tmp_path: Path) -> None:
    book = exported(root, tmp_path / "works.xlsx", "kind:works")
    read = openpyxl.load_workbook(book)
    sheet = read["Events"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    for at, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value
    sheet.insert_cols(4)
    sheet["D1"] = "Our remarks"
    sheet.insert_rows(1)
    read.save(book)
    assert imported(book, root) == Ran(0, "no cell changed\n", "")


@pytest.mark.parametrize(
    ("cells", "written", "said"),
    [
        ({"Day": date(1812, 6, 2)}, "1812-06-02", ""),
        ({"Day": date(1812, 6, 2), "EDTF": "1812-06-02~"}, "1812-06-02~", ""),
        ({"Day": None, "EDTF": "1812-06"}, "1812-06", ""),
        ({"EDTF": date(1812, 6, 4)}, "1812-06-04", ""),
        (
            {"Day": date(1812, 6, 2), "EDTF": "1812-07"},
            "",
            "Events B4: this day and D4 are different dates; change one of them",
        ),
    ],
)
def test_a_day_and_its_date(
    root: Path, book: Path, cells: dict[str, object], written: str, said: str
) -> None:
    # Days before 1900 are no dates in a spreadsheet: the column is text there, as it is for such events.
    change_cells(book, {("shares-sold", name): value for name, value in cells.items()})
    answer = imported(book, root)
    assert said in answer.err
    assert (
        answer.code,
        f"    date: {written or '1812-06-01'}\n" in (root / "events.yaml").read_text("utf-8"),
    ) == (
        2 if said else 0,
        True,
    )


def test_a_real_date_that_is_changed_alone(tmp_path: Path) -> None:
    root = build(tmp_path / "canal", EVENTS.replace("1812-06-01\n", "1952-06-01  # by the ledger\n"))
    book = exported(root, tmp_path / "canal.xlsx")
    change_cells(book, {("shares-sold", "Day"): date(1952, 6, 2)})
    assert imported(book, root).out.splitlines()[1:] == [
        "  Events B6: date of shares-sold: “1952-06-01” → “1952-06-02”"
    ]
    assert "    date: 1952-06-02  # by the ledger\n" in (root / "events.yaml").read_text(encoding="utf-8")
    change_cells(book, {("shares-sold", "Day"): None})
    answer = imported(book, root)
    assert "Events B6: the day is deleted, but D6 still has “1952-06-01”; change D6 too" in answer.err


def test_of_a_day_and_its_date_that_differ_one_can_be_left_out(root: Path, book: Path) -> None:
    places = change_cells(
        book, {("shares-sold", "Day"): date(1812, 6, 2), ("shares-sold", "EDTF"): "1812-07"}
    )
    day, edtf = places["shares-sold", "Day"], places["shares-sold", "EDTF"]
    for left, written in ((day, "1812-07"), (edtf, "1812-06-02")):
        answer = imported(book, root, "--preview", "--answer", f"{left}=chronology")
        assert answer.code == 0
        assert answer.out.endswith(f"date of shares-sold: “1812-06-01” → “{written}”\n")


def both_sides(root: Path, book: Path) -> str:
    """A title that was changed on both sides, and another cell; return the place of the title."""
    place = change_cells(
        book, {("survey", "Event"): "A surveyor rides the line", ("digging", "Tags"): "navvies; mud"}
    )["survey", "Event"]
    there = (root / "events.yaml").read_text(encoding="utf-8")
    (root / "events.yaml").write_text(there.replace("surveyor walks the", "surveyor crosses the"), "utf-8")
    return place


def test_a_cell_that_was_changed_on_both_sides_is_asked_and_left_as_it_is(root: Path, book: Path) -> None:
    place = both_sides(root, book)
    answer = imported(book, root, "--strict")
    assert answer.code == 1
    assert answer.out.startswith("1 cell changed in 1 event, 1 question\n  Events T3: tags of digging:")
    assert (
        f"Events {place}: title of survey was changed in the chronology too, and is left as it is there: “A "
        "surveyor crosses the line”; by the workbook: “A surveyor rides the line”; add --answer "
        f"{place}=sheet, or {place}=chronology" in answer.err
    )
    written = (root / "events.yaml").read_text(encoding="utf-8")
    assert "title: A surveyor crosses the line\n" in written
    assert "tags: [navvies, mud]  # who dug\n" in written
    assert imported(book, root).code == 0


@pytest.mark.parametrize(
    ("side", "title"), [("sheet", "A surveyor rides the line"), ("chronology", "A surveyor crosses the line")]
)
def test_the_answer_to_a_question(root: Path, book: Path, side: str, title: str) -> None:
    place = both_sides(root, book)
    answer = imported(book, root, "--answer", f"{place.lower()}={side}", "--strict")
    assert (answer.code, answer.err) == (0, "")
    assert f"title: {title}\n" in (root / "events.yaml").read_text(encoding="utf-8")


def test_an_answer_must_fit(root: Path, book: Path) -> None:
    for answer, code, said in (
        ("F2=sheet", 2, "F2 is no changed cell that can be read back"),
        ("F2=1812", 2, "--answer F2: a workbook has two sides; write F2=sheet, or F2=chronology"),
    ):
        done = imported(book, root, "--answer", answer)
        assert (done.code, said in done.err) == (code, True)
    assert "only --preview, --answer" in imported(book, root, "--sheet", "Events").err


def test_the_same_change_on_both_sides_is_none(root: Path, book: Path) -> None:
    change_cells(book, {("survey", "Event"): "A surveyor crosses the line"})
    (root / "events.yaml").write_text(NOTED.replace("surveyor walks the", "surveyor crosses the"), "utf-8")
    assert imported(book, root) == Ran(0, "no cell changed\n", "")


def test_rows_that_are_gone_new_or_of_no_event_change_nothing(root: Path, book: Path) -> None:
    read = openpyxl.load_workbook(book)
    sheet = read["Events"]
    head = [cell.value for cell in sheet[1]]
    sheet.delete_rows(2)
    for title, name in (("A lock keeper is hired", None), ("Somebody else's", "of-another-export")):
        sheet.append([{"Event": title, "Id": name}.get(str(column)) for column in head])
    read.save(book)
    there = (root / "events.yaml").read_text(encoding="utf-8").replace("id: bridge-mended", "id: bridge")
    (root / "events.yaml").write_text(there, encoding="utf-8")
    before = files(root)
    answer = imported(book, root)
    assert (answer.code, answer.out) == (0, "no cell changed\n")
    for said in (
        "rows that are gone from the sheet delete no event: survey",
        "Events row 6 has no id, so it is no event of the export, and is not read: “A lock keeper is hired”",
        "Events row 7: `of-another-export` was not in this export, so the row is not read",
        "row 5: `bridge-mended` is no longer in the chronology (deleted, or renamed), so the row is not read",
    ):
        assert said in answer.err
    assert files(root) == before


def test_a_cell_of_another_column_changes_nothing_and_that_is_told(root: Path, book: Path) -> None:
    change_cells(book, {("digging", "Sources"): "My memory", ("lock-opened", "Date in words"): "in May"})
    answer = imported(book, root)
    assert answer.out == "no cell changed\n"
    assert "cells outside the columns Day, EDTF, Event" in answer.err
    assert "were changed, and change nothing: rows 3, 5\n" in answer.err


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("EDTF", "1812-02-30", "Events D4: there is no day 30 in 1812-02; write a day from 01 to 29"),
        ("EDTF", "3/6/1812", "Events D4: “3/6/1812” "),
        ("Status", "maybe", "Events J4: there is no status `maybe`; write one of: established"),
        ("Kind", "Wroks", "Events W4: there is no kind `Wroks`; write works"),
        (
            "Tags",
            date(2026, 4, 3),
            "Events S4: the spreadsheet has made a date of this text; format the cell as text, and type it",
        ),
        ("Event", None, "Events H4: an event needs a title; write a title"),
        ("Kind", None, "Events W4: an event needs a kind; choose a kind"),
    ],
)
def test_a_wrong_cell_is_told_with_its_place_and_nothing_is_written(
    root: Path, book: Path, column: str, typed: str | date | None, said: str
) -> None:
    place = change_cells(book, {("shares-sold", column): typed, ("survey", "Event"): "New"})
    said = said.replace(said.split()[1], f"{place['shares-sold', column]}:", 1)
    before = files(root)
    answer = imported(book, root)
    assert (answer.code, said in answer.err) == (2, True), answer.err
    assert "nothing was written; correct these cells" in answer.err
    assert files(root) == before
    wrong = place["shares-sold", column]
    assert imported(book, root, "--answer", f"{wrong}=chronology").out.startswith(
        "1 cell changed in 1 event\n"
    )


def test_two_rows_of_one_event_are_refused(root: Path, book: Path) -> None:
    change_cells(book, {("survey", "Id"): "digging"})
    answer = imported(book, root)
    assert (answer.code, "the rows 2, 3 have the id `digging`; delete all but one" in answer.err) == (2, True)


def test_names_that_must_not_appear_are_looked_for_in_every_cell(
    root: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Zebedee Quill\n"))
    assert ran("protect", "add", "-C", root).code == 0
    change_cells(book, {("survey", "Sources"): "told by Zebedee QUILL"})
    before = files(root)
    answer = imported(book, root)
    assert answer.code == 4
    assert "names that must not appear are in the table: cell L2" in answer.err
    assert "Quill" not in answer.err
    assert files(root) == before


def test_a_name_that_is_masked_in_the_export_stays_where_it_is(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = NOTED.replace("Two hundred shares were", "Zebedee Quill saw that two hundred shares were")
    (root / "events.yaml").write_text(there, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("Zebedee Quill\n"))
    assert ran("protect", "add", "-C", root).code == 0
    book = exported(root, tmp_path / "masked.xlsx", "--accept-risk", "protected-name")
    assert imported(book, root).out == "no cell changed\n"
    text = openpyxl.load_workbook(book)["Events"]["I4"].value
    change_cells(book, {("shares-sold", "Summary"): str(text).replace("hundred", "dozen")})
    answer = imported(book, root)
    assert (answer.code, "Events I4: " in answer.err) == (2, True)
    assert (root / "events.yaml").read_text(encoding="utf-8") == there


def in_quotes(text: str) -> str:
    return write_scalar(text, DOUBLE)


@pytest.mark.parametrize("save", SAVED)
def test_hostile_text_comes_back_verbatim(tmp_path: Path, save: Callable[[Path], None]) -> None:
    texts = [text for text in (*PAYLOADS, *NUMBERS) if read_tree(f"- {in_quotes(text)}").data == [text]]
    assert len(texts) > len(PAYLOADS) * 2 // 3
    listed = "".join(
        f"  - id: e{number}\n    date: 1812\n    title: {in_quotes(f't{text}')}\n    kind: works\n"
        f"    status: reported\n    summary: {in_quotes(text)}\n    note: old\n"
        for number, text in enumerate(texts)
    )
    root = build(tmp_path / "canal", EVENTS.split("events:\n")[0] + "events:\n" + listed)
    book = exported(root, tmp_path / "canal.xlsx")
    before = (root / "events.yaml").read_text(encoding="utf-8")
    save(book)
    assert imported(book, root).out == "no cell changed\n"
    change_cells(book, {(f"e{number}", "Editor's note"): f"n{text}" for number, text in enumerate(PLAIN)})
    # Not saved in LibreOffice again: openpyxl, which changed the cells, writes `_x0041_` for the text “A”.
    assert imported(book, root).code == 0
    after: Any = read_tree((root / "events.yaml").read_text(encoding="utf-8")).data
    for number, text in enumerate(texts):
        event = after["events"][number]
        assert (event["title"], event["summary"]) == (f"t{text}", text)
        assert event["note"] == (f"n{PLAIN[number]}" if number < len(PLAIN) else "old")
    changed = lines(before, (root / "events.yaml").read_text(encoding="utf-8"))
    assert len(changed) == len(PLAIN)


NUMBERS = ("_x0041_", "_x005F_x0041_", "_x000A_=1")
"""What a spreadsheet would read as the numbers of characters."""
PLAIN = (
    "=1+1",
    "<script>alert(1)</script>",
    "]]>",
    "_x0041_",
    "@SUM(A1)",
    "# no comment",
    "a: b",
    "[sic]",
    "'",
)


def test_a_workbook_without_its_hashes_is_refused_and_is_no_table(root: Path, book: Path) -> None:
    before = files(root)
    for name, said in (
        ("Events", "without the sheet “Events”"),
        ("As exported", "without the sheet “As exported”"),
    ):
        read = openpyxl.load_workbook(book)
        del read[name]
        other = book.with_name(f"{name}.xlsx")
        read.save(other)
        answer = imported(other, root)
        assert (answer.code, answer.out, said in answer.err) == (2, "", True)
        assert "export it again, and make the changes in the new file" in answer.err
    answer = ran("corpus", "add", book, "-C", root)
    assert (
        "it is an exported workbook, and no table; update the chronology by it: dateline import" in answer.err
    )
    assert files(root) == before


def test_a_workbook_of_another_chronology_is_refused(book: Path, tmp_path: Path) -> None:
    other = build(
        tmp_path / "other", EVENTS.replace("- id: ", "- id: other-").replace("after: ", "after: other-")
    )
    answer = imported(book, other)
    assert (answer.code, "an export of another one" in answer.err) == (2, True)


def test_what_a_sheet_only_seems_to_have_is_refused(root: Path, book: Path) -> None:
    read = openpyxl.load_workbook(book)
    read["Events"].merge_cells("H2:H3")
    merged = book.with_name("merged.xlsx")
    read.save(merged)
    answer = imported(merged, root)
    assert (answer.code, "merged cells, which are carried into each of their rows: H2:H3" in answer.err) == (
        2,
        True,
    )
    change_cells(book, {("survey", "Summary"): "=UPPER(H2)"})
    answer = imported(book, root)
    assert (answer.code, "formulas without a stored result, which are left out: I2" in answer.err) == (
        2,
        True,
    )


def test_a_missing_column_changes_nothing(root: Path, book: Path) -> None:
    read = openpyxl.load_workbook(book)
    sheet = read["Events"]
    sheet.delete_cols([cell.value for cell in sheet[1]].index("Summary") + 1)
    read.save(book)
    answer = imported(book, root)
    assert answer.out == "no cell changed\n"
    assert "Events: columns that are missing, and change nothing: Summary" in answer.err


def test_of_a_table_no_side_can_be_the_answer(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text("Date,Event\n5 May 2010,The board meets\n", encoding="utf-8")
    answer = ran("import", table, "--answer", "A2=sheet", "-C", root)
    assert (answer.code, "--answer A2: this is no date; write a date, or none" in answer.err) == (2, True)


def test_a_date_that_is_no_edtf_is_read_as_elsewhere_and_that_is_told(root: Path, book: Path) -> None:
    place = change_cells(book, {("shares-sold", "EDTF"): "1812-13"})["shares-sold", "EDTF"]
    answer = imported(book, root)
    assert "date of shares-sold: “1812-06-01” → “1812/1813”\n" in answer.out
    assert f"Events {place}: “1812-13” is read as 1812 to 1813" in answer.err
