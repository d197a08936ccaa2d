"""Documents that were made to freeze, fill or fool whatever takes them apart."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from tests.parsing.documents.docxs import docx, paragraph
from tests.parsing.documents.pdfs import Line, pdf

PLAIN = paragraph("The lock was opened.")
_LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 10))
)
_OUTSIDE = '<!DOCTYPE a [<!ENTITY out SYSTEM "file:///etc/hostname">]>'
_PARAMETER = '<!DOCTYPE a [<!ENTITY % out SYSTEM "file:///etc/hostname"> %out;]>'
_RELATIONS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
{}</Relationships>"""
_IMAGE = """<w:p><w:r><w:drawing><wp:inline
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="r9"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill></pic:pic>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""


def _related(target: str, kind: str = "image") -> dict[str, bytes]:
    one = (
        f'<Relationship Id="r9" Target="{target}" TargetMode="External" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
    )
    return {"word/_rels/document.xml.rels": _RELATIONS.format(one).encode()}


def _lying(size: int) -> bytes:
    """A DOCX whose parts say of themselves that they unpack to next to nothing."""
    data = bytearray(docx(PLAIN, parts={"word/media/x.bin": bytes(300_000_000)}))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 24 : at + 28] = struct.pack("<I", size)
        at += 4
    return bytes(data)


def _overlapping() -> bytes:
    """A ZIP whose directory names the same part many times."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(10_000_000))
        first = packed.filelist[0]
        for at in range(2_000):
            again = zipfile.ZipInfo(f"word/{at}.xml")
            for name in ("header_offset", "compress_type", "CRC", "compress_size", "file_size", "flag_bits"):
                setattr(again, name, getattr(first, name))
            packed.filelist.append(again)
    return written.getvalue()


def _nested(zips: int) -> bytes:
    data = bytes(1_000_000)
    for at in range(zips):
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(f"{at}.zip", data)
        data = written.getvalue()
    return docx(PLAIN, parts={"word/embeddings/x.zip": data})


def _objects(*objects: bytes, root: int = 1) -> bytes:
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(
        written
        + b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)
    )


def _page(stream: bytes, filters: bytes = b"/FlateDecode", more: bytes = b"") -> bytes:
    return _objects(
        b"<</Type/Catalog/Pages 2 0 R%s>>" % more,
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(stream), filters, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


_TEXT = b"BT /F1 11 Tf 70 700 Td (The lock was opened.) Tj ET\n"


def _script(source: bytes) -> bytes:
    return _page(zlib.compress(_TEXT), more=b"/OpenAction<</S/JavaScript/JS(%s)>>" % source)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    # How a DOCX is packed
    "300 MB of zeros.docx": lambda: docx(PLAIN, parts={"word/media/x.bin": bytes(300_000_000)}),
    "250 MB of text.docx": lambda: docx(paragraph("a " * 125_000_000)),
    "sizes that are lies.docx": lambda: _lying(100),
    "parts over one another.docx": _overlapping,
    "archives in archives.docx": lambda: _nested(200),
    "12,000 parts.docx": lambda: docx(PLAIN, parts={f"word/x{at}.xml": b"<a/>" for at in range(12_000)}),
    "parts outside.docx": lambda: docx(PLAIN, parts={"../../outside.xml": b"<a/>", "/etc/outside": b"x"}),
    "cut off.docx": lambda: docx(PLAIN)[:-100],
    "half a directory.docx": lambda: docx(PLAIN)[:-30] + b"\0" * 30,
    "nothing but a mark.docx": lambda: b"PK\x03\x04",
    # What XML is in it
    "laughs.docx": lambda: docx(paragraph("&a9;"), doctype=_LAUGHS),
    "laughs in UTF-16.docx": lambda: docx(paragraph("&a9;"), doctype=_LAUGHS, encoding="utf-16"),
    "laughs in another part.docx": lambda: docx(
        PLAIN, parts={"word/styles.xml": f"{_LAUGHS}<a>&a9;</a>".encode()}
    ),
    "an outside entity.docx": lambda: docx(paragraph("&out;"), doctype=_OUTSIDE),
    "an outside entity in UTF-16.docx": lambda: docx(paragraph("&out;"), doctype=_OUTSIDE, encoding="utf-16"),
    "an outside entity in UTF-7.docx": lambda: docx(paragraph("&out;"), doctype=_OUTSIDE, encoding="utf-7"),
    "an outside entity in EBCDIC.docx": lambda: docx(paragraph("&out;"), doctype=_OUTSIDE, encoding="cp037"),
    "a parameter entity.docx": lambda: docx(paragraph("x"), doctype=_PARAMETER),
    "an entity in a document called otherwise.docx": lambda: docx(
        paragraph("&out;"), doctype=_OUTSIDE, called="word/document.bin"
    ),
    "an image from elsewhere.docx": lambda: docx(PLAIN + _IMAGE, parts=_related("http://127.0.0.1:9/x.png")),
    "an image that is a file.docx": lambda: docx(PLAIN + _IMAGE, parts=_related("file:///etc/passwd")),
    "a template from elsewhere.docx": lambda: docx(
        PLAIN, parts=_related("http://127.0.0.1:9/x.dotm", "attachedTemplate")
    ),
    "20,000 deep.docx": lambda: docx("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000),
    "tables in tables.docx": lambda: docx(
        "<w:tbl><w:tr><w:tc>" * 2_000 + PLAIN + "</w:tc></w:tr></w:tbl>" * 2_000
    ),
    "50,000 paragraphs.docx": lambda: docx(PLAIN * 50_000),
    "100,000 runs.docx": lambda: docx(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 100_000}</w:p>"),
    "attributes.docx": lambda: docx("<w:p" + "".join(f' a{at}=""' for at in range(100_000)) + "/>"),
    "no end.docx": lambda: docx("<w:p>" * 100_000),
    # How a PDF is packed
    "zeros packed once.pdf": lambda: _page(zlib.compress(bytes(500_000_000))),
    "zeros packed three times.pdf": lambda: _page(
        zlib.compress(zlib.compress(zlib.compress(bytes(500_000_000)))),
        b"[/FlateDecode/FlateDecode/FlateDecode]",
    ),
    "a letter 5,000,000 times.pdf": lambda: _page(zlib.compress(b"BT /F1 1 Tf (a) Tj ET\n" * 5_000_000)),
    "200 filters.pdf": lambda: _page(_TEXT, b"[" + b"/ASCIIHexDecode" * 200 + b"]"),
    "run lengths.pdf": lambda: _page(b"\x81a" * 2_000_000 + b"\x80", b"/RunLengthDecode"),
    # Circles in it
    "a page that is its own parent.pdf": lambda: _objects(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>"
    ),
    "one page 15,000 times.pdf": lambda: _objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 15000/Kids[%s]>>" % (b"3 0 R " * 15_000),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(_TEXT), _TEXT),
    ),
    "kids in kids.pdf": lambda: _objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        *(b"<</Type/Pages/Count 1/Kids[%d 0 R]/Parent %d 0 R>>" % (at + 1, at - 1) for at in range(2, 5_000)),
        b"<</Type/Page/Parent 4999 0 R/MediaBox[0 0 595 842]>>",
    ),
    "a form in itself.pdf": lambda: _objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/X Do\nendstream",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 12>>"
        b"stream\n/X Do /X Do \nendstream",
    ),
    "a length that is itself.pdf": lambda: _objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length 4 0 R>>stream\nBT ET\nendstream",
    ),
    "a table in a circle.pdf": lambda: _objects(b"<</Type/Catalog/Pages 2 0 R>>").replace(
        b"/Root 1 0 R", b"/Root 1 0 R/Prev 9"
    ),
    "outlines in a circle.pdf": lambda: _page(
        zlib.compress(_TEXT), more=b"/Outlines<</First 1 0 R/Next 1 0 R>>"
    ),
    "labels in a circle.pdf": lambda: _page(zlib.compress(_TEXT), more=b"/PageLabels<</Kids[1 0 R 1 0 R]>>"),
    # The rest of it
    "brackets.pdf": lambda: _page(zlib.compress(b"[" * 5_000_000)),
    "dictionaries.pdf": lambda: _objects(b"<</A" * 200_000),
    "a count of billions.pdf": lambda: _objects(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 2147483647/Kids[]>>"
    ),
    "a page of light years.pdf": lambda: _page(zlib.compress(_TEXT)).replace(
        b"0 0 595 842", b"0 0 9e30 9e30"
    ),
    "a script.pdf": lambda: _script(b"while(true){}"),
    "a script that asks.pdf": lambda: _script(b"app.launchURL('http://127.0.0.1:9/')"),
    "pictures of nothing.pdf": lambda: _page(b"\0" * 1_000, b"/JBIG2Decode"),
    "a picture of JPEG 2000.pdf": lambda: _page(b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 1_000, b"/JPXDecode"),
    "nothing but a head.pdf": lambda: b"%PDF-1.7\n",
    "zeros.pdf": lambda: b"%PDF-1.7\n" + bytes(1_000_000),
    "a password.pdf": lambda: pdf([[Line("The lock.", 70, 700)]], encrypted=True),
}
"""By the names of their files."""


def fuzzed(seed: int) -> bytes:
    """A PDF with bytes changed, left out, or said twice."""
    chance = random.Random(seed)
    lines = [Line(f"The lock was opened, and shut again {at} times.", 70, 700 - 14 * at) for at in range(30)]
    data = bytearray(pdf([lines] * 3, labels="0 <</S/r>> 1 <</S/D>>", title="The lock"))
    for _ in range(chance.randrange(1, 40)):
        at = chance.randrange(len(data))
        for change in _changes(chance, data, at):
            data[at : at + change[0]] = change[1]
    return bytes(data)


def _changes(chance: random.Random, data: bytearray, at: int) -> Iterator[tuple[int, bytes]]:
    kind = chance.randrange(4)
    if kind == 0:
        yield 1, bytes([chance.randrange(256)])
    elif kind == 1:
        yield chance.randrange(1, 50), b""
    elif kind == 2:
        yield 0, bytes(data[at : at + chance.randrange(1, 200)])
    else:
        yield chance.randrange(1, 5), str(chance.choice([-1, 0, 2**31, 2**63, 10**20])).encode()
