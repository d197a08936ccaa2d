"""`corpus add`: make sources from documents."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from tui.chronology.edtf_date import EdtfDate
from tui.cli.chronology_command import WritingCommand
from tui.cli.common_options import CommonOptions, common_options, date_option, own_chronology, text_option
from tui.cli.completers import complete_files
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, write_message, write_stdout
from tui.cli.project_context import find_chronology
from tui.cli.task_progress import TaskProgress
from tui.text.plural import pluralize

if TYPE_CHECKING:
    from tui.project.sources.add_documents import AddedDocument, RefusedDocument


@click.command("add", cls=WritingCommand)
@click.argument("paths", metavar="FILE...", shell_complete=complete_files, type=Path, nargs=-1, required=True)
@common_options(own_chronology)
@click.option(
    "--id",
    "source",
    metavar="ID",
    type=text_option,
    default="",
    help="The id of the source (default: made from its title).",
)
@date_option("--issued", help="The date of issue (default: the one that the document states).")
@click.option(
    "--from",
    "first",
    metavar="WORDS",
    type=text_option,
    default="",
    help="Begin with the first paragraph that has these words.",
)
@click.option(
    "--to",
    "last",
    metavar="WORDS",
    type=text_option,
    default="",
    help="End with the next paragraph that has these words.",
)
@click.option(
    "--attachment",
    metavar="NAME",
    type=text_option,
    default="",
    help="Add what is attached to an e-mail, by its name or number, and not the e-mail.",
)
@click.option(
    "--engine",
    type=click.Choice(["pdfium", "pdftotext"]),
    default="pdfium",
    show_default=True,
    help="What reads a PDF: pdftotext needs poppler.",
)
@click.option("--force", is_flag=True, help="Replace an existing source of this id.")
def add_document(
    options: CommonOptions,
    paths: tuple[Path, ...],
    *,
    source: str,
    issued: EdtfDate | None,
    first: str,
    last: str,
    attachment: str,
    engine: str,
    force: bool,
) -> ExitCode:
    """Add documents as sources: text, Markdown, HTML, PDF, DOCX, e-mails; or all in a folder.

    Their paragraphs become passages; those of a PDF carry their pages. What a file does not tell is left
    to be filled in, in the front matter.

    Args:
        options: The common options.
        paths: The documents, and folders of them.
        source: The id of the source; empty to make one.
        issued: The date of issue; None for the one that the document states.
        first: Words of the first paragraph to take; empty to begin with the document.
        last: Words of the last paragraph to take; empty to go on to the end.
        attachment: What is attached to the e-mail, by name or number; empty for the file itself.
        engine: What reads a PDF.
        force: Whether an older source of that id may be replaced.

    Raises:
        CommandError: An id or a date is given for more than one document.
    """
    from tui.project.sources.add_documents import RefusedDocument, list_documents  # noqa: PLC0415

    root, files = find_chronology(options.path).root, list_documents(paths)
    for names, is_given in (
        ("--id and --issued", source or issued),
        ("--from, --to and --attachment", first or last or attachment),
    ):
        if len(files) > 1 and is_given:
            raise CommandError(ExitCode.USAGE, f"{names} are for one document", "add it by itself")
    wanted = _Wanted(source, str(issued or ""), first, last, attachment, engine, force)
    code = ExitCode.OK
    for number, file in enumerate(files, 1):
        of = f"file {number} of {len(files)}" if len(files) > 1 else ""
        outcome = file if isinstance(file, RefusedDocument) else _add(root, file, TaskProgress(of), wanted)
        if isinstance(outcome, RefusedDocument):
            code = max(code, _refuse(outcome, is_one=len(files) == 1))
        else:
            _report(outcome)
    return code


class _Wanted(NamedTuple):
    """What is wanted of the documents."""

    source: str
    issued: str
    first: str
    last: str
    attachment: str
    engine: str
    force: bool


def _add(root: Path, path: Path, progress: TaskProgress, wanted: _Wanted) -> AddedDocument | RefusedDocument:
    # Models and YAML, which no other command may load.
    from tui.parsing.tables.read_table import is_table_name  # noqa: PLC0415

    if is_table_name(path.name):
        return _table(root, path)
    from tui.parsing.documents.document import (  # noqa: PLC0415
        PdfEngine,
        UnreadableDocument,
        read_document,
        take_stretch,
    )
    from tui.parsing.documents.pages.stretch import WantedStretch  # noqa: PLC0415
    from tui.project.sources.add_documents import RefusedDocument, add_document  # noqa: PLC0415

    try:
        document = read_document(
            path, attachment=wanted.attachment, progress=progress, engine=PdfEngine(wanted.engine)
        )
    finally:
        progress.end()
    if not isinstance(document, UnreadableDocument):
        document = take_stretch(document, WantedStretch(wanted.first, wanted.last))
    if isinstance(document, UnreadableDocument):
        return RefusedDocument(path, document)
    return add_document(
        root,
        path,
        document,
        id=wanted.source,
        issued=wanted.issued,
        force=wanted.force,
        tell=write_message,
    )


def _table(root: Path, path: Path) -> RefusedDocument:
    """Return what import would make of a table, of which no source is made here."""
    from tui.parsing.documents.contents import UnreadableDocument  # noqa: PLC0415
    from tui.parsing.protected_names import load_protected_names  # noqa: PLC0415
    from tui.project.imports.import_request import ImportRequest  # noqa: PLC0415
    from tui.project.imports.prepare_import import prepare_import  # noqa: PLC0415
    from tui.project.sources.add_documents import RefusedDocument  # noqa: PLC0415
    from tui.text.failure import Failure  # noqa: PLC0415

    made = prepare_import(root, ImportRequest(path), load_protected_names(root))
    if isinstance(made, Failure):
        reason = f"it is a table, and dateline import cannot read it: {made.message}"
        return RefusedDocument(path, UnreadableDocument(reason, made.remedy))
    reason = f"it is a table: dateline import would make {made.summary}"
    remedy = f"see them first: dateline import {shlex.quote(str(path))} --preview"
    return RefusedDocument(path, UnreadableDocument(reason, remedy))


def _refuse(refused: RefusedDocument, *, is_one: bool) -> ExitCode:
    """Say why no source was made, and return the exit code for that."""
    from tui.parsing.documents.document import UnreadableDocument  # noqa: PLC0415
    from tui.project.sources.add_source import InvalidId  # noqa: PLC0415

    is_unread = isinstance(refused.why, UnreadableDocument)
    named = f"{refused.path}: " if is_unread or not is_one else ""
    write_message(f"{named}{refused.why.message}", refused.why.remedy)
    if is_unread:
        return ExitCode.UNREADABLE
    return ExitCode.USAGE if isinstance(refused.why, InvalidId) else ExitCode.UNWRITABLE


def _report(added: AddedDocument) -> None:
    from tui.project.sources.add_documents import added_remarks  # noqa: PLC0415

    source, document = added.source, added.document
    write_stdout(f"{source.path}\n")
    passages = pluralize(len(document.paragraphs), "passage")
    pages = f" from {pluralize(document.pages, 'page')}" if document.pages else ""
    write_message(f"{'replaced' if source.replaced else 'added'} {source.id}: {passages}{pages}")
    for remark in added_remarks(added):
        write_message(remark.message, remark.remedy)
