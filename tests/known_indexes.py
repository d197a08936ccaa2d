"""The indexes of the chronologies that most tests begin with, built once for all of them.

To read, check and index such a chronology is half of what a command on it costs. An index is found by the
content of the files it was built from, so one that was built for another test is the one that would be built.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import copyfile

from tui.index.file_stamps import content_key, hash_files, stamp_files
from tui.index.index_store import IndexStore, Manifest
from tui.index.open_index import MAKER, OpenedIndex, maker_of

Opening = Callable[[Path, list[object], bool], OpenedIndex]


class KnownIndexes:
    """Indexes by what they were built from."""

    def __init__(self, folder: Path, opened: Opening) -> None:
        """Begin with none.

        Args:
            folder: Where they are kept.
            opened: What opens an index that is not known.
        """
        self._folder = folder
        self._opened = opened
        self._keys: dict[str, str] = {}
        """The key of each chronology that may be kept, by its name."""

    def know(self, name: str, root: Path) -> None:
        """From now on keep the index of a chronology as it is now, and of no other version.

        Args:
            name: Tells it from others; the same files each time.
            root: Its folder.
        """
        if name not in self._keys:
            contents = hash_files(root)
            assert contents
            self._keys[name] = content_key(MAKER, contents)

    def opened(self, root: Path, held: list[object], apart: bool = False) -> OpenedIndex:
        """As `tui.index.open_index._opened`, whose place it takes."""
        shelf = IndexStore(root)
        contents = hash_files(root) if shelf.note() is None and maker_of(root) == MAKER else None
        key = content_key(MAKER, contents) if contents else ""
        if key not in self._keys.values():
            return self._opened(root, held, apart)
        with suppress(OSError):
            for kept in self._folder.glob(f"{key}.*"):
                return self._placed(kept, shelf, key, root)
        opened = self._opened(root, held, apart)
        for made in shelf.folder.glob(f"{key}.*.sqlite"):
            copyfile(made, self._folder / made.name)
        return opened

    def _placed(self, kept: Path, shelf: IndexStore, key: str, root: Path) -> OpenedIndex:
        """Put an index where it would have been built; raises OSError where nothing can be put."""
        looked, inputs = time.time_ns(), stamp_files(root)
        shelf.make()
        making = shelf.making()
        copyfile(kept, making)
        making.replace(shelf.folder / kept.name)
        index = shelf.open(key)
        if index is None:
            raise FileNotFoundError(kept)
        shelf.write_note(Manifest(MAKER, key, looked, inputs, index.database.stamp))
        return OpenedIndex(index, fresh=False)
