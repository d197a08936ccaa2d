"""`new` and `keys`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import ran


def test_a_new_chronology_passes_its_own_check(tmp_path: Path) -> None:
    started = ran("new", "hall", cwd=tmp_path)
    assert started.code == 0
    assert started.out.splitlines()[-1].endswith("hall/events.yaml")
    checked = ran("check", "--strict", tmp_path / "hall")
    assert (checked.code, checked.out) == (0, "")
    assert ran("list", "-C", tmp_path / "hall").out.count("\n") == 3
    assert "1 of 1 difference" in ran("differences", "-C", tmp_path / "hall").err


def test_a_folder_that_has_one_is_refused(canal: Path) -> None:
    before = (canal / "events.yaml").read_bytes()
    result = ran("new", canal)
    assert (result.code, result.out) == (4, "")
    assert "exists already; choose another folder" in result.err
    assert (canal / "events.yaml").read_bytes() == before


def test_keys_are_lines_of_text() -> None:
    result = ran("keys")
    assert (result.code, result.err) == (0, "")
    assert "Go to the next event" in result.out
