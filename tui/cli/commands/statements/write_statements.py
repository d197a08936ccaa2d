"""Writing what one actor said into a file, if it identifies nobody who is protected."""

from __future__ import annotations

import os
from pathlib import Path

from tui import __version__
from tui.chronology.positions.today import today_of
from tui.cli.commands.export import deliver_file, release_export
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, write_message
from tui.export.format_table import ending_of
from tui.export.statements.statement_document import StatementContent
from tui.export.statements.statement_table import StatementTable
from tui.export.statements.write_document import DOCUMENTS
from tui.project.export_gate import check_document
from tui.project.project import Project
from tui.project.statement_disclosures import statement_texts


def write_statements(
    project: Project, table: StatementTable, output: str, accepted: tuple[str, ...], *, force: bool
) -> None:
    """Write a document, and messages about it.

    Args:
        project: The open chronology.
        table: What was said.
        output: The file, whose ending says what is written.
        accepted: Codes of risks to accept.
        force: Whether an older file may be replaced.

    Raises:
        CommandError: The document is blocked, or the file cannot be written.
    """
    write = DOCUMENTS.get(ending_of(Path(output).name).lower())
    if write is None:
        known = ", ".join(DOCUMENTS)
        raise CommandError(
            ExitCode.USAGE, f"{output} has none of the endings of such a document", f"write one of {known}"
        )
    content = StatementContent(
        table,
        project.index.info,
        today_of(os.environ),
        f"dateline {__version__}",
        tuple(sorted(set(accepted))),
    )
    texts = statement_texts(content, project.index)
    exported = release_export(check_document(project, write(content), texts, content.sources, accepted))
    deliver_file(project, exported, output, "a document", force=force)
    for loss in exported.losses:
        write_message(f"{loss.what} ({', '.join(loss.where[:3])}{', ...' if len(loss.where) > 3 else ''})")
