"""Leaving at any moment: while the explorer starts, and while a key opens a page or a question."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.messages import ExitApp

from tests.explorer.screen_driver import opened
from tests.waiting import LONGEST
from tui.explorer.app import Explorer


async def passes(count: int) -> None:
    """Let everything else have its turn a number of times."""
    for _ in range(count):
        await asyncio.sleep(0)


def leave(app: Explorer, way: str) -> None:
    """As a signal asks for it, or as the other end of a connection does."""
    if way == "told":
        app.exit(return_code=143)
    else:
        app.post_message(ExitApp())


async def run(app: Explorer) -> None:
    """Run an explorer to its end."""
    try:
        async with asyncio.timeout(LONGEST):
            await app.run_async(headless=True)
    finally:
        app.project.close()


@pytest.mark.sweep
@pytest.mark.parametrize("way", ["told", "left"])
@pytest.mark.parametrize("moment", [0, 1, 2, 3, 5, 9, 20])
async def test_it_is_left_while_it_starts(hall: Path, moment: int, way: str) -> None:
    app = Explorer(opened(hall))

    async def leave_early() -> None:
        await passes(moment)
        leave(app, way)

    leaving = asyncio.create_task(leave_early())
    await run(app)
    await leaving
    assert app.fault is None
    assert (app.return_code or 0) == (143 if way == "told" else 0)


@pytest.mark.parametrize(
    ("key", "way"),
    [("e", "told"), ("e", "left"), ("question_mark", "told"), ("colon", "told"), ("f", "told")],
)
async def test_it_is_left_while_a_key_opens_something(hall: Path, key: str, way: str) -> None:
    for moment in (0, 2, 4, 6, 8):
        app = Explorer(opened(hall))

        async def press_and_leave(app: Explorer = app, moment: int = moment) -> None:
            while not app.main.is_mounted:
                await passes(1)
            await passes(30)
            app.post_message(events.Key(key, key if len(key) == 1 else None))
            await passes(moment)
            leave(app, way)

        leaving = asyncio.create_task(press_and_leave())
        await run(app)
        await leaving
        assert app.fault is None, (key, moment)
