"""WordprocessingML (ECMA-376 Part 1, 17): runs, paragraphs, tables, links and bookmarks, as text of XML.

Every function takes text that is XML already, unless it says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.export.office.xml_text import escape_xml

WIDTH = 14_570
"""Between the margins of an A4 page that lies on its side, in twentieths of a point."""
_MOST_NAME = 40
"""Characters of a bookmark's name, for Word."""


class Bookmarks:
    """The bookmarks of one document: a name that Word allows, and a number, for each place."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        """By anchor."""
        self._taken: set[str] = set()
        self._count = 0

    def name(self, anchor: str) -> str:
        """Return the bookmark's name of a place; raw, and safe in XML."""
        if anchor not in self._names:
            stem = re.sub(r"\W", "_", anchor, flags=re.ASCII)[: _MOST_NAME - 8]
            name, number = stem, 1
            while name.lower() in self._taken:
                number += 1
                name = f"{stem}_{number}"
            self._taken.add(name.lower())
            self._names[anchor] = name
        return self._names[anchor]

    def around(self, xml: str, anchor: str) -> str:
        """Return runs within a bookmark; as they are where there is no anchor."""
        if not anchor:
            return xml
        self._count += 1
        start = f'<w:bookmarkStart w:id="{self._count}" w:name="{self.name(anchor)}"/>'
        return f'{start}{xml}<w:bookmarkEnd w:id="{self._count}"/>'

    def link(self, xml: str, anchor: str) -> str:
        """Return runs that lead to a place in the document."""
        return f'<w:hyperlink w:anchor="{self.name(anchor)}" w:history="1">{xml}</w:hyperlink>'


def run(text: str, style: str = "") -> str:
    """Return a run of text.

    Args:
        text: Escaped.
        style: The id of a style of characters; empty for that of the paragraph.
    """
    if not text:
        return ""
    looks = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def note_reference(kind: str, number: int) -> str:
    """Return the mark of a note in the text.

    Args:
        kind: `footnote` or `endnote`.
        number: From 1.
    """
    return f'<w:r>{_mark_style(kind)}<w:{kind}Reference w:id="{number}"/></w:r>'


def note(kind: str, number: int, runs: str) -> str:
    """Return a note.

    Args:
        kind: As in `note_reference`.
        number: From 1.
        runs: Its text, with a space in front.
    """
    mark = f"<w:r>{_mark_style(kind)}<w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{number}">{paragraph(mark + runs, f"{kind.title()}Text")}</w:{kind}>'


def _mark_style(kind: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{kind.title()}Reference"/></w:rPr>'


def paragraph(runs: str, style: str = "", number_list: int = 0, *, begins_page: bool = False) -> str:
    """Return a paragraph.

    Args:
        runs: Its runs.
        style: The id of a style of paragraphs; empty for the usual one.
        number_list: The list that it is an item of, by its number in the numbering part; 0 for none.
        begins_page: Whether it begins a new page.
    """
    name = f'<w:pStyle w:val="{style}"/>' if style else ""
    item = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number_list}"/></w:numPr>' if number_list else ""
    page = "<w:pageBreakBefore/>" if begins_page else ""
    looks = f"<w:pPr>{name}{page}{item}</w:pPr>" if name or page or item else ""
    return f"<w:p>{looks}{runs}</w:p>"


def table_begin(names: Sequence[str], shares: Sequence[int], caption: str) -> str:
    """Return the beginning of a table, with the row of headings that is repeated on every page.

    Args:
        names: The heading of each column. Raw.
        shares: The part of the width of each, in relation to those of the others.
        caption: What it is called for those who have it read to them. Raw.
    """
    widths = _widths(shares)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    looks = (
        f'<w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/>'
        f'<w:tblCaption w:val="{escape_xml(caption)}"/></w:tblPr>'
    )
    heads = [(run(escape_xml(name)),) for name in names]
    head = _cells(heads, widths, "TableHead")
    row = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    return f"<w:tbl>{looks}<w:tblGrid>{grid}</w:tblGrid>{row}"


def table_row(cells: Iterable[Sequence[str]], shares: Sequence[int]) -> str:
    """Return a row.

    Args:
        cells: Of each column, the runs of its paragraphs.
        shares: As in `table_begin`.
    """
    written = _cells(cells, _widths(shares), "TableText")
    # LibreOffice leaves pages empty where a row with footnotes may not go over two pages. Any row that is
    # longer than a page is broken all the same.
    kept = "" if "<w:footnoteReference " in written else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{kept}{written}</w:tr>"


TABLE_END = "</w:tbl>"


def _cells(cells: Iterable[Sequence[str]], widths: Sequence[int], style: str) -> str:
    written = []
    for paragraphs, width in zip(cells, widths, strict=True):
        # A cell must end with a paragraph.
        inside = "".join(paragraph(runs, style) for runs in paragraphs) or paragraph("", style)
        written.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>')
    return "".join(written)


def _widths(shares: Sequence[int]) -> list[int]:
    """Return the width of each column, in twentieths of a point."""
    return [WIDTH * share // sum(shares) for share in shares]
