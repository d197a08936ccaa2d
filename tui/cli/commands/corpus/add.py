"""`corpus add`: make a source from a document."""

from __future__ import annotations

import time
from pathlib import Path

import click

from tui.cli.chronology_command import WritingCommand
from tui.cli.common_options import CommonOptions, common_options, own_chronology, text_option
from tui.cli.completers import complete_files
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, show_progress, write_message, write_stdout
from tui.cli.project_context import find_chronology
from tui.text.failure import Failure
from tui.text.plural import pluralize

_MOST_OFTEN = 0.1
"""Seconds between two progress messages."""


@click.command("add", cls=WritingCommand)
@click.argument("file", metavar="FILE", shell_complete=complete_files, type=Path)
@common_options(own_chronology)
@click.option(
    "--id",
    "source",
    metavar="ID",
    type=text_option,
    default="",
    help="The id of the source (default: made from its title).",
)
@click.option("--force", is_flag=True, help="Replace an existing source of this id.")
def add_document(options: CommonOptions, file: Path, source: str, *, force: bool) -> ExitCode:
    """Add a document as a source: text, Markdown, HTML, PDF, DOCX.

    Its paragraphs become passages; those of a PDF carry their page. What the file does not tell is left
    to be filled in, in the front matter.

    Args:
        options: The common options.
        file: The document.
        source: The id of the source; empty to make one.
        force: Whether an older source of that id may be replaced.

    Raises:
        CommandError: The document cannot be read, or the source not be written.
    """
    from tui.parsing.documents.document import UnreadableDocument, read_document  # noqa: PLC0415
    from tui.project.add_source import InvalidId, add_source  # noqa: PLC0415  (models and YAML, which no other command may load)

    location = find_chronology(options.path)
    progress = _Progress()
    try:
        document = read_document(file, progress=progress)
    finally:
        progress.end()
    if isinstance(document, UnreadableDocument):
        raise CommandError(ExitCode.UNREADABLE, f"{file}: {document.message}", document.remedy)
    added = add_source(location.root, document, file.name, id=source, force=force, tell=write_message)
    if isinstance(added, Failure):
        code = ExitCode.USAGE if isinstance(added, InvalidId) else ExitCode.UNWRITABLE
        raise CommandError.of(code, added)
    write_stdout(f"{added.path}\n")
    passages = pluralize(len(document.paragraphs), "passage")
    pages = f" from {pluralize(document.pages, 'page')}" if document.pages else ""
    write_message(f"{'replaced' if added.replaced else 'added'} {added.id}: {passages}{pages}")
    if added.holds_names:
        write_message("its text contains names that must not appear", "see: dateline check")
    for remark in document.remarks:
        write_message(remark)
    if not (document.title and document.issued):
        lacking = ("title",) * (not document.title) + ("date of issue",) * (not document.issued)
        them = "them" if len(lacking) > 1 else "it"
        write_message(f"missing: {' and '.join(lacking)}", f"add {them} to the front matter")
    return ExitCode.OK


class _Progress:
    """Shows how far a long document is, at most once in a while."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._is_shown = False

    def __call__(self, page: int, pages: int) -> None:
        now = time.monotonic()
        if now - self._last >= _MOST_OFTEN:
            self._last, self._is_shown = now, True
            show_progress(f"page {page} of {pages}")

    def end(self) -> None:
        """Clear the progress message."""
        if self._is_shown:
            show_progress("")
