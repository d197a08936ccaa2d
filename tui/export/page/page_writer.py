"""Writing the events of the page as HTML: every element that may be hidden as of a day names its day."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from tui.export.blocks import FootnoteRef
from tui.export.formats.html_format import HtmlWriter
from tui.export.page.page_document import CitedGroup, DatedItem, DatedNote, DifferencePart, EventPart
from tui.export.page.page_words import DIFFER_LABEL, DIFFERS_MARK, LINK_TO, NOTE, PASSAGES
from tui.export.page.public_days import ALWAYS, NEVER, differs_day, issue_day, source_day
from tui.export.writer import render_inlines, write_note
from tui.index.records import SourceRecord


class PageWriter(HtmlWriter):
    """Writes HTML whose notes, marks and sources name the day on which the source was issued."""

    def marks(self, references: Sequence[FootnoteRef]) -> str:
        """Return the names of footnotes, as links to them: a mere number would run into that of a passage."""
        return "".join(
            f'<sup{since(issue_day(one.citation))}> <a href="#{one.label}">'
            f"{NOTE.format(number=one.number)}</a></sup>"
            for one in references
        )

    def source(self, source: SourceRecord, reference: str, about: str) -> str:
        """Return one item of the list of sources; the whole item is hidden where it was issued later.

        Args:
            source: The source.
            reference: The source in full, as HTML.
            about: What a reader must know of its passages, as HTML.
        """
        written = super().source(source, reference, about)
        return f'<span class="item"{since(source_day(source))}>{written}</span>'


def since(day: int) -> str:
    """Return the attribute with the first day on which something may have been public; empty for always."""
    return "" if day == ALWAYS else f' data-since="{day}"'


def event_lines(part: EventPart, number: int, pen: PageWriter) -> Iterator[str]:
    """Yield one event as HTML.

    Args:
        part: The event.
        number: Its number in the document.
        pen: The writer of the document.
    """
    row = part.record.row
    anchor = html.escape(f"event-{row.id}")
    label = html.escape(LINK_TO.format(number=number))
    yield f'<article class="event" id="{anchor}" tabindex="-1" aria-labelledby="title-{number}">'
    yield f'<h4 id="title-{number}" dir="auto">{render_inlines(part.title, pen)}</h4>'
    yield f'<a class="permalink" href="#{anchor}" aria-label="{label}">#</a>'
    differs = f' <span class="differs"{since(differs_day(part.record))}>{DIFFERS_MARK}</span>'
    yield f'<p dir="auto">{render_inlines(part.status, pen)}{differs if row.differs else ""}</p>'
    if part.summary:
        yield f'<p class="summary" dir="auto">{render_inlines(part.summary, pen)}</p>'
    yield from _list(part.items, pen)
    yield f"<details open><summary>{PASSAGES}</summary>"
    for group in part.cited:
        yield from _group(group, pen)
    yield "</details>"
    for difference in part.differences:
        yield from _difference(difference, pen)
    yield "</article>"


def _list(items: Iterable[DatedItem], pen: PageWriter) -> Iterator[str]:
    lines = [f'<li{since(item.since)} dir="auto">{render_inlines(item.text, pen)}</li>' for item in items]
    if lines:
        yield from ("<ul>", *lines, "</ul>")


def _group(group: CitedGroup, pen: PageWriter) -> Iterator[str]:
    yield '<div class="cited">'
    if group.label:
        yield f"<p>{pen.strong(group.label)}</p>"
    if group.notes:
        yield '<ol class="notes">'
        yield from (_note(one, pen) for one in group.notes)
        yield "</ol>"
    yield from _list(group.items, pen)
    yield "</div>"


def _note(one: DatedNote, pen: PageWriter) -> str:
    """Return a citation with its passage. It stands with its event, so no link leads back."""
    note = write_note(one.note, pen)
    place = f'id="{html.escape(note.reference.label)}" value="{note.reference.number}"'
    return f'<li {place}{since(one.since)} dir="auto">{note.head} {note.text}</li>'


def _difference(part: DifferencePart, pen: PageWriter) -> Iterator[str]:
    anchor = f' id="{html.escape(part.anchor)}"' if part.anchor else ""
    yield f'<div class="difference"{anchor}{since(part.since)}>'
    yield f'<p dir="auto">{pen.strong(DIFFER_LABEL)} {render_inlines(part.question, pen)}</p>'
    yield from _list(part.versions, pen)
    if part.note:
        yield from _list((DatedItem(part.note, NEVER),), pen)
    yield "</div>"
