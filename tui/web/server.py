"""The server: its pages and their files, a process for every visitor, and the end of all processes."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from aiohttp import web

from tui.export.page.assets import policy_text
from tui.operating_system import END_SIGNALS, handle_signal
from tui.project.locate_project import ProjectLocation
from tui.text.failure import Failure
from tui.web.connection import Connection
from tui.web.reading_page import ReadingPage
from tui.web.request_guard import POLICY, RequestGuard, visitor_of
from tui.web.seats import Seat, Seats

LOOPBACK = "127.0.0.1"
"""The only address to listen on."""
GAVE_WAY = 4001
"""The code with which a WebSocket is closed when its seat has gone to another visitor."""
_LONGEST_MESSAGE = 1 << 20
"""Bytes of one message from a browser: typed or pasted text."""

_OURS, _THEIRS = Path(str(files("tui.web") / "page")), Path(str(files("textual_serve") / "static"))
_PAGE = _OURS / "page.html"
_PARTS = {
    "page.css": _OURS / "page.css",
    "page.js": _OURS / "page.js",
    "xterm.css": _THEIRS / "css" / "xterm.css",
    "textual.js": _THEIRS / "js" / "textual.js",
    "mono.ttf": _THEIRS / "fonts" / "RobotoMono-VariableFont_wght.ttf",
}
"""Every file that is served beside the page, by its name: no folder is served."""

_FULL = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>dateline: the server is full</title>
<p>The server is full: too many people are viewing this now.
<p><a href="./">Try again</a>
"""


class Server:
    """Serves the explorer to the visitors of a page."""

    def __init__(
        self,
        command: Sequence[str],
        guard: RequestGuard,
        seats: Seats | None = None,
        reading_page: ReadingPage | None = None,
    ) -> None:
        """Prepare the server.

        Args:
            command: The words that start an explorer.
            guard: Decides which requests are answered.
            seats: The seats; None for the default number.
            reading_page: Writes the page to read; None for none.
        """
        self._reading_page = reading_page
        self.sessions: dict[Connection, Seat] = {}
        """The connections with a running process, each with its seat."""
        self._sockets: set[web.WebSocketResponse] = set()
        self._farewells: set[asyncio.Task[bool]] = set()
        self.seats = seats or Seats()
        """The seats of visitors."""
        self._command, self._guard = command, guard
        # A seat is free as soon as its visitor is gone; a process needs a while to end.
        self._processes = asyncio.Semaphore(self.seats.most)

    def application(self) -> web.Application:
        """Return the application for aiohttp."""
        application = web.Application(middlewares=[self._guard.admit])
        application.on_response_prepare.append(self._guard.protect)
        application.on_shutdown.append(self._send_away)
        application.router.add_get("/{visitor}/", self._page)
        application.router.add_get("/{visitor}/ws", self._visit)
        application.router.add_get("/{visitor}/download/{key}", self._download)
        application.router.add_get("/{visitor}/page", self._read)
        application.router.add_get("/{visitor}/{part}", self._part)
        return application

    async def _page(self, request: web.Request) -> web.StreamResponse:
        if self.seats.are_all_taken(visitor_of(request)):
            return web.Response(status=503, text=_FULL, content_type="text/html")
        return web.FileResponse(_PAGE)

    async def _part(self, request: web.Request) -> web.StreamResponse:
        if part := _PARTS.get(request.match_info["part"]):
            return web.FileResponse(part)
        raise web.HTTPNotFound

    async def _read(self, _request: web.Request) -> web.StreamResponse:
        """Send the chronology as a page, which brings its own policy; it needs no seat."""
        if self._reading_page is None:
            raise web.HTTPNotFound
        page = await self._reading_page.text()
        if isinstance(page, Failure):
            return web.Response(status=503, text=page.message)
        response = web.Response(text=page, content_type="text/html")
        response[POLICY] = f"{policy_text()}; frame-ancestors 'none'"
        return response

    async def _visit(self, request: web.Request) -> web.StreamResponse:
        """Serve one visitor over a WebSocket until either side ends."""
        websocket = web.WebSocketResponse(heartbeat=15, timeout=2, max_msg_size=_LONGEST_MESSAGE)
        if not websocket.can_prepare(request).ok:
            return web.Response(status=400, text="This is for WebSockets.\n")
        seat = self.seats.take(visitor_of(request), partial(self._send_off, websocket))
        if seat is None:
            return web.Response(status=503, text="The server is full, or you have this open too often.\n")
        self._sockets.add(websocket)
        try:
            await websocket.prepare(request)
            async with self._processes:
                if not websocket.closed:
                    await self._show(request, websocket, seat)
        except ConnectionError:
            pass  # The visitor left in the middle of a word.
        finally:
            self._sockets.discard(websocket)
            self.seats.leave(seat)
        return websocket

    async def _show(self, request: web.Request, websocket: web.WebSocketResponse, seat: Seat) -> None:
        """Run a process for the visitor in a seat."""
        session = Connection(self._command, websocket)
        self.sessions[session] = seat
        try:
            await session.start(_number(request, "width", 80), _number(request, "height", 24))
            async for message in websocket:
                if await session.receive(message):
                    self.seats.use(seat)
        finally:
            self.seats.leave(seat)
            try:
                await session.stop()
            finally:
                del self.sessions[session]

    def _send_off(self, websocket: web.WebSocketResponse) -> None:
        """Close the connection of a visitor whose seat has gone to another."""
        farewell = asyncio.create_task(
            websocket.close(code=GAVE_WAY, message=b"another visitor has the seat")
        )
        self._farewells.add(farewell)
        farewell.add_done_callback(self._farewells.discard)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """Send a file that an explorer offers to its own visitor; once."""
        key = request.match_info["key"]
        visitor = visitor_of(request)
        for session in [connection for connection, seat in self.sessions.items() if seat.visitor == visitor]:
            try:
                offered = await session.downloads.get_download_metadata(key)
            except KeyError:
                continue
            response = web.StreamResponse()
            response.content_type = "application/octet-stream"
            name = quote(offered.file_name, safe="")
            response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
            await response.prepare(request)
            async for chunk in session.downloads.download(key):
                await response.write(chunk)
            return response
        raise web.HTTPNotFound

    async def _send_away(self, _application: web.Application) -> None:
        """Close every connection, which ends each visitor's process."""
        await asyncio.gather(*(websocket.close() for websocket in self._sockets))


class Links(NamedTuple):
    """The links of one server."""

    explorer: str
    page: str
    """To the chronology as a page to read."""


Told = Callable[[Links, Callable[[], str]], Awaitable[None]]
"""Called when the server is ready: with the links, and with a function that makes a link that works once."""


def serve(command: Sequence[str], location: ProjectLocation, port: int, started: Told) -> int | Failure:
    """Serve until a signal asks to end; then every process is ended.

    Args:
        command: The words that start an explorer.
        location: Where the chronology is, for the page to read.
        port: To listen on; 0 for any free one.
        started: Called when the server is ready.

    Returns:
        128 plus the number of the signal; a failure where the port cannot be had.
    """
    return asyncio.run(_serve(command, location, port, started))


async def _serve(
    command: Sequence[str], location: ProjectLocation, port: int, started: Told
) -> int | Failure:
    ended = _signalled()
    guard = RequestGuard()
    application = Server(command, guard, reading_page=ReadingPage(location)).application()
    runner = web.AppRunner(application, access_log=None, handle_signals=False, shutdown_timeout=10)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, LOOPBACK, port).start()
        except OSError as fault:
            # asyncio's own words repeat the address.
            why = os.strerror(fault.errno) if fault.errno else str(fault)
            return Failure(
                f"cannot listen on port {port}: {why}", "choose another with --port N, or 0 for any free one"
            )
        address = f"http://{LOOPBACK}:{runner.addresses[0][1]}"
        link = f"{address}/?token="
        await started(
            Links(link + guard.token, f"{address}/page?token={guard.token}"), lambda: link + guard.ticket()
        )
        return 128 + await ended
    finally:
        await runner.cleanup()


def _signalled() -> asyncio.Future[int]:
    """Return a future of the first signal that asks to end; later ones are ignored."""
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[int] = loop.create_future()

    def end(number: int) -> None:
        if not ended.done():
            ended.set_result(number)

    for number in END_SIGNALS:
        # nohup asks for SIGHUP to be ignored, a shell's `&` for SIGINT, and they mean it.
        if signal.getsignal(number) is not signal.SIG_IGN:
            handle_signal(loop, number, end)
    return ended


def _number(request: web.Request, name: str, otherwise: int) -> int:
    given = request.query.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else otherwise
