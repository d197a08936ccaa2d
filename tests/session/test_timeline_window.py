"""The timeline's window over rows of different heights: what is in sight, scrolling, paging."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.index.records import YearGroup
from tui.session.timeline_layout import LineKind, TimelineLayout
from tui.session.timeline_window import PageTrail, TimelineWindow


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of random heights under headings and gaps, in a window of a random height."""

    layout: TimelineLayout
    heights: tuple[tuple[int, int], ...]
    """By position: the lines of a row, and those it takes with the cursor."""
    height: int
    pinned: int

    def window(self, position: int) -> TimelineWindow:
        """The window with the cursor at a position."""
        line = self.layout.line_of(position)
        return TimelineWindow(self.layout, self.height, self.pinned, line, self.height_of)

    def height_of(self, position: int, has_cursor: bool) -> int:
        return self.heights[position][has_cursor]

    def shown(self, top: int, position: int) -> list[int]:
        """The positions of the rows that are wholly in sight."""
        window = self.window(position)
        lines = [line for line, _ in window.placed(top)]
        entries = {line: self.layout.entry(line) for line in lines}
        return [
            entry.position
            for line, entry in entries.items()
            if entry.holds is LineKind.ROW
            and lines.count(line)
            == min(self.heights[entry.position][entry.position == position], window.room)
        ]


@st.composite
def rows(draw: st.DrawFn) -> Rows:
    counts = draw(st.lists(st.integers(1, 9), min_size=1, max_size=9))
    spans = [(1000 * number * draw(st.integers(0, 1)), 1000 * number) for number in range(len(counts))]
    groups = [YearGroup(n, count, *span) for n, (count, span) in enumerate(zip(counts, spans, strict=True))]
    height = draw(st.integers(1, 30))
    most = max(height - 1, 1)
    pair = st.tuples(st.integers(1, min(most, 3)), st.integers(0, 4))
    heights = tuple((low, low + more) for low, more in (draw(pair) for _ in range(sum(counts))))
    return Rows(TimelineLayout(groups), heights, height, int(height > 2))


@settings(max_examples=300, deadline=None)
@given(rows(), st.data())
def test_the_cursor_is_always_wholly_in_sight(drawn: Rows, data: st.DataObject) -> None:
    top = 0
    for _ in range(6):
        position = data.draw(st.integers(0, drawn.layout.rows - 1))
        window = drawn.window(position)
        top = window.top_showing(drawn.layout.line_of(position), top)
        assert position in drawn.shown(top, position)
        assert window.nearest_top(top) == top


@settings(max_examples=300, deadline=None)
@given(rows())
def test_paging_shows_every_row(drawn: Rows) -> None:
    for forward in (True, False):
        trail, seen = PageTrail(), set[int]()
        position = 0 if forward else drawn.layout.rows - 1
        top = drawn.window(position).top_showing(drawn.layout.line_of(position), 0)
        while True:
            seen |= set(drawn.shown(top, position))
            target = trail.turn(position, drawn.window(position), forward=forward)
            if target == position:
                break
            assert (target > position) is forward
            position = target
            top = drawn.window(position).top_showing(drawn.layout.line_of(position), top)
        assert seen == set(range(drawn.layout.rows))
        assert position == (drawn.layout.rows - 1 if forward else 0)


@settings(max_examples=200, deadline=None)
@given(rows(), st.data())
def test_turning_back_returns(drawn: Rows, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, drawn.layout.rows - 1))
    forward = data.draw(st.booleans())
    trail, visited = PageTrail(), [start]
    for _ in range(data.draw(st.integers(1, 5))):
        target = trail.turn(visited[-1], drawn.window(visited[-1]), forward=forward)
        if target != visited[-1]:
            visited.append(target)
    back = [visited[-1]]
    for _ in visited[1:]:
        back.append(trail.turn(back[-1], drawn.window(back[-1]), forward=not forward))
    assert back == visited[::-1]


def test_a_move_between_pages_is_no_page_to_turn_back() -> None:
    drawn = Rows(TimelineLayout([YearGroup(1, 40, 0, 0)]), ((1, 1),) * 40, 10, 1)
    trail = PageTrail()
    there = trail.turn(10, drawn.window(10), forward=True)
    beyond = trail.turn(there + 3, drawn.window(there + 3), forward=False)
    assert beyond == drawn.window(there + 3).page_end(there + 3, forward=False) != 10
    trail.turn(10, drawn.window(10), forward=True)
    trail.forget()
    drawn = replace(drawn, heights=((3, 3),) * 40)
    assert trail.turn(there, drawn.window(there), forward=False) > 10


@settings(max_examples=200, deadline=None)
@given(rows(), st.data())
def test_scrolling_reaches_both_ends_and_leaves_no_line_empty(drawn: Rows, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, drawn.layout.rows - 1))
    window, top, lines = drawn.window(position), 0, data.draw(st.integers(1, 6))
    tops = [top]
    while (onward := window.top_scrolled(top, lines)) != top:
        assert onward > top
        top = onward
        tops.append(top)
    assert drawn.layout.rows - 1 in drawn.shown(top, position)
    # Nothing is skipped: each place shows the first row that the place before had no room for.
    seen = {line for at in tops for line, _ in window.placed(at)}
    if lines == 1:
        assert seen >= set(range(drawn.pinned, drawn.layout.lines))
    while (back := window.top_scrolled(top, -lines)) != top:
        assert back < top
        top = back
    assert top == 0
    last = window.nearest_top(drawn.layout.lines)
    earlier = replace(window, height=window.height)
    used = len(list(earlier.placed(last)))
    if last:
        line = last + drawn.pinned - 1
        entry = drawn.layout.entry(line)
        before = (
            1 if entry.holds is not LineKind.ROW else drawn.height_of(entry.position, line == window.cursor)
        )
        assert used + min(before, window.room) > window.room


def test_only_rows_in_sight_and_beside_them_are_measured() -> None:
    asked: list[int] = []

    def height_of(position: int, has_cursor: bool) -> int:
        asked.append(position)
        return 2

    layout = TimelineLayout([YearGroup(year, 100, year, year) for year in range(10_000)])
    window = TimelineWindow(layout, 24, 1, layout.line_of(500_000), height_of)
    for work in (
        lambda: list(window.placed(499_000)),
        lambda: window.top_showing(layout.line_of(500_000), 0),
        lambda: window.page_end(500_000, forward=True),
        lambda: window.page_end(500_000, forward=False),
        lambda: window.nearest_top(layout.lines),
        lambda: window.top_scrolled(700_000, 3),
    ):
        asked.clear()
        work()
        assert len(set(asked)) <= 24
