"""New pairs from written ones, by changes whose effect on the label is known.

Turning a clause into its negative turns support into contradiction and back, and leaves open what
was open; another number for the same quantity is a contradiction; a contradiction holds in both
directions (MacCartney & Manning 2009, ch. 5, on how edits project to relations). Where a change may
have another effect, as among quantifiers, it is not made.
"""

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Self

import numpy as np
from numpy.typing import NDArray

from rashomon.judge.inference.heads import RELATIONS
from rashomon.lexicon.inflection import words
from rashomon.text.function_words import FUNCTION_WORDS
from training.claims.pairs import Block, Pair

SUPPORTS, CONTRADICTS, NEITHER = range(len(RELATIONS))
NOT_SUPPORTED = np.array([0.0, 0.5, 0.5], np.float32)
"""Another name in a role: a contradiction where only one can hold it, which is not known."""

_FINITE = r"is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|did|does|do"
_POSITIVE = re.compile(rf"^((?:[\w’'-]+ ){{1,4}}?(?:{_FINITE})) (?!not\b)(.+)$")
_NEGATIVE = re.compile(rf"^((?:[\w’'-]+ ){{1,4}}?(?:{_FINITE})) not (.+)$")
_UNSAFE = re.compile(
    r"\b(?:all|every|each|both|some|any|no|none|not|never|nobody|nothing|neither|nor|only|few|most|"
    r"many|several|even|still|yet|already|always|often|more|less|fewer|least|and|or|but|if|that|"
    r"who|which|when|while|because|although|though|until|unless|without|after|before|since|half|"
    r"may|might|should|must|too|also|anyone|anybody|anything|hardly|barely|just|almost)\b|[,;:?—\"“]",
    re.IGNORECASE,
)
_BARE_VERB = re.compile(r"\b(?:did|does|do)$")
_DIGITS = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,])\d+(?:\.\d+)?(?![\w,]|\.\d)"
)
_NUMBER_WORDS = words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_NUMBER = re.compile(rf"{_DIGITS.pattern}|\b(?:{'|'.join(sorted(_NUMBER_WORDS))})\b")
_BOUND = re.compile(
    r"\b(?:more|less|fewer|least|most|over|under|above|below|nearly|almost|about|some|around|up to|"
    r"no|not|dozens|several|exceed\w*|only|between)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)*")
_PLAIN_WORD = re.compile(r"\b[a-z]+\b")
_ENDINGS = ("ing", "ed", "ly", "s")
_NEIGHBOURS = 10
_CALENDAR = words(
    "January February March April May June July August September October November December Monday "
    "Tuesday Wednesday Thursday Friday Saturday Sunday"
)


@dataclass(frozen=True, slots=True)
class SoftPair:
    """A pair with probabilities of `RELATIONS`."""

    premise: str
    hypothesis: str
    relation: NDArray[np.float32]

    @classmethod
    def sure(cls, premise: str, hypothesis: str, label: int) -> Self:
        """A pair whose label is certain."""
        return cls(premise, hypothesis, np.eye(len(RELATIONS), dtype=np.float32)[label])


def turn_around(pairs: Iterable[Pair]) -> list[SoftPair]:
    """Contradictions with premise and hypothesis changed over."""
    return [
        SoftPair.sure(p.hypothesis, p.premise, CONTRADICTS) for p in pairs if p.label == CONTRADICTS
    ]


def negate_pairs(pairs: Iterable[Pair]) -> list[SoftPair]:
    """Pairs whose hypothesis is turned into its negative, or a negative one into its positive."""
    turned = {SUPPORTS: CONTRADICTS, CONTRADICTS: SUPPORTS, NEITHER: NEITHER}
    found = ((pair, negate(pair.hypothesis)) for pair in pairs)
    return [SoftPair.sure(pair.premise, text, turned[pair.label]) for pair, text in found if text]


def negate(clause: str) -> str | None:
    """The negative of a short plain clause, or the positive of a negative one.

    Args:
        clause: A proposition.

    Returns:
        None where "not" might not deny the whole of it.

    >>> negate("The road was closed.")
    'The road was not closed.'
    >>> negate("All roads were closed.") is None
    True
    """
    if match := _NEGATIVE.match(clause):
        head, rest = match.groups()
        if _UNSAFE.search(head) or _UNSAFE.search(rest) or _BARE_VERB.search(head):
            return None
        return f"{head} {rest}"
    match = _POSITIVE.match(clause)
    if not match or _UNSAFE.search(clause) or _BARE_VERB.search(match[1]):
        return None
    return f"{match[1]} not {match[2]}"


def change_numbers(pairs: Iterable[Pair], rng: random.Random) -> list[SoftPair]:
    """Supported pairs with another number in the hypothesis than both had."""
    found = []
    for pair in pairs:
        if pair.label != SUPPORTS or _BOUND.search(pair.hypothesis):
            continue
        known = set(_NUMBER.findall(pair.premise))
        matches = [m for m in _NUMBER.finditer(pair.hypothesis) if m.group() in known]
        if matches and not _BOUND.search(pair.premise):
            match = rng.choice(matches)
            other = _other_number(match.group(), rng)
            text = pair.hypothesis[: match.start()] + other + pair.hypothesis[match.end() :]
            found.append(SoftPair.sure(pair.premise, text, CONTRADICTS))
    return found


def _other_number(number: str, rng: random.Random) -> str:
    if number in _NUMBER_WORDS:
        return rng.choice(sorted(_NUMBER_WORDS - {number}))
    value = float(number.replace(",", ""))
    if "." in number:
        return f"{value * rng.choice((0.5, 1.5, 2.0)) + 0.1:.1f}"
    whole = int(value)
    if 1000 <= whole <= 2100 and "," not in number:
        return str(whole + rng.choice((-1, 1)) * rng.randint(1, 30))
    other = round(whole * rng.choice((0.4, 0.6, 1.5, 2.0, 3.0)))
    other += other == whole
    return f"{other:,}" if "," in number else str(other)


def change_names(pairs: Sequence[Pair], rng: random.Random) -> list[SoftPair]:
    """Supported pairs with another name in the hypothesis than both had."""
    texts = sorted({pair.premise for pair in pairs})
    names = sorted({name for text in texts for name in _find_names(text)})
    found = []
    for pair in pairs:
        shared = [n for n in _find_names(pair.hypothesis) if n in pair.premise]
        if pair.label == SUPPORTS and shared:
            old, new = rng.choice(shared), _other_name(pair, names, rng)
            text = pair.hypothesis.replace(old, new)
            found.append(SoftPair(pair.premise, text, NOT_SUPPORTED))
    return found


def _other_name(pair: Pair, names: Sequence[str], rng: random.Random) -> str:
    """A name that neither text has; there must be one."""
    while (name := rng.choice(names)) in pair.premise or name in pair.hypothesis:
        pass
    return name


def _find_names(text: str) -> list[str]:
    return [name for name in _NAME.findall(text) if name not in _CALENDAR]


def rename(pairs: Sequence[Pair], rng: random.Random) -> list[SoftPair]:
    """Pairs with another name in place of one that both texts have: the label stays.

    Args:
        pairs: The pairs.
        rng: Decides which name, and which other.
    """
    names = sorted({name for pair in pairs for name in _find_names(pair.premise)})
    found = []
    for pair in pairs:
        shared = [n for n in _find_names(pair.hypothesis) if n in pair.premise]
        if shared:
            old, new = rng.choice(shared), _other_name(pair, names, rng)
            texts = (pair.premise.replace(old, new), pair.hypothesis.replace(old, new))
            found.append(SoftPair.sure(*texts, pair.label))
    return found


def change_words(
    pairs: Iterable[Pair], neighbours: Mapping[str, Sequence[str]], rng: random.Random
) -> list[SoftPair]:
    """Supported pairs of which one text says a shared word otherwise.

    Args:
        pairs: The pairs.
        neighbours: For a word others that could stand in its place.
        rng: Decides word, neighbour and text.

    Returns:
        The pairs; which relation they now have, a teacher must tell.
    """
    found = []
    for pair in pairs:
        texts = [pair.premise, pair.hypothesis]
        left, right = (set(_PLAIN_WORD.findall(text)) for text in texts)
        shared = sorted(word for word in left & right if word in neighbours)
        if pair.label == SUPPORTS and shared:
            old, side = rng.choice(shared), rng.randrange(2)
            new = rng.choice(neighbours[old])
            texts[side] = re.sub(rf"\b{old}\b", new, texts[side])
            found.append(SoftPair(texts[0], texts[1], NOT_SUPPORTED))
    return found


def find_neighbours(
    texts: Iterable[str], embed: Callable[[Sequence[str]], NDArray[np.float32]]
) -> dict[str, list[str]]:
    """Content words of some texts with those that are like them and inflected alike.

    Args:
        texts: The texts.
        embed: Gives words their vectors, (words, dimensions).

    Returns:
        For each word some of the nearest, the very nearest left out: it is often the same thing.
    """
    found = {word for text in texts for word in _PLAIN_WORD.findall(text)}
    listed = sorted(word for word in found if len(word) > 3 and word not in FUNCTION_WORDS)
    vectors = embed(listed)
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    groups: dict[str, list[int]] = {}
    for row, word in enumerate(listed):
        ending = next((end for end in _ENDINGS if word.endswith(end)), "")
        groups.setdefault(ending, []).append(row)
    neighbours = {}
    for rows in groups.values():
        # The first is the word itself; sums of products may differ in their last digits.
        likeness = np.round(vectors[rows] @ vectors[rows].T, 5)
        order = np.argsort(-likeness, axis=1, kind="stable")[:, 2 : 2 + _NEIGHBOURS]
        for row, others in zip(rows, order, strict=True):
            neighbours[listed[row]] = [listed[rows[other]] for other in others]
    return {word: others for word, others in neighbours.items() if others}


def recombine(blocks: Iterable[Block], rng: random.Random, each: int) -> list[SoftPair]:
    """Other pairs of the texts of a block, for a teacher to label.

    Args:
        blocks: The blocks.
        rng: Decides which pairs.
        each: How many of a block.
    """
    found = []
    for block in blocks:
        said = [hypothesis.text for hypothesis in block.hypotheses]
        pairs = [*permutations(said, 2), *permutations(block.premises, 2)]
        pairs += [(text, premise) for premise in block.premises for text in said]
        for left, right in rng.sample(pairs, min(each, len(pairs))):
            found.append(SoftPair(left, right, NOT_SUPPORTED))
    return found


def surround(pairs: Sequence[Pair], rng: random.Random, count: int) -> list[SoftPair]:
    """Some pairs whose premise stands before or after that of another matter."""
    found = []
    for pair, other in zip(rng.sample(pairs, count), rng.sample(pairs, count), strict=True):
        texts = [pair.premise, other.premise]
        rng.shuffle(texts)
        found.append(SoftPair.sure(" ".join(texts), pair.hypothesis, pair.label))
    return found


def mismatch(pairs: Sequence[Pair], rng: random.Random, count: int) -> list[SoftPair]:
    """Some hypotheses under premises of another matter, which leave them open."""
    chosen = zip(rng.sample(pairs, count), rng.sample(pairs, count), strict=True)
    return [SoftPair.sure(left.premise, right.hypothesis, NEITHER) for left, right in chosen]


def repeat(pairs: Sequence[Pair], rng: random.Random, count: int) -> list[SoftPair]:
    """Some texts under themselves, which they support."""
    return [
        SoftPair.sure(text, text, SUPPORTS)
        for pair in rng.sample(pairs, count)
        for text in (rng.choice((pair.premise, pair.hypothesis)),)
    ]
