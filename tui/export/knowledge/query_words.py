"""What `as-of:` means in a query with `known-to:`, in words: the same on screen, in lists and in exports."""

from __future__ import annotations

from tui.chronology.date_format import format_limit
from tui.index.knowledge_record import UndatedKnowledge
from tui.parsing.query.query import Query
from tui.text.plural import pluralize

NOTHING_HIDDEN = "nothing is left out for having become public later"
"""Unlike with an as-of day that is not about awareness."""


def aware_by_words(query: Query) -> str:
    """Return by when the entries of a query are dated; empty without such a day."""
    return f"With an entry dated by the end of {format_limit(query.aware_by)}" if query.aware_by else ""


def undated_words(undated: UndatedKnowledge) -> list[str]:
    """Return how many events entries without a date are about; nothing where there are none."""
    words = []
    if undated.more:
        events = "more event" if undated.more == 1 else "more events"
        words.append(f"{undated.more} {events} with an entry without a date")
    if undated.fewer:
        have = "has" if undated.fewer == 1 else "have"
        found = f"{pluralize(undated.fewer, 'event')} found"
        words.append(f"{found} {have} an entry of awareness without a date")
    return words


def possible_words(query: Query) -> str:
    """Return in which way events meet a query only possibly: `only possibly dated by then`."""
    ways = ["in the range"] if query.asks_for_dates or not query.aware_by else []
    ways += ["dated by then"] if query.aware_by else []
    return f"only possibly {' or '.join(ways)}"
