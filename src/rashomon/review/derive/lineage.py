"""What documents have from one another, and how many accounts are independent, after decisions."""

from __future__ import annotations

from dataclasses import replace

from rashomon.align.lineage.accounts import count_accounts
from rashomon.model.documents import Document, Published
from rashomon.model.ids import content_id
from rashomon.model.links import (
    Accounts,
    Derivation,
    Direction,
    Passage,
    Place,
    ReuseKind,
)
from rashomon.model.record import RecordDerivation, RecordDocument, Reuse
from rashomon.model.reports import Reports
from rashomon.model.spans import Span, identity_map
from rashomon.review.draft import Copying, Draft

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


def derive_accounts(draft: Draft) -> Accounts:
    """How many accounts are independent: as the machine counts, with what people said."""
    if not draft.copying:
        return draft.machine.accounts
    derivations = derive_derivations(draft)
    documents = [to_document(doc) for doc in draft.documents.values()]
    return count_accounts(documents, _derivations(derivations), _passages(draft))


def to_reports(draft: Draft, accounts: Accounts) -> Reports:
    """What counts independent reports after decisions."""
    documents = [to_document(doc) for doc in draft.documents.values()]
    derivations = _derivations(derive_derivations(draft))
    return Reports(documents, _passages(draft), derivations, accounts)


def to_document(doc: RecordDocument) -> Document:
    """A published document as the stages know it; the map to what was received is left out."""
    return Document(
        id=doc.id,
        capture="",
        name=doc.name,
        sha256=doc.sha256,
        title=doc.title,
        title_span=doc.title_span,
        outlet=doc.outlet,
        url=doc.url,
        language=doc.language,
        authors=doc.authors,
        text=doc.text,
        published=Published(),
        origin=identity_map(len(doc.text)),
        removals=doc.removals,
        credits=doc.credits,
    )


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


def _derivations(found: tuple[RecordDerivation, ...]) -> list[Derivation]:
    return [Derivation(d.left, d.right, d.direction, d.shares, d.reasons, d.clues) for d in found]


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
