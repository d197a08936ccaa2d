"""The threads in which the explorer reads, searches and counts: nobody who leaves waits for them.

Python waits for every thread of a pool before it ends. What reads a file that was made to be read for ever
would so keep the reader from leaving; it holds nothing that must be put in order. What writes does.
"""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager

_NAME = "explorer"
_MOMENT = 0.05
"""Seconds in which a thread that has nothing to do comes to its end."""


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
