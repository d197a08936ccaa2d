from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.canal import build
from tests.known_indexes import KnownIndexes
from tui.index.open_index import open_index

pytest.importorskip("aiohttp", reason="the extra `web` is not installed")
pytest.importorskip("textual_serve", reason="the extra `web` is not installed")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caches, reports and settings of these tests stay in folders of their own, for child processes too."""
    for name in ("DATELINE_CACHE_DIR", "DATELINE_CONFIG_DIR", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    for name in ("NO_COLOR", "DATELINE_THEME", "EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def canal(tmp_path: Path, known_indexes: KnownIndexes) -> Path:
    """The canal company: five events, one difference; there is an index of it."""
    root = build(tmp_path / "canal")
    known_indexes.know("canal", root)
    open_index(root).index.close()
    return root
