"""The village hall in files, and an index of its own for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.explorer.village import build
from tests.known_indexes import KnownIndexes
from tui.project.locate_project import ProjectLocation
from tui.project.project import Project, open_project


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cache of another test, and none of the reader's."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def hall(tmp_path: Path, known_indexes: KnownIndexes) -> Path:
    """The folder of the village hall's chronology."""
    root = build(tmp_path / "hall")
    known_indexes.know("hall", root)
    return root


@pytest.fixture
def project(hall: Path) -> Iterator[Project]:
    """The village hall, opened."""
    opened = open_project(ProjectLocation(hall))
    assert isinstance(opened, Project)
    yield opened
    opened.close()
