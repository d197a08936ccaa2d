"""A file is written whole or not at all, and never over the chronology."""

from __future__ import annotations

import errno
import os
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tui.project import atomic_write
from tui.project.atomic_write import (
    FileExists,
    Overtaken,
    WriteResult,
    digest_of,
    write_file,
    write_together,
)
from tui.text.failure import Failure

OLD = "the old minutes\n"
NEW = "the new minutes, with an accent: é\n"


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    root = tmp_path / "hall"
    (root / "corpus" / "originals").mkdir(parents=True)
    (root / "events.yaml").write_text("format: dateline/1\n")
    (root / "corpus" / "minutes.md").write_text(OLD)
    return root


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".dateline")]


@pytest.mark.usefixtures("umask")
def test_a_new_file_holds_the_text_and_obeys_the_umask(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert write_file(target, NEW) == WriteResult(target, len(NEW.encode()), replaced=False)
    assert target.read_bytes() == NEW.encode()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert leftovers(tmp_path) == []


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("older", [None, 0o644])
def test_a_mode_that_is_asked_for_is_given_whatever_was_there(tmp_path: Path, older: int | None) -> None:
    target = tmp_path / "secret.txt"
    if older is not None:
        target.write_text(OLD)
        target.chmod(older)
    assert isinstance(write_file(target, NEW, force=True, mode=0o600), WriteResult)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert write_file(target, b"\xffa\r\n") == WriteResult(target, 4, replaced=False)
    assert target.read_bytes() == b"\xffa\r\n"


def test_an_existing_file_is_refused_and_with_force_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text(OLD)
    target.chmod(0o600)
    assert write_file(target, NEW) == FileExists(
        f"{target} exists already", "choose another name, or add --force to replace it"
    )
    assert target.read_text() == OLD
    assert write_file(target, NEW, force=True) == WriteResult(target, len(NEW.encode()), replaced=True)
    assert target.read_text() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert leftovers(tmp_path) == []


def test_a_link_stays_a_link_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real.md"
    real.parent.mkdir()
    real.write_text(OLD)
    link = tmp_path / "link.md"
    link.symlink_to(real)
    assert isinstance(write_file(link, NEW, force=True), WriteResult)
    assert link.is_symlink()
    assert real.read_text() == NEW


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.md"
    synchronise = os.fsync

    def slow(handle: int) -> None:
        target.write_text(OLD)
        synchronise(handle)

    monkeypatch.setattr(os, "fsync", slow)
    assert isinstance(write_file(target, NEW), Failure)
    assert target.read_text() == OLD
    assert leftovers(tmp_path) == []


def no_links(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


def test_file_systems_without_hard_links_do_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_links)
    assert isinstance(write_file(tmp_path / "out.md", NEW), WriteResult)
    assert (tmp_path / "out.md").read_text() == NEW
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    [
        "events.yaml",
        "corpus/minutes.md",
        "corpus/new.md",
        "corpus/originals/new.txt",
        "corpus/../events.yaml",
        "link-to-events",
        "link-into-corpus/new.md",
        "same-file-as-minutes.md",
    ],
)
def test_the_chronology_itself_is_never_written_to(hall: Path, name: str) -> None:
    (hall / "link-to-events").symlink_to("events.yaml")
    (hall / "link-into-corpus").symlink_to("corpus")
    os.link(hall / "corpus" / "minutes.md", hall / "same-file-as-minutes.md")
    before = {path: path.read_bytes() for path in hall.rglob("*") if path.is_file()}
    refused = write_file(hall / name, NEW, force=True, root=hall)
    assert isinstance(refused, Failure)
    assert "belongs to the chronology" in refused.message
    assert {path: path.read_bytes() for path in hall.rglob("*") if path.is_file()} == before


def test_beside_the_chronology_may_be_written(hall: Path) -> None:
    assert isinstance(write_file(hall / "export.md", NEW, root=hall), WriteResult)
    assert isinstance(write_file(hall / "corpus.md", NEW, root=hall), WriteResult)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to("circle")
    for name, said in (
        ("folder", "is a folder"),
        ("pipe", "is not an ordinary file"),
        ("none/out.md", "there is no folder"),
        ("circle", "circle"),
        ("a" * 300, "File name too long"),
        ("nul\0", "null"),
    ):
        refused = write_file(tmp_path / name, NEW, force=True)
        assert isinstance(refused, Failure), name
        assert said in refused.message
    assert leftovers(tmp_path) == []


def test_a_missing_folder_comes_with_what_makes_it(tmp_path: Path) -> None:
    refused = write_file(tmp_path / "none" / "out.md", NEW)
    assert refused == Failure(
        f"there is no folder {tmp_path / 'none'}", f"make it first: mkdir -p {tmp_path / 'none'}"
    )


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    assert isinstance(write_file(tmp_path / "out.md", "half \ud800"), Failure)
    assert list(tmp_path.iterdir()) == []


def failing(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("os.open", errno.EACCES),
        ("os.open", errno.EROFS),
        ("os.fdopen", errno.ENOMEM),
        ("os.fsync", errno.ENOSPC),
        ("os.fsync", errno.EIO),
        ("os.fchmod", errno.EPERM),
        ("pathlib.Path.replace", errno.EXDEV),
    ],
)
def test_whatever_fails_the_older_file_is_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, *, force: bool
) -> None:
    target = tmp_path / "out.md"
    target.write_text(OLD)
    with monkeypatch.context() as broken:
        broken.setattr(call, failing(number))
        refused = write_file(target, NEW, force=force)
    assert isinstance(refused, Failure)
    assert not force or os.strerror(number) in refused.message
    assert target.read_text() == OLD
    assert leftovers(tmp_path) == []


def test_a_full_disk_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file handle that accepts some bytes, then is full, as `/dev/full` would be."""
    target = tmp_path / "out.md"
    target.write_text(OLD)
    really = os.fdopen

    def full(handle: int, *_: object) -> Any:
        os.close(handle)
        return really(os.open("/dev/full", os.O_WRONLY), "wb")

    monkeypatch.setattr(os, "fdopen", full)
    monkeypatch.setattr(os, "fchmod", lambda *_: None)
    refused = write_file(target, NEW * 100_000, force=True)
    assert isinstance(refused, Failure)
    assert os.strerror(errno.ENOSPC) in refused.message
    assert target.read_text() == OLD
    assert leftovers(tmp_path) == []


def test_ctrl_c_midway_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.md"
    target.write_text(OLD)

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(target, NEW, force=True)
    assert target.read_text() == OLD
    assert leftovers(tmp_path) == []


def test_a_folder_that_cannot_be_synchronised_has_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def files_only(path: Any, *rest: Any) -> int:
        if Path(path).is_dir():
            raise OSError(errno.EISDIR, "Is a directory")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", files_only)
    assert isinstance(write_file(tmp_path / "out.md", NEW), WriteResult)


def test_a_socket_is_no_ordinary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("plug")
        refused = write_file(Path("plug"), NEW, force=True)
    assert refused == Failure("plug is not an ordinary file", "use -o - to write to standard output")


def test_files_that_belong_together_are_written_only_over_what_was_read(hall: Path) -> None:
    events, minutes = hall / "events.yaml", hall / "corpus" / "minutes.md"
    older, digests = events.read_bytes(), {path: digest_of(path) for path in (events, minutes)}
    minutes.write_text("saved meanwhile\n")
    done = write_together([(events, NEW), (minutes, NEW.encode())], over=digests)
    assert isinstance(done, Overtaken)
    assert (events.read_bytes(), minutes.read_text()) == (older, "saved meanwhile\n")
    assert leftovers(hall) + leftovers(hall / "corpus") == []
    digests[minutes] = digest_of(minutes)
    done = write_together([(events, NEW), (minutes, NEW.encode())], over=digests)
    assert done == [WriteResult(path, len(NEW.encode()), replaced=True) for path in (events, minutes)]
    assert events.read_bytes() == minutes.read_bytes() == NEW.encode()


def test_what_was_saved_over_the_first_file_is_kept_when_the_second_cannot_be_written(
    hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events, minutes = hall / "events.yaml", hall / "corpus" / "minutes.md"
    digests = {path: digest_of(path) for path in (events, minutes)}
    place = atomic_write._Prepared.place

    def place_and_save(made: Any) -> object:
        done = place(made)
        for path in (events, minutes):
            path.write_text("saved meanwhile\n")
        return done

    monkeypatch.setattr(atomic_write._Prepared, "place", place_and_save)
    assert isinstance(write_together([(events, NEW), (minutes, NEW)], over=digests), Overtaken)
    assert events.read_text() == minutes.read_text() == "saved meanwhile\n"


def test_ctrl_c_between_two_files_restores_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("old")
    whole, placed = atomic_write._Prepared.place, list[Path]()

    def place(prepared: atomic_write._Prepared) -> object:
        done = whole(prepared)
        placed.append(prepared.path)
        if len(placed) == 2:
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(atomic_write._Prepared, "place", place)
    over = {first: atomic_write.digest_of(first), second: ""}
    with pytest.raises(KeyboardInterrupt):
        atomic_write.write_together([(first, "new"), (second, "new")], over=over)
    assert (first.read_text(), second.exists()) == ("old", False)
    assert [path.name for path in tmp_path.iterdir()] == ["first.txt"]
