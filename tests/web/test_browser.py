"""The page in a real browser. Without one, these tests are skipped."""

from __future__ import annotations

import asyncio
import re
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

from tests.waiting import LONGEST
from tests.web.chromium import TerminalTab, chromium, tab
from tests.web.visiting import ECHO, read_until, serving, visiting
from tui.web.seats import MOST_OF_ONE, UNUSED, Seats

PROGRAM = chromium() or ""
pytestmark = [
    pytest.mark.programs,
    pytest.mark.skipif(not PROGRAM, reason="there is no Chromium here"),
]

# What a page can have its browser ask another port for.
_ATTACK = """
(async (path) => {
  const there = "http://127.0.0.1:%s";
  const made = (tag, attributes) => new Promise((done) => {
    const it = Object.assign(document.createElement(tag), attributes);
    it.onload = () => done(it.contentWindow ? "shown" : "loaded");
    it.onerror = () => done("refused");
    document.body.append(it);
  });
  const fetched = (how) => fetch(there + path, how).then(
    async (answer) => answer.status + (await answer.text()), () => "refused");
  const connected = (address) => new Promise((done) => {
    const socket = new WebSocket(address);
    socket.onopen = () => done("opened");
    socket.onerror = () => done("refused");
  });
  const frame = await made("iframe", { src: there + path });
  return {
    image: await made("img", { src: there + path }),
    script: await made("script", { src: there + path + "page.js" }),
    style: await made("link", { rel: "stylesheet", href: there + path + "page.css" }),
    fetch: await fetched({ credentials: "include" }),
    blind: await fetched({ credentials: "include", mode: "no-cors" }),
    socket: await connected(there.replace("http", "ws") + path + "ws"),
    top: await connected(there.replace("http", "ws") + "/ws"),
    frame: document.querySelector("iframe").contentDocument === null ? "closed" : "open",
  };
})("%s")
"""
_FORM = """
document.body.append(Object.assign(document.createElement("form"), { method: "post", action: "%s" }));
document.forms[0].submit()
"""
_NOTHING = {
    "image": "refused",
    "script": "refused",
    "style": "refused",
    "fetch": "refused",
    "socket": "refused",
    "top": "refused",
    "frame": "closed",
}


class Stranger:
    """A server on another port, and all that browsers send to it."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        application = web.Application()
        application.router.add_route("*", "/{rest:.*}", self._answer)
        self.server = TestServer(application)

    async def _answer(self, request: web.Request) -> web.Response:
        headers = "".join(f"{name}: {value}\n" for name, value in request.headers.items())
        self.heard.append(f"{request.method} {request.raw_path}\n{headers}{await request.text()}")
        return web.Response(text="<!DOCTYPE html><title>elsewhere</title><body>", content_type="text/html")


def current(screen: str) -> str:
    """The row of the timeline that is marked as the current one."""
    return next((row for row in screen.splitlines() if "▶" in row), "")


async def test_a_visitor_reads_and_takes_an_export_home(canal: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in canal.rglob("*") if path.is_file()}
    home = tmp_path / "home"
    async with serving(canal) as served, tab(PROGRAM, tmp_path / "profile") as page:
        await page.ask(
            "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(home), eventsEnabled=True
        )
        await page.ask("Page.navigate", url=str(served.link))
        await page.shows(lambda screen: "A surveyor walks" in current(screen) and "Enter closes" in screen)
        assert re.fullmatch(r"/[\w-]{43}/", await page.value("location.pathname"))
        assert await page.value("location.search + location.hash") == ""
        assert await page.value("document.cookie") == ""
        await page.press("ArrowDown")
        await page.shows(lambda screen: "The canal is dug" in current(screen))
        await page.press("k")
        await page.shows(lambda screen: "A surveyor walks" in current(screen))
        assert await page.value("[window.open(), window.open('http://elsewhere.example')]") == [None, None]
        await page.value("navigator.clipboard.writeText = async (text) => { window.copied = text }")
        await page.press("y")
        await page.reaches(lambda: page.value("/surveyor walks/.test(window.copied)"), "copy")
        await page.press("E")
        await page.shows("Cannot edit: this is read-only")
        await page.press("e")
        await page.shows("As: markdown")
        await page.press("Enter")
        await page.shows("Sent to your browser as")

        async def is_home() -> bool:
            return any(it["state"] == "completed" for it in page.told("Browser.downloadProgress"))

        await page.reaches(is_home, "download")
        asked = {URL(address).with_scheme("http").origin() for address in page.asked_for}
        assert asked == {served.link.origin()}
    [content] = home.iterdir()
    assert content.name == "the-canal-company.md"
    assert "The first lock opens" in content.read_text(encoding="utf-8")
    assert {path: path.read_bytes() for path in canal.rglob("*") if path.is_file()} == before


async def test_another_port_of_the_machine_is_sent_no_secret_and_is_handed_nothing(
    canal: Path, tmp_path: Path
) -> None:
    stranger = Stranger()
    async with (
        stranger.server as elsewhere,
        serving(canal) as served,
        tab(PROGRAM, tmp_path / "profile") as page,
    ):
        await page.ask("Page.navigate", url=str(served.link))
        await page.shows("A surveyor walks")
        path = await page.value("location.pathname")
        cookies = (await page.ask("Network.getCookies"))["cookies"]
        [(name, secret)] = [(it["name"], it["value"]) for it in cookies]
        # From the page itself, and as the reader goes from it to another: also to a path like its own.
        await page.value(f"fetch({str(elsewhere.make_url('/'))!r}, {{mode: 'no-cors'}}).catch(() => 0)")
        for host in ("127.0.0.1", "localhost"):
            there = elsewhere.make_url("/seen").with_host(host)
            await page.value(f"location.assign({str(there)!r})")
            await page.reaches(
                partial(page.value, f"location.href === {str(there)!r} && !!document.body"), host
            )
            # Knowing the path, as whoever looks over a shoulder does, and not knowing it.
            for known in ("/", path):
                attack = _ATTACK % (served.link.port, known)
                got = await page.value(attack)
                assert got.pop("blind") in {"0", "refused"}
                assert got == _NOTHING
            assert await page.value("document.cookie") == ""
        assert len([heard for heard in stranger.heard if heard.startswith("GET /seen")]) == 2
        for heard in stranger.heard:
            assert not [
                it for it in (name, secret, path.strip("/"), served.link.query["token"]) if it in heard
            ]
            assert "Cookie" not in heard
            assert "Referer" not in heard or str(served.link.port) not in heard.partition("Referer")[2]
        # A form is a way to leave the page, so it comes last; what it is answered is no explorer.
        await page.value(_FORM % f"{served.link.origin()}{path}")
        await page.reaches(partial(page.value, f"location.port === '{served.link.port}'"), "answer to a form")
        assert "textual-terminal" not in await page.value("document.documentElement.outerHTML")


async def test_the_page_can_be_loaded_again_opened_twice_and_entered_from_another_site(
    canal: Path, tmp_path: Path
) -> None:
    stranger = Stranger()
    async with (
        stranger.server as elsewhere,
        serving(canal) as served,
        tab(PROGRAM, tmp_path / "profile") as page,
    ):
        # As from a mail in the browser, on a site of another name.
        there = elsewhere.make_url("/").with_host("localhost")
        await page.ask("Page.navigate", url=str(there))
        await page.reaches(
            partial(page.value, f"location.href === {str(there)!r} && !!document.body"), "mail"
        )
        await page.value(f"location.assign({str(served.link)!r})")
        await page.shows("A surveyor walks")
        own = await page.value("location.href")
        for _ in range(2):
            await page.ask("Page.reload")
            await page.reaches(partial(page.value, "!window.caught"), "page that is loaded again")
            await page.shows("A surveyor walks")
        history = (await page.ask("Page.getNavigationHistory"))["entries"]
        assert not [entry for entry in history if served.link.query["token"] in entry["url"]]
        # The link leads to a path of its own each time, and the first one stays good.
        await page.ask("Page.navigate", url=str(served.link))
        await page.shows("A surveyor walks")
        assert await page.value("location.href") != own
        await page.ask("Page.navigate", url=own)
        await page.shows("A surveyor walks")
        assert await page.value("location.href") == own


async def says(page: TerminalTab, wanted: str) -> None:
    """Wait until a sentence is all that is on the page, beside the link for screen readers."""
    said = f"document.body?.innerText.trim().replace(/^Read it as a page\\s*/, '') === {wanted!r}"
    await page.reaches(partial(page.value, said), wanted)


async def test_whoever_finds_all_seats_taken_is_told_so_and_disturbs_nobody(tmp_path: Path) -> None:
    async with visiting(ECHO, Seats(2)) as visited, tab(PROGRAM, tmp_path / "profile") as page:
        one, other = [await visited.connect(await visited.enter()) for _ in range(2)]
        await page.ask("Page.navigate", url=str(visited.client.make_url(visited.link)))
        await says(page, "The server is full: too many people are viewing this now.\n\nTry again")
        assert not page.told("Network.webSocketCreated")
        for socket in (one, other):
            await socket.send_json(["stdin", "here still"])
            await read_until(socket, b"here still")
        await one.close()
        async with asyncio.timeout(LONGEST):
            while visited.server.seats.are_all_taken("a new one"):
                await asyncio.sleep(0)
        await page.value("document.links[0].click()")
        await page.shows("x")
        await other.send_json(["stdin", "and now"])
        await read_until(other, b"and now")


async def test_whoever_leaves_or_opens_too_many_tabs_is_told_so(canal: Path, tmp_path: Path) -> None:
    async with serving(canal) as served, AsyncExitStack() as tabs, tab(PROGRAM, tmp_path / "profile") as page:
        await page.ask("Page.navigate", url=str(served.link))
        await page.shows("A surveyor walks")
        await page.press("q")
        await says(page, "The session has ended. Start a new one, or read it as a page")
        cookies = (await page.ask("Network.getCookies"))["cookies"]
        [held] = [f"{it['name']}={it['value']}" for it in cookies]
        client = await tabs.enter_async_context(aiohttp.ClientSession(headers={"Cookie": held}))
        own = URL(await page.value("location.href"))
        for _ in range(MOST_OF_ONE):
            await tabs.enter_async_context(client.ws_connect(own / "ws", origin=str(own.origin())))
        await page.value("document.querySelector('#closed a').click()")
        many = "The server is full, or you have this page open too often. Try again"
        await says(page, many)
        await client.close()
        await page.value("document.querySelector('#refused a').click()")
        await page.shows("A surveyor walks")


async def test_whoever_gives_way_is_told_so(tmp_path: Path) -> None:
    now = 0.0
    async with visiting(ECHO, Seats(1, lambda: now)) as visited, tab(PROGRAM, tmp_path / "profile") as page:
        await page.ask("Page.navigate", url=str(visited.client.make_url(visited.link)))
        await page.shows("x")
        now = UNUSED
        async with visited.connect(await visited.enter()) as another:
            await says(
                page,
                "You were disconnected after a long pause, to make room for another visitor. Start again",
            )
            await read_until(another, b"80x24")


async def test_a_change_of_the_files_and_of_the_window_is_followed(canal: Path, tmp_path: Path) -> None:
    def is_whole(screen: str) -> bool:
        """The title is the first row and the keys are the last, with nothing left over of another size."""
        rows = screen.splitlines()
        return "canal company" in rows[0] and "/ search" in rows[-1] and screen.count("/ search") == 1

    async with serving(canal) as served, tab(PROGRAM, tmp_path / "profile") as page:
        await page.ask("Page.navigate", url=str(served.link))
        await page.shows("Enter closes")
        await page.press("Enter")
        await page.shows(lambda screen: "surveyor walks the line" in screen and is_whole(screen))
        events = (canal / "events.yaml").read_text(encoding="utf-8")
        (canal / "events.yaml").write_text(events.replace("walks the line", "walks the bank"), "utf-8")
        await page.shows(lambda screen: "surveyor walks the bank" in screen and is_whole(screen))
        for width, height in ((700, 500), (1300, 900)):
            size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            changed = f"caught.cols !== {await page.value('caught.cols')}"
            await page.ask("Emulation.setDeviceMetricsOverride", **size)
            await page.reaches(partial(page.value, changed), changed)
            await page.shows(is_whole)


async def test_a_visitor_reads_the_page_whose_script_runs_under_its_own_policy(
    canal: Path, tmp_path: Path
) -> None:
    async with serving(canal) as served, tab(PROGRAM, tmp_path / "profile") as page:
        await page.ask("Page.navigate", url=str(served.link.with_path("/page", keep_query=True)))
        ready = "document.documentElement?.classList.contains('script')"
        await page.reaches(lambda: page.value(ready), "script")
        assert await page.value("document.title") == "The canal company"
        assert await page.value("document.getElementById('count').textContent") == "All 5 events shown."
        assert re.fullmatch(r"/[\w-]{43}/page", await page.value("location.pathname"))
        assert await page.value("location.search + document.cookie") == ""
        # A browser asks for a sign of the site by itself, at a path that is nobody's.
        assert [told for told in page.complaints if "Forbidden" not in told] == []
        origins = {URL(address).origin() for address in page.asked_for if address.startswith("http")}
        assert origins == {served.link.origin()}
        await page.value("location.assign('./')")
        await page.shows("A surveyor walks")
