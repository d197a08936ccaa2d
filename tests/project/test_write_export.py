"""A text and what stands beside it: both are written, or what is there stays as it was."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.export.result import ExportResult, Sidecar
from tui.project.atomic_write import FileExists
from tui.project.write_export import WrittenExport, write_export
from tui.text.failure import Failure

ALONE = ExportResult("one\n")
BOTH = ExportResult("one\n", (), Sidecar("lamp.csl.json", "[]\n"))


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_a_text_alone(tmp_path: Path) -> None:
    answer = write_export(tmp_path / "lamp.md", ALONE)
    assert isinstance(answer, WrittenExport)
    assert answer.beside == ()
    assert files(tmp_path) == {"lamp.md": "one\n"}


def test_a_text_and_its_bibliography(tmp_path: Path) -> None:
    answer = write_export(tmp_path / "lamp.md", BOTH)
    assert isinstance(answer, WrittenExport)
    assert answer.beside
    assert answer.beside[0].path == (tmp_path / "lamp.csl.json").resolve()
    assert files(tmp_path) == {"lamp.csl.json": "[]\n", "lamp.md": "one\n"}


@pytest.mark.parametrize("taken", ["lamp.md", "lamp.csl.json"])
def test_neither_is_replaced_unasked(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("mine")
    answer = write_export(tmp_path / "lamp.md", BOTH)
    assert isinstance(answer, FileExists)
    assert f"{taken} exists already" in answer.message
    assert files(tmp_path) == {taken: "mine"}
    assert isinstance(write_export(tmp_path / "lamp.md", BOTH, force=True), WrittenExport)
    assert files(tmp_path) == {"lamp.csl.json": "[]\n", "lamp.md": "one\n"}


@pytest.mark.parametrize("beside", ["[]\n", "[]", "[ ]\n", ""])
def test_a_bibliography_that_is_there_to_the_letter_is_in_nobodys_way(tmp_path: Path, beside: str) -> None:
    """As an export leaves it that was cut off before its text had a name."""
    (tmp_path / "lamp.csl.json").write_text(beside)
    answer = write_export(tmp_path / "lamp.md", BOTH)
    assert isinstance(answer, WrittenExport) == (beside == "[]\n")
    expected = {"lamp.csl.json": beside} | ({"lamp.md": "one\n"} if beside == "[]\n" else {})
    assert files(tmp_path) == expected
    assert isinstance(write_export(tmp_path / "lamp.md", BOTH), FileExists)
    assert files(tmp_path) == expected


def test_without_a_place_for_the_second_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "lamp.csl.json").mkdir()
    assert isinstance(write_export(tmp_path / "lamp.md", BOTH, force=True), Failure)
    assert not (tmp_path / "lamp.md").exists()


@pytest.mark.parametrize("older", [{}, {"lamp.csl.json": "old", "lamp.md": "old"}])
def test_where_the_second_cannot_have_its_name_the_first_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, older: dict[str, str]
) -> None:
    for name, text in older.items():
        (tmp_path / name).write_text(text)
    rename, link = os.replace, os.link

    def text_fails(rename: Callable[..., None]) -> Callable[..., None]:
        def renamed(one: Path, other: Path) -> None:
            if Path(other).name == "lamp.md":
                raise OSError(errno.EIO, "Input/output error")
            rename(one, other)

        return renamed

    monkeypatch.setattr("os.replace", text_fails(rename))
    monkeypatch.setattr("os.link", text_fails(link))
    refused = write_export(tmp_path / "lamp.md", BOTH, force=bool(older))
    assert isinstance(refused, Failure)
    assert files(tmp_path) == older


def test_neither_has_its_name_before_both_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but two names is left to be changed when the first of them is."""
    done: list[str] = []
    synchronise, rename = os.fsync, os.replace

    def synchronised(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            done.append("on the disk")
        synchronise(handle)

    def renamed(one: Path, other: Path) -> None:
        done.append(Path(other).name)
        rename(one, other)

    monkeypatch.setattr(os, "fsync", synchronised)
    monkeypatch.setattr(os, "replace", renamed)
    write_export(tmp_path / "lamp.md", BOTH, force=True)
    assert done == ["on the disk", "on the disk", "lamp.csl.json", "lamp.md"]


@pytest.mark.parametrize("name", ["no/such/folder.md", "a" * 300, "nul\0", "."])
def test_names_that_no_file_can_have_are_refused(tmp_path: Path, name: str) -> None:
    assert isinstance(write_export(tmp_path / name, BOTH), Failure)
    assert "lamp.md" not in files(tmp_path)


def test_a_chronology_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    for name in ("events.yaml", "corpus/lamp.md"):
        assert isinstance(write_export(tmp_path / name, BOTH, root=tmp_path, force=True), Failure)
    assert [path.name for path in tmp_path.rglob("*")] == ["corpus"]
