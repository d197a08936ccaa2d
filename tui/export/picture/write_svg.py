"""Writing a laid-out page as SVG 1.1, which browsers, Inkscape and LibreOffice open.

Attributes only: no style sheet, no script, no id, no address of anything else. So a page can stand within an
HTML page under any policy, and several of them beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
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
    return "\n".join(
        [_opening(paper, f'width="{width}mm" height="{height}mm"'), *_elements(page, paper), "</svg>"]
    )


def file_svg(page: PicturePage, paper: Paper) -> str:
    """Return a page as a file, which a browser prints on paper of its size."""
    width, height = paper.millimetres
    opening = _opening(paper, f'width="{width}mm" height="{height}mm"')
    return "\n".join([DECLARATION, opening, *_elements(page, paper, _print_style(paper)), "</svg>"]) + "\n"


def stacked_svg(pages: Sequence[PicturePage], paper: Paper) -> str:
    """Return all pages as one file, below each other; a browser prints each on a page of its own.

    Args:
        pages: At least one.
        paper: Their paper.
    """
    if len(pages) == 1:
        return file_svg(pages[0], paper)
    width, height = paper.millimetres
    lines = [
        DECLARATION,
        _opening(paper, f'width="{width}mm" height="{height * len(pages)}mm"', len(pages)),
        f"<title>{escape_xml(pages[0].name)}</title>",
        _print_style(paper),
    ]
    for number, page in enumerate(pages):
        size = f'width="{_number(paper.width)}" height="{_number(paper.height)}"'
        lines += [
            _opening(paper, f'y="{_number(paper.height * number)}" {size}'),
            *_elements(page, paper),
            "</svg>",
        ]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _opening(paper: Paper, size: str, pages: int = 1) -> str:
    box = f"0 0 {_number(paper.width)} {_number(paper.height * pages)}"
    return (
        f'<svg xmlns="{NAMESPACE}" {size} viewBox="{box}" '
        f'lang="en" xml:lang="en" role="graphics-document" font-family="{FONTS}" '
        'text-rendering="geometricPrecision">'
    )


def _print_style(paper: Paper) -> str:
    width, height = paper.millimetres
    return f"<style>@page {{ size: {width}mm {height}mm; margin: 0 }}</style>"


def _elements(page: PicturePage, paper: Paper, style: str = "") -> Iterator[str]:
    """Yield what is in the `svg` element of a page, line by line.

    Args:
        page: The page.
        paper: Its paper.
        style: An element for programs that print it; empty for none.
    """
    yield f"<title>{escape_xml(page.name)}</title>"
    yield f"<desc>{escape_xml(page.about)}</desc>"
    if style:
        yield style
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
