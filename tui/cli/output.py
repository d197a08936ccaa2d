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

from tui.cli.exit_codes import ExitCode
from tui.cli.name_redaction import without_names
from tui.index.records import HiddenCounts
from tui.project.failure import describe_os_error
from tui.text.sanitize import sanitize, sanitize_line


class CommandError(Exception):
    """A command that ends early, with what is said about it."""

    def __init__(self, code: ExitCode, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        """Without a full stop; raw."""
        self.remedy = remedy


def write_stdout(*parts: str | Iterable[str]) -> None:
    """Write text to standard output, cleaned; raises `CommandError` where that fails.

    Args:
        parts: Whole lines, each ending in a line feed; or several such texts, written as they come.
    """
    for part in parts:
        for text in (part,) if isinstance(part, str) else part:
            _write_out(sanitize(without_names(text)))


def write_bytes(text: str) -> None:
    """Write an export to standard output as it would be in a file: its form has made it harmless."""
    _write_out(text)


def write_message(message: str, remedy: str = "") -> None:
    """One line to standard error, behind all that was answered before; lost where nobody listens."""
    finish_output()
    told = sanitize_line(without_names(f"dateline: {message}" + (f"; {remedy}" if remedy else "")))
    with contextlib.suppress(OSError, ValueError):
        print(told, file=sys.stderr, flush=True)  # noqa: T201  (this is where printing lives)


def show_progress(line: str) -> None:
    """Show on a terminal how far a long task is; the next one replaces it, and an empty one takes it away.

    Args:
        line: At most 30 cells. Padded, and not erased by an escape, which a dumb terminal would show.
    """
    if is_terminal(sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            print(f"\r{sanitize_line(line):<30}\r", end="", file=sys.stderr, flush=True)  # noqa: T201  (as above)


def report_hidden(hidden: HiddenCounts) -> None:
    """Say how much is left out by the day that was asked for, where anything is."""
    if hidden:
        write_message(f"hidden: {hidden.in_words()}")


def finish_output() -> None:
    """Send what is still buffered; raises as `write_stdout` does."""
    if sys.stdout is not None:
        with _faults_named():
            sys.stdout.flush()


def make_output_safe() -> None:
    """Let no character end the program: what an encoding lacks is written as an escape of Python's."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def close_output() -> None:
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
        raise CommandError(ExitCode.UNWRITABLE, "standard output is closed")
    with _faults_named():
        sys.stdout.write(text)


@contextlib.contextmanager
def _faults_named() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        close_output()
        raise CommandError(
            ExitCode.UNWRITABLE, f"cannot write the answer: {describe_os_error(fault)}"
        ) from fault
