"""`check` and `schema`: the problems of a chronology, and the JSON Schema of events.yaml."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tui.chronology.problem import Problem, Severity
from tui.cli.chronology_command import ChronologyCommand
from tui.cli.common_options import chronology, path_argument
from tui.cli.exit_codes import ExitCode
from tui.cli.output import write_message, write_stdout
from tui.cli.project_context import find_chronology
from tui.project.locate_project import Wanted
from tui.validation.reporters import format_github, format_json, format_sarif, format_summary, format_text
from tui.views.json_output import dump


@click.command(cls=ChronologyCommand)
@path_argument
@chronology
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="sarif and github: for code hosts and editors.",
)
def check(path: Wanted, output_format: str, *, strict: bool) -> ExitCode:
    """Check the chronology: errors, warnings, quotations.

    Exits with 1 if there are errors, with 3 if events.yaml cannot be read to its end.

    Args:
        path: Which chronology.
        output_format: `text`, `json`, `sarif` or `github`.
        strict: Whether warnings fail too.
    """
    # The models take longer to import than every other command takes to answer.
    from tui.parsing.loader import load_chronology  # noqa: PLC0415
    from tui.validation.check import check_chronology as problems_of  # noqa: PLC0415

    reading = load_chronology(find_chronology(path).root)
    problems = problems_of(reading)
    write_stdout(_written(output_format, problems))
    write_message(format_summary(problems))
    if not reading.is_complete:
        return ExitCode.UNREADABLE
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    failed = [problem for problem in problems if problem.severity in failing]
    return ExitCode.FOUND if failed else ExitCode.OK


def _written(output_format: str, problems: Sequence[Problem]) -> str:
    if output_format == "text":
        return format_text(problems)
    if output_format == "github":
        return format_github(problems)
    return f"{dump(format_json(problems) if output_format == 'json' else format_sarif(problems))}\n"


@click.command()
@click.option("--positions", is_flag=True, help="Print that of the files of positions/ instead.")
def schema(*, positions: bool) -> ExitCode:
    """Print the JSON Schema of events.yaml, for editors."""
    from tui.parsing.events.json_schema import json_schema, positions_schema  # noqa: PLC0415  (as above)

    write_stdout(f"{dump(positions_schema() if positions else json_schema())}\n")
    return ExitCode.OK
