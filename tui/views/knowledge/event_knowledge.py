"""Who is shown to have been aware of one event, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from tui.export.knowledge.words import actor_words, lag_words, shown_words, since_words, status_words
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
        yield from _entry(event, entry, marks)


def _entry(event: EventRecord, entry: KnowledgeRecord, marks: Symbols) -> Iterator[Line]:
    differs = f"{marks.differs} " if entry.differs else ""
    yield line(
        TextSpan(differs, TextRole.DIFFERS), f"{actor_words(entry)} {shown_words(entry)}", indent=2, hang=4
    )
    lag = lag_words(entry, event.row.when)
    since = (f"from {since_words(entry)}" if entry.since else since_words(entry), lag, status_words(entry))
    keys = ", ".join(str(citation.key) for citation in entry.cites)
    facts = f" {marks.dot} ".join(filter(None, (*since, keys)))
    yield line(TextSpan(facts, TextRole.QUIET), indent=4, hang=6)
