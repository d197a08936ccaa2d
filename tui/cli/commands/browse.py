"""`browse`: the explorer line by line, for screen readers and dumb terminals."""

from __future__ import annotations

import click

from tui.cli.chronology_command import ChronologyCommand
from tui.cli.common_options import CommonOptions, as_of, chronology, common_options, path_argument
from tui.cli.exit_codes import ExitCode
from tui.cli.project_context import open_chronology


@click.command(cls=ChronologyCommand)
@path_argument
@common_options(chronology, as_of)
@click.option(
    "--plain",
    is_flag=True,
    expose_value=False,
    help="One fact a line, without drawing, colour or cursor movement (always on).",
)
def browse(options: CommonOptions) -> ExitCode:
    """Explore line by line, for screen readers and scripts.

    Asks for a command (next, search, show, ...; help lists them) and answers in lines of text. If
    standard input is not a terminal, it reads one command per line from it.
    """
    with open_chronology(options.path) as project:
        # Imported here: no other command needs them.
        from tui.cli.browse.reader import Reader  # noqa: PLC0415
        from tui.cli.browse.repl import run_repl  # noqa: PLC0415

        run_repl(Reader(project, options.query(project.index)))
    return ExitCode.OK
