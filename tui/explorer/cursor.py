"""Where the reader is among the events found, and which of them are selected."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Cursor:
    """Positions count from 0 among the rows: the events that the query finds, and what could not be read."""

    found: int = 0
    """How many rows there are."""
    position: int = 0
    anchor: int | None = None
    """Where the range began; None without a range."""
    sticky: bool = False
    """Whether plain movement extends the range (begun with `v`) or lets it go (Shift and an arrow)."""

    @property
    def selection(self) -> tuple[int, int] | None:
        """The first and last position of the range."""
        if self.anchor is None or not self.found:
            return None
        return min(self.anchor, self.position), max(self.anchor, self.position)

    @property
    def chosen(self) -> tuple[int, int]:
        """The first and last position of the range; without one, of the event alone."""
        return self.selection or (self.position, self.position)

    def moved_to(self, position: int, *, extending: bool = False) -> Cursor:
        """At another event, or at the nearest there is. The two ways of range are lazygit's.

        Args:
            position: Where to.
            extending: Whether Shift is held: the range is begun or extended, and let go by the next movement
                without Shift. Without it, a range begun with `v` is extended, any other let go.
        """
        there = max(0, min(position, self.found - 1))
        if extending:
            anchor = self.position if self.anchor is None else self.anchor
            return replace(self, position=there, anchor=anchor, sticky=False)
        kept = self.anchor if self.sticky else None
        return replace(self, position=there, anchor=kept)

    def moved_by(self, events: int, *, extending: bool = False) -> Cursor:
        """Some events further."""
        return self.moved_to(self.position + events, extending=extending)

    def range_begun(self) -> Cursor:
        """With a range that movement extends; without one where there was one."""
        if self.anchor is not None:
            return self.range_dropped()
        return replace(self, anchor=self.position, sticky=True)

    def reaching_from(self, anchor: int, *, sticky: bool) -> Cursor:
        """With a range from a position to here."""
        return replace(self, anchor=anchor, sticky=sticky)

    def range_dropped(self) -> Cursor:
        """Without a range."""
        return replace(self, anchor=None, sticky=False)

    def other_end(self) -> Cursor:
        """At the other end of the range."""
        return self if self.anchor is None else replace(self, position=self.anchor, anchor=self.position)
