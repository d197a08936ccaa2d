"""The list of the files that a chronology is read from.

Without YAML and without the models, so that a fresh index is opened without loading them.
"""

from __future__ import annotations

import os
from pathlib import Path

NAME = "events.yaml"
FOLDER = "corpus"
SUFFIXES = (".md", ".txt")


def input_paths(root: Path) -> tuple[Path, ...]:
    """The files that are read from the folder `root`: `events.yaml`, even if missing, then the sources."""
    return tuple(root / name for name in input_names(root))


def input_names(root: Path) -> tuple[str, ...]:
    """The paths of the same files in the folder, with `/` between their parts."""
    try:
        names = list_source_files(root)
    except OSError:
        names = []
    return (NAME, *(f"{FOLDER}/{name}" for name in names))


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


def _is_source(name: str) -> bool:
    return name.endswith(SUFFIXES) and not name.startswith((".", "_")) and name.casefold() != "readme.md"
