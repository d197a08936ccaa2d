"""`protect`: the list of protected names. They are typed without an echo and never shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TypeVar

import click

from tui.cli.chronology_command import ChronologyGroup, WritingCommand
from tui.cli.common_options import own_chronology, path_argument
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, is_terminal, write_message, write_stdout
from tui.cli.project_context import find_chronology
from tui.project.locate_project import Wanted
from tui.project.name_list import NameListChange, add_names, is_on_list, load_name_list, remove_names
from tui.project.settings.state_store import state_folder
from tui.text.failure import Failure

T = TypeVar("T")


@click.group(cls=ChronologyGroup)
@own_chronology
def protect() -> None:
    """Keep a list of names that must not appear, as keyed hashes.

    Every load, check and export looks for them in all texts. Names are typed when asked for, or read from
    standard input, one a line; as arguments they would stay in the shell's history.
    """


@protect.command("add", cls=WritingCommand)
@path_argument
@own_chronology
def add_(path: Wanted) -> ExitCode:
    """Add names to the list."""
    root = find_chronology(path, is_read=False).root
    done = _or_stop(add_names(root, tuple(_names()), write_message), ExitCode.UNWRITABLE)
    _tell("added", done)
    write_message(
        f"the key is in {done.key}",
        "keep a copy of the key in a safe place, never in the chronology's folder",
    )
    return ExitCode.OK


@protect.command("remove", cls=WritingCommand)
@path_argument
@own_chronology
def remove_(path: Wanted) -> ExitCode:
    """Remove names from the list."""
    root = find_chronology(path, is_read=False).root
    _tell(
        "removed",
        _or_stop(remove_names(root, tuple(_names(twice=False)), write_message), ExitCode.UNWRITABLE),
    )
    return ExitCode.OK


@protect.command("check", cls=WritingCommand)
@path_argument
@own_chronology
def check_(path: Wanted) -> ExitCode:
    """Check whether names are on the list; exits with 1 if one is not."""
    root = find_chronology(path, is_read=False).root
    answers = [_or_stop(is_on_list(root, name), ExitCode.UNREADABLE) for name in _names(twice=False)]
    for number, is_there in enumerate(answers, 1):
        write_stdout(f"name {number}: {'on the list' if is_there else 'not on the list'}\n")
    return ExitCode.OK if all(answers) else ExitCode.FOUND


@protect.command("list", cls=WritingCommand)
@path_argument
@own_chronology
def list_(path: Wanted) -> ExitCode:
    """Show how many names are on the list, and its key; never the names."""
    name_list = _or_stop(load_name_list(find_chronology(path, is_read=False).root), ExitCode.UNREADABLE)
    write_stdout(f"{_many(name_list.names)}\n")
    if name_list.key_id:
        place = name_list.key if name_list.usable else f"not on this machine; put it into {name_list.key}"
        write_stdout(f"key {name_list.key_id}: {place}\n")
    return ExitCode.OK


def _names(*, twice: bool = True) -> Iterator[str]:
    """Yield the names that are typed until an empty one, or the lines of standard input."""
    if not is_terminal(sys.stdin):
        yield from _lines()
        return
    while name := click.prompt(
        "Name (empty to end)",
        default="",
        show_default=False,
        hide_input=True,
        # Typed blindly, a name is easily mistyped, and a mistyped name protects nobody.
        confirmation_prompt="Again" if twice else False,
        err=True,
    ).strip():
        yield name


def _lines() -> Iterator[str]:
    try:
        lines = sys.stdin.read().splitlines() if sys.stdin else []
    except UnicodeDecodeError:
        raise CommandError(ExitCode.USAGE, "standard input is not text in this terminal's encoding") from None
    names = [line.strip() for line in lines if line.strip()]
    if not names:
        raise CommandError(
            ExitCode.USAGE, "no name was given", "type it, or give names on standard input, one a line"
        )
    yield from names


def _or_stop(done: T | Failure, code: ExitCode) -> T:
    if isinstance(done, Failure):
        raise CommandError.of(code, done)
    return done


def _tell(verb: str, done: NameListChange) -> None:
    write_message(
        f"{verb} {done.changed}; {_many(done.names)} on the list",
        "to look for them in all texts: dateline check",
    )
    if not done.cleared:
        write_message("an old index that may contain a name is still in the cache", "delete it yourself")
    if not done.forgotten:
        said = f"the saved state of this chronology is still in {state_folder()}, and may contain a name"
        write_message(said, "delete it yourself")


def _many(names: int) -> str:
    return f"{names} {'name' if names == 1 else 'names'}"
