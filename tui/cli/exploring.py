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


def _theme(_context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The theme; fails with the nearest there is."""
    from tui.project.settings.known import theme_refusal  # noqa: PLC0415  (the explorer alone needs it)

    if value is not None and (refused := theme_refusal(value)):
        raise click.BadParameter(f"{refused.message}; {refused.remedy}", param=parameter)
    return value


@click.command("")
@click.argument("folder", metavar="[PATH]", required=False, type=Path)
@chronology
@click.option("--theme", callback=_theme, metavar="NAME", help="The colours: dateline-light, nord ...")
@click.option("--mouse/--no-mouse", default=None, help="Use the mouse, or leave it to the terminal.")
@click.option("--ascii/--no-ascii", default=None, help="Draw with plain signs only.")
@click.option("--fresh", is_flag=True, help="Forget where you were in this chronology.")
@click.option("--read-only", is_flag=True, help="Write no file, and start no editor.")
@click.option("--served", is_flag=True, hidden=True)
def explore(
    folder: Path | None,
    path: Path | None,
    *,
    fresh: bool,
    read_only: bool,
    served: bool,
    **given: str | bool | None,
) -> int:
    """Explore the chronology at PATH."""
    _require_folder(str(folder or ""))
    meant = one_path(folder, path)
    # `dateline serve` stands between the explorer and what it is shown by.
    if not served:
        _require_terminal()
    with opened(meant) as project:
        project.read_only = read_only or served
        # Textual takes longer to import than every other command takes to answer.
        from tui.explorer.run import run  # noqa: PLC0415
        from tui.project.settings.reading import configured  # noqa: PLC0415

        found = configured(os.environ, {name: value for name, value in given.items() if value is not None})
        return run(project, found.settings, said=found.said, fresh=fresh)


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
