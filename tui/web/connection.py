"""One visitor: an explorer process, and the WebSocket of the browser that shows it."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from aiohttp import WSMessage, WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tui.operating_system import apart_from_terminal

_PATIENCE = 3.0
"""Seconds that a process has to end before it is killed."""
_MOST_COLUMNS, _MOST_LINES = 500, 200
"""The largest screen a browser may ask for: every cell takes memory."""
_REPLIES = re.compile(r"(?:\x1b\[\?[0-9;]+(?:\$y|[cu]))*", re.ASCII)
"""The parts of input that are a terminal's automatic replies to questions about its abilities."""
_TOLD = {"exit", "deliver_file_start"}
"""Messages a process may send the browser; opening an address is not among them: it could be anything."""


class Connection(AppService):
    """textual-serve's service, started without a shell and certain to be ended."""

    def __init__(self, command: Sequence[str], websocket: web.WebSocketResponse) -> None:
        """Prepare the connection; nothing is started yet.

        Args:
            command: The words that start the explorer.
            websocket: The browser's.
        """
        self.downloads = DownloadManager()
        super().__init__(
            " ".join(command),
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=self._close,
            download_manager=self.downloads,
        )
        self._words = command
        self._websocket = websocket

    async def _close(self) -> None:
        await self._websocket.close()

    async def start(self, width: int, height: int) -> None:
        """Start the process.

        Args:
            width: Columns of its screen. A value out of range is replaced by the nearest allowed one.
            height: Lines of its screen, likewise.
        """
        await super().start(*_within(width, height))

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(width, height)
        environment["TEXTUAL_DRIVER"] = "tui.explorer.lifecycle.web_driver:PageDriver"
        # In a session of its own, so that Ctrl-C reaches the server alone, which then ends all of them.
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, env=environment, **apart_from_terminal()
        )
        self._stdin = process.stdin
        # What it says on standard error goes where the server's goes; the library would print it to standard
        # output, raw.
        process.stderr = asyncio.StreamReader()
        process.stderr.feed_eof()
        return process

    async def run(self) -> None:
        """Send the browser what the process draws until the process ends; then tell the browser so."""
        # The library cancels a task of its own, which cancels this one where it had not yet begun.
        with suppress(asyncio.CancelledError):
            await super().run()
        with suppress(ConnectionError):
            await self._close()

    async def receive(self, message: WSMessage) -> bool:
        """Send the process what the browser sends; unknown messages are dropped.

        Returns:
            Whether the visitor did something; False for what the terminal or the page sends by itself.
        """
        try:
            content = json.loads(message.data) if message.type is WSMsgType.TEXT else None
        except (ValueError, RecursionError):
            return False
        match content:
            case ["stdin", str(typed)]:
                await self.send_bytes(typed.encode("utf-8", "replace"))
                return not _REPLIES.fullmatch(typed)
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(*_within(width, height))
            case ["ping", str(asked)]:
                await self._websocket.send_json(["pong", asked])
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()
        return False

    async def on_meta(self, data: bytes) -> None:
        """Send the browser a message of the process, if it is of an allowed kind."""
        if json.loads(data).get("type") in _TOLD:
            await super().on_meta(data)

    async def stop(self) -> None:
        """End the process: by a request first, by force where that is not enough."""
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await super().stop()
        finally:
            await self._end()

    async def _end(self) -> None:
        if self._process is None or self._stdin is None:
            return
        self._stdin.close()
        with suppress(TimeoutError):
            try:
                async with asyncio.timeout(_PATIENCE):
                    await self._process.wait()
            finally:
                # Its time is over; or the wait was cancelled, and nothing would wait for the process again.
                if self._process.returncode is None:
                    with suppress(ProcessLookupError):
                        self._process.kill()
                    await self._process.wait()


def explorer_command(*arguments: str) -> tuple[str, ...]:
    """Return the command that starts this program's explorer, whatever else is called `dateline`.

    Args:
        arguments: For `dateline`.
    """
    # -P: what lies in the current folder is not Python to be imported.
    return (sys.executable, "-P", "-m", "tui", *arguments)


def _within(width: int, height: int) -> tuple[int, int]:
    return max(1, min(width, _MOST_COLUMNS)), max(1, min(height, _MOST_LINES))
