"""A package: the parts of an office file, each a text of XML, and the zip file that they make together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tui.export.office.xml_text import unescape_xml

_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every part, the earliest that a zip has: the same parts make the same bytes on any day."""
_TEXT_OR_END = re.compile(r"<(?:w:t|t|dc:title)(?: [^<>]*)?>([^<]*)<|</(?:w:p|c|dc:title)>")
"""A piece of text, or the end of a paragraph, a cell or a title."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file within a package."""

    name: str
    """Its path, with forward slashes: `word/document.xml`."""
    xml: str


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of one office file."""

    parts: tuple[Part, ...]
    """In the order in which they are written. The list of types comes first, as some programs expect."""

    def to_bytes(self) -> bytes:
        """Return the file. Equal parts give equal bytes."""
        file = BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for part in self.parts:
                entry = ZipInfo(part.name, _DAY)
                entry.compress_type = ZIP_DEFLATED
                # Else it would name the system that it was written on.
                entry.create_system, entry.external_attr = 0, 0
                archive.writestr(entry, part.xml.encode())
        return file.getvalue()

    def read_text(self) -> str:
        """Return what can be read in the file, a line for each paragraph or cell."""
        lines = (line for part in self.parts for line in _lines(part.xml))
        return "\n".join(lines) + "\n"

    def map(self, change: Callable[[str], str]) -> Package:
        """Return a package with every part changed by a function that keeps the syntax of XML."""
        return Package(tuple(Part(part.name, change(part.xml)) for part in self.parts))


def _lines(xml: str) -> Iterator[str]:
    """Yield the paragraphs, cells and titles that have any text."""
    pieces: list[str] = []
    for match in _TEXT_OR_END.finditer(xml):
        if match[1] is not None:
            pieces.append(match[1])
            continue
        if text := "".join(pieces).strip():
            yield unescape_xml(text)
        pieces.clear()
