"""The README keeps its word: its keys are the real ones, its format opens, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tui.cli.main import dateline
from tui.views.key_format import keys_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, number: int = 0) -> str:
    """One of the README's fenced blocks of a language."""
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return blocks[number]


def run(*args: str, code: int = 0) -> str:
    result = CliRunner().invoke(dateline, args)
    assert result.exit_code == code, result.output
    return result.stdout


@pytest.fixture
def scaur_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The chronology of the README, written by hand from it."""
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "scaur-point"
    (folder / "corpus").mkdir(parents=True)
    (folder / "events.yaml").write_text(block("yaml"), encoding="utf-8")
    (folder / "corpus" / "harbour-echo-1872.md").write_text(block("markdown"), encoding="utf-8")
    return folder


def test_the_keys_are_the_real_ones() -> None:
    """To mend: put what `dateline keys --format markdown` prints between the two comments."""
    printed = README.split("`dateline keys --format markdown` -->\n")[1].split("<!-- /keys -->")[0]
    assert printed.strip() == keys_table().strip()


def test_the_format_on_one_screen_passes_the_strictest_check(scaur_point: Path) -> None:
    assert run("check", "--strict", str(scaur_point)) == ""


def test_the_format_on_one_screen_can_be_listed_searched_and_exported(scaur_point: Path) -> None:
    listed = [line.split("[")[-1].rstrip("]\n") for line in run("list", "-C", str(scaur_point)).splitlines()]
    assert listed == ["tower-begun", "storm-damage", "lamp-lit"]
    assert "lamp-lit" in run("search", "-C", str(scaur_point), "lamp")
    exported = run("export", "-C", str(scaur_point))
    assert exported.count("\n### ") == 3
    assert "Which was the first night?" in exported


def test_every_command_it_names_exists() -> None:
    fenced = re.findall(r"```\w*\n(.*?)```", README, re.DOTALL)
    inline = re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", README, flags=re.DOTALL))
    named = set(re.findall(r"\bdateline ([a-z]+)\b(?!-)", "\n".join([*fenced, *inline])))
    commands = set(dateline.commands)
    assert named <= commands, named - commands


def test_every_file_it_names_exists() -> None:
    for name in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert (ROOT / name).is_file(), name
