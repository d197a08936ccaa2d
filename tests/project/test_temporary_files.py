"""What killed commands leave is swept away; what others still write is not."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.operating_system import take_lock
from tui.project import temporary_files
from tui.project.atomic_write import WriteResult, write_file
from tui.project.temporary_files import make_temporary, sweep_leftovers
from tui.text.failure import Failure

LEFT = ".dateline-0123456789ab.tmp"
STEPS = (
    "os.scandir", "os.open", "tui.project.temporary_files.take_lock", "os.fstat", "os.fdopen", "os.fchmod",
    "os.fsync", "pathlib.Path.replace", "os.link",
)  # fmt: skip


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_next_write_sweeps_and_leaves_alone_what_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / LEFT).write_text("half a te")
    others = [".dateline-mine.tmp", ".dateline-0123456789ab.tmp.bak", "dateline-0123456789ab.tmp"]
    for name in others:
        (tmp_path / name).write_text("mine")
    (tmp_path / ".dateline-00000000000a.tmp").mkdir()
    (tmp_path / ".dateline-00000000000b.tmp").symlink_to("out.md")
    os.mkfifo(tmp_path / ".dateline-00000000000c.tmp")
    assert isinstance(write_file(tmp_path / "out.md", "whole"), WriteResult)
    kept = [f".dateline-00000000000{letter}.tmp" for letter in "abc"]
    assert names(tmp_path) == sorted([*others, *kept, "out.md"])
    assert (tmp_path / "out.md").read_text() == "whole"


def test_one_that_is_being_written_is_kept(tmp_path: Path) -> None:
    path, handle = make_temporary(tmp_path, 0o600)
    sweep_leftovers(tmp_path)
    assert path.exists()
    os.close(handle)
    sweep_leftovers(tmp_path)
    assert not path.exists()


def test_two_writes_into_one_folder_do_not_sweep_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synchronise, inner = os.fsync, list[WriteResult | Failure]()

    def slow(handle: int) -> None:
        if not inner:
            inner.append(Failure("begun"))
            inner.append(write_file(tmp_path / "two.md", "two"))
        synchronise(handle)

    monkeypatch.setattr(os, "fsync", slow)
    assert isinstance(write_file(tmp_path / "one.md", "one"), WriteResult)
    assert isinstance(inner[-1], WriteResult)
    assert names(tmp_path) == ["one.md", "two.md"]


def test_one_that_was_swept_before_it_was_held_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[str] = []

    def late(handle: int) -> bool:
        if not swept:
            swept.extend(names(tmp_path))
            monkeypatch.setattr(temporary_files, "take_lock", take_lock)
            sweep_leftovers(tmp_path)
        return take_lock(handle)

    monkeypatch.setattr(temporary_files, "take_lock", late)
    assert isinstance(write_file(tmp_path / "out.md", "whole"), WriteResult)
    assert len(swept) == 1
    assert names(tmp_path) == ["out.md"]


@pytest.mark.parametrize(("age", "is_swept"), [(0, False), (7_200, True)])
def test_where_nothing_can_be_locked_only_old_ones_are_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int, *, is_swept: bool
) -> None:
    def refuse(_: int) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(temporary_files, "take_lock", refuse)
    (tmp_path / LEFT).write_text("half a te")
    then = (tmp_path / LEFT).stat().st_mtime - age
    os.utime(tmp_path / LEFT, (then, then))
    assert isinstance(write_file(tmp_path / "out.md", "whole"), WriteResult)
    assert names(tmp_path) == (["out.md"] if is_swept else [LEFT, "out.md"])


class KilledError(BaseException):
    """The process ends here, and tidies nothing up."""


@contextmanager
def killed_at(step: str, after: int) -> Iterator[list[int]]:
    """From one call on of a function of the system, nothing more is done, nor anything deleted."""
    calls: list[int] = []
    with pytest.MonkeyPatch.context() as patch:

        def dying(really: Callable[..., object]) -> Callable[..., object]:
            def called(*given: object, **named: object) -> object:
                calls.append(len(calls))
                if len(calls) > after:
                    patch.setattr(Path, "unlink", die)
                    raise KilledError
                return really(*given, **named)

            return called

        owner, _, name = step.rpartition(".")
        module = {"os": os, "pathlib.Path": Path}.get(owner, temporary_files)
        patch.setattr(module, name, dying(getattr(module, name)))
        yield calls


def die(*_: object, **__: object) -> None:
    raise KilledError


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("older", [None, "the old minutes\n"])
def test_killed_at_any_step_the_file_is_the_old_one_or_the_new_one_and_the_next_write_sweeps(
    tmp_path: Path, step: str, older: str | None
) -> None:
    target, new = tmp_path / "minutes.md", "the new minutes\n"
    after = 0
    while True:
        target.unlink(missing_ok=True)
        if older:
            target.write_text(older)
        with killed_at(step, after) as calls:
            try:
                write_file(target, new, force=older is not None)
            except KilledError:
                pass
            else:
                break
        found = target.read_text() if target.exists() else None
        assert found in (older, new)
        assert len(calls) > after
        assert isinstance(write_file(target, new, force=True), WriteResult)
        assert names(tmp_path) == ["minutes.md"]
        after += 1
    assert target.read_text() == new
    assert names(tmp_path) == ["minutes.md"]
