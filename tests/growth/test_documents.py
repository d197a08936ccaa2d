"""Documents that strangers made: twice the file takes no more than twice the steps and letters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growth.counting import SIZES, Letters, is_linear, letters, steps
from tests.parsing.documents import docxs, pdfs
from tui.parsing.documents import file_type, html, markup, plain_text
from tui.parsing.documents.contents import DocumentContents, FileType, UnreadableDocument
from tui.parsing.documents.docx import read_docx
from tui.parsing.documents.file_type import detect_type
from tui.parsing.documents.html import read_html, read_markup
from tui.parsing.documents.markup import read_tags
from tui.parsing.documents.pdf import (
    divided_words,
    foot_notes,
    gutters,
    joined_pieces,
    margin_numbers,
    note_marks,
    page_pieces,
    paragraphs,
    reading_order,
    running_lines,
)
from tui.parsing.documents.pdf.pages import PdfPage, TextLine
from tui.parsing.documents.pdf.paragraphs import join_paragraphs
from tui.parsing.documents.pdf.read_pdf import read_pdf
from tui.parsing.documents.plain_text import read_plain
from tui.parsing.limits import DocumentLimits

UNITS = [
    "<a ", "<!", "<!--", "<!-- --", "<?", "<![CDATA[", "<![if x]", "<![", "&", "&#", "&#1", "&#x1", "&amp",
    "<", "</", "</a ", "</a", "<a", '<a b="', "<a b='", "<a b=", "<a =", "<a/", "<a\n", "a='b",
    "<a b c=1 d='e' f>",
    '<a b=">" ', '<a b=">"> ', "<script>", "<script><!--", "<style>", "<title>", "<textarea></title>",
    "<script></script>", "<table>", "<table><tr><td>a<td>", "<table><tr><td><p>a<p>b", "<td>", "<tr>",
    "</table>", "<p>x</p>", "<nav>", "<p hidden>", "<svg><p hidden>x", "<div hidden></div>", "<br>",
    "<table><tr><td rowspan=9 colspan=9>a<tr>", "<td rowspan=1000>a", "<tr><td>x", "<sup>1</sup>", "<sup>",
    "a<a href='#b'>1</a>", "<q>", "<q></q>", "<del>x</del>", "<p style='display:none'>x</p>",
    "<script type=application/ld+json>{}</script>", "<time datetime=2011-04-05>x</time>",
    "<meta property=article:published_time content=2011-04-05>",
    "<pre>\n \n", "\n ", '<meta name="author" content="a">', "<meta charset=utf-8>", "<h1>x", "<a b='> \" >",
]  # fmt: skip
AROUND = [("", ""), ("", ">"), ("", '">'), ("<table>", "<p>x"), ("<pre>", "</pre>"), ("<a b='", "'>")]
PIECES = [*"<>/ab=\"'!-?[]&#; \n", "table", "td", "script"]


def _work(page: str) -> tuple[int, int]:
    text = Letters(page)
    return letters(lambda: read_markup(text), markup, html), steps(partial(read_markup, page))


@pytest.mark.sweep
@pytest.mark.parametrize("around", AROUND, ids=repr)
@pytest.mark.parametrize("unit", UNITS)
def test_pages_of_one_piece_again_and_again(unit: str, around: tuple[str, str]) -> None:
    counts = [_work(around[0] + unit * (100 * size) + around[1]) for size in SIZES]
    for kind in zip(*counts, strict=True):
        assert is_linear(list(kind)), kind


@settings(max_examples=150, deadline=None)
@given(*[st.lists(st.sampled_from(PIECES), max_size=7).map("".join)] * 3)
def test_any_piece_again_and_again(before: str, unit: str, behind: str) -> None:
    """Every letter is passed over a bounded number of times, whatever is repeated between whatever."""
    page = before + unit * 60 + behind
    passed = letters(lambda: [*read_tags(Letters(page))], markup)
    assert passed <= 20 * len(page) + 200


def test_half_a_megabyte_of_what_never_ends_is_read_as_text() -> None:
    for unit in ("<a ", "<!", "<!--", "<?", "<![CDATA[", "&", "<script ", '<a b="', "</a "):
        page = "<p>One</p>" + unit * (500_000 // len(unit))
        read = read_markup(page)
        assert read.paragraphs[0].text == "One"
        assert len(read.text) >= 499_000


@pytest.mark.parametrize(
    "unit", [b"<meta charset=", b"<meta ", b"<meta charset=" + b" " * 50, b"<!--", b"<?xml ", b" "]
)
def test_finding_out_what_a_file_is(unit: bytes) -> None:
    counts = []
    for size in SIZES:
        data = unit * (500 * size)

        def work(data: bytes = data) -> None:
            detect_type(data, "page")
            read_html(data)

        counts.append(letters(work, file_type, html, markup))
    assert is_linear(counts), counts


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape", "utf-7", "rot13", "mbcs"])
def test_an_encoding_that_no_page_has_is_refused(name: str) -> None:
    read = read_html(f"<meta charset={name}><p>a".encode())
    assert isinstance(read, UnreadableDocument)
    assert "unknown encoding" in read.message


PARAGRAPH = docxs.paragraph("x")
NOTE = '<w:p><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'
CELL = f"<w:tc>{PARAGRAPH}</w:tc>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
DOCX: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: PARAGRAPH * n,
    "empty paragraphs": lambda n: "<w:p/>" * n,
    "runs": lambda n: (
        f"<w:p>{'<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>y</w:t></w:r>' * n}</w:p>"
    ),
    "texts": lambda n: "<w:p><w:r>" + "<w:t>x</w:t>" * n + "</w:r></w:p>",
    "rows": lambda n: f"<w:tbl>{f'<w:tr>{CELL}</w:tr>' * n}</w:tbl>",
    "cells": lambda n: f"<w:tbl><w:tr>{CELL * n}</w:tr></w:tbl>",
    "nested tables": lambda n: "<w:tbl><w:tr><w:tc>" * n + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * n,
    "deleted paragraphs": lambda n: "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>" * n + PARAGRAPH,
    "numbered paragraphs": lambda n: docxs.numbered("x") * n,
    "hidden runs": lambda n: f"<w:p>{docxs.run('x', '<w:vanish/>') * n}</w:p>",
    "text boxes": lambda n: (
        "<w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p>" * n
    ),
    "fields": lambda n: "<w:p>" + FIELD.format("begin") * n + FIELD.format("end") * n + "</w:p>",
    "fields with several ends": lambda n: (
        "<w:p>"
        + FIELD.format("begin")
        + "<w:r><w:instrText>x</w:instrText></w:r>" * n
        + FIELD.format("separate") * n
        + "</w:p>"
    ),
    "fields one after another": lambda n: (
        "<w:p>" + (FIELD.format("begin") + FIELD.format("separate") + FIELD.format("end")) * n + "</w:p>"
    ),
}


@pytest.mark.parametrize("shape", DOCX)
def test_docx(shape: str) -> None:
    read_docx(docxs.docx(PARAGRAPH), DocumentLimits())
    lists = docxs.numbering(docxs.level(0, "%1."))
    made = [docxs.docx(DOCX[shape](150 * size), parts=lists) for size in SIZES]
    counts = [steps(partial(read_docx, data, DocumentLimits())) for data in made]
    assert is_linear(counts, 5_000), counts


def _notes(count: int) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="n" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    )
    notes = "".join(f'<w:footnote w:id="{at}">{PARAGRAPH}</w:footnote>' for at in range(count))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        "word/_rels/document.xml.rels": relations.encode(),
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{space}">{notes}</w:footnotes>'.encode(),
    }
    return docxs.docx("".join(NOTE.format(at) for at in range(count)), parts=parts)


def test_notes_of_a_docx() -> None:
    read = read_docx(_notes(3), DocumentLimits())
    assert isinstance(read, DocumentContents)
    assert len(read.paragraphs) == 3
    counts = [steps(partial(read_docx, _notes(100 * size), DocumentLimits())) for size in SIZES]
    assert is_linear(counts, 5_000), counts


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (PARAGRAPH * 40, "more than 100 XML elements"),
        (DOCX["fields"](101)[:-4] + "</w:p>", "fields are nested too deeply"),
        (DOCX["fields with several ends"](102), "or are malformed"),
        (f'<w:p w:x="{"a" * 4_000_000}"/>', "longer than 1 MB"),
        (f"<!--{'a' * 4_000_000}-->", "longer than 1 MB"),
        (DOCX["nested tables"](900), "nested too deeply"),
    ],
    ids=["elements", "fields", "ends", "a tag", "a comment", "deep"],
)
def test_a_docx_that_takes_too_long_is_refused(body: str, why: str) -> None:
    limits = DocumentLimits(elements=100) if "elements" in why else DocumentLimits()
    read = read_docx(docxs.docx(body), limits)
    assert isinstance(read, UnreadableDocument)
    assert why in read.message
    assert read.remedy


def test_a_long_text_in_a_docx_is_read() -> None:
    read = read_docx(docxs.docx(docxs.paragraph("a" * 4_000_000)), DocumentLimits())
    assert isinstance(read, DocumentContents)
    assert len(read.text) == 4_000_000


LAYOUT = (paragraphs, running_lines, divided_words, note_marks)
LINES: dict[str, Callable[[int], list[str]]] = {
    "lines": lambda n: ["the lock was opened"] * n,
    "divided words": lambda n: ["aaa-"] * n,
    "soft hyphens": lambda n: ["aaa\u00ad"] * n,
    "hyphens alone": lambda n: ["-"] * n,
    "a long line": lambda n: ["a" * 20 * n, "b"],
    "a long divided line": lambda n: ["a" * 20 * n + "-", "b" * 20 * n],
    "numbers in one line": lambda n: ["1 " * n],
    "numerals in one line": lambda n: ["x " * n],
    "items": lambda n: ["1. x"] * n,
}


@pytest.mark.parametrize("on", ["one page", "pages"])
@pytest.mark.parametrize("shape", LINES)
def test_lines_of_a_pdf(shape: str, on: str) -> None:
    counts, kept = [], []
    for size in SIZES:
        lines = tuple(
            TextLine(text, 60, 500, 800 - 12 * at, 11) for at, text in enumerate(LINES[shape](100 * size))
        )
        sheets = (
            [PdfPage("", lines, 600)] if on == "one page" else [PdfPage("", (line,), 600) for line in lines]
        )
        counts.append(
            letters(partial(join_paragraphs, sheets), *LAYOUT) + steps(partial(join_paragraphs, sheets))
        )
        kept.append(sum(len(one.text) for one in join_paragraphs(sheets).paragraphs))
    assert is_linear(counts), counts
    assert is_linear(kept), kept


PDF: dict[str, Callable[[int], bytes]] = {
    "one page again and again": lambda n: pdfs.same_page([pdfs.Line("The lock", 60, 700)], n),
    "pages": lambda n: pdfs.pdf([[pdfs.Line("The lock", 60, 700)]] * n),
    "small lines": lambda n: pdfs.pdf([[pdfs.Line("a", 60, 12 * at) for at in range(n)]]),
    "spaces": lambda n: pdfs.pdf([[pdfs.Line(" " * n + "a" * n, 60, 700)]]),
    "one line": lambda n: pdfs.pdf([[pdfs.Line("a" * n, 60, 700)]]),
}


@pytest.mark.parametrize("shape", PDF)
def test_pdf(shape: str) -> None:
    counts = []
    for size in SIZES:
        data = PDF[shape](40 * size)
        work = partial(read_pdf, data, DocumentLimits(), lambda *_: None)
        counts.append(
            letters(
                work, *LAYOUT, page_pieces, reading_order, gutters, joined_pieces, margin_numbers, foot_notes
            )
            + steps(work)
        )
    assert is_linear(counts), counts


def test_a_page_that_comes_again_is_told() -> None:
    read = read_pdf(PDF["one page again and again"](30), DocumentLimits(), lambda *_: None)
    assert isinstance(read, DocumentContents)
    assert read.pages == 30
    assert "the text of 29 of its 30 pages is the same as on the page before" in read.remarks


TEXTS = [
    "a\n",
    "a\n\n",
    "\n",
    " \n",
    "---\n",
    "---\na: b\n",
    "# \n",
    "# a #",
    "#",
    "[1] a\n\n",
    "{a=b} ",
    " ",
]


@pytest.mark.parametrize("kind", [FileType.TEXT, FileType.MARKDOWN])
@pytest.mark.parametrize("unit", TEXTS)
def test_plain_text(unit: str, kind: FileType) -> None:
    counts = []
    for size in SIZES:
        data = (unit * (200 * size)).encode()
        work = partial(read_plain, data, kind)
        counts.append(letters(work, plain_text) + steps(work))
    assert is_linear(counts), counts
