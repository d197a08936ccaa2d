"""Keys that arrive together, however slow the machine is and whatever else arrives with them."""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path

import pytest

from tests.explorer.screen_driver import NORMAL, WIDE, Hands, exploring
from tests.waiting import LONGEST

ORDERS = [
    (["slash", *"quay"], "quay"),
    (["slash", *"dance", "enter", "down", "v", "slash", *"hall"], "dance hall"),
    (["slash", *"log", "ctrl+u", *"lock"], "lock"),
    (["question_mark", "q", "slash", "q"], "q"),
]
orders = pytest.mark.parametrize(("keys", "line"), ORDERS, ids=[line for _, line in ORDERS])


@orders
async def test_no_key_is_early_on_a_machine_of_any_slowness(
    hall: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str], line: str
) -> None:
    async with exploring(hall, NORMAL) as (app, hands):
        loop = asyncio.get_running_loop()
        # Everything takes a hundred times as long by the clock, as if others had the machine meanwhile.
        monkeypatch.setattr(loop, "time", lambda time=loop.time: time() * 100)
        hands.send(*keys)
        await hands.wait()
        assert app.main.session.state.line == line


@orders
async def test_no_key_is_early_or_kept_waiting_while_messages_never_cease(
    hall: Path, keys: list[str], line: str
) -> None:
    async with exploring(hall, NORMAL) as (app, hands):
        dragging = asyncio.create_task(_drag(hands))
        hands.send(*keys)
        async with asyncio.timeout(LONGEST):
            while app.main.session.state.line != line:
                await asyncio.sleep(0)
        assert not dragging.done()
        dragging.cancel()
        await asyncio.wait([dragging])
        await hands.wait()
        assert app.main.session.state.line == line


async def _drag(hands: Hands) -> None:
    """Draw the corner of the window to and fro without an end."""
    for size in itertools.cycle((NORMAL, WIDE)):
        hands.resize(*size)
        await asyncio.sleep(0)
