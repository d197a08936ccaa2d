"""The exit codes of every command."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended."""

    OK = 0
    FOUND = 1
    """`check` found problems, `search` found nothing, or what was named is outside the range."""
    USAGE = 2
    UNREADABLE = 3
    UNWRITABLE = 4
    INTERNAL = 70
    """EX_SOFTWARE of sysexits.h."""
    HANGUP = 129
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    """As a shell reports SIGPIPE, which Python turns into an exception."""
    TERMINATED = 143


MEANING = {
    ExitCode.OK: "it went well",
    ExitCode.FOUND: "problems were found, or what was looked for was not",
    ExitCode.USAGE: "it makes no sense here: usage, an unknown id, no chronology, no terminal",
    ExitCode.UNREADABLE: "the chronology cannot be read",
    ExitCode.UNWRITABLE: "the output was refused or failed",
    ExitCode.INTERNAL: "a mistake in dateline itself; a report was written",
    ExitCode.HANGUP: "ended by SIGHUP",
    ExitCode.INTERRUPTED: "ended by Ctrl-C",
    ExitCode.PIPE_CLOSED: "nobody read the rest of the output",
    ExitCode.TERMINATED: "ended by SIGTERM",
}


def format_codes() -> str:
    """Return the codes with their meanings, for `dateline --help`."""
    return "\n".join(f"  {code:>3}  {MEANING[code]}" for code in ExitCode)
