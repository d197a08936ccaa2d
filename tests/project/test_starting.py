"""A first chronology, and the folders that are refused."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tui.project.leftovers import PATTERN
from tui.project.refused import Refused
from tui.project.starting import Started, new


def test_it_holds_events_and_one_source_and_says_so(tmp_path: Path) -> None:
    started = new(tmp_path / "a" / "hall")
    assert isinstance(started, Started)
    root = tmp_path / "a" / "hall"
    assert started.root == root
    assert started.files == (
        root / ".gitignore",
        root / "corpus" / "village-hall-minutes.md",
        root / "events.yaml",
    )
    assert sorted(path for path in root.rglob("*") if path.is_file()) == sorted(started.files)


def test_git_ignores_what_a_killed_command_leaves(tmp_path: Path) -> None:
    new(tmp_path)
    assert PATTERN in (tmp_path / ".gitignore").read_text().splitlines()


def test_what_git_ignores_already_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    started = new(tmp_path)
    assert isinstance(started, Started)
    assert tmp_path / ".gitignore" not in started.files
    assert (tmp_path / ".gitignore").read_text() == "mine\n"


@pytest.mark.parametrize("taken", ["events.yaml", "corpus/village-hall-minutes.md"])
def test_nothing_is_written_where_one_of_its_files_is(tmp_path: Path, taken: str) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / taken).write_text("mine")
    assert isinstance(new(tmp_path), Refused)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / taken]
    assert (tmp_path / taken).read_text() == "mine"


def test_what_a_command_left_that_was_cut_off_is_in_nobodys_way(tmp_path: Path) -> None:
    started = new(tmp_path)
    assert isinstance(started, Started)
    whole = {path: path.read_bytes() for path in started.files}
    for number in range(len(started.files)):
        for path in started.files[number:]:
            path.unlink()
        assert isinstance(new(tmp_path), Started)
        assert {path: path.read_bytes() for path in started.files} == whole
    assert isinstance(new(tmp_path), Refused)


def test_a_link_that_leads_nowhere_counts_as_taken(tmp_path: Path) -> None:
    (tmp_path / "events.yaml").symlink_to("nowhere")
    assert isinstance(new(tmp_path), Refused)


@pytest.mark.parametrize("folder", ["file", "file/below", "nul\0"])
def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("")
    refused = new(tmp_path / folder)
    assert isinstance(refused, Refused)
    assert "cannot make" in refused.message


def test_a_write_that_fails_leaves_no_chronology_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """events.yaml is written last, so that half a chronology is never taken for one."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert isinstance(new(tmp_path / "hall"), Refused)
    assert not (tmp_path / "hall" / "events.yaml").exists()
