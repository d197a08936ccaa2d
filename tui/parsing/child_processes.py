"""The child processes that are running now: a signal handler stops them before the program ends."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TypeAlias

ChildProcess: TypeAlias = "subprocess.Popen[bytes]"

_children: set[ChildProcess] = set()


@contextmanager
def minded(child: ChildProcess) -> Iterator[None]:
    """Keep a process in the list of children within this block."""
    _children.add(child)
    try:
        yield
    finally:
        _children.discard(child)


def signal_all(number: int) -> None:
    """Send a signal to every listed child; those that have ended are ignored.

    Args:
        number: That of the signal, as in the module `signal`.
    """
    for child in list(_children):
        # Windows sends hardly any signal: it refuses the others with ValueError.
        with suppress(OSError, ValueError):
            child.send_signal(number)


def kill_all() -> None:
    """Kill every listed child; those that have ended are ignored."""
    for child in list(_children):
        with suppress(OSError):
            child.kill()
