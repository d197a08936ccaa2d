"""Work on files that takes its time: done in a thread, its progress told at the foot, one work at a time."""

from __future__ import annotations

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
from tui.project.failure import Failure
from tui.text.sanitize import sanitize_line

Tell: TypeAlias = Callable[[str], None]
"""Says how far it is."""
Then: TypeAlias = Callable[[], None]
"""What there is to do on the screen when it is done."""

_MOST_OFTEN = 0.1
"""Seconds between two words on how far it is."""
_TRIES = 20
"""How often the index is asked what searches interrupt: each of them does so once."""

T = TypeVar("T")


class _LeftError(Exception):
    """The reader has left: nobody waits for it any more."""


class TaskController(FilterController):
    """Does one work on files at a time, and none for whoever only looks on."""

    progress: str = ""
    """How far it is; empty while there is none."""

    def is_free(self, nothing: str) -> bool:
        """Whether work may begin; where it may not, that is said.

        Args:
            nothing: What does not come about: `Nothing is attached`.
        """
        if self.project.read_only:
            self.tell_reader(f"{nothing} here: this is read-only.")
        elif self.progress:
            self.tell_reader(f"{nothing} yet: {self.progress}.")
        return not (self.project.read_only or self.progress)

    def work_on(self, what: str, task: Callable[[Tell], Then]) -> None:
        """Do something in a thread.

        Args:
            what: It, in one or two words.
            task: Runs there, and answers what is to be done on the screen.
        """
        self._show_progress(what)
        self._work_on(what, task)

    @work(thread=True, group="files")
    def _work_on(self, what: str, task: Callable[[Tell], Then]) -> None:
        worker, last = get_current_worker(), time.monotonic()

        def tell(said: str) -> None:
            nonlocal last
            if worker.is_cancelled:
                raise _LeftError
            now = time.monotonic()
            if now - last >= _MOST_OFTEN:
                last = now
                self.app.call_from_thread(self._show_progress, f"{what}: {said}")

        # An index is closed when the reader leaves, too.
        with suppress(_LeftError, InterruptedSearchError):
            then = task(tell)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._end_work, then)

    def _end_work(self, then: Then) -> None:
        self._show_progress("")
        then()

    def _show_progress(self, said: str) -> None:
        self.progress = said
        self.watch_browsing()

    def watch_browsing(self) -> None:
        """The reader moved: how far the work is stands where the length of a range would."""
        super().watch_browsing()
        if self.progress:
            self.said = self.progress

    @property
    def is_idle(self) -> bool:
        """Whether a page may appear: nobody is typing, or in another page."""
        return self.app.screen is self and not isinstance(self.focused, Input)

    def show_result(self, written: PageContent, said: str) -> None:
        """Show a page; say something instead where the reader is busy with something else."""
        if self.is_idle:
            self.app.push_screen(ListPage(written, self.follow, self.ascii_only))
        else:
            self.tell_reader(said)

    def tell_reader(self, said: str) -> None:
        """Say one thing."""
        self.notify(sanitize_line(said), markup=False)


def confirm_again(ask: Callable[[], T]) -> T:
    """What an index answers, though the reader searches meanwhile."""
    for _ in range(_TRIES - 1):
        with suppress(InterruptedSearchError):
            return ask()
    return ask()


def format_failure(refused: Failure) -> str:
    """A refusal in one line."""
    return "; ".join(filter(None, (refused.message, refused.remedy)))
