"""SpreadsheetML (ECMA-376 Part 1, 18): a workbook of tables, as text of XML.

Text stands in cells of text (`inlineStr`), which no program takes for formulas whatever they begin with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from tui.export.office.common_parts import OFFICE, common_parts, relations
from tui.export.office.package import Package, Part
from tui.export.office.xml_text import HEAD, escape_xml

MOST_CHARACTERS = 32_767
"""Of one cell (Excel specifications and limits)."""
MOST_ROWS = 1_048_575
"""Of one sheet, without its head."""
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would read as the number of a character (18.18, ST_Xstring)."""
_HEADED, _TEXT, _DATE, _QUOTED, _NUMBER = 1, 2, 3, 4, 5
"""The numbers of the formats of cells, as `_styles` lists them."""
_AS_IT_IS, _AS_TEXT, _AS_DAY = 0, 49, 164
"""How numbers are shown: the first two by every spreadsheet's own list."""
_PAGE_WIDTH = 260
"""The most characters of one row on a page, at a size that can still be read."""
_POINTS, _MOST_POINTS = 13, 409
"""The height of a line, and the most of a row."""


@dataclass(frozen=True, slots=True)
class Day:
    """A cell with a date that a spreadsheet can count with."""

    serial: int
    """Days since 30 December 1899; at least 61, before which programs do not agree."""


Cell: TypeAlias = str | int | Day


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook."""

    name: str
    columns: tuple[tuple[str, int], ...]
    """The heading of each column, and its width in characters."""
    rows: tuple[tuple[Cell, ...], ...]
    """Text is raw, on one line, without hidden characters."""


def sheet_package(sheets: Sequence[Sheet], *, title: str, made: date) -> Package:
    """Return a workbook.

    Args:
        sheets: Its tables.
        title: Escaped.
        made: The day of the export.
    """
    types = {"xl/workbook.xml": f"{_TYPE}.sheet.main+xml", "xl/styles.xml": f"{_TYPE}.styles+xml"}
    names = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    types |= {f"xl/{name}": f"{_TYPE}.worksheet+xml" for name in names}
    parts = {
        **common_parts("xl/workbook.xml", types, title, made),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": relations(
            *(
                f'<Relationship Id="sheet{number}" Type="{OFFICE}/worksheet" Target="{name}"/>'
                for number, name in enumerate(names, 1)
            ),
            f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>',
        ),
        "xl/styles.xml": _styles(),
        **{f"xl/{name}": _worksheet(sheet) for name, sheet in zip(names, sheets, strict=True)},
    }
    return Package(tuple(Part(name, HEAD + xml) for name, xml in parts.items()))


def _workbook(sheets: Sequence[Sheet]) -> str:
    listed = "".join(
        f'<sheet name="{escape_xml(sheet.name)}" sheetId="{number}" r:id="sheet{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    names = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">'
        f"{_place(sheet)}</definedName>"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">'
        f"{_quoted(sheet)}!$A:$A,{_quoted(sheet)}!$1:$1</definedName>"
        for number, sheet in enumerate(sheets)
    )
    return (
        f'<workbook xmlns="{_SHEETS}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>'
        f"<definedNames>{names}</definedNames></workbook>"
    )


def _quoted(sheet: Sheet) -> str:
    """Return the name of a sheet as formulas write it, escaped: `Events`, `'As exported'`."""
    name = escape_xml(sheet.name.replace("'", "''"))
    return name if name.isalnum() else f"'{name}'"


def _place(sheet: Sheet) -> str:
    """Return where a table stands: `Events!$A$1:$P$89`."""
    return f"{_quoted(sheet)}!$A$1:${_letters(len(sheet.columns))}${len(sheet.rows) + 1}"


def _worksheet(sheet: Sheet) -> str:
    last = f"{_letters(len(sheet.columns))}{len(sheet.rows) + 1}"
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, (_, width) in enumerate(sheet.columns, 1)
    )
    head = _row(1, [name for name, _ in sheet.columns], sheet, _HEADED)
    rows = "".join(_row(number, row, sheet, _TEXT) for number, row in enumerate(sheet.rows, 2))
    return (
        f'<worksheet xmlns="{_SHEETS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}"/>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f'<cols>{columns}</cols><sheetData>{head}{rows}</sheetData><autoFilter ref="A1:{last}"/>'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="landscape" fitToWidth="{_pages(sheet)}" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
    )


def _row(number: int, cells: Iterable[Cell], sheet: Sheet, style: int) -> str:
    cells = tuple(cells)
    written = "".join(_cell(f"{_letters(at)}{number}", cell, style) for at, cell in enumerate(cells, 1))
    # LibreOffice prints rows without a height over one another.
    lines = max(_lines(cell, width) for cell, (_, width) in zip(cells, sheet.columns, strict=True))
    height = min(_MOST_POINTS, 3 + _POINTS * lines)
    return f'<row r="{number}" ht="{height}" customHeight="1">{written}</row>'


def _pages(sheet: Sheet) -> int:
    """Return how many pages a sheet is wide on paper."""
    return -(-sum(width for _, width in sheet.columns) // _PAGE_WIDTH)


def _lines(cell: Cell, width: int) -> int:
    """Return how many lines a cell takes; words are not broken, so that some room is left at each end."""
    return -(-len(cell) * 8 // (7 * width)) if isinstance(cell, str) and cell else 1


def _cell(place: str, cell: Cell, style: int) -> str:
    if isinstance(cell, int):
        return f'<c r="{place}" s="{_NUMBER}"><v>{cell}</v></c>'
    if isinstance(cell, Day):
        return f'<c r="{place}" s="{_DATE}"><v>{cell.serial}</v></c>'
    if not cell:
        return ""
    form = _QUOTED if style == _TEXT and is_like_formula(cell) else style
    text = _ESCAPE.sub("_x005F_", escape_xml(cell))
    return f'<c r="{place}" s="{form}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def is_like_formula(text: str) -> bool:
    """Return whether a spreadsheet would take a text for a formula where it is typed into a cell."""
    return unicodedata.normalize("NFKC", text[:1]).startswith(("=", "+", "-", "@"))


def _letters(number: int) -> str:
    """Return the name of a column by its number, from 1."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _styles() -> str:
    forms = (
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
        _form(_AS_TEXT, font=1, fill=2),
        _form(_AS_TEXT),
        _form(_AS_DAY),
        _form(_AS_TEXT, quoted=True),
        _form(_AS_IT_IS),
    )
    letters = '<sz val="10"/><name val="Arial"/>'
    plain = '<fill><patternFill patternType="{}"/></fill>'
    shaded = '<fill><patternFill patternType="solid"><fgColor rgb="FFE8E4DA"/></patternFill></fill>'
    return (
        f'<styleSheet xmlns="{_SHEETS}">'
        f'<numFmts count="1"><numFmt numFmtId="{_AS_DAY}" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
        f'<fonts count="2"><font>{letters}</font><font><b/>{letters}</font></fonts>'
        f'<fills count="3">{plain.format("none")}{plain.format("gray125")}{shaded}</fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{len(forms)}">{"".join(forms)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _form(number: int, *, font: int = 0, fill: int = 0, quoted: bool = False) -> str:
    """Return the format of a cell, whose text is broken into lines.

    Args:
        number: How numbers are shown.
        font: The number of the letters.
        fill: The number of the background.
        quoted: Whether its text stays text where it is typed anew.
    """
    quote = ' quotePrefix="1"' if quoted else ""
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0"{quote} '
        'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">'
        '<alignment horizontal="left" vertical="top" wrapText="1"/></xf>'
    )
