"""Bodies and states that speak: "the Russian foreign ministry said", "Moscow insists".

As the source of a statement the name of a state or of its capital stands for its government
(metonymy; Markert & Nissim, "SemEval-2007 Task 08", place-for-people); "New York said" is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model.documents import Document
from rashomon.model.spans import Span
from rashomon.resolve.bodies import Body
from rashomon.resolve.descriptions import Reference
from rashomon.resolve.states import States, government_of

_ARTICLE = re.compile(r"^(?:the|both)\s+", re.IGNORECASE)
# What may stand behind a body's name and adds nothing to whose it is.
_TAIL = re.compile(r"^(?:[’']s?)?(?:,.*)?\s*$", re.DOTALL)
_POSSESSIVE = re.compile(r"[’']s?$")


class Actors:
    """The bodies and governments of one document.

    Args:
        doc: The document.
        bodies: Its descriptions of bodies.
        states: The story's states.
    """

    def __init__(self, doc: Document, bodies: Sequence[Body], states: States) -> None:
        self._doc = doc
        self._bodies = {body.span.start: body for body in bodies}
        self._states = states

    def find(self, spans: Sequence[Span]) -> Reference | None:
        """The body or government that words name as a whole.

        Args:
            spans: A source, or other words for one who acts.

        Returns:
            ``None`` where the words name anybody else, or somebody of a body.
        """
        if len(spans) != 1:
            return None
        words = spans[0].of(self._doc.text)
        lead = _ARTICLE.match(words)
        start = spans[0].start + (lead.end() if lead else 0)
        body = self._bodies.get(start)
        if body is not None and _TAIL.match(self._doc.text[body.span.end : spans[0].end]):
            return Reference(body.key, body.rule, body.span)
        name = _POSSESSIVE.sub("", words[start - spans[0].start :].rstrip(" ,"))
        key = government_of(name, self._states) if name[:1].isupper() else None
        return key and Reference(key, "place.government", Span(start, start + len(name)))
