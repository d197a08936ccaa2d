"""Keys one after the other: each is pressed once all that the one before it set off has happened.

Textual hands every key at once to whatever has the focus, and a key's command runs some messages later. Keys
that arrive together, as over a slow line or typed before the first frame, would all go to where the focus
was: of `/quay` the `/` would open the query line and the `q` leave the program.
"""

from __future__ import annotations

import asyncio

from textual.app import App

_PASSES = 5
"""Passes of the event loop without a message anywhere, after which nothing more is to come."""
_LONGEST = 0.5
"""Seconds after which the next key is pressed all the same: no widget may hold up the keyboard."""


async def settled(app: App[None]) -> None:
    """Wait until the screen has come about and neither it nor anything on it has messages left to handle."""
    now = asyncio.get_running_loop().time
    until, passes = now() + _LONGEST, 0
    while passes < _PASSES and now() < until:
        await asyncio.sleep(0)
        passes = passes + 1 if _is_idle(app) else 0


def _is_idle(app: App[None]) -> bool:
    screen = app.screen
    if not screen.is_mounted or app.message_queue_size:
        return False
    return not any(widget.message_queue_size for widget in screen.walk_children(with_self=True))
