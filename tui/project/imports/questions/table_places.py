"""Where the tables of a chronology were when they were imported: kept for this user on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from tui.parsing.checked_json import checked_json, json_with_checksum
from tui.parsing.user_folders import user_folder
from tui.project.atomic_write import write_file
from tui.project.imports.mapping import FOLDER

_PRIVATE = 0o600


def remember_table(root: Path, name: str, table: Path) -> None:
    """Note where a table is; without effect where the user's state cannot be written.

    Args:
        root: The chronology's folder.
        name: The stem of the mapping's file.
        table: The table.
    """
    places, path = _read(root), _path(root)
    whole = str(table.resolve())
    if places.get(name) == whole:
        return
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(path, json_with_checksum({"tables": {**places, name: whole}}), force=True, mode=_PRIVATE)


def find_table(root: Path, name: str, file: str) -> Path | None:
    """Return where a table is: where it was imported from, or in or beside the chronology's folder.

    Args:
        root: The chronology's folder.
        name: The stem of the mapping's file.
        file: The name of the table's file, as the mapping has it.
    """
    for path in _places(root, name, file):
        with suppress(OSError):
            if path.is_file():
                return path
    return None


def _places(root: Path, name: str, file: str) -> Iterator[Path]:
    if known := _read(root).get(name):
        yield Path(str(known))
    # The mapping may be somebody else's: only the name of a file is taken from it.
    plain = Path(file).name
    if plain:
        yield from (folder / plain for folder in (root, root / FOLDER, root.parent))


def _read(root: Path) -> dict[str, Any]:
    try:
        data = checked_json(_path(root).read_bytes())
    except OSError:
        return {}
    places = data.get("tables") if data else None
    return places if isinstance(places, dict) else {}


def _path(root: Path) -> Path:
    name = sha256(str(root.resolve()).encode(errors="surrogateescape")).hexdigest()[:32]
    return user_folder("state", "DATELINE_STATE_DIR") / f"tables-{name}.json"
