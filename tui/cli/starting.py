"""`new` and `keys`: a first chronology, and the keys to explore it with."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tui.cli.codes import Code
from tui.cli.speaking import Stopped, answer, say
from tui.project.refused import Refused
from tui.project.starting import new as start
from tui.views.commands.table import COMMANDS
from tui.views.keys import keys_lines, keys_table
from tui.views.lines import plain


@click.command()
@click.argument("folder", metavar="DIR", type=Path)
def new(folder: Path) -> Code:
    """Start a small chronology in DIR, to write over."""
    started = start(folder)
    if isinstance(started, Refused):
        raise Stopped(Code.UNWRITABLE, started.message, started.remedy)
    answer(*(f"{path}\n" for path in started.files))
    say(f"started; look at it with: dateline {folder}")
    return Code.OK


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
@click.option("--default", "by_default", is_flag=True, help="Those that it has without a config file.")
def keys(form: str, *, by_default: bool) -> Code:
    """The keys of the explorer, as the config file has them."""
    from tui.project.settings.reading import configured  # noqa: PLC0415  (only the explorer needs it else)

    found = configured(os.environ)
    commands = COMMANDS if by_default else found.settings.commands
    answer(keys_table(commands) if form == "markdown" else plain(keys_lines(commands)))
    if found.said:
        say(found.said)
    if commands != COMMANDS:
        say(f"some of them are from {found.path}", "those that it changes: dateline config show")
    return Code.OK
