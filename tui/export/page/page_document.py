"""The document of the interactive page: each event with its passages and differences, and since when.

Everything on the page has the first day on which it may have been public, so that the page can look back to a
day by the rule of the index (`tui.index.sqlite.as_of`). Days are day numbers (1 is 1 January of year 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from tui.chronology.date_format import heading_words
from tui.export.blocks import (
    Block,
    DataText,
    Footnote,
    Heading,
    Inlines,
    ItemList,
    LossList,
    Paragraph,
    StrongWords,
)
from tui.export.citation_notes import CitationNotes
from tui.export.content import ExportContent
from tui.export.document.annexes import Annexes
from tui.export.document.reader_document import ROLE_LABELS, ReaderDocument
from tui.export.page.page_words import DIFFER_LABEL, KNOWLEDGE_CITES, VERSIONS_CITE
from tui.export.page.public_days import (
    ALWAYS,
    NEVER,
    difference_day,
    issue_day,
    knowledge_day,
    public_day,
    version_days,
)
from tui.export.searches.search_blocks import search_item
from tui.index.knowledge_record import KnowledgeRecord
from tui.index.records import CitationRecord, DifferenceRecord, EventRecord

NAME = "page"
"""What the list of losses calls the format."""


@dataclass(frozen=True, slots=True)
class DatedItem:
    """One item of a list."""

    text: Inlines
    since: int = ALWAYS
    """The first day on which it may have been public."""


@dataclass(frozen=True, slots=True)
class DatedNote:
    """A citation with its passage."""

    note: Footnote
    since: int
    """The first day on which it may have been public."""


@dataclass(frozen=True, slots=True)
class CitedGroup:
    """What an event cites in one role."""

    label: str
    notes: tuple[DatedNote, ...]
    """Its citations, each with the passage; empty where notes are left out."""
    items: tuple[DatedItem, ...]
    """Its citations in a few words, where notes are left out; or why there are none."""


@dataclass(frozen=True, slots=True)
class DifferencePart:
    """A difference, within an event that it is about."""

    anchor: str
    """Its id on the page; empty where an earlier event has it."""
    question: Inlines
    versions: tuple[DatedItem, ...]
    note: Inlines
    """The editor's note on it; empty for none."""
    since: int
    """The first day on which two of its versions may have been public."""


@dataclass(frozen=True, slots=True)
class EventPart:
    """All that the page shows of one event."""

    record: EventRecord
    title: Inlines
    status: Inlines
    summary: Inlines
    items: tuple[DatedItem, ...]
    cited: tuple[CitedGroup, ...]
    differences: tuple[DifferencePart, ...]


class PageDocument(ReaderDocument):
    """Builds one page. As of its base class, its methods must be called in the order of the text."""

    has_overview = False

    def __init__(self, content: ExportContent) -> None:
        super().__init__(content, NAME)
        self._cited: dict[tuple[str, int], CitationRecord] = {}
        self._placed: set[str] = set()
        """The ids of the differences that an event has shown."""
        self._public = {event.row.id: public_day(event) for event in content.events}

    def _titles(self) -> Iterator[tuple[str, str]]:
        """Yield the heading of each part; differences, searches and knowledge stand with their events."""
        return (pair for pair in super()._titles() if pair[0] not in {"differences", "searches", "knowledge"})

    def blocks(self) -> Iterator[Block]:
        """Yield the page as a document: for a preview."""
        yield from chain(self.front(), self.events(), self.guide())
        yield from chain(Annexes(self).blocks(), self.hashes())
        yield LossList(NAME)

    def years(self) -> Iterator[tuple[str, list[EventPart]]]:
        """Yield the events under the headings of their years."""
        parts: list[EventPart] = []
        heading = ""
        for event in self.content.events:
            year = heading_words(event.row.year)
            if year != heading and parts:
                yield heading, parts
                parts = []
            heading = year
            parts.append(self.part(event))
        if parts:
            yield heading, parts

    def events(self) -> Iterator[Block]:
        """Yield the events as blocks."""
        yield self.heading("events")
        if not self.content.events:
            yield self.no_event()
        for year, parts in self.years():
            yield Heading(3, (year,))
            for part in parts:
                yield from _event_blocks(part)

    def part(self, event: EventRecord) -> EventPart:
        """Return one event. Its notes repeat a passage that another event cites: that one may be hidden."""
        self.notes = CitationNotes(self.notes.last_number)
        has_notes = "notes" not in self.layout.without
        for one in event.cites if has_notes else ():
            self.notes.cite(one, (event.row.id, one.number))
        summary = self.summary(event)
        shows = "differences" not in self.layout.without
        differences = tuple(map(self._difference, event.differences)) if shows else ()
        part = EventPart(
            record=event,
            title=self.title(event),
            status=self.status_line(event),
            summary=summary,
            items=tuple(self._items(event)),
            cited=tuple(self._groups(event)),
            differences=differences,
        )
        for one in self.notes.cited():
            if one.passage:
                self._cited.setdefault((one.passage.source, one.passage.number), one)
        return part

    def cited_once(self) -> Iterable[CitationRecord]:
        """Return the first citation of each passage that has a note."""
        return self._cited.values()

    def _items(self, event: EventRecord) -> Iterator[DatedItem]:
        yield from map(DatedItem, self.written_date(event))
        for name, text in self.neighbours(event):
            yield DatedItem(text, self._public.get(name, NEVER))
        yield from (DatedItem(text, self._window_day(event)) for text in self.window(event))
        yield from map(DatedItem, chain(self.public_date(event), self.actors(event)))
        for entry in self._entries(event):
            yield DatedItem(self.entry(event, entry), knowledge_day(entry))
        yield from map(DatedItem, self.left_out(event))
        if "searches" not in self.layout.without:
            # They are of today, as the editor's notes are.
            for one in event.searches:
                yield DatedItem(search_item(self.searches[one.id], one), NEVER)
        yield from (DatedItem(text, NEVER) for text in self.editors_note(event))

    def _window_day(self, event: EventRecord) -> int:
        """Return the first day on which what limits an event's place may have been public."""
        limits = (event.window.after, event.window.before) if event.window else ()
        days = [self._public.get(one.event, NEVER) if one.links == 1 else NEVER for one in limits if one]
        return max(days, default=NEVER)

    def _groups(self, event: EventRecord) -> Iterator[CitedGroup]:
        """Yield what an event cites, in the order of the roles."""
        notes = tuple(map(self._sourced, self.notes.notes()))
        # Those of the event were asked for first, one for each citation.
        own = [DatedNote(note, issue_day(note.mark.citation)) for note in notes[: len(event.cites)]]
        aware = self._days_in_knowledge(event) if notes else {}
        days = self._days_in_differences(event) if notes else {}
        for role, label in ROLE_LABELS.items():
            cites = [one for one in event.cites if one.role is role]
            if cites and notes:
                yield CitedGroup(label, tuple(one for one in own if one.note.mark.citation.role is role), ())
            elif cites:
                items = (DatedItem(tuple(self.citations(event, [one])), issue_day(one)) for one in cites)
                yield CitedGroup(label, (), tuple(items))
        if not event.cites:
            yield CitedGroup("", (), (DatedItem(self.no_source(event)),))
        for label, since in ((KNOWLEDGE_CITES, aware), (VERSIONS_CITE, days)):
            others = [
                DatedNote(note, since[note.mark.number])
                for note in notes[len(event.cites) :]
                if note.mark.number in since and (since is aware or note.mark.number not in aware)
            ]
            if others:
                yield CitedGroup(label, tuple(others), ())

    def _entries(self, event: EventRecord) -> tuple[KnowledgeRecord, ...]:
        """Return the entries of knowledge that the page shows."""
        return () if "knowledge" in self.layout.without else event.knowledge

    def _days_in_knowledge(self, event: EventRecord) -> dict[int, int]:
        """Return by number of note the first day on which an entry of knowledge may have shown it."""
        days: dict[int, int] = {}
        for one in (one for entry in self._entries(event) for one in entry.cites):
            (mark,) = self.notes.cite_again(one).references
            days[mark.number] = min(issue_day(one), days.get(mark.number, NEVER))
        return days

    def _days_in_differences(self, event: EventRecord) -> dict[int, int]:
        """Return by number of note the first day on which a difference may have shown it."""
        days: dict[int, int] = {}
        for difference in event.differences:
            for one in (one for version in difference.versions for one in version.cites):
                (mark,) = self.notes.cite_again(one).references
                day = max(issue_day(one), difference_day(difference))
                days[mark.number] = min(day, days.get(mark.number, NEVER))
        return days

    def _sourced(self, note: Footnote) -> Footnote:
        """Return a note with the number of its source, which leads to the source in full."""
        citation = note.mark.citation
        reference = (*note.reference, *self.source_number(citation))
        return Footnote(note.mark, reference, note.cited, note.quote, note.about)

    def _difference(self, difference: DifferenceRecord) -> DifferencePart:
        where = f"{difference.id}: difference"
        days = version_days(difference)
        items = (
            DatedItem(self.version(difference, version), day)
            for version, day in zip(difference.versions, days, strict=True)
        )
        note = difference.note.strip()
        is_placed = difference.id in self._placed
        self._placed.add(difference.id)
        return DifferencePart(
            anchor="" if is_placed else f"difference-{difference.id}",
            question=(DataText(difference.question, where),),
            versions=tuple(items),
            note=(StrongWords("Editor's note:"), " ", DataText(note, where)) if note else (),
            since=difference_day(difference),
        )

    def no_event(self) -> Paragraph:
        """Return what stands in the place of events where there are none."""
        return Paragraph(("No event of the chronology is in this document.",))


def _event_blocks(part: EventPart) -> Iterator[Block]:
    """Yield one event as blocks, in the order in which the page shows it."""
    yield Heading(4, part.title, f"event-{part.record.row.id}")
    yield Paragraph(part.status)
    if part.summary:
        yield Paragraph(part.summary)
    if part.items:
        yield ItemList(tuple(item.text for item in part.items))
    for group in part.cited:
        if group.label:
            yield Paragraph((StrongWords(group.label),))
        yield from (one.note for one in group.notes)
        if group.items:
            yield ItemList(tuple(item.text for item in group.items))
    for difference in part.differences:
        yield Paragraph((StrongWords(DIFFER_LABEL), " ", *difference.question))
        if difference.versions:
            yield ItemList(tuple(item.text for item in difference.versions))
        if difference.note:
            yield Paragraph(difference.note)
