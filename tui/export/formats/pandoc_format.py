"""Markdown for pandoc: citations are keys of a bibliography, which pandoc's citeproc sets in any style.

The bibliography is CSL-JSON in a second file, or in the head of the text where the export goes to no file
(https://pandoc.org/MANUAL.html#citations). The keys stand in the notes, one note for each citation, so
that no style makes a second note of it. The cited part of a source follows its key, then the passage.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tui.export.blocks import Block
from tui.export.citation_text import locator
from tui.export.content import ExportContent
from tui.export.document.reader_document import ReaderDocument, document_losses
from tui.export.escape import escape
from tui.export.escaper import TrackingEscaper
from tui.export.formats.csl_json_format import bibliography, items, source_losses
from tui.export.formats.markdown_format import MarkdownWriter, place_name
from tui.export.result import ExportResult, Sidecar
from tui.export.summary import title_of
from tui.export.writer import FootnoteText, render_blocks
from tui.index.records import CitationRecord, SourceRecord

_LOCATOR = re.compile(r"(?:pp?|paras?|chaps?|secs?|fols?|nos?|vols?|ll?|cols?)\. *[0-9][0-9,–-]*").fullmatch
"""What pandoc recognises as a part of a source, in English: `p. 12`, `paras. 4-6`."""


def to_pandoc(content: ExportContent) -> ExportResult:
    """Return an export as Markdown for pandoc; its bibliography is a second file if it goes to a file."""
    pen = PandocWriter()
    companion = None
    if content.stem:
        companion = Sidecar(f"{content.stem}.csl.json", bibliography(content, TrackingEscaper(str, pen.ink)))
    head = _front_matter(content, pen.ink, companion)
    _, *blocks = render_blocks(pandoc_blocks(content), pen)
    references = [pen.heading(2, "References"), "::: {#refs}\n:::"] if content.sources else []
    text = "\n\n".join([head, *blocks, *references]) + "\n"
    return ExportResult(
        text, (*document_losses(content), *pen.ink.losses, *source_losses(content)), companion
    )


def pandoc_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield the blocks of the document. The file has the first one, the title, in its front matter."""
    return ReaderDocument(content, "Markdown for pandoc").blocks()


def _front_matter(content: ExportContent, ink: TrackingEscaper, companion: Sidecar | None) -> str:
    """Return the front matter as YAML, of which JSON is a part: no text in it can be taken for syntax.

    Its values are Markdown, references too; the name of a bibliography's file is not.
    """
    title = ink(title_of(content), "title")
    sources = ("bibliography", companion.name) if companion else ("references", items(content, ink))
    fields = {"title": title, "link-citations": True, sources[0]: sources[1]}
    if companion:
        fields["bibliography-sha256"] = companion.sha256
    return "\n".join(["---", *(f"{name}: {json.dumps(value)}" for name, value in fields.items()), "---"])


class PandocWriter(MarkdownWriter):
    """Writes Markdown as pandoc reads it."""

    def heading(self, level: int, text: str, anchor: str = "") -> str:
        """Return a heading.

        Args:
            level: 1 to 4.
            text: Its text, as Markdown.
            anchor: What a link can lead to; empty for nothing.
        """
        return f"{'#' * level} {text}{f' {{#{place_name(anchor)}}}' if anchor else ''}"

    def named(self, text: str, anchor: str) -> str:
        """Return text behind the place that a link can lead to.

        Args:
            text: The text, as Markdown.
            anchor: The name of the place; empty for none.
        """
        return f"[]{{#{place_name(anchor)}}}{text}" if anchor else text

    def note(self, note: FootnoteText) -> str:
        """Return a footnote that begins with the key of its source."""
        citation = note.reference.citation
        head = f"[{_cited(citation)}]." if citation.source else note.head
        return f"[^{note.reference.label}]: {' '.join(filter(None, (head, note.text)))}"

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """Return one item of the list of sources: its title, and what the bibliography has no field for.

        Args:
            source: The source.
            reference: The source in full; not written, since citeproc sets it.
            about: What a reader must know of its passages, as Markdown.
        """
        title = self.ink(f"“{source.title}”", f"{source.id}: title")
        return self.named(f"{title}. {about}", f"source-{source.id}")


def _cited(citation: CitationRecord) -> str:
    """Return `@key, C45, p. 12`: ids of sources only have characters that pandoc allows in keys."""
    key = f"@{citation.source.id}" if citation.source else ""
    named = citation.passage.key if citation.passage else citation.key.passage
    # A semicolon would begin another citation.
    place = escape(citation.place_in_bundle).replace(";", "\\;")
    part = named if _LOCATOR(named) else escape(locator(citation)).replace(";", "\\;")
    return ", ".join(filter(None, (key, place, part if named else "")))
