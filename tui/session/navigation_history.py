"""The history of places: going back and forward through where the user has been."""

from __future__ import annotations

from tui.index.protocol import Index
from tui.light_dataclass import dataclass, replace
from tui.parsing.query.parse_query import Query

MOST_PLACES = 200
"""Places that are kept in each direction; the oldest are dropped."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A place of the user: by event id and query line, so that it survives changes of the files."""

    event: str
    line: str
    """The query line."""


@dataclass(frozen=True, slots=True)
class NavigationHistory:
    """The places before and after the current one, which is in neither."""

    behind: tuple[HistoryEntry, ...] = ()
    """Earlier places, the nearest last."""
    ahead: tuple[HistoryEntry, ...] = ()
    """Places that were left by going back, the nearest first."""

    def left(self, current: HistoryEntry) -> NavigationHistory:
        """Return the history after a jump from a place: that place is behind, and nothing is ahead."""
        return NavigationHistory((*_without(current, self.behind), current)[-MOST_PLACES:])

    def back(self, current: HistoryEntry) -> tuple[HistoryEntry | None, NavigationHistory]:
        """Return the previous place, and the history from there; None where there is none."""
        behind = _without(current, self.behind)
        if not behind:
            return None, replace(self, behind=())
        return behind[-1], NavigationHistory(behind[:-1], (current, *self.ahead)[:MOST_PLACES])

    def forward(self, current: HistoryEntry) -> tuple[HistoryEntry | None, NavigationHistory]:
        """Return the next place, and the history from there; None where there is none."""
        entry, turned = NavigationHistory(self.ahead[::-1], self.behind[::-1]).back(current)
        return entry, NavigationHistory(turned.ahead[::-1], turned.behind[::-1])


def existing_history(index: Index, history: NavigationHistory) -> NavigationHistory:
    """Return a history without the places at events that no longer exist, readable or not.

    Args:
        index: The open index.
        history: The history.
    """
    gone = {
        event
        for event in {entry.event for entry in (*history.behind, *history.ahead)}
        if event and index.position(Query(), event) is None and index.unread_named(event) is None
    }
    return NavigationHistory(
        tuple(entry for entry in history.behind if entry.event not in gone),
        tuple(entry for entry in history.ahead if entry.event not in gone),
    )


def _without(current: HistoryEntry, places: tuple[HistoryEntry, ...]) -> tuple[HistoryEntry, ...]:
    """Return places without those at the end that equal the current one: a jump may have led nowhere."""
    while places and places[-1] == current:
        places = places[:-1]
    return places
