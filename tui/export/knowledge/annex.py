"""The part of a document with the entries of knowledge by person and body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from tui.export.blocks import Block, Column, DataText, GridRow, Heading, Inlines, InnerLink, Paragraph
from tui.export.citation_text import date_words
from tui.export.knowledge.by_actor import entries_by_actor
from tui.export.knowledge.words import actor_words, shown_words, since_words
from tui.index.knowledge_record import KnowledgeRecord
from tui.index.records import EventRecord

_INTRODUCTION = (
    "Single statements, each by its passage; to have been told is not to have understood, and silence says "
    "nothing."
)
_COLUMNS = (
    Column("From, or as of", 15),
    Column("Event", 9),
    Column("Public", 15),
    Column("What is shown", 37),
    Column("Passage", 24),
)
_Cited: TypeAlias = Callable[[EventRecord, KnowledgeRecord], Inlines]
"""Returns the passages of an entry of an event, each with its mark."""


def knowledge_blocks(
    events: Iterable[EventRecord], numbers: Mapping[str, int], cited: _Cited
) -> Iterator[Block]:
    """Yield an introduction, and a table for each person and body; entries without a date come last in it.

    Args:
        events: The events of the document, in order.
        numbers: Their numbers by their ids.
        cited: What stands as the passages of an entry.
    """
    yield Paragraph((_INTRODUCTION,))
    for actor, entries in entries_by_actor(events):
        yield Heading(3, (DataText(actor.name, f"{actor.id}: actor"),))
        for event, entry in sorted(entries, key=lambda one: not one[1].since):
            name, where = event.row.id, f"{event.row.id}: knowledge {entry.number}"
            differs = " The sources differ about this." if entry.differs else ""
            link = InnerLink(f"event {numbers[name]}", f"event-{name}")
            shown = DataText(f"{actor_words(entry)} {shown_words(entry)}.{differs}", where)
            public = date_words(event.public) or "not known"
            cells = ((since_words(entry),), (link,), (public,), (shown,), cited(event, entry))
            yield GridRow(_COLUMNS, tuple((cell,) for cell in cells))
