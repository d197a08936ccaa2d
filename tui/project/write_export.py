"""An export's files, written: the one that was named, and the second beside it where a format has one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tui.export.result import ExportResult
from tui.project.atomic_write import FileExists, WriteResult, holds, write_file, write_together
from tui.project.failure import Failure
from tui.project.folder_lock import SHORT, folder_locked


@dataclass(frozen=True, slots=True)
class WrittenExport:
    """An export that is on the disk."""

    file: WriteResult
    beside: WriteResult | None = None
    """Its second file."""


def write_export(
    path: Path, exported: ExportResult, *, root: Path | None = None, force: bool = False
) -> WrittenExport | Failure:
    """Write an export.

    Args:
        path: The file; its folder must exist.
        exported: What was released.
        root: The folder of the chronology that must not be touched, where one is open.
        force: Whether files of those names may be replaced.

    Returns:
        What was written, or why not. No file is replaced without `force`, and without a place for the
        second nothing is written; one that is there already to the letter, as an export that was cut off
        leaves it, is in nobody's way. Both are on the disk before either has its name, and the text tells the
        SHA-256 of its bibliography: whoever finds another knows that the two do not belong together.
    """
    companion = exported.companion
    if companion is None:
        alone = write_file(path, exported.text, force=force, root=root)
        return alone if isinstance(alone, Failure) else WrittenExport(alone)
    beside = path.with_name(companion.name)
    # Two exports at once would leave the text of one with the bibliography of the other.
    with folder_locked(path, patience=SHORT) as refused:
        if refused:
            return refused
        is_beside = not force and holds(beside, companion.text)
        wanted = (path,) if is_beside else (path, beside)
        if not force and (taken := next((one for one in wanted if _is_there(one)), None)):
            return FileExists(f"{taken} exists already", "choose another name, or add --force to replace it")
        if is_beside:
            alone = write_file(path, exported.text, root=root)
            there = WriteResult(beside.resolve(), len(companion.text.encode()), replaced=False)
            return alone if isinstance(alone, Failure) else WrittenExport(alone, there)
        # The bibliography goes first: a text whose bibliography is missing would be the worse half.
        done = write_together(((beside, companion.text), (path, exported.text)), force=force, root=root)
    return done if isinstance(done, Failure) else WrittenExport(done[1], done[0])


def _is_there(path: Path) -> bool:
    """Whether there is a file of a name; one that no file can have is the writer's to refuse."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
