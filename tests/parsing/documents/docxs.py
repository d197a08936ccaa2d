"""A small writer of DOCX (ECMA-376), whole or damaged on purpose."""

from __future__ import annotations

import io
import zipfile

_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
_DOCUMENT = """<?xml version="1.0"?>{doctype}<w:document
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"""
_CORE = """<?xml version="1.0"?><cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>The canal &amp; its locks</dc:title>
<dc:creator>Mary Lock</dc:creator>
<dcterms:created>2013-05-15T10:00:00Z</dcterms:created></cp:coreProperties>"""


def paragraph(text: str) -> str:
    """One paragraph of WordprocessingML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(
    body: str,
    *,
    doctype: str = "",
    encoding: str = "utf-8",
    parts: dict[str, bytes] | None = None,
    called: str = "word/document.xml",
) -> bytes:
    """A DOCX of a body in WordprocessingML, and of other parts.

    The document may be another part than `word/document.xml`, which is empty then.
    """
    document = _DOCUMENT.format(doctype=doctype, body=body).encode(encoding)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr("_rels/.rels", _RELS.replace("word/document.xml", called))
        if called != "word/document.xml":
            packed.writestr("word/document.xml", _DOCUMENT.format(doctype="", body=""))
        packed.writestr(called, document)
        packed.writestr("docProps/core.xml", _CORE)
        for name, data in (parts or {}).items():
            packed.writestr(name, data)
    return written.getvalue()
