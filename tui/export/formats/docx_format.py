"""Word: a table of events on A4 pages that lie on their side, with footnotes and annexes (ECMA-376).

It is written with the standard library: the library that others use for Word has no footnotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tui.export.blocks import (
    Block,
    Column,
    DataText,
    Footnote,
    FootnoteRef,
    GridRow,
    Heading,
    Inline,
    Inlines,
    InnerLink,
    ItemList,
    LossList,
    Notice,
    Paragraph,
    SourceItem,
    StrongText,
    StrongWords,
    TableRow,
    WebAddress,
)
from tui.export.content import ExportContent
from tui.export.document.table_document import TableDocument
from tui.export.escape import autolink
from tui.export.escaper import TrackingEscaper
from tui.export.layout import FONTS, WHOLE, Layout
from tui.export.office import word_xml
from tui.export.office.package import Package
from tui.export.office.word_parts import BULLETS, NUMBERS, word_package
from tui.export.office.xml_text import escape_xml
from tui.export.result import ExportResult, Loss, heading_loss
from tui.export.summary import title_of
from tui.export.writer import loss_blocks

MOST_EVENTS = 3_000
"""LibreOffice lays out the pages of 1,000 events in a minute, of 2,000 in three, of 10,000 not within 25."""


def to_docx(content: ExportContent) -> ExportResult:
    """Return an export as one document of Word."""
    package, losses = word_document(title_of(content), docx_blocks(content), content.made, content.layout)
    return ExportResult.of_package(package, (*_losses(content), *losses))


def word_document(
    title: str, blocks: Iterable[Block], made: date, layout: Layout = WHOLE
) -> tuple[Package, tuple[Loss, ...]]:
    """Return a document of Word, and what writing it changed.

    Args:
        title: Raw.
        blocks: The document.
        made: The day of the export.
        layout: Its letters, and where its notes stand.
    """
    pen = WordWriter(layout.notes)
    name = pen.ink(title, "title")
    for block in blocks:
        pen.write(block)
    font = FONTS[layout.font]
    package = word_package(
        pen.body(), pen.notes, pen.links, title=name, made=made, font=font, kind=layout.notes
    )
    return package, pen.ink.losses


def docx_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield the blocks of the document."""
    return TableDocument(content).blocks()


def _losses(content: ExportContent) -> Iterator[Loss]:
    if "record" in content.layout.without:
        yield heading_loss(accepted=False, unread=content.counts.unread)
    what = "ids, EDTF dates, tags, results of checks, and spans and hashes of passages are left out"
    if places := tuple(event.row.id for event in content.events):
        yield Loss("particulars", what, places)


class WordWriter:
    """Writes the blocks of one document as XML."""

    def __init__(self, kind: str) -> None:
        """Begin a document.

        Args:
            kind: That of its notes: `footnote` or `endnote`.
        """
        self._kind = kind
        self.ink = TrackingEscaper(escape_xml)
        self.notes: list[str] = []
        """The notes, as XML."""
        self.links: dict[str, str] = {}
        """By web address, the id of the relation that leads there."""
        self._marks = word_xml.Bookmarks()
        self._body: list[str] = []
        self._table: tuple[Column, ...] = ()
        """The columns of the table that is being written; empty for none."""
        self._heading = ""
        """The last heading, after which a table is called."""
        self._is_behind_heading = False
        """Whether the last block is a heading."""
        self._losses: tuple[int, str] | None = None
        """The place for the list of losses, and the name of the format."""

    def body(self) -> list[str]:
        """Return the blocks of the text, the list of losses in its place."""
        self._end_table()
        if self._losses:
            (place, format_name), behind = self._losses, []
            self._body, behind = self._body[:place], self._body[place:]
            for block in loss_blocks(self.ink.losses, format_name):
                self.write(block)
            self._body += behind
            self._losses = None
        return self._body

    def write(self, block: Block) -> None:
        """Write the next block."""
        if isinstance(block, GridRow):
            self._row(block)
            return
        self._end_table()
        lead, self._is_behind_heading = self._is_behind_heading, isinstance(block, Heading)
        match block:
            case Heading(level, text, anchor, begins_page):
                self._heading = "".join(self._plain(inline) for inline in text)
                style = "Title" if level == 1 else f"Heading{level - 1}"
                runs = self._marks.around(self._inlines(text), anchor)
                self._body.append(word_xml.paragraph(runs, style, begins_page=begins_page))
            case Paragraph(text):
                self._put(self._inlines(text), "Lead" if lead else "")
            case Notice(text):
                self._put(self._inlines(text), "Notice")
            case ItemList(items):
                for item in items:
                    self._put(self._inlines(item), "ListParagraph", BULLETS)
            case SourceItem(_, source, reference, about):
                runs = self._inlines((*reference, " ", *about))
                named = self._marks.around(runs, f"source-{source.id}")
                self._put(named, "ListParagraph", NUMBERS)
            case Footnote():
                self._note(block)
            case LossList(format_name):
                self._losses = len(self._body), format_name
            case TableRow():
                raise TypeError("a TableRow is no block of this format")

    def _put(self, runs: str, style: str = "", number_list: int = 0) -> None:
        self._body.append(word_xml.paragraph(runs, style, number_list))

    def _row(self, row: GridRow) -> None:
        shares = [column.share for column in row.columns]
        if row.columns != self._table:
            self._end_table()
            names = [column.name for column in row.columns]
            self._body.append(word_xml.table_begin(names, shares, self._heading))
            self._table = row.columns
        cells = [[self._inlines(text) for text in paragraphs] for paragraphs in row.cells]
        cells[0][0] = self._marks.around(cells[0][0], row.anchor)
        self._body.append(word_xml.table_row(cells, shares))

    def _end_table(self) -> None:
        if self._table:
            # The paragraph keeps the next table apart, and a document must not end with one.
            self._body.append(word_xml.TABLE_END + word_xml.paragraph("", "TableEnd"))
            self._table = ()

    def _note(self, note: Footnote) -> None:
        parts = filter(None, (note.reference, note.cited, note.quote, note.about))
        text = tuple(inline for part in parts for inline in (" ", *part))
        self.notes.append(word_xml.note(self._kind, note.mark.number, self._inlines(text)))

    def _plain(self, inline: Inline) -> str:
        return inline if isinstance(inline, str) else inline.text if isinstance(inline, DataText) else ""

    def _inlines(self, text: Inlines) -> str:
        return "".join([self._inline(inline) for inline in text])

    def _inline(self, inline: Inline) -> str:
        match inline:
            case str():
                return word_xml.run(escape_xml(inline))
            case DataText(text, where):
                return word_xml.run(self.ink(text, where))
            case StrongText(text, where):
                return word_xml.run(self.ink(text, where), "Strong")
            case StrongWords(words):
                return word_xml.run(escape_xml(words), "Strong")
            case InnerLink(words, anchor):
                return self._marks.link(word_xml.run(escape_xml(words), "InnerLink"), anchor)
            case WebAddress(url, where):
                return self._address(url, where)
            case _:
                return "".join(map(self._mark, inline.references))

    def _address(self, url: str, where: str) -> str:
        text = self.ink(url, where)
        if not autolink(url):
            return word_xml.run(text)
        name = self.links.setdefault(url, f"link{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{name}">{word_xml.run(text, "Hyperlink")}</w:hyperlink>'

    def _mark(self, mark: FootnoteRef) -> str:
        """Return the mark of a footnote; where an earlier mark has the note, a link to that."""
        if mark.is_first:
            return self._marks.around(word_xml.note_reference(self._kind, mark.number), mark.label)
        return self._marks.link(word_xml.run(str(mark.number), f"{self._kind.title()}Reference"), mark.label)
