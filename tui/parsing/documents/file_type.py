"""Detecting the form of a document, by its first bytes and then by its name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from tui.parsing.documents.contents import FileType, UnreadableDocument

_BY_NAME = {
    ".txt": FileType.TEXT,
    ".md": FileType.MARKDOWN,
    ".markdown": FileType.MARKDOWN,
    ".html": FileType.HTML,
    ".htm": FileType.HTML,
    ".xhtml": FileType.HTML,
    ".pdf": FileType.PDF,
    ".docx": FileType.DOCX,
}
_AS_PDF = "open it in the program that made it, and save it as PDF or DOCX"
_OCR = "use OCR to make a PDF with a text layer from it"
_FOREIGN = (
    (b"\x89PNG", "a picture", _OCR),
    (b"\xff\xd8\xff", "a picture", _OCR),
    (b"GIF8", "a picture", _OCR),
    (b"II*\0", "a picture", _OCR),
    (b"MM\0*", "a picture", _OCR),
    (b"{\\rtf", "RTF", _AS_PDF),
    (b"%!PS", "PostScript", _AS_PDF),
    (b"\x1f\x8b", "packed with gzip", "unpack it first"),
)
_FOREIGN_NAMES = (".doc", ".rtf", ".odt", ".epub", ".mht", ".mhtml", ".eml", ".xml", ".pages")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PDF_WITHIN = 1024
"""Bytes before a PDF's header that PDF readers accept."""
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")
"""Endings of files that are tables and no documents."""


def detect_type(data: bytes, name: str) -> FileType | UnreadableDocument:
    """Return the form of a file. Its name decides only where its bytes fit several forms.

    Args:
        data: All of them.
        name: The file's name.

    Returns:
        The form, or why the file cannot be read.
    """
    head = data[:_PDF_WITHIN].removeprefix(b"\xef\xbb\xbf")
    suffix = PurePath(name).suffix.casefold()
    if suffix in TABLES:
        return UnreadableDocument(
            "it is a table", "to make a passage and a draft event of each of its rows: dateline import FILE"
        )
    named = _BY_NAME.get(suffix)
    if b"%PDF-" in head and (named is FileType.PDF or head.lstrip().startswith(b"%PDF-")):
        return FileType.PDF
    if head.startswith(b"PK\x03\x04"):
        return _packed(data)
    if head.startswith(_OLE):
        return _compound(data)
    for magic, what, remedy in _FOREIGN:
        if head.startswith(magic):
            return UnreadableDocument(f"it is {what}, which dateline cannot read", remedy)
    if named in {FileType.PDF, FileType.DOCX}:
        wanted = "a PDF" if named is FileType.PDF else "a DOCX"
        return UnreadableDocument(
            f"its name ends in {suffix}, but it is not {wanted}", "get a new copy; it may be damaged"
        )
    if _HTML.match(head):
        return FileType.HTML
    if suffix in _FOREIGN_NAMES:
        return UnreadableDocument(f"{suffix} files cannot be read", _AS_PDF)
    return named or FileType.TEXT


def _packed(data: bytes) -> FileType | UnreadableDocument:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return UnreadableDocument("it is a damaged or truncated DOCX or zip file", "get a new copy")
    if "word/document.xml" in names:
        return FileType.DOCX
    return UnreadableDocument(
        "it is a zip file, not a DOCX", "unpack it, and name one of the documents in it"
    )


def _compound(data: bytes) -> UnreadableDocument:
    if _ENCRYPTED in data:
        return UnreadableDocument("it is encrypted", "open it with its password, and save it without one")
    return UnreadableDocument(
        "it is an old Office file, such as .doc",
        "open it in the program that made it, and save it as PDF or DOCX",
    )
