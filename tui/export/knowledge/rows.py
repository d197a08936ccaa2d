"""Entries of knowledge as rows of a workbook."""

from __future__ import annotations

from collections.abc import Callable

from tui.chronology.enums import CitationRole
from tui.export.citation_notes import cited_words
from tui.export.citation_text import date_words
from tui.export.knowledge.words import lag_words, shown_words, since_words
from tui.index.knowledge_record import KnowledgeRecord
from tui.index.records import EventRecord

_CELLS: tuple[tuple[str, int, Callable[[EventRecord, KnowledgeRecord], str]], ...] = (
    ("Date", 20, lambda event, _: date_words(event.row.date)),
    ("Event", 40, lambda event, _: event.row.title),
    ("Who", 28, lambda _, entry: entry.actor.name),
    ("Which part", 24, lambda _, entry: entry.part),
    ("What is shown", 60, lambda _, entry: shown_words(entry)),
    ("From, or as of", 20, lambda _, entry: since_words(entry)),
    ("From in EDTF", 16, lambda _, entry: entry.since),
    ("After the event", 24, lambda event, entry: lag_words(entry, event.row.when)),
    ("Public", 14, lambda event, _: event.public),
    ("How", 11, lambda _, entry: entry.form),
    ("Who says so", 24, lambda _, entry: entry.said_by),
    ("Stance", 10, lambda _, entry: entry.stance),
    ("Status", 12, lambda _, entry: entry.status),
    ("Sources differ", 10, lambda _, entry: "yes" if entry.differs else ""),
    ("Sources", 44, lambda _, entry: _sources(entry, CitationRole.SUPPORTS, CitationRole.CONTEXT)),
    ("Disputed by", 34, lambda _, entry: _sources(entry, CitationRole.DISPUTES)),
)
KNOWLEDGE_COLUMNS = tuple((name, width) for name, width, _ in _CELLS)
"""The name of each column, and its width in characters."""


def knowledge_row(event: EventRecord, entry: KnowledgeRecord) -> tuple[str, ...]:
    """Return the cells of an entry, one for each of `KNOWLEDGE_COLUMNS`."""
    return tuple(cell(event, entry) for _, _, cell in _CELLS)


def _sources(entry: KnowledgeRecord, *roles: CitationRole) -> str:
    return "; ".join(cited_words(one) for one in entry.cites if one.role in roles)
