"""The letter by which statements are put to the party that they criticise, and nothing else is said."""

from __future__ import annotations

from collections.abc import Iterator

from tui.evidence.hashes.statement_hash import hash_statement
from tui.export.blocks import (
    Block,
    DataText,
    Heading,
    Inline,
    Inlines,
    ItemList,
    Notice,
    Paragraph,
    StrongWords,
)
from tui.export.citation_notes import passage_words
from tui.export.citation_text import date_words, locator, sentence
from tui.export.content import ExportContent
from tui.export.document.source_items import full_reference
from tui.export.positions.position_words import NO_ADMISSION
from tui.export.reading_guide import STATUS_MEANINGS
from tui.export.summary import capitalize, period_of
from tui.index.records import CitationRecord, EventRecord
from tui.text.note_marks import split_marks
from tui.text.plural import pluralize

LINE = "_" * 24
"""Room to write on."""
TICKS = ("agreed: what is said of us is so", "disputed", "not admitted", "cannot say", "no answer")
"""The answers to tick, in the order of `tui.chronology.enums.Answer`."""


def letter_blocks(content: ExportContent) -> Iterator[Block]:
    """Yield the blocks of the letter.

    Args:
        content: The content of an export that is a letter.
    """
    yield Heading(1, ("Statements put to ", DataText(content.selection.party_name, "party")))
    yield Paragraph(
        (
            f"{date_words(content.made.isoformat())}. From the chronology ",
            DataText(f"“{content.info.title}”", "title"),
            ".",
        )
    )
    if notice := content.info.notice:
        yield Notice((StrongWords("Content notice."), " ", DataText(notice, "notice")))
    count, does = len(content.events), "concerns" if len(content.events) == 1 else "concern"
    asked = (
        f"{pluralize(count, 'statement')} of this chronology {does} you. The date, title and summary of each "
        "stand below as they are in the chronology, with its sources; its note and what sources say "
        "otherwise do not. Please tick one answer to each, and add your version and the "
        f"documents that it rests on where you wish to. {NO_ADMISSION}"
    )
    yield Paragraph((asked,))
    yield Paragraph((StrongWords("Please answer by"), f" {LINE}"))
    for number, event in enumerate(content.events, 1):
        yield from _statement(number, event)


def _statement(number: int, event: EventRecord) -> Iterator[Block]:
    row, where = event.row, event.row.id
    title = DataText(f"{period_of(row)} — {row.title}", f"{where}: title")
    yield Heading(2, (f"{number}. ", title), f"event-{where}")
    if event.summary.strip():
        yield Paragraph(tuple(_summary(event)))
    yield Paragraph((StrongWords("Status:"), f" {row.status.value}: {STATUS_MEANINGS[row.status]}."))
    if event.cites:
        yield Paragraph((StrongWords("Sources:"),))
        yield ItemList(tuple(_source(at, one, where) for at, one in enumerate(event.cites, 1)))
    else:
        yield Paragraph(("No source is cited in support.",))
    now = hash_statement(row.date, row.title, event.summary)
    yield Paragraph((StrongWords("Hash of this statement:"), f" {now or 'none: it has no words'}"))
    yield Paragraph((StrongWords("Your answer:"),))
    yield ItemList(tuple((f"☐ {capitalize(answer)}",) for answer in TICKS))
    yield Paragraph((StrongWords("Your version:"), f" {LINE}"))
    yield Paragraph((StrongWords("Documents that it rests on:"), f" {LINE}"))


def _summary(event: EventRecord) -> Iterator[Inline]:
    """Yield the summary; where a mark stands for a source below, the number that it has there."""
    numbers = {one.number: at for at, one in enumerate(event.cites, 1)}
    for part in split_marks(event.summary.strip(), _MOST_MARKS):
        if isinstance(part, str):
            lead = " " if part[:1].isspace() else ""
            yield lead
            yield DataText(part, f"{event.row.id}: summary")
        elif part in numbers:
            yield f" (source {numbers[part]})"


_MOST_MARKS = 10_000
"""A mark may stand for a citation that is not put, and is left out with it."""


def _source(number: int, citation: CitationRecord, event: str) -> Inlines:
    """Return a source in full, with the words of the passage."""
    where = f"{event}: citation {citation.number}"
    if citation.source is None:
        return (f"Source {number}. ", DataText(f"The chronology has no source for {citation.key}.", where))
    places = (citation.place_in_bundle, locator(citation))
    parts: list[Inline] = [f"Source {number}. ", *full_reference(citation.source)]
    parts += (" ", DataText(sentence(capitalize(", ".join(filter(None, places)))), where))
    if quote := citation.quote.strip():
        parts += (" ", DataText(f"Quoted: “{quote}”.", where))
    if citation.passage:
        parts += (" ", DataText(passage_words(citation, citation.passage), where))
    return tuple(parts)
