"""Who is shown to have been aware of one event, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from tui.chronology.edtf_date import EdtfDate
from tui.export.citation_text import date_words
from tui.export.knowledge.words import (
    actor_words,
    lag_words,
    since_phrase,
    status_words,
    verb_words,
    what_words,
)
from tui.index.knowledge_record import KnowledgeRecord
from tui.index.records import EventRecord
from tui.views.lines import Line, TextRole, TextSpan, heading, line
from tui.views.symbols import Symbols


def knowledge_lines(event: EventRecord, marks: Symbols) -> Iterator[Line]:
    """Yield the entries of an event: whom each is about, what is shown, from when, by which passages.

    Args:
        event: An event with knowledge.
        marks: The set of symbols.
    """
    yield heading(f"Recorded knowledge ({len(event.knowledge)})")
    for entry in event.knowledge:
        yield from entry_lines(entry, event.row.when, marks)


def entry_lines(
    entry: KnowledgeRecord,
    happened: EdtfDate | None,
    marks: Symbols,
    *,
    has_keys: bool = True,
    public: str = "",
) -> Iterator[Line]:
    """Yield one entry in full words: whom it is about and what is shown; from when, and how firmly.

    Args:
        entry: The entry.
        happened: The date of its event; None where it is undated.
        marks: The set of symbols.
        has_keys: Whether to name the passages, too.
        public: When its event became public, as EDTF; empty to leave that out.
    """
    differs = f"{marks.differs} " if entry.differs else ""
    yield line(
        TextSpan(differs, TextRole.DIFFERS),
        actor_words(entry),
        # What the program says is not lit by a search.
        TextSpan(f" {verb_words(entry)} ", TextRole.LABEL),
        what_words(entry),
        indent=2,
        hang=4,
    )
    since = since_phrase(entry)
    became = f"public {date_words(public)}" if public else ""
    keys = ", ".join(str(citation.key) for citation in entry.cites) if has_keys else ""
    said = (since, lag_words(entry, happened), status_words(entry), keys, became)
    yield line(TextSpan(f" {marks.dot} ".join(filter(None, said)), TextRole.QUIET), indent=4, hang=6)
