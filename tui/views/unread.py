"""What was meant for an event and could not be read: as one line, and in full with what to do about it."""

from __future__ import annotations

from tui.index.records import UnreadRow
from tui.text.counted import counted
from tui.text.width import pad
from tui.views.lines import BLANK, Line, Role, Span, field, heading, line
from tui.views.marks import UNICODE, Marks

CANNOT = "cannot be read"
_WHY = {
    "bad-date": "not a date",
    "bad-id": "not an id",
    "duplicate-id": "its id is another's",
    "missing-key": "lacks a key",
    "too-many-events": "too many events",
    "unknown-key": "a key is wrong",
    "unknown-word": "a word is wrong",
    "wrong-shape": "a wrong shape",
    "yaml-duplicate-key": "a key stands twice",
}
"""Short words for the reasons that are met most; of others, the detail tells."""


def reason_words(row: UnreadRow) -> tuple[str, ...]:
    """Why it is no event, in a few words and in fewer: `not a date: cannot be read`, `not a date`."""
    why = _WHY.get(row.reasons[0].code)
    return (f"{why}: {CANNOT}", why) if why else (CANNOT,)


def unread_sign(marks: Marks = UNICODE) -> str:
    """Two signs, where an event has one: it is not a matter of its date alone."""
    return marks.unread + marks.undated


def unread_words(count: int) -> str:
    """How many there are: `1 event cannot be read`; empty for none."""
    return f"{counted(count, 'event')} {CANNOT}" if count else ""


def unread_line(row: UnreadRow, date_width: int = 0, marks: Marks = UNICODE) -> Line:
    """One of them on one line that is never wrapped, with the place of what is wrong."""
    return line(
        Span(f"{unread_sign(marks)} ", Role.PROBLEM),
        Span(pad(row.date, max(date_width - 1, 0)) + "  ", Role.DATE),
        row.title,
        Span(f" ({reason_words(row)[0]})", Role.PROBLEM),
        Span(f"  {row.fault.path}:{row.fault.line}", Role.QUIET),
    )


def unread_lines(row: UnreadRow, marks: Marks = UNICODE) -> list[Line]:
    """Everything about one of them: what is written, why it cannot be read, and what to do."""
    lines = [
        line(Span(row.title, Role.TITLE)),
        line(
            Span(f"{unread_sign(marks)} This event {CANNOT}", Role.PROBLEM),
            Span(f" {marks.dot} entry {row.entry} of {row.place.path}", Role.QUIET),
        ),
        BLANK,
    ]
    lines += [field("Date", Span(row.date, Role.DATE))] if row.date else []
    lines += [field("Id", row.id)] if row.id and row.id != row.title else []
    lines += [BLANK] if lines[-1] is not BLANK else []
    lines.append(heading(f"Why ({len(row.reasons)})" if len(row.reasons) > 1 else "Why"))
    for problem in row.reasons:
        lines.append(line(Span(f"{problem.place}: {problem.message}", Role.PROBLEM), indent=2, hang=4))
        lines += (
            [line(Span(problem.excerpt, Role.QUIET), indent=4, hang=6)] if problem.excerpt.strip() else []
        )
        lines.append(line(f"{marks.remedy} {problem.remedy}", indent=4, hang=6))
    return lines
