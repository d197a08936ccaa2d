"""The workbook: its XML is read with the standard library, as a spreadsheet would."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as Tree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.export.lighthouse import EVENTS, content, shelf
from tests.export.poison import poisoned_content
from tests.text.payloads import PAYLOADS
from tui.export.content import ExportContent, ExportSelection
from tui.export.escape import to_single_line
from tui.export.formats import xlsx_format
from tui.export.formats.xlsx_format import content_key, to_xlsx
from tui.export.office.sheet_xml import MOST_CHARACTERS
from tui.export.workbook_columns import hash_cell

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NAMES = ("Events", "Passages", "Differences", "Sources", "About", "As exported")
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")', "\t=1")


def parts(of: ExportContent) -> dict[str, Tree.Element]:
    file = to_xlsx(of).content
    assert isinstance(file, bytes)
    with ZipFile(BytesIO(file)) as archive:
        assert archive.testzip() is None
        return {name: Tree.fromstring(archive.read(name)) for name in archive.namelist()}


def unescaped(text: str) -> str:
    """What a spreadsheet shows of a text (ST_Xstring)."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def shown(cell: Tree.Element) -> str | date | int:
    """The value of a cell."""
    if cell.get("t") == "inlineStr":
        return unescaped("".join(one.text or "" for one in cell.iter(f"{S}t")))
    value = int(cell.findtext(f"{S}v", ""))
    return date(1899, 12, 30) + timedelta(value) if cell.get("s") == "3" else value


def table(of: ExportContent, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet, by the names of its columns."""
    read = parts(of)[f"xl/worksheets/sheet{NAMES.index(sheet) + 1}.xml"]
    rows = [
        {re.sub("[0-9]", "", cell.get("r", "")): shown(cell) for cell in row} for row in read.iter(f"{S}row")
    ]
    return [{str(rows[0][letter]): value for letter, value in row.items()} for row in rows[1:]]


def with_event(**changed: Any) -> ExportContent:
    row = {name: changed.pop(name) for name in ("date", "title") if name in changed}
    return content(index=shelf(events=(replace(EVENTS[2], row=replace(EVENTS[2].row, **row), **changed),)))


def test_there_are_six_sheets_in_a_whole_package() -> None:
    read = parts(content())
    assert next(iter(read)) == "[Content_Types].xml"
    assert [one.get("name") for one in read["xl/workbook.xml"].iter(f"{S}sheet")] == list(NAMES)
    overrides = [one.get("PartName", "") for one in read["[Content_Types].xml"] if one.get("PartName")]
    assert sorted(overrides) == sorted(f"/{name}" for name in read if name[0] != "[" and "rels" not in name)
    assert all(f"xl/{one.get('Target')}" in read for one in read["xl/_rels/workbook.xml.rels"])


@pytest.mark.parametrize("sheet", NAMES)
def test_a_sheet_can_be_filtered_and_its_head_stays(sheet: str) -> None:
    read = parts(content())
    number = NAMES.index(sheet)
    grid = read[f"xl/worksheets/sheet{number + 1}.xml"]
    pane = next(grid.iter(f"{S}pane"))
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
    rows = list(grid.iter(f"{S}row"))
    place = f"A1:{rows[0][-1].get('r', '')[:-1]}{len(rows)}"
    assert next(grid.iter(f"{S}autoFilter")).get("ref") == place
    assert all(row.get("customHeight") == "1" and 16 <= float(row.get("ht", "0")) <= 409 for row in rows)
    titles = [
        one.text
        for one in read["xl/workbook.xml"].iter(f"{S}definedName")
        if (one.get("name"), one.get("localSheetId")) == ("_xlnm.Print_Titles", str(number))
    ]
    name = sheet if " " not in sheet else f"'{sheet}'"
    assert titles == [f"{name}!$A:$A,{name}!$1:$1"]


def test_the_sheet_of_events() -> None:
    rows = table(content(), "Events")
    assert [row["No."] for row in rows] == [1, 2, 3, 4]
    assert list(rows[0]) == [
        *("No.", "Date in words", "EDTF", "Earliest", "Latest", "Event", "Summary", "Status", "Sources"),
        *("Pinpoints", "Support", "Origins", "Differences", "Public", "Kind", "Id"),
    ]
    assert rows[2]["Day"] == date(1987, 5, 1)
    assert rows[2]["Summary"] == "The new lamp shone for the first time."
    assert rows[0]["Sources"] == "Minutes of the parish council; New lamp for Gull Head"
    assert rows[0]["Pinpoints"] == (
        "Minutes of the parish council, passage p. 12; New lamp for Gull Head, passage 7"
    )
    assert rows[0]["Support"] == "2 sources, 1 of them disputes; 1 origin"
    assert rows[1]["Who"] == "Thomas Gale (Keeper of the light); Witness 1"
    assert [row["Id"] for row in rows] == [event.row.id for event in EVENTS]


def test_a_mark_in_a_summary_stays_and_leads_to_its_pinpoint() -> None:
    (lit,) = table(with_event(summary="It was lit.[^1]"), "Events")
    assert lit["Summary"] == "It was lit.[^1]"
    assert lit["Pinpoints"].startswith("[^1] ")


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2013-05-14", date(2013, 5, 14)),
        ("2013-05-14T22:30", date(2013, 5, 14)),
        ("1900-03-01", date(1900, 3, 1)),
        ("9999-12-31", date(9999, 12, 31)),
        *((text, None) for text in ("1900-02-28", "1871-03-12", "-0044-03-15", "2013-05", "2013-05-14~", "")),
        *(
            (text, None)
            for text in ("2013-05-14?", "2013-05-14/2013-05-15", "[2013-05-14,2013-05-15]", "201X")
        ),
        *((text, None) for text in ("[..2013-05-14]", "2013-05-14/..", "../2013-05-14", "2013-05-XX")),
    ],
)
def test_a_date_is_one_only_where_a_single_day_is_known(edtf: str, day: date | None) -> None:
    row = table(with_event(date=edtf), "Events")[0]
    assert row.get("Day") == day
    assert row.get("EDTF", "") == edtf


def test_the_sheets_of_passages_and_differences() -> None:
    passages = table(content(), "Passages")
    assert len(passages) == sum(len(event.cites) for event in EVENTS)
    assert passages[1]["Role"] == "disputes"
    assert passages[1]["Passage"] == "It cost *a little* over £3,000."
    assert passages[1]["Says instead"] == "spring 1986; that it was ordered abroad"
    assert passages[0]["Whose words"] == "A paraphrase in the editor's words, not the source's"
    versions = table(content(), "Differences")
    assert [row["Version"] for row in versions] == ["In 1985", "In the spring of 1986", "Never"]
    assert {row["Events"] for row in versions} == {"1, 3"}


def test_the_sheet_of_sources_and_what_proves_a_passage() -> None:
    sources = table(content(), "Sources")
    assert [row["Id"] for row in sources] == ["parish-minutes", "harbour-echo-1987-05-03", "leaflet"]
    assert sources[1]["Address"] == "https://example.org/echo/1987_05_03?page=2"
    assert sources[0]["Rights"] == "Not reproduced; the passages are a paraphrase."
    passage = table(content(), "Passages")[0]
    assert (passage["Span"], passage["Hash"]) == ("120-164", "9:0123456789abcdef")


def test_the_sheet_about_the_export_has_a_key_of_its_content() -> None:
    rows = {row["What"]: row.get("Which") for row in table(content(), "About")}
    assert rows["Content key"] == content_key(content())
    assert rows["SHA-256 of events.yaml"] == "cc" * 32
    other = replace(content(), digests=(("events.yaml", "dd" * 32),))
    assert content_key(other) != content_key(content())


def test_the_last_sheet_has_a_hash_of_each_cell_that_can_be_changed_and_no_text() -> None:
    events, hashes = table(content(), "Events"), table(content(), "As exported")
    assert [row["Id"] for row in hashes] == [row["Id"] for row in events]
    for event, row in zip(events, hashes, strict=True):
        assert row["Event"] == hash_cell(row["Id"], "Event", event["Event"])
        assert ("Editor's note" in row) == ("Editor's note" in event)
        assert all(re.fullmatch("[0-9a-f]{16}", text) for name, text in row.items() if name != "Id")
    statuses = {row["Status"] for row in hashes}
    assert len(statuses) == len(events), "equal texts of two events have different hashes"


@each("text", [*FORMULAS, *PAYLOADS])
def test_no_text_is_a_formula_and_all_of_it_is_there(text: str) -> None:
    of = poisoned_content(text)
    for name, part in parts(of).items():
        assert not [one for one in part.iter() if one.tag in (f"{S}f", f"{S}hyperlink")], name
    row = table(of, "Events")[0]
    assert row["Event"] == to_single_line(text)


@given(st.text(st.characters(), min_size=1, max_size=60))
def test_any_text_at_all(text: str) -> None:
    row = table(with_event(title=f"a{text}b", note=f"_x{text}_"), "Events")[0]
    assert row["Event"] == to_single_line(f"a{text}b")
    assert row["Editor's note"] == to_single_line(f"_x{text}_")


@pytest.mark.parametrize("text", ["_x0041_", "_x005F_x0041_", "__x0041__", "_x000A_=1", "_xZZZZ_"])
def test_what_is_like_the_number_of_a_character_stays_as_it_is(text: str) -> None:
    assert table(with_event(title=text), "Events")[0]["Event"] == text


@pytest.mark.parametrize("letter", ["z", "\U0001f600"])
def test_a_text_that_no_cell_can_hold_is_cut_and_that_is_told(letter: str) -> None:
    answer = to_xlsx(with_event(summary=letter * 40_000))
    assert [loss.where for loss in answer.losses if loss.code == "long-cells"] == [("lamp-lit: Summary",)]
    text = table(with_event(summary=letter * 40_000), "Events")[0]["Summary"]
    assert MOST_CHARACTERS - 1 <= len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS


def test_rows_that_no_sheet_can_hold_are_left_out_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_format, "MOST_ROWS", 4)
    assert [loss.where for loss in to_xlsx(content()).losses if loss.code == "long-sheets"] == [("Passages",)]
    assert [len(table(content(), sheet)) for sheet in NAMES[:2]] == [4, 4]


def test_the_bytes_are_the_same_twice() -> None:
    assert to_xlsx(content()).content == to_xlsx(content()).content


def test_nothing_at_all() -> None:
    assert table(content(ExportSelection(ids=())), "Events") == []


def test_a_library_for_such_files_reads_the_same() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason='needs openpyxl: pip install "openpyxl>=3.1.5"')
    file = to_xlsx(with_event(title="=1+1", date="2013-05-14")).content
    assert isinstance(file, bytes)
    sheet = openpyxl.load_workbook(BytesIO(file))["Events"]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["Event"].value, cells["Event"].data_type) == ("=1+1", "s")
    assert cells["Day"].value.date() == date(2013, 5, 14)
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
