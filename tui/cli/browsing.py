"""`browse`: the explorer as a conversation, for those who do not see the screen, and for dumb terminals."""

from __future__ import annotations

import click

from tui.cli.chronology_command import ChronologyCommand
from tui.cli.codes import Code
from tui.cli.opened import opened
from tui.cli.options import Asked, asking, chronology, known_by, path_argument


@click.command(cls=ChronologyCommand)
@path_argument
@asking(chronology, known_by)
@click.option(
    "--plain",
    is_flag=True,
    expose_value=False,
    help="One fact a line, without drawing, colour or moving the cursor: the only way there is so far.",
)
def browse(asked: Asked) -> Code:
    """The explorer as a conversation, for screen readers.

    Asks for a word (next, search, show, ... help tells them all) and answers in lines of text. Where
    standard input is no terminal, it reads a word a line from it.
    """
    with opened(asked.path) as project:
        # Nothing that it needs is needed by another command.
        from tui.cli.browse.loop import converse  # noqa: PLC0415
        from tui.cli.browse.reader import Reader  # noqa: PLC0415

        converse(Reader(project, asked.query(project.index)))
    return Code.OK
