"""Cancelling long work: the caller sets a check, and the work calls `stop_if_asked` after each part."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class StoppedError(Exception):
    """Raised by `stop_if_asked` where the work must stop."""


class _ThreadState(threading.local):
    must_stop: Callable[[], bool] | None = None


_state = _ThreadState()


@contextmanager
def stoppable(must_stop: Callable[[], bool]) -> Iterator[None]:
    """Make `stop_if_asked` raise within this block, in the same thread, once `must_stop` returns True.

    Blocks may be nested; the innermost check holds.
    Checks of outer blocks hold too.
    """
    before = _state.must_stop
    _state.must_stop = must_stop if before is None else lambda: must_stop() or before()
    try:
        yield
    finally:
        _state.must_stop = before


def stop_if_asked() -> None:
    """Raise where the work must stop. To be called by long work after each of its parts.

    Raises:
        StoppedError: The check of the enclosing `stoppable` block returned True.
    """
    if _state.must_stop is not None and _state.must_stop():
        raise StoppedError
