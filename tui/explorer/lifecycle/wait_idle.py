"""Waiting between keys: each key is handled once everything that the previous one caused has happened.

Textual hands every key at once to whatever has the focus, and a key's command runs some messages later. Keys
that arrive together, as over a slow line or typed before the first frame, would all go to where the focus
was: of `/quay` the `/` would open the query line and the `q` leave the program.

The wait counts messages, not time: on a busy machine any time may be too short. Where messages never end,
as while a window is dragged, a key waits only for those that were there before it and their consequences.
"""

from __future__ import annotations

import asyncio
import time

from textual.app import App
from textual.message_pump import MessagePump

_PASSES = 5
"""Passes of the event loop without any message after which nothing more is expected."""
_FREE_PASSES = 200
"""Passes before turns are counted, which takes a message to each widget: most keys are done long before."""
_TURNS = 20
"""Turns after which a key has had its effect: consequences of a key need fewer messages."""
_MOST_WORK = 5.0
"""Seconds of this thread's CPU time after which the next key is handled in any case.

No widget may hold up the keyboard by waiting for something; none does."""


async def wait_until_idle(app: App[None]) -> None:
    """Wait until the screen is set up and earlier keys have had their whole effect."""
    until, passes, turns = time.thread_time() + _MOST_WORK, 0, 0
    turn: _Turn | None = None
    pumps: list[MessagePump] = []
    free = _FREE_PASSES
    while passes < _PASSES and turns < _TURNS and time.thread_time() < until:
        await asyncio.sleep(0)
        free -= 1
        if passes in {0, _PASSES - 1}:
            # In the passes between, nothing has happened that could add a widget.
            pumps = _pumps(app)
        if app.screen.is_mounted and not any(pump.message_queue_size for pump in pumps):
            passes += 1
            continue
        passes = 0
        if free <= 0 and (turn is None or turn.is_over):
            turns += turn is not None
            turn = _Turn(app)


class _Turn:
    """A turn: ends when every widget has handled the messages that it had when the turn began."""

    def __init__(self, app: App[None]) -> None:
        self._left: set[MessagePump] = set()
        for pump in _pumps(app):
            if pump.call_later(self._note, pump):
                self._left.add(pump)

    def _note(self, pump: MessagePump) -> None:
        self._left.discard(pump)

    @property
    def is_over(self) -> bool:
        """Return whether no widget is left in it; removed widgets count as done."""
        return not any(pump.is_running for pump in self._left)


def _pumps(app: App[None]) -> list[MessagePump]:
    return [app, *app.screen.walk_children(with_self=True)]
