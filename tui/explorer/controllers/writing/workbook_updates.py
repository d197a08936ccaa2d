"""Changing the chronology by an exported workbook that somebody has edited: ask about it, and write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.tasks import TaskRunner, Tell, Then, count_rows
from tui.explorer.messages import FilesWritten
from tui.explorer.screens.dialogs import ConfirmDialog
from tui.export.summary import capitalize
from tui.project.project import Project
from tui.text.failure import Failure
from tui.text.quote_value import quote_value

if TYPE_CHECKING:
    from tui.project.workbook.compare_workbook import CellChange, WorkbookUpdate
    from tui.project.workbook.import_workbook import WorkbookImport

# What reads workbooks is imported inside the functions: the start should not wait for it.

_MOST_SHOWN = 3
"""Changes that a question has room for."""
_KEYS = "y the workbook's · n the chronology's · Esc leave it open"


class WorkbookController:
    """Says what a workbook changes, asks whose value a cell keeps, and writes."""

    def __init__(self, project: Project, tasks: TaskRunner, port: ScreenPort) -> None:
        """Prepare the controller.

        Args:
            project: The open chronology.
            tasks: Does the work.
            port: The screen.
        """
        self._project = project
        self._tasks = tasks
        self._port = port

    def read(self, path: Path, tell: Tell) -> Then:
        """Say what a workbook changes, and ask whether to write it; runs in a thread."""

        def go_on(made: WorkbookImport) -> None:
            if made.update.questions:
                self._ask(path, made.update.questions, {})
            else:
                self._ask_to_write(path, made.update, {})

        return self._compared(path, {}, tell, go_on)

    def _compared(
        self, path: Path, answers: Mapping[str, str], tell: Tell, then: Callable[[WorkbookImport], None]
    ) -> Then:
        """Compare a workbook with the chronology; runs in a thread."""
        from tui.project.workbook.import_workbook import prepare_workbook  # noqa: PLC0415

        made = prepare_workbook(self._project, path, answers, count_rows(tell))
        if isinstance(made, Failure) or made.is_refused:
            why = _refusal(made)
            return lambda: self._refuse(path, why)
        return lambda: then(made)

    def _ask(self, path: Path, questions: Sequence[CellChange], answers: dict[str, str]) -> None:
        """Ask about each cell that was changed on both sides, one after the other."""
        from tui.project.workbook.compare_workbook import CHRONOLOGY, SHEET  # noqa: PLC0415

        if not questions:
            self._tasks.run("Comparing", lambda tell: self._compare_again(path, answers, tell))
            return
        first, *others = questions

        def answer(yes: bool | None) -> None:
            if yes is not None:
                answers[first.address] = SHEET if yes else CHRONOLOGY
            self._ask(path, others, answers)

        question = (
            f"{first.place}: {first.key} of {first.event} was changed on both sides. In the workbook: "
            f"{quote_value(first.theirs)}. In the chronology: {quote_value(first.ours)}. Which one stays?"
        )
        self._port.open_screen(ConfirmDialog(question, _KEYS), answer)

    def _compare_again(self, path: Path, answers: Mapping[str, str], tell: Tell) -> Then:
        """Compare with the answers; runs in a thread."""
        return self._compared(
            path, answers, tell, lambda made: self._ask_to_write(path, made.update, answers)
        )

    def _ask_to_write(self, path: Path, update: WorkbookUpdate, answers: Mapping[str, str]) -> None:
        from tui.project.workbook.compare_workbook import count_changes  # noqa: PLC0415

        remarks = "".join(f" {capitalize(remark)}." for remark in update.remarks)
        if not update.changes:
            self._port.tell(f"{path.name}: {count_changes(update)}.{remarks}")
            return
        shown = "; ".join(change.in_words() for change in update.changes[:_MOST_SHOWN])
        more = len(update.changes) - _MOST_SHOWN
        rest = f"; and {more} more, all of them by dateline import {path.name} --preview" if more > 0 else ""
        question = f"{path.name}: {count_changes(update)}. {shown}{rest}.{remarks} Change the chronology?"

        def write(yes: bool | None) -> None:
            if yes:
                self._tasks.run("Writing", lambda tell: self._write(path, answers, tell))

        self._port.open_screen(ConfirmDialog(question), write)

    def _write(self, path: Path, answers: Mapping[str, str], tell: Tell) -> Then:
        """Write what the workbook changes; runs in a thread."""
        from tui.project.workbook.compare_workbook import count_changes  # noqa: PLC0415
        from tui.project.workbook.import_workbook import write_workbook  # noqa: PLC0415

        made = write_workbook(self._project, path, answers, tell=tell, progress=count_rows(tell))
        if isinstance(made, Failure) or made.is_refused:
            why = _refusal(made)
            return lambda: self._refuse(path, why)
        said = f"Imported {path.name}: {count_changes(made.update)}."
        return lambda: self._tell_written(said)

    def _refuse(self, path: Path, why: str) -> None:
        self._port.tell(f"Not imported: {path}: {why}.")
        # The index may be older than the files.
        self._port.post_message(FilesWritten())

    def _tell_written(self, said: str) -> None:
        self._port.tell(said)
        self._port.post_message(FilesWritten())


def _refusal(made: WorkbookImport | Failure) -> str:
    """Return why nothing is written, with the first of the cells that are wrong."""
    if isinstance(made, Failure):
        return made.as_line()
    wrong = [
        Failure(f"{problem.place}: {problem.message}", problem.remedy).as_line()
        for problem in made.update.problems[:_MOST_SHOWN]
    ]
    more = len(made.update.problems) - len(wrong)
    return ". ".join([*wrong, *([f"And {more} more cells are wrong"] if more else [])])
