"""Temporary files: making them, and deleting those of processes that were killed.

The process that makes one keeps a lock on it until the file is renamed or deleted. So a file that is not
locked was left behind.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import time
from pathlib import Path

from tui.operating_system import open_flags, take_lock

PATTERN = ".dateline-*.tmp"
"""Their names, as a pattern of `.gitignore`."""
_IS_OURS = re.compile(r"\.dateline-[0-9a-f]{12}\.tmp").fullmatch
_ABANDONED = 3_600
"""Seconds after which a file counts as left behind where files cannot be locked."""


def make_temporary(folder: Path, mode: int) -> tuple[Path, int]:
    """Make an empty temporary file, and lock it.

    Args:
        folder: Where to make it.
        mode: Its permissions, from which the kernel removes the umask.

    Returns:
        Its path, and its open file descriptor: `sweep_leftovers` spares the file until that is closed.

    Raises:
        OSError: Where it cannot be made.
    """
    while True:
        path = folder / f".dateline-{secrets.token_hex(6)}.tmp"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        try:
            if _is_held(handle):
                return path, handle
        except BaseException:
            _drop(path, handle)
            raise
        # Another command took it for a leftover before it was locked, and has deleted it or is about to.
        _drop(path, handle)


def _is_held(handle: int) -> bool:
    try:
        return take_lock(handle) and os.fstat(handle).st_nlink > 0
    except OSError:
        # Files cannot be locked here, so a new one is not deleted.
        return True


def _drop(path: Path, handle: int) -> None:
    os.close(handle)
    path.unlink(missing_ok=True)


def sweep_leftovers(folder: Path) -> None:
    """Delete the temporary files in a folder that were left behind, as far as the disk allows."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if _IS_OURS(entry.name)]
    except OSError:
        return
    for name in names:
        try:
            _sweep_one(folder / name)
        except OSError:
            continue


def _sweep_one(path: Path) -> None:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        return
    handle = os.open(path, os.O_RDONLY | open_flags("O_NOFOLLOW", "O_NONBLOCK"))
    is_left: bool | None
    try:
        try:
            is_left = take_lock(handle)
        except OSError:
            # Files cannot be locked here: its age decides, once it is closed.
            is_left = None
        if is_left:
            path.unlink()
    finally:
        os.close(handle)
    if is_left is None and time.time() - status.st_mtime > _ABANDONED:
        path.unlink()
