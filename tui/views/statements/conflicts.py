"""Statements that cannot all hold, and what the order leaves to an undated event, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from tui.export.statements.conflict_text import (
    INFERRED,
    LEAVES,
    reason_words,
    reasons,
    rest_words,
    sets_words,
    size_words,
    statement_words,
    window_words,
)
from tui.index.conflict_records import ConflictRecord, ConflictsRecord, StatementRecord
from tui.index.records import EventRecord
from tui.views.lines import BLANK, Line, TextRole, TextSpan, heading, line
from tui.views.links import EventLink, PassageLink


def conflicts_lines(found: ConflictsRecord) -> list[Line]:
    """Return every set, one line for each statement, with its place and its passages."""
    if not found.sets:
        return [line("; ".join((sets_words(found), *rest_words(found))))]
    lines = [heading(sets_words(found))]
    for conflict in found.sets:
        if len(found.sets) > 1 or found.more:
            lines += [BLANK, heading(size_words(len(conflict.statements)))]
        lines += [_with_place(statement) for statement in conflict.statements]
    return [*lines, *(line(TextSpan(words, TextRole.QUIET)) for words in rest_words(found))]


def _with_place(statement: StatementRecord) -> Line:
    cited = "".join(f"  {one.key}" for one in statement.cites)
    place = f"  {statement.place.path}:{statement.place.line}{cited}"
    return line(statement_words(statement), TextSpan(place, TextRole.QUIET), hang=2)


def conflict_choices(conflict: ConflictRecord) -> list[Line]:
    """Return the statements of a set as entries of a page, below how many there are.

    The chronology's own lead to their events, a source's to its passages.
    """
    lines = [heading(size_words(len(conflict.statements)))]
    last = None
    for statement in conflict.statements:
        entry = list(_choice(statement))
        # A page takes neighbours that lead to one place for one entry.
        lines += [BLANK, *entry] if entry[0].anchor == last else entry
        last = next(line.anchor for line in reversed(entry) if line.anchor)
    return lines


def _choice(statement: StatementRecord) -> Iterator[Line]:
    cites = statement.cites
    is_cited = not statement.is_own and bool(cites)
    anchor = PassageLink(cites[0].key) if is_cited else EventLink(statement.event)
    yield line(statement_words(statement), anchor=anchor, hang=2)
    about = f"{statement.title}  {statement.place.path}:{statement.place.line}"
    yield line(TextSpan(about, TextRole.QUIET), indent=2, hang=2)
    for one in cites[1:] if is_cited else cites:
        yield line(TextSpan(f"also {one.key}", TextRole.QUIET), indent=2, hang=4, anchor=PassageLink(one.key))


def window_lines(event: EventRecord) -> Iterator[Line]:
    """Yield what the order leaves to an undated event, and why; never as a date."""
    window = event.window
    if window is None:
        return
    yield line(TextSpan(f"{LEAVES}  ", TextRole.LABEL), window_words(window), hang=2)
    because = ", ".join(f"{word} {one.event} ({reason_words(one)})" for word, one in reasons(window))
    yield line(TextSpan(because, TextRole.QUIET), indent=2, hang=2)
    yield line(TextSpan(INFERRED, TextRole.QUIET), indent=2, hang=2)
