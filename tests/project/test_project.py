"""An open chronology follows its files, and keeps the last good state."""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.index.cache_faults import flip_bits, index_in
from tests.parsing.folders import write
from tests.waiting import LONGEST
from tui.chronology.problem import Location, count_problems
from tui.index import verified_file
from tui.index.open_index import OpenedIndex, open_index
from tui.parsing.loader import load_chronology
from tui.parsing.query.parse_query import Query
from tui.project.locate_project import ProjectLocation
from tui.project.project import Project, open_project
from tui.text.cancellation import stop_if_asked
from tui.text.failure import Failure
from tui.validation.check import check_chronology

HEAD = """\
format: dateline/1
title: The lighthouse
kinds:
  light: {label: Light}
events:
"""
LIT = "  - {id: lamp-lit, date: 1890, title: Lamp lit, kind: light, status: reported, cites: [log#1]}\n"
OUT = "  - {id: lamp-out, date: 1891, title: Lamp out, kind: light, status: reported, cites: [log#1]}\n"
LOG = "---\nid: log\ntype: document\ntitle: The log\nissued: 1892\ntext: verbatim\n---\n\nThe lamp was lit.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "lighthouse", HEAD + LIT, log=LOG)


@pytest.fixture
def project(root: Path) -> Iterator[Project]:
    opened = open_project(ProjectLocation(root))
    assert isinstance(opened, Project)
    yield opened
    opened.close()


def ids(project: Project) -> list[str]:
    return [row.id for row in project.index.rows(Query())]


def test_it_opens(project: Project, root: Path) -> None:
    assert (project.root, project.is_example, project.warning, project.load_error) == (root, False, "", "")
    assert ids(project) == ["lamp-lit"]


def test_nothing_changed_is_nothing_to_do(project: Project) -> None:
    index = project.index
    assert not project.refresh()
    assert project.index is index


@pytest.mark.parametrize("name", ["events.yaml", "corpus/log.md"])
def test_a_change_of_any_file_is_noticed_once(project: Project, root: Path, name: str) -> None:
    with (root / name).open("a") as file:
        file.write(OUT if name == "events.yaml" else "\nThe lamp went out.\n")
    assert project.refresh()
    assert not project.refresh()
    assert (len(ids(project)), len(project.index.passages("log"))) == (
        (2, 1) if name == "events.yaml" else (1, 2)
    )


def test_a_new_and_a_deleted_source_are_noticed(project: Project, root: Path) -> None:
    (root / "corpus" / "second.md").write_text(LOG.replace("id: log", "id: second"))
    assert project.refresh()
    assert project.index.info.sources == 2
    (root / "corpus" / "second.md").unlink()
    assert project.refresh()
    assert project.index.info.sources == 1


def test_a_file_that_is_replaced_by_another_of_its_size_is_noticed(project: Project, root: Path) -> None:
    other = root / "other.yaml"
    other.write_text((HEAD + LIT).replace("Lamp lit", "Fog come"))
    other.replace(root / "events.yaml")
    assert project.refresh()
    assert project.index.rows(Query())[0].title == "Fog come"


@pytest.mark.parametrize(
    ("broken", "line"),
    [(HEAD + LIT + '  - {id: "\n', 7), ("events: [", 1), ("\x00", 1)],
    ids=["second event", "all of it", "no text"],
)
def test_a_change_that_cannot_be_read_keeps_the_last_good_state(
    project: Project, root: Path, broken: str, line: int
) -> None:
    (root / "events.yaml").write_text(broken)
    assert project.refresh()
    assert ids(project) == ["lamp-lit"]
    assert project.load_error.startswith(f"events.yaml:{line}:")
    assert isinstance(project.error_location, Location)
    assert project.error_location.line == line
    assert not project.refresh()
    (root / "events.yaml").write_text(HEAD + LIT + OUT)
    assert project.refresh()
    assert project.blocking_problem is None
    assert project.load_error == ""
    assert ids(project) == ["lamp-lit", "lamp-out"]


def test_a_deleted_chronology_keeps_the_last_good_state(project: Project, root: Path) -> None:
    (root / "events.yaml").unlink()
    assert project.refresh()
    assert project.load_error
    assert ids(project) == ["lamp-lit"]


def test_a_reader_of_the_index_before_is_not_cut_off(project: Project, root: Path) -> None:
    """Another thread may still be asking while `refresh` brings in the next."""
    before = project.index
    (root / "events.yaml").write_text(HEAD + LIT + OUT)
    assert project.refresh()
    assert [row.id for row in before.rows(Query())] == ["lamp-lit"]


def meanwhile(project: Project, root: Path, begun: threading.Event, release: threading.Event) -> bool:
    """Change the files, have a thread read them, change them again, read that; what the thread was told."""
    told: list[bool] = []
    (root / "events.yaml").write_text(HEAD + LIT + OUT)
    thread = threading.Thread(target=lambda: told.append(project.refresh()))
    thread.start()
    assert begun.wait(LONGEST)
    (root / "events.yaml").write_text(HEAD + OUT)
    assert project.refresh()
    assert ids(project) == ["lamp-out"]
    release.set()
    thread.join(LONGEST)
    assert not thread.is_alive()
    assert ids(project) == ["lamp-out"]
    assert not project.refresh()
    return told[0]


def test_an_older_text_never_takes_the_place_of_a_newer_one(
    project: Project, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, release = threading.Event(), threading.Event()

    def read(folder: Path) -> OpenedIndex:
        opened = open_index(folder)
        if not begun.is_set():
            begun.set()
            release.wait(LONGEST)
        return opened

    monkeypatch.setattr("tui.project.project.open_index", read)
    assert meanwhile(project, root, begun, release) is False


def test_an_older_text_is_not_read_to_its_end(
    project: Project, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def read(folder: Path) -> OpenedIndex:
        if begun.is_set():
            return open_index(folder)
        begun.set()
        while True:
            stop_if_asked()
            os.sched_yield()

    monkeypatch.setattr("tui.project.project.open_index", read)
    assert meanwhile(project, root, begun, threading.Event()) is False


def test_problems_do_not_keep_it_from_opening(root: Path) -> None:
    (root / "events.yaml").write_text(HEAD + LIT + OUT.replace("1891", "1891-02-30"))
    opened = open_project(ProjectLocation(root))
    assert isinstance(opened, Project)
    assert ids(opened) == ["lamp-lit"]
    assert (opened.index.info.errors, opened.load_error) == (1, "")
    opened.close()


def test_what_is_counted_is_what_is_wrong_with_the_files_now(project: Project, root: Path) -> None:
    assert project.problem_counts == (0, 0)
    (root / "events.yaml").write_text(HEAD + LIT + '  - {id: "\n')
    assert project.refresh()
    errors, warnings = project.problem_counts
    assert errors
    assert (errors, warnings) == count_problems(check_chronology(load_chronology(root)))
    assert tuple(project.problems) == check_chronology(load_chronology(root))
    assert project.index.info.errors == 0
    assert not project.refresh()
    (root / "corpus").mkdir(exist_ok=True)
    (root / "corpus" / "Bad Name.md").write_text("no source\n")
    assert project.refresh()
    assert project.problem_counts == count_problems(check_chronology(load_chronology(root)))
    assert project.problem_counts != (errors, warnings)
    (root / "events.yaml").write_text(HEAD + LIT + OUT.replace("1891", "1891-02-30"))
    assert project.refresh()
    info = project.index.info
    assert (
        project.problem_counts
        == (info.errors, info.warnings)
        == count_problems(check_chronology(load_chronology(root)))
    )


def test_a_file_that_breaks_off_opens_with_what_is_in_front_and_says_so(root: Path) -> None:
    (root / "events.yaml").write_text(HEAD + LIT + '  - {id: "\n')
    opened = open_project(ProjectLocation(root))
    assert isinstance(opened, Project)
    assert ids(opened) == ["lamp-lit"]
    assert opened.load_error.startswith("events.yaml:7:")
    opened.close()


@pytest.mark.parametrize("broken", ["events: [", "\x00", b"\xff\xfe\xff"])
def test_a_file_that_cannot_be_read_at_all_is_refused(root: Path, broken: str | bytes) -> None:
    (root / "events.yaml").write_bytes(broken if isinstance(broken, bytes) else broken.encode())
    refused = open_project(ProjectLocation(root))
    assert isinstance(refused, Failure)
    assert refused.message.startswith("events.yaml:1:")
    assert refused.remedy


def test_a_cache_that_cannot_be_written_is_a_warning(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "file"))
    opened = open_project(ProjectLocation(root))
    assert isinstance(opened, Project)
    assert ids(opened) == ["lamp-lit"]
    assert opened.warning
    opened.close()


@pytest.fixture
def read_as_it_goes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Every index is taken for a large one, in this cache."""
    monkeypatch.setattr(verified_file, "SMALL", -1)
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_damaged_index_is_made_again_and_that_is_told_once(read_as_it_goes: Path, project: Project) -> None:
    before = project.index
    flip_bits(index_in(read_as_it_goes), random.Random(1))
    assert not project.refresh()
    assert project.index is before
    assert "was made again" in project.repair_message()
    assert project.repair_message() == ""
    assert not project.refresh()
    assert ids(project) == ["lamp-lit"]


def test_a_last_good_state_that_is_damaged_is_gone(
    read_as_it_goes: Path, project: Project, root: Path
) -> None:
    good = index_in(read_as_it_goes)
    (root / "events.yaml").write_text(HEAD + OUT + '  - {id: "\n')
    assert project.refresh()
    assert ids(project) == ["lamp-lit"]
    good.unlink()
    assert project.refresh()
    assert ids(project) == ["lamp-out"]
    assert project.load_error
    assert not project.refresh()
