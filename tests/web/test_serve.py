"""`dateline serve` as it is started and ended: the link, the codes, and nobody left behind."""

from __future__ import annotations

import asyncio
import re
import signal
from pathlib import Path

import aiohttp
import pytest

from tests.waiting import LONGEST
from tests.web.visiting import follow, read_until, serving, watching
from tui.project.name_list import add_names
from tui.text.failure import Failure

pytestmark = pytest.mark.programs

SAID = (
    r"dateline: read-only, on this machine alone; Ctrl-C ends it\n"
    r"dateline: as a page to read, without a terminal: http://127\.0\.0\.1:\d+/page\?token=[\w-]{43}\n"
)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
async def test_a_signal_ends_the_server_and_every_explorer(
    canal: Path, number: signal.Signals, code: int
) -> None:
    async with serving(canal) as served, watching(served.link) as one, watching(served.link) as other:
        for socket in (one, other):
            await read_until(socket, b"The canal company")
        served.process.send_signal(number)
        said = await served.silence()
        assert served.process.returncode == code
    assert re.fullmatch(SAID, said)


async def test_explorers_end_when_the_server_is_killed(canal: Path) -> None:
    async with serving(canal) as served, watching(served.link) as socket:
        await read_until(socket, b"The canal company")
        served.process.kill()
        assert "went wrong" not in await served.silence()


async def test_visitors_who_leave_while_their_explorer_starts_are_no_mistake(
    canal: Path, tmp_path: Path
) -> None:
    environment = {"DATELINE_STATE_DIR": str(tmp_path / "state")}
    async with serving(canal, environment=environment) as served:
        for wanted in [b"", b"", b"", b"\x1b[?1049h", b"\x1b[?1049h", b"\x1b[?2004h"]:
            async with watching(served.link) as socket:
                await read_until(socket, wanted)
        served.process.send_signal(signal.SIGINT)
        said = await served.silence()
    assert re.fullmatch(SAID, said)
    assert list((tmp_path / "state").glob("report-*")) == []


async def test_the_link_is_of_this_machine_alone_and_never_the_same(canal: Path) -> None:
    async with serving(canal) as one, serving(canal) as other:
        assert {one.link.host, other.link.host} == {"127.0.0.1"}
        assert len(one.link.query["token"]) >= 43
        assert one.link.query["token"] != other.link.query["token"]


async def test_a_link_does_not_open_another_server(canal: Path) -> None:
    async with (
        serving(canal) as one,
        serving(canal) as other,
        aiohttp.request("GET", other.link.with_port(one.link.port)) as answer,
    ):
        assert answer.status == 403


async def test_leaving_the_explorer_closes_its_connection(canal: Path) -> None:
    async with serving(canal) as served, watching(served.link) as socket:
        await read_until(socket, b"The canal company")
        await socket.send_json(["stdin", "q"])
        async with asyncio.timeout(LONGEST):
            async for _ in socket:
                pass
        async with watching(served.link) as another:
            await read_until(another, b"The canal company")


async def test_a_folder_of_a_strange_name_is_one_word(canal: Path) -> None:
    strange = canal.rename(canal.parent / "--port 'a\"b; touch $HOME\n\udcff`")
    async with serving("--", strange) as served, watching(served.link) as socket:
        await read_until(socket, b"The canal company")


async def test_python_files_of_the_chronology_are_not_run(canal: Path) -> None:
    for name in ("click.py", "textual.py", "json.py"):
        (canal / name).write_text("raise SystemExit('run')\n", encoding="utf-8")
    async with serving(cwd=canal) as served, watching(served.link) as socket:
        await read_until(socket, b"The canal company")


async def test_a_browser_is_given_a_link_that_is_good_once(canal: Path, tmp_path: Path) -> None:
    script, log = tmp_path / "browser", tmp_path / "log"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" >"{log}"\n', encoding="utf-8")
    script.chmod(0o700)
    async with serving(canal, "--open", environment={"BROWSER": f"{script} %s"}) as served:
        served_link = served.link
        async with watching(served_link) as socket:
            await read_until(socket, b"The canal company")
        # It is written before the server ends, which waits for the browser's command.
        served.process.send_signal(signal.SIGINT)
        await served.silence()
    opened = log.read_text(encoding="utf-8")
    assert opened.startswith(f"{served_link.origin()}/?token=")
    assert served_link.query["token"] not in opened


async def test_the_page_to_read_is_named_after_the_chronology_and_guarded(canal: Path) -> None:
    async with (
        serving(canal) as served,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as client,
    ):
        path = await follow(client, served.link.with_path("/page", keep_query=True))
        assert re.fullmatch(r"/[\w-]{43}/page", path)
        async with client.get(served.link.with_path(path).with_query(None)) as answer:
            text = await answer.text()
            policy = answer.headers["Content-Security-Policy"]
        assert "<title>The canal company</title>" in text
        assert "The first lock opens" in text
        assert "script-src 'sha256-" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["Cache-Control"] == "no-store"
        async with aiohttp.request("GET", served.link.with_path(path).with_query(None)) as answer:
            assert answer.status == 403
        async with aiohttp.request("GET", served.link.with_path("/page").with_query(None)) as answer:
            assert answer.status == 403


async def test_the_page_to_read_is_blocked_like_any_export_and_is_of_now(canal: Path) -> None:
    async with (
        serving(canal) as served,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as client,
    ):
        entered = await follow(client, served.link.with_path("/page", keep_query=True))
        path = served.link.with_path(entered).with_query(None)
        events = canal / "events.yaml"
        events.write_text(
            events.read_text().replace("The first lock opens", "Ethel Winterbourne opens a lock")
        )
        async with client.get(path) as answer:
            assert "Ethel Winterbourne opens a lock" in await answer.text()
        assert not isinstance(add_names(canal, ["Ethel Winterbourne"]), Failure)
        async with client.get(path) as answer:
            assert answer.status == 503
            assert "Ethel" not in (said := await answer.text())
            assert "could identify a protected person" in said
