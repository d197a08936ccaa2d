"""Writing a laid-out page as SVG 1.1, which browsers, Inkscape and LibreOffice open.

Attributes only: no style sheet, no script, no id, no address of anything else. So a page can stand within an
HTML page under any policy, and several of them beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.export.office.xml_text import escape_xml
from tui.export.picture.paper import Paper
from tui.export.picture.shapes import (
    Area,
    Look,
    Mark,
    PicturePage,
    Shape,
    TextBlock,
    TextRun,
    Tone,
)

NAMESPACE = "http://www.w3.org/2000/svg"
"""A name and not an address: nothing is loaded from it."""
FONTS = "Arial, 'Liberation Sans', Helvetica, sans-serif"
INK, QUIET = "#1c2b39", "#56616c"
_LOOKS = {
    Look.CERTAIN: f'fill="{INK}"',
    Look.POSSIBLE: f'fill="#e9edf1" stroke="{INK}" stroke-width="0.7"',
    Look.UNKNOWN: f'fill="#ffffff" stroke="{INK}" stroke-width="0.7" stroke-dasharray="1.6 1.2"',
    Look.LANE: 'fill="#f4f5f6"',
    Look.RULE: f'stroke="{QUIET}" stroke-width="0.8"',
    Look.GRID: 'stroke="#cdd3d8" stroke-width="0.5"',
}
_TONES = {Tone.INK: INK, Tone.QUIET: QUIET}


def page_svg(page: PicturePage, paper: Paper) -> str:
    """Return a page as one `svg` element, without a declaration before it."""
    width, height = paper.millimetres
    head = (
        f'<svg xmlns="{NAMESPACE}" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {_number(paper.width)} {_number(paper.height)}" '
        f'lang="en" xml:lang="en" role="graphics-document" font-family="{FONTS}" '
        'text-rendering="geometricPrecision">'
    )
    return "\n".join([head, *page_elements(page, paper), "</svg>"])


def page_elements(page: PicturePage, paper: Paper) -> Iterator[str]:
    """Yield what is in the `svg` element of a page, line by line."""
    yield f"<title>{escape_xml(page.name)}</title>"
    yield f"<desc>{escape_xml(page.about)}</desc>"
    yield f'<rect width="{_number(paper.width)}" height="{_number(paper.height)}" fill="#ffffff"/>'
    yield from map(_shape, page.shapes)
    yield from map(_text, page.texts)
    for mark in page.marks:
        yield from _mark(mark)


def _mark(mark: Mark) -> Iterator[str]:
    yield '<g role="graphics-symbol">'
    yield f"<title>{escape_xml(mark.name)}</title>"
    yield f"<desc>{escape_xml(mark.about)}</desc>"
    yield from map(_shape, mark.shapes)
    yield _text(mark.label)
    yield "</g>"


def _shape(shape: Shape) -> str:
    if isinstance(shape, Area):
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
        return f'<polygon points="{points}" {_LOOKS[shape.look]}/>'
    (x1, y1), (x2, y2) = shape.start, shape.end
    ends = f'x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}"'
    return f"<line {ends} {_LOOKS[shape.look]}/>"


def _text(block: TextBlock) -> str:
    """Return a text. Its pieces have a space between them, by which it is found and copied as one."""
    pieces = [
        _piece(x, block.base(number), run)
        for number in range(len(block.lines))
        for x, run in block.places(number)
        if run.text
    ]
    return f'<text font-size="{_number(block.size)}" fill="{INK}">{" ".join(pieces)}</text>'


def _piece(x: float, y: float, run: TextRun) -> str:
    bold = ' font-weight="bold"' if run.is_bold else ""
    tone = f' fill="{_TONES[run.tone]}"' if run.tone is not Tone.INK else ""
    return f'<tspan x="{_number(x)}" y="{_number(y)}"{bold}{tone}>{escape_xml(run.text)}</tspan>'


def _number(value: float) -> str:
    """Return a length with at most two decimals, the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
