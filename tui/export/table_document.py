"""An export as a court or a review panel asks for it: a table of events, and annexes that it leads to."""

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
    Notice,
    Paragraph,
    SourceItem,
    StrongText,
    StrongWords,
)
from tui.export.citation_notes import CitationNotes, cited_words
from tui.export.citation_text import date_words, sentence, whose_words, written_later
from tui.export.content import ExportContent
from tui.export.footnotes import full_reference
from tui.export.reading_guide import guide_items
from tui.export.summary import about_of, capitalize, period_of, summary_lines, title_of
from tui.index.records import ActorRecord, CitationRecord, DifferenceRecord, EventRecord
from tui.text.plural import pluralize

_COLUMNS = {
    "no": Column("No.", 5),
    "date": Column("Date", 14),
    "event": Column("Event", 47),
    "status": Column("Status", 12),
    "source": Column("Source", 22),
}
_VERSIONS = (Column("Version", 62), Column("Source", 38))
_PEOPLE = (Column("Name", 30), Column("Role", 40), Column("Events", 30))
_FILES = (Column("File", 45), Column("SHA-256", 55))
_HEADINGS = {
    "guide": "How to read this",
    "events": "Events",
    "differences": "Where the sources differ",
    "people": "People and bodies",
    "sources": "Sources",
    "record": "What this document was made from",
    "notes": "Notes",
}


class TableDocument:
    """Builds one document. Its methods yield blocks and must be called in the order of the text."""

    def __init__(self, content: ExportContent) -> None:
        self.content = content
        self.layout = content.layout
        self.notes = CitationNotes()
        self.numbers = {event.row.id: number for number, event in enumerate(content.events, 1)}
        self.differences = {one.id: number for number, one in enumerate(content.differences, 1)}
        self.sources = {source.id: number for number, source in enumerate(content.sources, 1)}
        self.kinds = {kind.id: kind.label for kind in content.info.kinds}
        self.people = _people(content.events)
        self.titles = dict(self._titles())

    def blocks(self) -> Iterator[Block]:
        """Yield the document; the footnotes come last."""
        yield from chain(self.front(), self.guide(), self.events(), self.differing())
        yield from chain(self.persons(), self.source_list(), self.record())
        yield LossList("Word")
        if "notes" in self.titles:
            yield self.heading("notes")
        if "notes" not in self.layout.without:
            yield from self.notes.notes()

    def _titles(self) -> Iterator[tuple[str, str]]:
        """Yield the heading of each part that is in the document."""
        filled = {
            "differences": self.differences,
            "people": self.people,
            "sources": self.sources,
            "notes": self.layout.notes == "endnote" and self._is_noted(),
        }
        annexes = iter("ABCD")
        for part, title in _HEADINGS.items():
            if part not in self.layout.without and filled.get(part, True):
                is_annex = part not in ("guide", "events", "notes")
                yield part, f"Annex {next(annexes)}. {title}" if is_annex else title

    def _is_noted(self) -> bool:
        """Return whether the document has a note."""
        columns, without = self.layout.columns, self.layout.without
        in_table = "source" in columns and any(event.cites for event in self.content.events)
        is_told = "differences" not in without
        versions = (version for one in self.content.differences for version in one.versions)
        return in_table or (is_told and any(version.cites for version in versions))

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
        if about := about_of(self.content):
            yield Paragraph((DataText(about, "about"),))
        if self.content.accepted and "record" not in self.titles:
            yield Paragraph((f"Privacy risks accepted: {', '.join(self.content.accepted)}",))
        links = (InnerLink(title, part) for part, title in self.titles.items())
        yield Paragraph((StrongWords("In this document:"), " ", *_separated(links, "; ")))

    def guide(self) -> Iterator[Block]:
        """Yield what the words of the document mean, and what was left out."""
        if "guide" in self.titles:
            yield self.heading("guide")
            yield ItemList(tuple(guide_items(self.content, has_notes="notes" not in self.layout.without)))

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
            cells = {
                "no": ((str(self.numbers[event.row.id]),),),
                "date": tuple(self.date(event)),
                "event": tuple(self.event(event)),
                "status": tuple(self.status(event)),
                # It has the marks of the notes, which are numbered in the order of the text.
                "source": tuple(self.cited(event)) if "source" in self.layout.columns else (),
            }
            yield GridRow(
                columns, tuple(cells[name] for name in self.layout.columns), f"event-{event.row.id}"
            )

    def date(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield the paragraphs of an event's date."""
        row = event.row
        yield (DataText(period_of(row), f"{row.id}: date"),)
        if event.date_as_written:
            yield ("As written: ", DataText(f"“{event.date_as_written}”", f"{row.id}: date-as-written"))
        if row.id in self.content.possible:
            yield ("Only possibly in the range",)
        for word, name in (("After", event.after), ("Before", event.before)):
            if name:
                yield (f"{word} ", self.other_event(name))
        if event.is_public_given and event.public != row.date:
            yield (f"Public: {date_words(event.public)}",)

    def other_event(self, name: str) -> Inline:
        """Return a link to an event; its title where it is not in the document."""
        if number := self.numbers.get(name):
            return InnerLink(f"event {number}", f"event-{name}")
        row = self.content.mentioned.get(name)
        return DataText(f"“{row.title}”" if row else name, f"{name}: title")

    def event(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield the paragraphs of what happened."""
        row = event.row
        yield (StrongText(row.title, f"{row.id}: title"),)
        if event.summary.strip():
            yield (DataText(event.summary, f"{row.id}: summary"),)
        if event.actors:
            names = "; ".join(actor.name for actor in event.actors)
            yield (StrongWords("Who:"), " ", DataText(names, f"{row.id}: actors"))
        if event.differences:
            links = (self.difference_link(one.id) for one in event.differences)
            yield (StrongWords("The sources differ:"), " ", *_separated(links, ", "))
        if event.hidden:
            yield (f"Left out as later: {event.hidden.in_words()}. {written_later(event)}".rstrip(),)
        if event.note.strip():
            yield (StrongWords("Editor's note:"), " ", DataText(event.note, f"{row.id}: note"))

    def difference_link(self, name: str) -> Inline:
        """Return a link to a difference in its annex."""
        return self.link("differences", f"difference {self.differences[name]}", f"difference-{name}")

    def status(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield the paragraphs of an event's status, kind and support."""
        yield (StrongWords(capitalize(event.row.status)),)
        yield (DataText(self.kinds.get(event.row.kind, event.row.kind), f"{event.row.id}: kind"),)
        yield (_support(event),)

    def cited(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield a paragraph for each citation of an event."""
        for citation in event.cites:
            place = f"{event.row.id}: citation {citation.number}"
            yield (DataText(cited_words(citation), place), *self.marks(citation, again=False))
        if not event.cites:
            later = "None of its sources had been issued by then."
            yield (later if event.hidden.sources else "No source is cited.",)

    def marks(self, citation: CitationRecord, *, again: bool) -> Iterator[Inline]:
        """Yield the mark of a citation's note, and the number of the cited source.

        Args:
            citation: The citation.
            again: Whether a note on the same passage will do, where there is one.
        """
        if "notes" not in self.layout.without:
            yield self.notes.cite_again(citation) if again else self.notes.cite(citation)
        if citation.source:
            name = citation.source.id
            yield " "
            yield self.link("sources", f"[{self.sources[name]}]", f"source-{name}")

    def differing(self) -> Iterator[Block]:
        """Yield the differences between the sources."""
        if "differences" in self.titles:
            yield self.heading("differences")
            for difference in self.content.differences:
                yield from self.difference(difference)

    def difference(self, difference: DifferenceRecord) -> Iterator[Block]:
        """Yield one difference: its question, its events, its versions side by side, the editor's note."""
        where = f"{difference.id}: difference"
        number = f"Difference {self.differences[difference.id]}. "
        yield Heading(3, (number, DataText(difference.question, where)), f"difference-{difference.id}")
        shown = [name for name in difference.events if name in self.numbers]
        links = (InnerLink(f"event {self.numbers[name]}", f"event-{name}") for name in shown)
        more = len(difference.events) - len(shown)
        others = f"; {pluralize(more, 'event')} not in this document" if more else ""
        yield Paragraph(("About ", *_separated(links, ", "), f"{others}."))
        for version in difference.versions:
            sources = tuple(
                (DataText(cited_words(citation), where), *self.marks(citation, again=True))
                for citation in version.cites
            )
            says = ((DataText(version.says, where),),)
            yield GridRow(_VERSIONS, (says, sources or (("No source is cited.",),)))
        if difference.note.strip():
            yield Paragraph((StrongWords("Editor's note:"), " ", DataText(difference.note, where)))

    def persons(self) -> Iterator[Block]:
        """Yield everybody who takes part in an event, once."""
        if "people" not in self.titles:
            return
        yield self.heading("people")
        for actor, events in self.people:
            role = "" if actor.protected else actor.role
            where = f"{actor.id}: actor"
            links = (InnerLink(str(self.numbers[name]), f"event-{name}") for name in events)
            cells = ((DataText(actor.name, where),),), ((DataText(role, where),),), (_separated(links, ", "),)
            yield GridRow(_PEOPLE, cells)

    def source_list(self) -> Iterator[Block]:
        """Yield the sources in the order in which they are first cited."""
        if "sources" not in self.titles:
            return
        yield self.heading("sources")
        for number, source in enumerate(self.content.sources, 1):
            about = (
                f"Passages: {whose_words(source).lower()}",
                f"Date of issue: {source.issued_because}" if source.issued_because else "",
                f"Rights: {source.rights}" if source.rights else "",
                f"Editor's note: {source.note}" if source.note else "",
            )
            said = " ".join(sentence(part) for part in about if part)
            yield SourceItem(
                number, source, full_reference(source), (DataText(said, f"{source.id}: particulars"),)
            )

    def record(self) -> Iterator[Block]:
        """Yield what the document has and has not, and the hashes of the files that it was made from."""
        if "record" not in self.titles:
            return
        yield self.heading("record")
        yield ItemList(tuple((DataText(line, "record"),) for line in summary_lines(self.content)))
        for path, digest in self.content.digests:
            yield GridRow(_FILES, (((DataText(path, "files"),),), ((DataText(digest, "files"),),)))


def _people(events: Iterable[EventRecord]) -> list[tuple[ActorRecord, list[str]]]:
    """Return everybody who takes part in an event, by name, each with the ids of the events."""
    found: dict[str, tuple[ActorRecord, list[str]]] = {}
    for event in events:
        for actor in event.actors:
            found.setdefault(actor.id, (actor, []))[1].append(event.row.id)
    return sorted(found.values(), key=lambda one: (one[0].name.casefold(), one[0].id))


def _support(event: EventRecord) -> str:
    """Return how many sources support an event, from how many origins, and how many dispute it."""
    sources = {
        role: {str(one.key.source) for one in event.cites if one.role is role} for role in CitationRole
    }
    parts = (
        pluralize(len(sources[CitationRole.SUPPORTS]), "source"),
        pluralize(event.row.origins, "origin"),
        f"{len(sources[CitationRole.DISPUTES])} disputing" if sources[CitationRole.DISPUTES] else "",
    )
    return ", ".join(filter(None, parts))


def _separated(inlines: Iterable[Inline], between: str) -> Inlines:
    """Return inlines with words between each two."""
    parts = [part for inline in inlines for part in (between, inline)]
    return tuple(parts[1:])
