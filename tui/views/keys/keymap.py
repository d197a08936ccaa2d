"""The keys in effect: the table of commands with the user's own keys in place of the default ones."""

from __future__ import annotations

from collections.abc import Mapping

from tui.light_dataclass import dataclass, replace
from tui.views.commands.command import Command, CommandScope
from tui.views.commands.table import COMMANDS

WAYS_OUT = frozenset({"quit", "close-page", "close-export", "close-form"})
"""Ids of commands that must keep a key, so that nobody is locked in."""


LED_BACK_BY_ESCAPE = frozenset(
    {"clear", "leave-query", "close-page", "close-filters", "close-export", "close-form"}
)
"""Ids of the only commands that Esc runs; it runs them whatever other keys they have."""


@dataclass(frozen=True, slots=True)
class KeyConflict:
    """A key that was given to two commands of one scope."""

    key: str
    kept_by: str
    """The id of the command that keeps it."""
    lost_by: str
    """The id of the command that does not get it."""


def rebind_keys(keymap: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Command, ...], tuple[KeyConflict, ...]]:
    """Return the table of commands with the user's keys.

    A key that the user gives to one command is taken from every other command of the same scope. Of two
    commands that are given one key, the earlier in the keymap gets it. A command of `WAYS_OUT` that would
    lose its last key keeps its default keys.

    Args:
        keymap: The keys of some commands by their ids; an empty tuple takes all keys away.

    Returns:
        Every command in the order of the table; and the keys that the keymap gives twice.
    """
    places = {command.id: command.where for command in COMMANDS}
    clashes = []
    given: dict[tuple[CommandScope, str], str] = {}
    for name in (name for name in keymap if name in places):
        for key in keymap[name]:
            keeper = given.setdefault((places[name], key), name)
            if keeper != name:
                clashes.append(KeyConflict(key, keeper, name))
    commands = []
    for command in COMMANDS:
        wanted = keymap.get(command.id, command.keys)
        if command.id in LED_BACK_BY_ESCAPE:
            wanted = (*wanted, "escape")
        keys = tuple(k for k in wanted if given.get((command.where, k), command.id) == command.id)
        commands.append(replace(command, keys=tuple(dict.fromkeys(keys))))
    kept = _with_ways_out(tuple(commands))
    freed, blocked = _without_traps(kept)
    return freed, (*clashes, *blocked)


def _with_ways_out(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """Give the default keys back to each command of `WAYS_OUT` that has none, and take them from others."""
    table = {command.id: command for command in COMMANDS}
    lost = {command.id for command in commands if command.id in WAYS_OUT and not command.keys}
    kept = {(table[name].where, key) for name in lost for key in table[name].keys}
    return tuple(
        table[command.id]
        if command.id in lost
        else replace(command, keys=tuple(key for key in command.keys if (command.where, key) not in kept))
        for command in commands
    )


def _without_traps(commands: tuple[Command, ...]) -> tuple[tuple[Command, ...], tuple[KeyConflict, ...]]:
    """Take keys of `WAYS_OUT` from the commands of text panes, which would handle them first."""
    out = {key: command.id for command in commands if command.id in WAYS_OUT for key in command.keys}
    inside = [command for command in commands if command.where is CommandScope.TEXT]
    blocked = [
        KeyConflict(key, out[key], command.id) for command in inside for key in command.keys if key in out
    ]
    freed = {
        command.id: replace(command, keys=tuple(key for key in command.keys if key not in out))
        for command in inside
    }
    return tuple(freed.get(command.id, command) for command in commands), tuple(blocked)


def changed_keys(commands: tuple[Command, ...]) -> dict[str, str]:
    """Return the commands whose keys differ from the table's, as Textual's keymap takes them."""
    table = {command.id: command.keys for command in COMMANDS}
    # Textual ignores an empty list; no terminal sends `<ignore>`.
    return {
        command.id: ",".join(command.keys) or "<ignore>"
        for command in commands
        if command.keys != table[command.id]
    }


def key_for(commands: tuple[Command, ...], name: str) -> str:
    """Return the first key of a command, as bindings name it; empty where it has none.

    Args:
        commands: With the keys in effect.
        name: The command's id.
    """
    keys = next((command.keys for command in commands if command.id == name), ())
    return keys[0] if keys else ""
