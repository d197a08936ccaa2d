"""Which files a chronology is read from. No YAML, no models: whoever has a fresh index needs only this."""

from __future__ import annotations

from pathlib import Path

NAME = "events.yaml"
FOLDER = "corpus"
SUFFIXES = (".md", ".txt")


def input_paths(root: Path) -> tuple[Path, ...]:
    """The files that a load of `root` reads, there or not: `events.yaml`, then the sources."""
    try:
        names = list_source_files(root)
    except OSError:
        names = []
    return (root / NAME, *(root / FOLDER / name for name in names))


def list_source_files(root: Path) -> list[str]:
    """The names of the files of `corpus/` that are sources, sorted.

    Neither README.md nor a name that begins with a full stop or an underscore is one.

    Raises:
        OSError: if the folder is there and cannot be listed.
    """
    try:
        names = [entry.name for entry in (root / FOLDER).iterdir()]
    except FileNotFoundError:
        return []
    return sorted(name for name in names if _is_source(name))


def _is_source(name: str) -> bool:
    return name.endswith(SUFFIXES) and not name.startswith((".", "_")) and name.casefold() != "readme.md"
