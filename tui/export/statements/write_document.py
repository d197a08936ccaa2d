"""Writing the statements of one actor as a document: Markdown, Word or HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tui.export.formats.docx_format import word_document
from tui.export.formats.html_format import html_page
from tui.export.formats.markdown_format import MarkdownWriter
from tui.export.result import ExportResult
from tui.export.statements.statement_document import StatementContent, statement_blocks
from tui.export.statements.statement_words import title_of
from tui.export.writer import render_blocks


def _markdown(content: StatementContent) -> ExportResult:
    pen = MarkdownWriter()
    text = "\n\n".join(render_blocks(statement_blocks(content, "Markdown"), pen)) + "\n"
    return ExportResult(text, pen.ink.losses)


def _html(content: StatementContent) -> ExportResult:
    text, losses = html_page(title_of(content.table), statement_blocks(content, "HTML"))
    return ExportResult(text, losses)


def _docx(content: StatementContent) -> ExportResult:
    blocks = statement_blocks(content, "Word")
    package, losses = word_document(title_of(content.table), blocks, content.made)
    return ExportResult.of_package(package, losses)


DOCUMENTS: Mapping[str, Callable[[StatementContent], ExportResult]] = MappingProxyType(
    {".md": _markdown, ".docx": _docx, ".html": _html}
)
"""By the ending of a file's name, what writes its document; no file is written."""
