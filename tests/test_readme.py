"""The README keeps its word: it is short, its format opens, its pictures and pages exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.pages import DOCS, README, read_blocks, write_files
from tui.cli.main import dateline

PAGE = README.read_text(encoding="utf-8")


def run(*args: str, code: int = 0) -> str:
    result = CliRunner().invoke(dateline, args)
    assert result.exit_code == code, result.output
    return result.stdout


@pytest.fixture
def scaur_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The chronology of the README, written by hand from it."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "scaur-point"
    write_files(PAGE, folder)
    return folder


def test_it_can_be_read_in_one_go() -> None:
    assert len(PAGE.splitlines()) <= 150
    (events,) = (block for block in read_blocks(PAGE) if block.language == "yaml")
    assert len(events.text.splitlines()) <= 35


def test_it_leads_to_every_page() -> None:
    linked = set(re.findall(r"\]\(docs/([^)]+\.md)\)", PAGE))
    assert linked == {path.name for path in DOCS.glob("*.md")}


def test_the_format_on_one_screen_passes_the_strictest_check(scaur_point: Path) -> None:
    assert run("check", "--strict", str(scaur_point)) == ""


def test_the_format_on_one_screen_can_be_listed_searched_and_exported(scaur_point: Path) -> None:
    listed = [line.split("[")[-1].rstrip("]\n") for line in run("list", "-C", str(scaur_point)).splitlines()]
    assert listed == ["tower-begun", "storm-damage", "lamp-lit"]
    assert "lamp-lit" in run("search", "-C", str(scaur_point), "lamp")
    exported = run("export", "-C", str(scaur_point))
    assert exported.count("\n### ") == 3
    assert "Which was the first night?" in exported
