"""CoNLL F1 of coreference: the mean of MUC, B-cubed and entity CEAF.

As defined by Vilain et al. 1995 (MUC), Bagga & Baldwin 1998 (B-cubed) and Luo 2005 (CEAF with
the similarity phi-4), in the forms settled by Pradhan et al. 2014, "Scoring coreference
partitions of predicted mentions".  Mentions are given, so key and response partition the same
mentions, and every mention is in exactly one cluster of each.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

Labels = Mapping[Any, Hashable]
"""The cluster of each mention."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two fractions with their parts, so that several topics can be added up.

    Args:
        right_found: Numerator of precision.
        found: Denominator of precision.
        right_wanted: Numerator of recall.
        wanted: Denominator of recall.
    """

    right_found: float = 0.0
    found: float = 0.0
    right_wanted: float = 0.0
    wanted: float = 0.0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was."""
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was to be found that was; 0 where nothing was to be."""
        return self.right_wanted / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: "Ratio") -> "Ratio":
        """Both corpora taken as one."""
        return Ratio(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_wanted + other.right_wanted,
            self.wanted + other.wanted,
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """The three measures.

    Args:
        muc: Links (Vilain et al. 1995).
        b_cubed: Mentions (Bagga & Baldwin 1998).
        ceaf: Entities, phi-4 (Luo 2005).
    """

    muc: Ratio = Ratio()
    b_cubed: Ratio = Ratio()
    ceaf: Ratio = Ratio()

    @property
    def conll(self) -> float:
        """Mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3

    def __add__(self, other: "Scores") -> "Scores":
        """Both corpora taken as one."""
        return Scores(self.muc + other.muc, self.b_cubed + other.b_cubed, self.ceaf + other.ceaf)


def score(key: Labels, response: Labels) -> Scores:
    """Compare two partitions of the same mentions.

    Args:
        key: Gold cluster of each mention.
        response: Found cluster of each mention; the same mentions.

    Returns:
        The three measures.

    Raises:
        ValueError: The mentions differ.
    """
    if set(key) != set(response):
        raise ValueError("key and response hold different mentions")
    both = Counter((key[mention], response[mention]) for mention in key)
    gold, found = Counter(key.values()), Counter(response.values())
    return Scores(_muc(both, gold, found), _b_cubed(both, gold, found), _ceaf(both, gold, found))


def without_singletons(key: Labels, response: Labels) -> tuple[Labels, Labels]:
    """Leave out mentions that are alone in their gold cluster.

    Args:
        key: Gold cluster of each mention.
        response: Found cluster of each mention.

    Returns:
        Both without those mentions.
    """
    sizes = Counter(key.values())
    kept = [mention for mention in key if sizes[key[mention]] > 1]
    return {m: key[m] for m in kept}, {m: response[m] for m in kept}


_Both = Mapping[tuple[Hashable, Hashable], int]
_Sizes = Mapping[Hashable, int]


def _muc(both: _Both, gold: _Sizes, found: _Sizes) -> Ratio:
    """Links that are missing: a cluster in n parts of the other partition lacks n - 1."""
    gold_parts = Counter(left for left, _ in both)
    found_parts = Counter(right for _, right in both)
    return Ratio(
        right_found=sum(size - found_parts[name] for name, size in found.items()),
        found=sum(size - 1 for size in found.values()),
        right_wanted=sum(size - gold_parts[name] for name, size in gold.items()),
        wanted=sum(size - 1 for size in gold.values()),
    )


def _b_cubed(both: _Both, gold: _Sizes, found: _Sizes) -> Ratio:
    total = sum(gold.values())
    return Ratio(
        right_found=sum(n * n / found[right] for (_, right), n in both.items()),
        found=total,
        right_wanted=sum(n * n / gold[left] for (left, _), n in both.items()),
        wanted=total,
    )


def _ceaf(both: _Both, gold: _Sizes, found: _Sizes) -> Ratio:
    """Clusters paired one to one so that the pairs are as alike as can be."""
    alike = sum(_pair(component, both, gold, found) for component in _components(both))
    return Ratio(alike, len(found), alike, len(gold))


def _pair(
    component: tuple[Sequence[Hashable], Sequence[Hashable]],
    both: _Both,
    gold: _Sizes,
    found: _Sizes,
) -> float:
    lefts, rights = component
    alike = np.array(
        [[2 * both.get((a, b), 0) / (gold[a] + found[b]) for b in rights] for a in lefts]
    )
    rows, columns = linear_sum_assignment(-alike)
    return float(alike[rows, columns].sum())


def _components(both: _Both) -> list[tuple[list[Hashable], list[Hashable]]]:
    """Clusters of both sides that touch, directly or through others; others never pair."""
    by_left: dict[Hashable, list[Hashable]] = defaultdict(list)
    by_right: dict[Hashable, list[Hashable]] = defaultdict(list)
    for left, right in both:
        by_left[left].append(right)
        by_right[right].append(left)
    seen: set[Hashable] = set()
    found = []
    for first in by_left:
        if first in seen:
            continue
        seen.add(first)
        lefts, rights, queue = [first], dict[Hashable, None](), [first]
        while queue:
            for right in by_left[queue.pop()]:
                if right in rights:
                    continue
                rights[right] = None
                new = [left for left in by_right[right] if left not in seen]
                seen.update(new)
                lefts.extend(new)
                queue.extend(new)
        found.append((lefts, list(rights)))
    return found
