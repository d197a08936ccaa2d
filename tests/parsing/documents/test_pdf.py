"""PDF: page labels, running heads, divided words, and quotations that run over the end of a page."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.parsing.documents.book import Book, book, page_label
from tests.parsing.documents.pdfs import Line, pdf
from tui.chronology.enums import QuoteStatus
from tui.chronology.event import Citation
from tui.chronology.source import Source
from tui.evidence.quotations.quote_check import check_quotes
from tui.parsing.documents.document import Document, UnreadableDocument, read_document
from tui.parsing.documents.markdown_writer import render_source
from tui.parsing.limits import DocumentLimits, Limits
from tui.parsing.safe_files import InputFile
from tui.parsing.source_file import read_source_file

pytest.importorskip("pypdfium2", reason='needs the extra: pip install "dateline[pdf]"')

pytestmark = pytest.mark.usefixtures("warm_children")


@pytest.fixture(scope="module")
def printed() -> Book:
    return book()


@pytest.fixture(scope="module")
def read(printed: Book, tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("book") / "book.pdf"
    path.write_bytes(printed.data)
    document = read_document(path)
    assert isinstance(document, Document)
    return document


@pytest.fixture(scope="module")
def source(read: Document) -> Source:
    """As it is once it has been written and read back."""
    file = read_source_file(
        InputFile("corpus/book.md", render_source(read, "book", "book.pdf", "book")), Limits()
    )
    assert file.source is not None
    assert file.problems == []
    return file.source


def test_the_300_page_book_is_read_paragraph_by_paragraph(printed: Book, read: Document) -> None:
    assert len(printed.pages) == read.pages == 300
    assert (read.title, read.author, read.issued) == ("The book of the canal", ("Mary Lock",), "")
    assert [one.text for one in read.paragraphs] == [text for _, text in printed.paragraphs]
    assert read.remarks == ("600 repeated or numbered lines at the edge of its pages are left out",)


def test_every_paragraph_is_labelled_with_the_pages_on_which_it_stands(printed: Book, source: Source) -> None:
    begun: Counter[int] = Counter()
    over = Counter(number for number, _ in printed.over_a_break)
    wanted = []
    for number, (page, _) in enumerate(printed.paragraphs):
        begun[page] += 1
        pages = page_label(page)
        if over[number]:
            pages += f"-{page_label(page + over[number])}"
        is_whole = (begun[page] == 1 or over[number]) and any(map(str.isdigit, pages))
        wanted.append(f"p. {pages}" + ("" if is_whole else f" para {begun[page]}"))
    assert [passage.label for passage in source.passages] == wanted
    assert len(source.by_key) == len(source.passages)


def test_quotations_across_every_page_break_are_found(printed: Book, source: Source) -> None:
    assert len(printed.over_a_break) > 200
    for number, at in printed.over_a_break:
        passage = source.passages[number]
        text = printed.paragraphs[number][1]
        # Of whole words: part of one may be a figure that the source does not give.
        quote = text[max(0, at - 60) : at + 60].partition(" ")[2].rpartition(" ")[0]
        found = check_quotes(Citation(source="book", passage=passage.key, quote=quote), source)
        assert found.status in {QuoteStatus.EXACT, QuoteStatus.NORMALISED}, quote
        assert found.passage is passage


def page(*texts: str, top: float = 700) -> list[Line]:
    return [Line(text, 72, top - 15 * at) for at, text in enumerate(texts)]


FULL = "The clerk of the navigation wrote to every one of the shareholders"


def labels(path: Path, numbers: str, pages: int) -> list[str]:
    path.write_bytes(pdf([page(f"Chapter {'abcdefgh'[at]}.") for at in range(pages)], labels=numbers))
    document = read_document(path)
    assert isinstance(document, Document)
    return [one.label for one in document.paragraphs]


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ("", ["sheet 1", "sheet 2", "sheet 3"]),
        ("0 <</S/D/St 12>>", ["p. 12", "p. 13", "p. 14"]),
        ("0 <</S/r>> 2 <</S/D>>", ["p. i para 1", "p. ii para 1", "p. 1"]),
        ("0 <</S/D/P(A-)>>", ["p. A-1", "p. A-2", "p. A-3"]),
        ("0 <</S/D>> 2 <</S/D>>", ["p. 1", "p. 2", "sheet 3"]),
        ("0 <</P(Seite \\(x\\) )/S/D>>", ["sheet 1", "sheet 2", "sheet 3"]),
    ],
    ids=["none", "from 12", "roman", "prefix", "repeated", "not citable"],
)
def test_page_labels(tmp_path: Path, numbers: str, wanted: list[str]) -> None:
    assert labels(tmp_path / "a.pdf", numbers, 3) == wanted


def test_a_turned_page_is_read_as_it_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf([page(FULL, "and was not answered.", "", "Then he wrote again.", top=500)], turned=True)
    )
    document = read_document(path)
    assert isinstance(document, Document)
    assert [one.text for one in document.paragraphs] == [
        f"{FULL} and was not answered.",
        "Then he wrote again.",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf([page("One.")], encrypted=True), "it is encrypted"),
        (pdf([[], []]), "it has no text layer; it may be a scan"),
        (pdf([page("One.")])[:-40], "it is truncated: its end is missing"),
        (pdf([page("One.")])[:300], "it is truncated: its end is missing"),
        (b"%PDF-1.7\n/Linearized 1 /L 90000\n%%EOF" + b"x" * 99, "it is truncated: its end is missing"),
        (b"%PDF-1.7\n" + b"x" * 500 + b"%%EOF", "it is damaged, or not a PDF"),
        (b"One.", "its name ends in .pdf, but it is not a PDF"),
    ],
    ids=["encrypted", "scanned", "no-end", "cut", "linearised", "damaged", "magic"],
)
def test_what_is_no_readable_pdf_is_said(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    document = read_document(path)
    assert isinstance(document, UnreadableDocument)
    assert document.message == message
    assert document.remedy


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (DocumentLimits(pages=1), "it has more than 1 pages"),
        (DocumentLimits(text=10), "it contains more than 10 characters of text"),
        (DocumentLimits(file=100), "it is larger than 0.0001 MB"),
        (DocumentLimits(seconds=0), "reading it takes more than 0 seconds"),
    ],
    ids=["pages", "text", "file", "time"],
)
def test_limits(tmp_path: Path, limits: DocumentLimits, message: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([page(FULL), page(FULL)]))
    document = read_document(path, limits=limits)
    assert isinstance(document, UnreadableDocument)
    assert document.message == message


def test_pages_without_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([page("One."), [], page("Three.")]))
    document = read_document(path)
    assert isinstance(document, Document)
    assert document.remarks == ("no text on 1 of its 3 pages, which may be pictures: sheet 2",)
    assert [(one.label, one.text) for one in document.paragraphs] == [
        ("sheet 1", "One."),
        ("sheet 3", "Three."),
    ]


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([page("One."), page("Two.")]))
    told: list[tuple[int, int]] = []
    read_document(path, progress=lambda at, of: told.append((at, of)))
    assert told == [(1, 2), (2, 2)]
