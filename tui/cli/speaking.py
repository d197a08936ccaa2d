"""Standard output and standard error: the only place that writes to either.

The answer is the same for a pipe and for a terminal. Whatever strangers wrote is cleaned on its way, and
protected names are masked.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from tui.cli.codes import Code
from tui.cli.names import without_names
from tui.index.records import Hidden
from tui.project.refused import why
from tui.text.clean import clean, clean_line


class Stopped(Exception):  # noqa: N818  (it is how a command ends, not a mistake of a programmer's)
    """A command that ends early, with what is said about it."""

    def __init__(self, code: Code, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        """Without a full stop; raw."""
        self.remedy = remedy


def answer(*parts: str | Iterable[str]) -> None:
    """Write text to standard output, cleaned; raises `Stopped` where that fails.

    Args:
        parts: Whole lines, each ending in a line feed; or several such texts, written as they come.
    """
    for part in parts:
        for text in (part,) if isinstance(part, str) else part:
            _write_out(clean(without_names(text)))


def hand_over(text: str) -> None:
    """Write an export to standard output as it would be in a file: its form has made it harmless."""
    _write_out(text)


def say(message: str, remedy: str = "") -> None:
    """One line to standard error, behind all that was answered before; lost where nobody listens."""
    finish()
    told = clean_line(without_names(f"dateline: {message}" + (f"; {remedy}" if remedy else "")))
    with contextlib.suppress(OSError, ValueError):
        print(told, file=sys.stderr, flush=True)  # noqa: T201  (this is where printing lives)


def passing(line: str) -> None:
    """Show on a terminal how far a long task is; the next one replaces it, and an empty one takes it away.

    Args:
        line: At most 30 cells. Padded, and not erased by an escape, which a dumb terminal would show.
    """
    if is_terminal(sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            print(f"\r{clean_line(line):<30}\r", end="", file=sys.stderr, flush=True)  # noqa: T201  (as above)


def tell_hidden(hidden: Hidden) -> None:
    """Say how much is left out by the day that was asked for, where anything is."""
    if hidden:
        say(f"hidden: {hidden.said()}")


def finish() -> None:
    """Send what is still buffered; raises as `answer` does."""
    if sys.stdout is not None:
        with _faults_named():
            sys.stdout.flush()


def speak_safely() -> None:
    """Let no character end the program: what an encoding lacks is written as an escape of Python's."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def fall_silent() -> None:
    """Forget what could not be written, so that the interpreter does not try again while it exits."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _write_out(text: str) -> None:
    if sys.stdout is None:
        raise Stopped(Code.UNWRITABLE, "standard output is closed")
    with _faults_named():
        sys.stdout.write(text)


@contextlib.contextmanager
def _faults_named() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        fall_silent()
        raise Stopped(Code.UNWRITABLE, f"cannot write the answer: {why(fault)}") from fault
