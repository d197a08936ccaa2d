"""Landlock: what the kernel of each version is asked for, and what comes of its answers."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import pytest

from tui.parsing.documents import landlock

CREATE, ADD, RESTRICT = 444, 445, 446


class Kernel:
    """One that has a version of Landlock, and refuses some of its calls."""

    def __init__(self, version: int, refused: tuple[int, ...] = ()) -> None:
        self.version, self.refused = version, refused
        self.rules: tuple[int, ...] = ()
        self.size = 0
        self.beneath: list[int] = []
        self.restricted = False

    def call(self, number: int, *arguments: object) -> int:
        if number == CREATE and arguments[0] is None:
            return self.version
        if number in self.refused:
            return -1
        if number == CREATE:
            rules, size, _flags = arguments
            held = rules._obj  # type: ignore[attr-defined]  # what byref refers to
            self.rules, self.size = (held.files, held.net, held.scoped), size.value  # type: ignore[attr-defined]  # a c_size_t
            return os.open(os.devnull, os.O_RDONLY)
        if number == ADD:
            self.beneath.append(arguments[2]._obj.allowed)  # type: ignore[attr-defined]  # as above
        else:
            self.restricted = True
        return 0


def kernel(monkeypatch: pytest.MonkeyPatch, version: int, *refused: int) -> Kernel:
    made = Kernel(version, refused)
    monkeypatch.setattr(landlock, "_call", made.call)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(landlock, "_MACHINES", (os.uname().machine,))
    return made


@pytest.mark.parametrize(
    ("version", "size", "rules"),
    [
        (1, 8, (0x1FFF, 0, 0)),
        (2, 8, (0x3FFF, 0, 0)),
        (3, 8, (0x7FFF, 0, 0)),
        (4, 16, (0x7FFF, 3, 0)),
        (5, 16, (0xFFFF, 3, 0)),
        (6, 24, (0xFFFF, 3, 3)),
        (7, 24, (0xFFFF, 3, 3)),
        (99, 24, (0xFFFF, 3, 3)),
    ],
)
def test_a_kernel_is_asked_only_for_what_its_version_has(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: int, size: int, rules: tuple[int, ...]
) -> None:
    asked = kernel(monkeypatch, version)
    assert landlock.allow_reading_only([str(tmp_path), str(tmp_path / "gone")])
    assert (asked.size, asked.rules) == (size, rules)
    assert asked.beneath == [0b1100], (
        "files and folders are read, and nothing else; what is gone is passed over"
    )
    assert asked.restricted


@pytest.mark.parametrize(
    ("version", "refused"), [(0, ()), (-1, ()), (7, (CREATE,)), (7, (RESTRICT,))], ids=str
)
def test_a_kernel_that_does_not_do_it_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: int, refused: tuple[int, ...]
) -> None:
    kernel(monkeypatch, version, *refused)
    assert not landlock.allow_reading_only([str(tmp_path)])


@pytest.mark.parametrize(("platform", "machines"), [("darwin", None), ("win32", None), ("linux", ("none",))])
def test_no_call_is_made_on_another_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, machines: tuple[str, ...] | None
) -> None:
    kernel(monkeypatch, 7)
    monkeypatch.setattr(sys, "platform", platform)
    if machines:
        monkeypatch.setattr(landlock, "_MACHINES", machines)
    assert landlock.landlock_version() == 0


def test_what_is_handed_over_is_laid_out_as_the_kernel_has_it() -> None:
    assert ctypes.sizeof(landlock._Rules) == 24
    assert ctypes.sizeof(landlock._Beneath) == 12
    assert landlock._Beneath.folder.offset == 8
