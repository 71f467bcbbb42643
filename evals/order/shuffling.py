"""Documents with their paragraphs or sentences moved, and everything that was read in them too."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from rashomon.align.doubts.layout import find_headline
from rashomon.model.documents import Document
from rashomon.model.reading import Meaning, Mention, Reading
from rashomon.model.spans import Span, identity_map
from rashomon.text.sentences import paragraphs, sentences

SCHEMES = ("paragraphs", "sentences", "block", "lead")
_LEAST = 6


def shuffle(document: Document, reading: Reading, scheme: str) -> tuple[Document, Reading] | None:
    """Moves the parts of a text; the headline stays on top.

    Args:
        document: A document.
        reading: Its reading.
        scheme: ``paragraphs`` or ``sentences``: all of them, anyhow. ``block``: a quarter of the
            paragraphs, together, to another place. ``lead``: the first paragraph further down.

    Returns:
        The document in its new order; ``None`` where it has fewer than six parts.
    """
    headline = find_headline(document)
    top = headline.end if headline else 0
    parts = [part for part in _parts(document.text, scheme) if part.start >= top]
    if len(parts) < _LEAST:
        return None
    order = _order(len(parts), scheme, random.Random(f"{scheme} {document.id}"))
    head = (Span(0, top),) if top else ()
    return _rebuilt(document, reading, (*head, *(parts[at] for at in order)))


def _parts(text: str, scheme: str) -> list[Span]:
    rows = paragraphs(text)
    if scheme != "sentences":
        return list(rows)
    return [sentence for row in rows for sentence in sentences(text, row)]


def _order(count: int, scheme: str, dice: random.Random) -> list[int]:
    order = list(range(count))
    if scheme in ("paragraphs", "sentences"):
        dice.shuffle(order)
    elif scheme == "lead":
        order.insert(dice.randrange(2, count), order.pop(0))
    else:
        size = count // 4
        first = dice.randrange(count - size)
        block, rest = order[first : first + size], order[:first] + order[first + size :]
        place = dice.choice([at for at in range(len(rest) + 1) if at != first])
        order = rest[:place] + block + rest[place:]
    return order


def _rebuilt(
    document: Document, reading: Reading, parts: Sequence[Span]
) -> tuple[Document, Reading]:
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += len(part) + 2
    text = "\n\n".join(part.of(document.text) for part in parts)
    moves = sorted((part, start - part.start) for part, start in zip(parts, starts, strict=True))
    mentions = [m for m in (_moved_mention(m, moves) for m in reading.mentions) if m]
    meanings = [m for m in (_moved_meaning(m, moves) for m in reading.meanings) if m]
    mentions.sort(key=lambda mention: mention.span)
    meanings.sort(key=lambda meaning: meaning.spans)
    moved = replace(document, text=text, origin=identity_map(len(text)))
    return moved, Reading(document.id, tuple(mentions), meanings=tuple(meanings))


def _shift(span: Span, moves: Sequence[tuple[Span, int]]) -> Span | None:
    return next((span.shifted(by) for part, by in moves if part.covers(span)), None)


def _moved_mention(mention: Mention, moves: Sequence[tuple[Span, int]]) -> Mention | None:
    span = _shift(mention.span, moves)
    title = _shift(mention.title, moves) if mention.title else None
    return replace(mention, span=span, title=title) if span else None


def _moved_meaning(meaning: Meaning, moves: Sequence[tuple[Span, int]]) -> Meaning | None:
    """Of sentences alone; one that reached over a border is lost."""
    span = _shift(meaning.spans[0], moves) if meaning.attribution is None else None
    return replace(meaning, spans=(span,)) if span else None
