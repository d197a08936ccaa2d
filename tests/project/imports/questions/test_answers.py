"""Open questions of imports: which there are, which are alike, and that answers are those of `--answer`."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tables import SAMPLES, events, files, weir
from tui.parsing.protected_names import NO_NAMES
from tui.project.events.write_event import change_event
from tui.project.imports.import_request import ImportRequest
from tui.project.imports.import_table import write_import
from tui.project.imports.mapping import NO_DATE
from tui.project.imports.prepare_import import TableImport
from tui.project.imports.questions.alike import DateAnswer, answer_alike, answer_one, find_rules
from tui.project.imports.questions.open_questions import ImportedTable, OpenQuestions, list_questions
from tui.project.imports.questions.write_answers import AnswersWrite, take_back_answers, write_answers
from tui.text.failure import Failure

OPEN = [
    *("12/3/1871", "5/6/1999", "2006-07", "between 1870 and 1873", "winter 2012", "1/2/11 - 4/2/11"),
    *("5/6/99", "5 May", "FY 2012/13", "41408", "Michaelmas 1704", "31/06/2013", "3 & 4 May 2006"),
]
SETTLED = ["", "tbc", "n.d.", "unknown", "13/3/1871", "c. 1871", "2013-05-14 00:00:00", "Spring 1872"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return weir(tmp_path / "weir")


def save(path: Path, dates: list[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = [[str(at), date, f"What happened {at}", "Board"] for at, date in enumerate(dates, 1)]
        csv.writer(file).writerows([["No.", "Date", "Event", "Agency"], *rows])
    return path


def imported(root: Path, table: Path) -> None:
    assert isinstance(write_import(root, ImportRequest(table), NO_NAMES), TableImport)


def listed(root: Path) -> OpenQuestions:
    """What is open, by the events as they are in the file."""
    dated: set[str] = set()
    for event in events(root):
        cites = event["cites"]
        assert isinstance(cites, list)
        dated |= {str(cite["passage"]) for cite in cites if event.get("date")}
    return list_questions(root, lambda source, label: f"{source}#{label}" not in dated)


def table_of(root: Path) -> ImportedTable:
    (table,) = listed(root).tables
    return table


def written(root: Path, *answers: DateAnswer) -> AnswersWrite:
    done = write_answers(root, table_of(root), answers, NO_NAMES)
    assert isinstance(done, AnswersWrite), done
    return done


def test_every_date_that_is_not_read_is_asked(root: Path, tmp_path: Path) -> None:
    imported(root, save(tmp_path / "log.csv", [*OPEN, *SETTLED]))
    questions = table_of(root).questions
    assert [question.date.written for question in questions] == OPEN
    assert [question.number for question in questions] == list(range(2, len(OPEN) + 2))
    assert questions[0].date.readings == ("1871-03-12", "1871-12-03")
    assert questions[0].title == "What happened 1"


def test_the_table_need_not_be_there(root: Path, tmp_path: Path) -> None:
    table = save(tmp_path / "log.csv", OPEN)
    imported(root, table)
    table.unlink()
    assert listed(root).count == len(OPEN)


def test_a_date_that_a_person_gave_the_event_is_asked_no_more(root: Path, tmp_path: Path) -> None:
    imported(root, save(tmp_path / "log.csv", ["12/3/1871", "5/6/1999"]))
    change_event(root, str(events(root)[0]["id"]), {"date": "1871-03-12"})
    assert [question.number for question in table_of(root).questions] == [3]


def test_a_row_that_is_gone_is_not_asked(root: Path, tmp_path: Path) -> None:
    imported(root, save(tmp_path / "log.csv", ["12/3/1871", "5/6/1999", "2006-07"]))
    lines = (tmp_path / "log.csv").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "log.csv").write_text("".join([lines[0], *lines[2:]]), "utf-8")
    imported(root, tmp_path / "log.csv")
    assert [question.date.written for question in table_of(root).questions] == ["5/6/1999", "2006-07"]


def test_columns_in_several_cells_and_workbooks_are_asked_too(root: Path) -> None:
    imported(root, SAMPLES / "weir-agency.csv")
    assert [question.number for question in table_of(root).questions] == [5, 6, 7, 11]
    other = weir(root.parent / "other")
    imported(other, SAMPLES / "weir-agency.xlsx")
    asked = [(question.number, question.date.written) for question in table_of(other).questions]
    preview = write_import(other, ImportRequest(SAMPLES / "weir-agency.xlsx"), NO_NAMES)
    assert isinstance(preview, TableImport)
    assert asked == [
        (row.number, row.date.written)
        for row in preview.plan.rows
        if not row.date.date and row.date.reason != "no date is given"
    ]


def test_a_mapping_that_cannot_be_read_is_named(root: Path, tmp_path: Path) -> None:
    imported(root, save(tmp_path / "log.csv", OPEN))
    (root / "imports" / "other.yaml").write_text("colums: {}\n", "utf-8")
    (root / "imports" / "lost.yaml").write_text("file: lost.csv\n", "utf-8")
    found = listed(root)
    assert [failure.message for failure in found.failures] == [
        "corpus/lost.md cannot be read: there is no such file",
        "imports/other.yaml: there is no key colums",
    ]
    assert found.count == len(OPEN)


@pytest.mark.parametrize(
    ("cell", "date", "rules"),
    [
        ("12/3/1871", "1871-03-12", {"order": "dmy"}),
        ("12/3/1871", "1871-12-03", {"order": "mdy"}),
        ("2006-07", "2006/2007", {"hyphen": "years"}),
        ("between 1870 and 1873", "1870/1873", {"between": "lasted"}),
        ("5/6/99", "1999-06-05", {"order": "dmy", "century": "1900"}),
        ("5/6/99", "1799-05-06", {"order": "mdy", "century": "1700"}),
        ("5 May", "1871-05-05", {"year": "1871"}),
        ("FY 2012/13", "2012-04/2013-03", {"fiscal": "4"}),
        ("41408", "2013-05-14", {"serial": "1900"}),
        ("winter 2012", "2012-24", {"winter": "began"}),
        ("Michaelmas 1704", "1704-09-29", {}),
        ("12/3/1871", "1999", {}),
    ],
)
def test_the_rule_that_gives_a_date_is_found(
    root: Path, tmp_path: Path, cell: str, date: str, rules: dict[str, str]
) -> None:
    imported(root, save(tmp_path / "log.csv", [cell]))
    table = table_of(root)
    assert find_rules(table, table.questions[0], date) == rules


def test_a_rule_that_is_stated_is_not_changed(root: Path, tmp_path: Path) -> None:
    table = save(tmp_path / "log.csv", ["5/6/99", "12/3/1871"])
    request = ImportRequest(table, dates={"century": "1900"})
    assert isinstance(write_import(root, request, NO_NAMES), TableImport)
    of = table_of(root)
    assert find_rules(of, of.questions[0], "1899-06-05") == {}
    assert find_rules(of, of.questions[0], "1999-06-05") == {"order": "dmy"}


def test_without_a_rule_the_same_spelling_is_alike(root: Path, tmp_path: Path) -> None:
    imported(root, save(tmp_path / "log.csv", ["Michaelmas 1704", "Lady Day 1705", "Michaelmas 1704"]))
    table = table_of(root)
    assert answer_alike(table, table.questions[0], "1704-09-29").rows == (2, 4)
    assert answer_alike(table, table.questions[0], NO_DATE).rows == (2, 4)
    written(root, answer_alike(table, table.questions[0], "1704-09-29"))
    assert [event.get("date") for event in events(root)] == ["1704-09-29", None, "1704-09-29"]


def test_answers_are_taken_back_together(root: Path, tmp_path: Path) -> None:
    imported(root, save(tmp_path / "log.csv", OPEN))
    before, table = files(root), table_of(root)
    done = written(root, *(answer_one(question, NO_DATE) for question in table.questions))
    assert listed(root).count == 0
    assert take_back_answers(root, done) == done
    assert files(root) == before
    again = written(root, answer_one(table.questions[0], "1871-03-12"))
    change_event(root, str(events(root)[0]["id"]), {"title": "Mine"})
    refused = take_back_answers(root, again)
    assert isinstance(refused, Failure)
    assert "changed after that" in refused.message
    assert events(root)[0]["title"] == "Mine"


def test_a_table_that_is_gone_is_told_with_what_to_do(root: Path, tmp_path: Path) -> None:
    table = save(tmp_path / "elsewhere.csv", OPEN)
    imported(root, table)
    of = table_of(root)
    table.rename(tmp_path / "renamed.csv")
    before = files(root)
    refused = write_answers(root, of, [answer_one(of.questions[0], "1871-03-12")], NO_NAMES)
    assert isinstance(refused, Failure)
    assert refused.message == "the table elsewhere.csv is not where it was imported from"
    assert refused.remedy.startswith("put it back, or into imports/;")
    assert files(root) == before
    (tmp_path / "renamed.csv").rename(root / "imports" / "elsewhere.csv")
    written(root, answer_one(of.questions[0], "1871-03-12"))


def test_a_table_that_was_changed_is_told_with_what_to_do(root: Path, tmp_path: Path) -> None:
    imported(root, save(tmp_path / "log.csv", ["12/3/1871", "5/6/1999"]))
    of = table_of(root)
    table = save(tmp_path / "log.csv", ["12/3/1871", "5/6/1998", "1900"])
    before = files(root)
    refused = write_answers(root, of, [answer_one(of.questions[0], "1871-03-12")], NO_NAMES)
    assert isinstance(refused, Failure)
    assert refused.message == "log.csv was changed since it was imported (rows: 1 changed, 1 new)"
    assert refused.remedy == f"import it again first: dateline import {table}"
    assert files(root) == before


def test_passages_that_a_person_changed_stay(root: Path, tmp_path: Path) -> None:
    imported(root, save(tmp_path / "log.csv", ["12/3/1871", "5/6/1999"]))
    path = root / "corpus" / "log.md"
    path.write_text(path.read_text("utf-8").replace("happened 1", "really happened"), "utf-8")
    written(root, answer_one(table_of(root).questions[1], "1999-06-05"))
    assert "Event: What really happened\n" in path.read_text("utf-8")


_CHOICES = st.lists(st.tuples(st.integers(0, 20), st.booleans(), st.integers(0, 3)), min_size=1, max_size=4)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from([*OPEN, *SETTLED]), min_size=1, max_size=8), _CHOICES)
def test_an_answer_on_the_page_is_that_of_the_command_line(
    dates: list[str], choices: list[tuple[int, bool, int]]
) -> None:
    """The same bytes in every file, whatever is answered in whatever order, and nothing is left behind."""
    with tempfile.TemporaryDirectory() as folder:
        table = save(Path(folder) / "log.csv", dates)
        page, line = weir(Path(folder) / "page" / "weir"), weir(Path(folder) / "line" / "weir")
        for root in (page, line):
            imported(root, table)
        for at, is_alike, which in choices:
            if not (tables := listed(page).tables):
                break
            of = tables[0]
            question = of.questions[at % len(of.questions)]
            values = [*question.date.readings, NO_DATE, "1999-06-05"]
            value = values[which % len(values)]
            answer = answer_alike(of, question, value) if is_alike else answer_one(question, value)
            written(page, answer)
            answers = {} if answer.rules else {str(row): value for row in answer.rows}
            request = ImportRequest(table, dates=answer.rules, answers=answers)
            assert isinstance(write_import(line, request, NO_NAMES), TableImport)
            assert files(page) == files(line)
            left = {one.number for one in listed(page).tables[0].questions} if listed(page).tables else set()
            assert not left & set(answer.rows)
