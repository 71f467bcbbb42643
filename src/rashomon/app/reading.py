"""Pages that are read: panels, findings, comparisons, bytes received, downloads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from rashomon.app.desk import Desk, Opened
from rashomon.app.exporting import download
from rashomon.errors import NotFound
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.comparing import compare_page
from rashomon.publish.site.live import (
    PANELS,
    finding_page,
    live_page,
    missing_page,
    rejected_page,
    successor,
)
from rashomon.publish.site.notices import notice_page
from rashomon.publish.site.raw import raw_page

# Statement, claim, document, person or body, proposal, event: see `finding_page`.
_KINDS = ("s", "k", "d", "e", "p", "t")

Answer = Callable[[Request], Awaitable[Response]]


def reading_routes(desk: Desk) -> list[Route]:
    """Addresses of all that is read.

    Args:
        desk: The story.
    """
    return [
        Route("/", _to_statements),
        Route("/favicon.ico", _no_picture),
        *(Route(f"/{panel}", _panel(desk, panel)) for panel in PANELS),
        *(Route(f"/{kind}/{{id}}", _finding(desk, kind)) for kind in _KINDS),
        Route("/compare", _comparison(desk)),
        Route("/raw/{id}", _raw(desk)),
        Route("/export/{format}", _export(desk)),
    ]


async def _to_statements(_: Request) -> Response:
    return RedirectResponse("/statements", HTTPStatus.SEE_OTHER)


async def _no_picture(_: Request) -> Response:
    """Browsers ask every server for a picture of its own; there is none."""
    return Response(status_code=HTTPStatus.NO_CONTENT)


def _panel(desk: Desk, panel: str) -> Answer:
    async def answer(request: Request) -> Response:
        asked = asked_of(request)
        return HTMLResponse(await desk.ask(lambda at: live_page(at.site, panel, asked)))

    return answer


def _finding(desk: Desk, kind: str) -> Answer:
    async def answer(request: Request) -> Response:
        asked, key = asked_of(request), request.path_params["id"]
        return await desk.ask(lambda at: _found(at, kind, key, asked))

    return answer


def _found(at: Opened, kind: str, key: str, asked: Asked) -> Response:
    """A finding, or who rejected it, or what stands for it now, or that nothing does."""
    try:
        return HTMLResponse(finding_page(at.site, kind, key, asked))
    except NotFound:
        after = successor(at.site, key)
    if (rejected := rejected_page(at.site, key, asked)) is not None:
        return HTMLResponse(rejected)
    if after is None:
        return HTMLResponse(missing_page(at.site, key, asked), HTTPStatus.NOT_FOUND)
    told = f"{key} was merged, split or moved by a person, and is superseded by {after}."
    way = (f"/{kind}/{quote(after, safe='')}{asked.query()}", "See what stands for it now")
    return HTMLResponse(notice_page("Superseded", told, way))


def _comparison(desk: Desk) -> Answer:
    async def answer(request: Request) -> Response:
        asked = asked_of(request)
        return HTMLResponse(await desk.ask(lambda at: compare_page(at.site, asked)))

    return answer


def _raw(desk: Desk) -> Answer:
    async def answer(request: Request) -> Response:
        key = request.path_params["id"]
        return await desk.ask(lambda at: _received(at, key))

    return answer


def _received(at: Opened, key: str) -> Response:
    """The bytes around a statement; of one that was moved or rejected those it was read from."""
    try:
        return HTMLResponse(raw_page(at.site, key, at.story.raw_excerpt(key)))
    except NotFound:
        return HTMLResponse(missing_page(at.site, key), HTTPStatus.NOT_FOUND)


def _export(desk: Desk) -> Answer:
    async def answer(request: Request) -> Response:
        return await run_in_threadpool(download, desk.path, request.path_params["format"])

    return answer


def asked_of(request: Request) -> Asked:
    """What an address asks for.

    Args:
        request: The request.

    Raises:
        UsageError: It asks for what cannot be asked.
    """
    return Asked.from_query(parse_qs(request.url.query, keep_blank_values=True))
