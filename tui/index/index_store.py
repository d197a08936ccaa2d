"""The place in the cache for the indexes of one chronology, and the note that says which one is current."""

from __future__ import annotations

import errno
import os
import re
import secrets
import sqlite3
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from tui.index.file_stamps import Stamp, is_stable
from tui.index.protocol import DamagedIndexError
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.index.verified_file import read_small, verified_name
from tui.parsing.checked_json import checked_json, json_with_checksum
from tui.parsing.user_folders import user_folder

MOST_KEPT = 8
"""Indexes of one chronology; whoever goes back to an earlier text of it finds its index still there."""
IN_PROGRESS = "making-"
"""How the names of files begin that are still being made."""
_IS_SHELF = re.compile(r"[0-9a-f]{16}").fullmatch
_MOST_NOTED = 16 * 1024 * 1024
"""Bytes of a note: one of ten thousand files has a tenth of that."""
_ABANDONED = 3_600
"""Seconds after which a file that is still being made never will be."""


def cache_folder() -> Path:
    """`$DATELINE_CACHE_DIR`, else the user's cache folder as the system has it."""
    return user_folder("cache", "DATELINE_CACHE_DIR")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was found when an index was last opened."""

    maker: str
    """Which program made it."""
    key: str
    """Its name: see `tui.index.file_stamps.content_key`."""
    looked: int
    """When the stamps were taken, in ns since 1970."""
    inputs: tuple[Stamp, ...]
    """Of the files it was made from."""
    index: Stamp | None
    """Of its own file as it was compared; None where that is small, and compared each time."""

    @property
    def compared(self) -> Stamp | None:
        """The stamp by which the index's file is known to be what was compared; None where none tells."""
        return self.index if self.index and is_stable((self.index,), self.looked) else None


class IndexStore:
    """The folder of one chronology's indexes. It is private, as the chronology may be."""

    def __init__(self, root: Path) -> None:
        """Of the chronology in a folder; nothing is made or read yet.

        Args:
            root: Absolute, symbolic links resolved.
        """
        self.folder = cache_folder() / sha256(os.fsencode(root)).hexdigest()[:16]
        self._note = self.folder / "current.json"

    def making(self) -> Path:
        """A name for a file that is being made, which nobody else takes."""
        return self.folder / f"{IN_PROGRESS}{secrets.token_hex(8)}.sqlite"

    def kept(self, made: Path, key: str) -> SqliteIndex:
        """Put a finished file on the shelf, as the index of a key, and open it there.

        Raises:
            OSError: Where that is not possible; the file is gone then.
        """
        try:
            made.replace(self.folder / verified_name(made, key))
        finally:
            made.unlink(missing_ok=True)
        index = self.open(key)
        if index is None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return index

    def make(self) -> None:
        """Make the folder.

        Raises:
            OSError: Where that is not possible.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def note(self) -> Manifest | None:
        """What was noted; None where there is no note, or another than was written."""
        try:
            noted = checked_json(read_small(self._note, _MOST_NOTED))
        except OSError:
            return None
        match noted:
            case {
                "maker": str(maker),
                "key": str(key),
                "looked": int(looked),
                "inputs": [*inputs],
                "index": index,
            }:
                return Manifest(
                    maker, key, looked, tuple(map(tuple, inputs)), tuple(index) if index else None
                )
        return None

    def write_note(self, note: Manifest) -> None:
        """Note which index is current.

        Raises:
            OSError: Where that cannot be written.
        """
        text = json_with_checksum(asdict(note))
        with NamedTemporaryFile(
            "w", encoding="ascii", dir=self.folder, prefix=IN_PROGRESS, delete=False
        ) as making:
            making.write(text)
        Path(making.name).replace(self._note)

    def open(self, key: str, compared: Stamp | None = None) -> SqliteIndex | None:
        """An index that is there and what was written; None where there is none.

        Args:
            key: Its name.
            compared: See `tui.index.verified_file.VerifiedFile`.
        """
        for path in self.folder.glob(f"{key}.*.sqlite"):
            try:
                return SqliteIndex.open_kept(path, compared)
            except OSError:
                continue
            except (sqlite3.Error, DamagedIndexError):
                with suppress(OSError):
                    path.unlink()
        return None

    def tidy(self, current: str) -> None:
        """Delete what is not needed any more, as far as that is possible."""
        with suppress(OSError):
            kept = sorted(self.folder.glob("*.sqlite"), key=_age)
            for old in [path for path in kept if not path.name.startswith(IN_PROGRESS)][MOST_KEPT:]:
                if not old.name.startswith(f"{current}."):
                    old.unlink(missing_ok=True)
            for making in self.folder.glob(f"{IN_PROGRESS}*"):
                if _age(making) > _ABANDONED:
                    making.unlink(missing_ok=True)

    def clear(self) -> bool:
        """Delete every index and what was noted of it; whether nothing is left."""
        return _emptied(self.folder)


def clear_store() -> bool:
    """Delete the indexes of all chronologies, since one may be kept under several paths; whether all went."""
    with suppress(OSError):
        shelves = [folder for folder in cache_folder().iterdir() if _IS_SHELF(folder.name)]
        left = [folder for folder in shelves if not _emptied(folder)]
        return not left
    return not cache_folder().exists()


def _emptied(folder: Path) -> bool:
    """Delete what a shelf is made of, and nothing else."""
    for pattern in ("*.sqlite*", f"{IN_PROGRESS}*", "current.json"):
        for path in folder.glob(pattern):
            with suppress(OSError):
                path.unlink()
    return not any(folder.glob("*.sqlite*")) and not any(folder.glob(f"{IN_PROGRESS}*"))


def _age(path: Path) -> float:
    """Seconds since a file was changed."""
    return time.time() - path.stat().st_mtime
