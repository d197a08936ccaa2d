"""A village hall in files, a cache of its own for every test, and a day that does not move."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.village import build
from tests.known_indexes import KnownIndexes


@pytest.fixture(autouse=True)
def forked_readers(warm_children: None) -> None:
    """What reads documents and tables need not be started for each of these tests."""


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the reader's machine shows in a test: its cache, theme, editor, clock or animations."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("DATELINE_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    # The files are looked at when a test says so.
    monkeypatch.setattr("tui.explorer.app.WATCH_SECONDS", 3600)
    # What is on the PATH of the machine is not for tests.
    monkeypatch.setattr("tui.project.external_editor.USUAL", ())
    for name in ("NO_COLOR", "DATELINE_THEME", "EDITOR", "VISUAL", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def hall(tmp_path: Path, known_indexes: KnownIndexes) -> Path:
    """The village hall's chronology, in a folder of its own that is also where the tests stand."""
    root = build(tmp_path / "hall")
    known_indexes.know("hall", root)
    return root


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reader stands while exporting."""
    place = tmp_path / "desk"
    place.mkdir()
    monkeypatch.chdir(place)
    return place
