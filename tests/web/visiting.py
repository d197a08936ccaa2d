"""Servers to visit: in this process with any program as the explorer, or `dateline serve` itself."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp.test_utils import TestClient, TestServer
from yarl import URL

from tests.cli.running import CHECKOUT
from tests.waiting import LONGEST
from tui.web.request_guard import RequestGuard
from tui.web.seats import Seats
from tui.web.server import Server

_BEGIN = r"""
import os, sys
def draw(data, kind=b"D"): os.write(1, kind + len(data).to_bytes(4, "big") + data)
os.write(1, b"__GANGLION__\n")
"""
ECHO = (
    _BEGIN
    + r"""
draw(f"{os.environ['COLUMNS']}x{os.environ['ROWS']}".encode())
while data := os.read(0, 65536):
    if b'"quit"' in data: break
    draw(data)
"""
)
"""Draws its size, then what comes in, packets and all, until it is told to end."""
STUBBORN = (
    _BEGIN
    + r"""
draw(str(os.getpid()).encode())
import signal
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP): signal.signal(number, signal.SIG_IGN)
while True: signal.pause()
"""
)
"""Draws the number of its process, and ends for nobody."""
FORWARD = (
    _BEGIN
    + r"""
draw(b'{"type": "open_url", "url": "http://elsewhere.example", "new_tab": true}', b"M")
draw(b"drawn")
os.read(0, 65536)
"""
)
"""Wants the browser to open an address."""
OFFERING = (
    _BEGIN
    + r"""
from textual_serve._binary_encode import dump
draw(b'{"type": "deliver_file_start", "key": "file", "path": "/x/../etc/lock.md", "open_method": "download",'
     b' "mime_type": "", "encoding": ""}', b"M")
chunks = [b"A lock opens.", b""]
while data := os.read(0, 65536):
    if b'"quit"' in data: break
    if b"deliver_chunk_request" in data: draw(dump(("deliver_chunk", "file", chunks.pop(0))), b"P")
"""
)
"""Offers a file."""
BROKEN = "raise SystemExit(70)"
"""Ends before it has begun."""


@dataclass
class Visited:
    """A server, and a visitor of it."""

    guard: RequestGuard
    server: Server
    client: TestClient[aiohttp.web.Request, aiohttp.web.Application]

    @property
    def link(self) -> str:
        """What is handed out, without the host."""
        return f"/?token={self.guard.token}"

    async def enter(self) -> str:
        """Follow the link; the path of a new visitor, with a slash at both ends."""
        return await follow(self.client, self.link)

    def connect(self, path: str, query: str = "") -> Any:
        """The WebSocket that the page at a path opens; to be awaited or entered."""
        return self.client.ws_connect(f"{path}ws{query}", headers=self.own)

    @property
    def own(self) -> dict[str, str]:
        """The headers of a WebSocket that the page opens."""
        return {"Origin": str(self.client.make_url("/").origin())}


async def follow(client: Any, link: str | URL) -> str:
    """Enter by a link, as a browser does that follows where the page leads; the path that it leads to."""
    async with client.get(link) as answer:
        assert answer.status == 200
        [(path, named)] = re.findall(
            r'url=(/[\w-]+/(?:page)?)".*<a href="(/[^"]*)"', await answer.text(), re.DOTALL
        )
        assert path == named
    return str(path)


@asynccontextmanager
async def visiting(program: str, seats: Seats | None = None) -> AsyncIterator[Visited]:
    """A server whose explorer is a Python program."""
    guard = RequestGuard()
    server = Server([sys.executable, "-c", program], guard, seats)
    async with TestClient(
        TestServer(server.application()), cookie_jar=aiohttp.CookieJar(unsafe=True)
    ) as client:
        yield Visited(guard, server, client)


async def read_until(socket: aiohttp.ClientWebSocketResponse, wanted: bytes) -> bytes:
    """Read what is drawn until something is; raises where the socket is closed before."""
    drawn = b""
    async with asyncio.timeout(LONGEST):
        while wanted not in drawn:
            drawn += await socket.receive_bytes()
    return drawn


@dataclass
class Serving:
    """`dateline serve`, running."""

    process: Process
    link: URL

    async def silence(self) -> str:
        """Wait until neither it nor any explorer is left, all of which hold its standard error.

        Returns:
            What they said on it.
        """
        assert self.process.stderr
        async with asyncio.timeout(LONGEST):
            said = await self.process.stderr.read()
            await self.process.wait()
        return said.decode()


@asynccontextmanager
async def serving(
    *arguments: str | Path, cwd: Path | None = None, environment: dict[str, str] | None = None
) -> AsyncIterator[Serving]:
    """`dateline serve` on a free port, in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "tui", "serve", "--port", "0", *map(str, arguments)),
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)} | (environment or {}),
        stdout=PIPE,
        stderr=PIPE,
    )
    assert process.stdout
    try:
        async with asyncio.timeout(LONGEST):
            link = (await process.stdout.readline()).decode().strip()
        yield Serving(process, URL(link))
    finally:
        if process.returncode is None:
            process.kill()
        async with asyncio.timeout(LONGEST):
            await process.communicate()


@asynccontextmanager
async def watching(link: URL) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """A visitor who has followed the link: the WebSocket of the page."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as client:
        path = await follow(client, link)
        address = link.with_path(f"{path}ws").with_query({"width": 100, "height": 30})
        async with client.ws_connect(address, origin=str(link.origin())) as socket:
            yield socket
