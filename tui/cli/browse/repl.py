"""The loop of `browse`: read a line, run it, print the answer and a status line."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable

from tui.cli.browse.browse_commands import BrowseCommand, parse_command
from tui.cli.browse.reader import Reader
from tui.cli.browse.spoken_text import changes_line, status_line, unread_said
from tui.cli.common_options import text_option
from tui.cli.output import finish_output, is_terminal, write_stdout
from tui.operating_system import enable_line_editing
from tui.views.lines import Line, line, paragraph, plain

PROMPT = "> "
_WIDTH, _NARROWEST = 78, 20


def run_repl(reader: Reader) -> None:
    """Read and answer lines until there are no more, or the user leaves."""
    asking = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    width = max(_NARROWEST, shutil.get_terminal_size((_WIDTH, 24)).columns) if asking else _WIDTH
    _begin_reading(asking=asking)
    greeting = [
        line(reader.index.info.title),
        *_notice(reader.index.info.notice),
        *unread_said(reader),
        line("Type help for the commands, quit to leave."),
        status_line(reader),
    ]
    _tell(greeting, width)
    while not reader.finished:
        try:
            typed = _read(asking=asking)
            if typed is None:
                break
            _tell(run_line(reader, typed), width)
        except KeyboardInterrupt:
            # Without a terminal there is nobody to continue.
            if not asking:
                raise
            write_stdout("\n")


def run_line(reader: Reader, typed: str) -> list[Line]:
    """Return the answer to one line, with the status last.

    Args:
        reader: The state, which the line may change.
        typed: A word or key with its argument; an empty line asks for the status alone.
    """
    word, rest = _parted(typed)
    lines: list[Line] = []
    if word:
        verb = parse_command(word)
        lines = verb.run(reader, rest) if isinstance(verb, BrowseCommand) else [verb]
    if reader.finished:
        return lines
    return [*lines, *changes_line(reader), status_line(reader)]


def _parted(typed: str) -> tuple[str, str]:
    """Return the word and what follows it; `/words` and `:word` work as in the explorer."""
    line_ = typed.strip().removeprefix(":").lstrip()
    if line_.startswith("/"):
        return "/", line_[1:].strip()
    word, _, rest = line_.partition(" ")
    return word, rest.strip()


def _tell(lines: Iterable[Line], width: int) -> None:
    write_stdout(plain(lines, width))
    finish_output()


def _read(*, asking: bool) -> str | None:
    """Return the next line; None where there is no more."""
    if not asking:
        typed = sys.stdin.readline() if sys.stdin else ""
        return text_option(typed) if typed else None
    try:
        return text_option(input(PROMPT))
    except EOFError:
        write_stdout("\n")
        return None


def _notice(notice: str) -> list[Line]:
    """Return the content notice, to be shown first."""
    return paragraph(f"Content notice. {notice}") if notice else []


def _begin_reading(*, asking: bool) -> None:
    """Accept any byte as input; on a terminal, let lines be edited and recalled."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    if asking:
        enable_line_editing()
