"""The command `import`: a table becomes a source whose passages are its rows, and a draft event of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.chronology.edtf import EdtfError
from tui.cli.chronology_command import WritingCommand
from tui.cli.commands.import_references import find_references, import_references
from tui.cli.common_options import CommonOptions, common_options, own_chronology, read_pairs, text_option
from tui.cli.completers import complete_date_rules, complete_files, complete_import_fields, complete_kinds
from tui.cli.exit_codes import ExitCode
from tui.cli.import_workbook import import_workbook
from tui.cli.name_redaction import hide_names_of
from tui.cli.output import CommandError, write_message, write_stdout
from tui.cli.project_context import find_chronology
from tui.cli.task_progress import TaskProgress
from tui.text.failure import Failure
from tui.views.json_output import dump

if TYPE_CHECKING:
    from tui.project.imports.import_request import ImportRequest
    from tui.project.imports.prepare_import import TableImport

# What reads tables and writes events is imported inside the functions: no other command should wait for it.


_OF_WORKBOOKS = ("sheet", "chronology")
_WORDS = ("none", *_OF_WORKBOOKS)
"""The answers that are no dates."""


def _answers(context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    """Return the answers with their dates in EDTF."""
    # The reader of dates: no command without a date should wait for it.
    from tui.chronology.date_reader.typed_dates import use_typed_date  # noqa: PLC0415

    answers = read_pairs(context, parameter, values)
    for cell, text in answers.items():
        try:
            answers[cell] = text if text in _WORDS else use_typed_date(text).text
        except EdtfError as error:
            raise click.BadParameter(f"{cell}: {error.reason}; {error.remedy}", param=parameter) from error
    return answers


@click.command("import", cls=WritingCommand)
@click.argument("file", metavar="FILE", shell_complete=complete_files, type=Path)
@common_options(own_chronology)
@click.option("--preview", is_flag=True, help="Show what would be made of each row, and write nothing.")
@click.option(
    "--rules",
    metavar="MAPPING",
    shell_complete=complete_files,
    type=Path,
    help="The mapping to use (default: imports/NAME.yaml).",
)
@click.option("--id", "source", metavar="ID", type=text_option, default="", help="The id of the source.")
@click.option("--sheet", metavar="TEXT", type=text_option, default="", help="The sheet of a workbook.")
@click.option(
    "--table", metavar="N", type=text_option, default="", help="The table of a document, from 1; or `all`."
)
@click.option(
    "--kind",
    metavar="KIND",
    type=text_option,
    default="",
    shell_complete=complete_kinds,
    help="The kind of all its events; those that you gave another kind keep it.",
)
@click.option(
    "--map",
    "columns",
    metavar="FIELD=COLUMN",
    multiple=True,
    callback=read_pairs,
    shell_complete=complete_import_fields,
    help="Which column is what: title=Event.",
)
@click.option(
    "--dates",
    metavar="KEY=VALUE",
    multiple=True,
    callback=read_pairs,
    shell_complete=complete_date_rules,
    help="What holds for all dates of the table: order=dmy.",
)
@click.option(
    "--answer",
    "answers",
    metavar="CELL=DATE|none|sheet|chronology",
    multiple=True,
    callback=_answers,
    help="The date that a cell means: B7=2010; of an exported workbook, whose value is taken: F7=sheet.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with 1 where a question is open.",
)
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def import_(
    options: CommonOptions,
    file: Path,
    *,
    preview: bool,
    strict: bool,
    **given: Any,  # noqa: ANN401  (click's)
) -> ExitCode:
    """Import a table, a library, or a changed workbook.

    It reads CSV, TSV, XLSX, the tables of a DOCX, and timelines of TimelineJS and Timesketch.

    Each row becomes a passage of one source, as it is spelt, and a draft event that cites it. A date with
    several readings is asked, never guessed: the event is undated until --answer or --dates says which.
    Which column is what is kept in imports/, for the next time: then, what a person changed stays.

    Of a library's references (CSL-JSON, RIS), each becomes a source without passages.

    A workbook that `export` has written is an update: the cells that were changed in its sheet Events are
    changed in the chronology, and nothing is added or deleted. A cell that was changed in the chronology
    too is asked about: --answer F7=sheet takes that of the workbook.

    Args:
        options: The common options.
        file: The table.
        preview: Whether to show and not to write.
        strict: Whether open questions change the exit code.
        given: The values of the other options, by the names of the fields of `ImportRequest`.
    """
    from tui.project.imports.import_request import ImportRequest  # noqa: PLC0415
    from tui.project.imports.import_table import write_import  # noqa: PLC0415
    from tui.project.imports.prepare_import import prepare_import  # noqa: PLC0415
    from tui.project.workbook.edited_workbook import is_workbook_file  # noqa: PLC0415

    root = find_chronology(options.path).root
    names = hide_names_of(root)
    if (data := find_references(file)) is not None:
        if any(given.values()):
            raise CommandError(ExitCode.USAGE, "only --preview and --format are for references")
        is_json = options.output_format == "json"
        return import_references(root, file, data, names, is_json=is_json, is_preview=preview)
    if is_workbook_file(file):
        answers = given.pop("answers")
        if any(given.values()):
            message = "only --preview, --answer, --strict and --format are for a workbook that was exported"
            raise CommandError(ExitCode.USAGE, message)
        is_json = options.output_format == "json"
        code = import_workbook(options.path, file, answers, is_json=is_json, is_preview=preview)
        return code if strict or code is not ExitCode.FOUND else ExitCode.OK
    if wrong := next((cell for cell, text in given["answers"].items() if text in _OF_WORKBOOKS), ""):
        raise CommandError(ExitCode.USAGE, f"--answer {wrong}: this is no date", "write a date, or none")
    request = ImportRequest(file, **given)
    progress = TaskProgress(unit="row")
    try:
        if preview:
            made = prepare_import(root, request, names, progress)
        else:
            made = write_import(root, request, names, tell=write_message, progress=progress)
    finally:
        progress.end()
    if isinstance(made, Failure):
        raise _refused(made, request)
    _report(made, options.output_format, is_preview=preview)
    return _code(made, strict=strict)


def _refused(refused: Failure, request: ImportRequest) -> CommandError:
    from tui.parsing.documents.contents import UnreadableDocument  # noqa: PLC0415
    from tui.project.imports.mapping import BadMapping, UnreadableMapping  # noqa: PLC0415
    from tui.project.imports.prepare_import import UnreadableEvents  # noqa: PLC0415

    if isinstance(refused, UnreadableDocument):
        return CommandError(ExitCode.UNREADABLE, f"{request.path}: {refused.message}", refused.remedy)
    if isinstance(refused, UnreadableEvents | UnreadableMapping):
        return CommandError.of(ExitCode.UNREADABLE, refused)
    code = ExitCode.USAGE if isinstance(refused, BadMapping) else ExitCode.UNWRITABLE
    return CommandError.of(code, refused)


def _report(made: TableImport, output_format: str, *, is_preview: bool) -> None:
    from tui.cli.import_report import (  # noqa: PLC0415
        compared_line,
        preview_json,
        preview_lines,
        report_json,
        report_lines,
    )
    from tui.project.imports.questions.plan_questions import open_questions  # noqa: PLC0415

    if output_format == "json":
        write_stdout(dump(preview_json(made.plan) if is_preview else report_json(made)), "\n")
    else:
        write_stdout(f"{line}\n" for line in (preview_lines(made.plan) if is_preview else report_lines(made)))
    if is_preview and not made.comparison.is_first:
        write_message(compared_line(made.comparison))
    for remark in (*(() if is_preview else made.plan.losses), *made.plan.remarks):
        write_message(remark)
    write_message(f"dates: {made.plan.date_counts}")
    for question in open_questions(made.plan):
        write_message(question.message, question.remedy)
    if made.conflict:
        write_message(f"nothing was written: {made.conflict.message}", made.conflict.remedy)
    elif is_preview:
        write_message("nothing was written", "leave --preview out to write it")


def _code(made: TableImport, *, strict: bool) -> ExitCode:
    from tui.project.imports.rows.row_dates import DateState  # noqa: PLC0415

    return ExitCode.FOUND if strict and made.plan.count(DateState.ASKED) else ExitCode.OK
