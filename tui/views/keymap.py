"""The commands with the keys in effect: those of the table, or the reader's own in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tui.views.commands.command import Command, CommandScope
from tui.views.commands.table import COMMANDS

WAYS_OUT = frozenset({"quit", "close-page", "close-export"})
"""Commands that must keep a key."""


LED_BACK_BY_ESCAPE = frozenset({"clear", "leave-query", "close-page", "close-filters", "close-export"})
"""Commands that Esc runs whatever else does, and the only ones that it may run."""


@dataclass(frozen=True, slots=True)
class KeyConflict:
    """A key that two commands of one place were given."""

    key: str
    kept_by: str
    """The id of the command that has it."""
    lost_by: str
    """The id of the one that goes without."""


def rebind_keys(keymap: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Command, ...], tuple[KeyConflict, ...]]:
    """The table of commands with other keys.

    A key that the reader gives to a command is taken from whichever had it in the same place. Of two commands
    that are given one key, the earlier in the keymap has it; a way out that would lose its last key keeps it,
    and Esc leads back whatever else does.

    Args:
        keymap: The keys of some commands by their ids; an empty tuple takes them all away.

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
    """A way out that has lost every key gets its own back, from whoever took them."""
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
    """The keys of a pane of text go before those of what it lies in: none may be that of a way out."""
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
    """Of some commands those with other keys than the table's, as Textual's keymap takes them."""
    table = {command.id: command.keys for command in COMMANDS}
    # Textual takes an empty list for no wish at all; no terminal sends `<ignore>`.
    return {
        command.id: ",".join(command.keys) or "<ignore>"
        for command in commands
        if command.keys != table[command.id]
    }


def key_for(commands: tuple[Command, ...], name: str) -> str:
    """The first key of a command, as bindings name it; empty where it has none.

    Args:
        commands: With the keys in effect.
        name: The command's id.
    """
    keys = next((command.keys for command in commands if command.id == name), ())
    return keys[0] if keys else ""
