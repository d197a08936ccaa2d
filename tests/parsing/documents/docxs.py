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


def numbered(text: str, *, number: int = 1, level: int = 0, marks: str = "") -> str:
    """One paragraph that a list numbers.

    Args:
        text: Its text.
        number: Of the instance of a list.
        level: From 0.
        marks: More properties of its paragraph mark.
    """
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}{marks}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def run(text: str, properties: str = "") -> str:
    """One run with properties in WordprocessingML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    """One level of a list, with the pattern and the form of its numbers."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*lists: str, instances: str = "") -> dict[str, bytes]:
    """The part with lists, each of some levels; the instance n numbers the n-th list.

    Args:
        lists: The levels of each.
        instances: More instances.
    """
    found = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>'
        for at, levels in enumerate(lists, 1)
    )
    found += "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(lists) + 1)
    )
    return {"word/numbering.xml": word_part("numbering", found + instances)}


def word_part(root: str, content: str) -> bytes:
    """A part of WordprocessingML: its root, and what is in it."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:{root} xmlns:w="{space}">{content}</w:{root}>'.encode()


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
