"""An export as people read it, part by part, as blocks that any format can render.

It begins with a summary and ends with the sources and with what the format has changed, so that it can be
judged without the chronology.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.date_format import heading_words
from tui.chronology.enums import CitationRole
from tui.export.blocks import (
    Block,
    DataText,
    Heading,
    Inlines,
    ItemList,
    Notice,
    Paragraph,
    SourceItem,
    StrongWords,
)
from tui.export.citation_text import date_words, is_remarkable, remark, sentence, whose_words, written_later
from tui.export.content import ExportContent
from tui.export.footnotes import Footnotes, full_reference
from tui.export.summary import about_of, capitalize, period_of, summary_lines, title_of
from tui.index.records import (
    ActorRecord,
    CitationRecord,
    DifferenceRecord,
    EventRecord,
    EventRow,
    SourceRecord,
)
from tui.text.plural import pluralize


class DocumentBuilder:
    """Builds one document. Its methods yield blocks and must be called in the order of the text."""

    def __init__(self, content: ExportContent) -> None:
        self.content = content
        self.footnotes = Footnotes()
        self.kinds = {kind.id: kind.label for kind in content.info.kinds}
        self.told: dict[str, EventRow] = {}
        """By difference id, the event under which it is written in full."""

    def title(self) -> Iterator[Block]:
        """Yield the title."""
        yield Heading(1, (DataText(title_of(self.content), "title"),))

    def about(self) -> Iterator[Block]:
        """Yield what the chronology is about."""
        if about := about_of(self.content):
            yield Paragraph((DataText(about, "about"),))

    def notice(self) -> Iterator[Block]:
        """Yield the content notice."""
        if notice := self.content.info.notice:
            yield Notice((StrongWords("Content notice."), " ", DataText(notice, "notice")))

    def holdings(self) -> Iterator[Block]:
        """Yield the summary of the export."""
        yield Heading(2, ("About this export",))
        yield ItemList(tuple((DataText(line, "about this export"),) for line in summary_lines(self.content)))
        if digests := self.content.digests:
            yield Paragraph(("The files it was made from, with the SHA-256 of each:",))
            yield ItemList(
                tuple((DataText(path, "files"), ": ", DataText(digest, "files")) for path, digest in digests)
            )

    def events(self) -> Iterator[Block]:
        """Yield every event in order, under headings of years."""
        if not self.content.events:
            yield Paragraph(("No event of the chronology is in this export.",))
        heading = ""
        for event in self.content.events:
            year = heading_words(event.row.year)
            if year != heading:
                heading = year
                yield Heading(2, (heading,))
            yield from self.event(event)

    def event(self, event: EventRecord) -> Iterator[Block]:
        """Yield one event: title, status, summary, details, differences, the editor's note."""
        row = event.row
        title = DataText(f"{period_of(row)} — {row.title}", f"{row.id}: title")
        yield Heading(3, (title,), f"event-{row.id}")
        yield Paragraph((DataText(self.status(event), f"{row.id}: status"),))
        if row.id in self.content.possible:
            only = StrongWords("Only possibly in the range:")
            yield Paragraph((only, " its date allows days outside it."))
        supporting = self.footnotes.marks(cite for cite in event.cites if cite.role is CitationRole.SUPPORTS)
        if event.summary.strip():
            yield Paragraph((DataText(event.summary, f"{row.id}: summary"), *supporting))
            supporting = ()
        particulars = tuple(self.particulars(event, supporting))
        if particulars:
            yield ItemList(particulars)
        for difference in event.differences:
            yield from self.difference(difference, row)
        if event.note.strip():
            label = StrongWords("Editor's note, not from the sources:")
            yield Paragraph((label, " ", DataText(event.note, f"{row.id}: note")))

    def status(self, event: EventRecord) -> str:
        """Return an event's status, kind and support, and its EDTF date where that says more than words."""
        row = event.row
        rests = f"{pluralize(row.sources, 'source')}, {pluralize(row.origins, 'origin')}"
        origins = f" ({', '.join(event.origins)})" if event.origins else ""
        written = f"EDTF {row.date}" if row.when and not row.when.is_exact else ""
        kind = self.kinds.get(row.kind, row.kind)
        return " · ".join(
            filter(None, (capitalize(row.status), kind, rests + origins, written, f"id {row.id}"))
        )

    def particulars(self, event: EventRecord, supporting: Inlines) -> Iterator[Inlines]:
        """Yield the other details of an event, one item each.

        Args:
            event: The event.
            supporting: References for an event without a summary to put them after; else empty.
        """
        row = event.row
        if supporting:
            yield ("Sources:", *supporting)
        elif not event.cites:
            later = "None of its sources had been issued by then."
            yield (later if event.hidden.sources else "No source is cited.",)
        yield from self.citations(event)
        if event.actors:
            who = DataText("; ".join(map(visible_id, event.actors)), f"{row.id}: actors")
            yield ("Who: ", who)
        if event.date_as_written:
            yield ("Date as written: ", DataText(event.date_as_written, f"{row.id}: date-as-written"))
        if place := self.place(event):
            yield (DataText(place, f"{row.id}: place"),)
        if event.public and event.public != row.date:
            how = "as the editor gives it" if event.is_public_given else "when its earliest source was issued"
            yield (f"Public: {date_words(event.public)}, {how}",)
        if event.hidden:
            yield (f"Left out as later: {event.hidden.in_words()}. {written_later(event)}".rstrip(),)
        if event.tags:
            yield ("Tags: ", DataText(", ".join(event.tags), f"{row.id}: tags"))
        for problem in event.problems:
            message = f"Check ({problem.severity}): {problem.message}"
            yield (DataText(message, f"{row.id}: problems"),)

    def citations(self, event: EventRecord) -> Iterator[Inlines]:
        """Yield the citations that dispute, give context, quote, or failed their check."""
        for citation in filter(is_remarkable, event.cites):
            text = DataText(remark(citation), f"{event.row.id}: citation {citation.number}")
            yield (text, *self.footnotes.marks([citation]))

    def place(self, event: EventRecord) -> str:
        """Return the `after` and `before` of an event in words."""
        pairs = (("after", event.after), ("before", event.before))
        named = [f"{word} “{self.event_title(event_id)}”" for word, event_id in pairs if event_id]
        return f"Place in order: {' and '.join(named)}" if named else ""

    def event_title(self, event: str) -> str:
        """Return the title of an event by its id; the id itself where the chronology has no such event."""
        row = self.content.mentioned.get(event)
        return row.title if row else event

    def difference(self, difference: DifferenceRecord, row: EventRow) -> Iterator[Block]:
        """Yield a difference: in full under the first event that has it, a reference under others."""
        where = f"{difference.id}: difference"
        question: Inlines = (StrongWords("The sources differ:"), " ", DataText(difference.question, where))
        if difference.id in self.told:
            first = DataText(f"“{self.told[difference.id].title}”", where)
            yield Paragraph((*question, " (The versions are under ", first, ".)"))
            return
        self.told[difference.id] = row
        yield Paragraph(question)
        if difference.versions:
            yield ItemList(
                tuple(
                    (DataText(version.says, where), *self.cited(version.cites))
                    for version in difference.versions
                )
            )
        if difference.note.strip():
            label = StrongWords("Editor's note on the difference:")
            yield Paragraph((label, " ", DataText(difference.note, where)))

    def cited(self, citations: Iterable[CitationRecord]) -> Inlines:
        """Return the references of a version."""
        return self.footnotes.marks(citations) or (" (no source is cited)",)

    def sources(self) -> Iterator[Block]:
        """Yield the sources in the order in which they are first cited."""
        if self.content.sources:
            yield Heading(2, ("Sources",))
        for number, source in enumerate(self.content.sources, 1):
            yield self.source(number, source)

    def source(self, number: int, source: SourceRecord) -> SourceItem:
        """Return one source, with what a reader must know of its passages.

        Args:
            number: Its number in the list of sources, from 1.
            source: The source.
        """
        about = (
            f"Passages: {whose_words(source).lower()}",
            f"Date of issue: {source.issued_because}" if source.issued_because else "",
            f"Rights: {source.rights}" if source.rights else "",
            f"Editor's note: {source.note}" if source.note else "",
        )
        parts = (DataText(sentence(part), f"{source.id}: particulars") for part in about if part)
        spaced = tuple(inline for part in parts for inline in (" ", part))
        return SourceItem(number, source, full_reference(source), spaced[1:])

    def notes(self, heading: str = "") -> Iterator[Block]:
        """Yield the footnotes of what has been yielded so far.

        Args:
            heading: What stands above them where there are any; empty for nothing.
        """
        for number, note in enumerate(self.footnotes.notes()):
            if heading and not number:
                yield Heading(2, (heading,))
            yield note


def visible_id(actor: ActorRecord) -> str:
    """Return an actor's name and role; of a protected actor only the pseudonym."""
    return f"{actor.name} ({actor.role})" if actor.role and not actor.protected else actor.name
