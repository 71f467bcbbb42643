"""Merging and splitting utterances and entities."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.corrections import Decision
from rashomon.model.ids import content_id
from rashomon.model.links import Entity, Place
from rashomon.model.record import Statement
from rashomon.model.spans import Span
from rashomon.review.draft import Draft, Lost
from rashomon.review.finding import find


def merge(draft: Draft, decision: Decision) -> None:
    """Takes several utterances, or several entities, for one."""
    kinds = {decision.anchor.kind, *(other.kind for other in decision.others)}
    if kinds not in ({"utterance"}, {"entity"}) or not decision.others:
        raise Lost("what is merged must be all utterances, or all entities, two at least")
    target = find(draft, decision.anchor)
    others = sorted({find(draft, other) for other in decision.others} - {target})
    if not others:
        raise Lost("these are one already")
    for other in others:
        if decision.anchor.kind == "utterance":
            _merge_utterance(draft, target, other)
        else:
            _merge_entity(draft, target, other)
    field = "attributions" if decision.anchor.kind == "utterance" else "aliases"
    draft.mark(target, field, decision)


def split(draft: Draft, decision: Decision) -> None:
    """Takes what was held for one utterance, or one entity, for two."""
    key = find(draft, decision.anchor)
    if decision.anchor.kind == "utterance":
        _split_utterance(draft, key, decision)
    elif decision.anchor.kind == "entity":
        _split_entity(draft, key, decision)
    else:
        raise Lost("only an utterance or an entity can be split")


def own_utterance(draft: Draft, statements: set[str]) -> str:
    """Makes some statements an utterance of their own."""
    parts: list[object] = [sorted(statements)]
    # An earlier one of just these has others in it now.
    while (key := content_id("utt", *parts)) in draft.members:
        parts.append("split")
    for att in statements:
        before = draft.utterance_of.get(att)
        if before is not None:
            draft.members[before].discard(att)
        draft.utterance_of[att] = key
    draft.members[key] = set(statements)
    draft.superseded.pop(key, None)
    return key


def _merge_utterance(draft: Draft, target: str, other: str) -> None:
    for att in draft.members.pop(other):
        draft.members[target].add(att)
        draft.utterance_of[att] = target
    draft.by_hand.add(target)
    draft.supersede(other, target)


def _split_utterance(draft: Draft, key: str, decision: Decision) -> None:
    apart = {find(draft, other) for other in decision.others}
    if not apart or not apart <= draft.members[key] or apart == draft.members[key]:
        raise Lost("to split an utterance, name some of its statements, and not all of them")
    made = own_utterance(draft, apart)
    draft.mark(key, "attributions", decision)
    draft.mark(made, "attributions", decision)


def _merge_entity(draft: Draft, target: str, other: str) -> None:
    kept, gone = draft.entities[target], draft.entities.pop(other)
    speaks_for = draft.now(kept.speaks_for) if kept.speaks_for else None
    taken = kept
    if speaks_for in (None, other):
        taken = gone
        speaks_for = draft.now(gone.speaks_for) if gone.speaks_for else None
    if speaks_for in (target, other):
        speaks_for = None
    draft.entities[target] = replace(
        kept,
        aliases=tuple(sorted({*kept.aliases, *gone.aliases, gone.name})),
        mentions=tuple(sorted({*kept.mentions, *gone.mentions})),
        speaks_for=speaks_for,
        speaks_for_rule=taken.speaks_for_rule if speaks_for else None,
        speaks_for_evidence=taken.speaks_for_evidence if speaks_for else None,
    )
    draft.supersede(other, target)
    _break_circle(draft, target)


def _break_circle(draft: Draft, key: str) -> None:
    """Lets an entity speak for nobody that, now that it is another too, would for itself."""
    entity = draft.entities[key]
    above = draft.now(entity.speaks_for) if entity.speaks_for else None
    if above is not None and key in draft.chain(above):
        draft.entities[key] = replace(
            entity, speaks_for=None, speaks_for_rule=None, speaks_for_evidence=None
        )


def _split_entity(draft: Draft, key: str, decision: Decision) -> None:
    entity = draft.entities[key]
    names = {line for line in decision.new.split("\n") if line}
    moved = tuple(place for place in entity.mentions if _words(draft, place) in names)
    left = tuple(place for place in entity.mentions if place not in set(moved))
    if not names <= set(entity.aliases) or not moved or not left:
        raise Lost(
            f"to split {entity.name}, name some of the names that it is seen under, and not all: "
            + "; ".join(entity.aliases)
        )
    # Told while old ids still stand for this one: one of them may become the new one's.
    told = {att.id: draft.resolved(att) for att in draft.statements.values()}
    made = Entity(
        id=_free_id(draft, entity.kind, max(sorted(names), key=len)),
        kind=entity.kind,
        name=max(sorted(names), key=len),
        aliases=tuple(sorted(names)),
        speaks_for=None,
        mentions=moved,
    )
    aliases = tuple(alias for alias in entity.aliases if alias not in names)
    name = entity.name if entity.name not in names else max(sorted(aliases), key=len)
    draft.entities[key] = replace(entity, name=name, aliases=aliases, mentions=left)
    draft.entities[made.id] = made
    for att in told.values():
        draft.statements[att.id] = _moved(att, key, made.id, moved)
    for one in (key, made.id):
        draft.mark(one, "aliases", decision)


def _free_id(draft: Draft, kind: str, name: str) -> str:
    """An id that nobody has now; what was merged away under it comes back by this."""
    parts = [kind, name]
    while (key := content_id("ent", *parts)) in draft.entities:
        parts.append("split")
    draft.superseded.pop(key, None)
    return key


def _words(draft: Draft, place: Place) -> str:
    return place.span.of(draft.documents[place.document].text)


def _moved(att: Statement, old: str, new: str, mentions: tuple[Place, ...]) -> Statement:
    """A statement with the new entity wherever a mention that went with it carries the link."""
    if old not in (att.speaker, *att.via, *att.addressee):
        return att
    spans = [place.span for place in mentions if place.document == att.document]

    def goes(evidence: Span | None) -> bool:
        return evidence is not None and any(
            span.start < evidence.end and evidence.start < span.end for span in spans
        )

    def each(keys: tuple[str, ...], evidence: tuple[Span, ...]) -> tuple[str, ...]:
        pairs = zip(keys, evidence, strict=True)
        return tuple(new if key == old and goes(span) else key for key, span in pairs)

    speaker = new if att.speaker == old and goes(att.speaker_evidence) else att.speaker
    return replace(
        att,
        speaker=speaker,
        via=each(att.via, att.via_evidence),
        addressee=each(att.addressee, att.addressee_evidence),
    )
