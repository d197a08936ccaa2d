"""Reading a document from the disk: its form, by its content and then its name, and its text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from tui.parsing.documents.contents import (
    DocumentContents,
    DocumentParagraph,
    FileType,
    Progress,
    UnreadableDocument,
    join_lines,
)
from tui.parsing.documents.document_bytes import read_document_bytes
from tui.parsing.documents.file_type import detect_type
from tui.parsing.documents.mail.attachments import take_attachment
from tui.parsing.documents.pages.stretch import WantedStretch, find_stretch
from tui.parsing.documents.plain_text import read_plain
from tui.parsing.documents.subprocess_reader import read_in_subprocess
from tui.parsing.limits import DocumentLimits

__all__ = ["Document", "DocumentParagraph", "FileType", "PdfEngine", "UnreadableDocument", "read_document"]


class PdfEngine(StrEnum):
    """What takes a PDF apart."""

    PDFIUM = "pdfium"
    """The package pypdfium2, in the sandbox."""
    PDFTOTEXT = "pdftotext"
    """Poppler's program, where it is installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(DocumentContents):
    """A document that was read."""

    form: FileType
    sha256: str
    """Of the bytes of the file, in hexadecimal."""
    size: int
    """Of the file, in bytes."""
    name: str = ""
    """Of a file that is attached to an e-mail; empty for others."""


def read_document(
    path: Path,
    *,
    attachment: str = "",
    limits: DocumentLimits | None = None,
    progress: Progress | None = None,
    engine: PdfEngine = PdfEngine.PDFIUM,
) -> Document | UnreadableDocument:
    """Read a document: text, Markdown, HTML, PDF, DOCX or an e-mail. Never raises for what is there.

    Args:
        path: The file. Links are followed; only a regular file is opened.
        attachment: The name or number of what is attached to the e-mail; empty for the file itself.
        limits: How much is read.
        progress: Called for each page of a long document.
        engine: What takes a PDF apart.

    Returns:
        The document, or why it cannot be read and what to do about it.
    """
    limits = limits or DocumentLimits()
    data = read_document_bytes(path, limits.file, "text")
    if isinstance(data, UnreadableDocument):
        return data
    name = path.name
    if attachment:
        taken = take_attachment(data, name, attachment, limits)
        if isinstance(taken, UnreadableDocument):
            return taken
        name, data = taken
    form = detect_type(data, name)
    if isinstance(form, UnreadableDocument):
        return form
    if form in {FileType.TEXT, FileType.MARKDOWN}:
        contents = read_plain(data, form)
    elif form is FileType.PDF and engine is PdfEngine.PDFTOTEXT:
        contents = _read_with_poppler(data, limits, progress)
    else:
        contents = read_in_subprocess(data, form, limits, progress)
    if isinstance(contents, UnreadableDocument):
        return contents
    return _document(contents, data, form, limits, name if attachment else "")


def take_stretch(document: Document, wanted: WantedStretch) -> Document | UnreadableDocument:
    """Return a stretch of a document as a document, or why there is none.

    Args:
        document: The whole.
        wanted: Where the stretch begins and ends; all of it is returned where neither is given.
    """
    if not wanted:
        return document
    found = find_stretch(document.paragraphs, wanted)
    if isinstance(found, UnreadableDocument):
        return found
    remarks = (*found.remarks, *document.remarks)
    return replace(document, paragraphs=found.paragraphs, text=join_lines(found.paragraphs), remarks=remarks)


def _document(
    contents: DocumentContents, data: bytes, form: FileType, limits: DocumentLimits, name: str
) -> Document | UnreadableDocument:
    if not contents.paragraphs:
        return UnreadableDocument("it contains no text", "if its pages are pictures, run OCR on it first")
    if len(contents.text) > limits.text:
        return UnreadableDocument(f"it contains more than {limits.text:,} characters of text", "split it")
    sha256 = hashlib.sha256(data).hexdigest()
    fields = {name: getattr(contents, name) for name in DocumentContents.__dataclass_fields__}
    if any("\ufffd" in paragraph.text for paragraph in contents.paragraphs):
        fields["remarks"] = (
            *contents.remarks,
            "some characters could not be read; each is shown as U+FFFD",
        )
    return Document(**fields, form=form, sha256=sha256, size=len(data), name=name)


def _read_with_poppler(
    data: bytes, limits: DocumentLimits, progress: Progress | None
) -> DocumentContents | UnreadableDocument:
    # Only who asks for it waits for it.
    from tui.parsing.documents.poppler import read_with_poppler  # noqa: PLC0415

    return read_with_poppler(data, limits, progress)
