r"""Fit how the judge weighs two propositions side by side, from labelled pairs.

    python -m training.claims.linking --data DATA [--cache FOLDER]

Prints the weights of `rashomon.judge.claims.relating` that go by words and by the sentence model:
whether two propositions are on one matter, and if so, whether one says the opposite.  Learns from
the candidates of `evals/candidates` and from the half `tune` of `evals/claims`; what is labelled
`held` there is not read.  Needs the group `evals`.  DATA holds polnear/ and piles/.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from evals.candidates.__main__ import PILE, find_names
from evals.candidates.__main__ import read_gold as read_candidates
from evals.claims.labels import Stretch, read_gold
from evals.claims.stories import find_share
from evals.utterances.stories import CachedReader, Story, read_story
from rashomon.judge.claims.comparing import compare, measure
from rashomon.judge.claims.relating import Near, Related, relate
from rashomon.judge.claims.wording import Wording, prepare
from rashomon.judge.inference import SentenceModel
from rashomon.judge.material import Material
from rashomon.judge.propositions.finding import find_propositions
from rashomon.pipeline import PIPELINE
from rashomon.read.reader import Reader
from rashomon.settings import Settings

ONE_MATTER: Mapping[str, int] = {
    "contained": 1,
    "covered": 1,
    "shared": 1,
    "names_apart": -1,
    "names_disjoint": -1,
    "numbers": 1,
    "numbers_apart": -1,
    "modal_apart": -1,
    "unclear": -1,
    "meaning": 1,
    "told": 1,
}
OPPOSITE: Mapping[str, int] = {
    "contradicts": 1,
    "supports": -1,
    "flipped": 1,
    "unflipped": -1,
    "numbers_apart": -1,
}
"""The figures, and on which side of nothing each weight is kept: the one its meaning demands."""
_PULL = 0.5
"""Of the weights towards nothing (ridge), in pairs."""
_ALONE = Near(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two stretches and how they stand.

    Attributes:
        left: The one.
        right: The other.
        label: `same`, `opposite` or `neither` of words; of positions as `evals.claims` has it.
    """

    left: Stretch
    right: Stretch
    label: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """The figures of one pair and what is known of it.

    Attributes:
        values: The figures.
        one_matter: Whether both are on one matter.
        opposite: Whether one says the opposite; None where that is not known.
    """

    values: Mapping[str, float]
    one_matter: bool
    opposite: bool | None


def read_lessons(data: Path, cache: Path | None) -> list[Lesson]:
    """Build the labelled stories and compare the labelled pairs.

    Args:
        data: Folder of the corpora.
        cache: Where readings are kept; None keeps nothing.
    """
    settings, model = Settings(), SentenceModel()
    reader = CachedReader(Reader(settings), cache)
    lessons = []
    for pile, pairs in _find_pairs().items():
        labelled = sorted({side.document for one in pairs for side in (one.left, one.right)})
        names = find_names(data) if pile == PILE else labelled
        story = read_story(pile, names, data, reader, settings)
        found = list(_compare(story, pairs, model))
        print(f"{pile}: {len(pairs)} pairs, {len(found)} of propositions", flush=True)
        lessons += found
    return lessons


def _find_pairs() -> dict[str, list[Labelled]]:
    found = {PILE: [Labelled(one.left, one.right, one.label) for one in read_candidates()]}
    for one in read_gold():
        if one.half == "tune":
            sides = ((one.sides(pair), pair.label) for pair in one.pairs)
            found.setdefault(one.pile, []).extend(Labelled(*both, label) for both, label in sides)
    return found


def _compare(story: Story, pairs: Sequence[Labelled], model: SentenceModel) -> Iterator[Lesson]:
    resolution = PIPELINE.resolve(story.documents, story.readings)
    alignment = PIPELINE.align(story.documents, story.readings, resolution)
    material = Material(story.documents, story.readings, resolution, alignment)
    wordings = prepare(find_propositions(material, model), material)
    places = _Places(story, wordings)
    met: dict[tuple[int, int], Labelled] = {}
    for one in pairs:
        at, other = places.find(one.left), places.find(one.right)
        if at is not None and other is not None and at != other:
            met[min(at, other), max(at, other)] = one
    comparisons = {}
    for pair in met:
        left, right = wordings[pair[0]], wordings[pair[1]]
        comparisons[pair] = compare(left, right, measure(left, right))
    related = relate(wordings, comparisons, _ALONE, model)
    for pair, one in met.items():
        yield _to_lesson(one, wordings[pair[0]], wordings[pair[1]], related[pair])


def _to_lesson(one: Labelled, left: Wording, right: Wording, related: Related) -> Lesson:
    """Where positions are labelled, words say the opposite if the stances do not account for it."""
    stances_differ = left.prop.stance != right.prop.stance
    opposite = {
        "same": False,
        "opposite": True,
        "agreed": stances_differ,
        "contested": not stances_differ,
        "changed": not stances_differ,
    }
    one_matter = one.label not in ("neither", "other")
    return Lesson(related.values, one_matter, opposite.get(one.label))


class _Places:
    """Wordings by the words of the text received that they cover."""

    def __init__(self, story: Story, wordings: Sequence[Wording]) -> None:
        docs = {doc.id: doc for doc in story.documents}
        self._by_name: dict[str, list[tuple[int, tuple[tuple[int, int], ...]]]] = {}
        for at, wording in enumerate(wordings):
            doc = docs[wording.prop.document]
            parts = doc.origin.to_origin(wording.prop.span)
            pieces = tuple(sorted((part.start, part.end) for part in parts))
            self._by_name.setdefault(doc.name, []).append((at, pieces))

    def find(self, stretch: Stretch) -> int | None:
        """The wording that shares most with a stretch; None where none shares half of either."""
        shares = [
            (find_share(pieces, stretch.pieces), -at)
            for at, pieces in self._by_name.get(stretch.document, ())
        ]
        best = max(shares, default=(0.0, 0))
        return -best[1] if best[0] >= 0.5 else None


def fit_weights(
    rows: Sequence[Mapping[str, float]], labels: Sequence[bool], signs: Mapping[str, int]
) -> dict[str, float]:
    """Logistic regression with a ridge, each weight on its side of nothing.

    Args:
        rows: The figures of each pair.
        labels: What is to be told.
        signs: The names of the figures, and 1 or -1 each.

    Returns:
        The weights by name; the constant under the empty one.
    """
    inputs = np.array([[1.0, *(row[name] for name in signs)] for row in rows])
    wanted = np.array(labels, np.float64)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = inputs @ weights
        told = 1 / (1 + np.exp(-odds))
        missed = np.logaddexp(0, odds) - wanted * odds
        pull = np.where(np.arange(len(weights)) > 0, _PULL, 0.0)
        slope = inputs.T @ (told - wanted) + 2 * pull * weights
        return float(missed.sum() + (pull * weights**2).sum()), slope

    bounds = [(None, None)] + [(0, None) if sign > 0 else (None, 0) for sign in signs.values()]
    found = minimize(loss, np.zeros(len(bounds)), jac=True, bounds=bounds, method="L-BFGS-B")
    return {name: round(float(w), 1) for name, w in zip(("", *signs), found.x, strict=True)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit both questions and print the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--cache", type=Path, help="keep here what was read, and take it again")
    args = parser.parse_args(arguments)
    lessons = read_lessons(args.data, args.cache)
    told = [one for one in lessons if one.opposite is not None]
    print(f"{len(lessons)} pairs, {sum(one.one_matter for one in lessons)} on one matter")
    print(f"{len(told)} of them told apart, {sum(bool(one.opposite) for one in told)} opposite")
    rows = [one.values for one in lessons]
    print("ONE_MATTER", fit_weights(rows, [one.one_matter for one in lessons], ONE_MATTER))
    rows = [one.values for one in told]
    print("OPPOSITE", fit_weights(rows, [bool(one.opposite) for one in told], OPPOSITE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
