"""As much of an index as what was found asks of it, and a count of the questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from tests.builders import info
from tui.index.protocol import Index
from tui.index.records import ActorRecord, ChronologyInfo, EventRow, SourceRecord, YearGroup
from tui.parsing.query.parse_query import Query
from tui.session.timeline_layout import group_by_year


class Shelf:
    """Finds the same events, whatever is asked."""

    def __init__(self, rows: Sequence[EventRow], nearest: str | None = None) -> None:
        self.held = list(rows)
        self.asked: list[tuple[int, int | None]] = []
        self.counted = 0
        """How often events were counted."""
        self._nearest = nearest

    def rows(self, query: Query, start: int = 0, limit: int | None = None) -> list[EventRow]:
        self.asked.append((start, limit))
        return self.held[start:] if limit is None else self.held[start : start + limit]

    def years(self, query: Query) -> tuple[YearGroup, ...]:
        return tuple(group_by_year(self.held))

    def nearest_word(self, word: str) -> str | None:
        return self._nearest

    def count(self, query: Query) -> int:
        self.counted += 1
        return len(self.held)

    def actors(self) -> list[ActorRecord]:
        return []

    def sources(self) -> list[SourceRecord]:
        return []

    @property
    def info(self) -> ChronologyInfo:
        return info()

    @property
    def index(self) -> Index:
        return cast(Index, self)
