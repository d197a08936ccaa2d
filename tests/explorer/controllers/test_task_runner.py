"""Tasks on files without a screen: one at a time, with progress, ended when the user leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.controllers.fake_screen import FakeScreen
from tui.explorer.controllers.tasks import Tell, Then
from tui.explorer.messages import FilesWritten
from tui.explorer.screens.dialogs import PathDialog
from tui.explorer.screens.list_page import ListPage


@pytest.fixture(autouse=True)
def every_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress is told each time."""
    monkeypatch.setattr("tui.explorer.controllers.tasks._MOST_OFTEN", 0)


def test_a_task_tells_its_progress_and_then_what_it_did(screen: FakeScreen) -> None:
    tasks, seen = screen.controllers.tasks, list[str]()

    def task(tell: Tell) -> Then:
        seen.append(screen.progress)
        tell("page 1 of 2")
        seen.append(screen.progress)
        assert tasks.writing.locked()
        return lambda: seen.append(f"done {screen.progress}")

    assert tasks.is_free("Cannot read")
    tasks.run("Reading", task)
    assert not tasks.is_free("Cannot read")
    assert screen.told == ["Cannot read yet: Reading."]
    screen.work()
    assert seen == ["Reading", "Reading: page 1 of 2", "done "]
    assert tasks.is_free("Cannot read")
    assert not tasks.writing.locked()


def test_a_task_ends_when_the_user_leaves(screen: FakeScreen) -> None:
    done: list[str] = []

    def task(tell: Tell) -> Then:
        screen.is_left = True
        tell("page 1 of 2")
        done.append("went on")
        return lambda: done.append("shown")

    screen.controllers.tasks.run("Reading", task)
    screen.work()
    assert done == []


def test_nothing_is_written_where_it_is_read_only(screen: FakeScreen) -> None:
    screen.session.project.read_only = True
    screen.run("attach-original", "verify-originals", "add-source")
    assert [told.rpartition(": ")[2] for told in screen.told] == ["this is read-only."] * 3
    assert not screen.opened


@pytest.mark.parametrize("is_idle", [True, False])
def test_the_result_is_a_page_unless_the_user_is_busy(screen: FakeScreen, is_idle: bool) -> None:
    screen.is_idle = is_idle
    screen.run("verify-originals")
    screen.work()
    assert [type(opened) for opened in screen.opened] == [ListPage] * is_idle
    assert screen.told == ["Originals verified. Press V to see the result."] * (not is_idle)


def test_a_document_becomes_a_source(screen: FakeScreen, tmp_path: Path) -> None:
    path = tmp_path / "Log.txt"
    path.write_text("The lamp was lit.\n\nThe fog came.\n", encoding="utf-8")
    screen.run("add-source")
    assert isinstance(screen.opened[-1], PathDialog)
    assert screen.answer
    screen.answer(path)
    screen.work()
    assert screen.told[0].startswith("Wrote corpus/log.md: 2 passages.")
    assert [type(message) for message in screen.posted] == [FilesWritten]
    assert screen.session.project.refresh()
    screen.controllers.documents.show_added()
    assert isinstance(screen.opened[-1], ListPage)
    assert screen.told == [screen.told[0]] * 2
