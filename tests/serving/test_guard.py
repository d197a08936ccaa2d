"""Who is let in. Whoever is not gets 403, and nothing is started for them."""

from __future__ import annotations

import asyncio
from contextlib import closing

import pytest
from aiohttp import WSServerHandshakeError

from tests.serving.visiting import ECHO, Visited, read_until, visiting
from tui.serving.guard import HEADERS

WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


async def enter(visited: Visited) -> None:
    async with visited.client.get(visited.link) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    "host",
    [
        "elsewhere.example",
        "elsewhere.example:{port}",
        "127.0.0.1.elsewhere.example:{port}",
        "localhost.elsewhere.example",
        "127.0.0.2:{port}",
        "0.0.0.0:{port}",
        "127.0.0.1:{port}:1",
        "user@127.0.0.1:{port}",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/?token={token}", "/ws", "/textual.js", "/nowhere"])
async def test_another_host_is_refused_even_with_token_and_cookie(host: str, path: str) -> None:
    async with visiting(ECHO) as visited:
        await enter(visited)
        given = {"Host": host.format(port=visited.client.port)}
        async with visited.client.get(path.format(token=visited.guard.token), headers=given) as answer:
            assert answer.status == 403
        assert not visited.server.sessions


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST:9", "[::1]:9000"])
async def test_a_forwarded_port_is_this_machine_too(host: str) -> None:
    async with visiting(ECHO) as visited:
        await enter(visited)
        given = {"Host": host, "Origin": f"http://{host}"}
        async with visited.client.get("/", headers=given) as answer:
            assert answer.status == 200


@pytest.mark.parametrize(
    "origin",
    [
        "http://elsewhere.example",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "https://127.0.0.1:{port}",
        "http://localhost:{port}",
        "http://127.0.0.1:{port}.elsewhere.example",
        "null",
        "",
    ],
)
async def test_another_origin_is_refused_even_with_the_cookie(origin: str) -> None:
    async with visiting(ECHO) as visited:
        await enter(visited)
        given = {"Origin": origin.format(port=visited.client.port)}
        for path, headers in (("/ws", given | WEBSOCKET), ("/", given), (visited.link, given)):
            async with visited.client.get(path, headers=headers) as answer:
                assert answer.status == 403
        assert not visited.server.sessions


async def test_a_websocket_names_its_origin() -> None:
    async with visiting(ECHO) as visited:
        await enter(visited)
        with pytest.raises(WSServerHandshakeError) as refused:
            await visited.client.ws_connect("/ws")
        assert refused.value.status == 403
        assert not visited.server.sessions


async def test_a_request_without_a_host_is_refused() -> None:
    async with visiting(ECHO) as visited:
        reader, writer = await asyncio.open_connection("127.0.0.1", visited.client.port)
        with closing(writer):
            writer.write(f"GET {visited.link} HTTP/1.0\r\n\r\n".encode())
            assert (await reader.readline()).split()[1] == b"403"
        await writer.wait_closed()


@pytest.mark.parametrize("path", ["/", "/page.js", "/textual.js", "/nowhere", "/download/1", "/ws"])
@pytest.mark.parametrize("held", [None, "", "wrong", "ü\udcff"])
async def test_without_the_token_everything_is_refused(path: str, held: str | None) -> None:
    async with visiting(ECHO) as visited:
        cookies = {} if held is None else {visited.guard.cookie: held.encode("ascii", "replace").decode()}
        async with visited.client.get(path, headers=visited.own | WEBSOCKET, cookies=cookies) as answer:
            assert answer.status == 403
            assert visited.guard.token not in await answer.text()
        assert not visited.server.sessions


@pytest.mark.parametrize("token", ["", "wrong", "%FF", "ü", "{token}x"])
async def test_a_wrong_token_is_refused_even_with_the_cookie(token: str) -> None:
    async with visiting(ECHO) as visited:
        await enter(visited)
        async with visited.client.get(f"/?token={token.format(token=visited.guard.token)}") as answer:
            assert answer.status == 403


async def test_the_token_becomes_a_cookie_and_leads_to_an_address_without_it() -> None:
    async with visiting(ECHO) as visited:
        async with visited.client.get(visited.link) as answer:
            [cookie] = answer.headers.getall("Set-Cookie")
            assert set(cookie.split("; ")) == {
                f"{visited.guard.cookie}={visited.guard.token}", "HttpOnly", "Path=/", "SameSite=Strict"
            }  # fmt: skip
            text = await answer.text()
        assert 'http-equiv="refresh" content="0; url=/"' in text
        assert visited.guard.token not in text
        async with visited.client.get("/") as answer:
            assert "textual-terminal" in await answer.text()


async def test_a_ticket_is_good_once() -> None:
    async with visiting(ECHO) as visited:
        link = f"/?token={visited.guard.ticket()}"
        answers = [(await visited.client.get(link)).status for _ in range(2)]
        assert answers == [200, 403]


async def test_every_answer_carries_the_headers() -> None:
    async with visiting(ECHO) as visited:
        refused = await visited.client.get("/")
        entered = await visited.client.get(visited.link)
        answers = [
            refused,
            entered,
            *[await visited.client.get(it) for it in ("/", "/textual.js", "/nowhere")],
        ]
        assert [answer.status for answer in answers] == [403, 200, 200, 200, 404]
        for answer in answers:
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_the_policy_lets_nothing_come_from_anywhere_else() -> None:
    directives = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert set(directives.values()) == {"'none'", "'self'"}
    assert directives["default-src"] == directives["frame-ancestors"] == "'none'"


async def test_the_page_with_its_cookie_and_its_origin_is_let_in() -> None:
    async with visiting(ECHO) as visited:
        await enter(visited)
        async with visited.client.ws_connect("/ws?width=90&height=20", headers=visited.own) as socket:
            assert b"90x20" in await read_until(socket, b"x")
