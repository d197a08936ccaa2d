"""Open questions of imports: counted, listed on a page, answered there, and written by the import itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from tui.explorer.controllers.link_router import LinkRouter
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.tasks import TaskRunner, Tell, Then
from tui.explorer.controllers.writing.event_writing import WritingController
from tui.explorer.controllers.writing.merge_decisions import MergeDecisionController
from tui.explorer.messages import FilesWritten
from tui.explorer.screens.date_dialog import DateDialog
from tui.explorer.screens.questions_page import (
    AnswerOption,
    AnswersPage,
    QuestionsPage,
    list_options,
    questions_content,
)
from tui.explorer.threads import repeat_interrupted
from tui.export.summary import capitalize
from tui.session.session import Session
from tui.text.cancellation import StoppedError, stoppable
from tui.text.failure import Failure
from tui.text.plural import pluralize
from tui.views.keys.key_format import key_words
from tui.views.links import PairPlace, QuestionPlace

if TYPE_CHECKING:
    from tui.project.imports.questions.alike import DateAnswer
    from tui.project.imports.questions.open_questions import ImportedTable, OpenQuestion, OpenQuestions
    from tui.project.imports.questions.write_answers import AnswersWrite
    from tui.project.merges.open_plans import OpenPlans

# What reads mappings and tables is imported inside the functions: the start should not wait for it.

COMMAND = "import-questions"
"""The command that opens the page."""
_NO_DATE = "none"
_GROUP = "questions"


class QuestionController:
    """Lists what is open about imported dates, and writes the answers, several at once if they come fast."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        links: LinkRouter,
        port: ScreenPort,
        *,
        writing: WritingController,
    ) -> None:
        """Prepare the controller.

        Args:
            session: The user's place.
            tasks: Does the writing.
            links: Opens the help.
            port: The screen.
            writing: Takes the last write back.
        """
        self._project = session.project
        self._tasks = tasks
        self._links = links
        self._port = port
        self._writing = writing
        self._merges = MergeDecisionController(
            session.project, links, port, writing=writing, after=self._decided
        )
        writing.after_answers = self.count
        self._questions: OpenQuestions | None = None
        self._page: QuestionsPage | None = None
        self._waiting: list[DateAnswer] = []
        """Answers that are not being written yet."""
        self._hidden: frozenset[QuestionPlace] = frozenset()
        """Questions whose answers are waiting or being written."""
        self._is_writing = False
        self._done = ""
        """What was done last, in words, for the page while it is open."""

    def open_page(self) -> None:
        """Open the page of all questions."""
        self._list(self._open)

    def count(self) -> None:
        """Say at the foot of the screen how many there are, and show them on the page where it is open."""
        self._list(self._show_count)

    def _list(self, then: Callable[[], None]) -> None:
        self._port.threads.run_in_thread(partial(self._read, then), _GROUP)

    def _read(self, then: Callable[[], None]) -> None:
        """Read what is open; runs in a thread."""
        from tui.project.imports.questions.open_questions import list_questions  # noqa: PLC0415
        from tui.project.merges.open_plans import list_open_plans  # noqa: PLC0415

        index = self._project.index

        def is_undated(source: str, passage: str) -> bool:
            return any(row.when is None for row in repeat_interrupted(lambda: index.citing(source, passage)))

        with suppress(StoppedError), stoppable(self._port.threads.is_cancelled):
            found = list_questions(self._project.root, is_undated)
            plans = list_open_plans(self._project.root)
            self._port.threads.call_from_thread(partial(self._keep, found, plans, then))

    def _keep(self, found: OpenQuestions, plans: OpenPlans, then: Callable[[], None]) -> None:
        self._questions, self._merges.plans = found, plans
        if not self._waiting and not self._is_writing:
            self._hidden = frozenset()
        then()

    def _open(self) -> None:
        if self._questions is None:
            return
        self._done = ""
        content = questions_content(self._questions, self._hidden, merges=self._merges.plans)
        self._page = QuestionsPage(content, self, self._links.follow, ascii_only=self._port.ascii_only)
        self._port.open_screen(self._page, self._close)
        self._show_count()

    def _close(self, _none: None) -> None:
        self._page = None

    def _show_count(self) -> None:
        count = self._questions.count if self._questions else 0
        count -= len(self._hidden)
        keys = next(command.keys for command in self._port.settings.commands if command.id == COMMAND)
        key = f" · {key_words(keys[0])}" if keys else ""
        pairs = self._merges.count
        parts = [
            f"{pluralize(count, 'date')} of imports to choose" if count > 0 else "",
            f"{pluralize(pairs, 'pair')} of a merge to decide" if pairs else "",
        ]
        said = " · ".join(filter(None, parts))
        self._port.open_dates = f"{said}{key}" if said else ""
        if self._page and self._questions:
            content = questions_content(self._questions, self._hidden, self._done, self._merges.plans)
            self._page.show(content)

    def _decided(self, done: str) -> None:
        """Show what is left, once a decision about a merge was written."""
        self._done = capitalize(done)
        if self._page is None:
            self._port.tell(f"{self._done}. Z takes it back.")
        self.count()

    def open_answers(self, place: QuestionPlace | PairPlace, *, is_alike: bool) -> None:
        """Open the answers to a question.

        Args:
            place: The question.
            is_alike: Whether only to those for all that are alike.
        """
        if isinstance(place, PairPlace):
            if self._may_answer():
                self._merges.open_decisions(place, is_for_all=is_alike)
            return
        found = self._found(place)
        if found is None:
            return
        from tui.project.imports.questions.alike import answer_alike, answer_one  # noqa: PLC0415

        table, question = found
        values = [*question.date.readings, _NO_DATE]
        one = [(value, answer_one(question, value)) for value in values]
        alike = [(value, answer_alike(table, question, value)) for value in values]
        options = list_options(question, one, alike)
        alike_only = [option for option in options if option.is_alike]
        has_alike = any(option.answer for option in alike_only) or not question.date.readings
        page = AnswersPage(
            table,
            question,
            # Where no reading has a rule, the answers to this one are what is left.
            alike_only if is_alike and has_alike else options,
            follow=self._links.follow,
            ascii_only=self._port.ascii_only,
        )
        # What it answers may open a dialog, whose answer would be lost with the page while that closes.
        self._port.open_screen(page, lambda _none: self._choose(table, question, page.picked))

    def answer_none(self, place: QuestionPlace | PairPlace) -> None:
        """Say that a cell gives no date, or that two events are separate.

        Args:
            place: The question.
        """
        from tui.project.imports.questions.alike import answer_one  # noqa: PLC0415

        if isinstance(place, PairPlace):
            if self._may_answer():
                self._merges.decide(place, "separate")
        elif found := self._found(place):
            self._answer(answer_one(found[1], _NO_DATE))

    def take_back(self) -> None:
        """Take the last write back."""
        if self._is_writing:
            self._port.tell("The last answer is still being written.")
        else:
            self._restore()

    def _restore(self) -> None:
        self._done = ""
        if self._page is None or not self._writing.can_restore:
            self._writing.take_back()
            return
        done = self._writing.restore()
        if isinstance(done, Failure):
            self._port.tell(f"Not taken back: {done.as_line()}.")
        else:
            self._done = f"Taken back: {done}"

    def _found(self, place: QuestionPlace) -> tuple[ImportedTable, OpenQuestion] | None:
        """Return a question that may be answered; None with a notification where it may not."""
        if self._may_answer() and self._questions:
            return self._questions.find(place.table, place.number)
        return None

    def _may_answer(self) -> bool:
        """Return whether anything may be written; if not, with a notification."""
        if self._project.read_only:
            self._port.tell("Cannot answer: this is read-only.")
        elif self._project.is_example:
            self._port.tell("Cannot answer in the example.")
        return not (self._project.read_only or self._project.is_example)

    def _choose(self, table: ImportedTable, question: OpenQuestion, option: AnswerOption | None) -> None:
        if option is None:
            return
        if option.answer:
            self._answer(option.answer)
            return
        title = f"What “{question.date.written}” means"
        ask = DateDialog(title, says_reading=False)
        self._port.open_screen(ask, partial(self._typed, table, question, is_alike=option.is_alike))

    def _typed(
        self, table: ImportedTable, question: OpenQuestion, value: str | None, *, is_alike: bool
    ) -> None:
        from tui.project.imports.questions.alike import answer_alike, answer_one  # noqa: PLC0415

        if value:
            self._answer(answer_alike(table, question, value) if is_alike else answer_one(question, value))

    def _answer(self, answer: DateAnswer) -> None:
        """Take an answer: the questions go at once, and what is behind it is written in a thread."""
        if not self._is_writing and not self._tasks.is_free("Cannot answer"):
            return
        self._waiting.append(answer)
        self._hidden |= {QuestionPlace(answer.table, row) for row in answer.rows}
        self._show_count()
        self._write_next()

    def _write_next(self) -> None:
        if self._is_writing or not self._waiting or self._questions is None:
            return
        name = self._waiting[0].table
        table = next((one for one in self._questions.tables if one.name == name), None)
        batch = [answer for answer in self._waiting if answer.table == name]
        self._waiting = [answer for answer in self._waiting if answer.table != name]
        if table is None:
            return
        self._is_writing = True
        self._tasks.run("Answering", lambda tell: self._write(table, batch, tell))

    def _write(self, table: ImportedTable, batch: Sequence[DateAnswer], tell: Tell) -> Then:
        """Import the table again; runs in a thread."""
        from tui.project.imports.questions.write_answers import write_answers  # noqa: PLC0415

        root, names = self._project.root, self._project.names
        written = write_answers(
            root, table, batch, names, tell=tell, progress=lambda row, of: tell(f"row {row} of {of}")
        )
        return lambda: self._end(written)

    def _end(self, written: AnswersWrite | Failure) -> None:
        self._is_writing = False
        if isinstance(written, Failure):
            self._waiting.clear()
            self._port.tell(f"Not answered: {written.as_line()}.")
            self.count()
            return
        kept = (
            f" What you changed yourself stays in {pluralize(written.kept, 'place')}." if written.kept else ""
        )
        self._writing.remember(written)
        self._done = capitalize(written.what)
        if kept or self._page is None:
            # On the page itself it stands in the frame: a notification would cover the next question.
            self._port.tell(f"{self._done}. Z takes it back.{kept}")
        self._show_count()
        if self._waiting:
            self._write_next()
        else:
            self._port.post_message(FilesWritten())
