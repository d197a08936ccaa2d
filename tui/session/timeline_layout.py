"""The layout of the timeline: which line is a heading, a gap or a row.

Only years are stored, no events, so a million events need no more memory than their years.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from tui.index.records import EventRow, TimelineRow, YearGroup

GAP_DAYS = 366
"""A gap between events that is longer than this many days gets a line of its own."""


class LineKind(Enum):
    """What a line is."""

    GAP = "gap"
    HEADING = "heading"
    UNREAD_HEADING = "unread heading"
    """Above unreadable entries that come before every event."""
    GROUP_HEADING = "group heading"
    """Above events that are not in the order of dates."""
    NEAREST_HEADING = "nearest heading"
    """Above events that are offered because none has all words of the query."""
    ROW = "row"
    """An event or an unreadable entry."""


class TimelineLine(NamedTuple):
    """One line of the timeline."""

    holds: LineKind
    year: int | None
    position: int = 0
    """Of a row: its position among the rows, from 0."""
    gap: tuple[int, int] | None = None
    """Of a gap: the last day before it and the first after it, as day numbers."""
    title: str = ""
    """Of the heading of a group: its text."""


class TimelineLayout:
    """The lines of a timeline, from its years."""

    def __init__(
        self,
        groups: Sequence[YearGroup],
        unread: Sequence[int] = (),
        *,
        first: int = 0,
        heading: LineKind = LineKind.UNREAD_HEADING,
        titles: Sequence[str] = (),
    ) -> None:
        """Lay out the lines.

        Args:
            groups: The years.
            unread: How many unreadable entries there are among the events of each year; empty for none.
            first: How many there are before every event, under a heading of their own.
            heading: That heading; one other than of unreadable entries is above the first group, too.
            titles: The headings of groups that are no years, one for each; empty for years.
        """
        rows = [group.count for group in groups]
        self.events = sum(rows)
        """How many of the rows are events."""
        if unread:
            rows = [events + more for events, more in zip(rows, unread, strict=True)]
        self._heading = heading if first or heading is not LineKind.UNREAD_HEADING else LineKind.HEADING
        self._groups = [YearGroup(None, first, None, None), *groups] if first else groups
        self._titles = titles
        self._gaps: list[tuple[int, int] | None] = []
        self._first_line: list[int] = []
        self._first_row: list[int] = []
        lines = above = 0
        latest: int | None = None
        for group, count in zip(self._groups, [first, *rows] if first else rows, strict=True):
            gap = _gap(latest, group.first_start)
            self._gaps.append(gap)
            self._first_line.append(lines)
            self._first_row.append(above)
            lines += (gap is not None) + 1 + count
            above += count
            if group.last_start is not None:
                latest = group.last_start if latest is None else max(latest, group.last_start)
        self.lines = lines
        """How many lines there are."""
        self.rows = above
        """How many of them are rows: events and unreadable entries."""

    def entry(self, line: int) -> TimelineLine:
        """Return what a line is.

        Args:
            line: From 0, below `lines`.
        """
        at = bisect_right(self._first_line, line) - 1
        year, gap = self._groups[at].year, self._gaps[at]
        within = line - self._first_line[at]
        if gap is not None:
            if within == 0:
                return TimelineLine(LineKind.GAP, year, gap=gap)
            within -= 1
        if within == 0 and self._titles:
            return TimelineLine(LineKind.GROUP_HEADING, None, title=self._titles[at])
        if within == 0:
            return TimelineLine(self._heading if at == 0 else LineKind.HEADING, year)
        return TimelineLine(LineKind.ROW, year, self._first_row[at] + within - 1)

    def line_of(self, position: int) -> int:
        """Return the line of a row.

        Args:
            position: From 0, below `rows`.
        """
        at = self._group_of(position)
        heads = 1 + (self._gaps[at] is not None)
        return self._first_line[at] + heads + position - self._first_row[at]

    def heading_above(self, line: int) -> int:
        """Return the line of the heading above a line; of a heading, its own; of a gap, the one before it.

        Args:
            line: From 0, below `lines`.
        """
        at = bisect_right(self._first_line, line) - 1
        if self._gaps[at] is not None and line == self._first_line[at]:
            at -= 1
        return self._first_line[at] + (self._gaps[at] is not None)

    def year_start(self, position: int, years: int) -> int:
        """Return the position of the first row of another year.

        Args:
            position: The position of a row, from 0.
            years: How many headings onward, after the last of which comes the last row; negative to go back,
                where the start of the row's own year counts as one.
        """
        group = self._group_of(position)
        at = group + years
        if years < 0 and position > self._first_row[group]:
            at += 1
        return self._first_row[max(0, at)] if at < len(self._groups) else self.rows - 1

    def _group_of(self, position: int) -> int:
        return bisect_right(self._first_row, position) - 1


def layout_of(rows: Sequence[TimelineRow]) -> TimelineLayout:
    """Lay out the first rows of a timeline."""
    events = [row for row in rows if isinstance(row, EventRow)]
    ends = list(accumulate(group.count for group in group_by_year(events)))
    unread, passed, first = [0] * len(ends), 0, 0
    for row in rows:
        if isinstance(row, EventRow):
            passed += 1
        elif passed:
            unread[bisect_left(ends, passed)] += 1
        else:
            first += 1
    return TimelineLayout(group_by_year(events), unread, first=first)


def group_by_year(rows: Sequence[EventRow]) -> list[YearGroup]:
    """Group rows in order into years, as the index does for all of its events."""
    groups: list[YearGroup] = []
    for row in rows:
        starts = row.when.start_days if row.when else ()
        group = groups.pop() if groups and groups[-1].year == row.year else YearGroup(row.year, 0, None, None)
        firsts = [day for day in (group.first_start, *starts) if day is not None]
        lasts = [day for day in (group.last_start, *starts) if day is not None]
        groups.append(
            YearGroup(row.year, group.count + 1, min(firsts, default=None), max(lasts, default=None))
        )
    return groups


def _gap(latest: int | None, first: int | None) -> tuple[int, int] | None:
    if latest is None or first is None or first - latest <= GAP_DAYS:
        return None
    return latest, first
