"""An export as a court or a review panel asks for it: a table of events, and annexes that it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from tui.chronology.date_format import heading_words
from tui.export.blocks import (
    Block,
    Column,
    DataText,
    GridRow,
    Heading,
    Inlines,
    LossList,
    Paragraph,
    StrongText,
    StrongWords,
)
from tui.export.citation_notes import cited_words
from tui.export.document.annexes import Annexes
from tui.export.document.document_parts import DocumentParts
from tui.export.summary import capitalize, period_of
from tui.export.support import count_support
from tui.index.records import DifferenceRecord, EventRecord

_VERSIONS = (Column("Version", 62), Column("Source", 38))
_COLUMNS = {
    "no": Column("No.", 5),
    "date": Column("Date", 14),
    "event": Column("Event", 47),
    "status": Column("Status", 12),
    "source": Column("Source", 22),
}


class TableDocument(DocumentParts):
    """Builds one document. Its methods yield blocks and must be called in the order of the text."""

    has_annexes = True

    def has_notes_part(self) -> bool:
        """Return whether the notes stand behind the text, and not at the foot of each page."""
        return self.layout.notes == "endnote"

    def blocks(self) -> Iterator[Block]:
        """Yield the document; the footnotes come last."""
        yield from chain(self.front(), self.guide(), self.events(), Annexes(self).blocks())
        yield LossList("Word")
        if "notes" in self.titles:
            yield self.heading("notes")
        if "notes" not in self.layout.without:
            yield from self.notes.notes()

    def events(self) -> Iterator[Block]:
        """Yield the table of events."""
        yield self.heading("events")
        if not self.content.events:
            yield Paragraph(("No event of the chronology is in this document.",))
        columns = tuple(_COLUMNS[name] for name in self.layout.columns)
        heading = ""
        for event in self.content.events:
            year = heading_words(event.row.year)
            if year != heading:
                heading = year
                yield Heading(3, (heading,), f"year-{year}")
            # The marks of the notes, which are numbered in the order of the text, are only in what is shown.
            cells = tuple(tuple(self.cell(name, event)) for name in self.layout.columns)
            yield GridRow(columns, cells, f"event-{event.row.id}")

    def cell(self, column: str, event: EventRecord) -> Iterator[Inlines]:
        """Yield the paragraphs of an event in one column."""
        match column:
            case "no":
                yield (str(self.numbers[event.row.id]),)
            case "date":
                yield from self.date(event)
            case "event":
                yield from self.event(event)
            case "status":
                yield from self.status(event)
            case _:
                yield from self.cited(event)

    def date(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield the paragraphs of an event's date."""
        yield (DataText(period_of(event.row), f"{event.row.id}: date"),)
        yield from self.about_date(event)

    def event(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield the paragraphs of what happened."""
        yield (StrongText(event.row.title, f"{event.row.id}: title"),)
        if event.summary.strip():
            yield self.summary(event)
        yield from self.actors(event)
        yield from self.remarks(event)

    def status(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield the paragraphs of an event's status, kind and support."""
        yield (StrongWords(capitalize(event.row.status)),)
        yield (DataText(self.kinds.get(event.row.kind, event.row.kind), f"{event.row.id}: kind"),)
        yield (count_support(event).in_words(),)

    def cited(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield a paragraph for each citation of an event."""
        for citation in event.cites:
            place = f"{event.row.id}: citation {citation.number}"
            marks = self.marks(citation, (event.row.id, citation.number))
            yield (DataText(cited_words(citation), place), *marks)
        if not event.cites:
            later = "None of its sources had been issued by then."
            yield (later if event.hidden.sources else "No source is cited.",)

    def versions(self, difference: DifferenceRecord) -> Iterator[Block]:
        """Yield the versions of a difference side by side."""
        where = f"{difference.id}: difference"
        for version in difference.versions:
            sources = tuple(
                (DataText(cited_words(citation), where), *self.marks(citation)) for citation in version.cites
            )
            says = ((DataText(version.says, where),),)
            yield GridRow(_VERSIONS, (says, sources or (("No source is cited.",),)))
