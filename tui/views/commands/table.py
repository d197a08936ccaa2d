"""All commands in one table."""

from __future__ import annotations

from tui.views.commands.command import Command, CommandScope
from tui.views.commands.main import MAIN
from tui.views.commands.other_screens import OTHER_SCREENS

COMMANDS: tuple[Command, ...] = (*MAIN, *OTHER_SCREENS)
"""In the order of the help."""


OLD_IDS = {"known-by": "as-of", "next-extract": "next-export"}
"""Ids that commands had once, with those they have now: a config file may still have them."""


def commands_in(where: CommandScope) -> tuple[Command, ...]:
    """Return the commands whose keys work in a scope."""
    return tuple(command for command in COMMANDS if command.where is where)
