"""Markdown: an export with footnotes for every citation, as CommonMark with the usual footnotes.

GitHub, pandoc and most editors read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from tui.export.blocks import Block, FootnoteRef, LossList
from tui.export.content import ExportContent
from tui.export.document import DocumentBuilder
from tui.export.escape import autolink, escape_line
from tui.export.escaper import TrackingEscaper
from tui.export.result import ExportResult
from tui.export.writer import FootnoteText, render_blocks
from tui.index.records import SourceRecord


def to_markdown(content: ExportContent) -> ExportResult:
    """Return an export as one Markdown document."""
    pen = MarkdownWriter()
    return ExportResult("\n\n".join(render_blocks(markdown_blocks(content), pen)) + "\n", pen.ink.losses)


def markdown_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield the blocks of the document."""
    page = DocumentBuilder(content)
    yield from chain(
        page.title(), page.about(), page.notice(), page.holdings(), page.events(), page.sources()
    )
    yield LossList("Markdown")
    yield from page.notes()


class MarkdownWriter:
    """Writes Markdown."""

    def __init__(self) -> None:
        self.ink = TrackingEscaper(escape_line)

    def heading(self, level: int, text: str, anchor: str = "") -> str:
        """Return a heading.

        Args:
            level: 1 to 3.
            text: Its text, as Markdown.
            anchor: Not written: Markdown has no common form for it.
        """
        return f"{'#' * level} {text}"

    def paragraph(self, text: str) -> str:
        """Return a paragraph."""
        return text

    def strong(self, text: str) -> str:
        """Return a label within running text."""
        return f"**{text}**"

    def quote(self, text: str) -> str:
        """Return a block that is set apart."""
        return f"> {text}"

    def listed(self, items: Iterable[str], *, numbered: bool = False) -> str:
        """Return a list."""
        return "\n".join(
            f"{f'{number}.' if numbered else '-'} {item}" for number, item in enumerate(items, 1)
        )

    def link(self, url: str) -> str:
        """Return a web address as a link; empty for anything else."""
        return autolink(url)

    def marks(self, references: Sequence[FootnoteRef]) -> str:
        """Return references to footnotes."""
        return "".join(f"[^{reference.label}]" for reference in references)

    def notes(self, notes: Iterable[FootnoteText]) -> Iterator[str]:
        """Yield the footnotes."""
        return map(self.note, notes)

    def note(self, note: FootnoteText) -> str:
        """Return a footnote."""
        body = [f"> {note.quote}", note.about] if note.quote else []
        return "\n\n    ".join([f"[^{note.reference.label}]: {note.head}", *body])

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """Return one item of the list of sources.

        Args:
            source: The source.
            reference: The source in full, as Markdown.
            about: What a reader must know of its passages, as Markdown.
        """
        return f"{reference} {about}"
