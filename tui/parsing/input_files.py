"""The list of the files that a chronology is read from.

Without YAML and without the models, so that a fresh index is opened without loading them.
"""

from __future__ import annotations

from pathlib import Path

NAME = "events.yaml"
FOLDER = "corpus"
SUFFIXES = (".md", ".txt")


def input_paths(root: Path) -> tuple[Path, ...]:
    """The files that are read from the folder `root`: `events.yaml`, even if missing, then the sources."""
    try:
        names = list_source_files(root)
    except OSError:
        names = []
    return (root / NAME, *(root / FOLDER / name for name in names))


def list_source_files(root: Path) -> list[str]:
    """Return the names of the files of `corpus/` that are sources, sorted; empty where it is missing.

    README.md, and names that begin with a full stop or an underscore, are none.

    Raises:
        OSError: The folder exists and cannot be listed.
    """
    try:
        names = [entry.name for entry in (root / FOLDER).iterdir()]
    except FileNotFoundError:
        return []
    return sorted(name for name in names if _is_source(name))


def _is_source(name: str) -> bool:
    return name.endswith(SUFFIXES) and not name.startswith((".", "_")) and name.casefold() != "readme.md"
