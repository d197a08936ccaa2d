"""The cursor: a position among the results, and the range of selected rows. Pure values."""

from __future__ import annotations

from tui.light_dataclass import dataclass, replace


@dataclass(frozen=True, slots=True)
class Cursor:
    """A position and a range. Positions count from 0 among the rows: events and unreadable entries."""

    rows: int = 0
    """How many rows there are."""
    position: int = 0
    anchor: int | None = None
    """The position where the range began; None without a range."""
    sticky: bool = False
    """Whether moving without Shift extends the range (begun with `v`) or ends it (begun with Shift)."""

    @property
    def selection(self) -> tuple[int, int] | None:
        """Return the first and last position of the range, both included; None without one."""
        if self.anchor is None or not self.rows:
            return None
        return min(self.anchor, self.position), max(self.anchor, self.position)

    @property
    def chosen(self) -> tuple[int, int]:
        """Return the first and last position of the range; without one, the cursor's position twice."""
        return self.selection or (self.position, self.position)

    def moved_to(self, position: int, *, extending: bool = False) -> Cursor:
        """Return a copy at another position, or at the nearest one that exists. Ranges work as in lazygit.

        Args:
            position: The new position.
            extending: Whether Shift is held: the range is begun or extended, and ends at the next move
                without Shift. Without it, a range begun with `v` is extended, any other ends.
        """
        target = max(0, min(position, self.rows - 1))
        if extending:
            anchor = self.position if self.anchor is None else self.anchor
            return replace(self, position=target, anchor=anchor, sticky=False)
        kept = self.anchor if self.sticky else None
        return replace(self, position=target, anchor=kept)

    def moved_by(self, events: int, *, extending: bool = False) -> Cursor:
        """Return a copy some rows further.

        Args:
            events: How many rows; negative to go back.
            extending: As for `moved_to`.
        """
        return self.moved_to(self.position + events, extending=extending)

    def range_begun(self) -> Cursor:
        """Return a copy with a range that moving extends; without a range where there was one."""
        if self.anchor is not None:
            return self.range_dropped()
        return replace(self, anchor=self.position, sticky=True)

    def reaching_from(self, anchor: int, *, sticky: bool) -> Cursor:
        """Return a copy with a range from another position to this one.

        Args:
            anchor: The other position.
            sticky: As in `Cursor`.
        """
        return replace(self, anchor=anchor, sticky=sticky)

    def range_dropped(self) -> Cursor:
        """Return a copy without a range; the position stays."""
        return replace(self, anchor=None, sticky=False)

    def other_end(self) -> Cursor:
        """Return a copy at the other end of the range."""
        return self if self.anchor is None else replace(self, position=self.anchor, anchor=self.position)
