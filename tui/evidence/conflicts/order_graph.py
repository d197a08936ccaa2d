"""Statements about order as links between events, and the days that they carry along these links.

An event has some day within its date, and a link means that the day of the later event is not before that of
the earlier one. So a lower limit of an event holds for all that come after it. Events are numbers, from 0 in
the order of the files.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from tui.chronology.edtf_date import FAR
from tui.chronology.precedence import PrecedenceLink, find_knots, sort_topologically
from tui.evidence.conflicts.time_statements import TimeStatement

LinkStatement: TypeAlias = "PrecedenceLink | TimeStatement"
"""What says that one event comes before another: a link of the chronology's own, or a source's statement."""
DateGiver: TypeAlias = "TimeStatement | None"
"""What gives a date: a source's statement; None for the event itself."""


@dataclass(frozen=True, slots=True)
class DayLimit:
    """The earliest or the latest day that a date allows to an event."""

    day: int
    given_by: DateGiver = None


@dataclass(slots=True)
class OrderGraph:
    """Links between events, and the limits of their days."""

    earlier: dict[int, dict[int, LinkStatement]] = field(default_factory=dict)
    """From each event to those directly before it, each with what says so."""
    later: dict[int, list[int]] = field(default_factory=dict)
    """From each event to those directly after it."""
    lowest: dict[int, list[DayLimit]] = field(default_factory=dict)
    """The limits below which an event's day cannot be; without those of no date."""
    highest: dict[int, list[DayLimit]] = field(default_factory=dict)
    """The limits above which an event's day cannot be; its own first."""

    def add_link(self, earlier: int, later: int, statement: LinkStatement) -> None:
        """Add a link; what was added first stays where two say the same.

        Args:
            earlier: The number of an event.
            later: The number of the event that it comes before.
            statement: What says so.
        """
        before = self.earlier.setdefault(later, {})
        if earlier not in before:
            before[earlier] = statement
            self.later.setdefault(earlier, []).append(later)

    def add_limits(self, event: int, first: int, last: int, given_by: DateGiver = None) -> None:
        """Add the limits of a date.

        Args:
            event: The event.
            first: The earliest day; -FAR for none.
            last: The latest day; FAR for none.
            given_by: What gives the date; None for the event itself.
        """
        if first > -FAR:
            self.lowest.setdefault(event, []).append(DayLimit(first, given_by))
        if last < FAR:
            self.highest.setdefault(event, []).append(DayLimit(last, given_by))

    def reached_days(self, order: Sequence[int] | None = None) -> dict[int, int]:
        """Return for each event the latest of the lower limits of all that come before it.

        Args:
            order: The events of all links in topological order; None to look for it. Events in a circle of
                links come before one another, and are taken together.
        """
        if order is None:
            order = sort_topologically(self.later)
        if order is None:
            return self._reached_in_circles()
        lowest = {event: max(limit.day for limit in limits) for event, limits in self.lowest.items()}
        reached: dict[int, int] = {}
        for event in order:
            before = self.earlier.get(event)
            if before:
                reached[event] = max(
                    max(reached.get(other, -FAR), lowest.get(other, -FAR)) for other in before
                )
        return reached

    def _reached_in_circles(self) -> dict[int, int]:
        group = {event: min(knot) for knot in find_knots(self.later) for event in knot}
        plain = OrderGraph()
        for later, before in self.earlier.items():
            for earlier, statement in before.items():
                one, other = group.get(earlier, earlier), group.get(later, later)
                if one != other:
                    plain.add_link(one, other, statement)
        for event, limits in self.lowest.items():
            plain.lowest.setdefault(group.get(event, event), []).extend(limits)
        reached = plain.reached_days()
        for event, head in group.items():
            own = max((limit.day for limit in plain.lowest.get(head, ())), default=-FAR)
            reached[event] = max(reached.get(head, -FAR), own)
        return reached

    def path_between(self, first: int, last: int) -> list[LinkStatement] | None:
        """Return the fewest links that lead from one event to another; None where none do.

        Args:
            first: The number of the earlier event.
            last: The number of the later one.
        """
        came: dict[int, int] = {}
        queue = deque([first])
        while queue and last not in came:
            event = queue.popleft()
            for follower in self.later.get(event, ()):
                if follower not in came:
                    came[follower] = event
                    queue.append(follower)
        if last not in came:
            return None
        return self.links_along(last, lambda event: came[event] if event != first else None)

    def links_along(self, last: int, before: Callable[[int], int | None]) -> list[LinkStatement]:
        """Return the links of a path, in order of time.

        Args:
            last: The event where it ends.
            before: Gives the event before another one on the path; None at its beginning.
        """
        links: list[LinkStatement] = []
        event, earlier = last, before(last)
        while earlier is not None:
            links.append(self.earlier[event][earlier])
            event, earlier = earlier, before(earlier)
        return links[::-1]


def own_links(links: Iterable[PrecedenceLink], graph: OrderGraph) -> None:
    """Add links of the chronology's own to a graph."""
    for link in links:
        graph.add_link(link.earlier, link.later, link)
