"""The server: the page and its parts, a process for every visitor, and an end for all of them."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Sequence
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from tui.project.refused import Refused
from tui.serving.guard import Guard
from tui.serving.session import Session

LOOPBACK = "127.0.0.1"
"""The only address there is to listen on."""
MOST_SESSIONS = 8
"""Visitors at once; each has a process of its own."""
_LONGEST_MESSAGE = 1 << 20
"""Bytes from a browser: what is typed, or pasted."""

_OURS, _THEIRS = Path(str(files("tui.serving") / "page")), Path(str(files("textual_serve") / "static"))
_PARTS = {
    "/": _OURS / "page.html",
    "/page.css": _OURS / "page.css",
    "/page.js": _OURS / "page.js",
    "/xterm.css": _THEIRS / "css" / "xterm.css",
    "/textual.js": _THEIRS / "js" / "textual.js",
    "/mono.ttf": _THEIRS / "fonts" / "RobotoMono-VariableFont_wght.ttf",
}
"""All there is to be had, by its path: no folder is served."""


class Server:
    """The explorer for visitors of a page."""

    def __init__(self, command: Sequence[str], guard: Guard, most: int = MOST_SESSIONS) -> None:
        """Prepare.

        Args:
            command: The words that start an explorer.
            guard: Who is let in.
            most: Visitors at once.
        """
        self.sessions: set[Session] = set()
        """Those who are here."""
        self._sockets: set[web.WebSocketResponse] = set()
        self._command, self._guard, self._most = command, guard, most

    def application(self) -> web.Application:
        """What aiohttp runs."""
        application = web.Application(middlewares=[self._guard.admit])
        application.on_response_prepare.append(self._guard.protect)
        application.on_shutdown.append(self._send_away)
        application.add_routes([web.get(path, self._part) for path in _PARTS])
        application.router.add_get("/ws", self._visit)
        application.router.add_get("/download/{key}", self._download)
        return application

    async def _part(self, request: web.Request) -> web.FileResponse:
        return web.FileResponse(_PARTS[request.path])

    async def _visit(self, request: web.Request) -> web.StreamResponse:
        """A process for a visitor, for as long as both stay."""
        if len(self.sessions) >= self._most:
            return web.Response(status=503, text=f"{self._most} visitors are here, and no more can be.\n")
        websocket = web.WebSocketResponse(heartbeat=15, timeout=2, max_msg_size=_LONGEST_MESSAGE)
        if not websocket.can_prepare(request).ok:
            return web.Response(status=400, text="This is for WebSockets.\n")
        session = Session(self._command, websocket)
        self.sessions.add(session)
        self._sockets.add(websocket)
        try:
            await websocket.prepare(request)
            await session.start(_number(request, "width", 80), _number(request, "height", 24))
            async for message in websocket:
                await session.receive(message)
        except ConnectionError:
            pass  # The visitor left in the middle of a word.
        finally:
            self._sockets.discard(websocket)
            try:
                await session.stop()
            finally:
                self.sessions.discard(session)
        return websocket

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """A file that an explorer offers, once."""
        key = request.match_info["key"]
        for session in self.sessions:
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
        """Close every connection, at which each visitor's process is ended."""
        await asyncio.gather(*(websocket.close() for websocket in self._sockets))


Told = Callable[[str, Callable[[], str]], Awaitable[None]]
"""What is called when visitors can come: with their link, and with what makes a link that is good once."""


def serve(command: Sequence[str], port: int, started: Told) -> int | Refused:
    """Serve until a signal says to end; nobody is left then.

    Args:
        command: The words that start an explorer.
        port: To listen on; 0 for any that is free.
        started: Called when visitors can come.

    Returns:
        128 and the number of the signal; a refusal where the port can't be had.
    """
    return asyncio.run(_serve(command, port, started))


async def _serve(command: Sequence[str], port: int, started: Told) -> int | Refused:
    ended = _signalled()
    guard = Guard()
    runner = web.AppRunner(
        Server(command, guard).application(), access_log=None, handle_signals=False, shutdown_timeout=10
    )
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, LOOPBACK, port).start()
        except OSError as fault:
            # asyncio's own words repeat the address.
            why = os.strerror(fault.errno) if fault.errno else str(fault)
            return Refused(
                f"cannot listen on port {port}: {why}", "choose another: --port N; 0 is any free one"
            )
        link = f"http://{LOOPBACK}:{runner.addresses[0][1]}/?token="
        await started(link + guard.token, lambda: link + guard.ticket())
        return 128 + await ended
    finally:
        await runner.cleanup()


def _signalled() -> asyncio.Future[int]:
    """The number of the first signal that says to end; those after it are passed by."""
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[int] = loop.create_future()

    def end(number: int) -> None:
        if not ended.done():
            ended.set_result(number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # nohup asks for SIGHUP to be ignored, a shell's `&` for SIGINT, and they mean it.
        if signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, end, number)
    return ended


def _number(request: web.Request, name: str, otherwise: int) -> int:
    given = request.query.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else otherwise
