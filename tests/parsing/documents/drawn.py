"""A writer of PDF pages on which everything stands where a test puts it, in letters of one width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.parsing.documents.pdfs import write_objects

WIDE = 0.6
"""Of its height, the width of a letter of Courier."""
_FONTS = {
    "F1": b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    "F2": b"<</Type/Font/Subtype/Type1/BaseFont/Courier-Bold/Encoding/WinAnsiEncoding>>",
    "F3": b"<</Type/Font/Subtype/Type1/BaseFont/Symbol>>",
}
PLAIN, BOLD, SYMBOL = _FONTS


def width(text: str, size: float = 10) -> float:
    """How wide a text is, in points."""
    return WIDE * size * len(text)


@dataclass
class Sheet:
    """A page of 600 by 800 points."""

    drawn: list[bytes] = field(default_factory=list)
    notes: list[bytes] = field(default_factory=list)
    """Annotations, fields of forms among them."""

    def text(
        self, x: float, y: float, text: str, *, size: float = 10, font: str = PLAIN, more: str = ""
    ) -> None:
        """Draw a text; `more` is said before it, such as a colour."""
        data = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        head = f"q {more} BT /{font} {size} Tf {x:.2f} {y:.2f} Td (".encode()
        self.drawn.append(head + data + b") Tj ET Q\n")

    def lines(self, x: float, y: float, lines: Sequence[str], *, step: float = 12, size: float = 10) -> float:
        """Draw lines below one another; return the height of the next."""
        for at, line in enumerate(lines):
            self.text(x, y - step * at, line, size=size)
        return y - step * len(lines)

    def box(self, x: float, y: float, wide: float, high: float, colour: str = "0 0 0") -> None:
        """Draw a filled rectangle."""
        self.drawn.append(f"q {colour} rg {x} {y} {wide} {high} re f Q\n".encode())

    def sideways(self, x: float, y: float, text: str) -> None:
        """Draw a text that runs upwards."""
        self.drawn.append(f"BT /F1 8 Tf 0 1 -1 0 {x} {y} Tm ({text}) Tj ET\n".encode())

    def field(self, kind: str, x: float, y: float, value: str, *, more: str = "") -> None:
        """Add a field of a form, 200 points wide: /Tx, /Ch or /Btn."""
        name = len(self.notes)
        self.notes.append(
            f"<</Type/Annot/Subtype/Widget/FT{kind}/T(f{name})/V{value}/F 4{more}"
            f"/Rect[{x} {y - 4} {x + (200 if kind != '/Btn' else 12)} {y + 12}]>>".encode()
        )


def render(
    sheets: Sequence[Sheet], *, labels: str = "", fonts: dict[str, list[bytes]] | None = None
) -> bytes:
    """A PDF of the sheets.

    Args:
        sheets: In order.
        labels: The /Nums of its page labels.
        fonts: More fonts by name, each with the objects that it needs.
    """
    objects: list[bytes] = [b"", b""]
    named = {}
    for name, body in _FONTS.items():
        objects.append(body)
        named[name] = len(objects)
    for name, parts in (fonts or {}).items():
        first = len(objects) + 1
        named[name] = first
        for part in parts:
            glyph, cmap = str(first + 1).encode(), str(first + 2).encode()
            objects.append(part.replace(b"GLYPH", glyph).replace(b"CMAP", cmap))
    resources = "".join(f"/{name} {number} 0 R" for name, number in named.items())
    kids, fields = [], []
    for sheet in sheets:
        content = b"".join(sheet.drawn)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        stream = len(objects)
        objects += sheet.notes
        notes = " ".join(f"{stream + at} 0 R" for at in range(1, len(sheet.notes) + 1))
        fields.append(notes)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {stream} 0 R/Annots[{notes}]"
            f"/Resources<</Font<<{resources}>>>>>>".encode()
        )
        kids.append(len(objects))
    numbered = f"/PageLabels<</Nums[{labels}]>>" if labels else ""
    form = f"/AcroForm<</Fields[{' '.join(fields)}]/DA(/F1 10 Tf)>>" if any(fields) else ""
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{numbered}{form}>>".encode()
    pages = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{pages}]>>".encode()
    return write_objects(objects, "")


def unembedded_font() -> list[bytes]:
    """A Chinese font that is named and not in the file."""
    return [
        (
            b"<</Type/Font/Subtype/Type0/BaseFont/NoSuchSong/Encoding/GBK-EUC-H/DescendantFonts[<<"
            b"/Type/Font/Subtype/CIDFontType2/BaseFont/NoSuchSong/DW 1000"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
            b"/FontDescriptor<</Type/FontDescriptor/FontName/NoSuchSong/Flags 32/FontBBox[0 -100 1000 900]"
            b"/StemV 88/CapHeight 700/Ascent 900/Descent -100/ItalicAngle 0>>>>]>>"
        )
    ]


def boxes_font(letters: str) -> list[bytes]:
    """A font in the file whose letters all look like a box; the first letter has code 1."""
    codes = "".join(f"<{at:02x}> <{ord(letter):04x}>\n" for at, letter in enumerate(letters, 1))
    names = " ".join(f"/g{at}" for at in range(1, len(letters) + 1))
    count = len(letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{count} beginbfchar\n{codes}endbfchar\n"
        "endcmap end end"
    ).encode()
    glyph = b"500 0 0 0 400 700 d1 0 0 400 700 re f"
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 500 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1"
        f"/LastChar {count}/Widths[{'500 ' * count}]/Encoding<</Type/Encoding/Differences[1 {names}]>>"
        f"/CharProcs<<{' '.join(f'/g{at} GLYPH 0 R' for at in range(1, count + 1))}>>/ToUnicode CMAP 0 R>>"
    ).encode()
    return [
        font,
        b"<</Length %d>>stream\n%s\nendstream" % (len(glyph), glyph),
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
    ]
