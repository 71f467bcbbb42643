"""Learn the weights of pairs of given mentions from ECB+, topics 1-29.

    python -m evals.coreference.fit --data DATA [--out FILE]

Without --out the figures of cross-validation are printed and nothing is written. A fold leaves out
every fifth topic; thresholds and penalty were chosen by the CoNLL F1 of all folds together.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.coreference.given import find_units, set_stage
from evals.coreference.given_rules import link_by_rules
from evals.coreference.given_scores import Features, Pairs, Weights
from evals.coreference.gold import read_topics
from evals.coreference.methods import by_head, by_product
from evals.coreference.reading import Pile, read_piles, spans_of
from evals.coreference.scoring import Scores, score
from rashomon.read.reader import Reader

LAST = 29
"""The topics after it are for measuring."""
_FOLDS = 5
_PENALTY = 1.0
_STEPS = 60
NAME, NOUN = 0.5, 0.5
"""Least probabilities: more likely than not. 0.4 gives the same within a quarter of a point."""


@dataclass(frozen=True, slots=True)
class Example:
    """One pair.

    Args:
        topic: Number of the topic.
        features: What the pair looks like.
        same: Whether most mentions of both are in one gold chain.
    """

    topic: int
    features: Features
    same: bool


def read_examples(pile: Pile) -> list[Example]:
    """All pairs of a topic that the product would look at."""
    key = pile.key(checked=True)
    stage = set_stage(pile.documents, pile.readings, spans_of(list(key)))
    units = find_units(stage, link_by_rules(stage))
    chains = [
        Counter(key[one.document, one.span] for one in unit.given).most_common(1)[0][0]
        for unit in units
    ]
    pairs = Pairs(stage, units)
    return [
        Example(pile.number, pairs.features(left, right), chains[left] == chains[right])
        for left, right in pairs.find()
    ]


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of a logistic regression with a quadratic penalty, by Newton's method.

    Args:
        examples: The pairs to learn from.

    Returns:
        Weight of each feature.
    """
    names = sorted({name for example in examples for name in example.features})
    columns = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        for name, value in example.features.items():
            table[row, columns[name]] = value
    same = np.array([example.same for example in examples], np.float64)
    weights = _newton(table, same)
    return {name: float(weights[index]) for name, index in columns.items()}


def _newton(table: NDArray[np.float64], same: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        curve = (table * (chance * (1 - chance) + 1e-9)[:, None]).T @ table
        slope = table.T @ (chance - same) + _PENALTY * weights
        step = np.linalg.solve(curve + _PENALTY * np.eye(len(weights)), slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def cross_validate(piles: Sequence[Pile], examples: Sequence[Example]) -> tuple[Scores, Scores]:
    """Scores of the baseline, and of the product with weights learnt from other topics.

    Args:
        piles: The topics.
        examples: Their pairs.
    """
    base, own = Scores(), Scores()
    for fold in range(_FOLDS):
        weights = Weights(fit([one for one in examples if one.topic % _FOLDS != fold]), NAME, NOUN)
        for pile in piles:
            if pile.number % _FOLDS == fold:
                key = pile.key(checked=True)
                base += score(key, by_head(pile, list(key)))
                own += score(key, by_product(pile, list(key), weights))
    return base, own


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in sorted(weights.items())}


def main() -> int:
    """Learn, cross-validate and write the weights; without data say so and do nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument("--out", type=Path, help="write the weights here as JSON")
    args = parser.parse_args()
    data = args.data or Path(os.environ.get("RASHOMON_DATA") or "no-data")
    topics = read_topics(data, 1, LAST)
    if not topics:
        print(f"skipped: no ECB+ in {data / 'ecbplus'}; name DATA with --data or RASHOMON_DATA")
        return 0
    piles = list(read_piles(topics, Reader()))
    examples = [one for pile in piles for one in read_examples(pile)]
    base, own = cross_validate(piles, examples)
    print(f"{len(examples)} pairs, {sum(one.same for one in examples)} the same")
    print(f"cross-validated CoNLL F1 {100 * own.conll:.2f}, same head {100 * base.conll:.2f}")
    if args.out:
        table = {"features": _rounded(fit(examples)), "name": NAME, "noun": NOUN}
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
