"""Originals are kept for their owner alone, and read back to the letter."""

from __future__ import annotations

import shutil
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.evidence.lamp import TEXT, build
from tests.text.payloads import PAYLOADS
from tui.evidence.hashes.hash_placement import HashStatus, OriginalText
from tui.index.file_stamps import stamp_files
from tui.parsing.loader import load_chronology
from tui.project.atomic_write import WriteResult
from tui.project.locate_project import ProjectLocation
from tui.project.project import Project, open_project
from tui.project.sources.kept_originals import (
    FOLDER,
    attached_sources,
    read_original,
    remove_original,
    store_original,
    to_storable,
)
from tui.text.failure import Failure


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build(tmp_path / "lighthouse")


def opened(root: Path) -> Project:
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    return project


def test_what_is_kept_is_for_its_owner_alone_and_git_ignores_it(root: Path) -> None:
    assert isinstance(store_original(root, "report", TEXT), WriteResult)
    folder = root / FOLDER
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "report.txt").stat().st_mode) == 0o600
    assert (folder / ".gitignore").read_text() == "*\n"
    assert attached_sources(root) == ["report"]
    assert read_original(root, "report") == TEXT


def test_an_older_text_is_replaced_and_becomes_private(root: Path) -> None:
    store_original(root, "report", "old")
    (root / FOLDER / "report.txt").chmod(0o644)
    store_original(root, "report", TEXT)
    assert read_original(root, "report") == TEXT
    assert stat.S_IMODE((root / FOLDER / "report.txt").stat().st_mode) == 0o600


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(PAYLOADS),
        st.sampled_from(["\ufeffa", "a\r\nb\rc", "\x00a" * 9]),
    )
)
def test_a_text_is_read_back_as_it_was_searched(tmp_path: Path, text: str) -> None:
    (tmp_path / "corpus").mkdir(exist_ok=True)
    assert isinstance(store_original(tmp_path, "report", text), WriteResult)
    assert read_original(tmp_path, "report") == to_storable(text)
    assert to_storable(to_storable(text)) == to_storable(text)


def test_no_link_leads_out_of_the_folder(root: Path, tmp_path: Path) -> None:
    """Nor is anything written through one that came with a stranger's chronology."""
    outside = tmp_path / "diary.txt"
    outside.write_text("private")
    folder = root / FOLDER
    folder.mkdir()
    (folder / "report.txt").symlink_to(outside)
    assert isinstance(store_original(root, "report", TEXT), Failure)
    assert isinstance(read_original(root, "report"), Failure)
    project = opened(root)
    assert isinstance(project.original_of("report"), Failure)
    project.close()
    assert outside.read_text() == "private"
    shutil.rmtree(folder)
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert isinstance(store_original(root, "report", TEXT), Failure)
    assert isinstance(remove_original(root, "report"), Failure)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_in_place_of_the_folder_is_said(root: Path) -> None:
    (root / FOLDER).write_text("no folder")
    assert isinstance(store_original(root, "report", TEXT), Failure)
    assert isinstance(attached_sources(root), Failure)


def test_no_package_takes_the_folder_along() -> None:
    """Whoever builds one from a checkout may have attached some there; a forced folder leaves nothing out."""
    text = (Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8")
    build = tomllib.loads(text)["tool"]["hatch"]["build"]
    assert f"/{FOLDER}" in build["exclude"]
    assert not [name for name in build["targets"]["wheel"]["force-include"] if "corpus" in name]


def test_detaching_deletes_the_text(root: Path) -> None:
    store_original(root, "report", TEXT)
    assert remove_original(root, "report") is None
    assert attached_sources(root) == []
    assert read_original(root, "report") is None
    assert remove_original(root, "report") is None


def test_an_original_is_searched_once_and_again_when_it_changes(root: Path) -> None:
    project = opened(root)
    assert project.original_of("report") is None
    store_original(root, "report", TEXT)
    first = project.original_of("report")
    assert isinstance(first, OriginalText)
    assert first.text == TEXT
    assert first.path == "corpus/originals/report.txt"
    assert {place.status for place in first.placed.values()} == {HashStatus.VERIFIED}
    assert project.original_of("report") is first
    store_original(root, "report", f"Menu\n{TEXT}")
    moved = project.original_of("report")
    assert isinstance(moved, OriginalText)
    assert {place.status for place in moved.placed.values()} == {HashStatus.MOVED}
    remove_original(root, "report")
    assert project.original_of("report") is None
    project.close()


def test_originals_are_no_sources_and_no_reason_to_read_again(root: Path) -> None:
    """Neither the loader nor the watcher looks into their folder, and nothing of them is in the index."""
    before, seen = load_chronology(root), stamp_files(root)
    project = opened(root)
    store_original(root, "report", TEXT + "Xylograph.")
    (root / FOLDER / "stray.md").write_text("---\ntitle: No source\n---\n\nXylograph.\n")
    after = load_chronology(root)
    assert after.chronology == before.chronology
    assert after.problems == before.problems
    assert stamp_files(root) == seen
    assert project.refresh() is False
    project.close()
    again = opened(root)
    assert [source.id for source in again.index.sources()] == ["letters", "report"]
    again.close()
    cached = b"".join(path.read_bytes() for path in (root.parent / "cache").rglob("*") if path.is_file())
    assert b"Xylograph" not in cached
    assert b"Gull Rock" not in cached
