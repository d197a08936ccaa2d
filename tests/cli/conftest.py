from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.canal import build
from tests.known_indexes import KnownIndexes


@pytest.fixture(autouse=True)
def forked_readers(warm_children: None) -> None:
    """What reads documents and tables need not be started for each of these tests."""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caches and reports of these tests stay in a folder of their own, for child processes too."""
    for name in ("DATELINE_CACHE_DIR", "DATELINE_STATE_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture
def canal(tmp_path: Path, known_indexes: KnownIndexes) -> Path:
    """The canal company, in a folder of its own."""
    root = build(tmp_path / "canal")
    known_indexes.know("canal", root)
    return root
