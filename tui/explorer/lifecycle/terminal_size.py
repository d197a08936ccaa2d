"""The terminal's size, asked for again: Textual can lose a change, or take two in the wrong order."""

from __future__ import annotations

from shutil import get_terminal_size

from textual.app import App
from textual.events import Resize
from textual.geometry import Size


def check_terminal_size(app: App[None]) -> None:
    """Resize the application, or else its screens, to the terminal's size where they have another.

    Textual reads the size in its signal handler and then posts it. A change that interrupts the handler
    between the two is posted first, and the older size stays. During the start the second of two can be lost.

    Args:
        app: The running application. Without a terminal of its own nothing is done.
    """
    if app.is_headless or app.is_web:
        return
    size = Size(*get_terminal_size())
    if size != app.size:
        app.post_message(Resize(size, size))
    elif size != app.screen.size:
        for screen in app.screen_stack:
            screen.post_message(Resize(size, size))
