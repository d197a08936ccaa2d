"""The rows of the timeline that are in sight, where a row may take several lines of the screen.

Only rows in sight, and as many beside them, are asked for their height, so it does not matter how many
there are. The window begins with a whole row: it scrolls by rows, not by lines of the screen.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from tui.light_dataclass import dataclass
from tui.session.timeline_layout import LineKind, TimelineLayout

_MARGIN = 2
"""The lines of the screen that are shown on either side of the cursor, where there is room."""
_MOST_TURNS = 1000
"""The most pages that can be turned back exactly."""


@dataclass(frozen=True, slots=True)
class TimelineWindow:
    """A window over the entries of a layout: headings, gaps and rows.

    Its first line may be taken by the heading of what follows. The entry `top` is under that heading.
    """

    layout: TimelineLayout
    height: int
    """The lines of the screen."""
    pinned: int
    """How many of them the heading takes: 1 or 0."""
    cursor: int
    """The entry that has the cursor."""
    height_of: Callable[[int, bool], int]
    """The lines that a row takes, by its position, and by whether it has the cursor."""

    @property
    def room(self) -> int:
        """Return how many lines there are below the heading; at least one."""
        return max(self.height - self.pinned, 1)

    def placed(self, top: int) -> Iterator[tuple[int, int]]:
        """Yield what is on each line below the heading: an entry, and which of its lines, from 0.

        An entry that does not fit wholly is left out, unless it is the first one.

        Args:
            top: The entry at which the window begins.
        """
        used = 0
        for entry in range(top + self.pinned, self.layout.lines):
            lines = self._lines(entry)
            if used and used + lines > self.room:
                return
            yield from ((entry, line) for line in range(min(lines, self.room)))
            used += lines
            if used >= self.room:
                return

    def nearest_top(self, top: int) -> int:
        """Return the nearest entry at which the window may begin, so that no line after the last is empty.

        Args:
            top: The wanted one.
        """
        last = self.layout.lines
        # Each entry takes a line at least, so far from the end there is nothing to find out.
        if last - top > self.height:
            return max(top, 0)
        return max(0, min(top, self._first_of(last - 1) - self.pinned))

    def top_showing(self, entry: int, top: int) -> int:
        """Return where the window must begin to show an entry, scrolled as little as possible.

        Args:
            entry: The entry.
            top: Where it begins now.
        """
        above, below = self._with_margin(entry, -1), self._with_margin(entry, 1)
        first = max(min(top + self.pinned, above), min(self._first_of(below), entry))
        return self.nearest_top(first - self.pinned)

    def top_scrolled(self, top: int, lines: int) -> int:
        """Return where the window begins after scrolling by whole entries.

        Args:
            top: Where it begins now.
            lines: The least lines of the screen to scroll by; negative to go up.
        """
        passed, at = 0, top
        while passed < abs(lines) and (at > 0 if lines < 0 else at < self.layout.lines):
            at += -1 if lines < 0 else 0
            passed += self._lines(min(at + self.pinned, self.layout.lines - 1))
            at += 0 if lines < 0 else 1
        return self.nearest_top(at)

    def page_end(self, position: int, *, forward: bool) -> int:
        """Return the position of the row one page further: as far as no row between is left unseen.

        Args:
            position: Of the row to start from.
            forward: Whether to go down.
        """
        step = 1 if forward else -1
        start = self.layout.line_of(position)
        reached, used, entry = position, 0, start + step
        while 0 <= entry < self.layout.lines:
            shown = self.layout.entry(entry)
            is_row = shown.holds is LineKind.ROW
            if is_row and reached != position and used + self._with_cursor(entry, step) > self.room:
                break
            used += self._lines(entry, has_cursor=False)
            reached = shown.position if is_row else reached
            entry += step
        return reached

    def _with_cursor(self, entry: int, step: int) -> int:
        """Return the lines of an entry that has the cursor, with its margin in a direction."""
        margin = self._margin(entry, step, self._lines(entry, has_cursor=True))
        return self._lines(entry, has_cursor=True) + sum(
            self._lines(each, has_cursor=False) for each in margin
        )

    def _with_margin(self, entry: int, step: int) -> int:
        """Return the furthest entry that is shown beside another one."""
        return next(reversed(self._margin(entry, step, self._lines(entry))), entry)

    def _margin(self, entry: int, step: int, own: int) -> list[int]:
        """Return the entries to show beside another one, in a direction; `own` are the lines it takes."""
        spare, taken, beside = max(self.room - own, 0) // 2, 0, list[int]()
        for each in range(entry + step, self.layout.lines if step > 0 else -1, step):
            lines = self._lines(each, has_cursor=False)
            if taken >= _MARGIN or taken + lines > spare:
                break
            taken += lines
            beside.append(each)
        return beside

    def _first_of(self, last: int) -> int:
        """Return the first entry of a full window in which some entry is the last one."""
        first, used = last, self._lines(last) if last >= 0 else 0
        while first > 0 and used + (lines := self._lines(first - 1)) <= self.room:
            first, used = first - 1, used + lines
        return first

    def _lines(self, entry: int, *, has_cursor: bool | None = None) -> int:
        """Return the lines of an entry; those of headings and gaps are one."""
        shown = self.layout.entry(entry)
        if shown.holds is not LineKind.ROW:
            return 1
        has_cursor = entry == self.cursor if has_cursor is None else has_cursor
        return min(self.height_of(shown.position, has_cursor), self.room)


class PageTrail:
    """The pages that were turned, so that turning back returns to the same row."""

    def __init__(self) -> None:
        self._turned: deque[tuple[int, int]] = deque(maxlen=_MOST_TURNS)

    def turn(self, position: int, window: TimelineWindow, *, forward: bool) -> int:
        """Return the position of the row one page on, or the one that was left by turning here.

        Args:
            position: Of the row under the cursor.
            window: The window.
            forward: Whether to go down.
        """
        if self._turned and self._turned[-1][1] != position:
            self._turned.clear()
        if self._turned and (self._turned[-1][0] > position) is forward:
            return self._turned.pop()[0]
        target = window.page_end(position, forward=forward)
        if target != position:
            self._turned.append((position, target))
        return target

    def forget(self) -> None:
        """Forget the pages: the rows or their heights are others now."""
        self._turned.clear()
