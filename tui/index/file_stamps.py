"""Whether files may have changed, without reading them; and what is in them, where that is not enough."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from json import dumps
from pathlib import Path
from typing import TypeAlias

from tui.parsing.input_files import NAME, input_paths
from tui.parsing.protected_names import LIST, load_protected_names

Stamp: TypeAlias = tuple[str, int, int, int, int]
"""A file's path, size in bytes, times of last change of its bytes and of its entry in ns, and inode."""

_RACY = 2_000_000_000
"""The coarsest clock of a file system in use, in ns: a file may change twice within it and look the same."""


def stamp_files(root: Path) -> tuple[Stamp, ...]:
    """The stamps of a chronology's files, as they are now; zeros for one that is not there.

    Where the chronology has a list of protected names it is one of the files, and the others are called
    without those names.
    """
    names = load_protected_names(root)
    paths = input_paths(root) if names.state == "" else (*input_paths(root), root / LIST)
    return tuple(stamp_file(path, names.mask_form(str(path.relative_to(root)))) for path in paths)


def stamp_file(path: Path, name: str) -> Stamp:
    """The stamp of one file, under a name."""
    try:
        return stamp_of(path.stat(), name)
    except (OSError, ValueError):
        return name, 0, 0, 0, 0


def stamp_of(state: os.stat_result, name: str) -> Stamp:
    """The stamp of a file of which the state is known, under a name."""
    return name, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def is_stable(files: Sequence[Stamp], at: int) -> bool:
    """Whether stamps taken at a time (ns since 1970) would show any later change."""
    return all(max(changed, entered) < at - _RACY for _, _, changed, entered, _ in files)


def hash_files(root: Path) -> dict[str, str] | None:
    """SHA-256 of each of a chronology's files, as a load would find them; None where one cannot be read."""
    from tui.parsing.limits import Limits  # noqa: PLC0415
    from tui.parsing.safe_files import read_file  # noqa: PLC0415  (not needed while nothing has changed)

    limits, names = Limits(), load_protected_names(root)
    found: dict[str, str] = {}
    for path in input_paths(root):
        name = path.relative_to(root).as_posix()
        most = limits.events_file if name == NAME else limits.source_file
        # Of several that are called alike only the first is read.
        found.setdefault(names.mask_form(name), read_file(root, name, most).digest)
    return found if all(found.values()) else None


def content_key(maker: str, contents: dict[str, str]) -> str:
    """A name for the index that a maker makes of files with these digests."""
    return sha256(dumps([maker, sorted(contents.items())]).encode()).hexdigest()[:32]
