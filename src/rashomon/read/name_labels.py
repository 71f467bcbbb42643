"""Names as the network labels them: what each one is, agreed over the whole text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rashomon.read.heads import NAME_LABELS
from rashomon.read.tokens import CASES, LOWER, Words

NameKind = Literal["person", "organization", "place", "group"]
NAME_KINDS: tuple[NameKind, ...] = ("person", "organization", "place", "group")


@dataclass(frozen=True, slots=True)
class LabelledName:
    """A run of words that is a name.

    Attributes:
        first: Index of the first word.
        stop: Index after the last word.
        kind: What it names.
        odds: Mean probability of each of `NAME_KINDS` over the words.
    """

    first: int
    stop: int
    kind: NameKind
    odds: tuple[float, ...]


def find_names(words: Words, scores: NDArray[np.float32]) -> list[LabelledName]:
    """Gather the names of a text.

    A word that is likelier in some name than in none is in one. All names of the same words
    are of the kind that is likeliest over the text, and so is a surname after the full name.

    Args:
        words: The words of one text.
        scores: (words, labels of names), as the network gives them.

    Returns:
        Names in reading order.
    """
    names = [name for name in _gather(words, scores) if _may_name(words, name)]
    return _agree(words, names)


def _gather(words: Words, scores: NDArray[np.float32]) -> Iterator[LabelledName]:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    odds /= odds.sum(axis=1, keepdims=True)
    kinds = odds[:, 1::2] + odds[:, 2::2]
    inside = odds[:, 0] < 0.5
    begins = odds[:, 1::2].sum(axis=1) > odds[:, 2::2].sum(axis=1)
    begins[1:] |= ~inside[:-1] | (words.paragraphs[1:] != words.paragraphs[:-1])
    starts = np.flatnonzero(inside & begins)
    stops = np.flatnonzero(inside & np.concatenate((begins[1:] | ~inside[1:], [True])))
    if len(inside) and inside[0] and not begins[0]:
        starts = np.concatenate(([0], starts))
    for first, last in zip(starts.tolist(), stops.tolist(), strict=True):
        mean = kinds[first : last + 1].mean(axis=0)
        kind = NAME_KINDS[int(mean.argmax())]
        yield LabelledName(first, last + 1, kind, tuple(mean.tolist()))


def _may_name(words: Words, name: LabelledName) -> bool:
    """Whether any of the words has a capital or is no plain word ("@imarn", "3M")."""
    return any(
        words.features[index] % CASES != LOWER or not words.surface(index).isalpha()
        for index in range(name.first, name.stop)
    )


def _agree(words: Words, names: Sequence[LabelledName]) -> list[LabelledName]:
    votes: dict[tuple[str, ...], NDArray[np.float64]] = defaultdict(
        lambda: np.zeros(len(NAME_KINDS))
    )
    surfaces = [tuple(map(words.surface, range(name.first, name.stop))) for name in names]
    person = NAME_KINDS.index("person")
    for name, surface in zip(names, surfaces, strict=True):
        votes[surface] += name.odds
        if name.kind == "person" and len(surface) > 1:
            votes[surface[-1:]][person] += name.odds[person]
    return [
        replace(name, kind=NAME_KINDS[int(votes[surface].argmax())])
        for name, surface in zip(names, surfaces, strict=True)
    ]


assert NAME_LABELS[1::2] == tuple(f"B-{kind.upper()}" for kind in NAME_KINDS)
