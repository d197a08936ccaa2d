"""`positions`: what was put to those whom a chronology criticises, and what they answered."""

from __future__ import annotations

import click

from tui.cli.chronology_command import ChronologyCommand
from tui.cli.commands.positions.write_letter import party_name
from tui.cli.common_options import CommonOptions, chronology, common_options, format_option, text_option
from tui.cli.completers import complete_parties
from tui.cli.exit_codes import ExitCode
from tui.cli.output import write_message, write_stdout
from tui.cli.output_format import print_many
from tui.cli.project_context import open_chronology
from tui.text.plural import pluralize
from tui.views.lines import plain
from tui.views.positions.position_lines import position_lines, positions_json


@click.command(cls=ChronologyCommand)
@click.argument("party", metavar="[ACTOR]", shell_complete=complete_parties, type=text_option, default="")
@common_options(chronology, format_option)
def positions(options: CommonOptions, party: str) -> ExitCode:
    """Show what was put to ACTOR, or to all, and the answers.

    Args:
        options: The common options.
        party: The id of an actor; empty for all.
    """
    with open_chronology(options.path) as project:
        if party:
            party_name(project.index, party)
        found = project.index.positions(party or None)
        if options.output_format == "text":
            write_stdout(plain(position_lines(found)))
        else:
            print_many(options.output_format, positions_json(found))
        parties = len({one.party for one in found})
        write_message(f"{pluralize(len(found), 'position')} of {pluralize(parties, 'actor')}")
    return ExitCode.OK if found or not party else ExitCode.FOUND
