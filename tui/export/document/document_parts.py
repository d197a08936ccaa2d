"""What every document for readers has in the same words: its front, and what is said of an event."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tui.chronology.enums import CitationRole
from tui.export.blocks import (
    Block,
    DataText,
    Heading,
    Inline,
    Inlines,
    InnerLink,
    ItemList,
    Notice,
    Paragraph,
    StrongText,
    StrongWords,
    separate_inlines,
)
from tui.export.citation_notes import CitationNotes, cited_words
from tui.export.citation_text import date_words, written_later
from tui.export.content import ExportContent
from tui.export.knowledge.query_words import possible_words
from tui.export.knowledge.words import entry_words
from tui.export.positions.position_words import position_sentences
from tui.export.reading_guide import guide_items
from tui.export.statements.conflict_text import (
    INFERRED,
    LEAVES,
    ORDER_WORDS,
    reason_words,
    reasons,
    window_words,
)
from tui.export.summary import about_of, capitalize, positions_words, title_of
from tui.index.knowledge_record import KnowledgeRecord
from tui.index.records import (
    ActorRecord,
    CitationRecord,
    DifferenceRecord,
    EventRecord,
)
from tui.text.note_marks import marked_names, split_marks

_HEADINGS = {
    "guide": "How to read this",
    "overview": "Overview",
    "events": "Events",
    "differences": "Where the sources differ",
    "searches": "What was looked for",
    "conflicts": "Statements that cannot all hold",
    "knowledge": "Recorded knowledge",
    "people": "People and bodies",
    "sources": "Sources",
    "record": "What this document was made from",
    "notes": "Notes",
}
_NO_ANNEXES = ("guide", "overview", "events", "notes")


class DocumentParts(ABC):
    """Builds one document. Its methods yield blocks and must be called in the order of the text."""

    has_annexes = False
    """Whether what follows the events is called annexes."""
    has_overview = False
    """Whether a table of the events stands before them."""

    def __init__(self, content: ExportContent) -> None:
        self.content = content
        self.layout = content.layout
        self.notes = CitationNotes()
        self.numbers = {event.row.id: number for number, event in enumerate(content.events, 1)}
        self.differences = {one.id: number for number, one in enumerate(content.differences, 1)}
        self.sources = {source.id: number for number, source in enumerate(content.sources, 1)}
        self.kinds = {kind.id: kind.label for kind in content.info.kinds}
        self.searches = {one.id: number for number, one in enumerate(content.searches, 1)}
        self.people = _people(content.events)
        self.titles = dict(self._titles())

    def _titles(self) -> Iterator[tuple[str, str]]:
        """Yield the heading of each part that is in the document."""
        filled = {
            "overview": self.has_overview and self.content.events,
            "differences": self.differences,
            "knowledge": any(event.knowledge for event in self.content.events),
            "conflicts": "differences" not in self.layout.without and self.content.conflicts,
            "searches": self.searches,
            "people": self.people,
            "sources": self.sources,
            "notes": self.has_notes_part() and self._is_noted(),
        }
        annexes = iter("ABCDEFG")
        for part, title in _HEADINGS.items():
            if part not in self.layout.without and filled.get(part, True):
                is_annex = self.has_annexes and part not in _NO_ANNEXES
                yield part, f"Annex {next(annexes)}. {title}" if is_annex else title

    def has_notes_part(self) -> bool:
        """Return whether the notes stand under a heading of their own."""
        return False

    def _is_noted(self) -> bool:
        """Return whether the document has a note."""
        columns, without = self.layout.columns, self.layout.without
        in_text = any(
            self.has_overview or "source" in columns or ("event" in columns and marked_names(event.summary))
            for event in self.content.events
            if event.cites
        )
        is_told = "differences" not in without
        versions = (version for one in self.content.differences for version in one.versions)
        entries = (entry for event in self.content.events for entry in event.knowledge)
        has_entries = "event" in columns or "knowledge" not in without
        is_aware = has_entries and any(entry.cites for entry in entries)
        return in_text or is_aware or (is_told and any(version.cites for version in versions))

    def heading(self, part: str) -> Heading:
        """Return the heading of a part."""
        return Heading(2, (self.titles[part],), part, begins_page=part == "events")

    def link(self, part: str, words: str, anchor: str) -> Inline:
        """Return words that lead to a place in a part of the document.

        Args:
            part: The part; where it is left out, mere words are returned.
            words: The words.
            anchor: The place.
        """
        return InnerLink(words, anchor) if part in self.titles else words

    def front(self) -> Iterator[Block]:
        """Yield the title, the notice, what the chronology is about, and the list of parts."""
        yield Heading(1, (DataText(title_of(self.content), "title"),))
        if notice := self.content.info.notice:
            yield Notice((StrongWords("Content notice."), " ", DataText(notice, "notice")))
        yield from self.about()
        if self.content.accepted and "record" not in self.titles:
            yield Paragraph((f"Privacy risks accepted: {', '.join(self.content.accepted)}",))
        if included := positions_words(self.content):
            yield Paragraph((StrongText(included, "positions"),))
        links = (InnerLink(title, part) for part, title in self.titles.items())
        yield Paragraph((StrongWords("In this document:"), " ", *separate_inlines(links, "; ")))

    def about(self) -> Iterator[Block]:
        """Yield what the chronology is about."""
        if about := about_of(self.content):
            yield Paragraph((DataText(about, "about"),))

    def guide(self) -> Iterator[Block]:
        """Yield what the words of the document mean, and what was left out."""
        if "guide" in self.titles:
            yield self.heading("guide")
            yield ItemList(tuple(guide_items(self.content, has_notes=True, without=self.layout.without)))

    def other_event(self, name: str) -> Inline:
        """Return a link to an event; its title where it is not in the document."""
        if number := self.numbers.get(name):
            return InnerLink(f"event {number}", f"event-{name}")
        row = self.content.mentioned.get(name)
        return DataText(f"“{row.title}”" if row else name, f"{name}: title")

    def difference_link(self, name: str) -> Inline:
        """Return a link to a difference in its annex."""
        return self.link("differences", f"difference {self.differences[name]}", f"difference-{name}")

    def summary(self, event: EventRecord) -> Inlines:
        """Return an event's summary, with a note wherever it marks one."""
        where, cites = f"{event.row.id}: summary", {one.number: one for one in event.cites}
        # As of a day, some marks are of citations that had not been issued by then.
        most = len(event.cites) + event.hidden.citations
        parts: list[Inline] = []
        for part in split_marks(event.summary.strip(), most):
            if isinstance(part, str):
                # A space at the end of a part would be lost with it.
                lead = " " if parts and part[:1].isspace() else ""
                parts += (lead, DataText(part, where)) if lead else (DataText(part, where),)
            elif citation := cites.get(part):
                parts += self._mark_in_summary(event, citation)
        return tuple(parts)

    def _mark_in_summary(self, event: EventRecord, citation: CitationRecord) -> Iterator[Inline]:
        if "notes" in self.layout.without:
            yield from self.source_number(citation)
            return
        place = (event.row.id, citation.number)
        yield self.notes.cite(citation, place)

    def marks(self, citation: CitationRecord, place: tuple[str, int] | None = None) -> Iterator[Inline]:
        """Yield the mark of a citation's note, and the number of the cited source.

        Args:
            citation: The citation.
            place: The event that has it, and its number there; None where a note on the same passage will do.
        """
        if "notes" not in self.layout.without:
            yield self.notes.cite(citation, place) if place else self.notes.cite_again(citation)
        yield from self.source_number(citation)

    def source_number(self, citation: CitationRecord) -> Iterator[Inline]:
        """Yield the number of the cited source, which leads to it."""
        if citation.source:
            name = citation.source.id
            yield " "
            yield self.link("sources", f"[{self.sources[name]}]", f"source-{name}")

    def about_date(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield what there is to say of an event's date and place in the order, one paragraph each."""
        yield from self.written_date(event)
        yield from (text for _, text in self.neighbours(event))
        yield from self.window(event)
        yield from self.public_date(event)

    def written_date(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield an event's date as its source writes it, and that it may lie outside of the range."""
        row = event.row
        if event.date_as_written:
            yield ("As written: ", DataText(f"“{event.date_as_written}”", f"{row.id}: date-as-written"))
        if row.id in self.content.possible:
            yield (capitalize(possible_words(self.content.selection.query)),)

    def neighbours(self, event: EventRecord) -> Iterator[tuple[str, Inlines]]:
        """Yield the id of each event that an event is placed after or before, and a paragraph about it."""
        for word, name in (("After", event.after), ("Before", event.before)):
            if name:
                yield name, (f"{word} ", self.other_event(name))

    def window(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield what the order leaves for the beginning of an undated event, and which events limit it."""
        if event.window is None:
            return
        parts: list[Inline] = [f"{LEAVES} {window_words(event.window)} ({INFERRED}): "]
        for number, (word, reason) in enumerate(reasons(event.window)):
            parts += (", " if number else "", f"{ORDER_WORDS[word]} ", self.other_event(reason.event))
            parts.append(f" ({reason_words(reason)})")
        yield tuple(part for part in parts if part)

    def public_date(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield when an event became public, where the editor gives that."""
        if event.is_public_given and event.public != event.row.date:
            yield (f"Public: {date_words(event.public)}",)

    def actors(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield the names of those who take part in an event; their roles stand under people and bodies."""
        if event.actors:
            names = "; ".join(actor.name for actor in event.actors)
            yield (StrongWords("Who:"), " ", DataText(names, f"{event.row.id}: actors"))

    def aware(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield who is shown to have been aware of an event, and by what, one paragraph for each entry."""
        for entry in event.knowledge:
            yield self.entry(event, entry)

    def entry(self, event: EventRecord, entry: KnowledgeRecord) -> Inlines:
        """Return an entry of an event's knowledge with its sources."""
        words = DataText(entry_words(entry, event.row.when), f"{event.row.id}: knowledge {entry.number}")
        return (StrongWords("Recorded knowledge:"), " ", words, " — ", *self.entry_cites(event, entry))

    def entry_cites(self, event: EventRecord, entry: KnowledgeRecord) -> Inlines:
        """Return the passages of an entry, each with its mark."""
        where = f"{event.row.id}: knowledge {entry.number}"
        cited: list[Inline] = []
        for one in entry.cites:
            # The note is about the passage; what it does here is said here.
            marks = self.marks(replace(one, role=CitationRole.SUPPORTS))
            cited += ("; " if cited else "", DataText(cited_words(one), where), *marks)
        return tuple(cited) or ("no source is cited",)

    def remarks(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield who was aware of an event, its differences, what is left out of it, and the editor's note."""
        yield from self.aware(event)
        if event.differences:
            links = (self.difference_link(one.id) for one in event.differences)
            yield (StrongWords("The sources differ:"), " ", *separate_inlines(links, ", "))
        yield from self.positions(event)
        yield from self.looked_for(event)
        yield from self.left_out(event)
        yield from self.editors_note(event)

    def positions(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield what is on file of those whom an event criticises, one paragraph each."""
        for position in event.positions:
            where = f"{event.row.id}: position of {position.party}"
            said: list[Inline] = [
                StrongWords("Position:"),
                " ",
                DataText(position_sentences(position), where),
            ]
            if position.version:
                said += (" ", DataText(f"“{position.version}”", where))
            for citation in position.cites:
                said += ("; ", DataText(cited_words(citation), where))
                said += self.marks(citation)
            yield tuple(said)

    def looked_for(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield which searches of the sources are about an event."""
        if event.searches:
            links = (
                self.link("searches", f"search {self.searches[one.id]}", f"search-{one.id}")
                for one in event.searches
            )
            yield (StrongWords("Looked for:"), " ", *separate_inlines(links, ", "))

    def left_out(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield what is left out of an event because it became public later."""
        if event.hidden:
            yield (f"Left out as later: {event.hidden.in_words()}. {written_later(event)}".rstrip(),)

    def editors_note(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield the editor's note on an event."""
        if event.note.strip():
            yield (StrongWords("Editor's note:"), " ", DataText(event.note, f"{event.row.id}: note"))

    @abstractmethod
    def versions(self, difference: DifferenceRecord) -> Iterator[Block]:
        """Yield the versions of a difference between the sources."""


def _people(events: Iterable[EventRecord]) -> list[tuple[ActorRecord, list[str]]]:
    """Return everybody whom an event or its knowledge names, by name, each with the ids of the events."""
    found: dict[str, tuple[ActorRecord, list[str]]] = {}
    for event in events:
        named = {actor.id: actor for actor in (*event.actors, *(entry.actor for entry in event.knowledge))}
        for actor in named.values():
            found.setdefault(actor.id, (actor, []))[1].append(event.row.id)
    return sorted(found.values(), key=lambda one: (one[0].name.casefold(), one[0].id))
