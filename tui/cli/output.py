"""Standard output and standard error: the only place that writes to either.

The output is the same for a pipe and for a terminal, but for colours. All text is sanitized, and protected
names are masked.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from tui.cli.exit_codes import ExitCode
from tui.cli.name_redaction import without_names
from tui.first_frame.painted_frame import PAINTED
from tui.index.records import HiddenCounts
from tui.operating_system import keep_text_as_it_is
from tui.text.failure import Failure, describe_os_error
from tui.text.sanitize import sanitize, sanitize_line

if TYPE_CHECKING:
    from tui.index.protocol import Index
    from tui.parsing.query.parse_query import Query


class CommandError(Exception):
    """Ends a command early, with its exit code, message and remedy."""

    def __init__(self, code: ExitCode, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.failure = Failure(message, remedy)

    @classmethod
    def of(cls, code: ExitCode, failure: Failure) -> CommandError:
        """Return the error that ends a command with a failure."""
        return cls(code, failure.message, failure.remedy)


def write_stdout(*parts: str | Iterable[str]) -> None:
    """Write sanitized text to standard output.

    Args:
        parts: Whole lines, each ending in a line feed; or several such texts, written as they come.

    Raises:
        CommandError: Standard output cannot be written to.
    """
    for part in parts:
        for text in (part,) if isinstance(part, str) else part:
            _write_out(sanitize(without_names(text)))


def write_coloured(rows: Iterable[str]) -> None:
    """Write rows with codes for colours to standard output.

    Args:
        rows: Whole lines, whose text is sanitized and without protected names.
    """
    for row in rows:
        _write_out(row)


def write_bytes(content: str | bytes) -> None:
    """Write an export to standard output as it would be in a file: its format has escaped it already.

    Args:
        content: Text; or, for a format that is no text, the bytes of the file.
    """
    if isinstance(content, str):
        _write_out(content)
        return
    finish_output()
    if sys.stdout is None:
        raise CommandError(ExitCode.UNWRITABLE, "standard output is closed")
    if is_terminal(sys.stdout):
        raise CommandError(
            ExitCode.USAGE,
            "this format is no text for a terminal",
            "name a file: -o FILE, or send it to a pipe",
        )
    with _faults_named():
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def write_message(message: str, remedy: str = "") -> None:
    """Write one line to standard error, after all earlier output; errors in doing so are ignored.

    Args:
        message: Without a full stop. Raw.
        remedy: What to do, or more about it; empty for nothing.
    """
    finish_output()
    text = sanitize_line(without_names(f"dateline: {Failure(message, remedy).as_line()}"))
    _print(f"{text}\n")


def write_talk(text: str) -> None:
    """Write lines to standard error, after all earlier output; errors in doing so are ignored.

    Args:
        text: As `tui.views.lines.plain` returns it.
    """
    finish_output()
    _print(without_names(text))


def show_progress(line: str) -> None:
    """Show on a terminal how far a long task is, in place of the last such message.

    Args:
        line: At most 30 cells; empty to clear. It is padded and not erased by an escape sequence, which a
            dumb terminal would show.
    """
    if is_terminal(sys.stderr) and not PAINTED.is_shown:
        _print(f"\r{sanitize_line(line):<30}\r")


def report_hidden(hidden: HiddenCounts) -> None:
    """Write a message that counts what the as-of day hides, where it hides anything."""
    if hidden:
        write_message(f"hidden: {hidden.in_words()}")


def report_awareness(index: Index, query: Query) -> None:
    """Write a message that an as-of day is only the day of awareness, where a query makes it so."""
    if query.aware_by:
        # Imported here: most queries ask for no awareness.
        from tui.session.status_text import format_awareness  # noqa: PLC0415

        said = format_awareness(index, query, "; ")
        write_message(said[:1].lower() + said[1:])


def finish_output() -> None:
    """Flush standard output; raises as `write_stdout` does."""
    if sys.stdout is not None:
        with _faults_named():
            sys.stdout.flush()


def make_output_safe() -> None:
    """Let no character cause an error: those that the encoding lacks are written as Python escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
            keep_text_as_it_is(stream)


def close_output() -> None:
    """Drop what could not be written, so that the interpreter does not try again at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _print(text: str) -> None:
    """Write to standard error; later, where the frame of the last session is on the screen."""
    if not PAINTED.hold(text):
        with contextlib.suppress(OSError, ValueError):
            print(text, end="", file=sys.stderr, flush=True)  # noqa: T201  (this is where printing lives)


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
