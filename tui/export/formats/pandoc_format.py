"""Markdown for pandoc: citations are keys of a bibliography, which pandoc's citeproc sets in any style.

The bibliography is CSL-JSON in a second file, or in the head of the text where that goes to no file
(https://pandoc.org/MANUAL.html#citations). What is cited of a source stands behind its key; the words of
the passages follow the events.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from tui.export.citation_text import locator
from tui.export.content import ExportContent
from tui.export.document import DocumentBuilder
from tui.export.escape import escape
from tui.export.escaper import TrackingEscaper
from tui.export.formats.csl_json_format import bibliography, items, source_losses
from tui.export.formats.markdown_format import MarkdownWriter
from tui.export.result import ExportResult, Sidecar
from tui.export.summary import title_of
from tui.export.writer import FootnoteRef, FootnoteText
from tui.index.records import CitationRecord, SourceRecord

_LOCATOR = re.compile(r"(?:pp?|paras?|chaps?|secs?|fols?|nos?|vols?|ll?|cols?)\. *[0-9][0-9,–-]*").fullmatch
"""What pandoc takes for a part of a source by itself, in English: `p. 12`, `paras. 4-6`."""


def to_pandoc(content: ExportContent) -> ExportResult:
    """An export as Markdown for pandoc; with its bibliography in a second file where it has a name."""
    page = DocumentBuilder(content, PandocWriter())
    companion = None
    if content.stem:
        companion = Sidecar(f"{content.stem}.csl.json", bibliography(content, TrackingEscaper(str, page.ink)))
    head = _front_matter(content, page, companion)
    blocks = [*page.about(), *page.notice(), *page.holdings(), *page.events(), *page.sources()]
    notes = list(page.footnotes.notes())
    passages = [page.pen.heading(2, "Passages"), *notes] if notes else []
    references = [page.pen.heading(2, "References"), "::: {#refs}\n:::"] if content.sources else []
    text = "\n\n".join([head, *blocks, *passages, *page.losses(), *references]) + "\n"
    return ExportResult(text, (*page.ink.losses, *source_losses(content)), companion)


def _front_matter(content: ExportContent, page: DocumentBuilder, companion: Sidecar | None) -> str:
    """YAML, of which JSON is a part: no text of it can be taken for anything else.

    What it says is Markdown again, references too; a bibliography's file is not.
    """
    title = page.ink(title_of(content), "title")
    sources = ("bibliography", companion.name) if companion else ("references", items(content, page.ink))
    fields = {"title": title, "link-citations": True, sources[0]: sources[1]}
    if companion:
        fields["bibliography-sha256"] = companion.sha256
    return "\n".join(["---", *(f"{name}: {json.dumps(value)}" for name, value in fields.items()), "---"])


class PandocWriter(MarkdownWriter):
    """Writes Markdown as pandoc reads it."""

    form = "Markdown for pandoc"

    def marks(self, references: Sequence[FootnoteRef]) -> str:
        """Citations in one pair of brackets; what the chronology has no source for, in words behind it."""
        known = "; ".join(_cited(each.citation) for each in references if each.citation.source)
        lost = (f" ({escape(each.citation.key)}: no such source)" for each in references)
        unknown = (said for said, each in zip(lost, references, strict=True) if not each.citation.source)
        return "".join([f" [{known}]" if known else "", *unknown])

    def note(self, note: FootnoteText) -> str:
        """A passage under its citation."""
        citation = note.reference.citation
        return "\n\n".join(_note(note, citation)) if citation.source else note.head

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """What the bibliography has no room for."""
        return f"@{source.id}: {about}"


def _note(note: FootnoteText, citation: CitationRecord) -> Iterator[str]:
    if not note.quote:
        yield f"[{_cited(citation)}]: {'no such passage' if '#' in citation.key else 'as a whole'}."
        return
    yield f"[{_cited(citation)}]:"
    yield f"> {note.quote}"
    yield note.about


def _cited(citation: CitationRecord) -> str:
    """`@key, p. 12`: ids of sources are made of what pandoc allows in keys."""
    key = f"@{citation.source.id}" if citation.source else ""
    named = citation.passage.key if citation.passage else citation.key.partition("#")[2]
    if not named:
        return key
    # A semicolon would begin another citation.
    part = named if _LOCATOR(named) else escape(locator(citation)).replace(";", "\\;")
    return f"{key}, {part}"
