"""Who may ask the live app for anything, and what every answer of it carries.

The app listens on the loopback address, which every program and, through a browser, every web
site that is open on the machine can reach.  So each request must show three things:

- **Host** names this server: a foreign name that was pointed at 127.0.0.1 (DNS rebinding) does
  not.
- **The token**, once in the address that the server prints, from then on in a cookie that no
  script can read (HttpOnly) and that no other site's page can send along (SameSite=Strict).
- **Origin**, for what changes the story: the form stood on a page of this server.

Where the browser says by whom a request was started (Fetch Metadata,
https://www.w3.org/TR/fetch-metadata/), other sites' pages may only lead here, never load from
here.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.app.refusals import Refusal, refused

# Name of the parameter that carries the token in the first address.
TOKEN = "token"
# Bytes of a form: a decision is some words and offsets, a bulk decision some thousand ids.
BODY_BYTES = 1 << 20
# 256 bits: nobody guesses it, and it fits on a line.
_TOKEN_BYTES = 32
_READING = ("GET", "HEAD")

# The referrer stays within the server: with "no-referrer" browsers would blank the Origin of our
# own forms, too (https://fetch.spec.whatwg.org/#append-a-request-origin-header).
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Where a server listens and who may come in.

    Args:
        port: TCP port on 127.0.0.1.
        token: The secret.
        once: Another secret that lets in a single time; empty for none.
    """

    port: int
    token: str
    once: str = ""

    @property
    def hosts(self) -> tuple[str, ...]:
        """Values of the Host header that mean this server."""
        return (f"127.0.0.1:{self.port}", f"localhost:{self.port}")

    @property
    def cookie(self) -> str:
        """Name of the cookie; browsers keep one jar for all ports, so it has the port."""
        return f"rashomon-{self.port}"

    @property
    def address(self) -> str:
        """The address to open, with the token."""
        return f"http://{self.hosts[0]}/?{TOKEN}={self.token}"

    @property
    def address_once(self) -> str:
        """The address for a browser's command line, which others on the machine can list."""
        return f"http://{self.hosts[0]}/?{TOKEN}={self.once}"


def new_token() -> str:
    """A secret of 256 random bits, fit for an address."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


class Guard:
    """Stands before an app: refuses who may not come in, and puts headers on every answer.

    Args:
        app: What is guarded.
        door: Where it is served, and its token.
        policy: Content security policy of its pages.
    """

    def __init__(self, app: ASGIApp, door: Door, policy: str) -> None:
        self._app = app
        self._door = door
        self._unused = {door.once} - {""}
        self._headers = {**_HEADERS, "Content-Security-Policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request; see the ASGI specification."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no other protocol is spoken here: the server closes the connection

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        answer = self._answer_at_the_door(scope)
        if answer is not None:
            await answer(scope, receive, with_headers)
            return
        body = await _body(receive)
        if body is None:
            await refused(Refusal.TOO_LARGE)(scope, receive, with_headers)
            return
        await self._app(scope, _replayed(body, receive), with_headers)

    def _answer_at_the_door(self, scope: Scope) -> Response | None:
        """What is answered before the app is asked; ``None`` lets the request in."""
        headers = Headers(scope=scope)
        if headers.getlist("host") not in [[host] for host in self._door.hosts]:
            return refused(Refusal.HOST)
        method = scope["method"]
        if method not in (*_READING, "POST"):
            return PlainTextResponse(
                "Only GET, HEAD and POST are answered here.\n",
                HTTPStatus.METHOD_NOT_ALLOWED,
                {"Allow": "GET, HEAD, POST"},
            )
        if not _is_invited(headers, method):
            return refused(Refusal.OTHER_SITE)
        given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if method in _READING and any(name == TOKEN for name, _ in given):
            return self._let_in(scope["path"], given)
        if not self._is_known(headers):
            return refused(Refusal.TOKEN)
        if method == "POST" and headers.getlist("origin") != [f"http://{headers['host']}"]:
            return refused(Refusal.ORIGIN)
        return None

    def _let_in(self, path: str, given: list[tuple[str, str]]) -> Response:
        """The token for a cookie, and on to the same address without the token."""
        tokens = [value for name, value in given if name == TOKEN]
        if not any(self._is_token(value) or self._is_first(value) for value in tokens):
            return refused(Refusal.TOKEN)
        rest = urlencode([(name, value) for name, value in given if name != TOKEN])
        # One slash: two would lead to another server.
        clean = "/" + quote(path.lstrip("/")) + (f"?{rest}" if rest else "")
        answer = RedirectResponse(clean, HTTPStatus.SEE_OTHER)
        answer.set_cookie(
            self._door.cookie, self._door.token, path="/", httponly=True, samesite="strict"
        )
        return answer

    def _is_first(self, given: str) -> bool:
        """Whether this is the secret that lets in once, which is used up by it."""
        for secret in self._unused:
            if secrets.compare_digest(given.encode(), secret.encode()):
                self._unused = set()
                return True
        return False

    def _is_known(self, headers: Headers) -> bool:
        return any(
            self._is_token(cookie_parser(line).get(self._door.cookie, ""))
            for line in headers.getlist("cookie")
        )

    def _is_token(self, given: str) -> bool:
        # In equal time, however much of it is right.
        return secrets.compare_digest(given.encode(), self._door.token.encode())


def _is_invited(headers: Headers, method: str) -> bool:
    """Whether a page of ours or the user started this, as far as the browser says."""
    site = headers.get("sec-fetch-site", "none")
    if site == "same-origin" or (site == "none" and method in _READING):
        return True
    if method not in _READING:
        return "sec-fetch-site" not in headers
    # Another page may hold a link to here, which the cookie's SameSite rule then has a say in.
    return (
        headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    )


async def _body(receive: Receive) -> bytes | None:
    """The whole body, or ``None`` for one that is too large."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            break  # gone before the end: what came is no form
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > BODY_BYTES:
            return None
        if not message.get("more_body", False):
            break
    return b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A body that was read, to be read by the app, and then what the server says."""
    told = False

    async def replay() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
