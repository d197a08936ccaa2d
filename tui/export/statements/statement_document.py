"""The statements of one actor as a document: days in columns, matters in rows, and what was public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tui.chronology.date_format import format_limit
from tui.export.blocks import (
    Block,
    Column,
    DataText,
    GridRow,
    Heading,
    Inlines,
    InnerLink,
    ItemList,
    LossList,
    Notice,
    Paragraph,
    StrongWords,
)
from tui.export.citation_text import date_words
from tui.export.document.source_items import file_rows, source_items
from tui.export.statements.statement_table import Statement, StatementDay, StatementMatter, StatementTable
from tui.export.statements.statement_words import PARAPHRASE, QUOTED, notes_of, role_of, title_of, whose_words
from tui.export.summary import capitalize
from tui.index.records import ChronologyInfo, SourceRecord
from tui.text.plural import pluralize

_MOST_DAYS = 4
"""Columns of days that have room on a page."""
_NAMED = 6
"""Events that are named at the head of a column."""
_LISTED = 200
"""Events that are listed of each day."""
_MATTER = Column("About", 20)


@dataclass(frozen=True, slots=True)
class StatementContent:
    """All that a document of statements needs."""

    table: StatementTable
    info: ChronologyInfo
    made: date
    program: str
    """Name and version."""
    accepted: tuple[str, ...] = ()
    """Codes of the risks that the exporting person was shown and accepted."""

    @property
    def sources(self) -> tuple[SourceRecord, ...]:
        """The sources of the statements, in the order in which they are first met."""
        return tuple({one.source.id: one.source for one in self.table.statements}.values())

    @property
    def digests(self) -> tuple[tuple[str, str], ...]:
        """The files that the document is made from, each with its SHA-256."""
        sources = {source.path for source in self.sources}
        return tuple(
            (path, digest)
            for path, digest in self.info.file_hashes
            if path in sources or not path.startswith("corpus/")
        )


def statement_blocks(content: StatementContent, format_name: str) -> Iterator[Block]:
    """Yield the document.

    Args:
        content: What is in it.
        format_name: What the list of losses calls the format.
    """
    table = content.table
    numbers = {source.id: number for number, source in enumerate(content.sources, 1)}
    yield from _front(content)
    yield Heading(2, ("By day",), "days")
    if not table.days:
        yield Paragraph(("No dated statement is in this document.",))
    for start in range(0, len(table.days), _MOST_DAYS):
        days = table.days[start : start + _MOST_DAYS]
        if len(table.days) > _MOST_DAYS:
            yield Heading(3, (DataText(" to ".join({day.when.words: 0 for day in (days[0], days[-1])})),))
        yield from _grid(table, days, numbers)
    yield from _undated(table, numbers)
    yield from _public(table)
    yield Heading(2, ("Sources",), "sources")
    yield from source_items(content.sources)
    yield Heading(2, ("What this document was made from",), "record")
    yield ItemList(tuple((DataText(line, "record"),) for line in _record(content)))
    yield from file_rows(content.digests)
    yield LossList(format_name)


def _front(content: StatementContent) -> Iterator[Block]:
    table = content.table
    yield Heading(1, (DataText(title_of(table), "title"),))
    if notice := content.info.notice:
        yield Notice((StrongWords("Content notice."), " ", DataText(notice, "notice")))
    if role := role_of(table.actor):
        yield Paragraph((DataText(role, f"{table.actor.id}: actor"),))
    if content.accepted:
        yield Paragraph((f"Privacy risks accepted: {', '.join(content.accepted)}",))
    yield Heading(2, ("How to read this",), "guide")
    words = (f"{capitalize(PARAPHRASE)}.",) if table.is_paraphrase else ()
    quoted = (QUOTED,) if table.has_paraphrase else ()
    yield ItemList(tuple((DataText(note, "guide"),) for note in (*words, *quoted, *notes_of(table))))


def _grid(table: StatementTable, days: Sequence[StatementDay], numbers: dict[str, int]) -> Iterator[GridRow]:
    columns = (_MATTER, *(Column(capitalize(day.when.words), 80 // len(days)) for day in days))
    yield GridRow(columns, (((StrongWords("Public"),),), *(_public_cell(table, day) for day in days)))
    for matter in table.matters:
        cells = tuple(_cell(table, matter.on(day.when), numbers) for day in days)
        if any(cells):
            named = ((DataText(matter.question, f"{matter.id}: difference"),),)
            yield GridRow(columns, (named, *(cell or (("–",),) for cell in cells)))


def _public_cell(table: StatementTable, day: StatementDay) -> tuple[Inlines, ...]:
    at = table.days.index(day)
    words = table.gain_words(table.days[at - 1] if at else None, day, _NAMED)
    counted: Inlines = (f"{capitalize(table.public_words(day))}.",)
    return (counted, (DataText(words, "titles"),)) if words else (counted,)


def _cell(
    table: StatementTable, statements: Sequence[Statement], numbers: dict[str, int]
) -> tuple[Inlines, ...]:
    return tuple(_said(table, statement, numbers) for statement in statements)


def _said(table: StatementTable, statement: Statement, numbers: dict[str, int]) -> Inlines:
    where, source = str(statement.passage.citation_key), statement.source.id
    words = f", {whose}" if (whose := whose_words(table, statement)) else ""
    link = InnerLink(f"source {numbers[source]}", f"source-{source}")
    return (
        DataText(statement.passage.text, where),
        " (",
        DataText(statement.cited, where),
        f"{words}; ",
        link,
        ")",
    )


def _undated(table: StatementTable, numbers: dict[str, int]) -> Iterator[Block]:
    if not table.undated:
        return
    yield Heading(2, ("Undated",), "undated")
    for matter in table.matters:
        if items := _cell(table, matter.on(None), numbers):
            yield from _named(matter)
            yield ItemList(items)


def _named(matter: StatementMatter) -> Iterator[Block]:
    yield Heading(3, (DataText(matter.question, f"{matter.id}: difference"),))


def _public(table: StatementTable) -> Iterator[Block]:
    """Yield what was public by each day, and of each day but the first what was new."""
    if table.days:
        yield Heading(2, ("What was public",), "public")
    for before, day in zip((None, *table.days), table.days, strict=False):
        yield Heading(3, (DataText(f"{capitalize(day.when.words)}: {table.public_words(day)}"),))
        gain = table.gain(before, day)
        if before:
            new = f"{pluralize(gain.count, 'event')} became public after {before.when.limit_words}."
            yield Paragraph((new,))
        listed: list[Inlines] = [(DataText(row.title, f"{row.id}: title"),) for row in gain.events[:_LISTED]]
        if (more := len(gain.events) - len(listed)) > 0:
            listed.append((f"and {more} more",))
        if listed:
            yield Paragraph(("Among them, what the statements are about:",))
            yield ItemList(tuple(listed))


def _record(content: StatementContent) -> Iterator[str]:
    table, info = content.table, content.info
    yield f"Chronology: {info.title}"
    yield f"Statements: {len(table.statements)}, on {pluralize(len(table.days), 'day')}"
    if table.as_of:
        later = pluralize(table.later, "statement")
        yield f"As of {format_limit(table.as_of)}: {later} of later sources left out"
    problems = f"{pluralize(info.errors, 'error')}, {pluralize(info.warnings, 'warning')}"
    yield f"Problems in the whole chronology: {problems}"
    if content.accepted:
        yield f"Privacy risks accepted by the person who made this export: {', '.join(content.accepted)}"
    yield f"Made on {date_words(content.made.isoformat())} with {content.program}"
