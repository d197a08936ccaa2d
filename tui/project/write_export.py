"""Writing an export: the file that was named, and the second file beside it where the format has one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tui.export.result import ExportResult
from tui.project.atomic_write import FileExists, WriteResult, holds, write_file, write_together
from tui.project.folder_lock import SHORT, folder_locked
from tui.text.failure import Failure


@dataclass(frozen=True, slots=True)
class WrittenExport:
    """An export that is on the disk."""

    file: WriteResult
    beside: WriteResult | None = None
    """The second file; None for formats without one."""


def write_export(
    path: Path, exported: ExportResult, *, root: Path | None = None, force: bool = False
) -> WrittenExport | Failure:
    """Write an export.

    Args:
        path: The file; its folder must exist.
        exported: What `tui.project.export_gate.check_export` returned.
        root: The folder of the chronology, whose own files must not be written; None for no such check.
        force: Whether files of those names may be replaced.

    Returns:
        What was written, or why nothing was. No file is replaced without `force`, and where the second file
        cannot be written neither is the first. Both are on the disk before either gets its name, and the
        text names the SHA-256 of the second file, so that a wrong pair can be noticed.
    """
    companion = exported.companion
    if companion is None:
        alone = write_file(path, exported.content, force=force, root=root)
        return alone if isinstance(alone, Failure) else WrittenExport(alone)
    beside = path.with_name(companion.name)
    # Two exports at once would leave the text of one with the bibliography of the other.
    with folder_locked(path, patience=SHORT) as refused:
        if refused:
            return refused
        is_beside = not force and holds(beside, companion.text)
        wanted = (path,) if is_beside else (path, beside)
        if not force and (taken := next((file for file in wanted if _is_there(file)), None)):
            return FileExists(f"{taken} exists already", "choose another name, or add --force to replace it")
        if is_beside:
            alone = write_file(path, exported.text, root=root)
            there = WriteResult(beside.resolve(), len(companion.text.encode()), replaced=False)
            return alone if isinstance(alone, Failure) else WrittenExport(alone, there)
        # The bibliography is written first: a text without its bibliography is of less use than the reverse.
        done = write_together(((beside, companion.text), (path, exported.text)), force=force, root=root)
    return done if isinstance(done, Failure) else WrittenExport(done[1], done[0])


def _is_there(path: Path) -> bool:
    """Return whether a file exists; names that no file can have are left to the writer to refuse."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
