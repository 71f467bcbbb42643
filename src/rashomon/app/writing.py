"""Forms that are sent: what a decision would touch, decisions, and undoing them.

All forms work without a script.  What was entered leads back to where one was (Post/Redirect/Get),
so that loading that page again enters nothing twice.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from rashomon.app.desk import Desk, Opened, now
from rashomon.app.forms import (
    Form,
    edits_of,
    matching_of,
    parse_form,
    seen_of,
    undo_of,
    version_of,
    way_back,
    words_of,
)
from rashomon.errors import StoreError, StoreLocked, UsageError, WriteConflict
from rashomon.model.corrections import Corrected
from rashomon.publish.site.choosing import Selection, find_selection
from rashomon.publish.site.live import answer_page
from rashomon.publish.site.notices import CHANGED, preview_words

Answer = Callable[[Request], Awaitable[Response]]


def writing_routes(desk: Desk) -> list[Route]:
    """Addresses of all that is sent.

    Args:
        desk: The story.
    """
    return [
        Route("/preview", _form(desk, _preview), methods=["POST"]),
        Route("/decide", _form(desk, _decide), methods=["POST"]),
        Route("/undo", _form(desk, _undo), methods=["POST"]),
    ]


def _form(desk: Desk, work: Callable[[Opened, Form, str | None], Response]) -> Answer:
    async def answer(request: Request) -> Response:
        form = parse_form(await request.body())
        referer = request.headers.get("referer")
        return await desk.ask(lambda at: _entered(at, form, referer, work))

    return answer


def _entered(
    at: Opened,
    form: Form,
    referer: str | None,
    work: Callable[[Opened, Form, str | None], Response],
) -> Response:
    """The answer to a form; what could not be entered is shown again, and nothing of it is lost."""
    try:
        return work(at, form, referer)
    except WriteConflict as err:
        heading, status = "Somebody else decided on this meanwhile", HTTPStatus.CONFLICT
        told, send = f"{err}\n\nYou asked for: {words_of(form)}", "Enter mine all the same"
    except StoreLocked as err:
        heading, status = "The story is being written", HTTPStatus.SERVICE_UNAVAILABLE
        told, send = f"{err}\n\nNothing of yours was written.", "Try again"
    except StoreError as err:
        heading, status = "This could not be written", HTTPStatus.INTERNAL_SERVER_ERROR
        told, send = f"{err}\n\nNothing of yours was written.", "Try again"
    except UsageError as err:
        heading, status = "This cannot be entered", HTTPStatus.BAD_REQUEST
        told, send = f"{err}\n\nNothing was changed.", "Try again"
    again = form if "action" in form else None
    return HTMLResponse(answer_page(at.site, heading, told, fields=again, send=send), status)


def _preview(at: Opened, form: Form, _: str | None) -> Response:
    return _shown(at, form, _selection(at, form))


def _decide(at: Opened, form: Form, referer: str | None) -> Response:
    selection = _selection(at, form)
    if selection is not None and selection.digest != seen_of(form):
        return _shown(at, form, selection, CHANGED)
    edits = edits_of(_spelt_out(form, selection))
    after = at.story.decide(edits, who=at.by, when=now(), expected=version_of(form))
    return _back(form, referer, after)


def _selection(at: Opened, form: Form) -> Selection | None:
    """All statements that a form means by a filter, as the story stands; ``None`` for no filter."""
    query = matching_of(form)
    return None if query is None else find_selection(at.site, query)


def _spelt_out(form: Form, selection: Selection | None) -> Form:
    return form if selection is None else {**form, "target": selection.statements}


def _shown(at: Opened, form: Form, selection: Selection | None, first: str = "") -> Response:
    """What a form would touch; of a filter, too, just this is what may be entered from here."""
    touched = at.story.preview(edits_of(_spelt_out(form, selection)))
    heading, told = preview_words(at.site, touched.summary, touched.touched)
    fields = form if selection is None else {**form, "seen": [selection.digest]}
    page = answer_page(
        at.site, heading, f"{first}\n\n{told}", fields=fields, send="Enter it in the log"
    )
    return HTMLResponse(page, HTTPStatus.CONFLICT if first else HTTPStatus.OK)


def _undo(at: Opened, form: Form, referer: str | None) -> Response:
    after = at.story.undo(undo_of(form), who=at.by, when=now(), expected=version_of(form))
    return _back(form, referer, after)


def _back(form: Form, referer: str | None, after: Corrected) -> Response:
    return RedirectResponse(way_back(form, referer, after.version), HTTPStatus.SEE_OTHER)
