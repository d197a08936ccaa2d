"""Who is let in. Whoever is not gets 403, and nothing is started for them."""

from __future__ import annotations

import asyncio
from contextlib import closing

import pytest
from aiohttp import WSServerHandshakeError

from tests.web.visiting import ECHO, Visited, read_until, visiting
from tui.web.request_guard import HEADERS

pytestmark = pytest.mark.programs

WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


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
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?token={token}",
        "/page?token={token}",
        "{own}",
        "{own}page",
        "{own}ws",
        "{own}textual.js",
        "{own}x",
    ],
)
async def test_another_host_is_refused_even_with_token_and_cookie(host: str, path: str) -> None:
    async with visiting(ECHO) as visited:
        asked = path.format(own=await visited.enter(), token=visited.guard.token)
        given = {"Host": host.format(port=visited.client.port)}
        async with visited.client.get(asked, headers=given) as answer:
            assert answer.status == 403
        assert not visited.server.sessions


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST:9", "[::1]:9000"])
async def test_a_forwarded_port_is_this_machine_too(host: str) -> None:
    async with visiting(ECHO) as visited:
        path = await visited.enter()
        given = {"Host": host, "Origin": f"http://{host}"}
        async with visited.client.get(path, headers=given) as answer:
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
        own = await visited.enter()
        given = {"Origin": origin.format(port=visited.client.port)}
        for path, headers in ((f"{own}ws", given | WEBSOCKET), (own, given), (visited.link, given)):
            async with visited.client.get(path, headers=headers) as answer:
                assert answer.status == 403
        assert not visited.server.sessions


@pytest.mark.parametrize(
    ("site", "status"), [("same-site", 403), ("cross-site", 403), ("", 403), ("none", 200)]
)
async def test_what_a_page_of_another_site_asks_for_is_refused_even_with_the_cookie(
    site: str, status: int
) -> None:
    """A page on another port is of the same site: what it asks for comes with the cookie."""
    async with visiting(ECHO) as visited:
        own = await visited.enter()
        for path in (own, f"{own}page.js"):
            async with visited.client.get(path, headers={"Sec-Fetch-Site": site}) as answer:
                assert answer.status == status


@pytest.mark.parametrize("site", ["same-site", "cross-site", "none"])
async def test_the_link_may_be_followed_from_anywhere(site: str) -> None:
    async with visiting(ECHO) as visited:
        answer = await visited.client.get(visited.link, headers={"Sec-Fetch-Site": site})
        assert answer.status == 200


async def test_a_websocket_names_its_origin() -> None:
    async with visiting(ECHO) as visited:
        path = await visited.enter()
        with pytest.raises(WSServerHandshakeError) as refused:
            await visited.client.ws_connect(f"{path}ws")
        assert refused.value.status == 403
        assert not visited.server.sessions


async def test_a_request_without_a_host_is_refused() -> None:
    async with visiting(ECHO) as visited:
        reader, writer = await asyncio.open_connection("127.0.0.1", visited.client.port)
        with closing(writer):
            writer.write(f"GET {visited.link} HTTP/1.0\r\n\r\n".encode())
            assert (await reader.readline()).split()[1] == b"403"
        await writer.wait_closed()


BELOW = ["", "page.js", "textual.js", "nowhere", "download/1", "ws"]


@pytest.mark.parametrize(
    "path", ["/", *(f"/x/{part}" for part in BELOW), *(f"{{own}}{part}" for part in BELOW)]
)
@pytest.mark.parametrize("held", [None, "", "wrong", "{token}", "ü\udcff"])
async def test_without_the_cookie_everything_is_refused(path: str, held: str | None) -> None:
    async with visiting(ECHO) as visited:
        own = await visited.enter()
        visited.client.session.cookie_jar.clear()
        given = visited.own | WEBSOCKET
        if held is not None:
            value = held.format(token=visited.guard.token).encode("ascii", "replace").decode()
            given |= {"Cookie": f"{visited.guard.cookie}={value}"}
        async with visited.client.get(path.format(own=own), headers=given) as answer:
            assert answer.status == 403
            assert visited.guard.token not in await answer.text()
        assert not visited.server.sessions


@pytest.mark.parametrize("token", ["", "wrong", "%FF", "ü", "{token}x"])
async def test_a_wrong_token_is_refused_even_with_the_cookie(token: str) -> None:
    async with visiting(ECHO) as visited:
        await visited.enter()
        async with visited.client.get(f"/?token={token.format(token=visited.guard.token)}") as answer:
            assert answer.status == 403


async def test_the_token_leads_to_a_path_that_is_never_the_same_and_to_a_cookie_for_it_alone() -> None:
    async with visiting(ECHO) as visited:
        paths = set()
        for _ in range(2):
            async with visited.client.get(visited.link) as answer:
                [cookie] = answer.headers.getall("Set-Cookie")
                text = await answer.text()
            named, path, *others = sorted(
                cookie.split("; "), key=lambda part: part.startswith(("Http", "Same"))
            )
            assert named.startswith(f"{visited.guard.cookie}=")
            assert others == ["HttpOnly", "SameSite=Strict"]
            assert visited.guard.token not in cookie + text
            path = path.removeprefix("Path=")
            assert f'http-equiv="refresh" content="0; url={path}"' in text
            assert len(path.strip("/")) >= 43
            async with visited.client.get(path) as answer:
                assert "textual-terminal" in await answer.text()
            paths.add(path)
        assert len(paths) == 2


async def test_no_other_path_and_no_other_port_is_sent_the_cookie() -> None:
    async with visiting(ECHO) as visited:
        path = await visited.enter()
        cookies = visited.client.session.cookie_jar
        for other in ("/", path[:-1], path.upper(), f"{path[:-1]}x/", "/x/"):
            assert not cookies.filter_cookies(visited.client.make_url(other))
        assert visited.guard.cookie in cookies.filter_cookies(visited.client.make_url(path))


def cookie_of(visited: Visited, path: str) -> str:
    """What a browser sends to a visitor's path, as a line of a request."""
    held = visited.client.session.cookie_jar.filter_cookies(visited.client.make_url(path))
    return f"Cookie: {visited.guard.cookie}={held[visited.guard.cookie].value}"


async def asked_as_written(visited: Visited, path: str, cookie: str) -> int:
    """The status of an answer. A client of aiohttp would resolve the dots before it asks."""
    reader, writer = await asyncio.open_connection("127.0.0.1", visited.client.port)
    with closing(writer):
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{cookie}\r\n\r\n".encode())
        status = int((await reader.readline()).split()[1])
    await writer.wait_closed()
    return status


async def test_the_cookie_of_one_visitor_opens_no_other_path() -> None:
    async with visiting(ECHO) as visited:
        one, other = [await visited.enter() for _ in range(2)]
        refused = [
            other,
            f"/{one}",
            f"/%{ord(one[1]):X}{one[2:]}",
            f"{one[:-1]}%2F{other[1:]}",
            f"/x/..{one}",
            f"/x{one}",
            "/",
        ]
        cookie = cookie_of(visited, one)
        assert await asked_as_written(visited, one, cookie) == 200
        assert [await asked_as_written(visited, path, cookie) for path in refused] == [403] * len(refused)


@pytest.mark.parametrize(
    "path",
    [
        "../page.js",
        "..%2f..%2fserver.py",
        "page.css/../../server.py",
        "download/..%2fx",
        "server.py",
        "\\..\\x",
    ],
)
async def test_nothing_beside_the_page_and_its_parts_is_served(path: str) -> None:
    async with visiting(ECHO) as visited:
        own = await visited.enter()
        assert await asked_as_written(visited, f"{own}{path}", cookie_of(visited, own)) == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
async def test_nothing_is_sent_to_the_server(method: str) -> None:
    async with visiting(ECHO) as visited:
        own = await visited.enter()
        for path in (own, f"{own}ws", f"{own}page.js", f"{own}download/x"):
            async with visited.client.request(method, path) as answer:
                assert answer.status == 405


async def test_a_ticket_is_good_once() -> None:
    async with visiting(ECHO) as visited:
        link = f"/?token={visited.guard.ticket()}"
        answers = [(await visited.client.get(link)).status for _ in range(2)]
        assert answers == [200, 403]


async def test_every_answer_carries_the_headers() -> None:
    async with visiting(ECHO) as visited:
        refused = await visited.client.get("/")
        entered = await visited.client.get(visited.link)
        own = await visited.enter()
        answers = [
            refused,
            entered,
            *[await visited.client.get(it) for it in (own, f"{own}textual.js", f"{own}nowhere")],
        ]
        assert [answer.status for answer in answers] == [403, 200, 200, 200, 404]
        for answer in answers:
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_the_policy_lets_nothing_come_from_anywhere_else() -> None:
    directives = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert set(directives.values()) == {"'none'", "'self'"}
    assert directives["default-src"] == directives["frame-ancestors"] == "'none'"


async def test_the_page_with_its_cookie_and_its_origin_is_let_in() -> None:
    query = "?width=90&height=20"
    async with visiting(ECHO) as visited, visited.connect(await visited.enter(), query) as socket:
        assert b"90x20" in await read_until(socket, b"x")
