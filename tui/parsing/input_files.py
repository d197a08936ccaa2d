"""The list of the files that a chronology is read from.

Without YAML and without the models, so that a fresh index is opened without loading them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

NAME = "events.yaml"
FOLDER = "corpus"
POSITIONS = "positions"
"""The folder with the positions of those whom the chronology criticises, a file for each."""
_POSITION_SUFFIX = ".yaml"
SUFFIXES = (".md", ".txt")
ORIGINALS = "originals"
"""The folder in `corpus/` with what sources were made of."""
DOCUMENT_SUFFIXES = (
    ".pdf", ".docx", ".html", ".htm", ".xhtml", ".eml", ".doc", ".odt", ".rtf", ".epub", ".msg", ".pages",
)  # fmt: skip
"""Endings of documents, of which sources can be made."""
_OTHER_TEXT = (".markdown", ".mdown", ".mkd", ".text")
_MOST_ENTRIES = 20_000
"""Files and folders in the folders of `corpus/` that are looked at."""


def input_paths(root: Path) -> tuple[Path, ...]:
    """The files that are read from `root`: `events.yaml`, even if missing, then sources and positions."""
    return tuple(root / name for name in input_names(root))


def input_names(root: Path) -> tuple[str, ...]:
    """The paths of the same files in the folder, with `/` between their parts."""
    try:
        names = list_source_files(root)
    except OSError:
        names = []
    sources = (f"{FOLDER}/{name}" for name in names)
    try:
        positions = list_position_files(root)
    except OSError:
        positions = []
    return (NAME, *sources, *(f"{POSITIONS}/{name}" for name in positions))


def list_source_files(root: Path) -> list[str]:
    """Return the names of the files of `corpus/` that are sources, sorted; empty where it is missing.

    README.md, and names that begin with a full stop or an underscore, are none.

    Raises:
        OSError: The folder exists and cannot be listed.
    """
    try:
        # Looked at twice a second, for which paths would take most of the time.
        names = os.listdir(root / FOLDER)  # noqa: PTH208
    except FileNotFoundError:
        return []
    return sorted(name for name in names if _is_source(name))


def list_position_files(root: Path) -> list[str]:
    """Return the names of the files of `positions/`, sorted; empty where it is missing.

    Names that begin with a full stop or an underscore are none.

    Raises:
        OSError: The folder exists and cannot be listed.
    """
    return [name for name in _names_in_positions(root) if name.endswith(_POSITION_SUFFIX)]


def list_other_positions(root: Path) -> list[str]:
    """Return the names of the files of `positions/` that look like positions and are not read, sorted."""
    suffixes = (_POSITION_SUFFIX, ".yml")
    return [
        name
        for name in _names_in_positions(root)
        if name.casefold().endswith(suffixes) and not name.endswith(_POSITION_SUFFIX)
    ]


def _names_in_positions(root: Path) -> list[str]:
    try:
        names = os.listdir(root / POSITIONS)  # noqa: PTH208  (as below)
    except FileNotFoundError:
        return []
    return sorted(name for name in names if not name.startswith((".", "_")))


def _is_source(name: str) -> bool:
    return name.endswith(SUFFIXES) and not name.startswith((".", "_")) and name.casefold() != "readme.md"


def list_unread_files(root: Path) -> Iterator[str]:
    """Yield the files of `corpus/` that look like sources or documents and are not read, as paths in it.

    Those are files of text and documents in folders of it, and those with other endings than sources have.
    Hidden ones and those that begin with an underscore, and `corpus/originals/`, are meant to be apart; so is
    a document beside the source of its name.

    Args:
        root: The chronology's folder.
    """
    try:
        entries = sorted(os.scandir(root / FOLDER), key=lambda entry: entry.name)
    except OSError:
        return
    room = _MOST_ENTRIES
    stems = {PurePath(entry.name).stem for entry in entries if _is_source(entry.name)}
    for entry in entries:
        if entry.name.startswith((".", "_")) or entry.name == ORIGINALS:
            continue
        if not entry.is_dir(follow_symlinks=False):
            is_kept_beside = PurePath(entry.name).stem in stems
            if not entry.name.endswith(SUFFIXES) and _may_be_source(entry.name) and not is_kept_beside:
                yield entry.name
            continue
        for folder, folders, names in os.walk(entry.path):
            folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
            room -= len(folders) + len(names)
            if room < 0:
                return
            inside = PurePath(os.path.relpath(folder, root / FOLDER)).as_posix()
            yield from (f"{inside}/{name}" for name in sorted(names) if _may_be_source(name))


def _may_be_source(name: str) -> bool:
    suffix = PurePath(name).suffix.casefold()
    is_apart = name.startswith((".", "_")) or name.casefold() == "readme.md"
    return not is_apart and suffix in {*SUFFIXES, *_OTHER_TEXT, *DOCUMENT_SUFFIXES}
