"""`put`: the letter by which statements are put to the party that they criticise."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tui import __version__
from tui.chronology.positions.today import today_of
from tui.cli.chronology_command import ChronologyCommand
from tui.cli.commands.export import STDOUT, deliver_export, release_export
from tui.cli.common_options import (
    CommonOptions,
    accept_risk_option,
    chronology,
    common_options,
    force_option,
    text_option,
)
from tui.cli.completers import complete_files, complete_parties
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, write_message
from tui.cli.project_context import open_chronology, unknown
from tui.export.content import ExportSelection, gather_content
from tui.export.format_table import Format, UnknownEnding, format_for
from tui.export.positions.position_formats import LETTERS
from tui.index.protocol import Index
from tui.project.export_gate import check_export, refuse_size
from tui.text.plural import pluralize


@click.command(cls=ChronologyCommand)
@click.argument("party", metavar="ACTOR", shell_complete=complete_parties, type=text_option)
@common_options(chronology)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=complete_files,
    default=STDOUT,
    help="Output file, .md or .docx (default: -, standard output, as Markdown).",
)
@force_option
@accept_risk_option("an export")
def put(
    options: CommonOptions, party: str, output: str, accepted: tuple[str, ...], *, force: bool
) -> ExitCode:
    """Write the letter that puts statements to ACTOR.

    It has each event that criticises ACTOR (`criticises`), what that rests on and how firmly it stands, the
    hash of the statement, and room for an answer. Write the answers into positions/ACTOR.yaml, each with
    the hash of what was put.

    Args:
        options: The common options.
        party: The id of an actor.
        output: The file; `-` for standard output.
        accepted: Codes of risks to accept.
        force: Whether an older file may be replaced.
    """
    letter = _chosen_format(output)
    with open_chronology(options.path) as project:
        name = party_name(project.index, party)
        selection = ExportSelection(positions_of=party, party_name=name, is_letter=True)
        today = today_of(os.environ)
        content = gather_content(project.index, selection, program=f"dateline {__version__}", today=today)
        if not content.events:
            write_message(f"no event criticises {party}", f"name it there: criticises: [{party}]")
            return ExitCode.FOUND
        checked = refuse_size(content, letter) or check_export(project, content, letter.write, accepted)
        exported = release_export(checked)
        deliver_export(project, exported, output, letter, force=force)
        write_message(
            f"{pluralize(len(content.events), 'statement')}; write the answers into positions/{party}.yaml"
        )
    return ExitCode.OK


def _chosen_format(output: str) -> Format:
    """Return the format; raises `CommandError` where the file's ending is that of no letter."""
    first = LETTERS["letter"]
    if output == STDOUT:
        return first
    named = format_for(Path(output).name, first, tuple(LETTERS.values()))
    if isinstance(named, UnknownEnding):
        raise CommandError(ExitCode.USAGE, named.message.replace("no format", "no letter"), named.remedy)
    return named


def party_name(index: Index, party: str) -> str:
    """Return the name of an actor.

    Args:
        index: The open index.
        party: The id.

    Raises:
        CommandError: There is no such actor, nor any position of one.
    """
    names = {one.party: one.name for one in index.positions()}
    names |= {actor.id: actor.name for actor in index.actors()}
    if party not in names:
        raise unknown("actor", party, names)
    return names[party]
