"""The ways in which one account is made from another."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from evals.lineage.grammar import Sentence, Split, count_narration
from evals.lineage.reports import Account, Paragraph, in_paragraphs
from evals.lineage.rewriting import (
    PARAPHRASE,
    TRANSLATION,
    Strength,
    edit_lightly,
    restyle,
    reword,
)

# How often each is drawn.  What stands behind the stop is how much it changes.
WEIGHTS: Mapping[str, int] = {
    "copy": 8,
    "furniture": 4,
    "cut": 6,
    "excerpt": 6,
    "excerpt.reworded": 4,
    "background": 4,
    "sentence": 4,
    "lead": 5,
    "update": 4,
    "style": 5,
    "edit": 6,
    "reorder": 4,
    "merge": 5,
    "paraphrase.weak": 4,
    "paraphrase.medium": 4,
    "paraphrase.strong": 4,
    "translation.near": 4,
    "translation.far": 4,
    "translation.free": 4,
    "agency": 4,
}

# Kinds whose shape alone speaks for a direction, though never quite surely.
SHAPED = frozenset({"cut", "excerpt", "excerpt.reworded", "background", "lead", "merge"})

Body = tuple[Paragraph, ...]
Write = Callable[[int, int], Account]
"""Writes an own report of so many facts and quotations about the same event."""


def story_of(account: Account) -> Body:
    """The text without what its outlet puts under everything."""
    kept = (
        tuple(sentence for sentence in paragraph if sentence.kind != "boilerplate")
        for paragraph in account.paragraphs
    )
    return tuple(paragraph for paragraph in kept if paragraph)


def derive(
    kind: str, parents: Sequence[Account], write: Write, split: Split, rng: random.Random
) -> Body:
    """The text of an account made from others.

    Args:
        kind: A key of ``WEIGHTS`` other than ``agency``.
        parents: Two for ``merge``, otherwise one.
        write: Writes what the account has of its own.
        split: Whose synonyms.
        rng: Makes the choices.
    """
    body = story_of(parents[0])
    name, _, strength = kind.partition(".")
    if name == "paraphrase":
        return _reworded(body, PARAPHRASE[strength], split, rng)
    if name == "translation":
        return _reworded(body, TRANSLATION[strength], split, rng)
    if name == "merge":
        return _merged(body, story_of(parents[1]), rng)
    if kind == "excerpt.reworded":
        body = _reworded(body, PARAPHRASE["medium"], split, rng)
    if name in _EMBEDDED:
        return _embedded(body, write, rng, name)
    return _SIMPLE[name](body, write, split, rng)


def _copied(body: Body, write: Write, split: Split, rng: random.Random) -> Body:  # noqa: ARG001
    return body


def _cut(body: Body, write: Write, split: Split, rng: random.Random) -> Body:  # noqa: ARG001
    """The end is left out."""
    return body[: max(2, round(len(body) * rng.uniform(0.35, 0.75)))]


def _with_lead(body: Body, write: Write, split: Split, rng: random.Random) -> Body:  # noqa: ARG001
    """One or two paragraphs of its own stand before it."""
    return (*_first_narrations(write(4, 0), rng.choice((1, 2))), *body)


def _first_narrations(account: Account, many: int) -> Body:
    return tuple((sentence,) for sentence in list(account.sentences)[:many])


def _updated(body: Body, write: Write, split: Split, rng: random.Random) -> Body:
    """A later version: a new lead, old sentences edited, some paragraphs added."""
    edited = [_map(paragraph, lambda one: edit_lightly(one, split, rng)) for paragraph in body]
    added = [(one,) for one in list(write(4, 1).sentences)[: rng.choice((2, 3))]]
    at = rng.randrange(2, max(3, len(edited)))
    start = 1 if rng.random() < 0.5 else 0
    return (added[0], *edited[start:at], *added[1:], *edited[at:])


def _styled(body: Body, write: Write, split: Split, rng: random.Random) -> Body:  # noqa: ARG001
    marks = rng.choice(('""', "‘’"))
    return tuple(_map(paragraph, lambda one: restyle(one, marks)) for paragraph in body)


def _edited(body: Body, write: Write, split: Split, rng: random.Random) -> Body:  # noqa: ARG001
    """Light edits; a sentence in twelve is left out."""
    sentences = [edit_lightly(one, split, rng) for paragraph in body for one in paragraph]
    kept = [one for one in sentences if rng.random() > 1 / 12]
    return in_paragraphs(kept or sentences, rng)


def _reordered(body: Body, write: Write, split: Split, rng: random.Random) -> Body:  # noqa: ARG001
    sentences = [one for paragraph in body for one in paragraph]
    rng.shuffle(sentences)
    return in_paragraphs(sentences, rng)


_SIMPLE: Mapping[str, Callable[[Body, Write, Split, random.Random], Body]] = {
    "copy": _copied,
    "furniture": _copied,
    "cut": _cut,
    "lead": _with_lead,
    "update": _updated,
    "style": _styled,
    "edit": _edited,
    "reorder": _reordered,
}


def _reworded(body: Body, strength: Strength, split: Split, rng: random.Random) -> Body:
    paragraphs = []
    for paragraph in body:
        own = [one for one in paragraph if rng.random() >= strength.dropped]
        if strength.moved:
            rng.shuffle(own)
        paragraphs.append(tuple(reword(one, strength, split, rng) for one in own))
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def _merged(one: Body, two: Body, rng: random.Random) -> Body:
    """Paragraphs of both, in turn or one after the other; about six in ten of each."""
    first = [item for item in one if rng.random() < 0.6] or list(one[:2])
    second = [item for item in two if rng.random() < 0.6] or list(two[:2])
    if rng.random() < 0.5:
        return (*first, *second)
    many = max(len(first), len(second))
    return tuple(
        item for at in range(many) for part in (first, second) for item in part[at : at + 1]
    )


_EMBEDDED = frozenset({"excerpt", "background", "sentence"})


def _embedded(body: Body, write: Write, rng: random.Random, name: str) -> Body:
    """A piece of the parent in a longer text of its own; as background at the end of it."""
    own = story_of(write(rng.choice((9, 11)), rng.choice((2, 3))))
    room = 0.5 * sum(count_narration(one.text) for paragraph in own for one in paragraph)
    if name == "sentence":
        return _with_sentence(own, body, rng)
    start = rng.randrange(1, max(2, len(body) - 2))
    taken: list[Paragraph] = []
    words = 0
    for paragraph in body[start:]:
        words += sum(count_narration(one.text) for one in paragraph)
        if taken and (words > room or len(taken) >= (2 if name == "background" else 4)):
            break
        taken.append(paragraph)
    at = len(own) if name == "background" else rng.randrange(2, len(own))
    return (*own[:at], *taken, *own[at:])


def _with_sentence(own: Body, body: Body, rng: random.Random) -> Body:
    """One of the longer sentences of the parent, word for word, within its own text."""
    told = [one for paragraph in body for one in paragraph if one.kind == "narration"]
    longer = sorted(told, key=lambda one: one.words)[len(told) // 2 :]
    at = rng.randrange(1, len(own))
    return (*own[:at], (*own[at], rng.choice(longer)), *own[at + 1 :])


def _map(paragraph: Paragraph, change: Callable[[Sentence], Sentence]) -> Paragraph:
    return tuple(change(one) for one in paragraph)
