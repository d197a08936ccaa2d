"""The one table of commands."""

from __future__ import annotations

from tui.views.commands.command import Command, Where
from tui.views.commands.elsewhere import ELSEWHERE
from tui.views.commands.main import MAIN

COMMANDS: tuple[Command, ...] = (*MAIN, *ELSEWHERE)
"""In the order of the help."""


def commands_in(where: Where) -> tuple[Command, ...]:
    """The commands whose keys work there."""
    return tuple(command for command in COMMANDS if command.where is where)
