"""`new` and `keys`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ran


def test_a_new_chronology_passes_its_own_check(tmp_path: Path) -> None:
    started = ran("new", "hall", cwd=tmp_path)
    assert started.code == 0
    assert started.out.splitlines()[-1].endswith("hall/events.yaml")
    checked = ran("check", "--strict", tmp_path / "hall")
    assert (checked.code, checked.out) == (0, "")
    assert ran("list", "-C", tmp_path / "hall").out.count("\n") == 3
    assert "1 of 1 difference" in ran("differences", "-C", tmp_path / "hall").err


@pytest.mark.parametrize("title", ["Pennock Quay", "The wall: who knew?", "  Two   words ", "- [x] {y} # z"])
def test_an_empty_one_has_a_title_and_takes_its_first_event(tmp_path: Path, title: str) -> None:
    started = ran("new", "quay", "--title", title, cwd=tmp_path)
    assert started.code == 0
    quay = tmp_path / "quay"
    assert {path.name for path in quay.iterdir()} == {".gitignore", "events.yaml"}
    checked = ran("check", quay)
    assert checked.code == 0
    assert "there are no events yet" in checked.out
    event = ("--date", "2010-03", "--title", "The wall leaks", "--new-kind", "Repairs", "-C", quay)
    added = ran("event", "add", *event)
    assert added.code == 0, added
    exported = json.loads(ran("export", "-o", "-", "--format", "json", "-C", quay).out)
    assert exported["title"] == " ".join(title.split())
    assert "  repairs: {label: Repairs}\n" in (quay / "events.yaml").read_text(encoding="utf-8")


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
