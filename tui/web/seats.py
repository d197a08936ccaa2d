"""Who has a seat: how many there are, how many of them one visitor may have, and who gives way.

Nothing tells who follows a link: all come from this machine, with the same token. So a visitor is whoever
followed the link once, and may have a few seats, for as many tabs. Whoever follows it again and again takes
more; those seats go to others when nothing is done in them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

MOST = 8
"""Seats; each has a process of its own."""
MOST_OF_ONE = 3
"""Seats of one visitor."""
UNUSED = 60.0
"""Seconds without anything done, from the beginning, after which a seat is for whoever comes."""
IDLE = 600.0
"""The same, since the last thing was done."""


@dataclass(eq=False, slots=True)
class Seat:
    """A place for one visitor, in one tab."""

    visitor: str
    give_way: Callable[[], object]
    """Sends the visitor away; called at most once."""
    since: float
    """When it was taken, or last used."""
    is_used: bool = False

    def is_free_to_give(self, now: float) -> bool:
        """Whether nothing was done in it for so long that another visitor may have it."""
        return now - self.since >= (IDLE if self.is_used else UNUSED)


class Seats:
    """The seats of a server. While there are others to be had, nobody gives way."""

    def __init__(self, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        """Prepare.

        Args:
            most: Seats.
            clock: Tells seconds.
        """
        self.most, self._clock = most, clock
        self._taken: set[Seat] = set()

    def are_all_taken(self, visitor: str) -> bool:
        """Whether a visitor has none, and there is none to be had."""
        return not self._own(visitor) and len(self._taken) >= self.most and not self._longest_idle()

    def take(self, visitor: str, give_way: Callable[[], object]) -> Seat | None:
        """Take a seat, if need be another visitor's in which nothing is done.

        Args:
            visitor: Whose it is to be.
            give_way: Sends this visitor away; called at most once, when the seat is another's already.

        Returns:
            None where there is none to be had.
        """
        own = self._own(visitor)
        if own >= MOST_OF_ONE:
            return None
        if len(self._taken) >= self.most:
            # Nobody gives way to a second tab.
            idle = None if own else self._longest_idle()
            if idle is None:
                return None
            self.leave(idle)
            idle.give_way()
        seat = Seat(visitor, give_way, self._clock())
        self._taken.add(seat)
        return seat

    def use(self, seat: Seat) -> None:
        """Note that the visitor did something."""
        seat.since, seat.is_used = self._clock(), True

    def leave(self, seat: Seat) -> None:
        """Give a seat back; nothing happens where it is back already."""
        self._taken.discard(seat)

    def _own(self, visitor: str) -> int:
        return sum(seat.visitor == visitor for seat in self._taken)

    def _longest_idle(self) -> Seat | None:
        now = self._clock()
        idle = [seat for seat in self._taken if seat.is_free_to_give(now)]
        return min(idle, key=lambda seat: seat.since, default=None)
