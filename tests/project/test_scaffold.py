"""A first chronology, and the folders that are refused."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tui.project.scaffold import ScaffoldResult, create_project
from tui.project.temporary_files import PATTERN
from tui.text.failure import Failure


def test_it_holds_events_and_one_source_and_says_so(tmp_path: Path) -> None:
    started = create_project(tmp_path / "a" / "hall")
    assert isinstance(started, ScaffoldResult)
    root = tmp_path / "a" / "hall"
    assert started.root == root
    assert started.files == (
        root / ".gitignore",
        root / "corpus" / "village-hall-minutes.md",
        root / "events.yaml",
    )
    assert sorted(path for path in root.rglob("*") if path.is_file()) == sorted(started.files)


def test_git_ignores_what_a_killed_command_leaves(tmp_path: Path) -> None:
    create_project(tmp_path)
    assert PATTERN in (tmp_path / ".gitignore").read_text().splitlines()


def test_what_git_ignores_already_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    started = create_project(tmp_path)
    assert isinstance(started, ScaffoldResult)
    assert tmp_path / ".gitignore" not in started.files
    assert (tmp_path / ".gitignore").read_text() == "mine\n"


@pytest.mark.parametrize("taken", ["events.yaml", "corpus/village-hall-minutes.md"])
def test_nothing_is_written_where_one_of_its_files_is(tmp_path: Path, taken: str) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / taken).write_text("mine")
    assert isinstance(create_project(tmp_path), Failure)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / taken]
    assert (tmp_path / taken).read_text() == "mine"


def test_what_a_command_left_that_was_cut_off_is_in_nobodys_way(tmp_path: Path) -> None:
    started = create_project(tmp_path)
    assert isinstance(started, ScaffoldResult)
    whole = {path: path.read_bytes() for path in started.files}
    for number in range(len(started.files)):
        for path in started.files[number:]:
            path.unlink()
        assert isinstance(create_project(tmp_path), ScaffoldResult)
        assert {path: path.read_bytes() for path in started.files} == whole
    assert isinstance(create_project(tmp_path), Failure)


def test_a_link_that_leads_nowhere_counts_as_taken(tmp_path: Path) -> None:
    (tmp_path / "events.yaml").symlink_to("nowhere")
    assert isinstance(create_project(tmp_path), Failure)


@pytest.mark.parametrize("folder", ["file", "file/below", "nul\0"])
def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("")
    refused = create_project(tmp_path / folder)
    assert isinstance(refused, Failure)
    assert "cannot make" in refused.message


def test_a_write_that_fails_leaves_no_chronology_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """events.yaml is written last, so that half a chronology is never taken for one."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert isinstance(create_project(tmp_path / "hall"), Failure)
    assert not (tmp_path / "hall" / "events.yaml").exists()
