"""The terminal's size, where a change of it was lost."""

from __future__ import annotations

from shutil import get_terminal_size

from textual import events
from textual.app import App
from textual.geometry import Size


def post_lost_size(app: App[None]) -> None:
    """Resize to the terminal's size where a change was lost or two changes came in the wrong order.

    Textual reads the size in its signal handler. Another change that interrupts it between reading and
    posting is posted first, and the older size stays. During the start the second of two can be lost.
    """
    if app.is_headless or app.is_web:
        return
    size = Size(*get_terminal_size())
    if size != app.size:
        app.post_message(events.Resize(size, size))
    elif size != app.screen.size:
        for screen in app.screen_stack:
            screen.post_message(events.Resize(size, size))
