"""Long work on files: in a thread, with its progress at the foot of the screen, one task at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias, TypeVar

from textual import work
from textual.widgets import Input
from textual.worker import get_current_worker

from tui.explorer.controllers.filters import FilterController
from tui.explorer.screens.list_page import ListPage, PageContent
from tui.index.protocol import InterruptedSearchError
from tui.project.project import Project
from tui.text.sanitize import sanitize_line

Tell: TypeAlias = Callable[[str], None]
"""Shows a progress message."""
Then: TypeAlias = Callable[[], None]
"""What to do on the screen when the task is done."""

_MOST_OFTEN = 0.1
"""Seconds between two progress messages."""
_TRIES = 20
"""How often an index call that searches interrupt is repeated: each search interrupts it once."""

T = TypeVar("T")


class _LeftError(Exception):
    """The user has left: the task must end."""


class TaskController(FilterController):
    """Runs one task on files at a time, and none where the chronology is read-only."""

    progress: str = ""
    """The progress message; empty where no task runs."""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.writing = threading.Lock()
        """Held by the thread that does a task; leaving waits for it."""

    def is_free(self, nothing: str) -> bool:
        """Return whether a task may start; where it may not, a notification says why.

        Args:
            nothing: What cannot be done: `Cannot attach originals`.
        """
        if self.project.read_only:
            self.tell_reader(f"{nothing}: this is read-only.")
        elif self.progress:
            self.tell_reader(f"{nothing} yet: {self.progress}.")
        return not (self.project.read_only or self.progress)

    def work_on(self, title: str, task: Callable[[Tell], Then]) -> None:
        """Run a task in a thread.

        Args:
            title: The task in one or two words.
            task: Runs in the thread, and returns what to do on the screen.
        """
        self._show_progress(title)
        self._work_on(title, task)

    @work(thread=True, group="files")
    def _work_on(self, title: str, task: Callable[[Tell], Then]) -> None:
        worker, last = get_current_worker(), time.monotonic()

        def tell(message: str) -> None:
            nonlocal last
            if worker.is_cancelled:
                raise _LeftError
            now = time.monotonic()
            if now - last >= _MOST_OFTEN:
                last = now
                self.app.call_from_thread(self._show_progress, f"{title}: {message}")

        # The index is closed when the user leaves, too.
        with self.writing, suppress(_LeftError, InterruptedSearchError):
            then = task(tell)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._end_work, then)

    def _end_work(self, then: Then) -> None:
        self._show_progress("")
        then()

    def _show_progress(self, message: str) -> None:
        self.progress = message
        self.watch_browsing()

    def watch_browsing(self) -> None:
        """Keep the progress where the length of a range would be shown."""
        super().watch_browsing()
        if self.progress:
            self.said = self.progress

    @property
    def is_idle(self) -> bool:
        """Return whether a page may open: the user is not typing, and no other page is open."""
        return self.app.screen is self and not isinstance(self.focused, Input)

    def show_result(self, written: PageContent, message: str) -> None:
        """Open a page, or only show a message where the user is busy.

        Args:
            written: The page.
            message: What to show then.
        """
        if self.is_idle:
            self.app.push_screen(ListPage(written, self.follow, self.ascii_only))
        else:
            self.tell_reader(message)

    def tell_reader(self, message: str) -> None:
        """Show a notification."""
        self.notify(sanitize_line(message), markup=False)


def confirm_again(ask: Callable[[], T]) -> T:
    """Return what an index call returns, repeating it where a search interrupts it."""
    for _ in range(_TRIES - 1):
        with suppress(InterruptedSearchError):
            return ask()
    return ask()
