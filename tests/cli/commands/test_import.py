"""`import`: tables in, nothing lost and nothing guessed."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.running import ran
from tests.tables import SAMPLES, events, files, source, weir

PREVIEW = """\
weir-agency.csv: header in row 3: date ← Date, time ← Time, title ← Event, source ← Source of information, \
note ← Comment, actors ← Agency, number ← No.
  loss: not UTF-8: read as Windows-1252 (encoding = …)
  row   4 c. March 2009          → 2009-03~
  row   5 12/03/2010             → 2010-03-12 or 2010-12-03  ASK: day and month in figures
  row   6 12/03/2010             → 2010-03-12 or 2010-12-03  ASK: day and month in figures
  row   7 2010-11                → 2010/2011 or 2010-11  ASK: two years, or a year and a month
  row   8 w/c 7 June 2010        → 2010-06-07/2010-06-13
  row   9 tbc                    → —  no date is given
  row  10 3 or 4 May 2011        → [2011-05-03,2011-05-04]
  row  11 1/2/11 - 4/2/11        → —  years of two digits: say which century
"""
WORKBOOK = SAMPLES / "weir-agency.xlsx"
RULES = SAMPLES / "weir-agency.import.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return weir(tmp_path / "weir")


def test_the_preview_shows_each_row_and_writes_nothing(root: Path) -> None:
    before = files(root)
    answer = ran("import", SAMPLES / "weir-agency.csv", "--preview", "-C", root)
    assert (answer.code, answer.out) == (0, PREVIEW)
    assert "dates: 3 taken, 3 asked, 2 none" in answer.err
    assert "nothing was written" in answer.err
    assert files(root) == before


def test_the_preview_as_json_has_the_columns_and_the_rows(root: Path) -> None:
    answer = ran("import", SAMPLES / "weir-agency.csv", "--preview", "--format", "json", "-C", root)
    shown = json.loads(answer.out)
    assert list(shown) == ["columns", "rows"]
    assert shown["columns"] == {
        "date": "Date",
        "time": "Time",
        "title": "Event",
        "source": "Source of information",
        "note": "Comment",
        "actors": "Agency",
        "number": "No.",
    }
    assert shown["rows"][1] == {
        "row": 5,
        "cell": "12/03/2010",
        "readings": ["2010-03-12", "2010-12-03"],
        "reason": "day and month in figures",
        "title": "Board told; no minute kept",
    }
    assert [row["row"] for row in shown["rows"]] == list(range(4, 12))


def _expected_events() -> str:
    """The sample, with the spelling of each date in `date-as-written` and the reader's words for reasons."""
    text = (SAMPLES / "expected-import-events.yaml").read_text(encoding="utf-8")
    spelt = {
        "date: 2009-03~": "c. March 2009",
        "date: 2010/2011": "'2010-11'",
        "date: 2010-06-07/2010-06-13": "w/c 7 June 2010",
        "date: '[2011-05-03,2011-05-04]'": "3 or 4 May 2011",
        "date: 2011-02-01/2011-02-04": "1/2/11 - 4/2/11",
    }
    for date, written in spelt.items():
        text = text.replace(f"  {date}\n", f"  {date}\n  date-as-written: {written}\n")
    notes = {"tbc": ("second-leak", "Not read: no date is given.")}
    notes["'39520'"] = (
        "a-number-cell-without-a-date-format",
        "Not read: a number by itself may be a spreadsheet''s count of days, or no date.",
    )
    for written, (name, note) in notes.items():
        text = text.replace(f"- id: {name}\n", f"- id: {name}\n  date-as-written: {written}\n")
        pattern = rf"(- id: {name}\n(?:  .*\n)*?  note: )'Date as written: (?:.*\n)(?:    .*\n)?"
        text = re.sub(pattern, rf"\1'{note}'\n", text)
    return text


def test_a_workbook_comes_in_byte_for_byte(root: Path) -> None:
    pytest.importorskip("openpyxl", reason='needs the extra: pip install "dateline[xlsx]"')
    answer = ran("import", WORKBOOK, "--rules", RULES, "-C", root)
    assert (answer.code, answer.out) == (0, "weir-agency: 10 passages, 10 draft events\n")
    assert "dates: 8 taken, 0 asked, 2 none" in answer.err
    assert source(root) == (SAMPLES / "expected-import-source.md").read_text(encoding="utf-8")
    assert (root / "events.yaml").read_text(encoding="utf-8") == _expected_events()
    assert "error" not in ran("check", root).out


def test_the_same_workbook_again_changes_no_byte(root: Path) -> None:
    pytest.importorskip("openpyxl", reason='needs the extra: pip install "dateline[xlsx]"')
    assert ran("import", WORKBOOK, "--rules", RULES, "-C", root).code == 0
    before = files(root)
    answer = ran("import", WORKBOOK, "-C", root)
    assert (answer.code, answer.out) == (0, "10 as before\n")
    assert files(root) == before


@pytest.mark.parametrize("has_number", [True, False])
def test_a_later_workbook_is_compared_with_what_is_there(
    root: Path, tmp_path: Path, has_number: bool
) -> None:
    pytest.importorskip("openpyxl", reason='needs the extra: pip install "dateline[xlsx]"')
    rules = tmp_path / "rules.yaml"
    text = RULES.read_text(encoding="utf-8")
    rules.write_text(text if has_number else text.replace("  number: No.\n", ""), encoding="utf-8")
    assert ran("import", WORKBOOK, "--rules", rules, "-C", root).code == 0
    answer = ran("import", SAMPLES / "weir-agency-v2.xlsx", "--rules", rules, "-C", root)
    said = answer.out.splitlines()
    assert said[0] == "8 as before, 1 changed (row 5, now 6), 1 new (row 4), 1 gone (row 9)"
    assert said[1] == "  row 6: Comment: “check minute” → “checked 1 June”"
    cited = {event["id"]: event["cites"] for event in events(root)}
    assert cited["board-told-no-minute-kept"] == [{"passage": "weir-agency#row 6"}]
    assert cited["second-leak"] == [{"passage": "weir-agency#row 9 gone"}]
    assert "error" not in ran("check", root).out
    before = files(root)
    assert (
        ran("import", SAMPLES / "weir-agency-v2.xlsx", "--rules", rules, "-C", root).out == "10 as before\n"
    )
    assert files(root) == before


def test_the_tables_of_a_document_come_in(root: Path) -> None:
    pytest.importorskip("mammoth", reason='needs the extra: pip install "dateline[docx]"')
    document, rules = SAMPLES / "weir-internal.docx", SAMPLES / "weir-internal.import.yaml"
    answer = ran("import", document, "--rules", rules, "-C", root)
    assert (answer.code, answer.out) == (0, "weir-internal: 9 passages, 9 draft events\n")
    text = source(root, "weir-internal")
    assert "TRACKED DELETION" not in text
    assert re.findall(r"^\[(row \d+)\]", text, re.MULTILINE) == [f"row {number}" for number in range(2, 11)]
    by_row = {str(event["x-row"]).rpartition("#")[2]: event for event in events(root)}
    assert str(by_row["row 4"]["title"]).endswith("(TRACKED INSERTION)")
    assert by_row["row 8"]["date-as-written"] == "tbc"
    assert "[row 8] Date: tbc\n" in text
    assert by_row["row 10"]["title"] == "Continuation row without a header"
    assert "merged cells, which are carried into each of their rows: “tbc” into row 8" in answer.err
    assert "insertions are included, deletions are left out" in answer.err


def test_a_date_with_several_readings_is_asked_and_answered(root: Path) -> None:
    table = SAMPLES / "weir-agency.csv"
    answer = ran("import", table, "--strict", "-C", root)
    assert answer.code == 1
    assert answer.out.splitlines()[1] == PREVIEW.splitlines()[3]
    told = events(root)[1]
    assert "date" not in told
    assert told["date-as-written"] == "12/03/2010"
    assert told["note"] == "It may be 2010-03-12 or 2010-12-03: day and month in figures."
    assert ran("import", table, "--answer", "B5=12 March 2010", "--answer", "6=none", "-C", root).code == 0
    told, denied = events(root)[1:3]
    assert told["date"] == "2010-03-12T09:30"
    assert "note" not in told
    assert ("date" in denied, "note" in denied) == (False, False)
    kept = (root / "imports" / "weir-agency.yaml").read_text(encoding="utf-8")
    assert kept.endswith("answers:\n  B5: '2010-03-12'\n  B6: none\n")
    assert ran("import", table, "--dates", "hyphen=years", "--strict", "-C", root).code == 0
    assert events(root)[3]["date"] == "2010/2011"


def test_a_rule_settles_all_alike(root: Path) -> None:
    answer = ran(
        "import", SAMPLES / "weir-agency.csv", "--dates", "order=dmy", "--dates", "century=2000", "-C", root
    )
    assert answer.code == 0
    assert [event.get("date") for event in events(root)] == [
        "2009-03~",
        "2010-03-12T09:30",
        "2010-03-12",
        None,
        "2010-06-07/2010-06-13",
        None,
        "[2011-05-03,2011-05-04]",
        "2011-02-01/2011-02-04",
    ]


def test_what_a_person_changed_stays(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text(
        "No,Date,Event\n1,5 May 2010,The board meets\n2,6 May 2010,The wall gives way\n", "utf-8"
    )
    assert ran("import", table, "-C", root).code == 0
    assert ran("event", "edit", "the-board-meets", "--title", "The board sat", "-C", root).code == 0
    table.write_text("No,Date,Event\n1,7 May 2010,The board met\n2,6 May 2010,The wall gives way\n", "utf-8")
    answer = ran("import", table, "-C", root)
    assert answer.out.splitlines()[0] == "1 as before, 1 changed (row 2)"
    assert (
        "  row 2: kept title of the-board-meets: “The board sat”; by the table: “The board met”" in answer.out
    )
    assert events(root)[0]["title"] == "The board sat"
    assert events(root)[0]["date"] == "2010-05-07"
    before = files(root)
    assert ran("import", table, "-C", root).out == "2 as before\n"
    assert files(root) == before


def test_an_event_that_a_person_deleted_is_not_made_again(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text("Date,Event\n5 May 2010,The board meets\n6 May 2010,The wall gives way\n", "utf-8")
    assert ran("import", table, "-C", root).code == 0
    assert ran("event", "delete", "the-board-meets", "--force", "-C", root).code == 0
    answer = ran("import", table, "-C", root)
    assert "not made again, because their events were deleted: rows 2" in answer.out
    assert [event["id"] for event in events(root)] == ["the-wall-gives-way"]


def test_what_others_cite_moves_with_its_row(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text("Date,Event\n5 May 2010,The board meets\n", "utf-8")
    assert ran("import", table, "-C", root).code == 0
    more = (
        "differences:\n"
        "- id: which\n  question: Which day?\n  events: [the-board-meets]\n"
        "  versions:\n  - {says: On 5 May, cites: ['log#row 2']}\n"
    )
    with (root / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(more)
    table.write_text("Date,Event\n1 May 2010,The wall is built\n5 May 2010,The board meets\n", "utf-8")
    assert ran("import", table, "-C", root).out.startswith("1 as before, 1 new (row 2)\n")
    text = (root / "events.yaml").read_text(encoding="utf-8")
    assert "{says: On 5 May, cites: ['log#row 3']}" in text
    assert "error" not in ran("check", root).out


def test_another_table_of_the_same_name_is_refused(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text("Date,Event\n5 May 2010,The board meets\n", "utf-8")
    assert ran("import", table, "-C", root).code == 0
    table.write_text("Date,Event\n1 June 1999,A bridge is painted in Venice\n", "utf-8")
    before = files(root)
    answer = ran("import", table, "-C", root)
    assert (answer.code, answer.out) == (2, "")
    assert "none of its rows is in corpus/log.md, so it is another table" in answer.err
    assert files(root) == before
    assert ran("import", table, "--id", "venice", "-C", root).code == 0
    assert (root / "imports" / "venice.yaml").exists()


def test_names_that_must_not_appear_are_looked_for_in_every_cell(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Zebedee Quill\n"))
    assert ran("protect", "add", "-C", root).code == 0
    table = tmp_path / "log.csv"
    table.write_text("Date,Event,Remark\n5 May 2010,The board meets,told by Zebedee QUILL\n", "utf-8")
    before = files(root)
    for preview in ([], ["--preview"]):
        answer = ran("import", table, *preview, "-C", root)
        assert (answer.code, answer.out) == (4, "")
        assert "names that must not appear are in the table: cell C2; write pseudonyms there" in answer.err
        assert "Quill" not in answer.err
    assert files(root) == before


@pytest.mark.parametrize(
    ("content", "arguments", "code", "said"),
    [
        (None, [], 3, "log.csv: it cannot be read: No such file or directory"),
        ("", [], 3, "log.csv: it is empty; name a file with a table in it"),
        ("Date,Event\n", ["--map", "title"], 2, "title: write it as FIELD=COLUMN"),
        ("Date,Event\n", ["--map", "titel=Event"], 2, "columns: there is no titel; did you mean title?"),
        (
            "Date,Event\n",
            ["--map", "title=Evnt"],
            2,
            "row 1 has no column Evnt for title; did you mean Event?",
        ),
        ("Date,Event\n", ["--dates", "order=dym"], 2, "dates: order cannot be dym; write dmy or mdy"),
        ("Date,Event\n", ["--dates", "serial=1902"], 2, "dates: serial cannot be 1902; write 1900 or 1904"),
        ("Date,Event\n", ["--answer", "A2=12/3/10"], 2, "A2: "),
        (
            "Date,Event\nx,y\n",
            ["--answer", "Q9=2010"],
            2,
            "no date is read from Q9; see the cells with --preview",
        ),
        (
            "Colour,Size\nred,big\n",
            [],
            2,
            "no column of row 1 is known to say what happened; name it: --map title",
        ),
        (
            "Date,Event\n",
            ["--rules", "nowhere.yaml"],
            3,
            "nowhere.yaml cannot be read: there is no such file",
        ),
        ('Date,Event\n"x,y\n', [], 3, "row 2 begins a cell with a quotation mark that is never closed"),
        ("Date,Event\n", ["--id", "No"], 2, "No cannot be a source's id"),
    ],
)
def test_a_mistake_ends_with_its_code_and_one_line(
    root: Path, tmp_path: Path, content: str | None, arguments: list[str], code: int, said: str
) -> None:
    if content is not None:
        (tmp_path / "log.csv").write_text(content, "utf-8")
    before = files(root)
    answer = ran("import", "log.csv", *arguments, "-C", root, cwd=tmp_path)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert files(root) == before


def test_a_status_that_a_row_cannot_show_is_refused(root: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("status: established\n", "utf-8")
    answer = ran("import", SAMPLES / "weir-agency.csv", "--rules", rules, "-C", root)
    assert answer.code == 3
    assert "the status established says more than a row alone can show" in answer.err


def test_a_mapping_keeps_its_comments_and_takes_what_is_new(root: Path) -> None:
    table = SAMPLES / "weir-agency.csv"
    assert ran("import", table, "-C", root).code == 0
    path = root / "imports" / "weir-agency.yaml"
    path.write_text("# agreed on 3 May\n" + path.read_text("utf-8") + "x-mine: 1\n", "utf-8")
    assert ran("import", table, "--dates", "order=dmy", "-C", root).code == 0
    text = path.read_text("utf-8")
    assert text.startswith("# agreed on 3 May\nformat: dateline-import/1\n")
    assert text.endswith("x-mine: 1\ndates: {order: dmy}\n")


def test_the_example_is_not_written_to() -> None:
    assert ran("import", SAMPLES / "weir-agency.csv", "--example").code == 2


def test_answers_move_with_their_rows(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    shutil.copy(SAMPLES / "weir-agency.csv", table)
    assert ran("import", table, "--answer", "5=2010-03-12", "-C", root).code == 0
    lines = table.read_bytes().split(b"\r\n")
    table.write_bytes(b"\r\n".join([*lines[:3], b"0;1999;;A first survey;;;", *lines[3:]]))
    assert ran("import", table, "-C", root).out.startswith("8 as before, 1 new (row 4)\n")
    assert "  B6: '2010-03-12'\n" in (root / "imports" / "log.yaml").read_text("utf-8")
    assert events(root)[1]["date"] == "2010-03-12T09:30"


@pytest.mark.parametrize(
    ("name", "dates", "passages"),
    [
        ("weir-timelinejs.csv", ["2009-03~", "2010-03-12T09:30", "2010/2011", "-0699~"], 5),
        ("weir-timelinejs.json", ["2009-03~", "2010-03-12T09:30", "2010/2011"], 4),
        ("weir-timesketch.csv", ["2010-03-12T09:30:00+00:00", "2011-01-01T00:00:00+00:00"], 2),
        ("weir-timesketch.jsonl", ["2010-03-12T09:30:00+00:00"], 1),
    ],
)
def test_timelines_of_other_programs_come_in(root: Path, name: str, dates: list[str], passages: int) -> None:
    answer = ran("import", SAMPLES / name, "-C", root)
    assert answer.code == 0
    assert [event["date"] for event in events(root)] == dates
    stem = name.partition(".")[0]
    assert source(root, stem).count("\n[row ") == passages
    assert "error" not in ran("check", root).out
    before = files(root)
    assert ran("import", SAMPLES / name, "-C", root).out == f"{passages} as before\n"
    assert files(root) == before


def test_a_row_may_name_its_kind(tmp_path: Path) -> None:
    root = weir(tmp_path / "weir", "  board:\n    label: The Board\n")
    assert ran("import", SAMPLES / "weir-timelinejs.csv", "-C", root).code == 0
    assert [event["kind"] for event in events(root)] == ["reports", "board", "reports", "reports"]


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        ("weir.csl.json", {"pike2011": "2011-05-05", "x-1": "1871~", "y": "2012-21"}),
        ("weir.ris", {"weir-gives-way": "2011-05-05", "report-into-the-weir": "2012-21"}),
    ],
)
def test_references_become_sources(root: Path, name: str, dates: dict[str, str]) -> None:
    before = files(root)
    shown = ran("import", SAMPLES / name, "--preview", "--format", "json", "-C", root)
    assert {one["id"]: one["readings"] for one in json.loads(shown.out)["sources"]} == {
        source: [date] for source, date in dates.items()
    }
    assert files(root) == before
    answer = ran("import", SAMPLES / name, "-C", root)
    assert (answer.code, answer.out.splitlines()[0]) == (0, f"0 as before, {len(dates)} new")
    for stem, date in dates.items():
        assert f'issued: "{date}"\n' in source(root, stem)
    assert "error" not in ran("check", root).out
    before = files(root)
    assert ran("import", SAMPLES / name, "-C", root).out == f"{len(dates)} as before\n"
    assert files(root) == before


def test_a_source_that_a_person_changed_is_not_written_over(root: Path) -> None:
    assert ran("import", SAMPLES / "weir.csl.json", "-C", root).code == 0
    path = root / "corpus" / "pike2011.md"
    path.write_text(path.read_text("utf-8").replace("Weir gives way", "Weir breaks") + "\nText.\n", "utf-8")
    before = files(root)
    answer = ran("import", SAMPLES / "weir.csl.json", "-C", root)
    assert answer.out.splitlines() == [
        "2 as before, 1 changed",
        "  pike2011: kept title: “Weir breaks”; by the file: “Weir gives way”",
    ]
    assert files(root) == before


def test_a_reference_with_several_dates_is_asked(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text("TY  - BOOK\nTI  - A log\nPY  - 3/5/2010\nER  - \n", "utf-8")
    answer = ran("import", tmp_path / "a.ris", "-C", root)
    assert "a-log" in answer.out or "log" in answer.out
    assert "→ 2010-05-03 or 2010-03-05  ASK: it can be two dates" in answer.out
    (path,) = (root / "corpus").iterdir()
    text = path.read_text("utf-8")
    assert 'x-issued: "3/5/2010"\n' in text
    assert "\nissued:" not in text


def test_names_are_looked_for_in_references(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Zebedee Quill\n"))
    assert ran("protect", "add", "-C", root).code == 0
    (tmp_path / "a.ris").write_text("TY  - BOOK\nTI  - A log\nN1  - by Zebedee Quill\n", "utf-8")
    before = files(root)
    answer = ran("import", tmp_path / "a.ris", "-C", root)
    assert (answer.code, answer.out) == (4, "")
    assert "names that must not appear are in the references: number 1" in answer.err
    assert files(root) == before


def test_what_is_for_tables_is_refused_for_references(root: Path) -> None:
    answer = ran("import", SAMPLES / "weir.ris", "--dates", "order=dmy", "-C", root)
    assert answer.code == 2
    assert "only --preview and --format are for references" in answer.err


def test_a_sheet_and_a_table_can_be_named(root: Path) -> None:
    pytest.importorskip("openpyxl", reason='needs the extra: pip install "dateline[xlsx]"')
    pytest.importorskip("mammoth", reason='needs the extra: pip install "dateline[docx]"')
    people = ran("import", WORKBOOK, "--sheet", "People", "--map", "title=Name", "--preview", "-C", root)
    assert people.out == "weir-agency.xlsx: header in row 1: title ← Name\n"
    answer = ran("import", WORKBOOK, "--sheet", "Persons", "--preview", "-C", root)
    assert (answer.code, answer.out) == (2, "")
    assert "there is no sheet Persons" in answer.err
    document = SAMPLES / "weir-internal.docx"
    assert "row  10" not in ran("import", document, "--table", "1", "--preview", "-C", root).out
    assert "row  10" in ran("import", document, "--table", "all", "--preview", "-C", root).out
    assert "there is no table 3" in ran("import", document, "--table", "3", "--preview", "-C", root).err


def test_a_missing_package_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    answer = ran("import", WORKBOOK, "-C", root)
    assert (answer.code, answer.out) == (3, "")
    assert 'which is not installed; install it: pip install "dateline[xlsx]"' in answer.err


def test_files_keep_their_line_ends(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text("Date,Event\n5 May 2010,The board meets\n", "utf-8")
    assert ran("import", table, "-C", root).code == 0
    for name in ("events.yaml", "corpus/log.md", "imports/log.yaml", "imports/log.rows"):
        path = root / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = files(root)
    assert ran("import", table, "-C", root).out == "1 as before\n"
    assert files(root) == before
    table.write_text("Date,Event\n4 May 2010,The wall leaks\n5 May 2010,The board meets\n", "utf-8")
    assert ran("import", table, "-C", root).code == 0
    assert all(text.count(b"\n") == text.count(b"\r\n") for text in files(root).values())


def test_events_of_a_person_keep_their_style(root: Path, tmp_path: Path) -> None:
    text = (
        "events:\n\n  # The first\n  - id: first\n    date: 1999\n    title: 'The first'\n    kind: reports\n"
        "    status: reported\n    cites: []\n\n  - id: second\n    title: The second\n    kind: reports\n"
        "    status: reported\n\ndifferences: []\n"
    )
    weir(root, text)
    table = tmp_path / "log.csv"
    table.write_text("Date,Event\n5 May 2010,The board meets\n6 May 2010,It parts\n", "utf-8")
    before = (root / "events.yaml").read_text("utf-8")
    assert ran("import", table, "-C", root).code == 0
    after = (root / "events.yaml").read_text("utf-8")
    begin, _, end = before.partition("\ndifferences:")
    assert after.startswith(begin)
    assert after.endswith(f"\ndifferences:{end}")
    assert "\n\n  - id: the-board-meets\n    date: " in after
    assert "\n\n  - id: it-parts\n" in after


def test_why_other_dates_are_none_is_told(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text("Date,Event\nMichaelmas 1871,One\ntbc,Two\nn.d.,Three\n", "utf-8")
    answer = ran("import", table, "-C", root)
    assert "2 dates: no date is given (rows 3, 4); for one of them: --answer A3=DATE" in answer.err
    assert "1 date: a feast or a term has no one day" in answer.err


def test_a_table_of_the_name_of_another_is_shown_but_not_written(root: Path, tmp_path: Path) -> None:
    (tmp_path / "weir-agency.tsv").write_text("Date\tEvent\n5 May 2010\tThe board meets\n", "utf-8")
    assert ran("import", tmp_path / "weir-agency.tsv", "-C", root).code == 0
    before = files(root)
    shown = ran("import", SAMPLES / "weir-agency.csv", "--preview", "-C", root)
    assert (shown.code, shown.out) == (0, PREVIEW)
    answer = ran("import", SAMPLES / "weir-agency.csv", "-C", root)
    assert (answer.code, answer.out) == (2, "")
    assert "imports/weir-agency.yaml is the mapping of weir-agency.tsv" in answer.err
    assert files(root) == before
    assert ran("import", SAMPLES / "weir-agency.csv", "--id", "agency", "-C", root).code == 0


@pytest.mark.parametrize("head", ["events: []\n", ""])
def test_a_chronology_without_kinds_gets_one(tmp_path: Path, head: str) -> None:
    root = tmp_path / "weir"
    root.mkdir()
    (root / "events.yaml").write_text(f"format: dateline/1\ntitle: Redgate Weir\n{head}", "utf-8")
    answer = ran("import", SAMPLES / "weir-agency.csv", "-C", root)
    assert answer.code == 0
    assert "there is no kind yet: all events get the kind events" in answer.err
    text = (root / "events.yaml").read_text("utf-8")
    assert "kinds:\n  events:\n    label: Events\n" in text
    assert "error" not in ran("check", root).out


@pytest.mark.parametrize("head", ["events: []\n", ""])
def test_a_chronology_without_kinds_gets_that_of_the_mapping(tmp_path: Path, head: str) -> None:
    root = tmp_path / "weir"
    root.mkdir()
    (root / "events.yaml").write_text(f"format: dateline/1\ntitle: Redgate Weir\n{head}", "utf-8")
    rules = tmp_path / "rules.yaml"
    rules.write_text("kind: reports\n", "utf-8")
    assert ran("import", SAMPLES / "weir-agency.csv", "--rules", rules, "-C", root).code == 0
    text = (root / "events.yaml").read_text("utf-8")
    assert text.startswith((SAMPLES / "expected-import-events.yaml").read_text("utf-8").partition("- id")[0])
    assert "error" not in ran("check", root).out
