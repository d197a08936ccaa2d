"""Markdown for pandoc: citations are keys of a bibliography, which pandoc's citeproc sets in any style.

The bibliography is CSL-JSON in a second file, or in the head of the text where the export goes to no file
(https://pandoc.org/MANUAL.html#citations). The cited part of a source follows its key; the texts of the
passages follow the events.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from tui.export.blocks import Block, FootnoteRef, LossList
from tui.export.citation_text import locator
from tui.export.content import ExportContent
from tui.export.document import DocumentBuilder
from tui.export.escape import escape
from tui.export.escaper import TrackingEscaper
from tui.export.formats.csl_json_format import bibliography, items, source_losses
from tui.export.formats.markdown_format import MarkdownWriter
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
    return ExportResult(text, (*pen.ink.losses, *source_losses(content)), companion)


def pandoc_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield the blocks of the document. The file has the first one, the title, in its front matter."""
    page = DocumentBuilder(content)
    yield from chain(
        page.title(), page.about(), page.notice(), page.holdings(), page.events(), page.sources()
    )
    yield from page.notes("Passages")
    yield LossList("Markdown for pandoc")


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

    def marks(self, references: Sequence[FootnoteRef]) -> str:
        """Return citations in one pair of brackets; those without a source follow in words."""
        cited = "; ".join(_cited(reference.citation) for reference in references if reference.citation.source)
        lost = (f" ({escape(str(reference.citation.key))}: no such source)" for reference in references)
        unknown = (
            text for text, reference in zip(lost, references, strict=True) if not reference.citation.source
        )
        return "".join([f" [{cited}]" if cited else "", *unknown])

    def note(self, note: FootnoteText) -> str:
        """Return a passage under its citation."""
        citation = note.reference.citation
        return "\n\n".join(_note(note, citation)) if citation.source else note.head

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """Return one item of the list of sources: only what the bibliography has no field for.

        Args:
            source: The source.
            reference: The source in full; not written, since citeproc sets it.
            about: What a reader must know of its passages, as Markdown.
        """
        return f"@{source.id}: {about}"


def _note(note: FootnoteText, citation: CitationRecord) -> Iterator[str]:
    if not note.quote:
        yield f"[{_cited(citation)}]: {'no such passage' if citation.key.passage else 'as a whole'}."
        return
    yield f"[{_cited(citation)}]:"
    yield f"> {note.quote}"
    yield note.about


def _cited(citation: CitationRecord) -> str:
    """Return `@key, C45, p. 12`: ids of sources only have characters that pandoc allows in keys."""
    key = f"@{citation.source.id}" if citation.source else ""
    named = citation.passage.key if citation.passage else citation.key.passage
    # A semicolon would begin another citation.
    place = escape(citation.place_in_bundle).replace(";", "\\;")
    part = named if _LOCATOR(named) else escape(locator(citation)).replace(";", "\\;")
    return ", ".join(filter(None, (key, place, part if named else "")))
