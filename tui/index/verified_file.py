"""The file of an index, verified against the SHA-256 in its name.

The SHA-256 is that of the file's key and bytes, so that neither can be changed, nor replaced by the file of
another chronology, without being noticed. A small file is read into memory, where later changes have no
effect. A large one stays on the disk; after each query, before the result is used, it is checked whether the
file was touched.
"""

from __future__ import annotations

import os
import stat
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from sqlite3 import Connection
from typing import IO

from tui.index.file_stamps import Stamp, stamp_of
from tui.index.protocol import DamagedIndexError

SMALL = 8 * 1024 * 1024 if hasattr(Connection, "deserialize") else -1
"""Bytes up to which a file is read into memory (4,000 events, at most 8 ms); -1 where SQLite cannot do it."""
_AT_ONCE = 1024 * 1024


def verified_name(made: Path, key: str) -> str:
    """Return the name under which a finished file must be kept.

    Args:
        made: The file.
        key: The index's key (`tui.index.file_stamps.content_key`).

    Raises:
        OSError: It cannot be read.
    """
    with _opened(made) as file:
        return f"{key}.{_digest(key, file)}.sqlite"


class VerifiedFile:
    """An open file with a name of `verified_name`. It must be closed."""

    def __init__(self, path: Path, compared: Stamp | None = None) -> None:
        """Open a file and verify it.

        Args:
            path: The file, with the name from `verified_name`.
            compared: The stamp it had when it was last verified; a large file with the same stamp is not
                verified again. None to verify it.

        Raises:
            OSError: It cannot be read.
            DamagedIndexError: It is not as it was written.
        """
        self.path = path
        self._file = _opened(path)
        self.content: bytes | None = None
        """All of its bytes, where it is small; else None."""
        try:
            self.stamp = self._stamp()
            if self.stamp[1] <= SMALL:
                self.content = self._file.read(SMALL + 1)
            if self.content is not None or self.stamp != compared:
                self._require_as_written()
        except BaseException:
            self.close()
            raise
        if self.content is not None:
            self.close()

    def is_as_written(self) -> bool:
        """Whether its bytes, read again unless they are in memory, are as they were written."""
        key, written = self.path.name.split(".")[:2]
        try:
            if self.content is None:
                self._file.seek(0)
            digest = _digest(key, self._file if self.content is None else BytesIO(self.content))
        except (OSError, ValueError):
            return False
        return digest == written and not self.is_touched

    def _require_as_written(self) -> None:
        if not self.is_as_written():
            raise DamagedIndexError("the file is not what was written")

    @property
    def is_touched(self) -> bool:
        """Whether it may have changed since it was opened; never where it is in memory."""
        if self.content is not None:
            return False
        try:
            return self._stamp() != self.stamp
        except (OSError, ValueError):
            return True

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _stamp(self) -> Stamp:
        return stamp_of(os.fstat(self._file.fileno()), self.path.name)


def read_small(path: Path, most: int) -> bytes:
    """Return the bytes of a small regular file.

    Args:
        path: The file; a link is not followed.
        most: The largest size in bytes.

    Raises:
        OSError: It cannot be read, is not a regular file, or is larger than `most`.
    """
    with _opened(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise OSError(f"{path.name} is too large")
        return file.read(most)


def _opened(path: Path) -> IO[bytes]:
    """Open a regular file, unbuffered. Pipes and devices are refused without blocking."""
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(f"{path.name} is not a file")
    return os.fdopen(descriptor, "rb", buffering=0)


def _digest(key: str, file: IO[bytes]) -> str:
    digest = sha256(f"{key}\n".encode())
    for piece in iter(partial(file.read, _AT_ONCE), b""):
        digest.update(piece)
    return digest.hexdigest()
