"""Long work that can be told to stop: it asks between its parts, whoever started it answers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class StoppedError(Exception):
    """The work was told to stop."""


class _Asked(threading.local):
    must_stop: Callable[[], bool] | None = None


_asked = _Asked()


@contextmanager
def stoppable(must_stop: Callable[[], bool]) -> Iterator[None]:
    """Within this, `stop_if_asked` of the same thread raises `StoppedError` as soon as the answer is yes."""
    before = _asked.must_stop
    _asked.must_stop = must_stop
    try:
        yield
    finally:
        _asked.must_stop = before


def stop_if_asked() -> None:
    """Go on, or raise `StoppedError`: called by long work after each of its parts."""
    if _asked.must_stop is not None and _asked.must_stop():
        raise StoppedError
