"""Locking: only one command at a time reads, changes and replaces files of a folder.

The lock is the system's own (`flock`), on the folder itself, so that no lock file is left behind; it ends
with the process that has it. Where a folder cannot be locked, as on some network drives, a file in the
user's state folder is locked in its place, which stops only the same user's commands on this machine.
Editors do not use this lock: see `over` of `tui.project.atomic_write.write_file`.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, TypeVar

from tui.operating_system import open_flags, take_lock
from tui.parsing.user_folders import user_folder
from tui.project.atomic_write import Overtaken
from tui.text.failure import Failure, describe_os_error

T = TypeVar("T")
Tell: TypeAlias = Callable[[str], None]
"""Shows a message: a sentence without a full stop, raw."""

PATIENCE = 60.0
"""Seconds that a command waits for the lock."""
SHORT = 2.0
"""Seconds that the screen waits for the lock, since it shows nothing else meanwhile."""
_TOLD_AFTER = 1.0
_STEP = 0.02
_TRIES = 5
_PAUSE = 0.2
"""Seconds before a file that is being changed is read again: it may be half written."""


def tell_nobody(_said: str) -> None:
    """Show nothing: for callers that have nowhere to show messages."""


def change_locked(
    path: Path,
    attempt: Callable[[], T | Failure],
    *,
    tell: Tell = tell_nobody,
    patience: float = PATIENCE,
) -> T | Failure:
    """Read, change and replace a file under the lock; again where an editor saved it meanwhile.

    Args:
        path: The file, which need not exist; its whole folder is locked.
        attempt: Reads the file and replaces it; repeated a few times while it returns `Overtaken`.
        tell: Called with a message when the wait is long, and when the folder cannot be locked.
        patience: Seconds to wait for the lock.

    Returns:
        What the last attempt returned, or that another command did not end.
    """
    with folder_locked(path, tell=tell, patience=patience) as refused:
        if refused:
            return refused
        for _ in range(_TRIES - 1):
            done = attempt()
            if not isinstance(done, Overtaken):
                return done
            time.sleep(_PAUSE)
        return attempt()


@contextmanager
def folder_locked(
    path: Path, *, tell: Tell = tell_nobody, patience: float = PATIENCE
) -> Iterator[Failure | None]:
    """Hold the lock of a file's folder; the same folder must not be locked again inside.

    Args:
        path: The file; symbolic links are followed.
        tell: Called with a message when the wait is long, and when the folder cannot be locked; then the
            block runs without a lock.
        patience: Seconds to wait for the lock.

    Yields:
        None where the block may go on; else a failure: another command has the lock. Ctrl-C ends the wait.
    """
    folder = _folder_of(path)
    with ExitStack() as stack:
        faults: list[OSError] = []
        refused = None
        for opened in (_open_folder, _open_substitute):
            try:
                handle = opened(folder)
                stack.callback(os.close, handle)
                refused = _wait(handle, folder, tell, patience)
                break
            except OSError as fault:
                faults.append(fault)
        else:
            tell(
                f"{folder} cannot be locked ({describe_os_error(faults[0])}); "
                "do not run two commands on it at once"
            )
        yield refused


def _wait(handle: int, folder: Path, tell: Tell, patience: float) -> Failure | None:
    begun, is_told = time.monotonic(), False
    while not take_lock(handle):
        waited = time.monotonic() - begun
        if waited >= patience:
            message = f"another command has been writing in {folder} for {patience:g} seconds"
            return Failure(message, "try again when it has ended")
        if waited >= _TOLD_AFTER and not is_told:
            is_told = True
            tell(f"waiting for another command that is writing in {folder}; press Ctrl-C to stop waiting")
        time.sleep(_STEP)
    return None


def _folder_of(path: Path) -> Path:
    try:
        return path.resolve().parent
    except (OSError, RuntimeError, ValueError):
        return path.parent


def _open_folder(folder: Path) -> int:
    try:
        return os.open(folder, os.O_RDONLY)
    except ValueError as fault:
        raise OSError(errno.EINVAL, str(fault)) from fault


def _open_substitute(folder: Path) -> int:
    # The lock file stays: deleting it could delete one that another command has just opened.
    locks = user_folder("state", "DATELINE_STATE_DIR")
    locks.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"lock-{sha256(os.fsencode(folder)).hexdigest()[:32]}"
    return os.open(locks / name, os.O_RDWR | os.O_CREAT | open_flags("O_NOFOLLOW"), 0o600)
