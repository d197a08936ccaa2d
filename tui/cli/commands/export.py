"""`export`: write events with their citations and sources, to standard output or a file."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

from tui import __version__
from tui.chronology.positions.today import today_of
from tui.cli.chronology_command import QueryCommand
from tui.cli.commands.positions.export_options import PositionsOptions, positions_options, schedule_format
from tui.cli.common_options import (
    IN_RANGE,
    CommonOptions,
    accept_risk_option,
    common_options,
    force_option,
    text_option,
)
from tui.cli.completers import complete_files, complete_query
from tui.cli.exit_codes import ExitCode
from tui.cli.layout_options import LayoutOptions, layout_options
from tui.cli.output import CommandError, report_awareness, report_hidden, write_bytes, write_message
from tui.cli.project_context import not_read, open_chronology
from tui.export.content import ExportCounts, gather_content
from tui.export.format_table import FORMATS, SCHEDULE_NAMES, Format, UnknownEnding, format_for, is_misnamed
from tui.export.result import ExportResult
from tui.project.export_gate import ExportBlocked, check_export, refuse_size
from tui.project.project import Project
from tui.project.write_export import write_export
from tui.text.failure import Failure
from tui.text.plural import pluralize

STDOUT = "-"
_SHOWN = 20
"""The most details that are shown of each risk."""


@click.command(cls=QueryCommand)
@click.argument("words", metavar="[QUERY]", shell_complete=complete_query, type=text_option, nargs=-1)
@common_options(*IN_RANGE)
@layout_options
@click.option(
    "--format",
    "kind",
    type=click.Choice([*FORMATS, *SCHEDULE_NAMES]),
    help="Output format (default: from the ending of FILE, else markdown).",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=complete_files,
    default=STDOUT,
    help="Output file (default: -, standard output).",
)
@positions_options
@force_option
@accept_risk_option("an export")
def export(
    options: CommonOptions,
    words: tuple[str, ...],
    kind: str | None,
    output: str,
    accepted: tuple[str, ...],
    *,
    force: bool,
    laid_out: LayoutOptions,
    positioned: PositionsOptions,
) -> ExitCode:
    """Export events with citations and sources.

    QUERY is as for list. What is left out is reported. If the export could identify a protected person, it
    is blocked, and the reasons are shown.

    Args:
        options: The common options.
        words: The words of the query.
        kind: The name of a format; None for the one of the file's ending, else Markdown.
        output: The file; `-` for standard output.
        accepted: Codes of risks to accept.
        force: Whether an older file may be replaced.
        laid_out: The options of a document for paper.
        positioned: The options of positions.
    """
    export_format = _chosen_format(kind, output)
    positioned.check(export_format)
    layout = laid_out.layout(export_format)
    with open_chronology(options.path) as project:
        selection = positioned.selection(project.index, options.query(project.index, words))
        today = today_of(os.environ)
        content = gather_content(project.index, selection, program=f"dateline {__version__}", today=today)
        content = replace(content, layout=layout)
        if output != STDOUT:
            content = replace(content, stem=export_format.stem(Path(output).name))
        checked = refuse_size(content, export_format) or check_export(
            project, content, export_format.write, accepted
        )
        exported = release_export(checked)
        deliver_export(project, exported, output, export_format, force=force)
        _tell(exported, content.counts)
        report_hidden(content.hidden)
        report_awareness(project.index, content.selection.query)
    return ExitCode.OK


def _chosen_format(kind: str | None, output: str) -> Format:
    """Return the format; raises `CommandError` where the file's ending is that of no format."""
    if kind in SCHEDULE_NAMES:
        return schedule_format(kind, "" if output == STDOUT else Path(output).name)
    export_format = FORMATS[kind] if kind else FORMATS["markdown"]
    if not kind and output != STDOUT:
        named = format_for(Path(output).name)
        if isinstance(named, UnknownEnding):
            raise CommandError(
                ExitCode.USAGE, named.message, f"{named.remedy}, or name a format: --format NAME"
            )
        export_format = named
    return export_format


def release_export(answered: ExportResult | ExportBlocked) -> ExportResult:
    """Return an export that may leave.

    Args:
        answered: What the gate answered.

    Raises:
        CommandError: It is blocked; the reasons are written.
    """
    if isinstance(answered, ExportResult):
        return answered
    if not answered.risks:
        raise CommandError.of(ExitCode.USAGE if answered.unknown else ExitCode.UNWRITABLE, answered)
    for risk in answered.risks:
        write_message(f"{risk.code}: {risk.as_line()}")
        for detail in risk.lines[:_SHOWN]:
            write_message(f"  {detail}")
        if len(risk.lines) > _SHOWN:
            write_message(f"  and {len(risk.lines) - _SHOWN} more")
    acceptances = " ".join(f"--accept-risk {code}" for code in answered.codes)
    raise CommandError(
        ExitCode.UNWRITABLE,
        "nothing was exported",
        f"remove what is listed; or, to accept the risk, add {acceptances}",
    )


def deliver_export(
    project: Project, exported: ExportResult, output: str, export_format: Format, *, force: bool
) -> None:
    """Write an export to a file or to standard output.

    Args:
        project: The open chronology.
        exported: The export.
        output: The file; `-` for standard output.
        export_format: Its format.
        force: Whether an older file may be replaced.

    Raises:
        CommandError: The file cannot be written.
    """
    if output == STDOUT:
        write_bytes(exported.content)
        return
    deliver_file(project, exported, output, export_format.name, force=force)
    if is_misnamed(Path(output).name, export_format, (*FORMATS.values(), export_format)):
        write_message(f"{output} contains {export_format.name}, despite its ending")


def deliver_file(project: Project, exported: ExportResult, output: str, kind: str, *, force: bool) -> None:
    """Write a file, and a message that it is written.

    Args:
        project: The open chronology, whose own files are not written.
        exported: What goes into the file.
        output: The file.
        kind: What is written, in one or two words.
        force: Whether an older file may be replaced.

    Raises:
        CommandError: It cannot be written.
    """
    saved = write_export(Path(output), exported, root=project.root, force=force)
    if isinstance(saved, Failure):
        raise CommandError.of(ExitCode.UNWRITABLE, saved)
    written = saved.file
    verb = "replaced" if written.replaced else "wrote"
    message = f"{verb} {output} ({written.size} bytes) as {kind}"
    if saved.beside:
        message += f", and next to it {exported.other_names} ({saved.beside_size} bytes)"
    write_message(message)


def _tell(exported: ExportResult, counts: ExportCounts) -> None:
    """Write messages: what is in the export, what is not, and what the format could not keep."""
    doubtful = f"; {counts.possible} only possibly in the range" if counts.possible else ""
    undated = f"; {counts.undated} undated left out" if counts.undated else ""
    hidden = f"; {counts.hidden} hidden" if counts.hidden or not counts.unread else ""
    unread = not_read(counts.unread)
    write_message(f"{counts.shown} of {pluralize(counts.events, 'event')}{hidden}{doubtful}{undated}{unread}")
    for loss in exported.losses:
        where = ", ".join(loss.where[:3]) + (", ..." if len(loss.where) > 3 else "")
        write_message(f"{loss.what} ({where})")
