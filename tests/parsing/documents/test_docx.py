"""DOCX: paragraphs, tables, properties; and files made to break a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parsing.documents.docxs import docx, paragraph
from tui.parsing.documents.document import Document, FileType, UnreadableDocument, read_document
from tui.parsing.limits import DocumentLimits

pytest.importorskip("mammoth", reason='needs the extra: pip install "dateline[docx]"')

pytestmark = pytest.mark.usefixtures("warm_children")

BOMB = "<!DOCTYPE w [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {name} '{f'&{below};' * 10}'>" for below, name in zip("abcdefg", "bcdefgh", strict=True)
)


def read(path: Path, data: bytes, limits: DocumentLimits | None = None) -> Document | UnreadableDocument:
    file = path / "canal.docx"
    file.write_bytes(data)
    return read_document(file, limits=limits)


def test_paragraphs_tables_and_properties(tmp_path: Path) -> None:
    cell = "<w:tc>{}</w:tc>".format
    row = f"<w:tr>{cell(paragraph('First'))}{cell(paragraph('1811'))}</w:tr>"
    title = paragraph("The canal &amp; its locks")
    found = read(tmp_path, docx(f"{title}{paragraph('One')}<w:tbl>{row}</w:tbl>{paragraph('Three')}"))
    assert isinstance(found, Document)
    assert found.form is FileType.DOCX
    paragraphs = [one.text for one in found.paragraphs]
    assert paragraphs == ["The canal & its locks", "One", "First | 1811", "Three"]
    assert (found.title, found.author, found.issued) == ("The canal & its locks", ("Mary Lock",), "")
    assert found.remarks == (
        "the file was created on 2013-05-15, which is not necessarily the publication date",
    )


def test_a_title_that_the_text_does_not_have_is_told_and_not_used(tmp_path: Path) -> None:
    found = read(tmp_path, docx(paragraph("They dug until April.")))
    assert isinstance(found, Document)
    assert (found.title, found.author) == ("", ("Mary Lock",))
    assert found.remarks[-1] == (
        "its metadata has the title “The canal & its locks”, which is not in its text"
    )


def test_tracked_changes_are_told(tmp_path: Path) -> None:
    inserted = "<w:ins><w:r><w:t>in</w:t></w:r></w:ins>"
    deleted = "<w:del><w:r><w:delText>out</w:delText></w:r></w:del>"
    found = read(tmp_path, docx(f"<w:p>{inserted}{deleted}</w:p>"))
    assert isinstance(found, Document)
    assert found.text == "in"
    assert "tracked changes" in found.remarks[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (docx(paragraph("&h;"), doctype=BOMB + "]>"), "it contains a DOCTYPE"),
        (docx(paragraph("x"), doctype="<!DOCTYPE w>", encoding="utf-16"), "it contains a DOCTYPE"),
        (docx(paragraph("&h;"), doctype=BOMB + "]>", called="word/document.bin"), "it contains a DOCTYPE"),
        (docx(paragraph("&h;"), doctype=BOMB + "]>", called="word/document"), "it contains a DOCTYPE"),
        (
            docx(paragraph("x"), doctype="<!DOCTYPE w>", encoding="utf-16", called="a.png"),
            "it contains a DOCTYPE",
        ),
        (docx(paragraph("x"), doctype="<!DOCTYPE w>", encoding="utf-32-be"), "it contains a DOCTYPE"),
        (
            docx(paragraph("x"), doctype="<!DOCTYPE w>", encoding="utf-32-le", called="b"),
            "it contains a DOCTYPE",
        ),
        (docx(paragraph("x"), parts={"a.bin": bytes((1 << 20) - 4) + b"<!DOCTYPE"}), "it contains a DOCTYPE"),
        (docx(paragraph("x"), parts={"word/media/a.bin": bytes(3_000_000)}), "it unpacks to more than 2 MB"),
        (docx(paragraph("x"))[:600], "it is a damaged or truncated DOCX or zip file"),
        (docx("<w:p>"), "it is a damaged DOCX file"),
        (docx(""), "it contains no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "it is encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it is an old Office file"),
        (b"One.", "its name ends in .docx, but it is not a DOCX"),
    ],
    ids=[
        "bomb",
        "utf-16",
        "called-bin",
        "without-ending",
        "called-png-utf-16",
        "utf-32-be",
        "utf-32-le",
        "across-blocks",
        "zip-bomb",
        "cut",
        "damaged",
        "empty",
        "encrypted",
        "doc",
        "magic",
    ],
)
def test_what_is_no_readable_docx_is_said(tmp_path: Path, data: bytes, message: str) -> None:
    found = read(tmp_path, data, DocumentLimits(unpacked=2_000_000))
    assert isinstance(found, UnreadableDocument)
    assert found.message.startswith(message)
    assert found.remedy


def test_a_part_may_have_any_name(tmp_path: Path) -> None:
    found = read(tmp_path, docx(paragraph("One"), called="word/document.bin"))
    assert isinstance(found, Document)
    assert found.text == "One"
