"""SVG: the timeline as a picture for a report, on A4 or A3 pages that lie on their side.

A picture of several pages is several files, since LibreOffice and Word show a file as one picture, which
stands on one page. Where there is no room for several files, as on standard output, its pages stand below
each other, and a browser prints each on a page of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.chronology.enums import EventStatus
from tui.export.blocks import Block, DataText, Heading, ItemList, Notice, Paragraph, StrongText
from tui.export.content import ExportContent
from tui.export.escaper import TrackingEscaper
from tui.export.picture.lay_out import Picture, lay_out
from tui.export.picture.paper import PAPERS
from tui.export.picture.write_svg import file_svg, stacked_svg
from tui.export.result import ExportResult, Loss, Sidecar
from tui.export.summary import title_of

MOST_EVENTS = 2_000
"""Of one picture; it has about one page for twenty."""
_TOLD_APART = {EventStatus.ALLEGED, EventStatus.DISPUTED}


def to_svg(content: ExportContent) -> ExportResult:
    """Return an export as a picture: a file for each page, or all of them in one."""
    ink = TrackingEscaper(str)
    picture = lay_out(content, PAPERS[content.layout.paper], ink)
    losses = (*_losses(content, picture), *ink.losses)
    if not content.stem or len(picture.pages) == 1:
        return ExportResult(stacked_svg(picture.pages, picture.paper), losses)
    first, *others = (file_svg(page, picture.paper) for page in picture.pages)
    digits = len(str(len(picture.pages)))
    pages = tuple(
        Sidecar(f"{content.stem}-{number:0{digits}}.svg", text) for number, text in enumerate(others, 2)
    )
    return ExportResult(first, losses, pages=pages)


def svg_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield what can be read in the picture, page by page."""
    picture = lay_out(content, PAPERS[content.layout.paper], TrackingEscaper(str))
    yield Heading(1, (DataText(title_of(content)),))
    if content.info.notice.strip():
        yield Notice(("Content notice: ", DataText(content.info.notice)))
    for number, page in enumerate(picture.pages, 1):
        yield Heading(2, (f"Page {number}: ", DataText(page.name)))
        yield Paragraph((DataText(page.about),))
        if page.marks:
            yield ItemList(tuple((DataText(mark.label.text),) for mark in page.marks))
    for listed in picture.lists:
        yield Heading(2, (listed.heading,))
        items = [(StrongText(before), " ", DataText(text)) for before, text in listed.items]
        yield ItemList(tuple(item if item[0].text else item[2:] for item in items))


def _losses(content: ExportContent, picture: Picture) -> Iterator[Loss]:
    """Yield what a picture cannot keep."""
    events = content.events
    undated = [event.row.id for event in events if not event.row.date]
    drawn = [event for event in events if event.row.date]
    candidates: Sequence[tuple[str, str, Sequence[str]]] = (
        (
            "details",
            "summaries, people, sources, notes and the versions of differences are left out",
            [event.row.id for event in events],
        ),
        (
            "statuses",
            "established, admitted and reported are distinguished in the text for screen readers only",
            [event.row.id for event in drawn if event.row.status not in _TOLD_APART],
        ),
        ("undated", "events without a date are listed, and not drawn", undated),
        (
            "long-titles",
            "titles of more than four lines are listed, with a number in the picture",
            picture.listed,
        ),
    )
    for code, what, where in candidates:
        if where:
            yield Loss(code, what, tuple(where))
