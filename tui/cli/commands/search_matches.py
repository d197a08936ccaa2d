"""What `search` adds to its results: by what they match, and what is nearest where nothing does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from tui.cli.output import write_message, write_talk
from tui.index.match_reason import MatchPlace, MatchReason
from tui.index.protocol import Index
from tui.index.records import EventRow
from tui.parsing.query.parse_query import Query
from tui.views.event_line import list_lines
from tui.views.json_output import dump_line, row_json
from tui.views.lines import Line, TextRole, TextSpan, line, plain
from tui.views.queries.match_reasons import reason_lines

NEAREST = "No event has all these words. Nearest:"
"""Before the events that are offered where a search finds nothing."""
_PAGE = 250
"""Events whose reasons are read at once."""


def page_reasons(index: Index, query: Query, rows: Sequence[EventRow]) -> Iterator[tuple[MatchReason, ...]]:
    """Yield for each event by what a query finds it; nothing where its title says it.

    Args:
        index: The open index.
        query: The query.
        rows: Events that it finds, however many.
    """
    waiting = iter(rows)
    while page := list(islice(waiting, _PAGE)):
        found = index.match_reasons(query, page)
        yield from (found.get(row.rank, ()) for row in page)


def with_matches(
    index: Index, query: Query, rows: Sequence[EventRow], lines: Iterable[Line]
) -> Iterator[Line]:
    """Yield the line of each event, by what it matches, and its matching passages.

    Args:
        index: The open index.
        query: The query.
        rows: Events that it finds.
        lines: A line for each of them.
    """
    for row, shown, reasons in zip(rows, lines, page_reasons(index, query, rows), strict=True):
        yield shown
        # A passage is shown itself.
        told = [reason for reason in reasons if reason.place is not MatchPlace.PASSAGE]
        yield from reason_lines(told, query.highlight_terms, indent=4)
        for passage in index.matching_passages(query, row.id):
            key = TextSpan(f"{passage.citation_key}  ", TextRole.LABEL)
            yield line(key, passage.text, indent=4, hang=6)


def suggest_words(index: Index, query: Query) -> None:
    """Offer the query's words that nothing holds, each replaced by the nearest that something does."""
    words = [word.text for word in query.highlight_terms if not word.phrase]
    public = query.whole
    nearest = {
        word: index.nearest_word(word) for word in words if not index.count(replace(public, words=(word,)))
    }
    if not all(index.count(replace(public, words=(word,))) for word in nearest.values() if word):
        # Words that were not public by the as-of day are not suggested.
        return
    if any(nearest.values()):
        write_message(f"did you mean: {' '.join(nearest.get(word) or word for word in words)}")


def print_nearest(index: Index, query: Query, output_format: str) -> None:
    """List on standard error the events nearest to any word of a query that finds nothing.

    Args:
        index: The open index.
        query: The query.
        output_format: `text`, `json` or `jsonl`; as JSON it is one object on one line.
    """
    rows = index.nearest(query)
    if rows and output_format == "text":
        write_talk(plain([line(NEAREST), *list_lines(rows)], width=None))
    elif rows:
        write_talk(f"{dump_line({'nearest': [row_json(row) for row in rows]})}\n")
