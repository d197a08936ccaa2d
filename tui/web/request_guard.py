"""Access control: requests only from this machine, with the link's token, and from the page that was served.

A server on loopback can be reached by every page in every browser of the machine. So the Host must be a
name of loopback (else: DNS rebinding), the Origin must be that Host (else: WebSocket hijacking across
sites, which no other policy of browsers prevents), and the visitor must hold a token.

A cookie of a host goes to all of its ports, and other users of the machine may listen on those. So the
link leads each visitor to a path of their own that nobody can guess, and the cookie is for this path only.
The path is in the address bar and in the browser's history; without the cookie it opens nothing.
"""

from __future__ import annotations

import hmac
import re
import secrets

from aiohttp import web
from aiohttp.typedefs import Handler

# Any port: a forwarding of ssh may have another one at the visitor's end.
_LOOPBACK = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?", re.ASCII | re.IGNORECASE)

# Sec-Fetch-Site as browsers send it: the page that was served, or an address typed by the user.
_OWN_SITES = {"same-origin", "none"}

POLICY = "policy"
"""The key in an answer under which it has a policy of its own, in place of that in `HEADERS`."""
ENTRANCES = {"/": "", "/page": "page"}
"""The paths to which the token opens the way, each with the part of the visitor's path that it leads to."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "clipboard-read=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Server": "dateline",
}
"""Headers of every answer; a page that brings its own policy has that."""

# Not a redirect of HTTP: where the link was followed from another site, such as a mail in the browser, a
# cookie that is SameSite=Strict is not sent to where a redirect leads, but it is to where a page leads.
_ENTRANCE = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=/{visitor}/{part}">
<title>dateline</title>
<p><a href="/{visitor}/{part}">Open the chronology</a>
"""


class RequestGuard:
    """The token of one server, and its checks on every request."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(32)
        """In the link."""
        # A server on another port can set cookies of this name too, if it knows the name.
        self.cookie = f"dateline-{secrets.token_hex(8)}"
        """The name of the cookies; each is valid for its visitor's path only."""
        self._key = secrets.token_bytes(32)
        self._tickets: set[str] = set()

    def ticket(self) -> str:
        """Return a token that can be used once, for a browser's command line, which other users can read."""
        ticket = secrets.token_urlsafe(32)
        self._tickets.add(ticket)
        return ticket

    @web.middleware
    async def admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse a request, exchange a token in it for a cookie, or pass it on: a middleware of aiohttp."""
        if refusal := _wrong_place(request):
            return _forbidden(refusal)
        if request.path in ENTRANCES:
            if self._is_good(request.query.get("token", "")):
                return self._enter(ENTRANCES[request.path])
        elif _same(request.cookies.get(self.cookie, ""), self._sign(visitor_of(request))):
            if request.headers.get("Sec-Fetch-Site", "none") not in _OWN_SITES:
                return _forbidden("This request comes from another site.")
            return await handler(request)
        return _forbidden("Open the link printed by dateline serve: it contains a token.")

    async def protect(self, _request: web.Request, response: web.StreamResponse) -> None:
        """Put the headers on an answer; a signal handler for `on_response_prepare`."""
        response.headers.update(HEADERS)
        if own := response.get(POLICY):
            response.headers["Content-Security-Policy"] = own

    def _is_good(self, given: str) -> bool:
        if _same(given, self.token):
            return True
        used = {ticket for ticket in self._tickets if _same(given, ticket)}
        self._tickets -= used
        return bool(used)

    def _enter(self, part: str) -> web.Response:
        visitor = secrets.token_urlsafe(32)
        response = web.Response(text=_ENTRANCE.format(visitor=visitor, part=part), content_type="text/html")
        response.set_cookie(
            self.cookie, self._sign(visitor), path=f"/{visitor}/", httponly=True, samesite="Strict"
        )
        return response

    def _sign(self, visitor: str) -> str:
        """Return a visitor's cookie. It is computed, so that no list of visitors has to be kept."""
        return hmac.digest(self._key, visitor.encode("utf-8", "replace"), "sha256").hex()


def visitor_of(request: web.Request) -> str:
    """Return the visitor's part of a request's path, made when the link was followed; may be empty."""
    # The raw path: decoding would let one visitor be written in two ways.
    return request.rel_url.raw_path.removeprefix("/").partition("/")[0]


def _wrong_place(request: web.Request) -> str:
    """Return why a request does not come from the page that was served; empty where it does."""
    hosts = request.headers.getall("Host", [])
    if len(hosts) != 1 or not _LOOPBACK.fullmatch(hosts[0]):
        return "This server answers only as 127.0.0.1 or localhost."
    origins = request.headers.getall("Origin", [])
    if any(origin.lower() != f"http://{hosts[0].lower()}" for origin in origins):
        return "This request comes from another site."
    # Browsers name the origin of every WebSocket.
    if not origins and request.headers.get("Upgrade", "").lower() == "websocket":
        return "A WebSocket names its origin."
    return ""


def _forbidden(why: str) -> web.Response:
    return web.Response(status=403, text=f"{why}\n")


def _same(text: str, other_text: str) -> bool:
    """Return whether two texts are equal, in a time that does not depend on where they differ."""
    return secrets.compare_digest(text.encode("utf-8", "replace"), other_text.encode("utf-8", "replace"))
