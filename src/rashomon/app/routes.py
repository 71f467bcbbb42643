"""Which address shows what.

Routes hold no logic: an address is parsed, the library asked, and what it gives is a page.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from rashomon.app.desk import Desk
from rashomon.app.reading import reading_routes
from rashomon.app.writing import writing_routes
from rashomon.errors import NotFound, RashomonError, StoreLocked, UsageError
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.live import live_page
from rashomon.publish.site.notices import notice_page

_STATUS: tuple[tuple[type[RashomonError], HTTPStatus, str], ...] = (
    (NotFound, HTTPStatus.NOT_FOUND, "Not in this story"),
    (UsageError, HTTPStatus.BAD_REQUEST, "That cannot be asked"),
    (StoreLocked, HTTPStatus.SERVICE_UNAVAILABLE, "The story is being written"),
    (RashomonError, HTTPStatus.INTERNAL_SERVER_ERROR, "The story cannot be shown"),
)


def make_app(desk: Desk) -> Starlette:
    """The live app, unguarded.

    Args:
        desk: The story.
    """

    @asynccontextmanager
    async def at_work(_: Starlette) -> AsyncIterator[None]:
        # The first page would else wait for what all pages need.  Whatever goes wrong with it, the
        # page that is asked for tells it; the others are there all the same.
        with suppress(Exception):
            await desk.ask(lambda at: live_page(at.site, "statements", Asked()))
        try:
            yield
        finally:
            await desk.close()

    return Starlette(
        routes=[*reading_routes(desk), *writing_routes(desk)],
        exception_handlers={
            RashomonError: _say_error,
            HTTPException: _say_no_page,
            Exception: _say_mistake,
        },
        lifespan=at_work,
    )


async def _say_error(_: Request, err: Exception) -> Response:
    """An error of ours: what, where, what to do."""
    status, heading = next(
        (status, heading) for kind, status, heading in _STATUS if isinstance(err, kind)
    )
    return HTMLResponse(notice_page(heading, str(err)), status)


async def _say_no_page(_: Request, err: Exception) -> Response:
    """An address that leads nowhere, or a method that it does not take."""
    status = err.status_code if isinstance(err, HTTPException) else HTTPStatus.NOT_FOUND
    return HTMLResponse(
        notice_page("No such page", "There is nothing at this address in this story."), status
    )


async def _say_mistake(_: Request, __: Exception) -> Response:
    """A mistake of ours; the server goes on, and prints where it was in its terminal."""
    told = (
        "This is a mistake in Rashomon. Nothing that was acknowledged is lost. Please report it "
        "with the lines that stand in the terminal."
    )
    return HTMLResponse(
        notice_page("Something went wrong here", told), HTTPStatus.INTERNAL_SERVER_ERROR
    )
