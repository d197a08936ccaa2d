"""The page in a real browser. Without one, these tests are skipped."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

from tests.serving.chromium import chromium, tab
from tests.serving.visiting import serving

PROGRAM = chromium() or ""
pytestmark = pytest.mark.skipif(not PROGRAM, reason="there is no Chromium here")

_ATTACK = """
new Promise((resolve) => {
  const socket = new WebSocket("ws://127.0.0.1:%s/ws");
  socket.onopen = () => resolve("opened");
  socket.onerror = () => resolve("refused");
})
"""


def current(screen: str) -> str:
    """The row of the timeline that is marked as the current one."""
    return next((row for row in screen.splitlines() if "▶" in row), "")


async def test_a_visitor_reads_and_takes_an_extract_home(canal: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in canal.rglob("*") if path.is_file()}
    home = tmp_path / "home"
    async with serving(canal) as served, tab(PROGRAM, tmp_path / "profile") as page:
        await page.ask(
            "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(home), eventsEnabled=True
        )
        await page.ask("Page.navigate", url=str(served.link))
        assert "A surveyor walks" in current(await page.shows("quit"))
        assert await page.value("location.href") == str(served.link.origin()) + "/"
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
        await page.shows("Nothing is edited here")
        await page.press("e")
        await page.shows("As: markdown")
        await page.press("Enter")
        await page.shows("Handed to your browser as")

        async def is_home() -> bool:
            return any(it["state"] == "completed" for it in page.told("Browser.downloadProgress"))

        await page.reaches(is_home, "download")
        asked = {URL(address).with_scheme("http").origin() for address in page.asked_for}
        assert asked == {served.link.origin()}
    [extract] = home.iterdir()
    assert extract.name == "the-canal-company.md"
    assert "The first lock opens" in extract.read_text(encoding="utf-8")
    assert {path: path.read_bytes() for path in canal.rglob("*") if path.is_file()} == before


async def test_a_page_of_another_origin_is_refused_even_where_it_shares_the_cookie(
    canal: Path, tmp_path: Path
) -> None:
    async def ours(_request: web.Request) -> web.Response:
        return web.Response(text="<!DOCTYPE html><title>elsewhere</title>", content_type="text/html")

    application = web.Application()
    application.router.add_get("/", ours)
    async with (
        TestServer(application) as elsewhere,
        serving(canal) as served,
        tab(PROGRAM, tmp_path / "profile") as page,
    ):
        await page.ask("Page.navigate", url=str(served.link))
        await page.shows("A surveyor walks")
        assert await page.value(_ATTACK % served.link.port) == "opened"
        await page.ask("Page.navigate", url=str(elsewhere.make_url("/")))
        assert await page.value("location.origin") == str(elsewhere.make_url("/").origin())
        assert await page.value(_ATTACK % served.link.port) == "refused"


async def test_a_change_of_the_files_and_of_the_window_is_followed(canal: Path, tmp_path: Path) -> None:
    def is_whole(screen: str) -> bool:
        """The title is the first row and the keys are the last, with nothing left over of another size."""
        rows = screen.splitlines()
        return "canal company" in rows[0] and "/ search" in rows[-1] and screen.count("/ search") == 1

    async with serving(canal) as served, tab(PROGRAM, tmp_path / "profile") as page:
        await page.ask("Page.navigate", url=str(served.link))
        await page.shows("surveyor walks the line")
        events = (canal / "events.yaml").read_text(encoding="utf-8")
        (canal / "events.yaml").write_text(events.replace("walks the line", "walks the bank"), "utf-8")
        await page.shows(lambda screen: "surveyor walks the bank" in screen and is_whole(screen))
        for width, height in ((700, 500), (1300, 900)):
            size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            changed = f"caught.cols !== {await page.value('caught.cols')}"
            await page.ask("Emulation.setDeviceMetricsOverride", **size)
            await page.reaches(partial(page.value, changed), changed)
            await page.shows(is_whole)
