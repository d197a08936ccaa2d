"""State of `browse`: the query, the current event among its results, range, mark and citation."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate

from tui.chronology.edtf_date import EdtfDate
from tui.index.file_stamps import Stamp, stamp_files
from tui.index.protocol import Index
from tui.index.records import CitationRecord, EventRecord, EventRow
from tui.parsing.query.parse_query import Query
from tui.project.project import Project


@dataclass(slots=True)
class Reader:
    """The user's place in an open chronology. Positions count from 0 among the results of the query."""

    project: Project
    query: Query = field(default_factory=Query)
    position: int = 0
    anchor: int | None = None
    """The position where the range began; None without a range."""
    mark: str = ""
    """The id of the marked event; empty for none."""
    finished: bool = False
    """Whether the user wants to leave."""
    total: int = field(init=False, default=0)
    """How many events the query finds."""
    _cited: int = field(init=False, default=-1)
    """The index of the citation that was shown last; negative before the first."""
    _seen: tuple[Stamp, ...] = field(init=False, default=(), repr=False)

    def __post_init__(self) -> None:
        self.total = self.index.count(self.query)
        self._seen = stamp_files(self.project.root)

    @property
    def index(self) -> Index:
        """Return the index; a new one once the files were read again."""
        return self.project.index

    @property
    def row(self) -> EventRow | None:
        """Return the current event as a line; None where there are no results."""
        return next(iter(self.index.rows(self.query, self.position, 1)), None)

    @property
    def record(self) -> EventRecord | None:
        """Return the current event in full, as of the query's day; None where there are no results."""
        return self.index.event(self.row.id, self.query.as_of_day) if self.row else None

    @property
    def marked(self) -> EventRow | None:
        """Return the marked event; None where it is gone or was not public by the query's day."""
        public = Query(as_of=self.query.as_of)
        if not self.mark or self.index.position(public, self.mark) is None:
            return None
        record = self.index.event(self.mark)
        return record.row if record else None

    @property
    def citation(self) -> CitationRecord | None:
        """Return the event's citation that was shown last, else its first; None where it has none."""
        cites = self.record.cites if self.record else ()
        return cites[min(max(0, self._cited), len(cites) - 1)] if cites else None

    @property
    def range(self) -> tuple[int, int] | None:
        """Return the first and last position of the range, both included."""
        if self.anchor is None or not self.total:
            return None
        return min(self.anchor, self.position), max(self.anchor, self.position)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the events in the range; empty without one."""
        if self.range is None:
            return ()
        first, last = self.range
        return tuple(row.id for row in self.index.rows(self.query, first, last - first + 1))

    def move_to(self, position: int) -> None:
        """Move to a position, or to the nearest one that exists. A range is extended."""
        self.position = max(0, min(position, self.total - 1))
        self._cited = -1

    def move_by_years(self, years: int) -> None:
        """Move to the first event of a later year, or back to that of this year, then of earlier ones.

        Args:
            years: How many years that have events; negative to go back.
        """
        counts = [group.count for group in self.index.years(self.query)]
        starts = [0, *accumulate(counts)][:-1]
        if not starts:
            return
        current = max(at for at, start in enumerate(starts) if start <= self.position)
        target = current + years + (years < 0 and self.position > starts[current])
        self.move_to(starts[max(0, target)] if target < len(starts) else self.total - 1)

    def cite(self, by: int) -> bool:
        """Move to another citation of the event; False where there is none.

        Args:
            by: How many citations onward, at first from before the first one; negative to go back.
        """
        before, last = self._cited, len(self.record.cites) - 1 if self.record else -1
        self._cited = max(0, min(self._cited + by, last))
        return self._cited != before

    def cite_number(self, number: int) -> bool:
        """Move to a citation of the event by its number, from 1; False where it has none of that number."""
        if self.record is None or not 1 <= number <= len(self.record.cites):
            return False
        self._cited = number - 1
        return True

    def begin_range(self) -> None:
        """Begin a range here, unless there is one."""
        if self.anchor is None:
            self.anchor = self.position

    def search(self, query: Query) -> None:
        """Set the query, keeping the current event where it is among the results. Cancels a range."""
        before = self.row
        self.query, self.anchor = query, None
        self._find(before.id if before else "")

    def look_back_to(self, when: EdtfDate | None) -> None:
        """Show the chronology as it was public by the end of a date; all of it for None."""
        self.search(replace(self.query, as_of=when))

    def go_to(self, event: str) -> bool:
        """Move to an event by its id, clearing a query that hides it. False where there is no such event."""
        position = self.index.position(self.query, event)
        if position is None:
            public = Query(as_of=self.query.as_of)
            if self.index.position(public, event) is None:
                return False
            self.search(public)
            position = self.index.position(public, event) or 0
        self.move_to(position)
        return True

    def files_changed(self) -> bool:
        """Return whether the files have changed since the last call; they are not read."""
        before, self._seen = self._seen, stamp_files(self.project.root)
        return before != self._seen

    def reload(self) -> bool:
        """Read the files where they have changed, keeping the event; return whether anything changed."""
        before = self.row
        self._seen = stamp_files(self.project.root)
        if not self.project.refresh():
            return False
        self.anchor = None
        self._find(before.id if before else "", self.position)
        return True

    def _find(self, event: str, otherwise: int = 0) -> None:
        """Count the results, and move to an event; where it is not among them, to a position."""
        self.total = self.index.count(self.query)
        position = self.index.position(self.query, event) if event else None
        self.move_to(otherwise if position is None else position)
