"""The place in the cache for the indexes of one chronology, and the note that says which one is current."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from json import dumps, loads
from pathlib import Path
from tempfile import NamedTemporaryFile

from tui.index.index import DamagedIndexError
from tui.index.sqlite import SqliteIndex
from tui.index.stamps import Stamp, stamp
from tui.reading.user_folders import user_folder

MOST_KEPT = 8
"""Indexes of one chronology; whoever goes back to an earlier text of it finds its index still there."""
MAKING = "making-"
"""How the names of files begin that are still being made."""
_IS_SHELF = re.compile(r"[0-9a-f]{16}").fullmatch
_ABANDONED = 3_600
"""Seconds after which a file that is still being made never will be."""


def cache_folder() -> Path:
    """`$DATELINE_CACHE_DIR`, else the user's cache folder as the system has it."""
    return user_folder("cache", "DATELINE_CACHE_DIR")


@dataclass(frozen=True, slots=True)
class Note:
    """What was found when an index was last opened."""

    maker: str
    """Which program made it."""
    key: str
    """Its name: see `tui.index.stamps.content_key`."""
    looked: int
    """When the stamps were taken, in ns since 1970."""
    inputs: tuple[Stamp, ...]
    """Of the files it was made from."""
    index: Stamp
    """Of its own file: one that has not been touched since need not be examined again."""


class Shelf:
    """The folder of one chronology's indexes. It is private, as the chronology may be."""

    def __init__(self, root: Path) -> None:
        """Of the chronology in a folder; nothing is made or read yet.

        Args:
            root: Absolute, symbolic links resolved.
        """
        self.folder = cache_folder() / sha256(os.fsencode(root)).hexdigest()[:16]
        self._note = self.folder / "current.json"

    def path(self, key: str) -> Path:
        """The file of an index."""
        return self.folder / f"{key}.sqlite"

    def make(self) -> None:
        """Make the folder.

        Raises:
            OSError: Where that is not possible.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def note(self) -> Note | None:
        """What was noted; None where there is no note that can be read."""
        try:
            match loads(self._note.read_bytes()):
                case [str(maker), str(key), int(looked), [*inputs], [*index]]:
                    return Note(maker, key, looked, tuple(map(tuple, inputs)), tuple(index))
        except (OSError, ValueError, TypeError, RecursionError):
            pass
        return None

    def write_note(self, maker: str, key: str, looked: int, inputs: tuple[Stamp, ...]) -> None:
        """Note that an index is current.

        Raises:
            OSError: Where that cannot be written.
        """
        text = dumps([maker, key, looked, inputs, self.stamp(key)])
        with NamedTemporaryFile(
            "w", encoding="ascii", dir=self.folder, prefix=MAKING, delete=False
        ) as making:
            making.write(text)
        Path(making.name).replace(self._note)

    def stamp(self, key: str) -> Stamp:
        """The stamp of an index's file."""
        return stamp(self.path(key), key)

    def open(self, key: str, note: Note | None) -> SqliteIndex | None:
        """An index that is there and whole; None where there is none.

        Args:
            key: Its name.
            note: What was noted; an index whose file has been touched since is examined through and through.
        """
        try:
            index = SqliteIndex.open_file(self.path(key))
        except sqlite3.Error:
            return None
        try:
            index.examine(thoroughly=note is None or note.index != self.stamp(key))
        except DamagedIndexError:
            index.close()
            return None
        return index

    def tidy(self, current: str) -> None:
        """Delete what is not needed any more, as far as that is possible."""
        with suppress(OSError):
            kept = sorted(self.folder.glob("*.sqlite"), key=_age)
            for old in [path for path in kept if not path.name.startswith(MAKING)][MOST_KEPT:]:
                if old != self.path(current):
                    old.unlink(missing_ok=True)
            for making in self.folder.glob(f"{MAKING}*"):
                if _age(making) > _ABANDONED:
                    making.unlink(missing_ok=True)

    def clear(self) -> bool:
        """Delete every index and what was noted of it; whether nothing is left."""
        return _emptied(self.folder)


def clear_shelves() -> bool:
    """Delete the indexes of all chronologies, since one may be kept under several paths; whether all went."""
    with suppress(OSError):
        shelves = [folder for folder in cache_folder().iterdir() if _IS_SHELF(folder.name)]
        left = [folder for folder in shelves if not _emptied(folder)]
        return not left
    return not cache_folder().exists()


def _emptied(folder: Path) -> bool:
    """Delete what a shelf is made of, and nothing else."""
    for pattern in ("*.sqlite*", f"{MAKING}*", "current.json"):
        for path in folder.glob(pattern):
            with suppress(OSError):
                path.unlink()
    return not any(folder.glob("*.sqlite*")) and not any(folder.glob(f"{MAKING}*"))


def _age(path: Path) -> float:
    """Seconds since a file was changed."""
    return time.time() - path.stat().st_mtime
