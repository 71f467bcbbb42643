"""What a system says about a pile: ours, and peers that compare shingles of words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from evals.lineage.grammar import find_forms
from evals.lineage.running import Taken
from evals.lineage.truth import Pair, join
from rashomon.model.links import Alignment, Derivation

_SHINGLE = 5
"""Words of a shingle: five to seven are usual for shared text (Clough et al., "METER", 2002)."""
CONTAINED = 0.25
"""Share of the shingles of the shorter account that are in the other; best on the tuning seed."""
_PERMUTATIONS = 128


@dataclass(frozen=True, slots=True)
class Answer:
    """What one system says.

    Args:
        system: Its name.
        edges: Related pairs; with each the one from which the other was made, ``common`` for a
            common origin, or ``None`` where nothing is said.
        groups: Accounts said to be one, with the lowest and highest number of independent ones
            among them.  Every account is in exactly one.
        total: The same for the whole pile.
        directed: Whether the system says anything of directions.
    """

    system: str
    edges: Mapping[Pair, str | None]
    groups: Sequence[tuple[tuple[str, ...], tuple[int, int]]]
    total: tuple[int, int]
    directed: bool


def answer_of(alignment: Alignment, taken: Taken, system: str) -> Answer:
    """What an alignment says.

    Documents with one text are represented by one of them: that it is related to another holds for
    all; the direction is said of the one alone.

    Args:
        alignment: What the stage gives.
        taken: The pile as it was taken in.
        system: Name and version.
    """
    same = {doc: group for group in alignment.duplicates for doc in group}
    edges: dict[Pair, str | None] = {}
    for group in alignment.duplicates:
        edges |= dict.fromkeys(combinations(sorted(taken.accounts[doc] for doc in group), 2))
    for found in alignment.derivations:
        for left in same.get(found.left, (found.left,)):
            for right in same.get(found.right, (found.right,)):
                if left != right:
                    edges.setdefault(_pair(taken.accounts[left], taken.accounts[right]))
    for found in alignment.derivations:
        older = _older(found)
        pair = _pair(taken.accounts[found.left], taken.accounts[found.right])
        edges[pair] = taken.accounts.get(older, older) if older else None
    groups = [
        (tuple(sorted(taken.accounts[doc] for doc in group.documents)), group.independent)
        for group in alignment.accounts.groups
    ]
    grouped = {account for members, _ in groups for account in members}
    groups += [((one,), (1, 1)) for one in sorted(set(taken.accounts.values()) - grouped)]
    return Answer(system, edges, groups, alignment.accounts.independent, directed=True)


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)


def _older(found: Derivation) -> str | None:
    if found.direction == "left from right":
        return found.right
    if found.direction == "right from left":
        return found.left
    return "common" if found.direction == "common origin" else None


def shingle_answer(taken: Taken) -> Answer:
    """Pairs of which the shorter has enough of its shingles in the other."""
    shingles = _shingles(taken)
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for account in sorted(shingles):
        for shingle in shingles[account]:
            holders[shingle].append(account)
    shared: Counter[Pair] = Counter()
    for accounts in holders.values():
        shared.update(combinations(accounts, 2))
    pairs = [
        pair
        for pair, count in sorted(shared.items())
        if count >= CONTAINED * min(len(shingles[pair[0]]), len(shingles[pair[1]]))
    ]
    return _undirected(f"{_SHINGLE}-word containment {CONTAINED}", pairs, shingles)


def minhash_answer(taken: Taken, threshold: float) -> Answer:
    """Pairs that MinHash with locality-sensitive hashing takes for near-duplicates.

    Args:
        taken: The pile.
        threshold: Jaccard of shingles that is asked for.
    """
    from datasketch import MinHash, MinHashLSH  # of the evaluations alone, and slow to load

    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    sketches = {}
    shingles = _shingles(taken)
    for account in sorted(shingles):
        sketch = MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch([" ".join(shingle).encode() for shingle in sorted(shingles[account])])
        sketches[account] = sketch
        index.insert(account, sketch)
    pairs = {
        _pair(account, other)
        for account, sketch in sketches.items()
        for other in index.query(sketch)
        if other != account
    }
    return _undirected(f"MinHash-LSH {threshold}", sorted(pairs), shingles)


PEERS: Sequence[Callable[[Taken], Answer]] = (
    shingle_answer,
    lambda taken: minhash_answer(taken, 0.7),
    lambda taken: minhash_answer(taken, 0.5),
)


def _shingles(taken: Taken) -> dict[str, set[tuple[str, ...]]]:
    found = {}
    for doc in taken.documents:
        words = find_forms(doc.text)
        found[taken.accounts[doc.id]] = {
            tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)
        }
    return found


def _undirected(system: str, pairs: Sequence[Pair], accounts: Collection[str]) -> Answer:
    """Each group counts as one account, as it does where near-duplicates are thrown away."""
    groups = join(sorted(accounts), pairs)
    return Answer(
        system,
        dict.fromkeys(pairs),
        [(group, (1, 1)) for group in groups],
        (len(groups), len(groups)),
        directed=False,
    )
