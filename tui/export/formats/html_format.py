"""HTML: one page that needs nothing else, for readers without this program, on screen and on paper.

No script, no picture, nothing from other addresses: the page itself forbids them (Content Security Policy
Level 3, in a `meta` element), and its one style sheet is allowed by its hash. Data is escaped text
everywhere; the only links are web addresses of sources, and those within the page.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator, Sequence

from tui.export.blocks import Block, FootnoteRef
from tui.export.content import ExportContent
from tui.export.document.reader_document import ReaderDocument, document_losses
from tui.export.escape import autolink
from tui.export.escaper import TrackingEscaper
from tui.export.result import ExportResult, Loss
from tui.export.summary import title_of
from tui.export.writer import FootnoteText, TableLine, render_blocks
from tui.index.records import SourceRecord

STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcf9; --quiet: #5c574e; --line: #cfc8ba;
  --link: #1a4f8b; --warn: #fff3d6 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e4da; --paper: #191815; --quiet: #a8a193;
  --line: #454037; --link: #8fbcf0; --warn: #3a3017 } }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem; color: var(--ink); background: var(--paper);
  font: 1.05rem/1.55 Georgia, "Times New Roman", serif; overflow-wrap: anywhere }
h1, h2, h3, h4 { line-height: 1.25; break-after: avoid }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line) }
h3 { margin-top: 2rem }
h4 { margin-top: 1.8rem; font-size: 1.08rem }
a { color: var(--link) }
.notice { padding: .6rem 1rem; background: var(--warn); border: 1px solid var(--line) }
table { width: 100%; border-collapse: collapse; font-size: .92rem; line-height: 1.4 }
th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top }
th { border-bottom: 2px solid var(--quiet); overflow-wrap: normal }
.wide td:nth-child(3) { width: 42% }
.wide td:nth-child(4) { white-space: nowrap }
.notes { color: var(--quiet); font-size: .92rem }
li { margin: .3rem 0 }
sup { line-height: 0; margin-left: .1em }
:target { outline: 2px solid var(--link); outline-offset: .2rem }
@page { size: A4; margin: 18mm 18mm 20mm;
  @bottom-center { content: counter(page) " / " counter(pages); font: 9pt Georgia, serif } }
@page wide { size: A4 landscape }
@media print { :root { --ink: #000; --paper: #fff; --quiet: #333; --link: #000; --warn: #fff }
  body { max-width: none; padding: 0; font-size: 10.5pt; orphans: 3; widows: 3 }
  a { text-decoration: none } li, tr { break-inside: avoid } thead { display: table-header-group }
  .wide { page: wide; font-size: 9.5pt; line-height: 1.25 } .wide td { padding: .15rem .5rem } }
"""
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"


def to_html(content: ExportContent) -> ExportResult:
    """Return an export as one page."""
    text, losses = html_page(title_of(content), html_blocks(content))
    return ExportResult(text, (*document_losses(content), *losses))


def html_page(title: str, blocks: Iterable[Block]) -> tuple[str, tuple[Loss, ...]]:
    """Return a page, and what writing it changed.

    Args:
        title: Raw.
        blocks: The document.
    """
    pen = HtmlWriter()
    name = pen.ink(title, "title")
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{name}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        *render_blocks(blocks, pen),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n", pen.ink.losses


def html_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield the blocks of the page."""
    return ReaderDocument(content, "HTML", has_notes_part=True).blocks()


class HtmlWriter:
    """Writes HTML. Every block has `dir="auto"`: its text sets its direction."""

    def __init__(self) -> None:
        self.ink = TrackingEscaper(html.escape)

    def heading(self, level: int, text: str, anchor: str = "") -> str:
        """Return a heading.

        Args:
            level: 1 to 4.
            text: Its text, as HTML.
            anchor: Its id on the page; empty for none.
        """
        return f'<h{level}{_named(anchor)} dir="auto">{text}</h{level}>'

    def paragraph(self, text: str) -> str:
        """Return a paragraph."""
        return f'<p dir="auto">{text}</p>'

    def strong(self, text: str) -> str:
        """Return a label within running text."""
        return f"<strong>{text}</strong>"

    def quote(self, text: str) -> str:
        """Return a block that is set apart; only the content notice is written so."""
        return f'<p class="notice" dir="auto">{text}</p>'

    def listed(self, items: Iterable[str], *, numbered: bool = False) -> str:
        """Return a list."""
        tag = "ol" if numbered else "ul"
        return "\n".join([f"<{tag}>", *(f'<li dir="auto">{item}</li>' for item in items), f"</{tag}>"])

    def link(self, url: str) -> str:
        """Return a web address as a link; empty for anything else."""
        address = html.escape(url)
        return f'<a href="{address}" rel="noopener noreferrer">{address}</a>' if autolink(url) else ""

    def inner_link(self, words: str, anchor: str) -> str:
        """Return words that lead to another place of the page."""
        return f'<a href="#{html.escape(anchor)}">{html.escape(words)}</a>'

    def table(self, names: Sequence[str], rows: Iterable[TableLine], *, is_wide: bool) -> str:
        """Return a table, whose first row is repeated on every page of paper.

        Args:
            names: The headings of the columns.
            rows: The rows, as HTML.
            is_wide: Whether it is set on pages that lie on their side.
        """
        head = "".join(f'<th scope="col">{name}</th>' for name in names)
        kind = ' class="wide"' if is_wide else ""
        lines = (f"<tr{_named(row.anchor)}>{''.join(map(_cell, row.cells))}</tr>" for row in rows)
        return "\n".join(
            [f"<table{kind}>", f"<thead><tr>{head}</tr></thead>", "<tbody>", *lines, "</tbody>", "</table>"]
        )

    def marks(self, references: Sequence[FootnoteRef]) -> str:
        """Return the numbers of footnotes, as links to them."""
        return "".join(map(_mark, references))

    def notes(self, notes: Iterable[FootnoteText]) -> Iterator[str]:
        """Yield the list of footnotes."""
        yield '<ol class="notes">'
        yield from map(self.note, notes)
        yield "</ol>"

    def note(self, note: FootnoteText) -> str:
        """Return a footnote, with a link back to its first number."""
        mark = note.reference
        back = f'<a href="#mark-{mark.number}" aria-label="Back to the text">↩</a>'
        return f'<li{_named(mark.label)} dir="auto">{note.head} {note.text} {back}</li>'

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """Return one item of the list of sources.

        Args:
            source: The source.
            reference: The source in full, as HTML.
            about: What a reader must know of its passages, as HTML.
        """
        return f"<span{_named(f'source-{source.id}')}>{reference}</span> {about}"


def _named(anchor: str) -> str:
    """Return the attribute for a place that a link can lead to; empty for none."""
    return f' id="{html.escape(anchor)}"' if anchor else ""


def _cell(paragraphs: Sequence[str]) -> str:
    return f'<td dir="auto">{"<br>".join(paragraphs)}</td>'


def _mark(reference: FootnoteRef) -> str:
    name = f"mark-{reference.number}" if reference.is_first else ""
    return f'<sup><a href="#{reference.label}"{_named(name)}>{reference.number}</a></sup>'
