"""`conflicts`: the statements about date and order that cannot all hold."""

from __future__ import annotations

import click

from tui.cli.chronology_command import ChronologyCommand
from tui.cli.common_options import (
    CommonOptions,
    as_of,
    chronology,
    common_options,
    format_option,
    path_argument,
)
from tui.cli.exit_codes import ExitCode
from tui.cli.output import write_message, write_stdout
from tui.cli.output_format import print_many
from tui.cli.project_context import open_chronology
from tui.export.statements.conflict_text import conflict_json, rest_words
from tui.text.plural import pluralize
from tui.views.lines import plain
from tui.views.statements.conflicts import conflicts_lines


@click.command(cls=ChronologyCommand)
@path_argument
@common_options(chronology, as_of, format_option)
def conflicts(options: CommonOptions) -> ExitCode:
    """List statements that cannot all hold, as smallest sets.

    Dates and order of the events, and what their sources say instead, are taken together. Of the statements
    of each set all but one can hold, whichever that is. Exits with 1 where there is a set.
    """
    with open_chronology(options.path) as project:
        index = project.index
        found = index.conflicts(options.query(index).public_day)
        if options.output_format == "text":
            write_stdout(plain(conflicts_lines(found), width=None))
        else:
            print_many(options.output_format, map(conflict_json, found.sets))
            for words in rest_words(found):
                write_message(words)
        if found.hidden:
            write_message(f"{pluralize(found.hidden, 'set')} hidden, with what was not public by then")
    return ExitCode.FOUND if found.sets else ExitCode.OK
