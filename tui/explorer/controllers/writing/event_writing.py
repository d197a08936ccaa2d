"""Writing events: the form for a new one or the one under the cursor, and taking the last write back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.chronology.enums import TextKind
from tui.chronology.keys import CitationKey
from tui.explorer.controllers.navigation import NavigationController
from tui.explorer.controllers.screen_port import ScreenPort
from tui.explorer.controllers.tasks import TaskRunner
from tui.explorer.messages import FilesWritten
from tui.explorer.screens.list_page import Follow
from tui.export.summary import capitalize
from tui.parsing.input_files import NAME
from tui.project.folder_lock import SHORT
from tui.session.session import Session
from tui.text.failure import Failure

if TYPE_CHECKING:
    from tui.parsing.yaml.tree import Data
    from tui.project.events.write_event import EventWrite
    from tui.project.imports.questions.write_answers import AnswersWrite
    from tui.session.event_form import EventEditor

_MOST = 20
"""Writes that can be taken back, one after the other."""
_READ_ONLY = "Cannot write an event: this is read-only."
_EXAMPLE = "Cannot write an event into the example. Start a chronology of your own: dateline new DIR"


class WritingController:
    """Opens the form, and goes to what was written once the index has it."""

    def __init__(
        self, session: Session, navigation: NavigationController, tasks: TaskRunner, port: ScreenPort
    ) -> None:
        """Prepare the controller.

        Args:
            session: The user's place.
            navigation: Goes to the event that was written.
            tasks: Reads a large file.
            port: The screen.
        """
        self._session = session
        self._tasks = tasks
        self._project = session.project
        self._navigation = navigation
        self._port = port
        self._writes: list[EventWrite | AnswersWrite] = []
        self.after_answers: Callable[[], None] = _nothing
        """Called once answers were taken back."""
        self._awaited = ""
        """The id of an event that was just written, to go to once the index has it; empty for none."""

    def new_event(self) -> None:
        """Open the form of a new event."""
        self._open("", {})

    def change_event(self) -> None:
        """Open the form of the event under the cursor, or of the entry that cannot be read."""
        if self._may_write() and (name := self._current()):
            self._open(name, {})

    def cite(self, key: CitationKey, quote: str = "", *, is_new: bool) -> None:
        """Open the form with a passage among the citations.

        Args:
            key: The source and the passage.
            quote: Words of it to quote; empty for the passage as it is.
            is_new: Whether the form is that of a new event; else of the event under the cursor.
        """
        cited: Data = {"passage": str(key), "quote": quote} if quote else str(key)
        if self._may_write() and (is_new or self._current()):
            self._open("" if is_new else self._current(), {"cites": [cited]})

    def quote(self, key: CitationKey, follow: Follow) -> None:
        """Open the page on which words of a passage are selected.

        Args:
            key: The source and the passage.
            follow: Follows the link to the form.
        """
        from tui.explorer.screens.event_form.quote_screen import QuoteScreen  # noqa: PLC0415  (as below)

        source = self._project.index.source(key.source)
        passages = self._project.index.passages(key.source)
        passage = next((each for each in passages if each.key == key.passage), None)
        if source is None or passage is None:
            self._port.tell("Select a passage first: T lists those of the source.")
        elif source.text is TextKind.PARAPHRASE:
            self._port.tell("This source is a paraphrase: its own words are not here to quote.")
        elif self._may_write():
            self._port.open_screen(QuoteScreen(key, passage.text, follow))

    def take_back(self) -> None:
        """Take the last write back, where the file is still what it left."""
        if not self._may_write():
            return
        if not self._writes:
            self._port.tell("Nothing to take back: nothing was written since the start.")
            return
        done = self.restore()
        if isinstance(done, Failure):
            self._port.tell(f"Not taken back: {done.as_line()}.")
        else:
            self._port.tell(f"Taken back: {done}.")

    @property
    def can_restore(self) -> bool:
        """Return whether anything was written that may be taken back."""
        return bool(self._writes) and not self._project.read_only and not self._project.is_example

    def restore(self) -> str | Failure:
        """Take the last write back; return what that was, or why it stays. There must be one."""
        from tui.project.events.write_event import EventWrite, take_back  # noqa: PLC0415  (it needs YAML and the models)

        last = self._writes[-1]
        done: EventWrite | AnswersWrite | Failure
        if isinstance(last, EventWrite):
            done = take_back(last, patience=SHORT)
        else:
            from tui.project.imports.questions.write_answers import take_back_answers  # noqa: PLC0415

            done = take_back_answers(self._project.root, last, patience=SHORT)
        if isinstance(done, Failure):
            return done
        self._writes.pop()
        self._port.post_message(FilesWritten())
        if not isinstance(last, EventWrite):
            self.after_answers()
        return done.what

    def remember(self, written: EventWrite | AnswersWrite) -> None:
        """Let what another controller wrote be taken back next.

        Args:
            written: The write.
        """
        self._writes = [*self._writes, written][-_MOST:]

    def show_awaited(self) -> None:
        """Go to the event that was written last, once the files were read again."""
        if self._awaited and self._project.index.event(self._awaited):
            name, self._awaited = self._awaited, ""
            self._navigation.go_to_event(name)

    def _current(self) -> str:
        """Return the id of the event under the cursor; empty with a notification where there is none."""
        state = self._session.state
        name = state.record.row.id if state.record else state.unread.id if state.unread else ""
        if not name:
            without_id = "This entry has no id. Press E to change it in an editor."
            self._port.tell(without_id if state.unread else "No event is selected. Press c for a new one.")
        return name

    def _may_write(self) -> bool:
        if self._project.read_only:
            self._port.tell(_READ_ONLY)
        elif self._project.is_example:
            self._port.tell(_EXAMPLE)
        return not (self._project.read_only or self._project.is_example)

    def _open(self, event: str, typed: Mapping[str, Data]) -> None:
        if not self._may_write():
            return
        # Imported here: the start should not wait for the form.
        from tui.explorer.screens.event_form.form_screen import AT_ONCE  # noqa: PLC0415
        from tui.session.event_form import begin_form  # noqa: PLC0415

        begin = partial(begin_form, self._project, event, typed)
        if _size(self._project.root / NAME) < AT_ONCE:
            self._show(begin())
        elif self._tasks.is_free("Cannot open the form"):
            self._tasks.run(f"Reading {NAME}", lambda _tell: partial(self._show, begin()))

    def _show(self, editor: EventEditor | Failure) -> None:
        from tui.explorer.screens.event_form.form_screen import EventFormScreen  # noqa: PLC0415  (as above)

        if isinstance(editor, Failure):
            self._port.tell(f"Cannot write here: {editor.as_line()}.")
            return
        cited = self._port.excerpt.cited
        source = cited.key.source if cited else ""
        form = EventFormScreen(editor, self._port.title_room, source, ascii_only=self._port.ascii_only)
        self._port.close_screens()
        self._port.open_screen(form, self._written)

    def _written(self, done: EventWrite | None) -> None:
        if done is None:
            return
        if not done.digest:
            self._port.tell("Nothing to write: the event is like that already.")
            return
        self._writes = [*self._writes, done][-_MOST:]
        self._awaited = done.id
        self._port.tell(f"{capitalize(done.what)}. Z takes it back.")
        self._port.post_message(FilesWritten())


def _nothing() -> None:
    """Do nothing."""


def _size(path: Path) -> int:
    """Return the bytes of a file; 0 where that cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
