"""The tutorial, done from an empty folder: its four documents become a chronology and an export."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.pages import DOCS, ENVIRONMENT, read_blocks, replay, split_transcript
from tests.cli.running import ran

PAGE = (DOCS / "tutorial.md").read_text(encoding="utf-8")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and nothing of the reader's own."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    for name in ("DATELINE_CACHE_DIR", "DATELINE_STATE_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "kept"))
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def test_each_command_run_in_order_prints_what_is_shown(home: Path) -> None:
    """To mend: `make pages`, and read what it changed."""
    assert replay(PAGE, home) == PAGE


def test_it_leads_from_four_documents_to_an_export_that_holds_every_event(home: Path) -> None:
    documents = [block.file for block in read_blocks(PAGE) if block.file.startswith("papers/")]
    assert len(documents) == 4
    replay(PAGE, home)
    wall = home / "wall"
    assert sorted(path.stem for path in (wall / "papers").iterdir()) == [
        path.stem for path in sorted((wall / "corpus").glob("*.md"))
    ]
    assert ran("check", "--strict", cwd=wall).code == 0
    assert (wall / "wall.md").read_text(encoding="utf-8").count("\n#### ") == 7
    assert (wall / "board.csv").is_file()
    assert (wall / "breach.html").is_file()


def test_a_changed_output_is_seen(home: Path) -> None:
    """The comparison can fail: a word of an output that nothing prints is replaced."""
    wrong = PAGE.replace("dateline: 1 error", "dateline: 2 errors")
    assert replay(wrong, home) == PAGE != wrong


def test_every_step_is_a_command_that_is_run() -> None:
    commands = [
        command
        for block in read_blocks(PAGE)
        if block.language == "console"
        for command, _ in split_transcript(block.text)
    ]
    assert len(commands) > 15
    assert {command.split()[0] for command in commands} == {"mkdir", "cd", "dateline", "head"}
