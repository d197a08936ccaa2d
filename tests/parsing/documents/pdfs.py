"""A small writer of PDF (ISO 32000-1), so that tests know every letter of a document and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LIGATURES = {"ﬁ": "\x01", "ﬂ": "\x02"}
_FONT = (
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding"
    b"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/fi/fl]>>>>"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Helvetica; x and y in points from the lower left corner of an A4 page."""

    text: str
    x: float
    y: float
    size: float = 11


def pdf(
    pages: Iterable[Sequence[Line]],
    *,
    labels: str = "",
    title: str = "",
    author: str = "",
    encrypted: bool = False,
    turned: bool = False,
) -> bytes:
    """A PDF of the pages.

    Args:
        pages: What stands on each, in the order of the file.
        labels: The /Nums of its page labels, such as `0 <</S/r>> 4 <</S/D>>`.
        title: Of its document information.
        author: Of its document information.
        encrypted: Whether it asks for a password that nobody has.
        turned: Whether its pages lie on their side, and are shown upright.
    """
    kids: list[int] = []
    rotate = b"/Rotate 90" if turned else b""
    objects: list[bytes] = [b"", b"", _FONT]
    for lines in pages:
        content = b"".join(_shown(line, turned) for line in lines)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>%s>>" % (len(objects), rotate)
        )
        kids.append(len(objects))
    numbered = f"/PageLabels<</Nums[{labels}]>>" if labels else ""
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{numbered}>>".encode()
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{references}]>>".encode()
    objects.append(b"<</Title(%s)/Author(%s)>>" % (_escaped(title), _escaped(author)))
    trailer = f"/Info {len(objects)} 0 R"
    if encrypted:
        objects.append(b"<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>" % (b"ab" * 32, b"cd" * 32))
        trailer += f"/Encrypt {len(objects)} 0 R/ID[<00><00>]"
    return write_objects(objects, trailer)


def same_page(lines: Sequence[Line], times: int) -> bytes:
    """A PDF in which one page is every page."""
    content = b"".join(_shown(line, turned=False) for line in lines)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (times, b"4 0 R " * times),
        _FONT,
        page,
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    return write_objects(objects, "")


def write_objects(objects: list[bytes], trailer: str) -> bytes:
    """The file of some objects, of which the first is the catalog."""
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += (
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(written)


def _shown(line: Line, turned: bool) -> bytes:
    place = f"0 1 -1 0 {595 - line.y} {line.x} Tm" if turned else f"{line.x} {line.y} Td"
    head = f"BT /F1 {line.size} Tf {place} (".encode()
    return head + _escaped(line.text) + b") Tj ET\n"


def _escaped(text: str) -> bytes:
    for ligature, code in _LIGATURES.items():
        text = text.replace(ligature, code)
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
