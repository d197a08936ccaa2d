"""The smallest sets of links and limits that cannot all hold, found in an order graph.

Such a set is always a lower limit of one event, links that lead from it to another event, and an upper limit
of that event, which is earlier: without any one of them, the others can hold. A negative cycle of the
difference constraints is just that. A set whose path passes an event with a date that contradicts either end
is left out, since a smaller set says why.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tui.evidence.conflicts.order_graph import DayLimit, LinkStatement, OrderGraph

MOST_VISITS = 100_000
"""Events that are looked at in one search; what is not found by then is counted by its last event."""


@dataclass(frozen=True, slots=True)
class OrderConflict:
    """A lower limit, links, and an upper limit that is earlier."""

    first: int
    """The event that cannot be so early."""
    lowest: DayLimit
    links: tuple[LinkStatement, ...]
    """From the first event to the last, in order of time; at least one."""
    last: int
    """The event that cannot be so late."""
    highest: DayLimit


class ConflictSearch:
    """A search for all conflicts of a graph. `uncounted` grows as it goes."""

    def __init__(self, graph: OrderGraph, reached: dict[int, int]) -> None:
        """Prepare a search.

        Args:
            graph: The links and limits.
            reached: What `OrderGraph.reached_days` returns.
        """
        self._graph = graph
        self._reached = reached
        self._visits = MOST_VISITS
        self.unsearched = 0
        """Upper limits that cannot hold, for which there was no time to find out why."""

    def conflicts(self) -> Iterator[OrderConflict]:
        """Yield the conflicts, the shorter first of those with the same upper limit."""
        for last in sorted(self._graph.highest):
            for highest in self._graph.highest[last]:
                if self._reached.get(last, highest.day) <= highest.day:
                    continue
                if self._visits <= 0:
                    self.unsearched += 1
                else:
                    yield from self._of_limit(last, highest)

    def _of_limit(self, last: int, highest: DayLimit) -> Iterator[OrderConflict]:
        """Look backwards, nearest first, for lower limits that are later than the upper limit."""
        graph = self._graph
        after: dict[int, int] = {}
        queue = deque([last])
        while queue:
            event = queue.popleft()
            self._visits -= 1
            limits = graph.lowest.get(event, ()) if event != last else ()
            too_late = [limit for limit in limits if limit.day > highest.day]
            for lowest in too_late:
                if found := self._conflict(_Ends(event, lowest, last, highest), after):
                    yield found
            # Its own date says why already; what a source says of it may be what is mistaken.
            if any(limit.given_by is None for limit in too_late):
                continue
            for earlier in graph.earlier.get(event, ()):
                if earlier not in after and earlier != last and self._leads_above(earlier, highest.day):
                    after[earlier] = event
                    queue.append(earlier)

    def _leads_above(self, event: int, day: int) -> bool:
        """Whether a lower limit of an event, or of one before it, is later than a day."""
        own = any(limit.day > day for limit in self._graph.lowest.get(event, ()))
        return own or self._reached.get(event, day) > day

    def _conflict(self, ends: _Ends, after: dict[int, int]) -> OrderConflict | None:
        """The conflict of two limits along a path; None where a date on the path contradicts the first."""
        links: list[LinkStatement] = []
        event = ends.first
        while event != ends.last:
            following = after[event]
            links.append(self._graph.earlier[following][event])
            event = following
            self._visits -= 1
            if event != ends.last and self._is_own_below(event, ends.lowest.day):
                return None
        return OrderConflict(ends.first, ends.lowest, tuple(links), ends.last, ends.highest)

    def _is_own_below(self, event: int, day: int) -> bool:
        limits = self._graph.highest.get(event, ())
        return any(limit.given_by is None and limit.day < day for limit in limits)


class _Ends(NamedTuple):
    first: int
    lowest: DayLimit
    last: int
    highest: DayLimit
