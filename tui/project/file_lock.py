"""The system's lock on an open file or folder; it ends with the process that has it."""

from __future__ import annotations

import errno
import os

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # there is none, and that is asked


def take_lock(handle: int) -> bool:
    """Lock an open file or folder until it is closed.

    Args:
        handle: The file descriptor.

    Returns:
        Whether it is locked now; False where another process has the lock.

    Raises:
        OSError: Where it cannot be locked at all.
    """
    if fcntl is None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
