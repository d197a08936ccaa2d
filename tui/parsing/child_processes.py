"""The processes that this one has started and waits for: whoever ends it before ends them too."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TypeAlias

ChildProcess: TypeAlias = "subprocess.Popen[bytes]"

_children: set[ChildProcess] = set()


@contextmanager
def minded(child: ChildProcess) -> Iterator[None]:
    """Mind a process for as long as it is waited for."""
    _children.add(child)
    try:
        yield
    finally:
        _children.discard(child)


def signal_all(number: int) -> None:
    """Send every one of them a signal."""
    for child in list(_children):
        with suppress(OSError):
            child.send_signal(number)


def kill_all() -> None:
    """End every one of them by force."""
    for child in list(_children):
        with suppress(OSError):
            child.kill()
