"""Options and commands that have another name now, and how the old one is answered."""

from __future__ import annotations

from typing import Final

from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError

OLD_OPTIONS: Final = {"--known-by": "--as-of"}
"""New names by the old ones."""
OLD_COMMANDS: Final = {"dateline corpus seal": "dateline corpus hash"}
"""The same, with the groups they are in."""
OLD_BROWSE_WORDS: Final = {"known-by": "as-of"}
"""The same, of what can be said to `dateline browse`."""


def refuse_old_option(name: str) -> None:
    """Refuse an option that is called something else now; raises `CommandError`.

    Args:
        name: As it was written, without its value.
    """
    _refuse(name, OLD_OPTIONS.get(name))


def refuse_old_command(called: str) -> None:
    """Refuse a command that is called something else now; raises `CommandError`.

    Args:
        called: The whole of it, with the program and the group: `dateline corpus hash`.
    """
    _refuse(called, OLD_COMMANDS.get(called))


def _refuse(old: str, new: str | None) -> None:
    if new:
        raise CommandError(ExitCode.USAGE, f"{old} is now called {new}")
