"""Writing answers: the table is imported again with them, and all that it changes can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tui.parsing.documents.contents import Progress
from tui.parsing.input_files import FOLDER as CORPUS
from tui.parsing.input_files import NAME as EVENTS
from tui.parsing.protected_names import ProtectedNames
from tui.project.atomic_write import Overtaken, write_together
from tui.project.folder_lock import PATIENCE, Tell, folder_locked, tell_nobody
from tui.project.imports.import_request import ImportRequest
from tui.project.imports.import_table import write_import
from tui.project.imports.mapping import FOLDER
from tui.project.imports.prepare_import import TableImport
from tui.project.imports.questions.alike import DateAnswer
from tui.project.imports.questions.open_questions import ImportedTable
from tui.project.imports.questions.table_places import find_table
from tui.text.failure import Failure
from tui.text.plural import pluralize


@dataclass(frozen=True, slots=True)
class AnswersWrite:
    """What was written, and what takes it back."""

    what: str
    """What was done, in words: `answered 3 dates of log.xlsx`."""
    before: tuple[tuple[Path, bytes], ...] = field(default=(), repr=False)
    """The files that were changed, as they were before."""
    digests: Mapping[Path, str] = field(default_factory=dict)
    """The SHA-256 of each after it."""
    kept: int = 0
    """Values that a person had changed, and that stay as they are."""


def write_answers(
    root: Path,
    table: ImportedTable,
    answers: Sequence[DateAnswer],
    names: ProtectedNames,
    *,
    tell: Tell = tell_nobody,
    progress: Progress | None = None,
) -> AnswersWrite | Failure:
    """Import a table again with answers, as `dateline import --answer` and `--dates` do.

    Args:
        root: The chronology's folder.
        table: The table.
        answers: In the order in which they were given; a later one counts.
        names: The names that must not appear.
        tell: Called with a message while another command holds the lock.
        progress: Called while a long table is read.

    Returns:
        What was written; or why nothing was.
    """
    path = find_table(root, table.name, table.mapping.file)
    if path is None:
        return Failure(
            f"the table {table.mapping.file} is not where it was imported from",
            f"put it back, or into {FOLDER}/; or import it from where it is: dateline import FILE",
        )
    before: dict[Path, bytes] = {}

    def accept(made: TableImport) -> Failure | None:
        before.clear()
        before.update({file: file.read_bytes() for file, _ in made.files if file.is_file()})
        return _changed_table(made, path)

    request = ImportRequest(
        path,
        root / FOLDER / f"{table.name}.yaml",
        dates={key: value for answer in answers for key, value in answer.rules.items()},
        answers={str(row): answer.value for answer in answers if not answer.rules for row in answer.rows},
    )
    made = write_import(root, request, names, tell=tell, progress=progress, accept=accept)
    if isinstance(made, Failure):
        return made
    count = len({row for answer in answers for row in answer.rows})
    return AnswersWrite(
        f"answered {pluralize(count, 'date')} of {table.mapping.file}",
        tuple(before.items()),
        {file: sha256(content).hexdigest() for file, content in made.files},
        len(made.comparison.kept),
    )


def _changed_table(made: TableImport, path: Path) -> Failure | None:
    """Return that the table is another one than was imported; None where it is not."""
    comparison = made.comparison
    counts = {"changed": len(comparison.changes), "new": len(comparison.new), "gone": len(comparison.gone)}
    told = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    if not told:
        return None
    return Failure(
        f"{path.name} was changed since it was imported (rows: {told})",
        f"import it again first: dateline import {path}",
    )


def take_back_answers(
    root: Path, written: AnswersWrite, *, patience: float = PATIENCE
) -> AnswersWrite | Failure:
    """Restore all files as they were before answers were written, where they are still what that left.

    Args:
        root: The chronology's folder.
        written: What was written.
        patience: Seconds to wait for a lock.

    Returns:
        What was taken back; or why nothing was.
    """
    with ExitStack() as stack:
        for path in (root / EVENTS, root / CORPUS / "new.md"):
            if refused := stack.enter_context(folder_locked(path, patience=patience)):
                return refused
        over = {path: written.digests[path] for path, _ in written.before}
        done = write_together(written.before, over=over)
    if isinstance(done, Overtaken):
        return Failure(
            "a file was changed after that, so nothing is taken back", "change the dates in the form: C"
        )
    return done if isinstance(done, Failure) else written
