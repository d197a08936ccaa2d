"""A text and what stands beside it: both are written, or what is there stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.exporting.exported import Companion, Exported
from tui.project.publishing import Published, publish
from tui.project.refused import Refused
from tui.project.writing import Exists

ALONE = Exported("one\n")
BOTH = Exported("one\n", (), Companion("lamp.csl.json", "[]\n"))


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_a_text_alone(tmp_path: Path) -> None:
    answer = publish(tmp_path / "lamp.md", ALONE)
    assert isinstance(answer, Published)
    assert answer.beside is None
    assert files(tmp_path) == {"lamp.md": "one\n"}


def test_a_text_and_its_bibliography(tmp_path: Path) -> None:
    answer = publish(tmp_path / "lamp.md", BOTH)
    assert isinstance(answer, Published)
    assert answer.beside
    assert answer.beside.path == (tmp_path / "lamp.csl.json").resolve()
    assert files(tmp_path) == {"lamp.csl.json": "[]\n", "lamp.md": "one\n"}


@pytest.mark.parametrize("taken", ["lamp.md", "lamp.csl.json"])
def test_neither_is_replaced_unasked(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("mine")
    answer = publish(tmp_path / "lamp.md", BOTH)
    assert isinstance(answer, Exists)
    assert f"{taken} exists already" in answer.message
    assert files(tmp_path) == {taken: "mine"}
    assert isinstance(publish(tmp_path / "lamp.md", BOTH, force=True), Published)
    assert files(tmp_path) == {"lamp.csl.json": "[]\n", "lamp.md": "one\n"}


def test_without_a_place_for_the_second_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "lamp.csl.json").mkdir()
    assert isinstance(publish(tmp_path / "lamp.md", BOTH, force=True), Refused)
    assert not (tmp_path / "lamp.md").exists()


@pytest.mark.parametrize("name", ["no/such/folder.md", "a" * 300, "nul\0", "."])
def test_names_that_no_file_can_have_are_refused(tmp_path: Path, name: str) -> None:
    assert isinstance(publish(tmp_path / name, BOTH), Refused)
    assert "lamp.md" not in files(tmp_path)


def test_a_chronology_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    for name in ("events.yaml", "corpus/lamp.md"):
        assert isinstance(publish(tmp_path / name, BOTH, root=tmp_path, force=True), Refused)
    assert [path.name for path in tmp_path.rglob("*")] == ["corpus"]
