"""Adding a statement that was missed, and somebody who was not named."""

from __future__ import annotations

from typing import get_args

from rashomon.model.corrections import Decision
from rashomon.model.ids import attribution_id, content_id
from rashomon.model.links import Entity, Place
from rashomon.model.reading import EntityKind, Kind
from rashomon.model.record import SaidAt, Statement
from rashomon.review.deeds.grouping import own_utterance
from rashomon.review.draft import Draft, Lost
from rashomon.review.finding import find, find_spans, require_words, spans_of


def add(draft: Draft, decision: Decision) -> None:
    """Adds a statement by its spans; one that the machine finds by now is accepted."""
    document = find_spans(draft, decision.anchor)
    parts = {part: spans_of(decision.anchor, part) for part in ("content", "source", "cue")}
    kind = decision.field or "indirect"
    if kind not in get_args(Kind):
        raise Lost(f"{kind!r} is no kind of statement; allowed: {', '.join(get_args(Kind))}")
    if not parts["content"]:
        raise Lost("a statement needs the words that are said: spans of its content")
    spans = document, parts["content"], parts["source"], parts["cue"]
    known = draft.statement_of(spans)
    if known is not None:
        draft.rejected.pop(known, None)
        draft.accepted.add(known)
        return
    speaker = _speaker(draft, decision)
    text = draft.documents[document].text
    key = attribution_id(document, text, parts["source"], parts["cue"], parts["content"])
    draft.added_spans[spans] = key
    draft.statements[key] = draft.first[key] = Statement(
        id=key,
        document=document,
        kind=next(one for one in get_args(Kind) if one == kind),
        source=parts["source"],
        cue=parts["cue"],
        content=parts["content"],
        speaker=speaker,
        speaker_rule="review" if speaker else None,
        speaker_evidence=parts["source"][0] if speaker and parts["source"] else None,
        via=(),
        via_evidence=(),
        parent=None,
        act="assert",
        act_reason="review",
        mode="speech",
        addressee=(),
        addressee_evidence=(),
        time=SaidAt(None, "unknown"),
        time_rule=None,
        time_evidence=None,
        confidence=1.0,
    )
    own_utterance(draft, {key})
    draft.added.add(key)
    draft.mark(key, "content", decision)


def _speaker(draft: Draft, decision: Decision) -> str | None:
    if not decision.others:
        return None
    if decision.others[0].kind != "entity":
        raise Lost("a speaker must be somebody: the id of an entity")
    return find(draft, decision.others[0])


def new_entity(draft: Draft, decision: Decision, document: str) -> str:
    """Somebody whom a person names by words of a document; known already if of that name.

    Args:
        draft: The record.
        decision: Its ``words`` are the name; its ``new`` the kind, ``person`` if empty.
        document: The document.

    Returns:
        The entity's id.
    """
    kind = decision.new or "person"
    if kind not in get_args(EntityKind):
        raise Lost(f"{kind!r} is no kind of entity; allowed: {', '.join(get_args(EntityKind))}")
    require_words(draft, document, decision.words)
    names = sorted({words.text for words in decision.words})
    key = content_id("ent", kind, names[0])
    if key not in draft.entities:
        draft.entities[key] = Entity(
            id=key,
            kind=next(one for one in get_args(EntityKind) if one == kind),
            name=names[0],
            aliases=tuple(names),
            speaks_for=None,
            mentions=tuple(sorted(Place(document, words.span) for words in decision.words)),
        )
        draft.added.add(key)
    return key
