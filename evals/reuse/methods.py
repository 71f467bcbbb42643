"""What the system and its peers say: which two documents share an origin, and which is older.

Peers compare whole documents by their sequences of five words (shingles):

- MinHash with locality-sensitive hashing (Broder 1997; Leskovec et al., Mining of Massive
  Datasets, chapter 3), at a Jaccard of 0.5 and of 0.7, as near-duplicates are usually sought;
- containment (Broder 1997): the share of the shorter one's shingles that the other has.  Its
  threshold is the one with the best F1 on the half `tune`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from evals.reuse.piles import Pile
from rashomon.model.links import Alignment, Derivation
from rashomon.text.words import find_words

Names = tuple[str, str]
"""Names of two documents, the smaller first."""
Shingles = Mapping[str, frozenset[tuple[str, ...]]]
"""By name of the document."""

JACCARDS = (0.5, 0.7)
CONTAINMENTS = tuple(step / 100 for step in range(2, 62, 2))
"""Thresholds that are tried."""

_SHINGLE = 5
_PERMUTATIONS = 128


@dataclass(frozen=True, slots=True)
class Answer:
    """What one method says of one pile.

    Attributes:
        pairs: Pairs that it says share an origin; with each the name of the one that the other was
            made from, `common` for a third, or `unknown`.
        directed: Whether the method tells of origins at all.
    """

    pairs: Mapping[Names, str]
    directed: bool = False


def find_answer(pile: Pile, alignment: Alignment) -> Answer:
    """What an alignment says.

    Duplicates stand for one another: each of them derives from what one of them derives from.

    Args:
        pile: The pile.
        alignment: What the stage gives for it.
    """
    names = {doc.id: doc.name for doc in pile.documents}
    same = {doc: group for group in alignment.duplicates for doc in group}
    pairs = {
        _order(names[left], names[right]): "unknown"
        for group in alignment.duplicates
        for left, right in combinations(group, 2)
    }
    for found in alignment.derivations:
        for left in same.get(found.left, (found.left,)):
            for right in same.get(found.right, (found.right,)):
                origin = _find_origin(found, names[left], names[right])
                exact = (left, right) == (found.left, found.right)
                key = _order(names[left], names[right])
                if left != right and (exact or key not in pairs):
                    pairs[key] = origin
    return Answer(pairs, directed=True)


def find_shingles(pile: Pile) -> Shingles:
    """The sequences of five words of each document."""
    return {doc.name: _cut(find_words(doc.text).forms) for doc in pile.documents}


def find_containments(shingles: Shingles) -> dict[Names, float]:
    """Of each two documents the share of the shorter one's shingles that the other has.

    Args:
        shingles: Of each document.

    Returns:
        The share of every pair that has at least one in common.
    """
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(shingles):
        for shingle in shingles[name]:
            holders[shingle].append(name)
    shared: Counter[Names] = Counter()
    for held_by in holders.values():
        shared.update(combinations(held_by, 2))
    return {
        (left, right): count / min(len(shingles[left]), len(shingles[right]))
        for (left, right), count in shared.items()
    }


def find_contained(containments: Mapping[Names, float], threshold: float) -> Answer:
    """The pairs with at least so high a containment."""
    return Answer({pair: "unknown" for pair, share in containments.items() if share >= threshold})


def find_near_duplicates(shingles: Shingles, jaccard: float) -> Answer:
    """The pairs that MinHash with locality-sensitive hashing finds.

    Args:
        shingles: Of each document.
        jaccard: The resemblance that is sought.
    """
    from datasketch import MinHash, MinHashLSH  # of the evaluations alone, and slow to load

    index = MinHashLSH(threshold=jaccard, num_perm=_PERMUTATIONS)
    sketches = {}
    for name in sorted(shingles):
        sketch = MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch(sorted(" ".join(words).encode("utf-8") for words in shingles[name]))
        sketches[name] = sketch
        index.insert(name, sketch)
    found = {
        _order(name, str(other))
        for name, sketch in sketches.items()
        for other in index.query(sketch)
        if other != name
    }
    return Answer(dict.fromkeys(found, "unknown"))


def _cut(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    starts: Iterable[int] = range(len(words) - _SHINGLE + 1)
    return frozenset(tuple(words[at : at + _SHINGLE]) for at in starts)


def _find_origin(found: Derivation, left: str, right: str) -> str:
    return {
        "left from right": right,
        "right from left": left,
        "common origin": "common",
        "unknown": "unknown",
    }[found.direction]


def _order(one: str, other: str) -> Names:
    return (one, other) if one < other else (other, one)
