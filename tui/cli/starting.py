"""`new` and `keys`: a first chronology, and the keys to explore it with."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.codes import Code
from tui.cli.speaking import Stopped, answer, say
from tui.project.refused import Refused
from tui.project.starting import new as start
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
def keys(form: str) -> Code:
    """The keys of the explorer."""
    answer(keys_table() if form == "markdown" else plain(keys_lines()))
    return Code.OK
