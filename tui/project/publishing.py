"""An extract's files, written: the one that was named, and the second beside it where a format has one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tui.exporting.exported import Exported
from tui.project.refused import Refused
from tui.project.writing import Exists, Written, write


@dataclass(frozen=True, slots=True)
class Published:
    """An extract that is on the disk."""

    file: Written
    beside: Written | None = None
    """Its second file."""


def publish(
    path: Path, exported: Exported, *, root: Path | None = None, force: bool = False
) -> Published | Refused:
    """Write an extract.

    Args:
        path: The file; its folder must exist.
        exported: What was released.
        root: The folder of the chronology that must not be touched, where one is open.
        force: Whether files of those names may be replaced.

    Returns:
        What was written, or why not. No file is replaced without `force`, and without a place for the
        second nothing is written.
    """
    companion = exported.companion
    if companion is None:
        alone = write(path, exported.text, force=force, root=root)
        return alone if isinstance(alone, Refused) else Published(alone)
    beside = path.with_name(companion.name)
    if not force and (taken := next((one for one in (path, beside) if _is_there(one)), None)):
        return Exists(f"{taken} exists already", "choose another name, or add --force to replace it")
    # The bibliography goes first: a text whose bibliography is missing would be the worse half.
    second = write(beside, companion.text, force=force, root=root)
    if isinstance(second, Refused):
        return second
    first = write(path, exported.text, force=force, root=root)
    if isinstance(first, Written):
        return Published(first, second)
    if not second.replaced:
        second.path.unlink(missing_ok=True)
    return first


def _is_there(path: Path) -> bool:
    """Whether there is a file of a name; one that no file can have is the writer's to refuse."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
