"""What a query finds, as the timeline reads it: counted, laid out by year, fetched a block at a time."""

from __future__ import annotations

from tui.explorer.timeline_layout import TimelineLayout, groups_of
from tui.index.index import Index
from tui.index.records import EventRow
from tui.reading.query import Query

_BLOCK = 256
AT_ONCE = 50_000
"""Up to so many events a query is counted before it is shown; beyond, the first rows come first."""


class Found:
    """The events one query finds. Rows are read when they are asked for, and kept."""

    def __init__(self, index: Index, query: Query, layout: TimelineLayout, *, complete: bool = True) -> None:
        self.query = query
        self.layout = layout
        self.complete = complete
        """False where only the first rows are known, and the count is still to come."""
        self._index = index
        self._blocks: dict[int, list[EventRow]] = {}

    @classmethod
    def whole(cls, index: Index, query: Query) -> Found:
        """Counted and laid out in full. May run in a thread."""
        return cls(index, query, TimelineLayout(index.years(query)))

    @classmethod
    def glimpse(cls, index: Index, query: Query) -> Found:
        """The first rows at once, whatever the size."""
        rows = index.rows(query, 0, _BLOCK)
        found = cls(index, query, TimelineLayout(groups_of(rows)), complete=len(rows) < _BLOCK)
        found._blocks[0] = rows
        return found

    @property
    def count(self) -> int:
        """How many events are laid out."""
        return self.layout.events

    def row(self, position: int) -> EventRow:
        """The event at a position, from 0."""
        block, within = divmod(position, _BLOCK)
        rows = self._blocks.get(block)
        if rows is None:
            if len(self._blocks) > 64:
                self._blocks.clear()
            rows = self._blocks[block] = self._index.rows(self.query, block * _BLOCK, _BLOCK)
        return rows[within]

    def ids(self, first: int, last: int) -> tuple[str, ...]:
        """The ids of the events from one position to another, both included."""
        return tuple(row.id for row in self._index.rows(self.query, first, last - first + 1))
