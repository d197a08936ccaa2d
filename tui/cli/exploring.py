"""The explorer: the one command that needs a terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from tui.cli.codes import Code
from tui.cli.opened import opened
from tui.cli.options import chronology, one_path
from tui.cli.speaking import Stopped, is_terminal
from tui.text.nearest import nearest


@click.command("")
@click.argument("folder", metavar="[PATH]", required=False, type=Path)
@chronology
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.option("--ascii", "in_ascii", is_flag=True, help="Draw with plain signs only.")
def explore(folder: Path | None, path: Path | None, *, no_mouse: bool, in_ascii: bool) -> int:
    """Explore the chronology at PATH."""
    _require_folder(str(folder or ""))
    meant = one_path(folder, path)
    _require_terminal()
    with opened(meant) as project:
        # Textual takes longer to import than every other command takes to answer.
        from tui.explorer.run import Options, run  # noqa: PLC0415

        return run(project, Options(mouse=not no_mouse, ascii=in_ascii))


def _require_folder(name: str) -> None:
    """Notice a command behind options, and one that is mistyped."""
    commands = click.get_current_context().find_root().command
    if not isinstance(commands, click.Group) or not name or os.path.lexists(name):
        return
    if name in commands.commands:
        raise click.UsageError(f"options come behind the command: dateline {name} ...")
    if "/" not in name and (meant := nearest(name, commands.commands)):
        raise click.UsageError(f"there is no command and no folder {name}; did you mean {meant}?")


def _require_terminal() -> None:
    # Textual reads standard input and draws on standard error.
    for stream, name in ((sys.stdin, "input"), (sys.stderr, "error")):
        if not is_terminal(stream):
            raise _no_terminal(f"standard {name} is none")
    if os.name == "posix" and os.environ.get("TERM", "") in {"", "dumb", "unknown"}:
        raise _no_terminal(f"TERM is {os.environ.get('TERM') or 'not set'}")


def _no_terminal(why: str) -> Stopped:
    return Stopped(
        Code.USAGE, f"the explorer needs a terminal, and {why}", "try: dateline list, show or search"
    )
