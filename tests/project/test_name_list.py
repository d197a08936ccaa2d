from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.cli.canal import build
from tui.index.index_store import cache_folder
from tui.parsing.protected_names import LIST
from tui.project.locate_project import ProjectLocation
from tui.project.name_list import (
    NameList,
    NameListChange,
    add_names,
    is_on_list,
    load_name_list,
    remove_names,
)
from tui.project.project import open_project
from tui.text.failure import Failure


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(tmp_path / "config"))
    return tmp_path / "config"


@pytest.fixture
def canal(tmp_path: Path) -> Path:
    return build(tmp_path / "canal")


def test_names_are_added_asked_for_and_removed(canal: Path) -> None:
    added = add_names(canal, ["Zebedee Quill", "Ada Lock"])
    assert isinstance(added, NameListChange)
    assert (added.names, added.changed, added.cleared) == (2, 2, True)
    assert is_on_list(canal, "quill, ZEBEDEE") is True
    assert is_on_list(canal, "Zebedee") is False
    assert is_on_list(canal, "") is False
    again = add_names(canal, ["Zebedee Quill", "Bob Gate"])
    assert isinstance(again, NameListChange)
    assert (again.names, again.changed, again.key) == (3, 1, added.key)
    less = remove_names(canal, ["Ada Lock", "Nobody Here"])
    assert isinstance(less, NameListChange)
    assert (less.names, less.changed) == (2, 1)
    assert is_on_list(canal, "Ada Lock") is False


def test_neither_the_list_nor_the_key_holds_a_name_and_only_the_user_reads_the_key(
    canal: Path, own_configuration: Path
) -> None:
    add_names(canal, ["Zebedee Quill"])
    (key,) = own_configuration.rglob("*.key")
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o777 == 0o700
    assert not key.is_relative_to(canal)
    for file in (key, canal / LIST):
        text = file.read_text(encoding="utf-8").casefold()
        assert "quill" not in text
        assert "zebedee" not in text
    answer = load_name_list(canal)
    assert isinstance(answer, NameList)
    assert (answer.names, answer.key, answer.usable) == (1, key, True)


def test_the_key_never_lies_in_the_chronology(canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CONFIG_DIR", str(canal / "corpus" / "config"))
    refused = add_names(canal, ["Zebedee Quill"])
    assert isinstance(refused, Failure)
    assert [path.name for path in canal.rglob("*") if path.is_file() and "quill" in path.name] == []
    assert not (canal / LIST).exists()
    assert not (canal / "corpus" / "config").exists()


@pytest.mark.parametrize("name", ["", "?", "x" * 65])
def test_what_is_no_name_changes_nothing(canal: Path, name: str) -> None:
    assert isinstance(add_names(canal, ["Zebedee Quill", name]), Failure)
    assert not (canal / LIST).exists()


def test_without_the_key_nothing_can_be_asked_or_changed(canal: Path, own_configuration: Path) -> None:
    add_names(canal, ["Zebedee Quill"])
    before = (canal / LIST).read_bytes()
    next(own_configuration.rglob("*.key")).unlink()
    for answer in (
        add_names(canal, ["Ada Lock"]),
        remove_names(canal, ["Ada Lock"]),
        is_on_list(canal, "Ada Lock"),
    ):
        assert isinstance(answer, Failure)
        assert "key" in answer.message
    assert (canal / LIST).read_bytes() == before
    known = load_name_list(canal)
    assert isinstance(known, NameList)
    assert (known.names, known.usable) == (1, False)


def test_a_damaged_list_is_not_written_over(canal: Path) -> None:
    (canal / LIST).write_text("dateline-names/1 key:0123456789abcdef\nZebedee Quill\n", encoding="utf-8")
    for answer in (add_names(canal, ["Ada Lock"]), load_name_list(canal)):
        assert isinstance(answer, Failure)
        assert "damaged" in answer.message
        assert "Quill" not in answer.message + answer.remedy
    assert "Quill" in (canal / LIST).read_text(encoding="utf-8")


def test_no_index_of_any_chronology_outlives_an_addition(canal: Path, tmp_path: Path) -> None:
    for root in (canal, build(tmp_path / "copy")):
        project = open_project(ProjectLocation(root))
        assert not isinstance(project, Failure)
        project.close()
    (other := cache_folder() / "notes.txt").write_text("not an index")
    assert len(list(cache_folder().rglob("*.sqlite"))) == 2
    add_names(canal, ["Zebedee Quill"])
    assert [path for path in cache_folder().rglob("*") if path.is_file()] == [other]


def test_a_key_that_does_not_fit_on_the_disk_leaves_nothing(
    canal: Path, own_configuration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    refused = add_names(canal, ["Zebedee Quill"])
    assert isinstance(refused, Failure)
    assert refused.message.startswith("the key cannot be kept: ")
    assert refused.message.endswith("No space left on device")
    assert [path for path in own_configuration.rglob("*") if path.is_file()] == []
    assert not (canal / LIST).exists()


def test_a_key_has_no_name_before_it_is_on_the_disk(
    canal: Path, own_configuration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but a name is left to be given when its bytes are safe."""
    synchronise, names = os.fsync, list[str]()

    def synchronised(handle: int) -> None:
        names.extend(path.name for path in own_configuration.rglob("*.key"))
        synchronise(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", synchronised)
        patch.setattr("tui.project.atomic_write._sync_folder", lambda _: None)
        patch.setattr("tui.project.name_list._changed", lambda *_, **__: Failure("not now"))
        add_names(canal, ["Zebedee Quill"])
    assert names == []
