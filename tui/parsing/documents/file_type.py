"""Detecting the form of a document, by its first bytes and then by its name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from tui.parsing.documents.contents import FileType, UnreadableDocument
from tui.parsing.documents.unread.foreign_types import (
    TABLES,
    describe_compound,
    describe_zip,
    find_foreign_name,
    find_foreign_type,
)

_BY_NAME = {
    ".txt": FileType.TEXT,
    ".md": FileType.MARKDOWN,
    ".markdown": FileType.MARKDOWN,
    ".html": FileType.HTML,
    ".htm": FileType.HTML,
    ".xhtml": FileType.HTML,
    ".pdf": FileType.PDF,
    ".docx": FileType.DOCX,
    ".eml": FileType.EML,
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024
"""Bytes before a PDF's header that PDF readers accept."""
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HEADER = rb"[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]{0,4000}\n(?:[ \t][^\n]{0,4000}\n){0,100}"
_MAIL = re.compile(rb"\s{0,20}(?:From [^\n]{1,200}\n)?(?:" + _HEADER + rb"){2,300}")
_OF_PROGRAM = re.compile(
    rb"(?:^|\n)(?:MIME-Version|Message-ID|Received|Return-Path|Content-(?:Type|Transfer-Encoding)):",
    re.IGNORECASE,
)
_OF_PERSON = re.compile(rb"(?:^|\n)(?:From|Date|Subject|To):", re.IGNORECASE)
_MOST_HEADERS = 65_536
"""Bytes in which the headers of an e-mail are looked for."""
_MIME_TYPE = 100
"""Bytes of a `mimetype` that are read."""


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
        return describe_compound(data)
    if foreign := find_foreign_type(head):
        return foreign
    if named in {FileType.PDF, FileType.DOCX}:
        wanted = "a PDF" if named is FileType.PDF else "a DOCX"
        return UnreadableDocument(
            f"its name ends in {suffix}, but it is not {wanted}", "get a new copy; it may be damaged"
        )
    if _HTML.match(head):
        return FileType.HTML
    if foreign := find_foreign_name(name):
        return foreign
    if named in {None, FileType.EML} and _is_mail(data[:_MOST_HEADERS]):
        return FileType.EML
    return named or FileType.TEXT


def _is_mail(head: bytes) -> bool:
    """Return whether a file begins with the headers that programs give an e-mail."""
    found = _MAIL.match(head.removeprefix(b"\xef\xbb\xbf"))
    return found is not None and bool(_OF_PROGRAM.search(found[0]) and _OF_PERSON.search(found[0]))


def _packed(data: bytes) -> FileType | UnreadableDocument:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            mime_type = _mime_type(packed)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, NotImplementedError):
        return UnreadableDocument("it is a damaged or truncated DOCX or zip file", "get a new copy")
    if "word/document.xml" in names:
        return FileType.DOCX
    return describe_zip(names, mime_type)


def _mime_type(packed: zipfile.ZipFile) -> str:
    """Return what an OpenDocument file or an e-book says it is; empty for all others."""
    if "mimetype" not in packed.namelist() or packed.getinfo("mimetype").flag_bits & 1:
        return ""
    with packed.open("mimetype") as stream:
        return stream.read(_MIME_TYPE).decode("ascii", "replace").strip()
