"""The command `merge`: another chronology comes into this one, by a plan that a person decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.chronology_command import WritingCommand
from tui.cli.common_options import CommonOptions, common_options, own_chronology, read_pairs, text_option
from tui.cli.completers import complete_decisions, complete_folders
from tui.cli.exit_codes import ExitCode
from tui.cli.name_redaction import hide_names_of
from tui.cli.output import CommandError, write_message, write_stdout
from tui.cli.project_context import find_chronology
from tui.project.locate_project import ProjectLocation, find_project
from tui.text.failure import Failure
from tui.views.json_output import dump

if TYPE_CHECKING:
    from tui.project.merges.prepare_merge import ChronologyMerge

# What reads YAML and writes events is imported inside the functions: no other command should wait for it.


def _name(_context: click.Context, parameter: click.Parameter, value: str) -> str:
    from tui.chronology.ids import is_id  # noqa: PLC0415

    if value and not is_id(value):
        raise click.BadParameter(
            f"{value}: write lower case letters, digits and single hyphens", param=parameter
        )
    return value


@click.command(cls=WritingCommand)
@click.argument("other", metavar="OTHER", shell_complete=complete_folders, type=Path)
@common_options(own_chronology)
@click.option("--preview", is_flag=True, help="Show the plan and what it would write, and write nothing.")
@click.option(
    "--name",
    metavar="TEXT",
    type=text_option,
    default="",
    callback=_name,
    help="What OTHER is called, before ids that clash (default: the name of its folder).",
)
@click.option(
    "--answer",
    "answers",
    metavar="PAIR=same|differs|separate",
    multiple=True,
    callback=read_pairs,
    shell_complete=complete_decisions,
    help="Decide about a pair, OURS+THEIRS; or about `all` that are open.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 where a decision is open.")
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def merge(
    options: CommonOptions,
    other: Path,
    *,
    preview: bool,
    name: str,
    answers: dict[str, str],
    strict: bool,
) -> ExitCode:
    """Merge another chronology into this one.

    Events of OTHER that may be the same as one here are proposed with the reasons in merges/NAME.yaml, and
    nobody decides but you: in that file, by --answer, or in the explorer (Q). `same` unites the citations
    and keeps both dates; `differs` keeps both events and writes a difference; `separate` keeps both.

    Nothing else is written until every pair is decided. Then the events, kinds, actors, differences and
    sources of OTHER come: what is here already is not repeated, and ids that clash get NAME before them.

    Args:
        options: The common options.
        other: The other chronology: its folder, or its events.yaml.
        preview: Whether to show and not to write.
        name: What it is called.
        answers: Decisions by pair.
        strict: Whether open decisions change the exit code.
    """
    from tui.project.merges.merge_plan import BadPlan  # noqa: PLC0415
    from tui.project.merges.prepare_merge import (  # noqa: PLC0415
        MergeRequest,
        UnreadableChronology,
        prepare_merge,
    )
    from tui.project.merges.write_merge import write_merge  # noqa: PLC0415

    root = find_chronology(options.path).root
    hide_names_of(root)
    location = find_project(other, Path.cwd())
    if not isinstance(location, ProjectLocation):
        raise CommandError.of(ExitCode.UNREADABLE, location)
    hide_names_of(location.root, besides=True)
    request = MergeRequest(location.root, name, answers)
    made = prepare_merge(root, request) if preview else write_merge(root, request, tell=write_message)
    if isinstance(made, UnreadableChronology):
        raise CommandError.of(ExitCode.UNREADABLE, made)
    if isinstance(made, Failure):
        raise CommandError.of(ExitCode.USAGE if isinstance(made, BadPlan) else ExitCode.UNWRITABLE, made)
    _report(made, options.output_format, is_preview=preview)
    return ExitCode.FOUND if strict and not made.is_complete else ExitCode.OK


def _report(made: ChronologyMerge, output_format: str, *, is_preview: bool) -> None:
    from tui.cli.merge_report import merge_json, merge_lines, merge_messages  # noqa: PLC0415

    if output_format == "json":
        write_stdout(dump(merge_json(made)), "\n")
    else:
        write_stdout(f"{line}\n" for line in merge_lines(made))
    for message, remedy in merge_messages(made, is_preview=is_preview):
        write_message(message, remedy)
