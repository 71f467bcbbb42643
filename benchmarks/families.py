"""Invented documents in families of which it is known who was made from whom.

Words are made of syllables; how often each occurs follows the law of Zipf and Mandelbrot, as do
standing phrases, so that documents that have nothing to do with one another share phrases as they
do in life.  The same family comes out for the same number everywhere: all chance is the raw output
of PCG64, which numpy promises never to change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

LENGTH = 400
"""Words of a document, more or less."""
SHARED = 30
"""Words of the first document of a family that two must both have to count as a pair."""
MOST = 8
"""Documents in a family."""

_LISTED = (
    "the of to and a in that is for on it with as was at by he from are be this have an not or "
    "his they but which had were she their one we all has would there her will been if can who "
    "more when out up them some what could so into no then its about than other only after also "
    "do may over such most these two any should now where those before between under while"
)
_FUNCTION_WORDS = _LISTED.split()
_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "br", "tr")
_VOWELS = ("a", "e", "i", "o", "u", "ai")
_WORDS = 50_000
_PHRASES = 20_000
# So that the commonest phrase is in one document of fifty, as "at the end of the" is in news.
_PHRASES_SHIFT = 1_000
# Chances of families of one, two, … documents.
_SIZES = (0.50, 0.20, 0.10, 0.07, 0.05, 0.04, 0.02, 0.02)
_KINDS = ("copy", "cut", "excerpt", "edit", "rewrite", "heavy rewrite")
# Of a child's words, those replaced, left out or put in.
_EDITED = {"edit": 0.08, "rewrite": 0.25, "heavy rewrite": 0.4}
_OUTLETS = (
    "Readers of the Lindow Courier can have the morning letter sent to them without any charge.",
    "The Kessel Post is owned by its readers and takes no money from parties or firms.",
    "More reports from the coast stand on the front of this paper every day at noon.",
    "If you saw what happened, write to the desk of Velm Today and tell us about it.",
    "Amery Wire corrects mistakes as soon as it learns of them; write to the editor in chief.",
)
_WITH_LINE = 0.2


@dataclass(frozen=True, slots=True)
class Member:
    """One document.

    Args:
        text: What it says.
        kind: How it was made from the first of its family; ``first`` for that one.
        origins: Which words of the first document it has, by place there.
        line: Index of the outlet's standing line at its end, or -1.
    """

    text: str
    kind: str
    origins: frozenset[int]
    line: int


Sentence = list[tuple[int, int]]
"""Words with their place in the family's first document, -1 for words of one's own."""


class _Draws:
    """Uniform numbers of one family."""

    def __init__(self, seed: int, family: int) -> None:
        self._raw = np.random.PCG64([seed, family])
        self._ready: list[float] = []

    def uniform(self) -> float:
        if not self._ready:
            self._ready = self.uniforms(512).tolist()
        return self._ready.pop()

    def uniforms(self, count: int) -> NDArray[np.float64]:
        raw = np.asarray(self._raw.random_raw(count), np.uint64)
        return (raw >> np.uint64(11)).astype(np.float64) * 2.0**-53

    def below(self, limit: int) -> int:
        return int(self.uniform() * limit)


def _zipf(count: int, shift: int) -> NDArray[np.float64]:
    """Cumulative chances of ranks by the law of Zipf and Mandelbrot with exponent 1."""
    weights = np.cumsum(1 / np.arange(1 + shift, count + 1 + shift))
    return np.asarray(weights / weights[-1])


def _word(rank: int) -> str:
    if rank < len(_FUNCTION_WORDS):
        return _FUNCTION_WORDS[rank]
    rest = rank
    parts: list[str] = []
    while rest or not parts:
        rest, at = divmod(rest, len(_ONSETS) * len(_VOWELS))
        parts.append(_ONSETS[at // len(_VOWELS)] + _VOWELS[at % len(_VOWELS)])
    return "".join(parts) + "n"


class Families:
    """Makes families.

    Args:
        seed: Another seed, other families.
    """

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed
        self._vocabulary = [_word(rank) for rank in range(_WORDS)]
        self._ranks = _zipf(_WORDS, 2)
        self._phrase_ranks = _zipf(_PHRASES, _PHRASES_SHIFT)
        draws = _Draws(seed, 2**32)
        lengths = 2 + np.floor(draws.uniforms(_PHRASES) * 5).astype(int)
        words = iter(np.searchsorted(self._ranks, draws.uniforms(int(lengths.sum()))).tolist())
        self._phrases = [[next(words) for _ in range(length)] for length in lengths.tolist()]

    def members(self, family: int) -> list[Member]:
        """The documents of one family, the first of them first.

        Args:
            family: Which; the same number always gives the same family.
        """
        draws = _Draws(self._seed, family)
        size = int(np.searchsorted(np.cumsum(_SIZES[:-1]), draws.uniform())) + 1
        first = self._sentences(draws, LENGTH)
        place = 0
        for sentence in first:
            sentence[:] = [(word, place + at) for at, (word, _) in enumerate(sentence)]
            place += len(sentence)
        made = [("first", first)]
        for _ in range(size - 1):
            kind = _KINDS[draws.below(len(_KINDS))]
            made.append((kind, self._child(kind, first, draws)))
        return [self._member(kind, sentences, draws) for kind, sentences in made]

    def _sentences(self, draws: _Draws, words: int) -> list[Sentence]:
        sentences: list[Sentence] = []
        total = 0
        while total < words:
            length = 12 + draws.below(16)
            ranks = np.searchsorted(self._ranks, draws.uniforms(length)).tolist()
            sentence: list[int] = []
            for rank in ranks:
                if draws.uniform() < 0.2:
                    chosen = int(np.searchsorted(self._phrase_ranks, draws.uniform()))
                    sentence += self._phrases[chosen]
                else:
                    sentence.append(rank)
            sentences.append([(word, -1) for word in sentence[:length]])
            total += length
        return sentences

    def _child(self, kind: str, first: list[Sentence], draws: _Draws) -> list[Sentence]:
        if kind == "copy":
            return first
        if kind == "cut":
            return first[: max(3, len(first) * 3 // 5)]
        if kind == "excerpt":
            begin = draws.below(max(1, len(first) - 5))
            own = self._sentences(draws, LENGTH * 3 // 4)
            at = draws.below(len(own))
            return [*own[:at], *first[begin : begin + 5], *own[at:]]
        edited = [self._edited(sentence, _EDITED[kind], draws) for sentence in first]
        if len(edited) > 4:
            edited.insert(draws.below(len(edited) - 1), edited.pop(draws.below(len(edited))))
        return edited

    def _edited(self, sentence: Sentence, share: float, draws: _Draws) -> Sentence:
        edited: Sentence = []
        for word in sentence:
            if draws.uniform() >= share:
                edited.append(word)
                continue
            turn = draws.below(3)
            fresh = (int(np.searchsorted(self._ranks, draws.uniform())), -1)
            edited += [] if turn == 0 else [fresh] if turn == 1 else [word, fresh]
        return edited

    def _member(self, kind: str, sentences: list[Sentence], draws: _Draws) -> Member:
        lines = [
            " ".join(self._vocabulary[word] for word, _ in sentence).capitalize() + "."
            for sentence in sentences
            if sentence
        ]
        paragraphs = [" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3)]
        line = draws.below(len(_OUTLETS)) if draws.uniform() < _WITH_LINE else -1
        if line >= 0:
            paragraphs.append(_OUTLETS[line])
        origins = frozenset(at for sentence in sentences for _, at in sentence if at >= 0)
        return Member("\n\n".join(paragraphs), kind, origins, line)


def make_members(count: int, seed: int = 1) -> Iterator[tuple[int, Member]]:
    """Documents of one family after another, each with the number of its family.

    Args:
        count: How many documents; the last family may be cut short.
        seed: Another seed, other documents.
    """
    families = Families(seed)
    family = made = 0
    while made < count:
        for member in families.members(family)[: count - made]:
            yield family, member
            made += 1
        family += 1


def true_pairs(members: list[tuple[int, Member]]) -> dict[tuple[int, int], str]:
    """Which documents share words of their family's first, and how they came by them.

    Args:
        members: Documents with the number of their family, families side by side.

    Returns:
        For each two of the same family that share ``SHARED`` words or more, by index: the kind
        of the second where the first is its origin, else ``two children``.
    """
    pairs: dict[tuple[int, int], str] = {}
    begin = 0
    for end in range(1, len(members) + 1):
        if end < len(members) and members[end][0] == members[begin][0]:
            continue
        for one, two in combinations(range(begin, end), 2):
            left, right = members[one][1], members[two][1]
            if len(left.origins & right.origins) >= SHARED:
                pairs[one, two] = right.kind if left.kind == "first" else "two children"
        begin = end
    return pairs
