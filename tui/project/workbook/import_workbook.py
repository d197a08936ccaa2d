"""Importing an exported workbook: its changed cells are written to events.yaml, all at once or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.parsing.documents.contents import Progress, UnreadableDocument
from tui.parsing.input_files import NAME
from tui.parsing.tables.read_table import read_table
from tui.parsing.yaml.tree import Data
from tui.project.atomic_write import write_file
from tui.project.events.events_file import EventsFile, read_events_file, written_key
from tui.project.events.write_event import FileChanged
from tui.project.folder_lock import Tell, change_locked, tell_nobody
from tui.project.imports.compose_events import compose_events
from tui.project.imports.hidden_names import find_names
from tui.project.project import Project
from tui.project.workbook.compare_workbook import WorkbookUpdate, compare_workbook
from tui.project.workbook.edited_workbook import BadWorkbook, read_workbook
from tui.text.failure import Failure

_TRIES = 5


@dataclass(frozen=True, slots=True)
class WorkbookImport:
    """An import that was made, or could be."""

    update: WorkbookUpdate
    content: bytes
    """The new bytes of the file."""
    file: EventsFile
    """The file as it was."""

    @property
    def is_refused(self) -> bool:
        """Return whether nothing may be written."""
        return bool(self.update.problems)

    @property
    def has_changes(self) -> bool:
        """Return whether the file becomes another one."""
        return self.content != self.file.content


def prepare_workbook(
    project: Project, path: Path, answers: Mapping[str, str], progress: Progress | None = None
) -> WorkbookImport | Failure:
    """Say what a workbook would change. Nothing is written.

    Args:
        project: The chronology.
        path: The workbook.
        answers: By the address of a cell `sheet` or `chronology`.
        progress: Called while it is read.

    Returns:
        The import; or why it cannot be: an `UnreadableDocument`, a `BadWorkbook`, a `HiddenName`, a
        `FileChanged` where the index is older than the file, or another.
    """
    read = read_table(path, progress=progress)
    if isinstance(read, UnreadableDocument):
        return read
    if refused := find_names(read, path.name, project.names):
        return refused
    book = read_workbook(read)
    if isinstance(book, BadWorkbook):
        return book
    file = _current_file(project)
    if isinstance(file, Failure):
        return file
    if file.obstacle:
        return file.obstacle
    ids = {data.get("id") for data in file.events if isinstance(data, dict)}
    if book.exported and ids.isdisjoint(book.exported):
        return BadWorkbook("none of its events is in this chronology, so it is an export of another one")
    update = compare_workbook(book, file, project.index, answers)
    if unused := [address for address in answers if address not in update.answered]:
        return BadWorkbook(
            f"{unused[0]} is no changed cell that can be read back", "see the cells with --preview"
        )
    content = file.content
    if not update.problems:
        composed = compose_events(file, dict(_items(file, update)), ())
        if isinstance(composed, Failure):
            return composed
        content = composed
    return WorkbookImport(update, content, file)


def write_workbook(
    project: Project,
    path: Path,
    answers: Mapping[str, str],
    *,
    tell: Tell = tell_nobody,
    progress: Progress | None = None,
) -> WorkbookImport | Failure:
    """Write what was changed in a workbook to events.yaml; nothing where a cell of it is wrong.

    Args:
        project: The chronology.
        path: The workbook.
        answers: As for `prepare_workbook`.
        tell: Called with a message while another command holds the lock.
        progress: Called while it is read.

    Returns:
        What was written, unless `is_refused`; or why nothing was.
    """

    def attempt() -> WorkbookImport | Failure:
        made = prepare_workbook(project, path, answers, progress)
        if isinstance(made, Failure) or made.is_refused or not made.has_changes:
            return made
        done = write_file(made.file.path, made.content, over=made.file.digest)
        return done if isinstance(done, Failure) else made

    return change_locked(project.root / NAME, attempt, tell=tell)


def keep_up(project: Project, attempt: Callable[[], WorkbookImport | Failure]) -> WorkbookImport | Failure:
    """Make an attempt again, after reading the files anew, for as long as another program changes them.

    Args:
        project: The chronology.
        attempt: Calls `prepare_workbook` or `write_workbook`.

    Returns:
        What the last attempt returned: a `FileChanged` where the files do not come to rest.
    """
    made = attempt()
    for _ in range(_TRIES):
        if not isinstance(made, FileChanged):
            break
        project.refresh()
        made = attempt()
    return made


def _current_file(project: Project) -> EventsFile | Failure:
    """Return the file of which the index is; a `FileChanged` where the index is older."""
    file = read_events_file(project.root)
    if isinstance(file, Failure) or dict(project.index.info.file_hashes).get(NAME) == file.digest:
        return file
    if project.blocking_problem:
        return Failure(project.load_error, "correct what dateline check reports about it")
    return FileChanged(f"{NAME} is being changed by another program", "try again when it has ended")


def _items(file: EventsFile, update: WorkbookUpdate) -> dict[tuple[str, int], dict[str, Data]]:
    """Return the whole new content of each event that changes."""
    changed: dict[tuple[str, int], dict[str, Data]] = {}
    for number, values in update.values.items():
        event = file.events[number]
        new = dict(event) if isinstance(event, dict) else {}
        for key, value in values.items():
            name = written_key(new, key)
            if value:
                new[name] = value
            else:
                new.pop(name, None)
        changed["events", number] = new
    return changed
