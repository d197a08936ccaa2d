"""Checking the XML of a DOCX before it is parsed into a tree: its cost, and DOCTYPEs.

mammoth and Python's XML parser need time and memory for each element, and for some shapes of XML the
square of that. Ordinary documents do not have these shapes; one that was made to stop the program may.
"""

from __future__ import annotations

import zipfile
from typing import TypeAlias
from xml.parsers import expat

from tui.parsing.documents.contents import UnreadableDocument
from tui.parsing.limits import MEGABYTE, DocumentLimits

AGAIN = "get a new copy, or open it and save it again"
_MOST_PARTS = 10_000
_BLOCK = 1 << 20
_LONGEST = MEGABYTE
"""Bytes of one tag, comment or instruction: all of it is read again with each block."""
_DEEPEST_FIELDS = 100
"""Nested fields: for every piece of text, all open fields are looked through."""
_MOST_ODD = 100
"""Fields whose instructions end more than once: they are read again each time."""
_ENCODINGS = ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
"""Encodings of XML that a parser may accept; in all others, these letters are as in ASCII."""
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in _ENCODINGS)
_MARK_LENGTH = max(map(len, _DOCTYPES))
_DOCTYPE = UnreadableDocument(
    "it contains a DOCTYPE, which an attack may use and no ordinary DOCX needs",
    "if you trust its origin, open it in the program that made it, and save it again without its pictures",
)

_Attributes: TypeAlias = dict[str, str]


def look_through(packed: zipfile.ZipFile, limits: DocumentLimits) -> UnreadableDocument | None:
    """Return why a DOCX must not be unpacked and read; None where it may be.

    The sizes that its parts state are not used: the bytes are counted. Every part is checked, whatever
    its name, because a relationship may name any part as the document.

    Args:
        packed: The DOCX.
        limits: How much it may unpack to, in bytes and in elements.
    """
    parts = packed.infolist()
    if any(part.flag_bits & 1 for part in parts):
        return UnreadableDocument("it is encrypted", "open it with its password, and save it without one")
    if len(parts) > _MOST_PARTS:
        return UnreadableDocument("it has too many parts", AGAIN)
    room = limits.unpacked
    elements = _Elements(limits.elements)
    for part in parts:
        with packed.open(part) as stream:
            elements.begin_part()
            before = b""
            while block := stream.read(_BLOCK):
                room -= len(block)
                if room < 0:
                    what = f"it unpacks to more than {limits.unpacked / MEGABYTE:g} MB"
                    return UnreadableDocument(what, "remove its pictures, or split it")
                seen = before + block
                if any(mark in seen for mark in _DOCTYPES):
                    return _DOCTYPE
                before = seen[-_MARK_LENGTH:]
                elements.take(block)
                if elements.refused:
                    return elements.refused
    return None


class _Elements:
    """Counts the XML elements of the parts, up to the first error, where parsing would stop too."""

    def __init__(self, most: int) -> None:
        self.refused: UnreadableDocument | None = None
        self._most = self._room = most
        self._parser: expat.XMLParserType | None = None
        self._taken = 0
        """Bytes of the part that is being read."""
        self._fields: list[bool] = []
        """For each open field, whether its instructions have ended."""
        self._odd = 0

    def begin_part(self) -> None:
        """Begin another part, to which the following blocks belong."""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._begin
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._taken = 0
        self._fields = []

    def take(self, block: bytes) -> None:
        """Count what is in a block of the part."""
        if self._parser is None:
            return
        self._taken += len(block)
        try:
            self._parser.Parse(block, False)
        except (expat.ExpatError, ValueError, LookupError):
            # This is not XML, or not from here on.
            self._parser = None
            return
        if self._taken - self._parser.CurrentByteIndex > _LONGEST + _BLOCK:
            self._refuse(f"one tag or comment in it is longer than {_LONGEST / MEGABYTE:g} MB")

    def _begin(self, name: str, attributes: _Attributes) -> None:
        self._room -= 1
        if self._room < 0:
            self._refuse(f"it has more than {self._most:,} XML elements", "split it")
        if name.endswith(" fldChar"):
            kind = next((value for key, value in attributes.items() if key.endswith("fldCharType")), "")
            self._change_field(kind)

    def _change_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "end":
            self._fields.pop()
        elif self._fields and kind == "separate":
            self._odd += self._fields[-1]
            self._fields[-1] = True
        if len(self._fields) > _DEEPEST_FIELDS or self._odd > _MOST_ODD:
            self._refuse("its fields are nested too deeply, or are malformed")

    def _refuse_doctype(self, *_of: object) -> None:
        self.refused = _DOCTYPE

    def _refuse(self, message: str, remedy: str = AGAIN) -> None:
        self.refused = self.refused or UnreadableDocument(message, remedy)
