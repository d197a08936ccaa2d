"""Long work on files: in a thread, with its progress at the foot of the screen, one task at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeAlias

from tui.explorer.controllers.screen_port import ScreenPort
from tui.index.protocol import InterruptedSearchError
from tui.project.project import Project
from tui.text.cancellation import StoppedError, stop_if_asked, stoppable

Tell: TypeAlias = Callable[[str], None]
"""Shows a progress message."""
Then: TypeAlias = Callable[[], None]
"""What to do on the screen when the task is done."""

_MOST_OFTEN = 0.1
"""Seconds between two progress messages."""


def count_rows(tell: Tell) -> Callable[[int, int], None]:
    """Return what shows how many rows of a table were read: called with a row, from 1, and their number."""
    return lambda row, of: tell(f"row {row} of {of}")


class TaskRunner:
    """Runs one task on files at a time, and none where the chronology is read-only."""

    def __init__(self, project: Project, port: ScreenPort) -> None:
        self._project = project
        self._port = port
        self.writing = threading.Lock()
        """Held by the thread that does a task; leaving waits for it."""

    def is_free(self, nothing: str) -> bool:
        """Return whether a task may start; where it may not, a notification says why.

        Args:
            nothing: What cannot be done: `Cannot attach originals`.
        """
        if self._project.read_only:
            self._port.tell(f"{nothing}: this is read-only.")
        elif self._port.progress:
            self._port.tell(f"{nothing} yet: {self._port.progress}.")
        return not (self._project.read_only or self._port.progress)

    def run(self, title: str, task: Callable[[Tell], Then]) -> None:
        """Run a task in a thread.

        Args:
            title: The task in one or two words.
            task: Runs in the thread, and returns what to do on the screen.
        """
        self._port.progress = title
        self._port.threads.run_in_thread(partial(self._work, title, task), "files", exclusive=False)

    def _work(self, title: str, task: Callable[[Tell], Then]) -> None:
        last = time.monotonic()

        def tell(message: str) -> None:
            nonlocal last
            stop_if_asked()
            now = time.monotonic()
            if now - last >= _MOST_OFTEN:
                last = now
                self._port.threads.call_from_thread(partial(self._show_progress, f"{title}: {message}"))

        # The index is closed when the user leaves, too.
        with (
            self.writing,
            suppress(StoppedError, InterruptedSearchError),
            stoppable(self._port.threads.is_cancelled),
        ):
            then = task(tell)
            stop_if_asked()
            self._port.threads.call_from_thread(partial(self._end, then))

    def _end(self, then: Then) -> None:
        self._show_progress("")
        then()

    def _show_progress(self, message: str) -> None:
        self._port.progress = message
