"""A headless Chromium, spoken to by the DevTools protocol: with one tab, or with one for each test."""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import subprocess
import threading
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
from yarl import URL

from tests.waiting import LONGEST

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Nothing of its own may reach for the network, and no name but these is known to it.
_ARGUMENTS = (
    "--headless",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-sync",
    "--use-mock-keychain",
    "--window-size=1200,800",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

KEYS = {
    "ArrowDown": 40,
    "ArrowLeft": 37,
    "ArrowRight": 39,
    "ArrowUp": 38,
    "Backspace": 8,
    "End": 35,
    "Enter": 13,
    "Escape": 27,
    "Home": 36,
    "Tab": 9,
}
"""By name, the codes of keys that write nothing."""

AnyTab = TypeVar("AnyTab", bound="Tab")


def chromium() -> str | None:
    """The program, where there is one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class NotAnsweredError(Exception):
    """The browser could not do what it was asked for."""


class Tab:
    """One page."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.events: list[dict[str, Any]] = []
        """Everything that the browser told meanwhile."""

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            told = await self._socket.receive_json(timeout=LONGEST)
            if told.get("id") == number:
                if "error" in told:
                    raise NotAnsweredError(told["error"])
                answer: dict[str, Any] = told["result"]
                return answer
            self.events.append(told)

    async def prepare(self) -> None:
        """Listen to everything."""
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.ask(f"{domain}.enable")

    async def value(self, expression: str) -> Any:
        """What an expression of JavaScript is."""
        answer = await self.ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    async def reaches(self, holds: Callable[[], Awaitable[bool]], what: str) -> None:
        """Wait until something holds, looking once in every frame of the page."""
        try:
            async with asyncio.timeout(LONGEST):
                while True:
                    # A page that gives way to the next one answers nothing more.
                    with suppress(NotAnsweredError):
                        if await holds():
                            return
                        await self.value("new Promise((done) => requestAnimationFrame(() => done(0)))")
        except TimeoutError:
            raise AssertionError(f"no {what} on:\n{await self.text()}\n{self.complaints}") from None

    async def load(self, address: str) -> None:
        """Open an address, and wait until all of it is there; also where scripts are switched off."""
        await self.ask("Page.setLifecycleEventsEnabled", enabled=True)
        loader = (await self.ask("Page.navigate", url=address))["loaderId"]
        # The page that was there before may be loaded only now.
        while not any(
            (told["loaderId"], told["name"]) == (loader, "load") for told in self.told("Page.lifecycleEvent")
        ):
            self.events.append(await self._socket.receive_json(timeout=LONGEST))

    async def text(self) -> str:
        """What the page shows, as text: for what a test says when it fails."""
        return str(await self.value("document.body.innerText.slice(0,3000)"))

    async def press(self, key: str) -> None:
        """Press a key: a name of `KEYS`, or a character."""
        pressed: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": KEYS.get(key) or ord(key.upper())}
        # Enter writes a line end, by which it presses buttons and follows links.
        written = {"text": "\r"} if key == "Enter" else {} if key in KEYS else {"text": key}
        await self.ask("Input.dispatchKeyEvent", type="keyDown", **pressed, **written)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **pressed)

    async def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the mouse at one place and release it at another; at the same one it is a click."""
        for kind, (x, y) in (("mousePressed", start), ("mouseMoved", end), ("mouseReleased", end)):
            pressed = {"button": "left", "buttons": 1, "clickCount": 1}
            await self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, **pressed)

    def told(self, method: str) -> list[dict[str, Any]]:
        """The parameters of the events of one kind."""
        return [event["params"] for event in self.events if event.get("method") == method]

    @property
    def complaints(self) -> list[str]:
        """What went wrong in the page, by its own difference."""
        thrown = [str(it["exceptionDetails"]) for it in self.told("Runtime.exceptionThrown")]
        return thrown + [it["entry"]["text"] for it in self.told("Log.entryAdded")]

    @property
    def asked_for(self) -> set[str]:
        """The addresses of everything that the page asked for."""
        requests = {it["request"]["url"] for it in self.told("Network.requestWillBeSent")}
        return requests | {it["url"] for it in self.told("Network.webSocketCreated")}


@asynccontextmanager
async def tab(program: str, folder: Path, kind: type[AnyTab]) -> AsyncIterator[AnyTab]:
    """A tab of a browser of its own, which ends with it.

    Args:
        program: The browser.
        folder: For its profile; made where it is not there.
        kind: The class of the tab.
    """
    process = await asyncio.create_subprocess_exec(
        *_command(program, folder), stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, start_new_session=True
    )
    try:
        async with aiohttp.ClientSession() as client, asyncio.timeout(LONGEST):
            assert process.stderr
            port = _address([line async for line in _until_it_listens(process.stderr)][-1]).port
            async with client.get(f"http://127.0.0.1:{port}/json/list") as answer:
                [page] = [it for it in await answer.json() if it["type"] == "page"]
        async with _opened(page["webSocketDebuggerUrl"], kind) as opened:
            await opened.prepare()
            yield opened
    finally:
        await _end(process)


class Browser:
    """A browser for many tests, in which each has a window of its own that shares nothing with the others.

    To start one takes longer than most of what is tried in it. What depends on cookies is tried in a browser
    of its own: of such windows it may refuse some.
    """

    def __init__(self, program: str, folder: Path) -> None:
        """Start it.

        Args:
            program: The browser.
            folder: For its profile; made where it is not there.
        """
        self._process = subprocess.Popen(
            _command(program, folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        assert self._process.stderr
        for line in self._process.stderr:
            if line.startswith(_LISTENS):
                self._address = _address(line)
                break
        else:
            raise AssertionError("the browser ended at once")
        # What it says is not needed, but a full pipe would stop it.
        threading.Thread(target=self._process.stderr.read, daemon=True).start()

    def close(self) -> None:
        """End all of its processes."""
        os.killpg(self._process.pid, 9)
        self._process.wait()

    @asynccontextmanager
    async def tab(self, kind: type[AnyTab]) -> AsyncIterator[AnyTab]:
        """A tab in a window of its own, which is closed with it.

        Args:
            kind: The class of the tab.
        """
        async with _opened(str(self._address), Tab) as browser:
            window = (await browser.ask("Target.createBrowserContext"))["browserContextId"]
            try:
                made = await browser.ask(
                    "Target.createTarget", url="about:blank", browserContextId=window, width=1200, height=800
                )
                page = self._address.with_path(f"/devtools/page/{made['targetId']}")
                async with _opened(str(page), kind) as opened:
                    await opened.prepare()
                    yield opened
            finally:
                await browser.ask("Target.disposeBrowserContext", browserContextId=window)


_LISTENS = b"DevTools listening on "


def _command(program: str, folder: Path) -> list[str]:
    # As root there is no sandbox to be had.
    rooted = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return [program, *_ARGUMENTS, *rooted, f"--user-data-dir={folder}", "about:blank"]


def _address(line: bytes) -> URL:
    return URL(line.removeprefix(_LISTENS).decode().strip())


@asynccontextmanager
async def _opened(address: str, kind: type[AnyTab]) -> AsyncIterator[AnyTab]:
    async with aiohttp.ClientSession() as client, client.ws_connect(address, max_msg_size=0) as socket:
        yield kind(socket)


async def _until_it_listens(said: asyncio.StreamReader) -> AsyncIterator[bytes]:
    async for line in said:
        yield line
        if line.startswith(_LISTENS):
            return
    raise AssertionError("the browser ended at once")


async def _end(process: Process) -> None:
    if process.returncode is None:
        # All of its processes are in one group.
        os.killpg(process.pid, 9)
    # What is left in its pipe keeps it from being closed.
    await process.communicate()
