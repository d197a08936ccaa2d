"""The stretch of days that the overview shows: zoomed, moved, and never beyond what there is to see."""

from __future__ import annotations

from dataclasses import dataclass

from tui.index.records import LaneKey


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days, both ends included."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many there are; at least one."""
        return self.last - self.first + 1

    def holds(self, day: int) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last

    def nearest(self, day: int) -> int:
        """A day itself where it is one of them, else that which comes nearest."""
        return max(self.first, min(day, self.last))

    def zoomed_in(self, day: int, whole: DayRange) -> DayRange:
        """Half of the days, around one that keeps its place; around one outside, with it in the middle."""
        return self._resized(max(self.days // 2, 1), day).inside(whole)

    def zoomed_out(self, day: int, whole: DayRange) -> DayRange:
        """Twice the days, around one that keeps its place; everything, where hardly anything is left out."""
        wider = self._resized(self.days * 2, day).inside(whole)
        # Each half is rounded down to whole days: doubled again, they are a few short.
        return whole if wider.days * 16 >= whole.days * 15 else wider

    def panned(self, quarters: int, whole: DayRange) -> DayRange:
        """Some quarters of its length later, or earlier where they are fewer than none."""
        step = max(self.days // 4, 1) * quarters
        return DayRange(self.first + step, self.last + step).inside(whole)

    def showing(self, day: int, whole: DayRange) -> DayRange:
        """As it is where it holds a day; else with the day in the middle."""
        return self if self.holds(day) else self._resized(self.days, day).inside(whole)

    def inside(self, whole: DayRange) -> DayRange:
        """Moved as little as it takes to lie in another, which is the answer where it is shorter."""
        if self.days >= whole.days:
            return whole
        first = max(whole.first, min(self.first, whole.last - self.days + 1))
        return DayRange(first, first + self.days - 1)

    def _resized(self, days: int, day: int) -> DayRange:
        # Rounded, not cut, so that zooming in and out again does not creep.
        before = (2 * (day - self.first) * days + self.days) // (2 * self.days)
        first = day - (min(before, days - 1) if self.holds(day) else days // 2)
        return DayRange(first, first + days - 1)


@dataclass(frozen=True, slots=True)
class OverviewView:
    """How the reader looks at the overview."""

    by: LaneKey = LaneKey.KIND
    """What its lanes stand for."""
    window: DayRange | None = None
    """What is zoomed to; None for everything."""
