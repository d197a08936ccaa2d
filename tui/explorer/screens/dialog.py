"""The base of dialogs and pages: a frame that names its keys, which can be clicked too."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.style import Style
from textual.widgets import Input

from tui.explorer.lifecycle.textual_internals import senderless_key
from tui.text.sanitize import sanitize_line
from tui.views.keys.key_parser import InvalidKey, parse_key

DOT = " · "
"""Between two key hints."""


def key_hints(text: str) -> Content:
    """Return the hints of a frame: `Enter opens · Esc back`. A click on one presses the key it begins with.

    Args:
        text: All hints, separated by `DOT`.
    """
    return Content(DOT).join(map(_hint, sanitize_line(text).split(DOT)))


def _hint(text: str) -> Content:
    key = parse_key(text.partition(" ")[0])
    if isinstance(key, InvalidKey):
        return Content(text)
    return Content.styled(text, Style.from_meta({"@click": f"screen.press({key!r})"}))


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
        self.query_one(".dialog").border_subtitle = key_hints(hints)

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the frame."""
        frame = self.query_one(".dialog").region
        # The second click of a double click is for what the first one closed.
        if event.chain == 1 and not frame.contains(event.screen_x, event.screen_y):
            self.click_beside()

    def click_beside(self) -> None:
        """Close without an answer, unless something was typed, which must not be lost."""
        if all(line.value == self.initial_value for line in self.query(Input)):
            self.dismiss()

    def action_press(self, key: str) -> None:
        """Press the key of a hint that was clicked."""
        self.press(key)

    def press(self, key: str) -> None:
        """Press a key, handled like one from the keyboard."""
        (binding,) = Binding.make_bindings([Binding(key, "")])
        character = " " if key == "space" else key if len(key) == 1 else None
        self.app.post_message(senderless_key(binding.key, character))
