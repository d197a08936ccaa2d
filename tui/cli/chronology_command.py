"""Command classes that take a chronology, named in the same ways for every command.

PATH, a folder or its events.yaml, is before the command's name or the first word after it; -C PATH and
--example may be anywhere. All that was named is gathered first, and must be one chronology.
"""

from __future__ import annotations

import inspect
import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tui.cli.argument_tokens import argument_words, split_arguments
from tui.cli.exit_codes import ExitCode
from tui.cli.old_names import refuse_old_command
from tui.cli.output import CommandError, write_message
from tui.parsing.input_files import NAME as EVENTS
from tui.project.locate_project import ProjectLocation, Shipped, Wanted, find_project

PATH_ARGUMENT = "folder"
"""The parameter of a command that takes PATH and no other word."""
_USAGE = "[PATH]"
_NAMED = "dateline.named"


def named(context: click.Context) -> list[Path | Shipped]:
    """Return what was named so far, before the command's name or after it."""
    chronologies: list[Path | Shipped] = context.meta.setdefault(_NAMED, [])
    return chronologies


def is_spelled_as_path(word: str) -> bool:
    """Return whether a word has the form of a path, which no query word or id has."""
    separators = {os.sep, os.altsep} - {None}
    return (
        word in {".", ".."}
        or any(separator in word for separator in separators if separator)
        or word == EVENTS
    )


def holds_chronology(word: str) -> bool:
    """Return whether a word names a folder with an events.yaml, or such a file."""
    return isinstance(_found(Path(word)), ProjectLocation)


class DocumentedCommand(click.Command):
    """A command whose help is the docstring of its function, without the sections for programmers."""

    def __init__(
        self,
        name: str | None,
        *,
        help: str | None = None,  # noqa: A002  (click's word for it)
        **attributes: Any,  # noqa: ANN401  (passed on to click as it is)
    ) -> None:
        """Make the command as click does, without the sections for programmers in its help.

        Args:
            name: As for `click.Command`.
            help: The docstring of the command's function.
            attributes: As for `click.Command`.
        """
        text = inspect.cleandoc(help).partition("\n\nArgs:")[0] if help else help
        super().__init__(name, help=text, **attributes)


class ChronologyCommand(DocumentedCommand):
    """A command that reads a chronology; its function gets it as `path`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take PATH from the first word where it can be nothing else, and gather what else was named."""
        places = argument_words(self.params, args)
        typed = [args[at] for at in places]
        path = typed[0] if self._begins_with_path(ctx, args, typed) else ""
        if path:
            named(ctx).append(Path(path))
            args = [*args[: places[0]], *args[places[0] + 1 :]]
        left = super().parse_args(ctx, list(args))
        ctx.params["path"] = _only(ctx)
        if not ctx.resilient_parsing:
            self.review(ctx, path, typed[bool(path) :])
        return left

    def review(self, ctx: click.Context, path: str, typed: Sequence[str]) -> None:
        """Check what was typed; for subclasses.

        Args:
            ctx: Of the command, after parsing.
            path: The word that was taken for PATH; empty for none.
            typed: The other words before `--`.

        Raises:
            CommandError: The command is refused.
        """

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Put PATH before everything else the command takes."""
        pieces = super().collect_usage_pieces(ctx)
        return pieces if _USAGE in pieces else [*pieces[:1], _USAGE, *pieces[1:]]

    def _begins_with_path(self, ctx: click.Context, args: Sequence[str], typed: Sequence[str]) -> bool:
        others = [
            parameter
            for parameter in self.params
            if isinstance(parameter, click.Argument) and parameter.name != PATH_ARGUMENT
        ]
        if not others or not typed:
            return False
        # For completion, the word that is being typed is not among the arguments.
        count = len(typed) + ctx.resilient_parsing
        if all(argument.nargs > 0 for argument in others) and count > len(others):
            return os.path.lexists(typed[0])
        if count <= sum(argument.required for argument in others) or not holds_chronology(typed[0]):
            return False
        return is_spelled_as_path(typed[0]) or not self._is_told(ctx, args)

    def _is_told(self, ctx: click.Context, args: Sequence[str]) -> bool:
        """Return whether the chronology was already named, so that a bare word need not be PATH."""
        own = {
            name
            for parameter in self.params
            if parameter.name in {"path", "example"}
            for name in parameter.opts
        }
        is_option = any(token.option in own for token in split_arguments(self.params, args))
        return bool(named(ctx)) or is_option or isinstance(_found(None), ProjectLocation)


class QueryCommand(ChronologyCommand):
    """A command that takes a QUERY. Words of it can be names of folders; after `--` they never are."""

    def review(self, ctx: click.Context, path: str, typed: Sequence[str]) -> None:
        """Warn or refuse where a word of the query may have been meant as a folder.

        Args:
            ctx: Of the command, after parsing.
            path: The word that was taken for PATH; empty for none.
            typed: The other words before `--`.

        Raises:
            CommandError: A word of the query is the name of a chronology's folder.
        """
        called = ctx.command_path.strip()
        if path and not is_spelled_as_path(path):
            write_message(
                f"{path} is read as the folder", f"to search for the word, write: {called} -- {path}"
            )
        # With a chronology named already, words are query words.
        is_open = len(typed) == 1 and ctx.params["path"] is None
        for word in typed:
            if is_open or is_spelled_as_path(word):
                self._refuse_folder(ctx, word)

    def _refuse_folder(self, ctx: click.Context, word: str) -> None:
        called, quoted = ctx.command_path.strip(), shlex.quote(word)
        as_word = f"to search for the word, write: {called} -- {quoted}"
        if holds_chronology(word):
            query = " QUERY" if any(parameter.required for parameter in self.params) else ""
            as_path = (
                f"to open it, write: {called} -C {quoted}{query}; " if ctx.params["path"] is None else ""
            )
            raise CommandError(ExitCode.USAGE, f"{word} is a folder with a chronology", as_path + as_word)
        if os.path.isdir(word):  # noqa: PTH112  (pathlib's raises where a name is too long for any file)
            message = f"{word} is a folder, but has no {EVENTS}"
            raise CommandError(ExitCode.USAGE, message, f"name a folder that has one; {as_word}")


class WritingCommand(ChronologyCommand):
    """A command that changes a chronology, and is refused for the example."""

    def review(self, ctx: click.Context, path: str, typed: Sequence[str]) -> None:
        """Refuse the example.

        Args:
            ctx: Of the command, after parsing.
            path: The word that was taken for PATH; empty for none.
            typed: The other words before `--`.

        Raises:
            CommandError: The chronology is the example.
        """
        if ctx.params["path"] is Shipped.EXAMPLE:
            called = ctx.command_path.strip().removeprefix("dateline ")
            message = f"{called} works on your own chronology, not on the example"
            raise CommandError(
                ExitCode.USAGE, message, "name it with -C PATH, or start one: dateline new DIR"
            )


class ChronologyGroup(click.Group):
    """A group of commands that takes a chronology before the command's name, too."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take PATH from before a command's name."""
        places = argument_words(self.params, args)[:2]
        if len(places) == 2 and args[places[0]] not in self.commands and args[places[1]] in self.commands:
            word = args[places[0]]
            if os.path.lexists(word) or is_spelled_as_path(word):
                named(ctx).append(Path(word))
                args = [*args[: places[0]], *args[places[0] + 1 :]]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Refuse a chronology where none is read."""
        refuse_old_command(f"{ctx.command_path.strip()} {args[0]}")
        name, command, rest = super().resolve_command(ctx, args)
        is_about_one = isinstance(command, (ChronologyCommand, ChronologyGroup))
        if named(ctx) and command and not is_about_one and not ctx.resilient_parsing:
            raise click.UsageError(f"{name} takes no chronology: leave out PATH, -C and --example", ctx)
        return name, command, rest


def remember(context: click.Context, _parameter: click.Parameter, value: Any) -> None:  # noqa: ANN401  (click's own)
    """Gather what a parameter names: a path, several, or the example. A callback of click's parameters.

    Args:
        context: Of the command or group.
        _parameter: Not used.
        value: True for the example; a path, or a tuple of paths; None or empty for nothing.
    """
    if value is True:
        named(context).append(Shipped.EXAMPLE)
    elif value:
        named(context).extend(value if isinstance(value, tuple) else [value])


def _only(context: click.Context) -> Wanted:
    """Return the one chronology that was named; None for none. Raises `UsageError` for two."""
    given: dict[object, Path | Shipped] = {}
    for chronology in named(context):
        given.setdefault(_identity(chronology), chronology)
    if len(given) > 1 and not context.resilient_parsing:
        two = " and ".join(list(map(_said, given.values()))[:2])
        raise click.UsageError(f"{two} are different chronologies: name one of them", context)
    return next(iter(given.values()), None)


def _identity(chronology: Path | Shipped) -> object:
    location = _found(chronology) if isinstance(chronology, Path) else None
    return location.root if isinstance(location, ProjectLocation) else chronology


def _said(chronology: Path | Shipped) -> str:
    return chronology.value if isinstance(chronology, Shipped) else str(chronology)


def _found(wanted: Wanted) -> object:
    try:
        return find_project(wanted, Path.cwd())
    except OSError:
        # The current folder is gone; opening the chronology reports that.
        return None
