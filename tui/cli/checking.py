"""`check` and `schema`: what is wrong with a chronology, and what an editor needs to keep it right."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tui.checking.report import as_github, as_json, as_sarif, as_text, summary
from tui.chronology.problem import Problem, Severity
from tui.cli.chronology_command import ChronologyCommand
from tui.cli.codes import Code
from tui.cli.opened import located
from tui.cli.options import chronology, path_argument
from tui.cli.speaking import answer, say
from tui.project.finding import Wanted
from tui.views.as_json import dump


@click.command(cls=ChronologyCommand)
@path_argument
@chronology
@click.option("--strict", is_flag=True, help="End with 1 for warnings too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="sarif and github: for code hosts and editors.",
)
def check(path: Wanted, form: str, *, strict: bool) -> Code:
    """What is wrong: every rule, every quotation.

    Ends with 1 where there are errors, with 3 where events.yaml cannot be read to its end.
    """
    # The models take longer to import than every other command takes to answer.
    from tui.checking.check import check as problems_of  # noqa: PLC0415
    from tui.reading.load import load  # noqa: PLC0415

    reading = load(located(path).root)
    problems = problems_of(reading)
    answer(_written(form, problems))
    say(summary(problems))
    if not reading.is_complete:
        return Code.UNREADABLE
    failed = problems if strict else [it for it in problems if it.severity is Severity.ERROR]
    return Code.FOUND if failed else Code.OK


def _written(form: str, problems: Sequence[Problem]) -> str:
    if form == "text":
        return as_text(problems)
    if form == "github":
        return as_github(problems)
    return f"{dump(as_json(problems) if form == 'json' else as_sarif(problems))}\n"


@click.command()
def schema() -> Code:
    """The JSON Schema of events.yaml, for editors."""
    from tui.reading.schema import json_schema  # noqa: PLC0415  (as above)

    answer(f"{dump(json_schema())}\n")
    return Code.OK
