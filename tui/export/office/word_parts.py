"""The parts of a Word file beside its text: types, relations, styles, lists, settings, header and footer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tui.export.layout import NOTES
from tui.export.office.common_parts import LANGUAGE, OFFICE, common_parts, relations
from tui.export.office.package import Package, Part
from tui.export.office.xml_text import HEAD, escape_xml

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{OFFICE}"'
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "header",
    "footer1": "footer",
}
"""By name, the kind of each part that the document refers to."""
BULLETS, NUMBERS = 1, 2
"""The numbers of the two kinds of list."""
_SIZES = {False: 'w:w="16838" w:h="11906" w:orient="landscape"', True: 'w:w="11906" w:h="16838"'}
"""By whether it stands upright, the size of an A4 page."""
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
    '<w:footerReference w:type="default" r:id="footer1"/>'
    '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    "<w:pgSz {size}/>"
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" '
    'w:gutter="0"/></w:sectPr>'
)
"""A4 with margins of 2 cm."""


def word_package(
    body: Iterable[str],
    notes: Iterable[str],
    links: Mapping[str, str],
    *,
    title: str,
    made: date,
    font: tuple[str, int],
    kind: str,
    is_upright: bool = False,
) -> Package:
    """Return a document of Word.

    Args:
        body: Its blocks, as XML.
        notes: Its notes, as XML.
        links: By web address, the id of the relation that leads there.
        title: Escaped.
        made: The day of the export.
        font: The name of the letters and their size in points.
        kind: That of its notes: `footnote` or `endnote`.
        is_upright: Whether its pages stand upright; tables are as wide as a page on its side.
    """
    page = _PAGE.format(size=_SIZES[is_upright])
    written = {kind: "".join(notes)}
    parts = {
        **common_parts("word/document.xml", _types(), title, made),
        "word/document.xml": _part("document", f"<w:body>{''.join(body)}{page}</w:body>"),
        "word/_rels/document.xml.rels": relations(*_own_relations(), *_outward(links)),
        "word/styles.xml": _styles(*font),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        **{
            f"word/{each}s.xml": _part(f"{each}s", _separators(each) + written.get(each, ""))
            for each in NOTES
        },
        "word/header1.xml": _header(title),
        "word/footer1.xml": _footer(),
    }
    return Package(tuple(Part(name, HEAD + xml) for name, xml in parts.items()))


def _types() -> dict[str, str]:
    """Return the type of each part."""
    others = {f"word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind in _PARTS.items()}
    return {"word/document.xml": f"{_WORD}.document.main+xml"} | others


def _part(name: str, inside: str) -> str:
    """Return the outermost element of a part, with its names of XML."""
    return f"<w:{name} {_NAMESPACES}>{inside}</w:{name}>"


def _own_relations() -> Iterable[str]:
    return (
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        for name, kind in _PARTS.items()
    )


def _outward(links: Mapping[str, str]) -> Iterable[str]:
    return (
        f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" Target="{escape_xml(url)}" '
        'TargetMode="External"/>'
        for url, name in links.items()
    )


def _styles(letters: str, size: int) -> str:
    half = size * 2
    heading = '<w:keepNext/><w:spacing w:before="{before}" w:after="80"/><w:outlineLvl w:val="{level}"/>'
    styles = (
        _style("paragraph", "Normal", "Normal", is_usual=True),
        _style("paragraph", "Title", "Title", '<w:spacing w:after="160"/>', _bold(half + 12)),
        *(
            _style(
                "paragraph",
                f"Heading{level}",
                f"heading {level}",
                heading.format(before=380 - 80 * level, level=level - 1),
                _bold(half + 8 - 4 * level),
            )
            for level in (1, 2)
        ),
        _style("paragraph", "Notice", "Notice", _BOX),
        _style("paragraph", "ListParagraph", "List Paragraph", '<w:spacing w:after="60"/>'),
        _style("paragraph", "Lead", "Lead", "<w:keepNext/>"),
        _style("paragraph", "TableEnd", "Table End", '<w:spacing w:after="0"/>', _size(8)),
        _style("paragraph", "TableText", "Table Text", '<w:spacing w:after="40"/>'),
        _style("paragraph", "TableHead", "Table Head", '<w:keepNext/><w:spacing w:after="40"/>', "<w:b/>"),
        *(
            _style(
                "paragraph",
                f"{kind.title()}Text",
                f"{kind} text",
                '<w:spacing w:after="20"/>',
                _size(half - 4),
            )
            for kind in NOTES
        ),
        _style("paragraph", "Header", "header", "", _size(half - 4)),
        _style("paragraph", "Footer", "footer", '<w:jc w:val="right"/>', _size(half - 4)),
        _style("character", "Strong", "Strong", runs="<w:b/>"),
        _style("character", "Hyperlink", "Hyperlink", runs='<w:color w:val="1A4F8B"/><w:u w:val="single"/>'),
        _style("character", "InnerLink", "Inner Link", runs='<w:color w:val="1A4F8B"/>'),
        *(
            _style("character", f"{kind.title()}Reference", f"{kind} reference", runs=_RAISED)
            for kind in NOTES
        ),
        _GRID,
    )
    return _part("styles", _defaults(letters, half) + "".join(styles))


def _defaults(letters: str, half: int) -> str:
    """What holds where no style says otherwise; the size is in half points."""
    fonts = " ".join(f'w:{script}="{letters}"' for script in ("ascii", "hAnsi", "cs", "eastAsia"))
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:sz w:val="{half}"/>'
        f'<w:szCs w:val="{half}"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="{LANGUAGE}"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


_RAISED = '<w:vertAlign w:val="superscript"/>'
_BOX = (
    "<w:pBdr>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="8A6D1B"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + "</w:pBdr>"
)
_GRID = (
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8E4DA"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
)


def _style(
    kind: str, name: str, words: str, paragraphs: str = "", runs: str = "", *, is_usual: bool = False
) -> str:
    """Return a style.

    Args:
        kind: `paragraph` or `character`.
        name: Its id.
        words: Its name, as Word shows it.
        paragraphs: How its paragraphs look, as XML.
        runs: How its letters look, as XML.
        is_usual: Whether it is that of paragraphs without a style.
    """
    usual = ' w:default="1"' if is_usual else ""
    based = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" and not is_usual else ""
    looks = (f"<w:pPr>{paragraphs}</w:pPr>" if paragraphs else "") + (
        f"<w:rPr>{runs}</w:rPr>" if runs else ""
    )
    head = f'<w:style w:type="{kind}"{usual} w:styleId="{name}"><w:name w:val="{words}"/>'
    return f"{head}{based}<w:qFormat/>{looks}</w:style>"


def _bold(half_points: int) -> str:
    return f"<w:b/><w:bCs/>{_size(half_points)}"


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _numbering() -> str:
    kinds = ((BULLETS, "bullet", "•"), (NUMBERS, "decimal", "%1."))
    shapes = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="454"/></w:pPr></w:lvl></w:abstractNum>'
        for number, form, sign in kinds
    )
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number, _, _ in kinds
    )
    return _part("numbering", shapes + lists)


def _settings() -> str:
    of_ends = '<w:pos w:val="sectEnd"/><w:numFmt w:val="decimal"/>'
    return _part(
        "settings",
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:endnotePr>{of_ends}<w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}"/>',
    )


def _separators(note: str) -> str:
    return "".join(
        f'<w:{note} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:{note}>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )


def _header(title: str) -> str:
    text = f'<w:r><w:t xml:space="preserve">{title}</w:t></w:r>'
    return _part("hdr", f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{text}</w:p>')


def _footer() -> str:
    pages = _words("Page ") + _field("PAGE") + _words(" of ") + _field("NUMPAGES")
    return _part("ftr", f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{pages}</w:p>')


def _words(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{_words("1")}</w:fldSimple>'
