"""`speaker`: what one actor said, day by day, beside what was public then; to standard output or a file."""

from __future__ import annotations

import click

from tui.cli.chronology_command import ChronologyCommand
from tui.cli.common_options import (
    CommonOptions,
    accept_risk_option,
    as_of,
    chronology,
    common_options,
    force_option,
    format_option,
    text_option,
)
from tui.cli.completers import complete_files, complete_matters, complete_speakers
from tui.cli.exit_codes import ExitCode
from tui.cli.output import write_message, write_stdout
from tui.cli.output_format import print_many, print_one
from tui.cli.project_context import open_chronology, unknown
from tui.export.statements.gather_statements import count_speakers, gather_statements
from tui.export.statements.statement_table import StatementTable
from tui.index.protocol import Index
from tui.index.records import ActorRecord
from tui.parsing.query.parse_query import Query
from tui.text.plural import pluralize
from tui.views.lines import plain
from tui.views.statements.statement_json import speaker_json, statements_json
from tui.views.statements.statement_lines import speaker_lines, statement_columns, statement_lines

_WIDTH = 78


@click.command(cls=ChronologyCommand)
@click.argument("actor", metavar="[ACTOR]", shell_complete=complete_speakers, type=text_option, default="")
@click.argument(
    "matter", metavar="[DIFFERENCE]", shell_complete=complete_matters, type=text_option, default=""
)
@common_options(chronology, as_of, format_option)
@click.option(
    "--width",
    metavar="N",
    type=click.IntRange(40, 1000),
    default=_WIDTH,
    show_default=True,
    help="Cells of a row: days are columns if they fit, else one below the other.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=complete_files,
    default="",
    help="Write a document instead, for its ending: .md, .docx or .html.",
)
@force_option
@accept_risk_option("a document")
def speaker(
    options: CommonOptions,
    actor: str,
    matter: str,
    *,
    width: int,
    output: str,
    force: bool,
    accepted: tuple[str, ...],
) -> ExitCode:
    """Show what an actor said, day by day.

    The statements of ACTOR by day, in order of what they are about, with how many events were public by
    then. With DIFFERENCE, those about it alone. Without ACTOR, everybody who speaks in a passage is listed.

    Args:
        options: The common options.
        actor: The id of an actor; empty to list those who speak.
        matter: The id of a difference; empty for all.
        width: Cells of a row of text.
        output: The file of a document; empty for none.
        force: Whether an older file may be replaced.
        accepted: Codes of risks to accept.
    """
    with open_chronology(options.path) as project:
        query = options.query(project.index)
        if not actor:
            if output:
                raise click.UsageError("-o needs an ACTOR: name whose statements are written")
            return _list_speakers(options, project.index, query)
        table = _table(project.index, query, actor, matter)
        if output:
            from tui.cli.commands.statements.write_statements import write_statements  # noqa: PLC0415

            write_statements(project, table, output, accepted, force=force)
        else:
            _print(options.output_format, table, width)
        write_message(
            f"{pluralize(len(table.statements), 'statement')} on {pluralize(len(table.days), 'day')}"
        )
    return ExitCode.OK if table.statements else ExitCode.FOUND


def _print(output_format: str, table: StatementTable, width: int) -> None:
    if output_format == "text":
        write_stdout(plain(statement_columns(table, width) or statement_lines(table), width))
    else:
        print_one(output_format, list, lambda: statements_json(table))


def _table(index: Index, query: Query, name: str, matter: str) -> StatementTable:
    actors = {actor.id: actor for actor in index.actors()}
    if name not in actors:
        raise unknown("actor", name, actors)
    ids = [difference.id for difference in index.differences(as_of=query.public_day)]
    if matter and matter not in ids:
        raise unknown("difference", matter, ids)
    return gather_statements(index, actors[name], query, matter or None)


def _list_speakers(options: CommonOptions, index: Index, query: Query) -> ExitCode:
    speakers: list[tuple[ActorRecord, int]] = count_speakers(index, query)
    if options.output_format == "text":
        write_stdout(plain(speaker_lines(speakers)))
    else:
        print_many(options.output_format, (speaker_json(*one) for one in speakers))
    write_message(f"{len(speakers)} of {pluralize(len(index.actors()), 'actor')} with statements")
    return ExitCode.OK
