"""The files that are meant by paths: those named, and those in a folder and its subfolders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.text.failure import Failure, describe_os_error


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that may be a document."""

    path: Path
    is_named: bool
    """Whether it was named by the user; else it was found in a folder."""


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file or folder that could not be read."""

    file: OfferedFile
    why: Failure


def walk_files(path: Path) -> Iterator[OfferedFile | UnreadableFile]:
    """Yield a file itself; of a folder the files in it and in its subfolders, by name, none of them hidden.

    Args:
        path: A file, whether it exists or not, or a folder.
    """
    if not path.is_dir():
        yield OfferedFile(path, is_named=True)
        return
    faults: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=faults.append):
        yield from _unreadable(faults, path)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield OfferedFile(Path(folder) / name, is_named=False)
    yield from _unreadable(faults, path)


def _unreadable(faults: list[OSError], path: Path) -> Iterator[UnreadableFile]:
    while faults:
        fault = faults.pop(0)
        at = OfferedFile(Path(str(fault.filename or path)), is_named=True)
        yield UnreadableFile(at, Failure(f"it cannot be read: {describe_os_error(fault)}"))
