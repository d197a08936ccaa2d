"""Saving the frame of the next start: when it is not even tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.screen_driver import opened
from tui.explorer import save_next_frame as saving


@pytest.mark.parametrize(("most", "is_tried"), [(1, False), (100, True)])
def test_with_very_many_files_nothing_is_looked_at(
    hall: Path, monkeypatch: pytest.MonkeyPatch, most: int, is_tried: bool
) -> None:
    tried: list[str] = []

    def describe_start() -> str:
        tried.append("")
        return ""

    monkeypatch.setattr(saving, "_MOST_FILES", most)
    monkeypatch.setattr("tui.first_frame.painted_frame.PAINTED.describe_start", describe_start)
    project = opened(hall)
    try:
        saving.save_next_frame(project, hall, {}, 0, 0)
    finally:
        project.close()
    assert bool(tried) is is_tried
