"""Texts of the bars: counts of results, range, mark, as-of day, messages about the query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.chronology.date_format import format_date, format_limit
from tui.chronology.durations import elapsed, elapsed_short, format_at_most
from tui.chronology.edtf_date import FAR, EdtfDate
from tui.index.protocol import Index
from tui.index.records import ChronologyInfo, EventRow
from tui.light_dataclass import replace
from tui.parsing.query.parse_query import Query, QueryProblem, parse_query
from tui.session.result_set import AT_ONCE, ResultSet
from tui.text.cell_width import cell_width, truncate
from tui.text.plural import pluralize
from tui.text.sanitize import sanitize_line
from tui.views.queries.query_relaxation import best_relaxation
from tui.views.queries.query_values import known_values

_YEARS = re.compile(r"^([0-9]+) to ([0-9]+)$")
"""Two years in words."""
_RANGE = "Range: "
"""Before the number of events of a range."""
_SELECTED = " selected"
"""After the number of events of a period."""
_DOT = " · "
"""Between two facts about a range."""


def format_counts(results: ResultSet, info: ChronologyInfo) -> list[str]:
    """Return how many events are shown and hidden, most important first."""
    events = pluralize(info.events, "event")
    if not results.complete:
        return [f"first {results.count} of {events}", "counting"]
    if results.query.is_empty:
        return [events, pluralize(info.sources, "source"), pluralize(info.differences, "difference")]
    counts = [f"{results.total} of {events}", f"{info.events - results.total} hidden"]
    return counts if results.count == results.total else [*counts, f"first {results.count} listed"]


def format_range(results: ResultSet, chosen: tuple[int, int]) -> str:
    """Return how many events a range has, its length, and how many of its rows cannot be read.

    Args:
        results: The results of the query.
        chosen: The first and last position of the range, both included.
    """
    numbers = results.events(*chosen)
    unread = chosen[1] - chosen[0] + 1 - len(numbers)
    left_out = f"{_DOT}{unread} cannot be read" if unread else ""
    events = f"{_RANGE}{pluralize(len(numbers), 'event')}{left_out}"
    if not numbers:
        return events
    first, last = results.event(numbers[0]).when, results.event(numbers[-1]).when
    if len(numbers) == 1 or first is None or last is None:
        return events
    if first.is_exact and last.is_exact:
        return f"{events}{_DOT}{elapsed(first, last)}"
    days = _days_between(first, last)
    return f"{events}{_DOT}within {format_at_most(*days)}" if days else events


def format_period_status(results: ResultSet, dash: str = "–") -> str:
    """Return how many events a period has, its dates, and how many only possibly fall in it.

    Args:
        results: The results of the query.
        dash: Between two years.

    Returns:
        Such as `15 selected · 2006–2012 · 3 possibly`; empty for a query without a period.
    """
    words = format_query_period(results.query, dash)
    if not words:
        return ""
    selected = [f"{results.total:,}{_SELECTED}"] if results.complete else []
    possible = [f"{results.possible:,} possibly"] if results.possible else []
    return _DOT.join((*selected, words, *possible))


def format_query_period(query: Query, dash: str = "–") -> str:
    """Return the period of a query in words, years as `2006–2012`; empty where it has none.

    Args:
        query: The query.
        dash: Between two years.
    """
    first, last = query.from_, query.to
    if first and last and first != last:
        return f"{format_limit(first)} to {format_limit(last)}"
    when = first or last
    if when is None:
        return ""
    if first is None and when.first_day > -FAR:
        return f"{format_limit(when)} or earlier"
    if last is None and when.last_day < FAR:
        return f"{format_limit(when)} or later"
    words = format_date(when).removeprefix("some time in ")
    return _YEARS.sub(rf"\1{dash}\2", words)


def fit_status(text: str, width: int) -> str:
    """Return a text before the keys, shortened to fit.

    First the prefix of a range is left out, then its length: a part of a length would be another length. Of a
    period, first a word is left out, then its dates, which stand on the query line.

    Args:
        text: The text, such as that of `format_range` or `format_period_status`.
        width: In cells.
    """
    selected, *facts = text.split(_DOT)
    if selected.endswith(_SELECTED):
        events = selected.removesuffix(_SELECTED)
        counts = (_DOT.join((first, *facts[1:])) for first in (selected, events))
        ways = (text, _DOT.join((events, *facts)), *counts)
    else:
        bare = text.removeprefix(_RANGE)
        ways = (text, bare, bare.rpartition(_DOT)[0] or bare)
    return next((way for way in ways if cell_width(way) <= width), truncate(ways[-1], width))


def range_days(results: ResultSet, chosen: tuple[int, int]) -> tuple[int, int] | None:
    """Return the first and last day of a range, from its first and last event.

    Args:
        results: The results of the query.
        chosen: The first and last position of the range, both included.

    Returns:
        The earliest start and the latest end, as day numbers; None where either event is undated, open or
        unknown, or where the range has no event.
    """
    numbers = results.events(*chosen)
    if not numbers:
        return None
    first, last = results.event(numbers[0]).when, results.event(numbers[-1]).when
    if first is None or last is None:
        return None
    return _days_between(first, last)


def _days_between(first: EdtfDate, last: EdtfDate) -> tuple[int, int] | None:
    """Return the earliest and latest day of the ends of a range; None where unknown.

    The last event may begin earlier: `[2006..2012]` with `after: x` is listed after x, whenever x was.
    """
    if not isinstance(first.earliest, int) or not isinstance(last.latest, int):
        return None
    starts = [day for day in (first.earliest, last.earliest) if isinstance(day, int)]
    ends = [day for day in (first.latest, last.latest) if isinstance(day, int)]
    return min(starts), max(ends)


def format_query_message(
    troubles: Sequence[QueryProblem], query: Query, results: ResultSet | None, index: Index
) -> str:
    """Return what is wrong with the query; else, without results, the nearest word or value.

    Args:
        troubles: Problems of the line, and other meanings that it may have.
        query: The query.
        results: Its results; None while they are not known.
        index: The open index.
    """
    if troubles:
        # For a field without a value yet, an existing value is suggested.
        first = min(
            troubles, key=lambda trouble: (trouble.is_doubt, trouble.is_searched, trouble.is_old_word)
        )
        named = parse_query(query.text, known_values(index))[1]
        meant = next((field for field in named if field.start == first.start), first)
        return f"{meant.message}; {meant.remedy}"
    if results is None or results.count or query.is_empty:
        return ""
    if query.fields and (wrong := parse_query(query.text, known_values(index))[1]):
        return f"{wrong[0].message.partition(', so ')[0]}; {wrong[0].remedy}"
    left_out = best_relaxation(index, query.text) if index.info.events <= AT_ONCE else None
    for word in query.words:
        if (near := index.nearest_word(word)) and near != word:
            if left_out and index.count(Query(words=(word,))):
                # Not the word is the reason, but another term.
                continue
            return f"nothing found; nearest word: {near}"
    if left_out:
        return f"nothing found; without {left_out[0]}: {pluralize(left_out[1], 'event')}"
    together = " with all of these words" if len(query.words) > 1 else ""
    return f"nothing found{together}"


_LEAST_TITLE = 8
"""The least cells of a title, below which it is left out."""


class Elapsed(NamedTuple):
    """The time between two events."""

    first: str
    """The title of the earlier event."""
    second: str
    length: str
    """In words, as the range that both dates allow."""
    brief: str
    """The same, shorter and less precise."""


def elapsed_between(row: EventRow, other_row: EventRow) -> Elapsed | None:
    """Return the time between two events in either order; None for an event and itself."""
    if row.id == other_row.id:
        return None
    first, second = sorted((row, other_row), key=lambda item: item.rank)
    if first.when is None or second.when is None:
        return Elapsed(first.title, second.title, "unknown, one is undated", "unknown")
    length, brief = elapsed(first.when, second.when), elapsed_short(first.when, second.when)
    return Elapsed(first.title, second.title, length, brief)


def format_since(since: Elapsed, width: int) -> str:
    """Return both titles and the time between: titles are shortened, then left out, before the time is.

    A part of a time range would be another range: where not all of it fits, the result is empty.

    Args:
        since: The time between two events.
        width: In cells.
    """
    first, second = sanitize_line(since.first), sanitize_line(since.second)
    room = width - cell_width(f"from  to : {since.length}")
    if room < 2 * _LEAST_TITLE:
        lengths = (since.length, since.brief)
        ways = [f"{mark}: {length}" for length in lengths for mark in ("to the mark", "mark")]
        return next((text for text in (*ways, *lengths) if cell_width(text) <= width), "")
    half = room // 2
    shorter = min(cell_width(first), cell_width(second))
    most = room - shorter if shorter < half else half
    first, second = truncate(first, most), truncate(second, most)
    return f"from {first} to {second}: {since.length}"


def format_as_of_head(query: Query) -> str:
    """As of the end of which date everything is shown, or actors were aware; empty without a day."""
    if query.aware_by:
        # Imported here: a start does not need it.
        from tui.export.knowledge.query_words import aware_by_words  # noqa: PLC0415

        return aware_by_words(query)
    return f"As of the end of {format_limit(query.public_by)}" if query.public_by else ""


def format_awareness(index: Index, query: Query, joint: str = _DOT) -> str:
    """Return by when actors were aware, that nothing is hidden, and how many events have no such date.

    Args:
        index: The open index.
        query: The query; of one without a day of awareness, the text is empty.
        joint: Between two facts.
    """
    if query.aware_by is None:
        return ""
    from tui.export.knowledge.query_words import NOTHING_HIDDEN, undated_words  # noqa: PLC0415  (as above)

    head = f"{format_as_of_head(query)}; {NOTHING_HIDDEN}"
    return joint.join((head, *undated_words(index.undated_knowledge(query))))


def format_as_of(index: Index, query: Query) -> str:
    """Return what is shown as of a day, and how much is hidden; or by when actors were aware.

    Args:
        index: The open index.
        query: The query; of one without an as-of day, the text is empty.
    """
    if query.aware_by:
        return format_awareness(index, query)
    public = query.whole
    if public.is_empty:
        return ""
    events, sources = index.count(public), len(index.sources(public.public_day))
    shown = f"{pluralize(events, 'event')}, {pluralize(sources, 'source')}"
    # All later sources, as the list of sources counts them, not only those of the shown events.
    hidden = replace(index.hidden(public), sources=index.info.sources - sources)
    return f"{format_as_of_head(public)}: {shown} · hidden: {hidden.in_words(' in all') or 'nothing'}"
