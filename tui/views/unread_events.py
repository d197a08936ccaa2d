"""Entries that were meant as events and could not be read: as one line, and in full with their remedies."""

from __future__ import annotations

from tui.index.records import UnreadRow
from tui.text.cell_width import pad
from tui.text.plural import pluralize
from tui.views.lines import BLANK, Line, TextRole, TextSpan, field, heading, line
from tui.views.symbols import UNICODE, Symbols

CANNOT = "cannot be read"
_WHY = {
    "bad-date": "not a date",
    "bad-id": "not an id",
    "duplicate-id": "its id is used twice",
    "missing-key": "a key is missing",
    "too-many-events": "too many events",
    "unknown-key": "an unknown key",
    "unknown-word": "an unknown word",
    "wrong-shape": "wrong type of value",
    "yaml-duplicate-key": "a key is written twice",
}
"""Short words for the most frequent reasons, by code; the detail pane has the full text of all."""


def reason_words(row: UnreadRow) -> tuple[str, ...]:
    """Return why an entry cannot be read, long and short: `not a date: cannot be read`, `not a date`."""
    why = _WHY.get(row.reasons[0].code)
    return (f"{why}: {CANNOT}", why) if why else (CANNOT,)


def unread_sign(marks: Symbols = UNICODE) -> str:
    """Return the two symbols of such an entry; an event has one in the same column."""
    return marks.unread + marks.undated


def unread_words(count: int) -> str:
    """Return how many entries cannot be read: `1 event cannot be read`; empty for none."""
    return f"{pluralize(count, 'event')} {CANNOT}" if count else ""


def unread_line(row: UnreadRow, date_width: int = 0, marks: Symbols = UNICODE) -> Line:
    """Return an entry on one line that is never wrapped, with the location of its first problem.

    Args:
        row: The entry.
        date_width: Cells of the date column beside the symbol of an event; 0 for no padding.
        marks: The set of symbols.
    """
    return line(
        TextSpan(f"{unread_sign(marks)} ", TextRole.PROBLEM),
        TextSpan(pad(row.date, max(date_width - 1, 0)) + "  ", TextRole.DATE),
        row.title,
        TextSpan(f" ({reason_words(row)[0]})", TextRole.PROBLEM),
        TextSpan(f"  {row.fault.path}:{row.fault.line}", TextRole.QUIET),
    )


def unread_lines(row: UnreadRow, marks: Symbols = UNICODE) -> list[Line]:
    """Return everything about an entry: what is written, why it cannot be read, and what to do."""
    lines = [
        line(TextSpan(row.title, TextRole.TITLE)),
        line(
            TextSpan(f"{unread_sign(marks)} This event {CANNOT}", TextRole.PROBLEM),
            TextSpan(f" {marks.dot} entry {row.entry} of {row.place.path}", TextRole.QUIET),
        ),
        BLANK,
    ]
    lines += [field("Date", TextSpan(row.date, TextRole.DATE))] if row.date else []
    lines += [field("Id", row.id)] if row.id and row.id != row.title else []
    lines += [BLANK] if lines[-1] is not BLANK else []
    lines.append(heading(f"Why ({len(row.reasons)})" if len(row.reasons) > 1 else "Why"))
    for problem in row.reasons:
        lines.append(
            line(TextSpan(f"{problem.place}: {problem.message}", TextRole.PROBLEM), indent=2, hang=4)
        )
        lines += (
            [line(TextSpan(problem.excerpt, TextRole.QUIET), indent=4, hang=6)]
            if problem.excerpt.strip()
            else []
        )
        lines.append(line(f"{marks.remedy} {problem.remedy}", indent=4, hang=6))
    return lines
