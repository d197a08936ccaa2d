"""The documents keep their word: their commands run, their files open, what they name exists."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest

from benchmarks.pages import (
    ENVIRONMENT,
    KEYS,
    PAGES,
    ROOT,
    CodeBlock,
    keys_page,
    read_blocks,
    replay_page,
    shorten,
    split_transcript,
)
from tui.cli.main import dateline
from tui.parsing.limits import Limits
from tui.parsing.passages import SourceParagraph, read_passage
from tui.parsing.yaml.tree import read_tree
from tui.project.settings.config_file import load_config

LANGUAGES = {"console", "yaml", "markdown", "toml", "diff", "text"}
"""What a block of code may be. `text` is shown, and nothing is done with it; each other one has a test."""
PLACEHOLDER = re.compile(r"NAME|SUBJECT|CODE|READER")
"""In the lists of `docs/contributing.md`, which a test of their own follows."""
NAMED_PATH = re.compile(r"(?:tui|tests|benchmarks|docs|corpus)/[\w./-]*[\w/]")

pages = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)


def blocks(language: str) -> list[object]:
    """The blocks of a language in all pages, as parameters of a test."""
    return [
        pytest.param(block, id=f"{path.name}:{block.first + 1}")
        for path in PAGES
        for block in read_blocks(path.read_text(encoding="utf-8"))
        if block.language == language
    ]


def code_of(page: str) -> list[str]:
    """What a page sets as code: blocks, and words between backquotes."""
    fenced = [block.text for block in read_blocks(page)]
    return [*fenced, *re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))]


def anchors_of(path: Path) -> set[str]:
    """The names of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pages
def test_every_command_prints_what_the_page_shows(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To mend: `make pages`, and read what it changed."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    for name in ("DATELINE_CACHE_DIR", "DATELINE_STATE_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "kept"))
    folder = tmp_path / "home"
    folder.mkdir()
    assert replay_page(path, folder) == path.read_text(encoding="utf-8")


def test_the_keys_are_those_of_the_table_of_commands() -> None:
    """To mend: `make pages`."""
    assert KEYS.read_text(encoding="utf-8") == keys_page()


@pages
def test_every_block_of_code_is_of_a_kind_that_is_tested_or_says_that_it_is_not(path: Path) -> None:
    for block in read_blocks(path.read_text(encoding="utf-8")):
        assert block.language in LANGUAGES, block
        if block.language == "text":
            assert not re.search(r"^\$ ", block.text, re.MULTILINE), block


@pytest.mark.parametrize("block", blocks("yaml"))
def test_yaml_can_be_read(block: CodeBlock) -> None:
    assert read_tree(block.text, Limits()).faults == []


@pytest.mark.parametrize("block", blocks("toml"))
def test_settings_are_settings(block: CodeBlock, tmp_path: Path) -> None:
    assert tomllib.loads(block.text)
    config = tmp_path / "config.toml"
    config.write_text(block.text, encoding="utf-8")
    assert load_config(os.environ | {"DATELINE_CONFIG": str(config)}).problem_summary == ""


@pytest.mark.parametrize("block", blocks("markdown"))
def test_passages_can_be_read(block: CodeBlock) -> None:
    """Those of whole sources are read by the tests of the chronologies that they belong to."""
    if block.file:
        assert block.text.startswith("---\ntitle: ")
        return
    text = block.text.strip()
    found = read_passage(text, SourceParagraph(0, len(text), 1), 1)
    assert not found.faults
    assert (found.passage.hash and found.passage.about) or (found.passage.said_by and found.passage.said_on)


@pages
def test_every_command_that_is_named_exists(path: Path) -> None:
    code = "\n".join(code_of(path.read_text(encoding="utf-8")))
    named = set(re.findall(r"\bdateline ([a-z]+)\b(?!-)", code))
    assert named <= set(dateline.commands)
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", code)) <= targets


@pages
def test_every_file_that_is_named_exists(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    missing = [
        name
        for code in code_of(page)
        for name in NAMED_PATH.findall(code)
        if not (ROOT / name).exists()
        # Files of a chronology, of other programs, and those that stand for several.
        and not name.startswith(("corpus/", "docs/source", "docs/guide"))
        and not PLACEHOLDER.search(name)
    ]
    assert missing == []


@pages
def test_every_link_leads_somewhere(path: Path) -> None:
    page = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\((?!http)([^)]+)\)", page):
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.is_file(), link
        assert not anchor or anchor in anchors_of(target), link


def test_a_transcript_is_split_at_its_prompts() -> None:
    text = "$ dateline list\na\nb\n$ cd wall\n"
    assert list(split_transcript(text)) == [("dateline list", ["a", "b"]), ("cd wall", [])]
    with pytest.raises(ValueError, match="before the first command"):
        list(split_transcript("a\n$ b\n"))


def test_what_a_page_leaves_out_is_left_out_again() -> None:
    assert shorten(["1", "2", "3", "4"], ["a", "...", "d"]) == ["1", "...", "4"]
    assert shorten(["1", "2", "3", "4"], ["a", "b", "..."]) == ["1", "2", "..."]
    assert shorten(["1", "2"], ["a"]) == ["1", "2"]
