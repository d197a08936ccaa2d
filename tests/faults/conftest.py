from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.workplace import Workplace
from tests.terminal.conftest import canal, house

__all__ = ["canal", "house"]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """Folders of the test's own."""
    return Workplace(tmp_path / "place", monkeypatch)
