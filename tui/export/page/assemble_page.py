"""The whole page: head, controls, timeline, events, the other parts, data and script."""

from __future__ import annotations

import html
from collections.abc import Iterator

from tui.export.blocks import Block, Notice
from tui.export.content import ExportContent
from tui.export.document.annexes import Annexes
from tui.export.escaper import TrackingEscaper
from tui.export.page import page_words as words
from tui.export.page.assets import policy_text, script_text, style_text
from tui.export.page.page_controls import controls_lines, timeline_lines
from tui.export.page.page_data import page_data
from tui.export.page.page_document import NAME, PageDocument
from tui.export.page.page_writer import PageWriter, event_lines, since
from tui.export.page.public_days import NEVER
from tui.export.picture.draw_pages import draw_pages
from tui.export.summary import title_of
from tui.export.writer import loss_blocks, render_blocks

MOST_DRAWN = 500
"""Dated events of which the page has a picture, which takes a sheet for each few dozen."""


def page_lines(content: ExportContent, pen: PageWriter) -> Iterator[str]:
    """Yield the lines of the page, which is complete without its script.

    Args:
        content: The content of the export.
        pen: Writes the document, and has its losses then.
    """
    document = PageDocument(content)
    yield from _head(pen.ink(title_of(content), "title"))
    yield f'<a class="skip" href="#events">{words.SKIP}</a>'
    yield from _header(document, pen)
    yield "<main>"
    yield f'<div class="side">{"".join(controls_lines(content, pen))}'
    yield '<p id="count" role="status"></p></div>'
    yield '<div class="body">'
    yield from timeline_lines()
    yield from _picture(content, pen)
    yield from _events(document, pen)
    yield "</div></main>"
    yield from _annexes(document, pen)
    yield f'<script type="application/json" id="data">{page_data(content)}</script>'
    yield f"<script>{script_text()}</script>"
    yield "</body>"
    yield "</html>"


def _head(title: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy_text())}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{title}</title>"
    yield f"<style>{style_text()}</style>"
    yield "</head>"
    yield "<body>"


def _header(document: PageDocument, pen: PageWriter) -> Iterator[str]:
    """Yield the title, the content notice, what the chronology is about, and the links to the parts."""
    title, *others = document.front()
    about = list(document.about())
    *told, links = (block for block in others if block not in about)
    yield "<header>"
    yield from render_blocks([title, *(block for block in told if isinstance(block, Notice))], pen)
    yield f"<div{since(NEVER)}>{''.join(render_blocks(about, pen))}</div>"
    yield from render_blocks([block for block in told if not isinstance(block, Notice)], pen)
    yield f'<nav aria-label="{words.PARTS}">{"".join(render_blocks([links], pen))}</nav>'
    yield "</header>"


def _picture(content: ExportContent, pen: PageWriter) -> Iterator[str]:
    """Yield the timeline as a picture: for paper, and where there is no script."""
    dated = sum(event.row.date != "" for event in content.events)
    yield f'<figure id="picture" aria-label="{words.PICTURE}">'
    if dated > MOST_DRAWN:
        yield f"<p>{words.TOO_MANY.format(count=dated, most=MOST_DRAWN)}</p>"
    elif dated:
        yield from draw_pages(content, paper=content.layout.paper, ink=TrackingEscaper(str, pen.ink))
    yield "</figure>"


def _events(document: PageDocument, pen: PageWriter) -> Iterator[str]:
    yield from render_blocks([document.heading("events")], pen)
    if not document.content.events:
        yield from render_blocks([document.no_event()], pen)
    for year, parts in document.years():
        yield '<section class="year">'
        yield pen.heading(3, year)
        for part in parts:
            yield from event_lines(part, document.numbers[part.record.row.id], pen)
        yield "</section>"


def _annexes(document: PageDocument, pen: PageWriter) -> Iterator[str]:
    """Yield what stands behind the events. What is written as of today is hidden as of any day."""
    annexes = Annexes(document)
    yield "<footer>"
    yield from _section(document.guide(), pen)
    yield from _section(annexes.conflicting(), pen, is_of_today=True)
    yield from _section(annexes.persons(), pen, is_of_today=True)
    yield from _section(annexes.source_list(), pen)
    record = [*annexes.record(), *document.hashes()]
    yield from _section(record, pen, is_of_today=True)
    yield from render_blocks(loss_blocks(pen.ink.losses, NAME), pen)
    yield "</footer>"


def _section(
    blocks: Iterator[Block] | list[Block], pen: PageWriter, *, is_of_today: bool = False
) -> Iterator[str]:
    if written := render_blocks(blocks, pen):
        yield f"<section{since(NEVER) if is_of_today else ''}>"
        yield from written
        yield "</section>"
