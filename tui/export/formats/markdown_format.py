"""Markdown: an export with footnotes for every citation, as CommonMark with the usual footnotes.

GitHub, pandoc and most editors read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tui.export.blocks import Block, FootnoteRef
from tui.export.content import ExportContent
from tui.export.document.reader_document import ReaderDocument, document_losses
from tui.export.escape import autolink, escape_line
from tui.export.escaper import TrackingEscaper
from tui.export.result import ExportResult
from tui.export.writer import FootnoteText, TableLine, render_blocks
from tui.index.records import SourceRecord

_STRANGE = re.compile(r"[^\w.:-]")


def to_markdown(content: ExportContent) -> ExportResult:
    """Return an export as one Markdown document."""
    pen = MarkdownWriter()
    text = "\n\n".join(render_blocks(markdown_blocks(content), pen)) + "\n"
    return ExportResult(text, (*document_losses(content), *pen.ink.losses))


def markdown_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield the blocks of the document."""
    return ReaderDocument(content, "Markdown").blocks()


class MarkdownWriter:
    """Writes Markdown."""

    def __init__(self) -> None:
        self.ink = TrackingEscaper(escape_line)

    def heading(self, level: int, text: str, anchor: str = "") -> str:
        """Return a heading.

        Args:
            level: 1 to 4.
            text: Its text, as Markdown.
            anchor: What a link can lead to; empty for nothing.
        """
        return f"{'#' * level} {self.named('', anchor)}{text}"

    def named(self, text: str, anchor: str) -> str:
        """Return text behind the place that a link can lead to.

        Args:
            text: The text, as Markdown.
            anchor: The name of the place; empty for none. Markdown has no other form for it than this tag.
        """
        return f'<a id="{place_name(anchor)}"></a>{text}' if anchor else text

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

    def inner_link(self, words: str, anchor: str) -> str:
        """Return words that lead to another place of the document."""
        # The programs that set notes name their places themselves.
        return words if anchor.startswith("note-") else f"[{escape_line(words)}](#{place_name(anchor)})"

    def table(self, names: Sequence[str], rows: Iterable[TableLine], *, is_wide: bool) -> str:
        """Return a table. Every vertical bar in a cell is escaped already.

        Args:
            names: The headings of the columns.
            rows: The rows, as Markdown.
            is_wide: Of no meaning here.
        """
        lines = [" | ".join(names), " | ".join("---" for _ in names)]
        for row in rows:
            first, *others = (" · ".join(cell) for cell in row.cells)
            lines.append(" | ".join([self.named(first, row.anchor), *others]))
        return "\n".join(f"| {line} |" for line in lines)

    def marks(self, references: Sequence[FootnoteRef]) -> str:
        """Return references to footnotes. A second one is in words: some programs repeat the note for it."""
        return "".join(
            f"[^{reference.label}]" if reference.is_first else f" (note {reference.number})"
            for reference in references
        )

    def notes(self, notes: Iterable[FootnoteText]) -> Iterator[str]:
        """Yield the footnotes."""
        return map(self.note, notes)

    def note(self, note: FootnoteText) -> str:
        """Return a footnote."""
        return f"[^{note.reference.label}]: {' '.join(filter(None, (note.head, note.text)))}"

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """Return one item of the list of sources.

        Args:
            source: The source.
            reference: The source in full, as Markdown.
            about: What a reader must know of its passages, as Markdown.
        """
        return self.named(f"{reference} {about}", f"source-{source.id}")


def place_name(anchor: str) -> str:
    """Return the name of a place without any character that has a meaning in a link."""
    return _STRANGE.sub("-", anchor)
