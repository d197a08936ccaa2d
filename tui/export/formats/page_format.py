"""Page: one interactive page for any browser, for people without a terminal.

It is the document of `tui.export.document.reader_document`, each event with its passages and differences,
complete without script. Its own script (`tui/export/page/script/`) hides and draws: it is allowed by its
hash, as is the style sheet, and the page forbids all else (Content Security Policy Level 3, in a `meta`
element). No library: what is needed of one is less than what there would be to read of it, and nothing has
to be kept up to date.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.export.blocks import Block
from tui.export.content import ExportContent
from tui.export.document.reader_document import document_losses
from tui.export.page.assemble_page import page_lines
from tui.export.page.page_document import PageDocument
from tui.export.page.page_writer import PageWriter
from tui.export.result import ExportResult

_LEFT_OUT = (
    "EDTF dates and results of checks are left out; ids and tags are not shown, "
    "and are in the file for its search"
)


def to_page(content: ExportContent) -> ExportResult:
    """Return an export as one interactive page."""
    pen = PageWriter()
    text = "\n".join(page_lines(content, pen)) + "\n"
    return ExportResult(text, (*document_losses(content, _LEFT_OUT), *pen.ink.losses))


def page_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield the blocks of the page."""
    return PageDocument(content).blocks()
