"""Which line of the timeline holds what: headings by year, gaps between them, events.

Nothing is kept for an event: only for each year, so a million events need no more than their years.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from tui.index.records import EventRow, YearGroup

GAP_DAYS = 366
"""A time without a recorded beginning that is longer than this is shown as a line of its own."""


class Holds(Enum):
    """What a line holds."""

    GAP = "gap"
    HEADING = "heading"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline."""

    holds: Holds
    year: int | None
    position: int = 0
    """Of an event: its place among the events found, from 0."""
    gap: tuple[int, int] | None = None
    """Of a gap: the last day before it and the first after it."""


class TimelineLayout:
    """The lines of a timeline, from its years."""

    def __init__(self, groups: Sequence[YearGroup]) -> None:
        self._groups = groups
        self._gaps: list[tuple[int, int] | None] = []
        self._first_line: list[int] = []
        self._first_event: list[int] = []
        lines = events = 0
        latest: int | None = None
        for group in groups:
            gap = _gap(latest, group.first_start)
            self._gaps.append(gap)
            self._first_line.append(lines)
            self._first_event.append(events)
            lines += (gap is not None) + 1 + group.count
            events += group.count
            if group.last_start is not None:
                latest = group.last_start if latest is None else max(latest, group.last_start)
        self.lines = lines
        """How many lines there are."""
        self.events = events
        """How many of them are events."""

    def entry(self, line: int) -> Entry:
        """What a line holds.

        Args:
            line: From 0, below `lines`.
        """
        at = bisect_right(self._first_line, line) - 1
        year, gap = self._groups[at].year, self._gaps[at]
        within = line - self._first_line[at]
        if gap is not None:
            if within == 0:
                return Entry(Holds.GAP, year, gap=gap)
            within -= 1
        if within == 0:
            return Entry(Holds.HEADING, year)
        return Entry(Holds.EVENT, year, self._first_event[at] + within - 1)

    def line_of(self, position: int) -> int:
        """The line that holds an event.

        Args:
            position: From 0, below `events`.
        """
        at = self._group_of(position)
        heads = 1 + (self._gaps[at] is not None)
        return self._first_line[at] + heads + position - self._first_event[at]

    def heading_above(self, line: int) -> int:
        """The line of the heading under which a line stands: a heading's own; a gap's is the one before it.

        Args:
            line: From 0, below `lines`.
        """
        at = bisect_right(self._first_line, line) - 1
        if self._gaps[at] is not None and line == self._first_line[at]:
            at -= 1
        return self._first_line[at] + (self._gaps[at] is not None)

    def year_start(self, position: int, years: int) -> int:
        """The position of the first event of the year so many headings on, or back, from an event's.

        Going back, the start of the event's own year counts as one; after the last year comes the last event.
        """
        here = self._group_of(position)
        at = here + years
        if years < 0 and position > self._first_event[here]:
            at += 1
        return self._first_event[max(0, at)] if at < len(self._groups) else self.events - 1

    def _group_of(self, position: int) -> int:
        return bisect_right(self._first_event, position) - 1


def groups_of(rows: Sequence[EventRow]) -> list[YearGroup]:
    """The years of some rows in order, as the index would count them over all of its events."""
    groups: list[YearGroup] = []
    for row in rows:
        starts = row.when.start_days if row.when else ()
        held = groups.pop() if groups and groups[-1].year == row.year else YearGroup(row.year, 0, None, None)
        firsts = [day for day in (held.first_start, *starts) if day is not None]
        lasts = [day for day in (held.last_start, *starts) if day is not None]
        groups.append(
            YearGroup(row.year, held.count + 1, min(firsts, default=None), max(lasts, default=None))
        )
    return groups


def _gap(latest: int | None, first: int | None) -> tuple[int, int] | None:
    if latest is None or first is None or first - latest <= GAP_DAYS:
        return None
    return latest, first
