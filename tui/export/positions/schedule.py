"""A schedule of statements and positions, as parties to a case exchange it: a row for each statement."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.enums import PositionState
from tui.export.blocks import (
    Block,
    Column,
    DataText,
    GridRow,
    Heading,
    Inlines,
    Notice,
    Paragraph,
    SourceItem,
    StrongText,
    StrongWords,
)
from tui.export.citation_notes import cited_words
from tui.export.citation_text import date_words
from tui.export.content import ExportContent
from tui.export.document.source_items import full_reference
from tui.export.positions.position_words import NO_ADMISSION, answer_words, count_words
from tui.export.summary import capitalize, period_of, summary_lines
from tui.index.position_record import PositionRecord
from tui.index.records import EventRecord
from tui.text.note_marks import drop_marks

COLUMNS = (
    Column("No", 4),
    Column("Date", 12),
    Column("Statement", 30),
    Column("Sources", 17),
    Column("Position", 14),
    Column("Version", 21),
    Column("Sources of the version", 17),
    Column("Finding", 12),
)
"""The last one is left empty, for who decides."""


def position_of(event: EventRecord) -> PositionRecord:
    """Return the position of the only party of an export on one of its events."""
    return event.positions[0]


def head_lines(content: ExportContent) -> Iterator[str]:
    """Yield what stands at the head of a schedule: counts first."""
    positions = [position_of(event) for event in content.events]
    yield count_words(positions)
    name = content.selection.party_name
    yield f"This document has the positions of {name}"
    if any(one.state is PositionState.NO_ANSWER for one in positions):
        yield NO_ADMISSION


def statement_words(event: EventRecord) -> str:
    """Return the summary of an event without the marks of its notes."""
    return drop_marks(event.summary.strip(), len(event.cites) + event.hidden.citations)


def position_cell(position: PositionRecord) -> str:
    """Return a position in a few words, with the day on which the statement was put."""
    wording = " in an earlier wording" if position.is_outdated else ""
    put = f"; put on {date_words(position.put_on)}{wording}" if position.put_on else ""
    return capitalize(answer_words(position)) + put


def schedule_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield the blocks of the schedule.

    Args:
        content: The content of an export with the positions of one party.
    """
    name = content.selection.party_name
    yield Heading(1, ("Schedule of statements and positions: ", DataText(name, "party")))
    yield Paragraph(("From the chronology ", DataText(f"“{content.info.title}”", "title"), "."))
    if notice := content.info.notice:
        yield Notice((StrongWords("Content notice."), " ", DataText(notice, "notice")))
    for line in head_lines(content):
        yield Paragraph((DataText(line, "head"),))
    yield Heading(2, ("Schedule",), "schedule")
    if not content.events:
        yield Paragraph(("No statement is in this document.",))
    for number, event in enumerate(content.events, 1):
        yield GridRow(COLUMNS, tuple(_cells(number, event)), f"event-{event.row.id}", is_wide=True)
    if content.sources:
        yield Heading(2, ("Sources",), "sources")
    for number, source in enumerate(content.sources, 1):
        yield SourceItem(number, source, full_reference(source), ())
    yield Heading(2, ("What this document was made from",), "record")
    for line in summary_lines(content):
        yield Paragraph((DataText(line, "record"),))


def _cells(number: int, event: EventRecord) -> Iterator[tuple[Inlines, ...]]:
    """Yield the cells of one row, of each its paragraphs."""
    where, position = event.row.id, position_of(event)
    yield ((str(number),),)
    yield ((DataText(period_of(event.row), f"{where}: date"),),)
    statement: list[Inlines] = [(StrongText(event.row.title, f"{where}: title"),)]
    if words := statement_words(event):
        statement.append((DataText(words, f"{where}: summary"),))
    yield (*statement, (f"Status: {event.row.status.value}",))
    cites = tuple((DataText(cited_words(one), f"{where}: sources"),) for one in event.cites)
    yield cites or (("No source is cited.",),)
    yield ((DataText(position_cell(position), f"{where}: position"),),)
    yield ((DataText(position.version, f"{where}: version"),),)
    yield tuple((DataText(cited_words(one), f"{where}: sources of the version"),) for one in position.cites)
    yield ()
