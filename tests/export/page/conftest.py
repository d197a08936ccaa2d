from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.canal import build
from tests.export.lighthouse import MADE
from tests.known_indexes import KnownIndexes
from tui.export.content import ExportContent, ExportSelection, gather_content
from tui.export.formats.page_format import to_page
from tui.index.protocol import Index
from tui.parsing.query.parse_query import Query
from tui.project.locate_project import ProjectLocation
from tui.project.project import Project, open_project

ROOT = Path(__file__).parents[3]


def open_folder(root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Open a chronology, with its index in a folder of the test."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(cache))
    project = open_project(ProjectLocation(root))
    assert isinstance(project, Project)
    return project


def gathered(index: Index, query: Query | None = None) -> ExportContent:
    """The content of an export of a chronology."""
    return gather_content(index, ExportSelection(query or Query()), program="dateline", today=MADE)


@pytest.fixture
def oxfordshire(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known_indexes: KnownIndexes
) -> Iterator[Project]:
    """The chronology that dateline comes with."""
    root = tmp_path / "oxfordshire"
    root.mkdir()
    shutil.copy(ROOT / "events.yaml", root)
    shutil.copytree(ROOT / "corpus", root / "corpus", ignore=shutil.ignore_patterns("originals"))
    known_indexes.know("oxfordshire", root)
    project = open_folder(root, tmp_path / "cache", monkeypatch)
    yield project
    project.close()


@pytest.fixture
def canal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known_indexes: KnownIndexes) -> Iterator[Project]:
    """The canal company: five events, one of them undated, and one difference."""
    root = build(tmp_path / "canal")
    known_indexes.know("canal", root)
    project = open_folder(root, tmp_path / "cache", monkeypatch)
    yield project
    project.close()


def write_page(project: Project, file: Path, query: Query | None = None) -> Path:
    """Write the page of a chronology into a file."""
    file.write_text(to_page(gathered(project.index, query)).text, encoding="utf-8")
    return file
