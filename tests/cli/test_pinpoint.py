"""What a court cites: `pinpoint` and `bundle` come first wherever a citation is shown, and are never lost."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from tests import builders
from tests.cli.canal import EVENTS, GAZETTE, LEDGER
from tests.cli.running import ran
from tests.parsing.folders import write
from tui.explorer.screens.event_form.passage_options import turn_role
from tui.index.records import CitationRecord
from tui.parsing.events.json_schema import json_schema
from tui.project.locate_project import ProjectLocation
from tui.project.project import Project, open_project
from tui.session.event_form import EventEditor, begin_form

CITED = """\
    cites:
      - passage: ledger#3  # the entry itself
        pinpoint: C45
        quote: two hundred shares
      - {passage: gazette#1, pinpoint: para 14, as: disputes, says: {date: 1812-06-03}}
"""
IN_COURT = re.sub(r"    cites:\n      - \{passage: ledger#3.*\n.*\n", CITED, EVENTS)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert CITED in IN_COURT
    gazette = GAZETTE.replace("issued:", "bundle: D\nissued:")
    return write(
        tmp_path / "canal", IN_COURT, ledger=LEDGER.replace("issued:", "bundle: C\nissued:"), gazette=gazette
    )


def said(*arguments: str | Path) -> str:
    answer = ran(*arguments)
    assert answer.code == 0, answer
    return answer.out


@pytest.mark.parametrize(
    ("bundle", "pinpoint", "place"),
    [
        ("C", "C45", "C45"),
        ("C", "C/45", "C/45"),
        ("C", "para 14", "C, para 14"),
        ("C", "45", "C, 45"),
        ("C", "Cl. 14", "C, Cl. 14"),
        ("C", "", "C"),
        ("", "C45", "C45"),
        ("Core", "Core 45", "Core 45"),
        ("", "", ""),
    ],
)
def test_the_place_in_a_bundle(bundle: str, pinpoint: str, place: str) -> None:
    cited = builders.citation(source=builders.source(bundle=bundle), pinpoint=pinpoint)
    assert isinstance(cited, CitationRecord)
    assert cited.place_in_bundle == place


def test_check_finds_nothing_wrong_and_names_a_misspelt_key(root: Path) -> None:
    assert ran("check", root).code == 0
    file = root / "events.yaml"
    file.write_text(file.read_text("utf-8").replace("pinpoint: C45", "pinpiont: C45"), "utf-8")
    assert "`pinpiont` is not a key of a citation" in ran("check", root).out
    assert "pinpoint" in json_schema()["$defs"]["Citation"]["anyOf"][1]["properties"]


def test_show_and_source(root: Path) -> None:
    shown = said("show", "shares-sold", "-C", root)
    assert "C45: The ledger of the company" in shown
    assert "D, para 14: The Gazette" in shown
    assert re.search(r"^Bundle +C$", said("source", "ledger", "-C", root), re.MULTILINE)
    event = json.loads(said("show", "shares-sold", "--format", "json", "-C", root))
    cites = (event[0] if isinstance(event, list) else event)["cites"]
    assert [one["pinpoint"] for one in cites] == ["C45", "para 14"]
    source = json.loads(said("source", "ledger", "--format", "json", "-C", root))
    assert (source[0] if isinstance(source, list) else source)["bundle"] == "C"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("markdown", "**Sources:** C45, “The ledger of the company”"),
        ("markdown", "Bundle C. "),
        ("html", "</strong> C45, “The ledger of the company”"),
        ("pandoc", "@ledger, C45, "),
        ("pandoc", "@gazette, D, para 14, "),
        ("csv", "ledger#3 (C45) supports"),
    ],
)
def test_what_is_exported_as_text(root: Path, name: str, words: str) -> None:
    assert words in said("export", "--format", name, "-C", root)


def test_the_source_column_of_a_document_begins_with_it(root: Path) -> None:
    answer = ran("export", "--format", "docx", "-C", root)
    document = ZipFile(BytesIO(answer.data)).read("word/document.xml").decode()
    text = re.sub("<[^>]*>", "\n", document)
    assert re.search(r"^C45, “The ledger of the company”", text, re.MULTILINE)
    assert re.search(r"^Disputes: D, para 14, The Gazette", text, re.MULTILINE)


def test_the_columns_of_a_workbook_begin_with_it(root: Path, tmp_path: Path) -> None:
    assert ran("export", "-o", tmp_path / "a.xlsx", "-C", root).code == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    tables = {
        name: [dict(zip((cell.value for cell in book[name][1]), row, strict=True)) for row in rows]
        for name in ("Events", "Passages", "Sources")
        for rows in [list(book[name].iter_rows(min_row=2, values_only=True))]
    }
    sold = next(row for row in tables["Events"] if row["Id"] == "shares-sold")
    assert str(sold["Pinpoints"]).startswith("C45, The ledger of the company, passage 3; D, para 14, ")
    assert [row["In the bundle"] for row in tables["Passages"] if row["Event id"] == "shares-sold"] == [
        "C45",
        "D, para 14",
    ]
    assert {row["Bundle"] for row in tables["Sources"]} == {"C", "D"}


def test_changes_name_a_pinpoint(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "older", IN_COURT.replace("C45", "C44"), ledger=LEDGER, gazette=GAZETTE)
    answer = ran("changes", tmp_path / "older", root)
    assert "pinpoint C44 → C45" in answer.out
    assert re.search(r"bundle +none → C", answer.out)


def test_writing_an_event_keeps_it(root: Path) -> None:
    before = (root / "events.yaml").read_text("utf-8")
    added = ran(
        "event", "edit", "shares-sold", "--cite", "ledger#2", "--title", "Shares are sold", "-C", root
    )
    assert added.code == 0
    after = (root / "events.yaml").read_text("utf-8")
    assert CITED in after
    assert after == before.replace("title: The company sells shares", "title: Shares are sold").replace(
        CITED, f"{CITED}      - ledger#2\n"
    )


def test_the_form_keeps_it(root: Path) -> None:
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    editor = begin_form(project, "shares-sold")
    assert isinstance(editor, EventEditor)
    cites = editor.form.value("cites")
    assert isinstance(cites, list)
    editor.put("cites", [turn_role(cites[0]), *cites[1:]])
    editor.save()
    project.close()
    after = (root / "events.yaml").read_text("utf-8")
    assert CITED.replace("shares\n      - {", "shares\n        as: disputes\n      - {") in after
