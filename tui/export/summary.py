"""What an extract holds and what it omits, in plain sentences: every form that has a head says them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.export.citation_text import date_words
from tui.export.content import ExportContent
from tui.index.records import EventRow
from tui.text.plural import pluralize


def title_of(extract: ExportContent) -> str:
    """The chronology's title; that of an extract says that it is one."""
    is_whole = not (extract.counts.not_shown or extract.hidden) and extract.info.complete
    return extract.info.title if is_whole else f"{extract.info.title}: an extract"


def about_of(extract: ExportContent) -> str:
    """What the chronology is about; nothing where only what was known by a day is asked for."""
    return "" if extract.selection.query.known_by else extract.info.about


def summary_lines(extract: ExportContent) -> Iterator[str]:
    """What is in the extract, what is not, and what it was made from: one line each, as plain text."""
    counts, info, query = extract.counts, extract.info, extract.selection.query
    yield f"Events: {counts.shown} of {counts.events} shown, {counts.not_shown} not shown"
    yield from _unread(extract)
    yield f"Asked for: {query.describe()}" + ("" if query.is_empty else f" (query: {query})")
    if extract.selection.ids is not None:
        ends = dict.fromkeys(f"{period_of(row)}, “{row.title}”" for row in _ends(extract))
        yield f"Picked from what was asked for: {'; to '.join(ends) or 'nothing'}"
    marked = ", marked where they stand" if counts.possible else ""
    yield f"Only possibly in the range of dates asked for: {counts.possible}{marked}"
    yield f"Left out because they have no date: {counts.undated}"
    if query.known_by:
        # What the chronology is about is told with hindsight.
        about = "what it is about" if info.about else ""
        left_out = ", ".join(filter(None, (extract.hidden.said(), about))) or "nothing"
        yield f"Left out because it was not there by {date_words(query.known_by.text)}: {left_out}"
    yield f"Events about which the sources differ: {counts.disputed}"
    yield f"Sources cited: {len(extract.sources)} of {info.sources}"
    found = f"{pluralize(info.errors, 'error')}, {pluralize(info.warnings, 'warning')}"
    yield f"The check of the whole chronology found {found}"
    if extract.accepted:
        yield f"Risks that whoever made this was shown and accepted: {', '.join(extract.accepted)}"
    yield f"Made on {date_words(extract.made.isoformat())} with {extract.program}"


def _unread(extract: ExportContent) -> Iterator[str]:
    """How many events could not be read, where they stand, and why."""
    unread, told = extract.counts.unread, extract.unread
    if unread:
        yield f"Not shown because they could not be read, and cannot be searched: {unread}"
    for row in told:
        yield f"Could not be read: {row.fault.path}, line {row.fault.line}: {row.reasons[0].message}"
    if told and unread > len(told):
        yield f"Could not be read either: {unread - len(told)} more; `dateline check` tells of them"
    if not extract.info.complete:
        yield "events.yaml could not be read to its end: how many more events it holds is not known"


def _ends(extract: ExportContent) -> Iterable[EventRow]:
    return (event.row for event in (*extract.events[:1], *extract.events[-1:]))


def period_of(row: EventRow) -> str:
    """An event's date in words, or that it has none."""
    return capitalize(date_words(row.date) or "undated")


def capitalize(text: str) -> str:
    """With a capital at its beginning."""
    return text[:1].upper() + text[1:]
