"""A process for every visitor: what reaches it, what it may tell the browser, and that it ends."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import WSMsgType

from tests.waiting import LONGEST
from tests.web.visiting import (
    BROKEN,
    ECHO,
    FORWARD,
    STUBBORN,
    Visited,
    read_until,
    visiting,
)

pytestmark = pytest.mark.programs


@asynccontextmanager
async def a_visit(
    program: str, query: str = ""
) -> AsyncIterator[tuple[Visited, aiohttp.ClientWebSocketResponse]]:
    """A visitor before an explorer that is some Python program."""
    async with visiting(program) as visited, visited.connect(await visited.enter(), query) as socket:
        yield visited, socket


async def everyone_gone(visited: Visited) -> None:
    async with asyncio.timeout(LONGEST):
        while visited.server.sessions:
            await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("query", "size"),
    [
        ("", b"80x24"),
        ("?width=133&height=31", b"133x31"),
        ("?width=99999&height=99999", b"500x200"),
        ("?width=0&height=0", b"1x1"),
        ("?width=-5&height=1e9", b"80x24"),
        ("?width=²&height=9999999", b"80x24"),
    ],
)
async def test_a_screen_has_the_size_that_the_browser_says_within_reason(query: str, size: bytes) -> None:
    async with a_visit(ECHO, query) as (_visited, socket):
        assert await socket.receive_bytes() == size


@pytest.mark.parametrize(
    ("message", "packet"),
    [
        ('["stdin", "jk"]', b"D\0\0\0\2jk"),
        ('["stdin", "\\ud800"]', b"D\0\0\0\1?"),
        ('["resize", {"width": 90, "height": 20}]', b'{"type": "resize", "width": 90, "height": 20}'),
        ('["resize", {"width": 1e99, "height": 20}]', b""),
        ('["resize", {"width": 999999, "height": -1}]', b'{"type": "resize", "width": 500, "height": 1}'),
        ('["focus"]', b'{"type": "focus"}'),
        ('["blur"]', b'{"type": "blur"}'),
        ('["quit"]', b""),
        ('["stdin", 5]', b""),
        ('["stdin"]', b""),
        ("[]", b""),
        ("5", b""),
        ("{", b""),
        ("[" * 100_000, b""),
    ],
)
async def test_what_is_understood_is_passed_on_and_the_rest_is_dropped(message: str, packet: bytes) -> None:
    async with a_visit(ECHO) as (_visited, socket):
        await read_until(socket, b"80x24")
        await socket.send_str(message)
        await socket.send_bytes(b'["stdin", "of bytes"]')
        await socket.send_str('["stdin", "end"]')
        drawn = await read_until(socket, b"D\0\0\0\3end")
    assert packet in drawn
    assert drawn.count(b"\0\0\0") == (2 if packet else 1)


async def test_a_ping_is_answered() -> None:
    async with a_visit(ECHO) as (_visited, socket):
        await read_until(socket, b"80x24")
        await socket.send_str('["ping", "1700000000"]')
        assert await socket.receive_json(timeout=LONGEST) == ["pong", "1700000000"]


async def test_no_address_is_opened_for_a_stranger() -> None:
    async with a_visit(FORWARD) as (_visited, socket):
        told = await socket.receive(timeout=LONGEST)
        assert (told.type, told.data) == (WSMsgType.BINARY, b"drawn")


async def test_a_request_that_is_no_websocket_starts_nothing() -> None:
    async with visiting(ECHO) as visited:
        path = await visited.enter()
        async with visited.client.get(f"{path}ws", headers=visited.own) as answer:
            assert answer.status == 400
        assert not visited.server.sessions


@pytest.mark.parametrize("program", [BROKEN, FORWARD], ids=["at once", "later"])
async def test_a_visitor_is_told_when_the_explorer_ends(program: str) -> None:
    async with a_visit(program) as (visited, socket):
        await socket.send_str('["stdin", "q"]')
        async with asyncio.timeout(LONGEST):
            while not socket.closed:
                await socket.receive()
        await everyone_gone(visited)


async def test_an_explorer_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.web.connection._PATIENCE", 0.05)
    async with a_visit(STUBBORN) as (visited, socket):
        number = int(await socket.receive_bytes())
        os.kill(number, 0)
        await socket.close()
        await everyone_gone(visited)
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


async def test_the_end_of_the_server_ends_every_explorer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.web.connection._PATIENCE", 0.05)
    async with visiting(STUBBORN) as visited:
        path = await visited.enter()
        sockets = [await visited.connect(path) for _ in range(2)]
        numbers = [int(await socket.receive_bytes()) for socket in sockets]
        reading = [asyncio.create_task(socket.receive()) for socket in sockets]
        await visited.client.server.close()
        assert not visited.server.sessions
        assert {(await it).type for it in reading} == {WSMsgType.CLOSE}
    for number in numbers:
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


async def test_whoever_may_not_wait_for_an_explorer_ends_it_by_force() -> None:
    async with a_visit(STUBBORN) as (visited, socket):
        number = int(await socket.receive_bytes())
        (session,) = visited.server.sessions
        ending = asyncio.create_task(session._end())
        await asyncio.sleep(0)
        ending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await ending
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)
