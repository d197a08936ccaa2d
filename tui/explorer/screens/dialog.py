"""What lies in a frame over the panes: the mouse answers it as the keys do that its frame names."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import Context
from itertools import pairwise

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Input

from tui.text.sanitize import sanitize_line
from tui.views.key_parser import InvalidKey, parse_key

DOT = " · "
"""Between two hints."""


def parse_hints(said: str) -> Iterator[tuple[range, str]]:
    """The hints of a frame, of which each begins with its key: `Enter opens · Esc back`.

    Args:
        said: All of them, each parted from the next by `DOT`.

    Yields:
        The cells of each that names a key, from the first of all on; and the key as bindings name it.
    """
    ends = [0]
    hints = said.split(DOT)
    for hint in hints:
        ends.append(ends[-1] + cell_len(hint + DOT))
    for hint, (first, end) in zip(hints, pairwise(ends), strict=True):
        key = parse_key(hint.partition(" ")[0])
        if not isinstance(key, InvalidKey):
            yield range(first, end - cell_len(DOT)), key


class DialogScreen(ModalScreen[ScreenResultType]):
    """A frame, `.dialog`, over everything else. A click on a hint of the frame does what its key does."""

    # Textual declares it so that no ClassVar may stand in its place.
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (81, "-ample")]  # noqa: RUF012
    """Where a frame would leave slices of cut words beside it, a page takes them too."""

    held: str = ""
    """What its line to type in held at first."""

    def on_mount(self) -> None:
        """What was said before has been read, and must not lie over this."""
        self.app.clear_notifications()
        # Else it would be drawn once at the other width.
        self.set_class(self.app.size.width < self.HORIZONTAL_BREAKPOINTS[1][0], "-slim")

    def say_keys(self, said: str) -> None:
        """Say on the frame which keys there are."""
        self.query_one(".dialog").border_subtitle = Content(sanitize_line(said))

    def on_click(self, event: events.Click) -> None:
        """A click beside the frame closes it, one on a hint is its key; the frame itself is nothing."""
        frame = self.query_one(".dialog").region
        if not frame.contains(event.screen_x, event.screen_y):
            # The second click of two is for what the first one closed.
            if event.chain == 1:
                self.click_beside()
        elif event.screen_y == frame.bottom - 1 and (key := self._key_at(event.screen_x)):
            self.press(key)

    def click_beside(self) -> None:
        """Close without an answer, but never throw away what has been typed."""
        if all(line.value == self.held for line in self.query(Input)):
            self.dismiss()

    def _key_at(self, x: int) -> str:
        """The key of the hint at a column of the screen; empty where there is none."""
        box = self.query_one(".dialog")
        said = str(box.border_subtitle or "")
        # At the right, before a blank, one cell of the frame and its corner; cut where it is too long.
        first = max(box.region.right - 3 - cell_len(said), box.region.x + 2)
        return next((key for cells, key in parse_hints(said) if x - first in cells), "")

    def press(self, key: str) -> None:
        """Press a key, which goes through the same door as those of the keyboard."""
        (binding,) = Binding.make_bindings([Binding(key, "")])
        character = " " if key == "space" else key if len(key) == 1 else None
        # Textual lets no message bubble further than to whoever made it; this one must come as from nobody.
        self.app.post_message(Context().run(events.Key, binding.key, character))
