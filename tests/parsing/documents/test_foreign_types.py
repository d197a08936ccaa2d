"""Files that are no documents: each is named, with how to make one of it that is."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.cases import each
from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.documents.file_type import detect_type

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


def packed(*names: str, mime_type: str = "") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        if mime_type:
            target.writestr("mimetype", mime_type)
        for name in names:
            target.writestr(name, "x")
    return written.getvalue()


@each(
    ("data", "name", "what", "remedy"),
    [
        (
            packed(mime_type="application/vnd.oasis.opendocument.text"),
            "a.odt",
            "OpenDocument text",
            "--convert-to docx",
        ),
        (
            packed(mime_type="application/vnd.oasis.opendocument.spreadsheet"),
            "a.ods",
            "a spreadsheet",
            "XLSX",
        ),
        (packed(mime_type="application/epub+zip"), "a.epub", "an e-book", "ebook-convert"),
        (packed("META-INF/container.xml"), "a.zip", "an e-book", "ebook-convert"),
        (packed("xl/workbook.xml"), "a.bin", "a spreadsheet", "dateline import"),
        (packed("ppt/presentation.xml"), "a.pptx", "a presentation", "PDF"),
        (packed("Index/Document.iwa"), "a.pages", "a file of Pages", "DOCX"),
        (packed("a.txt"), "a.zip", "it is a zip file", "unpack it"),
        (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "a.msg", "a message of Outlook", ".eml"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "an old Office file (.doc)", "DOCX"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "an old Office file (.xls)", "dateline import"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "a", "(.ppt)", "PDF"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "it is encrypted", "password"),
        (b"{\\rtf1", "a.rtf", "it is RTF", "--convert-to docx"),
        (b"\xffWPC", "a.wpd", "a WordPerfect file", "DOCX"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "a picture", "OCR"),
        (b"\0\0\0\x18ftypheic", "a.heic", "a picture", "OCR"),
        (b"\0\0\0\x18ftypisom", "a.mp4", "a recording", "transcribe"),
        (b"RIFF1234WEBP", "a.webp", "a picture", "OCR"),
        (b"RIFF1234WAVE", "a.wav", "a recording", "transcribe"),
        (b"ID3\x03", "a.mp3", "a sound recording", "transcribe"),
        (b"BM\x46\0\0\0", "a.bmp", "a picture", "OCR"),
        (b"AT&TFORM", "a.djvu", "a DjVu file", "ddjvu"),
        (b"Rar!\x1a", "a.rar", "packed with rar", "unpack"),
        (b"SQLite format 3\0", "a.db", "a database", "CSV"),
        (b"x", "a.mht", ".mht files", "browser"),
        (b"x", "a.DOC", ".doc files", "DOCX"),
        (b"TY  - NEWS", "a.ris", ".ris files", "dateline import"),
        (b"@book{a}", "a.bib", ".bib files", "RIS"),
        (b"{}", "a.json", ".json files", "dateline import"),
        (b"\\documentclass{x}", "a.tex", ".tex files", "PDF"),
    ],
)
def test_a_foreign_file_is_named_and_how_to_convert_it(
    data: bytes, name: str, what: str, remedy: str
) -> None:
    found = detect_type(data, name)
    assert isinstance(found, UnreadableDocument)
    assert what in found.message
    assert remedy in found.remedy


@pytest.mark.parametrize("data", [b"BM is not a picture", b"RIF", b"ID", b"ftyp"])
def test_text_that_begins_like_another_file_is_text(data: bytes) -> None:
    assert detect_type(data, "a.txt") == "txt"
