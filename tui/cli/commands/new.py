"""`new` and `keys`: a new chronology, and the keys of the explorer."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tui.cli.common_options import text_option
from tui.cli.completers import complete_folders
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, write_message, write_stdout
from tui.text.failure import Failure
from tui.views.commands.table import COMMANDS
from tui.views.keys.key_format import keys_lines, keys_table
from tui.views.lines import plain


@click.command()
@click.argument("folder", metavar="DIR", shell_complete=complete_folders, type=Path)
@click.option("--title", metavar="TEXT", type=text_option, help="Start an empty one with this title.")
def new(folder: Path, title: str | None) -> ExitCode:
    """Start a chronology in DIR, with a small example to replace.

    With --title it is empty: press c in the explorer to write its first event, I to add documents.
    """
    from tui.project.scaffold import create_project  # noqa: PLC0415  (it imports YAML)

    started = create_project(folder, " ".join((title or "").split()))
    if isinstance(started, Failure):
        raise CommandError.of(ExitCode.UNWRITABLE, started)
    write_stdout(*(f"{path}\n" for path in started.files))
    write_message(f"created; to open it: dateline {folder}")
    return ExitCode.OK


@click.command()
@click.option(
    "--format", "output_format", type=click.Choice(["text", "markdown"]), default="text", show_default=True
)
@click.option("--default", "by_default", is_flag=True, help="Show the default keys, without a config file.")
def keys(output_format: str, *, by_default: bool) -> ExitCode:
    """List the keys of the explorer, as set in the config file."""
    from tui.project.settings.config_file import load_config  # noqa: PLC0415  (only the explorer needs it else)

    config = load_config(os.environ)
    commands = COMMANDS if by_default else config.settings.commands
    write_stdout(keys_table(commands) if output_format == "markdown" else plain(keys_lines(commands)))
    if config.problem_summary:
        write_message(config.problem_summary)
    if commands != COMMANDS:
        write_message(f"some keys are from {config.path}", "to see which: dateline config show")
    return ExitCode.OK
