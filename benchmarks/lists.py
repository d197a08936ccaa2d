"""Measures the list under the panes against Textual's `ScrollView`: CPU time of a key, the same strips."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from time import process_time
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from benchmarks.figures import Figure
from tui.explorer.widgets.virtual_list import VirtualList

_LINES = 10_000
_SIZE = (120, 40)
_PAGE = _SIZE[1] - 2
_STEPS = {
    "a step in the window": ("down", 30),
    "a step that scrolls": ("down", 100),
    "a page": ("pagedown", 50),
}
"""What is measured, in this order: the key, and how often it is pressed."""


class _Lines:
    """The lines of a list, each made once for each way in which it is shown."""

    def __init__(self) -> None:
        self.cursor = 0
        self._made: dict[tuple[int, bool, int], Strip] = {}

    def strip(self, y: int, width: int) -> Strip:
        """Return a line, `width` cells wide."""
        key = y, y == self.cursor, width
        if key not in self._made:
            text = f"{y:6}  line {y} of the list, with some words in it".ljust(width)[:width]
            self._made[key] = Strip([Segment(text, Style(reverse=y == self.cursor))], width)
        return self._made[key]

    def move(self, by: int) -> int:
        """Move the cursor, and return where it was."""
        before = self.cursor
        self.cursor = min(max(before + by, 0), _LINES - 1)
        return before


class _OwnList(VirtualList):
    def __init__(self) -> None:
        super().__init__()
        self.lines = _Lines()

    @property
    def line_count(self) -> int:
        return _LINES

    @property
    def line_in_hand(self) -> int:
        return self.lines.cursor

    def strip_at(self, y: int) -> Strip:
        return self.lines.strip(y, self.text_width)

    def move(self, by: int) -> None:
        before, top = self.lines.move(by), self.top
        self.show_line(self.lines.cursor)
        if self.top == top:
            self.redraw_line(before)
            self.redraw_line(self.lines.cursor)


class _TextualList(ScrollView, can_focus=True):
    def __init__(self) -> None:
        super().__init__()
        self.lines = _Lines()

    def on_mount(self) -> None:
        self.virtual_size = Size(_SIZE[0], _LINES)

    def render_line(self, y: int) -> Strip:
        return self.lines.strip(y + self.scroll_offset.y, self.size.width)

    def move(self, by: int) -> None:
        before, top, height = self.lines.move(by), self.scroll_offset.y, self.size.height
        cursor = self.lines.cursor
        if top <= cursor < top + height:
            self.refresh_line(before)
            self.refresh_line(cursor)
        else:
            self.scroll_to(y=cursor - height + 1 if cursor >= top + height else cursor, animate=False)
            self.refresh()


class _ListApp(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", priority=True),
        Binding("pagedown", f"move({_PAGE})", priority=True),
    ]

    def __init__(self, shown: _OwnList | _TextualList) -> None:
        super().__init__()
        self._shown = shown

    def compose(self) -> ComposeResult:
        yield self._shown

    def action_move(self, by: int) -> None:
        self._shown.move(by)


def scrolling(rounds: int) -> Iterator[Figure]:
    """Yield a figure for each kind of key.

    Args:
        rounds: How often each list is shown, in turns.
    """
    ours: dict[str, list[float]] = {name: [] for name in _STEPS}
    theirs: dict[str, list[float]] = {name: [] for name in _STEPS}
    for _ in range(rounds):
        for kind, times in ((_OwnList, ours), (_TextualList, theirs)):
            for name, seconds in asyncio.run(_pressed(_ListApp(kind()))).items():
                times[name].append(seconds)
    for name in _STEPS:
        yield Figure(f"list: {name}, CPU", ours[name], "ScrollView", theirs[name], most=1.0)


async def _pressed(app: _ListApp) -> dict[str, float]:
    """Return the CPU time of a key, in seconds, by what is measured."""
    times = {}
    async with app.run_test(size=_SIZE) as pilot:
        await pilot.pause()
        for name, (key, count) in _STEPS.items():
            began = process_time()
            for _ in range(count):
                await pilot.press(key)
            times[name] = (process_time() - began) / count
    return times
