"""The part of `import` for an exported workbook: what was changed in it is changed in the chronology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, write_message, write_stdout
from tui.cli.project_context import open_chronology
from tui.cli.task_progress import TaskProgress
from tui.project.locate_project import Wanted
from tui.text.failure import Failure
from tui.text.quote_value import quote_value
from tui.views.json_output import Json, dump

if TYPE_CHECKING:
    from tui.project.workbook.compare_workbook import CellChange
    from tui.project.workbook.import_workbook import WorkbookImport

# What reads workbooks and writes events is imported inside the functions: no other command should wait.


def import_workbook(
    path: Wanted, file: Path, answers: Mapping[str, str], *, is_json: bool, is_preview: bool
) -> ExitCode:
    """Change in the chronology what was changed in a workbook, or show what would be.

    Args:
        path: Which chronology.
        file: The workbook.
        answers: By the address of a cell `sheet` or `chronology`.
        is_json: Whether to answer in JSON.
        is_preview: Whether to show and not to write.

    Returns:
        `ExitCode.FOUND` where there are open questions.

    Raises:
        CommandError: The workbook cannot be read, has a mistake, or cannot be written.
    """
    from tui.project.workbook.compare_workbook import CHRONOLOGY, SHEET  # noqa: PLC0415
    from tui.project.workbook.import_workbook import (  # noqa: PLC0415
        keep_up,
        prepare_workbook,
        write_workbook,
    )

    given = {address.upper(): answer for address, answer in answers.items()}
    if wrong := next((cell for cell, answer in given.items() if answer not in (SHEET, CHRONOLOGY)), ""):
        remedy = f"write {wrong}=sheet, or {wrong}=chronology"
        raise CommandError(ExitCode.USAGE, f"--answer {wrong}: a workbook has two sides", remedy)
    progress = TaskProgress(unit="row")
    with open_chronology(path) as project:
        try:
            write = partial(write_workbook, tell=write_message)
            act = partial(prepare_workbook if is_preview else write, project, file, given, progress=progress)
            made = keep_up(project, act)
        finally:
            progress.end()
    if isinstance(made, Failure):
        raise _refused(made, file)
    _report(made, is_json=is_json, is_preview=is_preview)
    return ExitCode.FOUND if made.update.questions else ExitCode.OK


def _refused(refused: Failure, file: Path) -> CommandError:
    from tui.parsing.documents.contents import UnreadableDocument  # noqa: PLC0415
    from tui.project.workbook.edited_workbook import BadWorkbook  # noqa: PLC0415

    if isinstance(refused, UnreadableDocument):
        return CommandError(ExitCode.UNREADABLE, f"{file}: {refused.message}", refused.remedy)
    if isinstance(refused, BadWorkbook):
        return CommandError(ExitCode.USAGE, f"{file}: {refused.message}", refused.remedy)
    return CommandError.of(ExitCode.UNWRITABLE, refused)


def _report(made: WorkbookImport, *, is_json: bool, is_preview: bool) -> None:
    """Write what was changed, and raise where a cell has a mistake, so that nothing was."""
    update = made.update
    if is_json:
        write_stdout(dump(_json(made, is_written=made.has_changes and not is_preview)), "\n")
    else:
        write_stdout(f"{line}\n" for line in _lines(made))
    for remark in update.remarks:
        write_message(remark)
    for question in update.questions:
        write_message(
            f"{question.place}: {question.key} of {question.event} was changed in the chronology too, and is "
            f"left as it is there: {quote_value(question.ours)}; by the workbook: "
            f"{quote_value(question.theirs)}",
            f"add --answer {question.address}=sheet, or {question.address}=chronology",
        )
    for problem in update.problems:
        write_message(f"{problem.place}: {problem.message}", problem.remedy)
    if made.is_refused:
        remedy = "correct these cells; or leave one as it is in the chronology: --answer CELL=chronology"
        raise CommandError(ExitCode.USAGE, "nothing was written", remedy)
    if is_preview:
        write_message("nothing was written", "leave --preview out to write it")


def _lines(made: WorkbookImport) -> Iterator[str]:
    from tui.project.workbook.compare_workbook import count_changes  # noqa: PLC0415

    yield count_changes(made.update)
    for one in made.update.changes:
        yield f"  {one.in_words()}"


def _json(made: WorkbookImport, *, is_written: bool) -> Json:
    update = made.update
    return {
        "written": is_written,
        "changes": [_change_json(change) for change in update.changes],
        "questions": [_change_json(change) for change in update.questions],
        "problems": [
            {"cell": one.address, "message": one.message, "remedy": one.remedy} for one in update.problems
        ],
        "remarks": list(update.remarks),
    }


def _change_json(change: CellChange) -> Json:
    return {
        "cell": change.address,
        "event": change.event,
        "key": change.key,
        "ours": change.ours,
        "theirs": change.theirs,
    }
