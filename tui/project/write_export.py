"""Writing an export: the file that was named, and the files next to it where the format has some."""

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
    beside: tuple[WriteResult, ...] = ()
    """The files next to it; none for most formats."""

    @property
    def beside_size(self) -> int:
        """Return how many bytes the files next to it have together."""
        return sum(one.size for one in self.beside)


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
        What was written, or why nothing was. No file is replaced without `force`, and where one of the files
        cannot be written, none is. All are on the disk before any gets its name, and a text names the SHA-256
        of its bibliography, so that a wrong pair can be noticed.
    """
    others = [(path.with_name(other.name), other.text) for other in exported.others]
    if not others:
        alone = write_file(path, exported.content, force=force, root=root)
        return alone if isinstance(alone, Failure) else WrittenExport(alone)
    # Two exports at once would leave the text of one with the bibliography of the other.
    with folder_locked(path, patience=SHORT) as refused:
        if refused:
            return refused
        new = [(file, text) for file, text in others if force or not holds(file, text)]
        wanted = (path, *(file for file, _ in new))
        if not force and (taken := next((file for file in wanted if _is_there(file)), None)):
            return FileExists(f"{taken} exists already", "choose another name, or add --force to replace it")
        # What is next to it comes first: a text without its bibliography is of less use than the reverse.
        done = write_together((*new, (path, exported.text)), force=force, root=root)
    if isinstance(done, Failure):
        return done
    written = {result.path: result for result in done[:-1]}
    return WrittenExport(
        done[-1], tuple(written.get(file.resolve()) or _kept(file, text) for file, text in others)
    )


def _kept(file: Path, text: str) -> WriteResult:
    """Return the result for a file that was there already, with the same text."""
    return WriteResult(file.resolve(), len(text.encode()), replaced=False)


def _is_there(path: Path) -> bool:
    """Return whether a file exists; names that no file can have are left to the writer to refuse."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
