"""The controllers over the village hall, with a screen that draws nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.explorer.controllers.fake_screen import FakeScreen
from tests.explorer.screen_driver import opened


@pytest.fixture
def screen(hall: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeScreen]:
    """Controllers that show all events of the village hall."""
    monkeypatch.setenv("DATELINE_STATE_DIR", str(tmp_path / "state"))
    project = opened(hall)
    yield FakeScreen(project)
    project.close()
