"""Documents in DOCX: made HTML by mammoth, and read as that."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from html import unescape

from tui.parsing.documents.contents import DocumentContents, UnreadableDocument, to_one_line
from tui.parsing.documents.html import NOTE_MARKS, read_markup
from tui.parsing.documents.metadata import parse_metadata_date
from tui.parsing.limits import MEGABYTE, DocumentLimits

_MOST_PARTS = 10_000
_BLOCK = 1 << 20
_ENCODINGS = ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
"""Of XML that any of its readers takes: in all others these letters are as in ASCII."""
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in _ENCODINGS)
_LONGEST = max(map(len, _DOCTYPES))
_REVISED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)\b")
_AGAIN = "get it again, or open it and save it anew"


def read_docx(data: bytes, limits: DocumentLimits) -> DocumentContents | UnreadableDocument:
    """Read a DOCX.

    Args:
        data: The file's bytes.
        limits: How much it may unpack to.
    """
    import mammoth  # noqa: PLC0415  (an extra)

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            # mammoth would expand entities, and unpack anything.
            refused = _danger(packed, limits)
            if refused:
                return refused
            told = _part(packed, "docProps/core.xml").decode("utf-8", "replace")
            revised = _REVISED.search(_part(packed, "word/document.xml")) is not None
        html = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=mammoth.images.img_element(_no_image)
        ).value
    except MemoryError:
        raise
    except Exception:
        return UnreadableDocument("it is a damaged DOCX", _AGAIN)
    created = parse_metadata_date(_property(told, "dcterms:created"))
    author = _property(told, "dc:creator")
    remarks = (
        ["it has tracked changes: what was deleted is left out, what was inserted is in"] if revised else []
    )
    if created:
        remarks.append(f"the file was made on {created}, which need not be when its text was published")
    return replace(
        read_markup(html, NOTE_MARKS),
        title=_property(told, "dc:title"),
        author=(author,) if author else (),
        remarks=tuple(remarks),
    )


def _danger(packed: zipfile.ZipFile, limits: DocumentLimits) -> UnreadableDocument | None:
    """Why it must not be unpacked. What its parts say of their size is not believed: they are counted.

    Nor is what they are called: a relationship may name any part as the document.
    """
    if any(part.flag_bits & 1 for part in packed.infolist()):
        return UnreadableDocument("it is encrypted", "open it with its password, and save it without one")
    too_large = UnreadableDocument(
        f"it unpacks to more than {limits.unpacked / MEGABYTE:g} MB", "leave out its pictures, or split it"
    )
    if len(packed.infolist()) > _MOST_PARTS:
        return UnreadableDocument("it has too many parts", _AGAIN)
    room = limits.unpacked
    for part in packed.infolist():
        with packed.open(part) as stream:
            before = b""
            while block := stream.read(_BLOCK):
                room -= len(block)
                if room < 0:
                    return too_large
                seen = before + block
                if any(mark in seen for mark in _DOCTYPES):
                    message = (
                        "it holds a DOCTYPE, with which entities can be bombs, and no text of a DOCX has one"
                    )
                    remedy = (
                        "do not trust it; save it anew, without its pictures, with the program it is from"
                    )
                    return UnreadableDocument(message, remedy)
                before = seen[-_LONGEST:]
    return None


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    try:
        return packed.read(name)
    except (KeyError, zipfile.BadZipFile, zlib.error):
        return b""


def _property(told: str, name: str) -> str:
    match = re.search(rf"<{name}\b[^>]*>([^<]*)</{name}>", told)
    return to_one_line(unescape(match[1])) if match else ""


def _no_image(_image: object) -> dict[str, str]:
    return {"src": ""}
