"""Looking at something every so often, in a thread of its own: nothing else wakes while nothing changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial


class Watch:
    """A thread that looks and waits in turns until it is stopped, or a look fails."""

    def __init__(
        self, look: Callable[[], object], seconds: float, tell: Callable[[Callable[[], object]], object]
    ) -> None:
        """Prepare; nothing is begun yet.

        Args:
            look: What to do each time, in the thread.
            seconds: How long to wait before each look.
            tell: Where a look has failed, called with a function that raises its exception.
        """
        self._look = look
        self._seconds = seconds
        self._tell = tell
        self._stopped = threading.Event()

    def start(self) -> None:
        """Begin, unless it was stopped before."""
        if not self._stopped.is_set():
            threading.Thread(target=self._run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """Look no more; a look that was begun comes to its end."""
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.wait(self._seconds):
            try:
                self._look()
            except Exception as fault:
                if not self._stopped.is_set():
                    self._tell(partial(_throw, fault))
                return


def _throw(fault: Exception) -> None:
    raise fault
