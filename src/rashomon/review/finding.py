"""Finding again, in a record that may have been made anew, what a decision is about.

Only exact words at their exact place count.  What is not found, or could be two things, is never
guessed: the decision waits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from rashomon.model.corrections import Anchor, Words
from rashomon.model.links import Place
from rashomon.model.spans import Span
from rashomon.review.draft import Draft, Lost


def find(draft: Draft, anchor: Anchor) -> str:
    """The id under which an anchor's finding is in a record now.

    Args:
        draft: The record.
        anchor: What is looked for.

    Returns:
        Its id; for a position or an answer that of its claim or proposal and of its party, joined
        as in ``position_id``.

    Raises:
        Lost: Its words are gone, or do not tell what is meant any more.
    """
    if anchor.kind in ("position", "response"):
        whole, party = (find(draft, part) for part in anchor.parts)
        key = f"{whole}:{party}:{anchor.detail}"
    else:
        finder = _FINDERS.get(anchor.kind)
        if finder is None:
            raise Lost(f"a {anchor.kind} cannot be decided upon")
        key = finder(draft, anchor)
    if not draft.holds(anchor.id):
        draft.supersede(anchor.id, key)
    return key


def find_document(draft: Draft, anchor: Anchor) -> str:
    """The document of an anchor: the same one, or the only one with the same text."""
    if anchor.document in draft.documents:
        return anchor.document
    same = draft.ground.text_digests.get(anchor.text, [])
    if len(same) > 1:
        same = [key for key in same if draft.documents[key].sha256 == anchor.sha256]
    if len(same) == 1:
        return same[0]
    what = "several documents have" if same else "no document has"
    raise Lost(f"{what} the text of {anchor.name}")


def find_spans(draft: Draft, anchor: Anchor) -> str:
    """The document in which all words of an anchor stand at their places."""
    document = find_document(draft, anchor)
    require_words(draft, document, anchor.words)
    return document


def require_words(draft: Draft, document: str, words: Iterable[Words]) -> None:
    """Refuses words that do not stand where a decision has them.

    Raises:
        Lost: Other words stand there, or the decision names none.
    """
    doc = draft.documents[document]
    for one in words:
        start, end = one.span.start, one.span.end
        # A caution may be about blanks; what is said, and names, may not.
        empty = bool(one.part) and not one.text.strip()
        if empty or end > len(doc.text) or doc.text[start:end] != one.text:
            raise Lost(
                f"the words “{_short(one.text)}” do not stand at [{start}, {end}) of {doc.name} "
                "any more"
            )


def spans_of(anchor: Anchor, part: str) -> tuple[Span, ...]:
    """The spans of one part of an anchor."""
    return tuple(words.span for words in anchor.words if words.part == part)


def is_whole(draft: Draft, anchor: Anchor, key: str) -> bool:
    """Whether a finding stands on just what it stood on when the decision was made."""
    if anchor.kind == "utterance":
        return draft.members[key] == {find(draft, part) for part in anchor.parts}
    if anchor.kind in ("claim", "proposal", "event"):
        return _places(draft, key) == _found_places(draft, anchor)
    return True


def _statement(draft: Draft, anchor: Anchor) -> str:
    document = find_spans(draft, anchor)
    content, source, cue = (spans_of(anchor, part) for part in ("content", "source", "cue"))
    key = draft.statement_of((document, content, source, cue))
    if key is None:
        raise Lost(
            f"the words “{_short(anchor.words[0].text)}” are there, but nothing is read as a "
            "statement of just these spans any more"
        )
    return key


def _utterance(draft: Draft, anchor: Anchor) -> str:
    found = {draft.utterance_of[find(draft, part)] for part in anchor.parts}
    if len(found) != 1:
        raise Lost(f"its {len(anchor.parts)} statements are in {len(found)} utterances now")
    return found.pop()


def _entity(draft: Draft, anchor: Anchor) -> str:
    key = draft.now(anchor.id)
    if key in draft.entities:
        return key
    found = [
        entity.id
        for entity in draft.entities.values()
        if entity.kind == anchor.detail
        and entity.kind != "unnamed"
        and anchor.name in (entity.name, *entity.aliases)
    ]
    if len(found) == 1:
        return found[0]
    who = f"{len(found)} entities are" if found else "nobody is"
    raise Lost(f"{who} named “{_short(anchor.name)}” now")


def _caution(draft: Draft, anchor: Anchor) -> str:
    if anchor.id in draft.cautions:
        return anchor.id
    document = find_spans(draft, anchor)
    span = anchor.words[0].span if anchor.words else None
    found = [
        key
        for key, item in draft.cautions.items()
        if (item.slug, item.document, item.span) == (anchor.names[0], document, span)
    ]
    if len(found) > 1:
        found = [key for key in found if draft.cautions[key].message == anchor.detail]
    if len(found) != 1:
        raise Lost(f"there is no caution {anchor.names[0]} at these words any more")
    return found[0]


def _judged(draft: Draft, anchor: Anchor) -> str:
    """A claim, proposal or event: the only one that stands on all the words."""
    if not (places := _found_places(draft, anchor)):
        raise Lost(f"it names no words that the {anchor.kind} stands on")
    kinds: dict[str, Collection[str]] = {
        "claim": draft.claims,
        "proposal": draft.proposals,
        "event": draft.events,
    }
    among = kinds[anchor.kind]
    if anchor.id in among and places <= _places(draft, anchor.id):
        return anchor.id
    found = [key for key in among if places <= _places(draft, key)]
    if len(found) == 1:
        return found[0]
    what = f"{len(found)} {anchor.kind}s stand" if found else f"no {anchor.kind} stands"
    raise Lost(f"{what} on all of its words now")


def _found_places(draft: Draft, anchor: Anchor) -> set[Place]:
    return {
        Place(find_spans(draft, part), words.span) for part in anchor.parts for words in part.words
    }


def _places(draft: Draft, key: str) -> set[Place]:
    """The words that a claim, proposal or event stands on."""
    if key in draft.claims:
        return {Place(p.document, p.span) for p in draft.claims[key].propositions}
    spans: Iterable[Place] = (
        draft.proposals[key].spans if key in draft.proposals else draft.events[key].spans
    )
    return set(spans)


_FINDERS: dict[str, Callable[[Draft, Anchor], str]] = {
    "statement": _statement,
    "utterance": _utterance,
    "entity": _entity,
    "document": find_document,
    "claim": _judged,
    "proposal": _judged,
    "event": _judged,
    "caution": _caution,
}


def _short(words: str) -> str:
    """Words, cut where they are long."""
    return words if len(words) <= 60 else f"{words[:58]} …"
