"""The XML of a DOCX (ECMA-376 part 1): its elements and attributes, and the parts it is made of."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias
from xml.etree import ElementTree

Element: TypeAlias = ElementTree.Element

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = (TRANSITIONAL, "http://purl.oclc.org/ooxml/wordprocessingml/main")
_FALSE = frozenset({"0", "false", "off"})
_DOCUMENT = "word/document.xml"


def local_name(element: Element) -> str:
    """Return the name of an element of WordprocessingML without its namespace; with it for all others."""
    space, brace, name = element.tag.rpartition("}")
    if not brace or space[1:] in _WORD:
        return name
    return element.tag


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute of an element of WordprocessingML; empty where there is none."""
    if element is None:
        return ""
    for space in _WORD:
        if (value := element.get(f"{{{space}}}{name}")) is not None:
            return value
    return ""


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of a name; None where there is none."""
    if element is not None:
        for one in element:
            if local_name(one) == name:
                return one
    return None


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    return (one for one in (element if element is not None else ()) if local_name(one) == name)


def read_toggle(properties: Element | None, name: str) -> bool | None:
    """Return whether a property is switched on or off; None where nothing is said of it.

    Args:
        properties: An `rPr`.
        name: `vanish`, `strike`.
    """
    found = child(properties, name)
    return None if found is None else attribute(found, "val").casefold() not in _FALSE


def read_number(text: str, otherwise: int) -> int:
    """Return the number that an attribute holds, which may be anything.

    Args:
        text: The attribute.
        otherwise: Returned where it is no number.
    """
    digits = text.strip()[:9]
    return int(digits) if digits.isascii() and digits.isdigit() else otherwise


@dataclass(frozen=True, slots=True)
class DocxParts:
    """The names of the parts of a DOCX, as mammoth finds them; empty where there is none."""

    document: str
    styles: str
    numbering: str
    footnotes: str
    endnotes: str
    comments: str
    by_id: dict[str, str]
    """The other parts that the document refers to, by the ids of the references."""


def find_parts(packed: zipfile.ZipFile) -> DocxParts:
    """Return where the parts of a DOCX are.

    Args:
        packed: The DOCX.

    Raises:
        ElementTree.ParseError: Its relationships are damaged.
    """
    names = set(packed.namelist())
    whole = [target for kind, target, _ in _relations(packed, "", "_rels/.rels") if kind == "officeDocument"]
    document = next((name for name in whole if name in names), _DOCUMENT)
    folder, _, name = document.rpartition("/")
    found = list(_relations(packed, folder, posixpath.join(folder, "_rels", f"{name}.rels")))

    def find(kind: str) -> str:
        named = (target for one, target, _ in found if one == kind and target in names)
        fallback = f"word/{kind}.xml"
        return next(named, fallback if fallback in names else "")

    return DocxParts(
        document=document,
        styles=find("styles"),
        numbering=find("numbering"),
        footnotes=find("footnotes"),
        endnotes=find("endnotes"),
        comments=find("comments"),
        by_id={name: target for _, target, name in found if target in names},
    )


def read_part(packed: zipfile.ZipFile, name: str) -> Element | None:
    """Return the root of a part; None where there is no such part.

    Args:
        packed: The DOCX.
        name: Of the part; empty for none.

    Raises:
        ElementTree.ParseError: It is not XML.
    """
    if not name:
        return None
    try:
        return ElementTree.fromstring(packed.read(name))  # noqa: S314  (looked through before: no DOCTYPE)
    except (KeyError, zipfile.BadZipFile, zlib.error):
        return None


def _relations(packed: zipfile.ZipFile, folder: str, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield kind, target and id of what a part refers to inside the DOCX."""
    root = read_part(packed, name)
    for one in root if root is not None else ():
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            yield one.get("Type", "").rpartition("/")[2], target, one.get("Id", "")
