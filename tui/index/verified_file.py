"""The file of an index, which is trusted only as long as it is what was written.

Its name holds the SHA-256 of its key and its bytes, so that neither can be changed, nor the file of another
chronology put in its place, without being noticed. A small file is read into memory, where nothing that is
done to it later can reach an answer. A large one stays on the disk; whether it has been touched is looked at
after every answer, before anybody gets it.
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
"""Bytes up to which a file is read into memory: some 4,000 events, and at most 8 ms. Not every SQLite can."""
_AT_ONCE = 1024 * 1024


def verified_name(made: Path, key: str) -> str:
    """The name under which a finished file is to be kept.

    Args:
        made: The file.
        key: What it was made of: see `tui.index.file_stamps.content_key`.

    Raises:
        OSError: Where it cannot be read.
    """
    with _opened(made) as file:
        return f"{key}.{_digest(key, file)}.sqlite"


class VerifiedFile:
    """A file under the name that `verified_name` gave it, open. Whoever opened it closes it."""

    def __init__(self, path: Path, compared: Stamp | None = None) -> None:
        """Open it, and compare it with what was written.

        Args:
            path: Where it is.
            compared: The stamp it had when it was compared before. A large file that has it still is not
                compared again.

        Raises:
            OSError: Where it cannot be read.
            DamagedIndexError: Where it is not what was written.
        """
        self.path = path
        self._file = _opened(path)
        self.content: bytes | None = None
        """All of it, where it is small."""
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
        """Whether all of it, read again unless it is in memory, is what was written."""
        key, written = self.path.name.split(".")[:2]
        try:
            if self.content is None:
                self._file.seek(0)
            found = _digest(key, self._file if self.content is None else BytesIO(self.content))
        except (OSError, ValueError):
            return False
        return found == written and not self.is_touched

    def _require_as_written(self) -> None:
        if not self.is_as_written():
            raise DamagedIndexError("the file is not what was written")

    @property
    def is_touched(self) -> bool:
        """Whether anything was done to it since it was opened that could reach an answer."""
        if self.content is not None:
            return False
        try:
            return self._stamp() != self.stamp
        except (OSError, ValueError):
            return True

    def close(self) -> None:
        """Let go of it."""
        self._file.close()

    def _stamp(self) -> Stamp:
        return stamp_of(os.fstat(self._file.fileno()), self.path.name)


def read_small(path: Path, most: int) -> bytes:
    """The bytes of a regular file.

    Raises:
        OSError: Where it cannot be read, is no such file, or has more than `most` bytes.
    """
    with _opened(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise OSError(f"{path.name} is too large")
        return file.read(most)


def _opened(path: Path) -> IO[bytes]:
    """A regular file, to be read without a buffer; nothing else is waited for."""
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
