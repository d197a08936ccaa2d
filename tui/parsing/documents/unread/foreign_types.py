"""Files that are no documents to read here: what each is, and how to make one of it that is."""

from __future__ import annotations

import re
from pathlib import PurePath

from tui.parsing.documents.contents import UnreadableDocument

TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm")
"""Endings of files that are tables and no documents."""

_AS_PDF = "open it in the program that made it, and save it as PDF or DOCX"
_IN_WRITER = (
    "open it in LibreOffice or Word, and save it as DOCX; or run: soffice --headless --convert-to docx FILE"
)
_OCR = "use OCR to make a PDF with a text layer from it"
_TRANSCRIBE = "transcribe it, and add the transcript"
_UNPACK = "unpack it first, and name the documents in it"
_EPUB = "convert it to DOCX or HTML, in Calibre or so: ebook-convert FILE NEW.docx"
_OUTLOOK = "open it in Outlook and save it as PDF or HTML, or in another mail program and save it as .eml"
_WEB = "open it in a browser, and save it as one HTML file or print it to PDF"
_IMPORT = "dateline import FILE"

_MAGIC = (
    (b"\x89PNG", "a picture", _OCR),
    (b"\xff\xd8\xff", "a picture", _OCR),
    (b"GIF8", "a picture", _OCR),
    (b"II*\0", "a picture", _OCR),
    (b"MM\0*", "a picture", _OCR),
    (b"BM", "a picture", _OCR),
    (b"\0\0\0\x0cjP  ", "a picture", _OCR),
    (b"AT&TFORM", "a DjVu file", "convert it to PDF: ddjvu -format=pdf FILE NEW.pdf"),
    (b"{\\rtf", "RTF", _IN_WRITER),
    (b"%!PS", "PostScript", "convert it to PDF: ps2pdf FILE NEW.pdf"),
    (b"\xffWPC", "a WordPerfect file", _IN_WRITER),
    (b"\x1f\x8b", "packed with gzip", _UNPACK),
    (b"BZh", "packed with bzip2", _UNPACK),
    (b"\xfd7zXZ\0", "packed with xz", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "packed with 7z", _UNPACK),
    (b"Rar!", "packed with rar", _UNPACK),
    (b"ITSF", "a help file (CHM)", "convert it to PDF or HTML"),
    (b"ID3", "a sound recording", _TRANSCRIBE),
    (b"OggS", "a recording", _TRANSCRIBE),
    (b"SQLite format 3\0", "a database", "export what you need from it as CSV"),
)
"""First bytes of files, what they are, and what to do."""
_BRANDS = {b"heic": "picture", b"heix": "picture", b"mif1": "picture", b"avif": "picture"}
"""Of ISO media files; all others are recordings."""
_NAMES = {
    ".doc": (".doc files", _IN_WRITER),
    ".rtf": ("RTF files", _IN_WRITER),
    ".odt": (".odt files", _IN_WRITER),
    ".fodt": (".fodt files", _IN_WRITER),
    ".wpd": (".wpd files", _IN_WRITER),
    ".wps": (".wps files", _IN_WRITER),
    ".pages": (".pages files", "open it in Pages, and export it as DOCX or PDF"),
    ".epub": (".epub files", _EPUB),
    ".mobi": (".mobi files", _EPUB),
    ".azw3": (".azw3 files", _EPUB),
    ".fb2": (".fb2 files", _EPUB),
    ".mht": (".mht files", _WEB),
    ".mhtml": (".mhtml files", _WEB),
    ".webarchive": (".webarchive files", _WEB),
    ".maff": (".maff files", _WEB),
    ".msg": (".msg files", _OUTLOOK),
    ".pst": (".pst files", "save the messages you need as .eml, and name these files"),
    ".emlx": (".emlx files", "open it in Mail, and save it as .eml (File, Save As, Raw Message Source)"),
    ".xml": (".xml files", _AS_PDF),
    ".tex": (".tex files", "name the PDF that is made of it"),
    ".json": (".json files", f"if it is a timeline or a list of references: {_IMPORT}"),
    ".jsonl": (".jsonl files", f"if it is a timeline: {_IMPORT}"),
    ".ris": (".ris files", f"it is a list of references: {_IMPORT}"),
    ".bib": (".bib files", f"export the list of references as CSL JSON or RIS, and then: {_IMPORT}"),
    ".ods": (".ods files", f"save it as XLSX or CSV, and then: {_IMPORT}"),
    ".xls": (".xls files", f"save it as XLSX, and then: {_IMPORT}"),
}
"""By ending: what files of it are called, and what to do."""
_ZIP = (
    ("xl/workbook.xml", "a spreadsheet", f"it is a table: {_IMPORT}"),
    ("xl/workbook.bin", "a spreadsheet", f"save it as XLSX, and then: {_IMPORT}"),
    ("ppt/presentation.xml", "a presentation", _AS_PDF),
    ("Index/Document.iwa", "a file of Pages, Numbers or Keynote", "export it as DOCX or PDF"),
    ("Index.zip", "a file of Pages, Numbers or Keynote", "export it as DOCX or PDF"),
    ("index.xml", "a file of Pages, Numbers or Keynote", "export it as DOCX or PDF"),
    ("META-INF/container.xml", "an e-book (EPUB)", _EPUB),
    ("FixedDocSeq.fdseq", "an XPS file", "print it to PDF"),
)
"""Files in a zip file that tell what it is."""
_MIME_TYPES = (
    ("application/epub+zip", "an e-book (EPUB)", _EPUB),
    ("application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", _IN_WRITER),
    (
        "application/vnd.oasis.opendocument.spreadsheet",
        "a spreadsheet (.ods)",
        f"save it as XLSX, and then: {_IMPORT}",
    ),
    ("application/vnd.oasis.opendocument", "an OpenDocument file", _AS_PDF),
)
_OLE_STREAMS = (
    ("EncryptedPackage", "", ""),
    ("__substg1.0_", "a message of Outlook (.msg)", _OUTLOOK),
    ("WordDocument", "an old Office file (.doc)", _IN_WRITER),
    ("Workbook", "an old Office file (.xls)", f"save it as XLSX, and then: {_IMPORT}"),
    ("PowerPoint Document", "an old Office file (.ppt)", _AS_PDF),
)
"""Names of streams in a compound file that tell what it is."""
_BRAND_AT = slice(8, 12)
_MP3 = re.compile(rb"\xff[\xf2\xf3\xfb]")


def find_foreign_type(head: bytes) -> UnreadableDocument | None:
    """Return why a file cannot be read whose first bytes tell what it is; None for all others.

    Args:
        head: Its first bytes.
    """
    for magic, what, remedy in _MAGIC:
        if head.startswith(magic) and (magic != b"BM" or b"\0" in head[:32]):
            return _refusal(what, remedy)
    if head[4:8] == b"ftyp":
        is_picture = head[_BRAND_AT] in _BRANDS
        return _refusal("a picture" if is_picture else "a recording", _OCR if is_picture else _TRANSCRIBE)
    if head.startswith(b"RIFF"):
        is_picture = head[_BRAND_AT] == b"WEBP"
        return _refusal("a picture" if is_picture else "a recording", _OCR if is_picture else _TRANSCRIBE)
    return _refusal("a sound recording", _TRANSCRIBE) if _MP3.match(head) else None


def find_foreign_name(name: str) -> UnreadableDocument | None:
    """Return why a file cannot be read whose name tells what it is; None for all others.

    Args:
        name: The file's name.
    """
    found = _NAMES.get(PurePath(name).suffix.casefold())
    return UnreadableDocument(f"{found[0]} cannot be read", found[1]) if found else None


def describe_zip(names: set[str], mime_type: str) -> UnreadableDocument:
    """Return why a zip file that is no DOCX cannot be read.

    Args:
        names: Of the files in it.
        mime_type: What its file `mimetype` says; empty where there is none.
    """
    for prefix, what, remedy in _MIME_TYPES:
        if mime_type.startswith(prefix):
            return _refusal(what, remedy)
    for name, what, remedy in _ZIP:
        if name in names:
            return _refusal(what, remedy)
    return UnreadableDocument("it is a zip file, not a DOCX", "unpack it, and name the documents in it")


def describe_compound(data: bytes) -> UnreadableDocument:
    """Return why a compound file, as old programs of Microsoft write it, cannot be read.

    Args:
        data: All of its bytes.
    """
    for stream, what, remedy in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            if not what:
                break
            return _refusal(what, remedy)
    else:
        return UnreadableDocument("it is an old Office file, such as .doc", _AS_PDF)
    return UnreadableDocument("it is encrypted", "open it with its password, and save it without one")


def _refusal(what: str, remedy: str) -> UnreadableDocument:
    return UnreadableDocument(f"it is {what}, which dateline cannot read", remedy)
