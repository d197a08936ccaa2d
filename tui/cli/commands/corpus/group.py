"""The group `corpus` and the list of its commands."""

from __future__ import annotations

import click

from tui.cli.chronology_command import ChronologyGroup
from tui.cli.common_options import chronology
from tui.cli.lazy_commands import LazyCommands
from tui.cli.output import write_stdout

_COMMANDS = LazyCommands(
    {
        "add": "tui.cli.commands.corpus.add:add_document",
        "hash": "tui.cli.commands.corpus.hash_passages:hash_",
        "attach": "tui.cli.commands.corpus.attach:attach_",
        "verify": "tui.cli.commands.corpus.attach:verify",
        "detach": "tui.cli.commands.corpus.attach:detach_",
        "dates": "tui.cli.commands.corpus.dates:dates",
        "draft": "tui.cli.commands.corpus.dates:draft",
    }
)


@click.group(cls=ChronologyGroup, commands=_COMMANDS, invoke_without_command=True)
@chronology
@click.pass_context
def corpus(context: click.Context) -> None:
    """Add sources, hash them, attach originals, list dates."""
    if context.invoked_subcommand is None:
        write_stdout(f"{context.get_help()}\n")
