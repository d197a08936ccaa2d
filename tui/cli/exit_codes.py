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
    ExitCode.OK: "success",
    ExitCode.FOUND: "problems found, or nothing found",
    ExitCode.USAGE: "usage error: wrong option, unknown id, no chronology, no terminal",
    ExitCode.UNREADABLE: "the chronology cannot be read",
    ExitCode.UNWRITABLE: "output error: the export was blocked or could not be written",
    ExitCode.INTERNAL: "internal error; a crash report was written",
    ExitCode.HANGUP: "ended by SIGHUP",
    ExitCode.INTERRUPTED: "ended by Ctrl-C",
    ExitCode.PIPE_CLOSED: "broken pipe: the rest of the output was not read",
    ExitCode.TERMINATED: "ended by SIGTERM",
}


def format_codes() -> str:
    """Return the codes with their meanings, for `dateline --help`."""
    return "\n".join(f"  {code:>3}  {MEANING[code]}" for code in ExitCode)
