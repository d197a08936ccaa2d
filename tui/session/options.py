"""How one user interface uses a session: what is recorded, what is counted and listed."""

from __future__ import annotations

from enum import Enum, auto

from tui.light_dataclass import dataclass


class Recording(Enum):
    """What is recorded of a change, to be gone back to."""

    NONE = auto()
    """Nothing: what was saved is restored, or a change is undone."""
    QUERY = auto()
    """The query, for undo; not the place, which the history has already."""
    BOTH = auto()
    """The query and the place."""


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """What is not the same for every user interface."""

    lists_unread: bool = True
    """Whether entries that cannot be read have rows among the events."""
    counts_at_once: bool = False
    """Whether all results are counted before a search returns, however many there are."""
    keeps_as_of: bool = False
    """Whether the as-of day stays where the rest of a query is cleared to show an event."""
    hides_later_marks: bool = False
    """Whether a mark counts only while its event was public by the as-of day."""
    offers_nearest: bool = True
    """Whether the events nearest to a query that finds nothing have rows."""
