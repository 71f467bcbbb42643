"""What somebody is told who may not come in: which rule it was, and what to do."""

from __future__ import annotations

from enum import Enum
from http import HTTPStatus

from starlette.responses import HTMLResponse, Response

# Nothing of the request stands on this page.  A link without an address leads to the page itself:
# followed from here it is our own link, with which the browser sends the cookie.
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Rashomon: not let in</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>Not let in</h1>
<p>{told}</p>
</main></body></html>
"""
_PRINTED = "open the address that <code>rashomon serve</code> printed in its terminal"


class Refusal(Enum):
    """Why a request is refused: status and a sentence, in markup of our own."""

    HOST = (
        HTTPStatus.FORBIDDEN,
        "This server answers only as 127.0.0.1 and localhost on its own port; to read the story, "
        f"{_PRINTED}.",
    )
    TOKEN = (
        HTTPStatus.FORBIDDEN,
        f"This story is shown only to who comes with its token: {_PRINTED}. If you have done that, "
        'and came here by a link on another page, <a href="">follow it from here</a>.',
    )
    ORIGIN = (
        HTTPStatus.FORBIDDEN,
        "Changes are taken only from forms on this server's own pages: go back to the statement, "
        f"load its page again and send the form once more. If it has no pages open, {_PRINTED}.",
    )
    OTHER_SITE = (
        HTTPStatus.FORBIDDEN,
        f"Another site's page asked for this, which it may not: {_PRINTED}.",
    )
    TOO_LARGE = (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The form holds more than 1 MiB, and nothing of it was kept: make the note shorter, or "
        "decide on fewer findings at a time.",
    )


def refused(refusal: Refusal) -> Response:
    """The answer to who is refused.

    Args:
        refusal: Why.
    """
    status, told = refusal.value
    return HTMLResponse(_PAGE.format(told=told), status)
