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


class Explore(click.Command):
    """The command without a name: what stands in its place and leads nowhere may be meant for one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Notice a command that there is not, before its arguments or its help are looked for."""
        name = args[0] if args and not args[0].startswith("-") else ""
        if {"-h", "--help"} & set(args):
            _require_folder(name, is_command=True)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as mistake:
            # An option that there is not is a mistake in itself.
            if type(mistake) is click.UsageError:
                _require_folder(name, is_command=True)
            raise

    def get_help(self, ctx: click.Context) -> str:
        """Its options are the program's own, and so is its help."""
        return ctx.parent.get_help() if ctx.parent else super().get_help(ctx)


@click.command("", cls=Explore)
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
    _require_memory()
    with opened(meant) as project:
        project.read_only = read_only or served
        # Textual takes longer to import than every other command takes to answer.
        from tui.explorer.run import run  # noqa: PLC0415
        from tui.project.settings.reading import configured  # noqa: PLC0415

        found = configured(os.environ, {name: value for name, value in given.items() if value is not None})
        return run(project, found.settings, said=found.said, fresh=fresh)


_LEAST_LIKE = 80
"""The least likeness, of 100, of a command that may have been meant, where no folder can have been."""


def _require_folder(name: str, *, is_command: bool = False) -> None:
    """Notice a command behind options, and one that is mistyped.

    Args:
        name: What stands where a folder or a command does; empty for nothing.
        is_command: Whether what follows tells that a command was meant.
    """
    commands = click.get_current_context().find_root().command
    if not isinstance(commands, click.Group) or not name or os.path.lexists(name):
        return
    if name in commands.commands:
        raise click.UsageError(f"options come behind the command: dateline {name} ...")
    if "/" in name:
        return
    if meant := nearest(name, commands.commands, _LEAST_LIKE if is_command else 70):
        raise click.UsageError(f"there is no command and no folder {name}; did you mean {meant}?")
    if is_command:
        raise click.UsageError(f"there is no command {name}")


_LEAST_MEMORY = 512
"""Megabytes of addresses: half as many again as it takes with a hundred events and four threads."""


def _require_memory() -> None:
    """Refuse where memory is limited to less than there is need of.

    What runs out of it in C ends at once, and leaves the terminal as it was drawn on.
    """
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return
    most = resource.getrlimit(resource.RLIMIT_AS)[0]
    if most != resource.RLIM_INFINITY and most < _LEAST_MEMORY << 20:
        raise Stopped(
            Code.USAGE,
            f"the explorer needs {_LEAST_MEMORY} MB of memory, and is allowed {most >> 20}",
            "allow it more: ulimit -v; or try: dateline list, show or search",
        )


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
