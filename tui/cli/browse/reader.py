"""Where the reader is: what is searched for, the event among those found, range, mark and citation."""

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
    """A place in an open chronology. Positions count from 0 among the events that the query finds."""

    project: Project
    query: Query = field(default_factory=Query)
    position: int = 0
    anchor: int | None = None
    """Where the range began; None without a range."""
    mark: str = ""
    """The id of the event that is marked; empty without one."""
    finished: bool = False
    """Whether the reader wants to leave."""
    found: int = field(init=False, default=0)
    """How many events the query finds."""
    _cited: int = field(init=False, default=-1)
    """The citation told last, from 0; below 0 before one was."""
    _seen: tuple[Stamp, ...] = field(init=False, default=(), repr=False)

    def __post_init__(self) -> None:
        self.found = self.index.count(self.query)
        self._seen = stamp_files(self.project.root)

    @property
    def index(self) -> Index:
        """What is asked; another one once the files were read again."""
        return self.project.index

    @property
    def row(self) -> EventRow | None:
        """The event as a line; None where nothing is found."""
        return next(iter(self.index.rows(self.query, self.position, 1)), None)

    @property
    def record(self) -> EventRecord | None:
        """The event in full, as far as it was public; None where nothing is found."""
        return self.index.event(self.row.id, self.query.as_of_day) if self.row else None

    @property
    def marked(self) -> EventRow | None:
        """The event that is marked, where it is there still and was public."""
        known = Query(as_of=self.query.as_of)
        if not self.mark or self.index.position(known, self.mark) is None:
            return None
        record = self.index.event(self.mark)
        return record.row if record else None

    @property
    def citation(self) -> CitationRecord | None:
        """The event's citation that was asked for last, else its first; None where it has none."""
        cites = self.record.cites if self.record else ()
        return cites[min(max(0, self._cited), len(cites) - 1)] if cites else None

    @property
    def range(self) -> tuple[int, int] | None:
        """The first and last position of the range."""
        if self.anchor is None or not self.found:
            return None
        return min(self.anchor, self.position), max(self.anchor, self.position)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the events in the range; none without one."""
        if self.range is None:
            return ()
        first, last = self.range
        return tuple(row.id for row in self.index.rows(self.query, first, last - first + 1))

    def move_to(self, position: int) -> None:
        """Go to another event, or to the nearest there is. A range goes along."""
        self.position = max(0, min(position, self.found - 1))
        self._cited = -1

    def move_by_years(self, years: int) -> None:
        """Go to the first event of a later year; or of this one, then of one before it.

        Args:
            years: How many years that have events; below 0 to go back.
        """
        counts = [group.count for group in self.index.years(self.query)]
        starts = [0, *accumulate(counts)][:-1]
        if not starts:
            return
        here = max(at for at, start in enumerate(starts) if start <= self.position)
        there = here + years + (years < 0 and self.position > starts[here])
        self.move_to(starts[max(0, there)] if there < len(starts) else self.found - 1)

    def cite(self, by: int) -> bool:
        """Go to another citation of the event, from before its first on; False where there is none."""
        before, last = self._cited, len(self.record.cites) - 1 if self.record else -1
        self._cited = max(0, min(self._cited + by, last))
        return self._cited != before

    def cite_number(self, number: int) -> bool:
        """Go to the citation of a number, from 1; False where the event has none of it."""
        if self.record is None or not 1 <= number <= len(self.record.cites):
            return False
        self._cited = number - 1
        return True

    def begin_range(self) -> None:
        """Begin a range here, unless one is begun."""
        if self.anchor is None:
            self.anchor = self.position

    def search(self, query: Query) -> None:
        """Find other events, staying at this one where it is found. A range is let go."""
        held = self.row
        self.query, self.anchor = query, None
        self._find(held.id if held else "")

    def look_back_to(self, when: EdtfDate | None) -> None:
        """See the chronology as of the end of a date; all of it for None."""
        self.search(replace(self.query, as_of=when))

    def go_to(self, event: str) -> bool:
        """Go to an event by its id; a search that hides it is let go. False where it is not there."""
        position = self.index.position(self.query, event)
        if position is None:
            known = Query(as_of=self.query.as_of)
            if self.index.position(known, event) is None:
                return False
            self.search(known)
            position = self.index.position(known, event) or 0
        self.move_to(position)
        return True

    def files_changed(self) -> bool:
        """Whether the files have changed since this was asked last; they are not read."""
        before, self._seen = self._seen, stamp_files(self.project.root)
        return before != self._seen

    def reload(self) -> bool:
        """Read the files where they have changed, staying at the event; whether anything is another now."""
        held = self.row
        self._seen = stamp_files(self.project.root)
        if not self.project.refresh():
            return False
        self.anchor = None
        self._find(held.id if held else "", self.position)
        return True

    def _find(self, event: str, otherwise: int = 0) -> None:
        """Count what the query finds, and be at an event; where it is not found, at a position."""
        self.found = self.index.count(self.query)
        position = self.index.position(self.query, event) if event else None
        self.move_to(otherwise if position is None else position)
