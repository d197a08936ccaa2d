"""The days that the overview shows: zoomed and scrolled, never beyond the days there are."""

from __future__ import annotations

from tui.index.protocol import LaneKey
from tui.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class DayRange:
    """A range of days, as day numbers; the first and the last are included."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """Return how many days there are; at least one."""
        return self.last - self.first + 1

    def holds(self, day: int) -> bool:
        """Return whether it contains a day."""
        return self.first <= day <= self.last

    def nearest(self, day: int) -> int:
        """Return the day itself where the range contains it, else the nearest day that it contains."""
        return max(self.first, min(day, self.last))

    def zoomed_in(self, day: int, whole: DayRange) -> DayRange:
        """Return half of the days.

        Args:
            day: A day that keeps its place on the screen; one outside of the range is put in the middle.
            whole: The days there are.
        """
        return self._resized(max(self.days // 2, 1), day).inside(whole)

    def zoomed_out(self, day: int, whole: DayRange) -> DayRange:
        """Return twice the days; all of them where hardly any would be left out.

        Args:
            day: A day that keeps its place on the screen; one outside of the range is put in the middle.
            whole: The days there are.
        """
        wider = self._resized(self.days * 2, day).inside(whole)
        # Halving rounds down to whole days, so doubling again gives a few days less than all.
        return whole if wider.days * 16 >= whole.days * 15 else wider

    def panned(self, quarters: int, whole: DayRange) -> DayRange:
        """Return as many days, later or earlier.

        Args:
            quarters: By how many quarters of its length; negative for earlier.
            whole: The days there are.
        """
        step = max(self.days // 4, 1) * quarters
        return DayRange(self.first + step, self.last + step).inside(whole)

    def showing(self, day: int, whole: DayRange) -> DayRange:
        """Return the range itself where it contains a day; else as many days around that day.

        Args:
            day: A day number.
            whole: The days there are.
        """
        return self if self.holds(day) else self._resized(self.days, day).inside(whole)

    def inside(self, whole: DayRange) -> DayRange:
        """Return as many days moved to lie in another range; that other range where it is shorter."""
        if self.days >= whole.days:
            return whole
        first = max(whole.first, min(self.first, whole.last - self.days + 1))
        return DayRange(first, first + self.days - 1)

    def _resized(self, days: int, day: int) -> DayRange:
        # Rounded, not truncated, so that zooming in and out again does not drift.
        before = (2 * (day - self.first) * days + self.days) // (2 * self.days)
        first = day - (min(before, days - 1) if self.holds(day) else days // 2)
        return DayRange(first, first + days - 1)


@dataclass(frozen=True, slots=True)
class OverviewView:
    """What the overview shows."""

    by: LaneKey = LaneKey.KIND
    """What its lanes stand for."""
    window: DayRange | None = None
    """The days to show; None for all."""
    shows_empty_years: bool = False
    """Whether all of them shows years without events too, however many there are."""
