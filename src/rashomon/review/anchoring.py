"""What a finding is by its content: the anchor by which a decision finds it in another record."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model.corrections import Anchor, Target, Words
from rashomon.model.links import Place
from rashomon.model.record import Statement
from rashomon.model.spans import Span
from rashomon.review.draft import Draft, Lost

_PARTS = ("content", "source", "cue")


def anchor_of(draft: Draft, target: str) -> Anchor:
    """The anchor of a finding.

    Args:
        draft: The record it stands in.
        target: Its id.

    Returns:
        Its content; for a statement whose spans a person changed, the spans first read.

    Raises:
        Lost: There is no such finding.
    """
    if target.count(":") == 2:
        return _part(draft, target)
    key = draft.now(target)
    if key in draft.first:
        return _statement(draft, draft.first[key])
    if key in draft.members:
        parts = (_statement(draft, draft.first[att]) for att in sorted(draft.members[key]))
        return Anchor("utterance", key, parts=tuple(parts))
    if key in draft.entities:
        entity = draft.entities[key]
        names = tuple(sorted({entity.name, *entity.aliases}))
        return Anchor("entity", key, name=entity.name, names=names, detail=entity.kind)
    if key in draft.documents:
        return document_anchor(draft, key)
    if key in draft.claims:
        props = draft.claims[key].propositions
        return _of_places(draft, "claim", key, (Place(p.document, p.span) for p in props))
    if key in draft.proposals:
        return _of_places(draft, "proposal", key, draft.proposals[key].spans)
    if key in draft.events:
        return _of_places(draft, "event", key, draft.events[key].spans)
    if key in draft.cautions:
        return _caution(draft, key)
    raise Lost(f"there is no {target!r} in this story; 'rashomon show' and the page give ids")


def document_anchor(draft: Draft, document: str) -> Anchor:
    """The anchor of a document."""
    doc = draft.documents[document]
    return Anchor(
        "document",
        doc.id,
        document=doc.id,
        name=doc.name,
        sha256=doc.sha256,
        text=draft.ground.text_digest[document],
    )


def words_of(draft: Draft, document: str, part: str, spans: Iterable[Span]) -> tuple[Words, ...]:
    """Spans with their exact words.

    Args:
        draft: The record.
        document: Document id.
        part: What they are.
        spans: The spans.

    Raises:
        Lost: There is no such document, or a span lies outside its text or holds no word.
    """
    if not (chosen := sorted(set(spans))):
        return ()
    doc = draft.documents.get(document)
    if doc is None:
        raise Lost(f"there is no document {document!r} in this story")
    found = []
    for span in chosen:
        if span.end > len(doc.text):
            raise Lost(
                f"[{span.start}, {span.end}) reaches outside of {doc.name}, which has "
                f"{len(doc.text)} characters"
            )
        if not span.of(doc.text).strip():
            raise Lost(f"[{span.start}, {span.end}) of {doc.name} holds no words")
        found.append(Words(part, span, span.of(doc.text)))
    return tuple(found)


def _statement(draft: Draft, att: Statement) -> Anchor:
    spans = zip(_PARTS, (att.content, att.source, att.cue), strict=True)
    text = draft.documents[att.document].text
    return _in_document(
        draft,
        "statement",
        att.id,
        att.document,
        tuple(Words(part, s, s.of(text)) for part, some in spans for s in some),
    )


def _in_document(
    draft: Draft, kind: Target, key: str, document: str, words: tuple[Words, ...]
) -> Anchor:
    doc = document_anchor(draft, document)
    return Anchor(kind, key, document, doc.name, doc.sha256, doc.text, words)


def _of_places(draft: Draft, kind: Target, key: str, places: Iterable[Place]) -> Anchor:
    parts = []
    for place in sorted(set(places)):
        text = draft.documents[place.document].text
        words = Words("", place.span, place.span.of(text))
        parts.append(_in_document(draft, "place", "", place.document, (words,)))
    return Anchor(kind, key, parts=tuple(parts))


def _caution(draft: Draft, key: str) -> Anchor:
    caution = draft.cautions[key]
    doc = document_anchor(draft, caution.document)
    text = draft.documents[caution.document].text
    words = () if caution.span is None else (Words("", caution.span, caution.span.of(text)),)
    return Anchor(
        "caution",
        key,
        document=doc.document,
        name=doc.name,
        sha256=doc.sha256,
        text=doc.text,
        words=words,
        names=(caution.slug,),
        detail=caution.message,
    )


def _part(draft: Draft, target: str) -> Anchor:
    """A position on a claim, or an answer to a proposal."""
    owner, party, what = target.split(":")
    whole, who = anchor_of(draft, owner), anchor_of(draft, party)
    if whole.kind not in ("claim", "proposal") or who.kind != "entity":
        raise Lost(f"{target!r} names no position on a claim and no answer to a proposal")
    kind: Target = "position" if whole.kind == "claim" else "response"
    return Anchor(kind, f"{whole.id}:{who.id}:{what}", detail=what, parts=(whole, who))
