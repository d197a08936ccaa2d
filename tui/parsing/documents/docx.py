"""DOCX documents: converted to HTML by mammoth, and read as HTML."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from html import unescape

from tui.parsing.documents.contents import DocumentContents, UnreadableDocument, to_one_line
from tui.parsing.documents.docx_parts import AGAIN, look_through
from tui.parsing.documents.html import NOTE_MARKS, read_markup
from tui.parsing.documents.metadata import (
    named_authors,
    parse_metadata_date,
    title_in_text,
    unused_title_remark,
)
from tui.parsing.documents.office.prepare_docx import prepare_docx
from tui.parsing.limits import DocumentLimits

_MADE_BY_PROGRAM = frozenset({"python-docx", "docx4j", "Apache POI"})


def read_docx(data: bytes, limits: DocumentLimits) -> DocumentContents | UnreadableDocument:
    """Read a DOCX.

    Args:
        data: The file's bytes.
        limits: How much it may unpack to, in bytes and in elements.
    """
    import mammoth  # noqa: PLC0415  (an extra)

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            # mammoth would expand entities, and unpack files of any size.
            refused = look_through(packed, limits)
            if refused:
                return refused
            told = _part(packed, "docProps/core.xml").decode("utf-8", "replace")
            prepared = prepare_docx(packed)
        html = mammoth.convert_to_html(io.BytesIO(prepared.data)).value
    except MemoryError:
        raise
    except RecursionError:
        message = "its tables or other parts are nested too deeply"
        return UnreadableDocument(message, "open it in the program that made it, and save it as PDF")
    except Exception:
        return UnreadableDocument("it is a damaged DOCX file", AGAIN)
    contents = read_markup(html, NOTE_MARKS)
    named, author = _property(told, "dc:title"), _property(told, "dc:creator")
    title = title_in_text(named, (paragraph.text for paragraph in contents.paragraphs))
    # A program that makes documents of a template leaves the date of the template.
    created = "" if author in _MADE_BY_PROGRAM else parse_metadata_date(_property(told, "dcterms:created"))
    remarks = [*prepared.remarks, *contents.remarks]
    if created:
        remarks.append(f"the file was created on {created}, which is not necessarily the publication date")
    remarks.append(unused_title_remark(named, title))
    return replace(
        contents,
        title=title or contents.title,
        author=named_authors((author,)),
        remarks=tuple(filter(None, remarks)),
    )


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    try:
        return packed.read(name)
    except (KeyError, zipfile.BadZipFile, zlib.error):
        return b""


def _property(told: str, name: str) -> str:
    match = re.search(rf"<{name}\b[^>]*>([^<]*)</{name}>", told)
    return to_one_line(unescape(match[1])) if match else ""
