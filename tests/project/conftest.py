from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def forked_readers(warm_children: None) -> None:
    """What reads documents and tables need not be started for each of these tests."""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Indexes of these tests stay in a folder of their own."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
