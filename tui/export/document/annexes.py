"""What follows the events in every document for readers: what they rest on, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from tui.export.blocks import (
    Block,
    Column,
    DataText,
    GridRow,
    Heading,
    Inlines,
    InnerLink,
    ItemList,
    Paragraph,
    StrongWords,
    separate_inlines,
)
from tui.export.document.document_parts import DocumentParts
from tui.export.document.source_items import file_rows, source_items
from tui.export.knowledge.annex import knowledge_blocks
from tui.export.searches.search_blocks import search_blocks
from tui.export.statements.conflict_text import size_words, statement_sentence
from tui.export.summary import summary_lines
from tui.index.conflict_records import StatementRecord
from tui.index.records import DifferenceRecord
from tui.text.plural import pluralize

_PEOPLE = (Column("Name", 30), Column("Role", 40), Column("Events", 30))


class Annexes:
    """Builds the annexes of one document: the parts that it has a title for."""

    def __init__(self, document: DocumentParts) -> None:
        self._document = document
        self._content = document.content
        self._titles = document.titles

    def blocks(self) -> Iterator[Block]:
        """Yield the annexes in the order of the titles, after the events, whose notes are numbered first."""
        yield from chain(self.differing(), self.searched(), self.conflicting(), self.knowledge())
        yield from chain(self.persons(), self.source_list(), self.record())

    def differing(self) -> Iterator[Block]:
        """Yield the differences between the sources."""
        if "differences" in self._titles:
            yield self._document.heading("differences")
            for difference in self._content.differences:
                yield from self.difference(difference)

    def conflicting(self) -> Iterator[Block]:
        """Yield the sets of statements that cannot all hold."""
        if "conflicts" not in self._titles:
            return
        yield self._document.heading("conflicts")
        for conflict in self._content.conflicts:
            yield Paragraph((f"{size_words(len(conflict.statements))}:",))
            yield ItemList(tuple(self.statement(one) for one in conflict.statements))

    def statement(self, statement: StatementRecord) -> Inlines:
        """Return one of several statements that cannot all hold, and the events that it is about."""
        said = DataText(statement_sentence(statement), f"{statement.event}: order")
        links = (
            InnerLink(f"event {self._document.numbers[name]}", f"event-{name}") for name in statement.events
        )
        return (said, " (", *separate_inlines(links, ", "), ")")

    def difference(self, difference: DifferenceRecord) -> Iterator[Block]:
        """Yield one difference: its question, its events, its versions side by side, the editor's note."""
        where = f"{difference.id}: difference"
        number = f"Difference {self._document.differences[difference.id]}. "
        yield Heading(3, (number, DataText(difference.question, where)), f"difference-{difference.id}")
        shown = [name for name in difference.events if name in self._document.numbers]
        links = (InnerLink(f"event {self._document.numbers[name]}", f"event-{name}") for name in shown)
        more = len(difference.events) - len(shown)
        others = f"; {pluralize(more, 'event')} not in this document" if more else ""
        yield Paragraph(("About ", *separate_inlines(links, ", "), f"{others}."))
        yield from self._document.versions(difference)
        if difference.note.strip():
            yield Paragraph((StrongWords("Editor's note:"), " ", DataText(difference.note, where)))

    def searched(self) -> Iterator[Block]:
        """Yield the searches of the sources as numbered statements, each with where it looked."""
        if "searches" in self._titles:
            yield self._document.heading("searches")
            yield from search_blocks(self._content.searches, self._document.numbers)

    def knowledge(self) -> Iterator[Block]:
        """Yield the entries of knowledge by person and body."""
        if "knowledge" not in self._titles:
            return
        yield self._document.heading("knowledge")
        document = self._document
        yield from knowledge_blocks(self._content.events, document.numbers, document.entry_cites)

    def persons(self) -> Iterator[Block]:
        """Yield everybody who takes part in an event, or is shown to have been aware of one, once."""
        if "people" not in self._titles:
            return
        yield self._document.heading("people")
        for actor, events in self._document.people:
            role = "" if actor.protected else actor.role
            where = f"{actor.id}: actor"
            links = (InnerLink(str(self._document.numbers[name]), f"event-{name}") for name in events)
            cells = (
                ((DataText(actor.name, where),),),
                ((DataText(role, where),),),
                (separate_inlines(links, ", "),),
            )
            yield GridRow(_PEOPLE, cells)

    def source_list(self) -> Iterator[Block]:
        """Yield the sources in the order in which they are first cited."""
        if "sources" not in self._titles:
            return
        yield self._document.heading("sources")
        yield from source_items(self._content.sources)

    def record(self) -> Iterator[Block]:
        """Yield what the document has and has not, and the hashes of the files that it was made from."""
        if "record" not in self._titles:
            return
        yield self._document.heading("record")
        yield ItemList(tuple((DataText(line, "record"),) for line in summary_lines(self._content)))
        yield from file_rows(self._content.digests)
