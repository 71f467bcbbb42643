"""What a person says of where a document has its text from."""

from __future__ import annotations

from rashomon.model.corrections import Decision
from rashomon.model.ids import content_id
from rashomon.review.draft import Copying, Draft, Lost
from rashomon.review.finding import find


def copied(draft: Draft, decision: Decision) -> None:
    """Says that a document has its text from another."""
    copy, pair = _pair(draft, decision)
    draft.copying[pair] = Copying(decision.id, copy)
    draft.mark(content_id("der", list(pair)), "direction", decision)


def independent(draft: Draft, decision: Decision) -> None:
    """Says that of two documents neither has its text from the other."""
    _, pair = _pair(draft, decision)
    draft.copying[pair] = Copying(decision.id, None)
    draft.mark(content_id("der", list(pair)), "direction", decision)


def _pair(draft: Draft, decision: Decision) -> tuple[str, tuple[str, str]]:
    kinds = [decision.anchor.kind, *(other.kind for other in decision.others)]
    if kinds != ["document", "document"]:
        raise Lost("this is said of two documents: the one, and the other")
    one, other = find(draft, decision.anchor), find(draft, decision.others[0])
    if one == other:
        raise Lost("these are one document")
    return one, (min(one, other), max(one, other))
