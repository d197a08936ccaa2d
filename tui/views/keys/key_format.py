"""Keys in words, and the tables of keys for footer, help and `docs/keys.md`."""

from __future__ import annotations

from tui.light_dataclass import replace
from tui.views.commands.command import Command, CommandScope
from tui.views.commands.table import COMMANDS
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line

_KEY_WORDS = {
    "down": "Down",
    "up": "Up",
    "left": "Left",
    "right": "Right",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "backspace": "Backspace",
    "insert": "Ins",
    "delete": "Del",
    "comma": ",",
}


def key_words(key: str) -> str:
    """Return a key as people write it: `shift+down` as `Shift+Down`."""
    *modifiers, last = key.split("+")
    name = _KEY_WORDS.get(last) or (last.upper() if last.startswith("f") and last[1:].isdigit() else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


FIRST = "first"
"""Used in place of a pane's name when a chronology is opened for the first time."""
_FIRST_KEYS = {
    "next-event": "next event",
    "search": "search",
    "palette": "palette",
    "help": "every key",
    "quit": "quit",
}
"""Five commands for a beginner, with their labels."""


def footer_commands(pane: str, commands: tuple[Command, ...] = COMMANDS) -> tuple[Command, ...]:
    """Return the commands that the footer names for a focus.

    Args:
        pane: The pane that has the focus; or `FIRST`, or a `CommandScope` with keys of its own.
        commands: With the keys in effect.
    """
    if pane == FIRST:
        named = (command for command in commands if command.id in _FIRST_KEYS)
        return tuple(replace(command, label=_FIRST_KEYS[command.id]) for command in named)
    if pane in (CommandScope.EXPORT, CommandScope.QUERY):
        # The export screen names this key itself, and only where there are risks to accept.
        named = (command for command in commands if command.id != "accept-risks")
        return tuple(command for command in named if command.where == pane)
    return tuple(command for command in commands if pane in command.footer)


def groups(commands: tuple[Command, ...] = COMMANDS) -> dict[str, list[Command]]:
    """Return the commands by their heading, in order."""
    grouped: dict[str, list[Command]] = {}
    for command in commands:
        grouped.setdefault(command.group, []).append(command)
    return grouped


def keys_lines(commands: tuple[Command, ...] = COMMANDS, first: tuple[str, ...] = ()) -> list[Line]:
    """Return every command with its keys, by heading: for the help and for `dateline keys`.

    Args:
        commands: With the keys in effect.
        first: The groups that come first, in this order; the others follow in that of the table.
    """
    lines: list[Line] = []
    width = max(len(_keys(command)) for command in commands)
    by_group = groups(commands)
    for group in dict.fromkeys((*first, *by_group)):
        lines += [BLANK, heading(group)] if lines else [heading(group)]
        for command in by_group[group]:
            keys = TextSpan(_keys(command).ljust(width), TextRole.KEY)
            lines.append(line(keys, f" {command.about}", indent=2, hang=width + 3))
    return lines


def _keys(command: Command) -> str:
    return "  ".join(map(key_words, command.keys))


def keys_table(commands: tuple[Command, ...] = COMMANDS) -> str:
    """The commands as a Markdown table: what `docs/keys.md` holds."""
    rows = ["| Keys | What they do |", "|---|---|"]
    for group, grouped in groups(commands).items():
        rows.append(f"| **{group}** | |")
        for command in grouped:
            keys = " ".join(f"`{key_words(key)}`" for key in command.keys)
            rows.append(f"| {keys} | {command.about} |")
    return "\n".join(rows) + "\n"
