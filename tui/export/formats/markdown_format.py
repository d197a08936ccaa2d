"""Markdown: an export with footnotes for every citation, as CommonMark with the usual footnotes.

GitHub, pandoc and most editors read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.export.content import ExportContent
from tui.export.document import DocumentBuilder
from tui.export.escape import autolink, escape
from tui.export.escaper import TrackingEscaper
from tui.export.result import ExportResult
from tui.export.writer import FootnoteRef, FootnoteText
from tui.index.records import SourceRecord


def to_markdown(content: ExportContent) -> ExportResult:
    """An export as one Markdown document."""
    page = DocumentBuilder(content, MarkdownWriter())
    blocks = [*page.title(), *page.about(), *page.notice(), *page.holdings(), *page.events(), *page.sources()]
    notes = list(page.footnotes.notes())
    return ExportResult("\n\n".join([*blocks, *page.losses(), *notes]) + "\n", page.ink.losses)


class MarkdownWriter:
    """Writes Markdown."""

    form = "Markdown"

    def __init__(self) -> None:
        self.ink = TrackingEscaper(escape)

    def heading(self, level: int, text: str, anchor: str = "") -> str:
        """A heading."""
        return f"{'#' * level} {text}"

    def paragraph(self, text: str) -> str:
        """Running text."""
        return text

    def strong(self, text: str) -> str:
        """A label within running text."""
        return f"**{text}**"

    def quote(self, text: str) -> str:
        """A block set apart."""
        return f"> {text}"

    def listed(self, items: Iterable[str], *, numbered: bool = False) -> str:
        """A list."""
        return "\n".join(
            f"{f'{number}.' if numbered else '-'} {item}" for number, item in enumerate(items, 1)
        )

    def link(self, url: str) -> str:
        """A web address as a link that shows it; empty for any other."""
        return autolink(url)

    def marks(self, references: Sequence[FootnoteRef]) -> str:
        """References to footnotes."""
        return "".join(f"[^{reference.label}]" for reference in references)

    def note(self, note: FootnoteText) -> str:
        """A footnote."""
        body = [f"> {note.quote}", note.about] if note.quote else []
        return "\n\n    ".join([f"[^{note.reference.label}]: {note.head}", *body])

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """One item of the list of sources."""
        return f"{reference} {about}"
