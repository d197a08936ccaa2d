"""An export as people read it: a table of events first, then each in full, then what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from tui.chronology.date_format import heading_words
from tui.chronology.enums import CitationRole
from tui.export.blocks import (
    Block,
    Column,
    DataText,
    GridRow,
    Heading,
    Inline,
    Inlines,
    InnerLink,
    ItemList,
    LossList,
    Paragraph,
    StrongText,
    StrongWords,
)
from tui.export.citation_notes import cited_otherwise
from tui.export.citation_text import short_reference
from tui.export.content import ExportContent
from tui.export.document.annexes import Annexes
from tui.export.document.document_parts import DocumentParts
from tui.export.result import Loss, heading_loss
from tui.export.summary import capitalize, period_of
from tui.export.support import count_support
from tui.index.records import (
    ActorRecord,
    CitationRecord,
    DifferenceRecord,
    EventRecord,
    VersionRecord,
)

_OVERVIEW = (
    Column("No.", 5),
    Column("Date", 20),
    Column("Event", 45),
    Column("Status", 12),
    Column("Sources", 18),
)
_HASHES = (Column("Passage", 50), Column("Hash of its words", 30), Column("Place in the original", 20))
ROLE_LABELS = {
    CitationRole.SUPPORTS: "Sources:",
    CitationRole.DISPUTES: "Disputed by:",
    CitationRole.CONTEXT: "For context:",
}
"""Before what an event cites, by role."""


class ReaderDocument(DocumentParts):
    """Builds one document. Its methods yield blocks and must be called in the order of the text."""

    has_overview = True

    def __init__(self, content: ExportContent, format_name: str, *, has_notes_part: bool = False) -> None:
        """Prepare for one document.

        Args:
            content: The content of the export.
            format_name: What the list of losses calls the format.
            has_notes_part: Whether the notes need a heading of their own.
        """
        self._has_notes_part = has_notes_part
        self._format_name = format_name
        super().__init__(content)

    def has_notes_part(self) -> bool:
        """Return whether the notes stand under a heading of their own."""
        return self._has_notes_part

    def blocks(self) -> Iterator[Block]:
        """Yield the document; the notes come last."""
        yield from chain(self.front(), self.guide(), self.overview(), self.events())
        yield from chain(Annexes(self).blocks(), self.hashes())
        yield LossList(self._format_name)
        if "notes" in self.titles:
            yield self.heading("notes")
        if "notes" not in self.layout.without:
            yield from self.notes.notes()

    def overview(self) -> Iterator[Block]:
        """Yield the table of all events."""
        if "overview" in self.titles:
            yield self.heading("overview")
        for event in self.content.events:
            row, number = event.row, self.numbers[event.row.id]
            cells: tuple[Inlines, ...] = (
                (InnerLink(str(number), f"event-{row.id}"),),
                (DataText(period_of(row)),),
                (DataText(row.title),),
                (capitalize(row.status),),
                (count_support(event).in_words(),),
            )
            yield GridRow(_OVERVIEW, tuple((cell,) for cell in cells), is_wide=True)

    def events(self) -> Iterator[Block]:
        """Yield every event in order, under headings of years."""
        yield self.heading("events")
        if not self.content.events:
            yield Paragraph(("No event of the chronology is in this document.",))
        heading = ""
        for event in self.content.events:
            year = heading_words(event.row.year)
            if year != heading:
                heading = year
                yield Heading(3, (heading,))
            yield from self.event(event)

    def event(self, event: EventRecord) -> Iterator[Block]:
        """Yield one event: date and title, status, summary, particulars."""
        yield Heading(4, self.title(event), f"event-{event.row.id}")
        yield Paragraph(self.status_line(event))
        if summary := self.summary(event):
            yield Paragraph(summary)
        yield ItemList(
            (
                *self.about_date(event),
                *self.actors(event),
                *self.cited(event),
                *self.remarks(event),
            )
        )

    def title(self, event: EventRecord) -> Inlines:
        """Return an event's number, its date and its title."""
        row = event.row
        return (
            f"{self.numbers[row.id]}. ",
            DataText(f"{period_of(row)} — {row.title}", f"{row.id}: title"),
        )

    def status_line(self, event: EventRecord) -> Inlines:
        """Return an event's status, its kind and how many sources support it."""
        row = event.row
        kind = DataText(self.kinds.get(row.kind, row.kind), f"{row.id}: kind")
        return (StrongWords(capitalize(row.status)), " · ", kind, f" · {count_support(event).in_words()}")

    def cited(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield what an event rests on, what disputes it and what is cited for context, one item each."""
        for role, label in ROLE_LABELS.items():
            cites = [one for one in event.cites if one.role is role]
            if cites:
                yield (StrongWords(label), " ", *self.citations(event, cites))
        if not event.cites:
            yield self.no_source(event)

    def no_source(self, event: EventRecord) -> Inlines:
        """Return why an event has no source."""
        later = "None of its sources had been issued by then."
        return (later if event.hidden.sources else "No source is cited.",)

    def citations(self, event: EventRecord, cites: list[CitationRecord]) -> Iterator[Inline]:
        """Yield some citations of an event in a few words, each with its mark."""
        where = event.row.id
        for number, one in enumerate(cites):
            said = cited_otherwise(one)
            text = f"{short_reference(one)}: {said}" if said else short_reference(one)
            yield "; " if number else ""
            yield DataText(text, f"{where}: citation {one.number}")
            yield from self.marks(one, (where, one.number))

    def versions(self, difference: DifferenceRecord) -> Iterator[Block]:
        """Yield the versions of a difference, one item each."""
        if items := tuple(self.version(difference, version) for version in difference.versions):
            yield ItemList(items)

    def version(self, difference: DifferenceRecord, version: VersionRecord) -> Inlines:
        """Return what one side of a difference says, and its sources."""
        where = f"{difference.id}: difference"
        cited: list[Inline] = []
        for one in version.cites:
            cited += ("; " if cited else "", DataText(short_reference(one), where), *self.marks(one))
        return (StrongText(version.says, where), " — ", *(cited or ("no source is cited",)))

    def cited_once(self) -> Iterable[CitationRecord]:
        """Return the first citation of each passage that has a note."""
        return self.notes.cited()

    def hashes(self) -> Iterator[Block]:
        """Yield the hashes of the cited passages, and where they stand in the original."""
        if "record" not in self.titles:
            return
        for one in self.cited_once():
            if (passage := one.passage) and (passage.hash or passage.span):
                words = f"{passage.hash.words} words, {passage.hash.digest}" if passage.hash else ""
                span = f"characters {passage.span[0]} to {passage.span[1]}" if passage.span else ""
                texts = (short_reference(one), words, span)
                yield GridRow(_HASHES, tuple(((DataText(text, "hashes"),),) for text in texts))


_LEFT_OUT = "ids, EDTF dates, tags and results of checks are left out"


def document_losses(content: ExportContent, left_out: str = _LEFT_OUT) -> Iterator[Loss]:
    """Yield what a document for readers leaves out.

    Args:
        content: The content of the export.
        left_out: What it leaves out of events, in one sentence without a full stop.
    """
    if "record" in content.layout.without:
        yield heading_loss(accepted=False, unread=content.counts.unread)
    if places := tuple(event.row.id for event in content.events):
        yield Loss("particulars", left_out, places)


def visible_id(actor: ActorRecord) -> str:
    """Return an actor's name and role; of a protected actor only the pseudonym."""
    return f"{actor.name} ({actor.role})" if actor.role and not actor.protected else actor.name
