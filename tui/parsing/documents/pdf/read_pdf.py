"""PDF documents, read with pypdfium2: their pages, one after the other, and the metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tui.parsing.documents.contents import (
    DocumentContents,
    Progress,
    UnreadableDocument,
    join_lines,
    to_one_line,
)
from tui.parsing.documents.metadata import (
    named_authors,
    parse_metadata_date,
    title_in_text,
    unused_title_remark,
)
from tui.parsing.documents.pdf.foot_notes import mark_notes
from tui.parsing.documents.pdf.form_answers import open_form, place_answers, read_answers
from tui.parsing.documents.pdf.joined_pieces import join_pieces
from tui.parsing.documents.pdf.letters import PageLetters
from tui.parsing.documents.pdf.margin_numbers import MarginNumbers
from tui.parsing.documents.pdf.page_objects import hidden_words, lost_letters, read_objects
from tui.parsing.documents.pdf.page_pieces import read_pieces
from tui.parsing.documents.pdf.pages import PdfPage, TextLine
from tui.parsing.documents.pdf.paragraphs import join_paragraphs
from tui.parsing.documents.pdf.reading_order import order_lines
from tui.parsing.documents.pdf.remarks import PageFindings, finding_remarks, page_remarks
from tui.parsing.limits import DocumentLimits

_PASSWORD, _SECURITY = 4, 5
"""Of FPDF_GetLastError (fpdfview.h)."""
_LENGTH = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})")
_BY_WORD = re.compile(r"^Microsoft Word - |\.docx?$", re.IGNORECASE)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)", re.ASCII)


def read_pdf(
    data: bytes, limits: DocumentLimits, progress: Progress
) -> DocumentContents | UnreadableDocument:
    """Read a PDF.

    Args:
        data: The file's bytes.
        limits: How many pages, and how much text, are read.
        progress: Called before each page.
    """
    import pypdfium2  # noqa: PLC0415  (an extra)

    again = "get a new copy, or open it and print it to a new PDF"
    if _is_cut_off(data):
        return UnreadableDocument("it is truncated: its end is missing", again)
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {_PASSWORD, _SECURITY}:
            return UnreadableDocument(
                "it is encrypted", "open it with its password, and print it to a new PDF"
            )
        return UnreadableDocument("it is damaged, or not a PDF", again)
    if count > limits.pages:
        return UnreadableDocument(f"it has more than {limits.pages:,} pages", "split it")
    reader = _PageReader(document)
    pages: list[PdfPage] = []
    room = limits.text
    for number in range(count):
        progress(number + 1, count)
        try:
            pages.append(reader.read(number))
        except pypdfium2.PdfiumError:
            return UnreadableDocument(f"its page {number + 1} is damaged", again)
        room -= sum(len(line.text) for line in pages[-1].lines) + sum(map(len, pages[-1].sideways))
        if room < 0:
            return UnreadableDocument(f"it contains more than {limits.text:,} characters of text", "split it")
    found = reader.findings
    if not any(page.lines or page.sideways for page in pages):
        remarks = "; ".join(finding_remarks(found))
        return UnreadableDocument(
            "it has no text layer; it may be a scan" if not found.lost else remarks,
            "add a text layer with OCR first" if not found.lost else "install the font",
        )
    version = f"pdfium {pypdfium2.PDFIUM_INFO.build}"
    return pdf_contents(pages, document.get_metadata_dict(), found, version)


class _PageReader:
    """Reads the pages of a document, and keeps what was seen on them."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  (pypdfium2 may be absent)
        self._document = document
        self._margins = MarginNumbers()
        self._findings = PageFindings(is_xfa=open_form(document))
        self._lengths: dict[float, float] = {}

    @property
    def findings(self) -> PageFindings:
        self._findings.numbered = self._margins.pages
        return self._findings

    def read(self, number: int) -> PdfPage:
        page = self._document[number]
        text = page.get_textpage()
        try:
            return self._read(number, page, PageLetters(text))
        finally:
            text.close()
            page.close()

    def _read(self, number: int, page: Any, letters: PageLetters) -> PdfPage:  # noqa: ANN401
        found = self._findings
        read = read_pieces(letters)
        objects = read_objects(page, letters)
        found.add_hidden(number + 1, hidden_words(objects, letters, read.text))
        for font in lost_letters(objects, letters, len(read.text)):
            found.lost.setdefault(font, []).append(number + 1)
        if not objects.is_whole:
            found.partly.append(number + 1)
        answers = read_answers(page, letters)
        found.notes += answers.notes
        pieces = self._margins.strip(join_pieces(place_answers(read.pieces, answers.pieces)))
        ordered = order_lines(pieces, objects.rules)
        if ordered.is_unsure:
            found.unsure.append(number + 1)
        lines = [self._shared(line) for line in mark_notes(ordered.lines, objects.rules)]
        width = page.get_height() if letters.turned in {90, 270} else page.get_width()
        label = self._document.get_page_label(number)
        return PdfPage(label, tuple(lines), width, tuple(read.sideways))

    def _shared(self, line: TextLine) -> TextLine:
        """A line whose lengths, in hundredths of a point, are kept once for all pages."""
        kept = self._lengths
        left, right = round(line.left, 2), round(line.right, 2)
        base, size, tallest = round(line.base, 2), round(line.size, 2), round(line.tallest, 2)
        return TextLine(
            text=line.text,
            left=kept.setdefault(left, left),
            right=kept.setdefault(right, right),
            base=kept.setdefault(base, base),
            size=kept.setdefault(size, size),
            is_bold=line.is_bold,
            link=line.link,
            is_note=line.is_note,
            tallest=kept.setdefault(tallest, tallest),
            column=line.column,
        )


def pdf_contents(
    pages: list[PdfPage], told: dict[str, str], found: PageFindings, engine: str
) -> DocumentContents:
    """Return the contents of a document from its pages.

    Args:
        pages: All of them.
        told: Its metadata.
        found: What was seen on the pages.
        engine: What took the file apart, with its version.
    """
    text = join_paragraphs(pages)
    named = to_one_line(_BY_WORD.sub("", told.get("Title", "")))
    title = title_in_text(named, (paragraph.text for paragraph in text.paragraphs))
    remarks = (
        *page_remarks(pages, text),
        *finding_remarks(found),
        *_date_remarks(told),
        unused_title_remark(named, title),
    )
    return DocumentContents(
        paragraphs=text.paragraphs,
        text=join_lines(text.paragraphs),
        title=title,
        author=named_authors((to_one_line(told.get("Author", "")),)),
        pages=len(pages),
        engine=engine,
        remarks=tuple(filter(None, remarks)),
    )


def _date_remarks(told: dict[str, str]) -> Iterator[str]:
    made = _DATE.match(told.get("CreationDate", ""))
    if made and (day := parse_metadata_date("-".join(made.groups()))):
        yield f"the file was created on {day}, which is not necessarily the publication date"


def _is_cut_off(data: bytes) -> bool:
    """Return whether the end of the file is missing: pdfium would read the rest without an error."""
    linearised = _LENGTH.search(data[:2048])
    return b"%%EOF" not in data or (linearised is not None and int(linearised[1]) > len(data))
