"""Text that only `browse` has: the status line after every command, and pages without a view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tui.chronology.durations import days_between
from tui.chronology.problem import name_counts
from tui.cli.browse.reader import Reader
from tui.index.records import EventRow, TimelineRow
from tui.text.plural import pluralize
from tui.views.event_line import format_date_cell, list_lines
from tui.views.lines import BLANK, Line, TextRole, TextSpan, field, heading, line, paragraph
from tui.views.source import sources_lines
from tui.views.symbols import ASCII
from tui.views.unread_events import unread_words

SPOKEN = replace(ASCII, differs="[differs]", faulty="[error]", remedy="to do:", certain="")
"""Symbols that make sense when they are read aloud."""


def status_line(reader: Reader) -> Line:
    """Return where the user is: `12 of 88 · 14 May 2013 · Seven men are found guilty`.

    The time from the mark is told once for each event that is gone to.
    """
    row = reader.state.row
    parts = [f"{reader.state.cursor.position + 1 if row else 0} of {reader.total}"]
    if hidden := reader.index.info.events - reader.total:
        parts[0] += f" found, {hidden} hidden"
    parts += [format_date_cell(row), row.title] if row else ["nothing found"]
    if reader.state.selection:
        first, last = reader.state.selection
        parts.append(f"range of {pluralize(last - first + 1, 'event')}")
    if row and (since := since_mark(reader, row)) and reader.timed != (pair := (reader.state.mark, row.id)):
        reader.timed = pair
        parts.append(since)
    return line(" · ".join(parts))


def since_mark(reader: Reader, row: EventRow) -> str:
    """Return the time between the mark and an event, in words; empty without a mark, and at the mark."""
    marked = reader.session.marked
    if marked is None or marked.id == row.id:
        return ""
    if marked.when is None or row.when is None:
        return "unknown time from the mark"
    return f"{days_between(marked.when, row.when)} from the mark"


def unread_said(reader: Reader) -> list[Line]:
    """Return how many events cannot be read, and the command that lists them; empty where all can be read."""
    count = unread_words(reader.index.info.unread)
    return [line(f"{count}: type problems to see why.")] if count else []


def rows_lines(rows: Iterable[TimelineRow], possible: frozenset[str] = frozenset()) -> list[Line]:
    """Return events one a line, without the symbol at the start, and with the status as a word.

    Args:
        rows: Events and unreadable entries.
        possible: Ids of the events that only possibly fall in the period.
    """
    listed = list(rows)
    lines = list_lines(listed, possible=possible, marks=SPOKEN)
    return [
        replace(row_line, spans=tuple(_spoken(row, row_line.spans[1:])), hang=2)
        for row, row_line in zip(listed, lines, strict=True)
    ]


def _spoken(row: TimelineRow, spans: Iterable[TextSpan]) -> Iterator[TextSpan]:
    """Yield the spans of an event's line with its status as a word in place of two letters."""
    if not isinstance(row, EventRow):
        yield from spans
        return
    date, status, *rest = spans
    yield from (date, status._replace(text=f"{row.status.value}  "), *rest)


def years_lines(reader: Reader) -> list[Line]:
    """Return how many events each year has, as the overview of the explorer draws."""
    current_year = reader.state.row.year if reader.state.row else None
    return [
        line(
            f"{'no date' if group.year is None else group.year}: {pluralize(group.count, 'event')}",
            TextSpan(", where you are" if group.year == current_year else "", TextRole.QUIET),
        )
        for group in reader.index.years(reader.state.query)
    ]


def about_lines(reader: Reader) -> list[Line]:
    """Return the title, notice, figures and sources of the chronology, as of the query's day."""
    info, sources = reader.index.info, reader.index.sources(reader.state.query.public_day)
    later = info.sources - len(sources)
    return [
        line(TextSpan(info.title, TextRole.TITLE)),
        *paragraph(info.about),
        BLANK,
        heading("Content notice"),
        *paragraph(info.notice or "None.", TextRole.NOTE),
        BLANK,
        field("Events", str(info.events)),
        *([field("Not read", unread_words(info.unread))] if info.unread else []),
        field("Differ", f"{pluralize(info.differing, 'event')}, {pluralize(info.differences, 'difference')}"),
        field("Problems", ", ".join(name_counts(info.errors, info.warnings)) or "none"),
        field("Folder", str(reader.project.root)),
        BLANK,
        heading(f"Sources ({len(sources)})"),
        *sources_lines(sources),
        *([line(f"{pluralize(later, 'later source')} hidden")] if later else []),
    ]


def changes_line(reader: Reader) -> Iterator[Line]:
    """Yield what has happened to the files and the index, each once."""
    if message := reader.project.repair_message():
        yield line(message)
    if reader.files_changed():
        yield line("The files have changed: type reload to read them.")
