"""What documents have from one another, and how many accounts are independent, after decisions."""

from __future__ import annotations

from dataclasses import replace

from rashomon.align.lineage.accounts import count_accounts
from rashomon.model.documents import Document
from rashomon.model.ids import content_id
from rashomon.model.links import (
    Accounts,
    Direction,
    Passage,
    Place,
    ReuseKind,
)
from rashomon.model.record import RecordDerivation, Reuse
from rashomon.model.reports import Reports
from rashomon.model.spans import Span
from rashomon.review.draft import Copying, Draft
from rashomon.review.ground import to_derivations

_REASON = "review"
Pair = tuple[str, str]


def derive_derivations(draft: Draft) -> tuple[RecordDerivation, ...]:
    """Derivations, those that a person denied left out and those that one added put in."""
    found = {(item.left, item.right): item for item in draft.machine.derivations}
    for pair, said in draft.copying.items():
        if said.copy is None:
            found.pop(pair, None)
            continue
        old = found.get(pair)
        found[pair] = RecordDerivation(
            id=content_id("der", list(pair)),
            left=pair[0],
            right=pair[1],
            direction=_direction(pair, said),
            shares=old.shares if old else (0.0, 0.0),
            reasons=(_REASON, *(old.reasons if old else ())),
            clues=old.clues if old else (),
        )
    return tuple(found[pair] for pair in sorted(found))


def derive_reuse(draft: Draft) -> tuple[Reuse, ...]:
    """Shared passages, with what a person said of where the narration comes from."""
    return tuple(_passage(draft, item) for item in draft.machine.reuse)


def derive_counts(draft: Draft) -> tuple[Accounts, Reports]:
    """How many accounts are independent, and what counts independent reports, after decisions.

    As the machine counts them, with what people said of who has what from whom.
    """
    if not draft.copying:
        return draft.machine.accounts, draft.ground.reports
    key = (
        tuple(
            (pair, said.copy)
            for pair, said in sorted(draft.copying.items(), key=lambda item: item[0])
        ),
        tuple(doc.outlet for doc in draft.documents.values()),
    )
    known = draft.ground.recounted.get(key)
    if known is None:
        documents = [_document(draft, name) for name in draft.documents]
        derivations = to_derivations(derive_derivations(draft))
        passages = _passages(draft)
        accounts = count_accounts(documents, derivations, passages)
        known = accounts, Reports(documents, passages, derivations, accounts)
        draft.ground.recounted.clear()
        draft.ground.recounted[key] = known
    return known


def _document(draft: Draft, key: str) -> Document:
    """A document as the stages know it, of the outlet that a person gave it."""
    return replace(draft.ground.documents[key], outlet=draft.documents[key].outlet)


def _direction(pair: Pair, said: Copying) -> Direction:
    return "left from right" if said.copy == pair[0] else "right from left"


def _passage(draft: Draft, item: Reuse) -> Reuse:
    pair = item.left.document, item.right.document
    said = draft.copying.get(pair)
    if said is None or item.kind != "narration":
        return item
    if said.copy is None:
        return replace(item, direction="unknown", reasons=())
    return replace(item, direction=_direction(pair, said), reasons=(_REASON, *item.reasons))


def _passages(draft: Draft) -> list[Passage]:
    """Passages that speak for copying.

    Where a person says that one document is copied from another, the whole of both counts as one
    text; where they say that neither is, nothing that both have speaks for it.
    """
    found = [
        Passage(item.left, item.right, item.score, item.form, _kind(draft, item))
        for item in draft.machine.reuse
    ]
    for pair, said in draft.copying.items():
        if said.copy is not None:
            left, right = (Place(key, Span(0, len(draft.documents[key].text))) for key in pair)
            found.append(Passage(left, right, 1.0, "verbatim", "narration"))
    return sorted(found, key=lambda item: (item.left, item.right))


def _kind(draft: Draft, item: Reuse) -> ReuseKind:
    said = draft.copying.get((item.left.document, item.right.document))
    return "quotation" if said is not None and said.copy is None else item.kind
