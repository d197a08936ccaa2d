"""One event in plain lines, for formats that have one text for each event."""

from __future__ import annotations

from collections.abc import Iterator

from tui.export.citation_notes import cited_words
from tui.export.citation_text import date_words, is_remarkable, remark, short_reference
from tui.export.content import ExportContent
from tui.export.document.reader_document import visible_id
from tui.export.knowledge.query_words import possible_words
from tui.export.knowledge.words import entry_words
from tui.export.statements.conflict_text import INFERRED, LEAVES, window_words
from tui.export.summary import capitalize
from tui.index.records import EventRecord
from tui.text.note_marks import drop_marks


def event_lines(content: ExportContent, event: EventRecord) -> Iterator[str]:
    """Yield everything about an event but its title, as lines of text as it is in the records.

    Args:
        content: The content of the export.
        event: One of its events.
    """
    row = event.row
    yield f"Date: {date_words(row.date)} (EDTF {row.date})"
    if event.date_as_written:
        yield f"Date as written: {event.date_as_written}"
    if event.window:
        yield f"{LEAVES} {window_words(event.window)} ({INFERRED})"
    yield f"Status: {row.status}"
    if row.id in content.possible:
        yield capitalize(possible_words(content.selection.query))
    yield drop_marks(event.summary, len(event.cites) + event.hidden.citations)
    if event.actors:
        yield f"Who: {'; '.join(map(visible_id, event.actors))}"
    yield from (
        remark(cite) if is_remarkable(cite) else f"Source: {short_reference(cite)}" for cite in event.cites
    )
    for entry in event.knowledge:
        sources = "; ".join(map(cited_words, entry.cites)) or "no source is cited"
        yield f"Recorded knowledge: {entry_words(entry, row.when)} ({sources})"
    for difference in event.differences:
        yield f"The sources differ: {difference.question}"
        for version in difference.versions:
            sources = "; ".join(map(short_reference, version.cites)) or "no source is cited"
            yield f"- {version.says} ({sources})"
        yield f"Editor's note on the difference: {difference.note}" if difference.note.strip() else ""
    yield f"Editor's note, not from the sources: {event.note}" if event.note.strip() else ""
    yield from (f"Check ({problem.severity}): {problem.message}" for problem in event.problems)
    yield f"Left out as later: {event.hidden.in_words()}" if event.hidden else ""
