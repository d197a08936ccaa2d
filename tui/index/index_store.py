"""The cache folder with the indexes of one chronology, and a manifest that says which one is current."""

from __future__ import annotations

import errno
import os
import re
import secrets
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from tempfile import NamedTemporaryFile

from tui.first_frame.frame_file import delete_frames
from tui.index.file_stamps import Stamp, is_stable
from tui.index.protocol import DamagedIndexError
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.index.verified_file import VerifiedFile, read_small, verified_name
from tui.light_dataclass import dataclass
from tui.parsing.checked_json import checked_json, json_with_checksum
from tui.parsing.user_folders import user_folder

MOST_KEPT = 8
"""Indexes kept of one chronology, so that going back to an earlier version of its files is quick."""
IN_PROGRESS = "making-"
"""The prefix of the names of files that are still being written."""
_IS_SHELF = re.compile(r"[0-9a-f]{16}").fullmatch
_MOST_NOTED = 16 * 1024 * 1024
"""Bytes of a manifest: one with ten thousand files has a tenth of that."""
_ABANDONED = 3_600
"""Seconds after which an unfinished file is considered abandoned."""


def cache_folder() -> Path:
    """`$DATELINE_CACHE_DIR`, else the system's folder for the user's cache."""
    return user_folder("cache", "DATELINE_CACHE_DIR")


def frames_of_cache() -> Path:
    """Return the folder of the saved frames, which hold text of chronologies as the indexes do."""
    return cache_folder() / "frames"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of the files when an index was last opened."""

    maker: str
    """The program and version that made the index."""
    key: str
    """The index's key: see `tui.index.file_stamps.content_key`."""
    looked: int
    """When the stamps were taken, in ns since 1970."""
    inputs: tuple[Stamp, ...]
    """The stamps of the files the index was made from."""
    index: Stamp | None
    """The stamp of the index's file when it was verified; None where it is small and verified each time."""

    @property
    def compared(self) -> Stamp | None:
        """The stamp with which the index's file need not be verified again; None where it must be."""
        return self.index if self.index and is_stable((self.index,), self.looked) else None


class IndexStore:
    """The cache folder of one chronology's indexes. Only the user can read it."""

    def __init__(self, root: Path) -> None:
        """Take the folder of a chronology; nothing is created or read yet.

        Args:
            root: The chronology's folder: absolute, symbolic links resolved.
        """
        self.folder = cache_folder() / sha256(os.fsencode(root)).hexdigest()[:16]
        self._note = self.folder / "current.json"

    def making(self) -> Path:
        """A new unique path for an index that is being written."""
        return self.folder / f"{IN_PROGRESS}{secrets.token_hex(8)}.sqlite"

    def kept(self, made: Path, key: str) -> SqliteIndex:
        """Move a finished file to its place in the cache, and open it there.

        Args:
            made: The file; it is deleted where it cannot be moved.
            key: The index's key (`tui.index.file_stamps.content_key`).

        Returns:
            The open index.

        Raises:
            OSError: The file cannot be moved or opened.
        """
        self.keep(made, key)
        index = self.open(key)
        if index is None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return index

    def keep(self, made: Path, key: str) -> None:
        """Move a finished file to its place in the cache.

        Args:
            made: The file; it is deleted where it cannot be moved.
            key: The index's key (`tui.index.file_stamps.content_key`).

        Raises:
            OSError: The file cannot be moved.
        """
        try:
            made.replace(self.folder / verified_name(made, key))
        finally:
            made.unlink(missing_ok=True)

    def copy_current(self, maker: str, path: Path) -> bool:
        """Copy the index that the manifest names.

        Args:
            maker: The program and version that must have made it.
            path: The file to write.

        Returns:
            False where there is none, or it is not as it was written.
        """
        note = self.note()
        if note is None or note.maker != maker:
            return False
        with suppress(OSError, DamagedIndexError):
            for current in self.folder.glob(f"{note.key}.*.sqlite"):
                with closing(VerifiedFile(current, note.compared)) as kept:
                    if kept.content is None:
                        copyfile(current, path)
                    else:
                        path.write_bytes(kept.content)
                    return not kept.is_touched
        return False

    def delete_unfinished(self, making: Path) -> None:
        """Delete what is left of an index that is no longer being written.

        Args:
            making: The path that `making` returned.
        """
        with suppress(OSError):
            for left in self.folder.glob(f"{making.stem}*"):
                left.unlink(missing_ok=True)

    def make(self) -> None:
        """Create the folder, unless it exists.

        Raises:
            OSError: It cannot be created.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def note(self) -> Manifest | None:
        """Read the manifest; None where there is none, or it is damaged."""
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
        """Write the manifest.

        Raises:
            OSError: It cannot be written.
        """
        text = json_with_checksum(asdict(note))
        with NamedTemporaryFile(
            "w", encoding="ascii", dir=self.folder, prefix=IN_PROGRESS, delete=False
        ) as making:
            making.write(text)
        Path(making.name).replace(self._note)

    def open(self, key: str, compared: Stamp | None = None) -> SqliteIndex | None:
        """Open the index of a key, if it is in the cache. Damaged files are deleted.

        Args:
            key: The index's key (`tui.index.file_stamps.content_key`).
            compared: The stamp with which a large file need not be verified again; None to verify it.

        Returns:
            None where there is no such index, or none that is as it was written.
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
        """Delete old indexes and abandoned files, as far as possible.

        Args:
            current: The key of the index that is kept in any case.
        """
        with suppress(OSError):
            kept = sorted(self.folder.glob("*.sqlite"), key=_age)
            for old in [path for path in kept if not path.name.startswith(IN_PROGRESS)][MOST_KEPT:]:
                if not old.name.startswith(f"{current}."):
                    old.unlink(missing_ok=True)
            for making in self.folder.glob(f"{IN_PROGRESS}*"):
                if _age(making) > _ABANDONED:
                    making.unlink(missing_ok=True)

    def clear(self) -> bool:
        """Delete every index and the manifest, and the saved frames; returns whether nothing is left."""
        # Of whichever chronology: frames do not tell.
        is_empty = delete_frames(str(frames_of_cache()))
        return _emptied(self.folder) and is_empty


def clear_store() -> bool:
    """Delete the indexes and frames of all chronologies, since one may have been opened under several paths.

    Returns:
        Whether nothing is left.
    """
    if not delete_frames(str(frames_of_cache())):
        return False
    with suppress(OSError):
        shelves = [folder for folder in cache_folder().iterdir() if _IS_SHELF(folder.name)]
        left = [folder for folder in shelves if not _emptied(folder)]
        return not left
    return not cache_folder().exists()


def _emptied(folder: Path) -> bool:
    """Delete the files of an index folder, and no others; returns whether no index is left."""
    for pattern in ("*.sqlite*", f"{IN_PROGRESS}*", "current.json"):
        for path in folder.glob(pattern):
            with suppress(OSError):
                path.unlink()
    return not any(folder.glob("*.sqlite*")) and not any(folder.glob(f"{IN_PROGRESS}*"))


def _age(path: Path) -> float:
    """Seconds since a file was last modified."""
    return time.time() - path.stat().st_mtime
