"""Making a DOCX ready for mammoth: numbers become labels, hidden and struck-out text goes.

mammoth drops or shows these without a word; here a remark says what was left out. Containers that mammoth
does not know are replaced by their content.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from tui.parsing.documents.contents import to_one_line
from tui.parsing.documents.office.labels import GAP, LABEL, NumberedParagraph, label_paragraphs
from tui.parsing.documents.office.paragraph_numbers import ParagraphNumbers
from tui.parsing.documents.office.styles import StyleSheet
from tui.parsing.documents.office.word_xml import (
    TRANSITIONAL,
    Element,
    attribute,
    child,
    children,
    find_parts,
    local_name,
    read_number,
    read_part,
)
from tui.text.plural import pluralize

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_WORDS = frozenset({"t", "sym", "tab", "noBreakHyphen", "softHyphen", "br", "cr", "ptab"})
"""What is text in a run."""
_SHOWN = _WORDS | {"footnoteReference", "endnoteReference", "drawing", "pict", "object", "ruby"}
_OPENED = frozenset({"bdo", "dir", "fldSimple"})
"""Containers that mammoth does not know."""
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"})
_PICTURES = frozenset({"drawing", "pict"})
_MOST_BOXES = 10
"""Text boxes inside one another: all of each is looked through."""
_MOST_TOLD, _MOST_HEADERS = 100, 4
"""Code points of a header in a remark, and headers in it."""


@dataclass(frozen=True, slots=True)
class PreparedDocx:
    """A DOCX that mammoth can read, and what to know about it."""

    data: bytes
    remarks: tuple[str, ...]


def prepare_docx(packed: zipfile.ZipFile) -> PreparedDocx:
    """Return a DOCX in which every automatic number is a bookmark, and nothing is left that is not shown.

    Args:
        packed: The DOCX, looked through before.

    Raises:
        ElementTree.ParseError: A part that is needed is no XML.
        RecursionError: Its elements are nested too deeply.
    """
    parts = find_parts(packed)
    styles = StyleSheet(read_part(packed, parts.styles))
    preparation = _Preparation(styles, ParagraphNumbers(read_part(packed, parts.numbering), styles))
    roots = {}
    for name in (parts.document, parts.footnotes, parts.endnotes):
        root = read_part(packed, name)
        if root is not None:
            preparation.prepare(root)
            roots[name] = root
    preparation.write_labels()
    remarks = [*preparation.remarks()]
    if count := _count_comments(read_part(packed, parts.comments)):
        remarks.append(f"{pluralize(count, 'comment')} left out")
    headers = _headers(packed, roots.get(parts.document), parts.by_id, styles)
    if headers:
        shown = ", ".join(f"“{text}”" for text in headers[:_MOST_HEADERS])
        more = ", ..." if len(headers) > _MOST_HEADERS else ""
        remarks.append(f"the text of its headers and footers is left out: {shown}{more}")
    changed = {name: ElementTree.tostring(root, "utf-8") for name, root in roots.items()}
    if parts.numbering:
        # The numbers are labels now: as lists, mammoth would nest the paragraphs.
        changed[parts.numbering] = f'<w:numbering xmlns:w="{TRANSITIONAL}"/>'.encode()
    return PreparedDocx(_repack(packed, changed), tuple(remarks))


def _repack(packed: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """Return a DOCX with changed parts, and without media, which are not read."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as target:
        for name in dict.fromkeys(packed.namelist()):
            if name in changed:
                target.writestr(name, changed[name])
            elif name.endswith((".xml", ".rels")):
                target.writestr(name, packed.read(name))
    return written.getvalue()


class _Preparation:
    """Goes through the parts of a document, in its order."""

    def __init__(self, styles: StyleSheet, numbers: ParagraphNumbers) -> None:
        self._styles, self._numbers = styles, numbers
        self._numbered: list[tuple[Element, NumberedParagraph]] = []
        self._left_out: Counter[str] = Counter()
        self._is_changed = False
        self._boxes = 0
        """Text boxes that are open."""
        self._before = ""
        """Why the run in front was left out; empty where it was not."""

    def prepare(self, root: Element) -> None:
        """Prepare one part."""
        self._walk(root, None)

    def write_labels(self) -> None:
        """Put a bookmark with its label into each numbered paragraph."""
        labels = label_paragraphs([one for _, one in self._numbered])
        for (paragraph, one), label in zip(self._numbered, labels, strict=True):
            mark = _bookmark(f"{LABEL}{label}|{one.number.written}")
            at = 1 if len(paragraph) and local_name(paragraph[0]) == "pPr" else 0
            paragraph.insert(at, mark)

    def remarks(self) -> Iterator[str]:
        """Yield what was left out or changed."""
        if self._is_changed:
            yield "it has tracked changes: insertions are included, deletions are left out"
        for why, what in (("hidden", "hidden text is"), ("struck", "text that is struck out is")):
            if count := self._left_out[why]:
                yield f"{what} left out ({pluralize(count, 'place')})"
        for kind in ("formula", "picture", "embedded file"):
            if count := self._left_out[kind]:
                yield f"{pluralize(count, kind)} left out"
        if self._numbers.has_other_forms:
            yield "some numbers of paragraphs are in figures here, and in another form in the document"

    def _walk(self, element: Element, paragraph: Element | None) -> None:
        """Prepare what is in an element.

        Args:
            element: The element.
            paragraph: The `pPr` of the paragraph it is in; None outside of any.
        """
        kept: list[Element] = []
        for one in element:
            kept += self._kept(one, paragraph)
        element[:] = kept

    def _kept(self, element: Element, paragraph: Element | None) -> list[Element]:
        """Return what stands in the place of an element."""
        name = local_name(element)
        if name == "r":
            return self._run(element, paragraph)
        if name in _CHANGES:
            self._is_changed = True
        if name in {"del", "moveFrom", "bookmarkStart", "bookmarkEnd"}:
            return []
        if name.startswith(_ALTERNATIVES):
            return self._alternative(element, paragraph)
        if name in _OPENED:
            self._walk(element, paragraph)
            return [one for one in element if local_name(one) != f"{name}Pr"]
        if name in {"pPr", "rPr", "tblPr", "sectPr", "trPr", "tcPr"}:
            self._is_changed |= any(local_name(one) in _CHANGES for one in element.iter())
            return [element]
        if name == "p":
            self._paragraph(element)
        elif name == "tr":
            self._walk(element, paragraph)
            _fill_row(element)
        elif name == "tc" and child(child(element, "tcPr"), "cellDel") is not None:
            self._is_changed = True
            element[1:] = []
        else:
            self._left_out["formula"] += name == _FORMULA
            self._walk(element, paragraph)
        return [element]

    def _paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        mark = child(properties, "rPr")
        self._before = ""
        # Its text joins the next paragraph, which has the number.
        is_joined = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        number = None if is_joined or self._is_hidden(element, properties) else self._numbers.next(properties)
        self._walk(element, properties)
        if number:
            is_heading = self._styles.is_heading(properties)
            self._numbered.append((element, NumberedParagraph(number, is_heading)))

    def _is_hidden(self, element: Element, properties: Element | None) -> bool:
        """Return whether a paragraph is not shown at all: its mark and all of its runs are hidden."""
        is_hidden = self._styles.is_on(child(properties, "rPr"), properties, "vanish")
        return is_hidden and all(
            self._styles.is_on(child(one, "rPr"), properties, "vanish")
            for one in element.iter()
            if local_name(one) == "r"
        )

    def _run(self, element: Element, paragraph: Element | None) -> list[Element]:
        properties = child(element, "rPr")
        why = ""
        if self._styles.is_on(properties, paragraph, "vanish"):
            why = "hidden"
        elif any(self._styles.is_on(properties, paragraph, name) for name in ("strike", "dstrike")):
            why = "struck"
        if not why:
            self._before = ""
            self._content(element, paragraph)
            if self._styles.is_raised(properties):
                _raise(element)
            return [element]
        if any(local_name(one) in _SHOWN for one in element):
            self._left_out[why] += why != self._before
            self._before = why
            gap = _bookmark(GAP)
        else:
            gap = None
        # Fields have marks in runs that are hidden: without them, mammoth would take them for unended.
        element[:] = [one for one in element if local_name(one) not in _SHOWN | {"rPr"}]
        return [element] if gap is None else [element, gap]

    def _content(self, run: Element, paragraph: Element | None) -> None:
        """Prepare what is in a run that is shown."""
        kept: list[Element] = []
        for one in run:
            name = local_name(one)
            if name == "ruby":
                kept += [piece for inner in children(child(one, "rubyBase"), "r") for piece in inner]
            elif name == "cr":
                one.tag = one.tag.replace("}cr", "}br")
                kept.append(one)
            elif name == "rPr":
                kept += self._kept(one, paragraph)
            elif name in _PICTURES | {"object"}:
                kept += self._picture(one, paragraph)
            else:
                kept += self._kept(one, paragraph)
        run[:] = kept

    def _picture(self, element: Element, paragraph: Element | None) -> list[Element]:
        """Return a drawing, as one that mammoth reads where it is a text box."""
        boxes = [one for one in element.iter() if local_name(one) == "txbxContent"]
        if not boxes:
            self._left_out["embedded file" if local_name(element) == "object" else "picture"] += 1
            return []
        self._boxes += 1
        if self._boxes > _MOST_BOXES:
            raise RecursionError
        self._walk(element, paragraph)
        self._boxes -= 1
        if local_name(element) != "drawing":
            return [element]
        picture = ElementTree.Element(f"{{{TRANSITIONAL}}}pict")
        picture.extend(boxes)
        return [picture]

    def _alternative(self, element: Element, paragraph: Element | None) -> list[Element]:
        """Return the content of the older of two alternatives, which mammoth reads."""
        names = {one.tag.removeprefix(_ALTERNATIVES): one for one in reversed(element)}
        chosen = names.get("Fallback", names.get("Choice"))
        if chosen is None or not element.tag.endswith("AlternateContent"):
            return []
        kept: list[Element] = []
        for one in chosen:
            is_picture = local_name(one) in _PICTURES
            kept += self._picture(one, paragraph) if is_picture else self._kept(one, paragraph)
        return kept


def _bookmark(name: str) -> Element:
    return ElementTree.Element(f"{{{TRANSITIONAL}}}bookmarkStart", {f"{{{TRANSITIONAL}}}name": name})


def _raise(run: Element) -> None:
    """Say in a run itself that it is raised, which mammoth sees only there."""
    properties = child(run, "rPr")
    if properties is None:
        properties = ElementTree.Element(f"{{{TRANSITIONAL}}}rPr")
        run.insert(0, properties)
    properties[:] = [one for one in properties if local_name(one) != "vertAlign"]
    raised = ElementTree.SubElement(properties, f"{{{TRANSITIONAL}}}vertAlign")
    raised.set(f"{{{TRANSITIONAL}}}val", "superscript")


def _fill_row(row: Element) -> None:
    """Put empty cells where a row begins or ends within the grid of its table."""
    properties = child(row, "trPr")
    for name, at in (("gridBefore", 0), ("gridAfter", len(row) + 1)):
        count = read_number(attribute(child(properties, name), "val"), 0)
        if count:
            cell = ElementTree.Element(f"{{{TRANSITIONAL}}}tc")
            inner = ElementTree.SubElement(cell, f"{{{TRANSITIONAL}}}tcPr")
            span = ElementTree.SubElement(inner, f"{{{TRANSITIONAL}}}gridSpan")
            span.set(f"{{{TRANSITIONAL}}}val", str(count))
            first = next((i for i, one in enumerate(row) if local_name(one) == "tc"), len(row))
            row.insert(first if at == 0 else len(row), cell)


def _count_comments(root: Element | None) -> int:
    return sum(
        any(local_name(one) == "t" and one.text for one in comment.iter())
        for comment in (root if root is not None else ())
    )


def _headers(
    packed: zipfile.ZipFile, root: Element | None, parts: dict[str, str], styles: StyleSheet
) -> list[str]:
    """Return the text of the headers and footers that the document uses, each once; page numbers are none."""
    names: dict[str, None] = {}
    for one in root.iter() if root is not None else ():
        if local_name(one) in {"headerReference", "footerReference"}:
            ids = [value for name, value in one.attrib.items() if name.endswith("}id")]
            names.setdefault(parts.get(ids[0], "") if ids else "")
    found: dict[str, None] = {}
    for name in names:
        text = _plain_text(read_part(packed, name), styles)
        if any(letter.isalpha() for letter in text):
            found.setdefault(text if len(text) <= _MOST_TOLD else f"{text[: _MOST_TOLD - 1]}…")
    return list(found)


def _plain_text(root: Element | None, styles: StyleSheet) -> str:
    """Return the text of a header that is shown, on one line."""
    pieces = []
    for paragraph in root.iter() if root is not None else ():
        if local_name(paragraph) == "p":
            properties = child(paragraph, "pPr")
            for run in paragraph.iter():
                if local_name(run) == "r" and not styles.is_on(child(run, "rPr"), properties, "vanish"):
                    pieces += [
                        (one.text or "") if local_name(one) == "t" else " "
                        for one in run
                        if local_name(one) in _WORDS
                    ]
            pieces.append(" ")
    return " ".join(to_one_line("".join(pieces)).split())
