"""Seats: how many processes may run, how many of them for one visitor, and when a seat changes hands.

Requests do not show who follows a link: all come from this machine, with the same token. So each opening
of the link makes a visitor, who may have a few seats, one for each tab. Opening the link again and again
takes more seats; those go to others when they are not used.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

MOST = 8
"""The number of seats; each has a process of its own."""
MOST_OF_ONE = 3
"""The most seats of one visitor."""
UNUSED = 60.0
"""Seconds after which a seat in which nothing was ever done may go to another visitor."""
IDLE = 600.0
"""Seconds since the last use after which a seat may go to another visitor."""


@dataclass(eq=False, slots=True)
class Seat:
    """A place for one visitor in one tab."""

    visitor: str
    give_way: Callable[[], object]
    """Ends the visit; called at most once."""
    since: float
    """When it was taken or last used, in seconds of the clock of `Seats`."""
    is_used: bool = False

    def is_free_to_give(self, now: float) -> bool:
        """Return whether it was unused for so long that another visitor may have it.

        Args:
            now: Seconds of the clock of `Seats`.
        """
        return now - self.since >= (IDLE if self.is_used else UNUSED)


class Seats:
    """The seats of a server. While free ones are left, none is taken from a visitor."""

    def __init__(self, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        """Prepare free seats.

        Args:
            most: How many there are.
            clock: Returns seconds from any fixed moment.
        """
        self.most, self._clock = most, clock
        self._taken: set[Seat] = set()

    def are_all_taken(self, visitor: str) -> bool:
        """Return whether a visitor has no seat and can get none."""
        return not self._own(visitor) and len(self._taken) >= self.most and not self._longest_idle()

    def take(self, visitor: str, give_way: Callable[[], object]) -> Seat | None:
        """Take a free seat, or else one that another visitor does not use.

        Args:
            visitor: Who takes it.
            give_way: Ends this visit; called at most once, when the seat has gone to another visitor.

        Returns:
            The seat; None where none can be had.
        """
        own = self._own(visitor)
        if own >= MOST_OF_ONE:
            return None
        if len(self._taken) >= self.most:
            # A second tab takes no seat from others.
            idle = None if own else self._longest_idle()
            if idle is None:
                return None
            self.leave(idle)
            idle.give_way()
        seat = Seat(visitor, give_way, self._clock())
        self._taken.add(seat)
        return seat

    def use(self, seat: Seat) -> None:
        """Record that the visitor did something."""
        seat.since, seat.is_used = self._clock(), True

    def leave(self, seat: Seat) -> None:
        """Give a seat back; does nothing where it is back already."""
        self._taken.discard(seat)

    def _own(self, visitor: str) -> int:
        return sum(seat.visitor == visitor for seat in self._taken)

    def _longest_idle(self) -> Seat | None:
        now = self._clock()
        idle = [seat for seat in self._taken if seat.is_free_to_give(now)]
        return min(idle, key=lambda seat: seat.since, default=None)
