"""Summary of an export: what is in it, what is not and why, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.date_format import format_limit
from tui.export.citation_text import date_words
from tui.export.content import ExportContent
from tui.export.knowledge.query_words import NOTHING_HIDDEN, aware_by_words, undated_words
from tui.index.records import EventRow
from tui.parsing.query.describe_query import describe_query
from tui.parsing.query.query import Query
from tui.text.plural import pluralize


def title_of(content: ExportContent) -> str:
    """Return the title: the chronology's, or for a part of it one that says so."""
    is_whole = not (content.counts.not_shown or content.hidden) and content.info.complete
    return content.info.title if is_whole else f"{content.info.title} (part)"


def about_of(content: ExportContent) -> str:
    """Return what the chronology is about; empty as of a day, since it may reflect later sources."""
    return "" if content.selection.query.public_by else content.info.about


def summary_lines(content: ExportContent) -> Iterator[str]:
    """Yield what is in the export, what is not, and what it was made from: one line each, as plain text."""
    counts, info, query = content.counts, content.info, content.selection.query
    yield f"Events: {counts.shown} of {counts.events} shown, {counts.not_shown} not shown"
    yield from _unread(content)
    yield f"Query: {describe_query(query)}" + ("" if query.is_empty else f" ({query})")
    if content.selection.ids is not None:
        ends = dict.fromkeys(f"{period_of(row)}, “{row.title}”" for row in _ends(content))
        yield f"Range: {'; to '.join(ends) or 'nothing'}"
    if query.asks_for_dates or query.aware_by:
        marked = ", each marked" if counts.possible else ""
        yield f"{_possible(query)}: {counts.possible}{marked}"
    if query.asks_for_dates:
        yield f"Undated events left out: {counts.undated}"
    if query.public_by:
        # The description of the chronology is written with later sources in hand.
        about = "what it is about" if info.about else ""
        left_out = ", ".join(filter(None, (content.hidden.in_words(), about))) or "nothing"
        yield f"Left out because it was not public by {format_limit(query.public_by)}: {left_out}"
    if query.aware_by:
        words = (NOTHING_HIDDEN, *undated_words(content.undated_knowledge))
        yield f"{aware_by_words(query)}: {'; '.join(words)}"
    yield f"Events about which the sources differ: {counts.differing}"
    yield f"Sources cited: {len(content.sources)} of {info.sources}"
    problems = f"{pluralize(info.errors, 'error')}, {pluralize(info.warnings, 'warning')}"
    yield f"Problems in the whole chronology: {problems}"
    if content.accepted:
        yield f"Privacy risks accepted by the person who made this export: {', '.join(content.accepted)}"
    if included := positions_words(content):
        yield included
    yield f"Made on {date_words(content.made.isoformat())} with {content.program}"


def _possible(query: Query) -> str:
    ways = ["in the range of dates"] if query.asks_for_dates else []
    ways += ["dated by then"] if query.aware_by else []
    return f"Only possibly {' or '.join(ways)}"


def positions_words(content: ExportContent) -> str:
    """Return that an export has positions, and whose; empty where it has none.

    Args:
        content: The content of the export.
    """
    if content.selection.positions_of is None:
        return ""
    names = {one.party: one.name for event in content.events for one in event.positions}
    whose = f" of {', '.join(names.values())}" if names else ", of which there are none"
    return f"With positions{whose}: what was put to those who are criticised, and what they answered."


def _unread(content: ExportContent) -> Iterator[str]:
    """Yield how many events could not be read, where they are, and why."""
    unread, rows = content.counts.unread, content.unread
    if unread:
        yield f"Events that could not be read, and so are missing: {unread}"
    for row in rows:
        yield f"Could not be read: {row.fault.path}, line {row.fault.line}: {row.reasons[0].message}"
    if rows and unread > len(rows):
        yield f"Not read: {unread - len(rows)} more; `dateline check` lists them"
    if not content.info.complete:
        yield "events.yaml could not be read to its end: it may contain more events"


def _ends(content: ExportContent) -> Iterable[EventRow]:
    return (event.row for event in (*content.events[:1], *content.events[-1:]))


def period_of(row: EventRow) -> str:
    """Return an event's date in words, or that it has none."""
    return capitalize(date_words(row.date) or "undated")


def capitalize(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
