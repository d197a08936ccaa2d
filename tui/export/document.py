"""An export as people read it, part by part, in any format that has a `MarkupWriter`.

It begins with a summary and ends with the sources and with what the format has changed, so that it can be
judged without the chronology.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.date_format import heading_words
from tui.chronology.enums import CitationRole
from tui.export.citation_text import date_words, is_remarkable, remark, sentence, whose_words, written_later
from tui.export.content import ExportContent
from tui.export.footnotes import Footnotes, full_reference
from tui.export.result import Loss
from tui.export.summary import about_of, capitalize, period_of, summary_lines, title_of
from tui.export.writer import MarkupWriter
from tui.index.records import (
    ActorRecord,
    CitationRecord,
    DifferenceRecord,
    EventRecord,
    EventRow,
    SourceRecord,
)
from tui.text.plural import pluralize

_PLACES_LISTED = 20
"""Places listed for each loss; the rest are counted."""


class DocumentBuilder:
    """Builds one document. Its methods yield blocks and must be called in the order of the text."""

    def __init__(self, content: ExportContent, pen: MarkupWriter) -> None:
        self.content = content
        self.pen = pen
        self.ink = pen.ink
        self.footnotes = Footnotes(pen)
        self.kinds = {kind.id: kind.label for kind in content.info.kinds}
        self.told: dict[str, EventRow] = {}
        """By difference id, the event under which it is written in full."""

    def title(self) -> Iterator[str]:
        """Yield the title."""
        yield self.pen.heading(1, self.ink(title_of(self.content), "title"))

    def about(self) -> Iterator[str]:
        """Yield what the chronology is about."""
        if about := about_of(self.content):
            yield self.pen.paragraph(self.ink(about, "about"))

    def notice(self) -> Iterator[str]:
        """Yield the content notice."""
        if notice := self.content.info.notice:
            yield self.pen.quote(f"{self.pen.strong('Content notice.')} {self.ink(notice, 'notice')}")

    def holdings(self) -> Iterator[str]:
        """Yield the summary of the export."""
        ink, pen = self.ink, self.pen
        yield pen.heading(2, "About this export")
        yield pen.listed(ink(line, "about this export") for line in summary_lines(self.content))
        if self.content.digests:
            yield pen.paragraph("The files it was made from, with the SHA-256 of each:")
            yield pen.listed(
                f"{ink(path, 'files')}: {ink(digest, 'files')}" for path, digest in self.content.digests
            )

    def events(self) -> Iterator[str]:
        """Yield every event in order, under headings of years."""
        if not self.content.events:
            yield self.pen.paragraph("No event of the chronology is in this export.")
        heading = ""
        for event in self.content.events:
            year = heading_words(event.row.year)
            if year != heading:
                heading = year
                yield self.pen.heading(2, heading)
            yield from self.event(event)

    def event(self, event: EventRecord) -> Iterator[str]:
        """Yield one event: title, status, summary, details, differences, the editor's note."""
        row = event.row
        pen, ink = self.pen, self.ink
        yield pen.heading(3, ink(f"{period_of(row)} — {row.title}", f"{row.id}: title"), f"event-{row.id}")
        yield pen.paragraph(ink(self.status(event), f"{row.id}: status"))
        if row.id in self.content.possible:
            only = pen.strong("Only possibly in the range:")
            yield pen.paragraph(f"{only} its date allows days outside it.")
        supporting = self.footnotes.marks(cite for cite in event.cites if cite.role is CitationRole.SUPPORTS)
        if event.summary.strip():
            yield pen.paragraph(ink(event.summary, f"{row.id}: summary") + supporting)
            supporting = ""
        particulars = [*self.particulars(event, supporting)]
        if particulars:
            yield pen.listed(particulars)
        for difference in event.differences:
            yield from self.difference(difference, row)
        if event.note.strip():
            label = pen.strong("Editor's note, not from the sources:")
            yield pen.paragraph(f"{label} {ink(event.note, f'{row.id}: note')}")

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

    def particulars(self, event: EventRecord, supporting: str) -> Iterator[str]:
        """Yield the other details of an event, one item each.

        Args:
            event: The event.
            supporting: References for an event without a summary to put them after; else empty.
        """
        ink, row = self.ink, event.row
        if supporting:
            yield f"Sources:{supporting}"
        elif not event.cites:
            later = "None of its sources had been issued by then."
            yield later if event.hidden.sources else "No source is cited."
        yield from self.citations(event)
        if event.actors:
            yield f"Who: {ink('; '.join(map(visible_id, event.actors)), f'{row.id}: actors')}"
        if place := self.place(event):
            yield ink(place, f"{row.id}: place")
        if event.public and event.public != row.date:
            how = "as the editor gives it" if event.is_public_given else "when its earliest source was issued"
            yield f"Public: {date_words(event.public)}, {how}"
        if event.hidden:
            yield f"Left out as later: {event.hidden.in_words()}. {written_later(event)}".rstrip()
        if event.tags:
            yield f"Tags: {ink(', '.join(event.tags), f'{row.id}: tags')}"
        for problem in event.problems:
            yield ink(f"Check ({problem.severity}): {problem.message}", f"{row.id}: problems")

    def citations(self, event: EventRecord) -> Iterator[str]:
        """Yield the citations that dispute, give context, quote, or failed their check."""
        for citation in filter(is_remarkable, event.cites):
            text = self.ink(remark(citation), f"{event.row.id}: citation {citation.number}")
            yield text + self.footnotes.marks([citation])

    def place(self, event: EventRecord) -> str:
        """Return the `after` and `before` of an event in words."""
        pairs = (("after", event.after), ("before", event.before))
        named = [f"{word} “{self.event_title(event_id)}”" for word, event_id in pairs if event_id]
        return f"Place in order: {' and '.join(named)}" if named else ""

    def event_title(self, event: str) -> str:
        """Return the title of an event by its id; the id itself where the chronology has no such event."""
        row = self.content.mentioned.get(event)
        return row.title if row else event

    def difference(self, difference: DifferenceRecord, row: EventRow) -> Iterator[str]:
        """Yield a difference: in full under the first event that has it, a reference under others."""
        where = f"{difference.id}: difference"
        pen = self.pen
        question = f"{pen.strong('The sources differ:')} {self.ink(difference.question, where)}"
        if difference.id in self.told:
            first = self.ink(f"“{self.told[difference.id].title}”", where)
            yield pen.paragraph(f"{question} (The versions are under {first}.)")
            return
        self.told[difference.id] = row
        yield pen.paragraph(question)
        if difference.versions:
            yield pen.listed(
                self.ink(version.says, where) + self.cited(version.cites) for version in difference.versions
            )
        if difference.note.strip():
            label = pen.strong("Editor's note on the difference:")
            yield pen.paragraph(f"{label} {self.ink(difference.note, where)}")

    def cited(self, citations: Iterable[CitationRecord]) -> str:
        """Return the references of a version."""
        return self.footnotes.marks(citations) or " (no source is cited)"

    def sources(self) -> Iterator[str]:
        """Yield the sources in the order in which they are first cited."""
        if not self.content.sources:
            return
        yield self.pen.heading(2, "Sources")
        yield self.pen.listed(map(self.source, self.content.sources), numbered=True)

    def source(self, source: SourceRecord) -> str:
        """Return one source, with what a reader must know of its passages."""
        about = (
            f"Passages: {whose_words(source).lower()}",
            f"Date of issue: {source.issued_because}" if source.issued_because else "",
            f"Rights: {source.rights}" if source.rights else "",
            f"Editor's note: {source.note}" if source.note else "",
        )
        details = " ".join(self.ink(sentence(part), f"{source.id}: particulars") for part in about if part)
        return self.pen.source(source, full_reference(source, self.pen), details)

    def losses(self) -> Iterator[str]:
        """Yield what has been changed so far: call this when everything else is written."""
        if losses := self.ink.losses:
            yield self.pen.heading(2, f"What writing this as {self.pen.format_name} changed")
            yield self.pen.listed(
                f"{capitalize(loss.what)} in {pluralize(len(loss.where), 'place')}: {self.places(loss)}"
                for loss in losses
            )

    def places(self, loss: Loss) -> str:
        """Return the places of a loss, escaped by a separate escaper so that they add no loss themselves."""
        more = len(loss.where) - _PLACES_LISTED
        named = self.ink.again()("; ".join(loss.where[:_PLACES_LISTED]), "losses")
        return f"{named}; and {more} more" if more > 0 else named


def visible_id(actor: ActorRecord) -> str:
    """Return an actor's name and role; of a protected actor only the pseudonym."""
    return f"{actor.name} ({actor.role})" if actor.role and not actor.protected else actor.name
