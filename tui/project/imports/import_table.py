"""Importing a table: all files are written together or none, under the lock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tui.parsing.documents.contents import Progress
from tui.parsing.input_files import FOLDER as CORPUS
from tui.parsing.input_files import NAME as EVENTS
from tui.parsing.protected_names import ProtectedNames
from tui.parsing.safe_files import is_inside
from tui.project.atomic_write import Overtaken, write_together
from tui.project.folder_lock import Tell, folder_locked, tell_nobody
from tui.project.imports.import_journal import begin_journal, complete_import, end_journal
from tui.project.imports.import_request import ImportRequest
from tui.project.imports.mapping import FOLDER
from tui.project.imports.prepare_import import TableImport, prepare_import
from tui.project.imports.questions.table_places import remember_table
from tui.text.failure import Failure, describe_os_error

_TRIES = 5
Accept = Callable[[TableImport], Failure | None]
"""Looks at what is about to be written."""


def write_import(
    root: Path,
    request: ImportRequest,
    names: ProtectedNames,
    *,
    tell: Tell = tell_nobody,
    progress: Progress | None = None,
    accept: Accept | None = None,
) -> TableImport | Failure:
    """Import a table: write its events, its source and its mapping, all or none.

    Args:
        root: The chronology's folder.
        request: What is to be imported.
        names: The names that must not appear.
        tell: Called with a message while another command holds the lock.
        progress: Called while a long table is read.
        accept: Called with what is about to be written, under the lock; returns why it must not be.

    Returns:
        What was written; or why nothing was.
    """
    if not is_inside(root, root / CORPUS) or not is_inside(root, root / FOLDER):
        return Failure(
            "corpus/ or imports/ is a link that points outside the chronology's folder", "replace it"
        )
    with ExitStack() as stack:
        for path in (root / EVENTS, root / CORPUS / "new.md"):
            if path.parent.is_dir() and (refused := stack.enter_context(folder_locked(path, tell=tell))):
                return refused
        if refused := complete_import(root):
            return refused
        made: TableImport | Failure = Failure("")
        for _ in range(_TRIES):
            made = prepare_import(root, request, names, progress)
            if isinstance(made, Failure):
                return made
            if made.conflict:
                return made.conflict
            if accept and (refused := accept(made)):
                return refused
            written = _write(root, made)
            if not isinstance(written, Failure):
                remember_table(root, made.mapping.stem, request.path)
                return made
            if not isinstance(written, Overtaken):
                return written
            made = written
        return made


def _write(root: Path, made: TableImport) -> Failure | None:
    new_folders = [path.parent for path, _ in made.files if not path.parent.is_dir()]
    try:
        for folder in new_folders:
            folder.mkdir(exist_ok=True)
    except OSError as fault:
        return Failure(f"cannot make {FOLDER}/: {describe_os_error(fault)}")
    if not made.files:
        return None
    if made.comparison.is_moving:
        begin_journal(root, made.files, made.digests)
    written = write_together(made.files, over=made.digests)
    end_journal(root)
    return written if isinstance(written, Failure) else None
