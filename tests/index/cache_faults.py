"""What can happen to the cache of one chronology, each thing as a function of its folder and its index."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

Fault: TypeAlias = Callable[[Path, Path], object]
"""Takes the folder and the index in it."""


def flip_bits(path: Path, chance: random.Random, count: int = 1) -> None:
    """Flip so many bits of a file, in its place and under its times."""
    state, content = path.stat(), bytearray(path.read_bytes())
    for at in chance.sample(range(len(content) * 8), count):
        content[at // 8] ^= 1 << at % 8
    _overwrite(path, bytes(content))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def _overwrite(path: Path, content: bytes) -> None:
    with path.open("r+b") as file:
        file.write(content)


def _flipping(count: int) -> Fault:
    return lambda _, index: flip_bits(index, random.Random(count), count)


def _cutting(left: Callable[[int], int]) -> Fault:
    return lambda _, index: os.truncate(index, left(index.stat().st_size))


def _in_its_place(make: Callable[[Path], object]) -> Fault:
    def fault(_: Path, index: Path) -> None:
        index.unlink()
        make(index)

    return fault


def _note_in_its_place(make: Callable[[Path], object]) -> Fault:
    return lambda folder, _: _in_its_place(make)(folder, folder / "current.json")


def _make_hole(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 30)


def _lock_all(folder: Path, index: Path) -> None:
    index.chmod(0)
    folder.chmod(0)


def _become_file(folder: Path, _: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("x", encoding="utf-8")


def _become_older(folder: Path, index: Path) -> None:
    """As a backup that is put back: bytes and time of another moment."""
    content = index.read_bytes()
    _overwrite(index, content[::-1])
    os.utime(index, ns=(0, 0))
    flip_bits(folder / "current.json", random.Random(1))


FAULTS: dict[str, Fault] = {
    "nothing left": _cutting(lambda _: 0),
    "one page left": _cutting(lambda _: 4_096),
    "half of it left": _cutting(lambda size: size // 2),
    "a page less": _cutting(lambda size: size - 4_096),
    "longer": _cutting(lambda size: size + 4_096),
    "a gigabyte long": _cutting(lambda _: 1 << 30),
    "1 bit": _flipping(1),
    "50 bits": _flipping(50),
    "5000 bits": _flipping(5_000),
    "zeros": lambda _, index: _overwrite(index, bytes(index.stat().st_size)),
    "gone": lambda _, index: index.unlink(),
    "a link": _in_its_place(lambda path: path.symlink_to("/etc/passwd")),
    "a pipe": _in_its_place(os.mkfifo),
    "a folder": _in_its_place(Path.mkdir),
    "a large hole": _in_its_place(_make_hole),
    "not to be read": lambda _, index: index.chmod(0),
    "all locked": _lock_all,
    "its folder gone": lambda folder, _: shutil.rmtree(folder),
    "the cache gone": lambda folder, _: shutil.rmtree(folder.parent),
    "its folder a file": _become_file,
    "note: brackets": lambda folder, _: (folder / "current.json").write_text("[1," * 100_000),
    "note: a pipe": _note_in_its_place(os.mkfifo),
    "note: a large hole": _note_in_its_place(_make_hole),
    "note: a link": _note_in_its_place(lambda path: path.symlink_to("/dev/zero")),
    "note: a folder": _note_in_its_place(Path.mkdir),
    "both at once": _become_older,
}


def index_in(cache: Path) -> Path:
    """The only index in a cache."""
    (found,) = (path for path in cache.glob("*/*.sqlite") if not path.name.startswith("making-"))
    return found


def take_place_of(index: Path, other: Path) -> None:
    """Put another file in the place of an index, byte for byte, under its times."""
    state = index.stat()
    index.write_bytes(other.read_bytes())
    os.utime(index, ns=(state.st_atime_ns, state.st_mtime_ns))
