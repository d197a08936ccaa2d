"""The group `corpus` and the list of its commands."""

from __future__ import annotations

import click

from tui.cli.chronology_command import ChronologyGroup
from tui.cli.commands.corpus.add import add_document
from tui.cli.commands.corpus.attach import attach_, detach_, verify
from tui.cli.commands.corpus.dates import dates, draft
from tui.cli.commands.corpus.hash_passages import hash_
from tui.cli.common_options import chronology
from tui.cli.output import write_stdout


@click.group(cls=ChronologyGroup, invoke_without_command=True)
@chronology
@click.pass_context
def corpus(context: click.Context) -> None:
    """Add sources, hash them, attach originals, list dates."""
    if context.invoked_subcommand is None:
        write_stdout(f"{context.get_help()}\n")


_COMMANDS: tuple[click.Command, ...] = (add_document, hash_, attach_, verify, detach_, dates, draft)
for _command in _COMMANDS:
    corpus.add_command(_command)
