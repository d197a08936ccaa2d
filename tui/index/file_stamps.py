"""Detecting changed files by their stamps (size and times), or by hashes where stamps are not enough."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import TypeAlias

from tui.parsing.input_files import NAME, input_names, input_paths
from tui.parsing.protected_names import LIST, load_protected_names

Stamp: TypeAlias = tuple[str, int, int, int, int]
"""A file's name, size in bytes, mtime and ctime in ns since 1970, and inode."""

_RACY = 2_000_000_000
"""The coarsest timestamps of file systems in use, in ns: two changes within this time may look the same."""


def stamp_files(root: Path) -> tuple[Stamp, ...]:
    """Return the current stamps of a chronology's files; zeros for one that is missing.

    They include the list of protected names, if there is one; protected names in file names are masked.
    """
    names = load_protected_names(root)
    inputs = input_names(root) if names.state == "" else (*input_names(root), LIST)
    return tuple(stamp_file(f"{root}/{name}", names.mask_form(name)) for name in inputs)


def stamp_file(path: Path | str, name: str) -> Stamp:
    """The current stamp of one file, with the given name in it; zeros where the file is missing."""
    try:
        return stamp_of(os.stat(path), name)  # noqa: PTH116  (in a quarter of the time, for each file twice a second)
    except (OSError, ValueError):
        return name, 0, 0, 0, 0


def stamp_of(state: os.stat_result, name: str) -> Stamp:
    """The stamp of a file, from its `stat` result, with the given name in it."""
    return name, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def is_stable(files: Sequence[Stamp], at: int) -> bool:
    """Return whether any change since the stamps were taken would show in them ("racy git").

    Args:
        files: The stamps.
        at: When they were taken, in ns since 1970.
    """
    return all(max(changed, entered) < at - _RACY for _, _, changed, entered, _ in files)


def hash_files(root: Path) -> dict[str, str] | None:
    """Hash a chronology's files, as `load_chronology` would.

    Returns:
        SHA-256 of each file in hexadecimal, by its path in the folder; None where one cannot be read.
    """
    from tui.parsing.limits import Limits  # noqa: PLC0415
    from tui.parsing.safe_files import read_file  # noqa: PLC0415  (not needed while nothing has changed)

    limits, names = Limits(), load_protected_names(root)
    digests: dict[str, str] = {}
    for path in input_paths(root):
        name = path.relative_to(root).as_posix()
        most = limits.events_file if name == NAME else limits.source_file
        # Of several files whose masked names are equal, only the first is read.
        digests.setdefault(names.mask_form(name), read_file(root, name, most).digest)
    return digests if all(digests.values()) else None


def content_key(maker: str, contents: dict[str, str]) -> str:
    """Return the key of an index: 32 hexadecimal digits, different for each program version and content.

    Args:
        maker: The program and version that makes the index.
        contents: SHA-256 of each file it is made from, by path.
    """
    return sha256(dumps([maker, sorted(contents.items())]).encode()).hexdigest()[:32]
