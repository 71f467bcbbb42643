"""Those spoken to whom nobody names: "reporters", "his supporters", "a rally in Riverton"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.reading import Mention
from rashomon.model.spans import Span
from rashomon.resolve.referring.phrases import parse_phrase
from rashomon.resolve.referring.sources import is_unnamed, nameless_span
from rashomon.resolve.speaking.nameless import find_nameless

# Nouns for people who have come together to listen (WordNet 3.0, "gathering", "audience").
_LISTENERS = frozenset(
    (
        *("assembly", "audience", "committee", "congregation", "court"),
        *("crowd", "forum", "gathering", "hearing", "inquiry", "jury", "meeting", "panel"),
        *("parade", "rally", "seminar", "session", "summit", "symposium", "tribunal"),
    )
)


# Of these the definite ones are bodies with a name.
_BODIES = frozenset(("assembly", "committee", "court", "inquiry", "panel", "tribunal"))


def find_audience(text: str, span: Span, mentions: Sequence[Mention]) -> Span | None:
    """The words for listeners who are not named.

    Args:
        text: The document's text.
        span: A noun phrase for those spoken to that means nobody known.
        mentions: The document's mentions, in order.

    Returns:
        The words up to a clause that tells of them; ``None`` where a name may be meant, or one
        that is spoken of elsewhere ("the court").
    """
    if is_unnamed(text, (span,), mentions):
        return nameless_span(text, span)
    found = find_nameless(text, span, mentions)
    if found is not None:
        return found[1] if found[0] == "unnamed" else None
    phrase = parse_phrase(text, span)
    if phrase is None or phrase.head not in _LISTENERS:
        return None
    spoken_of = phrase.determiner == "none" or phrase.head in _BODIES
    return None if spoken_of and phrase.determiner != "indefinite" else nameless_span(text, span)
