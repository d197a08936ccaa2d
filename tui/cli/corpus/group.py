"""The group `corpus`, and the commands in it."""

from __future__ import annotations

import click

from tui.cli.chronology_command import ChronologyGroup
from tui.cli.corpus.adding import add_source
from tui.cli.corpus.attaching import attach_, detach_, verify
from tui.cli.corpus.dates import dates, draft
from tui.cli.corpus.sealing import seal_
from tui.cli.options import chronology
from tui.cli.speaking import answer


@click.group(cls=ChronologyGroup, invoke_without_command=True)
@chronology
@click.pass_context
def corpus(context: click.Context) -> None:
    """Make sources, seal them, attach originals, read dates."""
    if context.invoked_subcommand is None:
        answer(f"{context.get_help()}\n")


_COMMANDS: tuple[click.Command, ...] = (add_source, seal_, attach_, verify, detach_, dates, draft)
for _command in _COMMANDS:
    corpus.add_command(_command)
