"""The base of dialogs and pages: a frame that names its keys, which can be clicked too."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Input

from tui.explorer.lifecycle.textual_internals import senderless_key
from tui.text.sanitize import sanitize_line
from tui.views.keys.key_parser import InvalidKey, parse_key

DOT = " · "
"""Between two key hints."""


def parse_hints(text: str) -> Iterator[tuple[range, str]]:
    """Parse the hints of a frame, each of which begins with its key: `Enter opens · Esc back`.

    Args:
        text: All hints, separated by `DOT`.

    Yields:
        For each hint with a key: its cells, counted from the first hint's start, and the key as bindings
        name it.
    """
    ends = [0]
    hints = text.split(DOT)
    for hint in hints:
        ends.append(ends[-1] + cell_len(hint + DOT))
    for hint, (first, end) in zip(hints, pairwise(ends), strict=True):
        key = parse_key(hint.partition(" ")[0])
        if not isinstance(key, InvalidKey):
            yield range(first, end - cell_len(DOT)), key


class DialogScreen(ModalScreen[ScreenResultType]):
    """A frame, `.dialog`, over everything else. A click on a hint does the same as its key."""

    # Textual's declaration does not allow a ClassVar here.
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (81, "-ample")]  # noqa: RUF012
    """On narrow screens pages take the whole width, so that no cut words are visible beside them."""

    initial_value: str = ""
    """The initial text of its line; empty for a dialog without one."""

    def on_mount(self) -> None:
        """Clear notifications, which would cover the dialog."""
        self.app.clear_notifications()
        # Otherwise it would be drawn once with the wrong width.
        self.set_class(self.app.size.width < self.HORIZONTAL_BREAKPOINTS[1][0], "-slim")

    def say_keys(self, hints: str) -> None:
        """Show the key hints on the frame."""
        self.query_one(".dialog").border_subtitle = Content(sanitize_line(hints))

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the frame; press the key of a clicked hint; else do nothing."""
        frame = self.query_one(".dialog").region
        if not frame.contains(event.screen_x, event.screen_y):
            # The second click of a double click is for what the first one closed.
            if event.chain == 1:
                self.click_beside()
        elif event.screen_y == frame.bottom - 1 and (key := self._key_at(event.screen_x)):
            self.press(key)

    def click_beside(self) -> None:
        """Close without an answer, unless something was typed, which must not be lost."""
        if all(line.value == self.initial_value for line in self.query(Input)):
            self.dismiss()

    def _key_at(self, x: int) -> str:
        """Return the key of the hint at a column of the screen; empty where there is none."""
        box = self.query_one(".dialog")
        hints = str(box.border_subtitle or "")
        # Right-aligned before a blank, one cell of the frame and its corner; cut where it is too long.
        first = max(box.region.right - 3 - cell_len(hints), box.region.x + 2)
        return next((key for cells, key in parse_hints(hints) if x - first in cells), "")

    def press(self, key: str) -> None:
        """Press a key, handled like one from the keyboard."""
        (binding,) = Binding.make_bindings([Binding(key, "")])
        character = " " if key == "space" else key if len(key) == 1 else None
        self.app.post_message(senderless_key(binding.key, character))
