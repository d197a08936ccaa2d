"""What the detail and the excerpt are written from: one value, so that each is written once for a change."""

from __future__ import annotations

from typing import NamedTuple

from tui.index.match_reason import MatchReason
from tui.index.records import ChronologyInfo, EventRecord, UnreadRow
from tui.session.state import SessionState
from tui.text.search_text import SearchTerm


class ShownEvent(NamedTuple):
    """The row under the cursor, and what the query has to do with it."""

    record: EventRecord | None = None
    """The event; None for none."""
    unread: UnreadRow | None = None
    """The entry, where it could not be read as an event."""
    reasons: tuple[MatchReason, ...] = ()
    """By what the query finds the event, where its title does not say it."""
    highlight_terms: tuple[SearchTerm, ...] = ()
    """The terms to highlight."""
    info: ChronologyInfo | None = None
    """The chronology; None before it was read."""

    @property
    def id(self) -> str:
        """Return the event's id; empty where there is no event."""
        return self.record.row.id if self.record else ""


def shown_event(state: SessionState) -> ShownEvent:
    """Return what a session shows in the detail and the excerpt."""
    terms = state.results.query.highlight_terms if state.results else ()
    return ShownEvent(state.record, state.unread, state.reasons, terms, state.info)
