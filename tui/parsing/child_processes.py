"""The child processes that are running now: a signal handler stops them before the program ends.

And what a child process does to end with its parent, however that ends.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TypeAlias

ChildProcess: TypeAlias = "subprocess.Popen[bytes]"

_DEATH_SIGNAL = 1
"""Of prctl(2)."""

_children: set[ChildProcess] = set()
_killed = threading.Event()
"""Set once `kill_all` was called: the program is about to end."""


@contextmanager
def minded(child: ChildProcess) -> Iterator[None]:
    """Keep a process in the list of children within this block, which ends with the process.

    After `kill_all` the block never ends: its thread would go on as if the child had ended by itself, and use
    the terminal that is being given back.
    """
    _children.add(child)
    try:
        yield
    finally:
        _children.discard(child)
        if _killed.is_set():
            threading.Event().wait()


@contextmanager
def start_module(
    module: str,
    *arguments: str,
    environment: Mapping[str, str],
    keeps_errors: bool = False,
    has_session: bool = False,
) -> Iterator[ChildProcess]:
    """Run a module of this program in a process of its own, which ends with the block.

    Args:
        module: Its dotted name.
        arguments: What it is given.
        environment: All of its environment.
        keeps_errors: Whether its standard error is a pipe; else what it says there is dropped.
        has_session: Whether signals of the terminal pass it by.

    Yields:
        The process, with pipes to its standard input and from its standard output.

    Raises:
        OSError: It cannot be started; so does `ValueError`.
    """
    pipe = subprocess.PIPE
    process = subprocess.Popen(  # noqa: S603  (this program itself)
        [sys.executable, "-m", module, *arguments],
        stdin=pipe,
        stdout=pipe,
        stderr=pipe if keeps_errors else subprocess.DEVNULL,
        env=dict(environment),
        start_new_session=has_session,
    )
    try:
        with minded(process):
            yield process
    finally:
        process.kill()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream:
                with suppress(OSError):
                    stream.close()
        process.wait()


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
    """Kill every listed child before the program ends; those that have ended are ignored."""
    _killed.set()
    for child in list(_children):
        with suppress(OSError):
            child.kill()


def request_death_signal() -> None:
    """Let the system end this process when the thread that started it ends; on Linux only."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  (for child processes only)

        none = ctypes.c_ulong(0)
        prctl = ctypes.CDLL(None, use_errno=True).prctl
        prctl(ctypes.c_int(_DEATH_SIGNAL), ctypes.c_ulong(signal.SIGKILL), none, none, none)


def end_with_parent(lifeline: int) -> None:
    """End this process when its parent has ended, which a thread waits for.

    Args:
        lifeline: A descriptor without further data, whose other end only the parent has open.
    """
    with suppress(RuntimeError):
        threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: int) -> None:
    with suppress(OSError):
        while os.read(lifeline, 1):
            pass
    os._exit(1)
