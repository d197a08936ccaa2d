"""What one actor said, as lines: matter by matter, and the days in order or in columns beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.chronology.calendar import iso_date
from tui.export.statements.statement_table import (
    Statement,
    StatementDay,
    StatementMatter,
    StatementTable,
)
from tui.export.statements.statement_words import PARAPHRASE, QUOTED, notes_of, role_of, title_of, whose_words
from tui.index.records import ActorRecord
from tui.text.cell_width import pad
from tui.text.plural import pluralize
from tui.text.sanitize import sanitize_line
from tui.text.wrap import wrap
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line, section
from tui.views.links import PassageLink, QueryLink, SpeakerLink, StatementsLink

LEAST_COLUMN = 24
"""Cells of the narrowest column."""
_BETWEEN = " │ "
_NAMED = 4
"""Events that are named of those that became public."""


def statement_lines(table: StatementTable) -> list[Line]:
    """Return what an actor said: each matter with its days in order, and what was public by each of them."""
    lines = [*_head(table), *section(_public(table))]
    for matter in table.matters:
        lines += [BLANK, heading(matter.question), *_matter(table, matter)]
    return [*lines, *section(_notes(table))]


def statement_columns(table: StatementTable, width: int) -> list[Line] | None:
    """Return what an actor said: days in columns, matters in rows.

    Args:
        table: What was said.
        width: Cells of a row.

    Returns:
        None where the columns of all days do not fit.
    """
    count = len(table.days)
    column = (width - len(_BETWEEN) * (count - 1)) // count if count else 0
    if column < LEAST_COLUMN:
        return None
    lines = [*_head(table), BLANK, *_row([_day_cell(table, day) for day in table.days], column)]
    for matter in table.matters:
        cells = [_statement_cell(table, matter.on(day.when)) for day in table.days]
        lines += [BLANK, heading(matter.question), *(_row(cells, column) if any(cells) else [])]
        lines += _undated(table, matter)
    return [*lines, *section(_notes(table))]


def speaker_lines(speakers: Iterable[tuple[ActorRecord, int]]) -> list[Line]:
    """Return the actors who say something, each with the number of passages."""
    return [
        line(
            TextSpan(actor.id, TextRole.KEY),
            f"  {actor.name}",
            TextSpan(f"  {pluralize(count, 'statement')}", TextRole.QUIET),
            hang=4,
            anchor=SpeakerLink(actor.id),
        )
        for actor, count in speakers
    ]


def matter_lines(table: StatementTable) -> list[Line]:
    """Return what an actor spoke about, to choose from, each with the days; first everything."""
    lines = [*_head(table), BLANK]
    every = StatementsLink(table.actor.id)
    lines.append(line("everything", TextSpan(_spoken(table.statements), TextRole.QUIET), anchor=every))
    for matter in table.matters:
        spoken = TextSpan(_spoken(matter.statements), TextRole.QUIET)
        lines.append(line(matter.question, spoken, hang=2, anchor=SpeakerLink(table.actor.id, matter.id)))
    return lines


def _spoken(statements: Sequence[Statement]) -> str:
    days = dict.fromkeys(one.when.words if one.when else "undated" for one in statements)
    return f"  {pluralize(len(statements), 'statement')}: {', '.join(days)}"


def _head(table: StatementTable) -> Iterator[Line]:
    yield line(TextSpan(title_of(table), TextRole.TITLE))
    if role := role_of(table.actor):
        yield line(TextSpan(role, TextRole.QUIET))
    if table.is_paraphrase:
        yield line(TextSpan(PARAPHRASE, TextRole.QUIET))
    if table.has_paraphrase:
        yield line(TextSpan(QUOTED, TextRole.QUIET))


def _public(table: StatementTable) -> Iterator[Line]:
    """Yield what was public by each day, and what had become public since the day before."""
    if table.days:
        yield heading("What was public")
    for before, day in zip((None, *table.days), table.days, strict=False):
        link = QueryLink(f"as-of:{iso_date(day.when.last_day)}")
        when = TextSpan(day.when.words, TextRole.DATE)
        yield line(when, f"  {table.public_words(day)}", indent=2, hang=4, anchor=link)
        if words := table.gain_words(before, day, _NAMED):
            yield line(TextSpan(words, TextRole.QUIET), indent=4, hang=6)


def _matter(table: StatementTable, matter: StatementMatter) -> Iterator[Line]:
    days = table.days_of(matter)
    for before, day in zip((None, *days), days, strict=False):
        if before and (count := day.public - before.public):
            between = f"between: {pluralize(count, 'event')} became public"
            yield line(TextSpan(between, TextRole.QUIET), indent=2, hang=4)
        public = TextSpan(f"  {table.public_words(day)}", TextRole.QUIET)
        yield line(TextSpan(day.when.words, TextRole.DATE), public, indent=2, hang=4)
        for statement in matter.on(day.when):
            yield from _statement(table, statement)
    yield from _undated(table, matter)


def _undated(table: StatementTable, matter: StatementMatter) -> Iterator[Line]:
    undated = matter.on(None)
    if undated:
        yield line(TextSpan("undated", TextRole.DATE), indent=2)
    for statement in undated:
        yield from _statement(table, statement)


def _statement(table: StatementTable, statement: Statement) -> Iterator[Line]:
    link = PassageLink(statement.passage.citation_key)
    yield line(statement.passage.text, indent=4, hang=4, anchor=link)
    yield line(TextSpan(_cited(table, statement), TextRole.QUIET), indent=6, hang=8)


def _cited(table: StatementTable, statement: Statement) -> str:
    """Return where a statement stands, and whose words it is in where that is not said of all."""
    words = f" ({whose})" if (whose := whose_words(table, statement)) else ""
    return f"{statement.cited}, {statement.passage.citation_key}{words}"


def _notes(table: StatementTable) -> Iterator[Line]:
    for note in notes_of(table):
        yield line(TextSpan(note, TextRole.NOTE))


def _day_cell(table: StatementTable, day: StatementDay) -> list[TextSpan]:
    at = table.days.index(day)
    words = table.gain_words(table.days[at - 1] if at else None, day, _NAMED)
    public = [TextSpan(day.when.words, TextRole.DATE), TextSpan(table.public_words(day))]
    return [*public, TextSpan(words, TextRole.QUIET)] if words else public


def _statement_cell(table: StatementTable, statements: Sequence[Statement]) -> list[TextSpan]:
    cell: list[TextSpan] = []
    for statement in statements:
        cell += [TextSpan("")] if cell else []
        cell += [
            TextSpan(statement.passage.text),
            TextSpan(_cited(table, statement), TextRole.QUIET),
        ]
    return cell


def _row(cells: Sequence[Sequence[TextSpan]], width: int) -> Iterator[Line]:
    """Yield the lines of cells beside each other, each paragraph wrapped to the width of a column."""
    wrapped = [list(_wrapped(cell, width)) for cell in cells]
    for at in range(max(map(len, wrapped), default=0)):
        parts: list[TextSpan | str] = []
        for number, rows in enumerate(wrapped):
            row = rows[at] if at < len(rows) else TextSpan("")
            is_last = number == len(wrapped) - 1
            parts += [TextSpan(row.text if is_last else pad(row.text, width), row.role)]
            parts += [] if is_last else [TextSpan(_BETWEEN, TextRole.QUIET)]
        yield line(*parts)


def _wrapped(cell: Iterable[TextSpan], width: int) -> Iterator[TextSpan]:
    for paragraph in cell:
        text = sanitize_line(paragraph.text)
        for start, end in wrap(text, width):
            yield TextSpan(text[start:end], paragraph.role)
