"""`protect`: the names that must not appear, which are asked for without an echo and never shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TypeVar

import click

from tui.cli.chronology_command import ChronologyGroup, WritingCommand
from tui.cli.codes import Code
from tui.cli.opened import located
from tui.cli.options import own_chronology, path_argument
from tui.cli.speaking import Stopped, answer, is_terminal, say
from tui.project.finding import Wanted
from tui.project.protecting import Changed, add, is_listed, listed, remove
from tui.project.refused import Refused
from tui.project.settings.remembered import state_folder

T = TypeVar("T")


@click.group(cls=ChronologyGroup)
@own_chronology
def protect() -> None:
    """Names that must not appear, kept as keyed hashes.

    Every load, check and export looks for them in every text. They are asked for, or read from standard
    input, one a line; a shell would remember an argument.
    """


@protect.command("add", cls=WritingCommand)
@path_argument
@own_chronology
def add_(path: Wanted) -> Code:
    """Put names on the list."""
    root = located(path, is_read=False).root
    done = _or_stop(add(root, tuple(_names()), say), Code.UNWRITABLE)
    _tell("added", done)
    say(f"the key is in {done.key}", "keep a copy of it in a safe place, and never beside the chronology")
    return Code.OK


@protect.command("remove", cls=WritingCommand)
@path_argument
@own_chronology
def remove_(path: Wanted) -> Code:
    """Take names off the list."""
    root = located(path, is_read=False).root
    _tell("removed", _or_stop(remove(root, tuple(_names(twice=False)), say), Code.UNWRITABLE))
    return Code.OK


@protect.command("check", cls=WritingCommand)
@path_argument
@own_chronology
def check_(path: Wanted) -> Code:
    """Whether names are on the list; ends with 1 if one is not."""
    root = located(path, is_read=False).root
    answers = [_or_stop(is_listed(root, name), Code.UNREADABLE) for name in _names(twice=False)]
    for number, is_there in enumerate(answers, 1):
        answer(f"name {number}: {'on the list' if is_there else 'not on the list'}\n")
    return Code.OK if all(answers) else Code.FOUND


@protect.command("list", cls=WritingCommand)
@path_argument
@own_chronology
def list_(path: Wanted) -> Code:
    """How many names, and which key; never the names."""
    found = _or_stop(listed(located(path, is_read=False).root), Code.UNREADABLE)
    answer(f"{_many(found.names)}\n")
    if found.key_id:
        here = found.key if found.usable else f"not here; it belongs in {found.key}"
        answer(f"key {found.key_id}: {here}\n")
    return Code.OK


def _names(*, twice: bool = True) -> Iterator[str]:
    """The names that are typed until an empty one, or the lines of standard input."""
    if not is_terminal(sys.stdin):
        yield from _lines()
        return
    while name := click.prompt(
        "Name (empty to end)",
        default="",
        show_default=False,
        hide_input=True,
        # What is not seen is easily mistyped, and a mistyped name protects nobody.
        confirmation_prompt="Again" if twice else False,
        err=True,
    ).strip():
        yield name


def _lines() -> Iterator[str]:
    try:
        lines = sys.stdin.read().splitlines() if sys.stdin else []
    except UnicodeDecodeError:
        raise Stopped(Code.USAGE, "standard input is not text in this terminal's encoding") from None
    names = [line.strip() for line in lines if line.strip()]
    if not names:
        raise Stopped(Code.USAGE, "no name was given", "type it, or send names to standard input, one a line")
    yield from names


def _or_stop(done: T | Refused, code: Code) -> T:
    if isinstance(done, Refused):
        raise Stopped(code, done.message, done.remedy)
    return done


def _tell(what: str, done: Changed) -> None:
    say(f"{what} {done.changed}; {_many(done.names)} on the list", "look for them: dateline check")
    if not done.cleared:
        say("an index made before is still in the cache, which may hold a name", "delete it by hand")
    if not done.forgotten:
        said = f"what was remembered of this chronology is still in {state_folder()}, and may hold a name"
        say(said, "delete it by hand")


def _many(names: int) -> str:
    return f"{names} {'name' if names == 1 else 'names'}"
