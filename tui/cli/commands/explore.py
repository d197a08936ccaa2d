"""`explore`, the command without a name: open the explorer. The only command that needs a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from tui.cli.argument_tokens import argument_words
from tui.cli.chronology_command import ChronologyCommand, holds_chronology, is_spelled_as_path
from tui.cli.common_options import Command, chronology, path_argument
from tui.cli.completers import complete_themes
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, is_terminal, write_message
from tui.cli.project_context import find_chronology, open_chronology
from tui.operating_system import has_terminal_types, read_limit, set_limit
from tui.project.locate_project import ProjectLocation, Shipped, Wanted
from tui.text.suggest import closest_match


def _theme(_context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return the theme; raises with the nearest one where there is none of that name."""
    if value is None:
        return None
    from tui.project.settings.definitions import theme_refusal  # noqa: PLC0415  (the explorer alone needs it)

    if refused := theme_refusal(value):
        raise click.BadParameter(refused.as_line(), param=parameter)
    return value


class ExploreCommand(ChronologyCommand):
    """The command without a name. A word in its place that is no path may be a mistyped command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Report a mistyped command before its arguments or its help are looked for."""
        typed = [args[at] for at in argument_words(self.params, args)]
        if {"-h", "--help"} & set(args):
            require_place(ctx, typed, is_command=True)
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as mistake:
            # An unknown option is reported by click.
            if type(mistake) is click.UsageError:
                require_place(ctx, typed, is_command=True)
            raise
        if not ctx.resilient_parsing:
            require_place(ctx, typed)
        return left

    def get_help(self, ctx: click.Context) -> str:
        """Return the program's help, which includes this command's options."""
        return ctx.parent.get_help() if ctx.parent else super().get_help(ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Complete its options; after PATH, the commands."""
        items = super().shell_complete(ctx, incomplete)
        root = ctx.find_root()
        path = ctx.params.get("path")
        is_there = isinstance(path, Path) and holds_chronology(str(path))
        if isinstance(root.command, click.Group) and is_there and not incomplete.startswith("-"):
            items += root.command.shell_complete(root, incomplete)
        return items


_OPTIONS = (
    click.option(
        "--theme",
        callback=_theme,
        metavar="NAME",
        shell_complete=complete_themes,
        help="Colour theme: dateline-light, nord ...",
    ),
    click.option(
        "--mouse/--no-mouse", default=None, help="Use the mouse in dateline, or leave it to the terminal."
    ),
    click.option("--ascii/--no-ascii", default=None, help="Use ASCII characters only."),
    click.option("--fresh", is_flag=True, help="Start afresh; ignore the saved position."),
    click.option("--read-only", is_flag=True, help="Write no files and start no editor."),
)


def _how(command: Command) -> Command:
    """Give a command the options that set how the explorer looks and starts."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command("", cls=ExploreCommand)
@path_argument
@chronology
@_how
@click.option("--served", is_flag=True, hidden=True)
def explore(path: Wanted, *, served: bool, **given: Any) -> int:  # noqa: ANN401  (click hands over what it read)
    """Explore the chronology at PATH."""
    location = find_chronology(path, or_example=True)
    # Started by `dateline serve`, it is shown in a browser and has no terminal of its own.
    if not served:
        _require_terminal()
    if path is None and location.is_example:
        write_message("no events.yaml found here or in any folder above; showing the example")
    return _run(path, location, served=served, **given)


@click.command()
@_how
def demo(**given: Any) -> int:  # noqa: ANN401  (as above)
    """Explore the example that comes with dateline."""
    location = find_chronology(Shipped.EXAMPLE)
    _require_terminal()
    return _run(Shipped.EXAMPLE, location, served=False, **given)


def _run(
    wanted: Wanted,
    location: ProjectLocation,
    *,
    served: bool,
    fresh: bool,
    read_only: bool,
    **given: str | bool | None,
) -> int:
    _require_memory()
    _require_files()
    began = time.time_ns()
    with open_chronology(location) as project:
        project.read_only = read_only or served
        # Imported here: importing Textual takes longer than any other command takes to answer.
        from tui.explorer.launcher import run_explorer  # noqa: PLC0415
        from tui.project.settings.config_file import load_config  # noqa: PLC0415

        options = {name: value for name, value in given.items() if value is not None}
        configuration = load_config(os.environ, options)
        settings = configuration.settings
        code = run_explorer(project, settings, said=configuration.problem_summary, fresh=fresh)
        if code == 0 and settings.remember and not (fresh or project.read_only):
            from tui.explorer.save_next_frame import save_next_frame  # noqa: PLC0415  (nobody waits for it at the start)

            # Ctrl-C now means only that no frame is saved.
            with suppress(KeyboardInterrupt):
                save_next_frame(project, wanted, options, began, time.time_ns())
        return code


_LEAST_LIKE = 80
"""The least likeness, of 100, for suggesting a command where the word could not be a folder."""


def require_place(ctx: click.Context, typed: Sequence[str], *, is_command: bool = False) -> None:
    """Refuse the first word that is neither a command nor a folder.

    Args:
        ctx: Of any command.
        typed: Words where a folder or a command may be. Those spelled as a path are not checked here.
        is_command: Whether what follows shows that a command was meant.

    Raises:
        UsageError: Names the word, and the nearest command.
    """
    commands = ctx.find_root().command
    if not isinstance(commands, click.Group):
        return
    for name in typed:
        if os.path.lexists(name) or is_spelled_as_path(name):
            continue
        meant = closest_match(name, commands.commands, _LEAST_LIKE if is_command else 70)
        suggestion = f"; did you mean {meant}?" if meant else ""
        raise click.UsageError(f"there is no command or folder {name}{suggestion}", ctx.find_root())


_LEAST_MEMORY = 512
"""Megabytes of address space: half as many again as it takes with a hundred events and four threads."""


def _require_memory() -> None:
    """Refuse to start where memory is limited to less than is needed.

    C code that runs out of memory ends the process at once, and the terminal would stay as it was drawn on.
    """
    most, _ = read_limit("RLIMIT_AS")
    if most is not None and most < _LEAST_MEMORY << 20:
        raise CommandError(
            ExitCode.USAGE,
            f"the explorer needs {_LEAST_MEMORY} MB of memory; the limit here is {most >> 20} MB",
            "raise the limit with ulimit -v; or use: dateline list, show or search",
        )


_LEAST_FILES = 32
"""Files open at once: ten to start, a dozen more while a document is read or an editor is at work."""


def _require_files() -> None:
    """Refuse where fewer files may be open than there is need of; where more may be asked for, they are.

    What lacks one while it draws ends in the middle of it.
    """
    most, at_most = read_limit("RLIMIT_NOFILE")
    if most is None or most >= _LEAST_FILES:
        return
    if at_most is None or at_most >= _LEAST_FILES:
        set_limit("RLIMIT_NOFILE", _LEAST_FILES, at_most)
        return
    raise CommandError(
        ExitCode.USAGE,
        f"the explorer needs {_LEAST_FILES} open files, and is allowed {most}",
        "allow it more: ulimit -n; or try: dateline list, show or search",
    )


def _require_terminal() -> None:
    # Textual reads from standard input and draws on standard error.
    for stream, name in ((sys.stdin, "input"), (sys.stderr, "error output")):
        if not is_terminal(stream):
            raise _no_terminal(f"its {name} is a pipe or a file")
    if has_terminal_types() and os.environ.get("TERM", "") in {"", "dumb", "unknown"}:
        raise _no_terminal(f"TERM is {os.environ.get('TERM') or 'not set'}")


def _no_terminal(why: str) -> CommandError:
    return CommandError(
        ExitCode.USAGE, f"the explorer needs a terminal, and {why}", "use: dateline list, show or search"
    )
