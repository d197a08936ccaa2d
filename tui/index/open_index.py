"""Opening the index of a chronology: from the cache where the files have not changed, else built anew.

An index is found by the content of the files it was built from, so it is never older than they are. Whether
they have changed shows in their stamps, as for `make` and `git`; and as in git, a file that was changed a
moment ago is read in any case ("racy git", git's Documentation/technical/racy-git.txt). If nothing has
changed, opening imports neither pydantic nor YAML.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui import __version__
from tui.index.file_stamps import Stamp, content_key, hash_files, is_stable, stamp_files
from tui.index.index_store import IndexStore, Manifest
from tui.index.repairable_database import RepairableDatabase
from tui.index.sqlite.schema import VERSION
from tui.index.sqlite.sqlite_index import SqliteIndex
from tui.light_dataclass import dataclass
from tui.parsing.input_files import list_position_files
from tui.parsing.protected_names import load_protected_names
from tui.parsing.user_folders import NO_HOME, NOWHERE
from tui.text.garbage import without_collecting

if TYPE_CHECKING:
    from tui.parsing.loader import LoadedChronology
    from tui.validation.check import CheckedChronology

_AT_ONCE = 1_000
"""Parts of a chronology that are freed in one step."""
MAKER = f"dateline {__version__} schema {VERSION}"
"""An index built by any other program or version is not read."""
_NAMES = " names "
"""Stands in a maker before the state of the protected names, where there are any."""


@dataclass(frozen=True, slots=True)
class OpenedIndex:
    """An open index. The caller must close it (`index.close`)."""

    index: SqliteIndex
    fresh: bool
    """Whether it was in the cache, so that the chronology was not read."""
    warning: str | None = None
    """Why it could not be saved in the cache, in one sentence; None where it was, or need not be."""


def open_index(root: Path, *, apart: bool = False) -> OpenedIndex:
    """Return the index of the chronology in a folder, open; it is built where it is not in the cache.

    Args:
        root: The chronology's folder.
        apart: Whether it is built in a process of its own, so that no other thread waits for it.

    Nothing is raised for what is in the folder or in the cache. Where the database is damaged while it is
    open, it is built again from the files as they are then. Where the list of protected names cannot be used,
    the index may contain such names, and is only kept in memory.
    """
    root = root.resolve()
    with _reading_apart() as held:
        opened = _opened(root, held, apart)
    opened.index.database.make_again = partial(_made_again, root)
    return opened


@contextmanager
def _reading_apart() -> Iterator[list[object]]:
    """Within this a chronology may be read; it is freed in steps, between which other threads go on.

    Otherwise its millions of objects would be looked through for garbage, and freed, in one step.

    Yields:
        Where to put what there may be very many of.
    """
    held: list[object] = []
    with without_collecting():
        try:
            yield held
        finally:
            while held:
                del held[-_AT_ONCE:]


def _opened(root: Path, held: list[object], apart: bool = False) -> OpenedIndex:
    if load_protected_names(root).problem:
        IndexStore(root).clear()
        return OpenedIndex(_in_memory(*_read(root, held)), fresh=False)
    shelf, looked = IndexStore(root), time.time_ns()
    # Taken before anything is read, so that a change in the meantime shows in the stamps next time.
    inputs, maker = stamp_files(root), maker_of(root)
    index = _cached(shelf, root, maker, inputs, looked)
    if index:
        return OpenedIndex(index, fresh=True)
    made = _made_apart(shelf, root, maker) if apart else None
    if made:
        key, index = made
    else:
        making = shelf.making()
        with _copy_of_older(shelf, maker, making) as older:
            read = _read(root, held, older)
            key = content_key(maker, dict(read[0].file_hashes))
            try:
                # Another process may have made it while this one was reading.
                index = shelf.open(key) or _kept(shelf, key, making, read, older)
            except (OSError, sqlite3.OperationalError) as error:
                return OpenedIndex(_in_memory(*read), fresh=False, warning=_warning(shelf, error))
    with suppress(OSError):
        shelf.write_note(Manifest(maker, key, looked, inputs, index.database.stamp))
    shelf.tidy(key)
    return OpenedIndex(index, fresh=False)


def _made_apart(shelf: IndexStore, root: Path, maker: str) -> tuple[str, SqliteIndex] | None:
    """Build the index in a process of its own; return its key and it, or None to build it here."""
    from tui.index.compiler_process import compile_apart  # noqa: PLC0415  (for changed files only)

    made = compile_apart(shelf, root)
    # Where the protected names have changed meanwhile, it may contain some of them.
    index = shelf.open(made.key) if made and made.maker == maker else None
    return (made.key, index) if made and index else None


def maker_of(root: Path) -> str:
    """The program and version, the state of the protected names, and the day: an index depends on all.

    The day counts only where there are positions: whether an answer can still come changes with it.

    Args:
        root: The chronology's folder.

    Returns:
        A text that tells one such state from any other.
    """
    state = load_protected_names(root).state
    maker = f"{MAKER}{_NAMES}{state}" if state else MAKER
    if not _has_positions(root):
        return maker
    from tui.chronology.positions.today import today_of  # noqa: PLC0415  (few chronologies have any)

    return f"{maker} day {today_of(os.environ)}"


def _has_positions(root: Path) -> bool:
    try:
        return bool(list_position_files(root))
    except OSError:
        return True


def _cached(
    shelf: IndexStore, root: Path, maker: str, inputs: tuple[Stamp, ...], looked: int
) -> SqliteIndex | None:
    note = shelf.note()
    if _NAMES in maker and (note is None or note.maker != maker):
        # An older index may contain names that are masked now.
        shelf.clear()
        return None
    if note is None:
        return None
    if note.maker == maker and note.inputs == inputs and is_stable(inputs, note.looked):
        index = shelf.open(note.key, note.compared)
        if index is None or index.database.stamp == note.compared:
            return index
        key = note.key
    else:
        contents = hash_files(root)
        if contents is None:
            return None
        key = content_key(maker, contents)
        index = shelf.open(key, note.compared if note.key == key else None)
    if index:
        with suppress(OSError):
            shelf.write_note(Manifest(maker, key, looked, inputs, index.database.stamp))
    return index


def keep_index(root: Path, making: Path) -> tuple[str, str]:
    """Build the index of the chronology in a folder as a file of the cache, without opening it.

    Args:
        root: The chronology's folder: absolute, symbolic links resolved.
        making: The path of the file while it is written, from `IndexStore.making`.

    Returns:
        Its maker and its key.

    Raises:
        OSError: It cannot be written.
        sqlite3.Error: SQLite cannot write it.
    """
    from tui.index.sqlite.builder.index_builder import build_index  # noqa: PLC0415  (as below)

    shelf, maker = IndexStore(root), maker_of(root)
    shelf.make()
    with _reading_apart() as held, _copy_of_older(shelf, maker, making) as older:
        reading, checked = _read(root, held, older)
        key = content_key(maker, dict(reading.file_hashes))
        build_index(making, reading, checked, older)
    shelf.keep(making, key)
    return maker, key


@contextmanager
def _copy_of_older(shelf: IndexStore, maker: str, making: Path) -> Iterator[Path | None]:
    """Copy the current index; None where there is none, or it may contain other names than a new one would.

    Args:
        shelf: The cache folder of the chronology.
        maker: The maker of the index that is made.
        making: The path of its file while it is written.

    Yields:
        The copy, which is deleted unless it was moved.
    """
    older = making.with_name(f"{making.stem}-older.sqlite")
    try:
        is_there = False
        if _NAMES not in maker:
            with suppress(OSError):
                older.touch(mode=0o600)
                is_there = shelf.copy_current(maker, older)
        yield older if is_there else None
    finally:
        with suppress(OSError):
            older.unlink(missing_ok=True)


def _kept(
    shelf: IndexStore,
    key: str,
    making: Path,
    read: tuple[LoadedChronology, CheckedChronology],
    older: Path | None,
) -> SqliteIndex:
    """Make an index and keep it; raises OSError or sqlite3.OperationalError where that is not possible."""
    from tui.index.sqlite.builder.index_builder import build_index  # noqa: PLC0415  (with the models and YAML, a tenth of a second)

    shelf.make()
    build_index(making, *read, older)
    return shelf.kept(making, key)


def _made_again(root: Path, in_memory: bool) -> RepairableDatabase:
    with _reading_apart() as held:
        index = _in_memory(*_read(root, held)) if in_memory else _opened(root, held).index
    return index.database


def _read(
    root: Path, held: list[object], older: Path | None = None
) -> tuple[LoadedChronology, CheckedChronology]:
    """Read and check a chronology, as far as that was not done for an older index."""
    from tui.index.sqlite.builder.known_rows import read_known  # noqa: PLC0415
    from tui.parsing.loader import load_chronology  # noqa: PLC0415
    from tui.validation.check import check_again  # noqa: PLC0415  (as above)

    reading = load_chronology(root, known=read_known(older) if older else None)
    held.extend(reading.parts())
    return reading, check_again(reading)


def _in_memory(reading: LoadedChronology, checked: CheckedChronology) -> SqliteIndex:
    from tui.index.sqlite.builder.index_builder import fill_tables  # noqa: PLC0415  (as above)

    return SqliteIndex.in_memory(lambda connection: fill_tables(connection, reading, checked))


def _warning(shelf: IndexStore, error: OSError | sqlite3.OperationalError) -> str:
    if NOWHERE in shelf.folder.parents:
        return f"the index is rebuilt each time: {NO_HOME}"
    reason = getattr(error, "strerror", None) or str(error)
    return f"the index cannot be stored in {shelf.folder}, so it is rebuilt each time: {reason}"
