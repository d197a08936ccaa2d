"""Open questions of imports, without a screen: what is asked, what is written, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.controllers.fake_screen import FakeScreen
from tests.tables import events
from tui.explorer.messages import FilesWritten
from tui.explorer.screens.date_dialog import DateDialog
from tui.explorer.screens.questions_page import AnswersPage, QuestionsPage
from tui.parsing.protected_names import NO_NAMES
from tui.project.imports.import_request import ImportRequest
from tui.project.imports.import_table import write_import
from tui.project.imports.prepare_import import TableImport
from tui.views.links import QuestionPlace

TABLE = (
    "Date,Event\n3/6/1957,The clock stops\n4/7/1957,A clock is given\nMichaelmas 1958,A fair\n"
    "1959,A roof\nMichaelmas 1958,A second fair\n"
)


@pytest.fixture
def table(hall: Path, screen: FakeScreen) -> Path:
    """A table that was imported."""
    path = hall.parent / "log.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert isinstance(write_import(hall, ImportRequest(path), NO_NAMES), TableImport)
    read_anew(screen)
    return path


def read_anew(screen: FakeScreen) -> None:
    """The files were read again, as after a write."""
    assert screen.session.project.refresh()
    screen.session.reload()
    screen.controllers.show_written()
    screen.work()


def opened(screen: FakeScreen) -> QuestionsPage:
    screen.run("import-questions")
    screen.work()
    page = screen.opened[-1]
    assert isinstance(page, QuestionsPage)
    return page


def rows(page: QuestionsPage) -> list[int]:
    """The rows that are asked about."""
    return [line.anchor.number for line in page._written.lines if isinstance(line.anchor, QuestionPlace)]


def choose(screen: FakeScreen, number: int, words: str, *, is_alike: bool = False) -> None:
    """Open a question, and choose the answer that begins with some words."""
    screen.controllers.questions.open_answers(QuestionPlace("log", number), is_alike=is_alike)
    page = screen.opened.pop()
    assert isinstance(page, AnswersPage)
    (page.picked,) = [option for option in page.options if option.words.startswith(words)]
    assert screen.answer
    screen.answer(None)


def dates(hall: Path) -> dict[str, object]:
    return {str(event["title"]): event.get("date", "") for event in events(hall) if "x-row" in event}


def test_nothing_is_read_where_nothing_was_imported(screen: FakeScreen) -> None:
    screen.controllers.count_questions()
    assert "questions" not in vars(screen.controllers)
    page = opened(screen)
    assert "Nothing to choose" in " ".join(line.text for line in page._written.lines)
    assert screen.open_dates == ""


def test_their_number_is_told_and_all_are_listed(screen: FakeScreen, table: Path) -> None:
    assert screen.open_dates == "4 dates of imports to choose · Q"
    page = opened(screen)
    assert rows(page) == [2, 3, 4, 6]
    texts = [line.text for line in page._written.lines]
    assert texts[:3] == [
        "log.csv: day and month in figures (2)",
        "row 2  3/6/1957  The clock stops",
        "3 June 1957, or 6 March 1957",
    ]


def test_one_is_answered(hall: Path, screen: FakeScreen, table: Path) -> None:
    page = opened(screen)
    choose(screen, 3, "4 July 1957")
    assert rows(page) == [2, 4, 6]
    assert screen.open_dates == "3 dates of imports to choose · Q"
    screen.work()
    assert page._written.title == "Answered 1 date of log.csv · 3 left"
    assert screen.told == []
    assert isinstance(screen.posted[-1], FilesWritten)
    read_anew(screen)
    assert rows(page) == [2, 4, 6]
    assert dates(hall)["A clock is given"] == "1957-07-04"


def test_all_alike_are_answered(hall: Path, screen: FakeScreen, table: Path) -> None:
    page = opened(screen)
    choose(screen, 2, "Day first, in 2 dates", is_alike=True)
    assert rows(page) == [4, 6]
    screen.work()
    assert dates(hall)["The clock stops"] == "1957-06-03"
    assert "dates: {order: dmy}\n" in (hall / "imports" / "log.yaml").read_text("utf-8")


def test_a_date_is_typed_for_all_of_one_spelling(hall: Path, screen: FakeScreen, table: Path) -> None:
    opened(screen)
    choose(screen, 4, "Type a date for all")
    assert isinstance(screen.opened[-1], DateDialog)
    assert screen.answer
    screen.answer("1958-09-29")
    screen.work()
    assert (dates(hall)["A fair"], dates(hall)["A second fair"]) == ("1958-09-29", "1958-09-29")


def test_a_century_is_given_for_all(hall: Path, screen: FakeScreen, table: Path) -> None:
    table.write_text("Date,Event\n3/6/57,The clock stops\n4/7/58,A clock is given\n", "utf-8")
    for path in (hall / "corpus" / "log.md", *(hall / "imports").iterdir()):
        path.unlink()
    assert isinstance(write_import(hall, ImportRequest(table), NO_NAMES), TableImport)
    read_anew(screen)
    opened(screen)
    choose(screen, 2, "Type a date for all", is_alike=True)
    assert screen.answer
    screen.answer("1957-06-03")
    screen.work()
    assert "dates: {order: dmy, century: 1900-1999}\n" in (hall / "imports" / "log.yaml").read_text("utf-8")


def test_a_dialog_that_is_left_answers_nothing(hall: Path, screen: FakeScreen, table: Path) -> None:
    opened(screen)
    choose(screen, 4, "Type a date ...")
    assert screen.answer
    screen.answer(None)
    assert (screen.waiting, screen.told) == ([], [])


def test_answers_that_come_fast_are_written_together(hall: Path, screen: FakeScreen, table: Path) -> None:
    page = opened(screen)
    choose(screen, 2, "3 June")
    choose(screen, 3, "It gives no date")
    screen.controllers.questions.answer_none(QuestionPlace("log", 4))
    assert rows(page) == [6]
    screen.work()
    assert page._written.title == "Answered 2 dates of log.csv · 1 left"
    assert len([message for message in screen.posted if isinstance(message, FilesWritten)]) == 1
    mapping = (hall / "imports" / "log.yaml").read_text("utf-8")
    assert mapping.endswith("answers:\n  A2: '1957-06-03'\n  A3: none\n  A4: none\n")


def test_answers_are_taken_back(hall: Path, screen: FakeScreen, table: Path) -> None:
    page = opened(screen)
    choose(screen, 2, "Day first")
    screen.controllers.questions.take_back()
    assert screen.told == ["The last answer is still being written."]
    screen.work()
    read_anew(screen)
    screen.controllers.questions.take_back()
    read_anew(screen)
    assert page._written.title == "Taken back: answered 2 dates of log.csv · 4 left"
    assert rows(page) == [2, 3, 4, 6]
    assert dates(hall)["The clock stops"] == ""


def test_a_table_that_is_gone_is_told_and_nothing_is_lost(
    hall: Path, screen: FakeScreen, table: Path
) -> None:
    page = opened(screen)
    table.unlink()
    choose(screen, 2, "3 June")
    assert rows(page) == [3, 4, 6]
    screen.work()
    (told,) = screen.told
    assert told == (
        "Not answered: the table log.csv is not where it was imported from; put it back, or into imports/; "
        "or import it from where it is: dateline import FILE."
    )
    assert rows(page) == [2, 3, 4, 6]


def test_a_table_that_was_changed_is_told(hall: Path, screen: FakeScreen, table: Path) -> None:
    opened(screen)
    table.write_text(TABLE.replace("A roof", "A new roof"), "utf-8")
    choose(screen, 2, "3 June")
    screen.work()
    assert screen.told[0].startswith(
        "Not answered: log.csv was changed since it was imported (rows: 1 changed)"
    )
    assert dates(hall)["The clock stops"] == ""


def test_who_only_looks_on_sees_them_and_answers_nothing(screen: FakeScreen, table: Path) -> None:
    screen.session.project.read_only = True
    assert rows(opened(screen)) == [2, 3, 4, 6]
    screen.controllers.questions.open_answers(QuestionPlace("log", 2), is_alike=False)
    screen.controllers.questions.answer_none(QuestionPlace("log", 2))
    assert screen.told == ["Cannot answer: this is read-only."] * 2
    assert (screen.waiting, len(screen.opened)) == ([], 1)
    screen.session.project.read_only = False
    screen.session.project.is_example = True
    screen.controllers.questions.answer_none(QuestionPlace("log", 2))
    assert screen.told[-1] == "Cannot answer in the example."


def test_while_other_work_is_done_nothing_is_answered(screen: FakeScreen, table: Path) -> None:
    page = opened(screen)
    screen.progress = "Attaching: page 2 of 9"
    screen.controllers.questions.answer_none(QuestionPlace("log", 2))
    assert screen.told == ["Cannot answer yet: Attaching: page 2 of 9."]
    assert rows(page) == [2, 3, 4, 6]
