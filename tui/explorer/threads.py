"""Threads of the explorer: the pool that nobody who leaves waits for, those of a screen, interrupted calls.

Python waits for every thread of a pool before it ends. What reads a file that was made to be read for ever
would so keep the reader from leaving; it holds nothing that must be put in order. What writes does.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from typing import Any, Protocol, TypeVar

from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from tui.index.protocol import InterruptedSearchError
from tui.text.cancellation import stop_if_asked

_NAME = "explorer"
_MOMENT = 0.05
"""Seconds in which a thread that has nothing to do comes to its end."""

T = TypeVar("T")


class Threads(ThreadPoolExecutor):
    """A pool that is shut down without waiting for what runs in it."""

    def __init__(self, writing: AbstractContextManager[object]) -> None:
        """Without any thread yet.

        Args:
            writing: Held by whatever must come to its end.
        """
        super().__init__(thread_name_prefix=_NAME)
        self._writing = writing

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Begin nothing more; wait only for what is written."""
        super().shutdown(wait=False, cancel_futures=True)
        if wait:
            with self._writing:
                pass

    def are_busy(self) -> bool:
        """Whether any of them is still at something, to be asked after the shutdown."""
        left = [thread for thread in threading.enumerate() if thread.name.startswith(_NAME)]
        for thread in left:
            thread.join(_MOMENT)
        return any(thread.is_alive() for thread in left)


class ThreadPort(Protocol):
    """Runs work of a screen in threads, and shows what comes of it."""

    def run_in_thread(self, work: Callable[[], None], group: str, *, exclusive: bool = True) -> None:
        """Run something in a thread.

        Args:
            work: What to run. It must show its results through `call_from_thread`.
            group: The name of work of its sort.
            exclusive: Whether the work of the same group that is still running is cancelled.
        """

    def call_from_thread(self, show: Callable[[], None]) -> None:
        """Run something on the screen, unless it was cancelled meanwhile; to be called in a thread."""

    def is_cancelled(self) -> bool:
        """Whether the work of this thread is not wanted any more; to be called in a thread."""


class ScreenThreads:
    """The threads of one screen; its work is cancelled when it closes."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen

    def run_in_thread(self, work: Callable[[], None], group: str, *, exclusive: bool = True) -> None:
        """Run something in a thread: see `ThreadPort`.

        Args:
            work: What to run.
            group: The name of work of its sort.
            exclusive: Whether the work of the same group that is still running is cancelled.
        """
        self._screen.run_worker(work, group=group, exclusive=exclusive, thread=True)

    def call_from_thread(self, show: Callable[[], None]) -> None:
        """Run something on the screen, unless it was cancelled meanwhile."""
        worker: Worker[None] = get_current_worker()

        def show_if_wanted() -> None:
            if not worker.is_cancelled:
                show()

        self._screen.app.call_from_thread(show_if_wanted)

    def is_cancelled(self) -> bool:
        """Return whether the work of this thread is not wanted any more."""
        return get_current_worker().is_cancelled


def repeat_interrupted(ask: Callable[[], T]) -> T:
    """Return what an index call returns, repeating it where a search interrupts it.

    Args:
        ask: Asks the index.

    Raises:
        StoppedError: The check of the enclosing `stoppable` block returned True.
    """
    while True:
        stop_if_asked()
        with suppress(InterruptedSearchError):
            return ask()
