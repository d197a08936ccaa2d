"""Textual's bindings, made from the table of commands."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.views.commands.command import CommandScope
from tui.views.commands.table import commands_in


def bindings_of(where: CommandScope) -> list[BindingType]:
    """Return the bindings of the commands of a scope, each rebindable by its command's id."""
    return [
        Binding(",".join(command.keys), command.action, command.label, show=False, id=command.id)
        for command in commands_in(where)
    ]
