"""The commands of a group, each imported when it is called or asked for its help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module

import click

from tui.cli.output import write_stdout

COMPLETION_VARIABLE = "_DATELINE_COMPLETE"
"""An environment variable: the name of the shell and `_complete` while a shell asks for completions."""


class LazyCommands(MutableMapping[str, click.Command]):
    """Commands by name, for `click.Group`; which names there are is known without importing any."""

    def __init__(self, places: Mapping[str, str]) -> None:
        """List the commands.

        Args:
            places: By name, the module and the command in it: `tui.cli.commands.fix:fix`.
        """
        self._places = dict(places)
        self._commands: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        """Return a command, which is imported now if it was not before."""
        if name not in self._commands:
            module, _, command = self._places[name].partition(":")
            self._commands[name] = with_help(getattr(import_module(module), command))
        return self._commands[name]

    def __contains__(self, name: object) -> bool:
        """Return whether there is a command of this name; nothing is imported."""
        return name in self._places

    def __setitem__(self, name: str, command: click.Command) -> None:
        """Add a command that is imported already."""
        self._places[name] = ""
        self._commands[name] = command

    def __delitem__(self, name: str) -> None:
        """Take a command off the list."""
        del self._places[name]
        self._commands.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        """Return the names, in the order of the list."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)


def with_help(command: click.Command) -> click.Command:
    """Give a command, and all in it that are imported already, the option --help; return it."""
    command.params.append(_HELP)
    if isinstance(command, click.Group) and not isinstance(command.commands, LazyCommands):
        for inner in command.commands.values():
            with_help(inner)
    return command


def _help(context: click.Context, _parameter: click.Parameter, is_given: bool) -> None:
    if is_given and not context.resilient_parsing:
        write_stdout(f"{context.get_help()}\n")
        context.exit()


# click's own option would write to standard output directly.
_HELP = click.Option(
    ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=_help, help="Show this help."
)
