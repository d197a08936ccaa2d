from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.workplace import Workplace
from tests.terminal.conftest import house, new_canal

__all__ = ["house", "new_canal"]


@pytest.fixture
def canal(new_canal: Path) -> Path:
    """The canal company, of which there is no index yet."""
    return new_canal


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """Folders of the test's own."""
    return Workplace(tmp_path / "place", monkeypatch)
