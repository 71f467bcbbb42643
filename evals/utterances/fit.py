"""Learn the weights by which the stage `align` scores two statements, from the half `tune`.

    python -m evals.utterances.fit --data DATA [--cache FOLDER] [--out WEIGHTS] [--stems FILE]

Without --out nothing is written, and the figures of cross-validation are printed, where each pile
is scored with weights learnt from the others. Beside the labelled pairs it learns from pairs of
ECB+ that cannot be one utterance, since they are about two events of one kind (`10_1ecb.xml` and
`10_1ecbplus.xml`): the blocks were chosen for what is alike in them, so that by themselves they say
too little of how often what is alike is not the same. Of `held` nothing is read.

--stems counts how frequent words are in PolNeAR train, and writes the table of common stems.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from json import dumps
from math import log2
from pathlib import Path
from textwrap import wrap

import numpy as np
from numpy.typing import NDArray

from evals.utterances.figures import Counts, add_up, count_block, find_figures
from evals.utterances.labels import Block, find_piles, read_blocks
from evals.utterances.stories import CachedReader, Story, find_items, read_story
from rashomon.align.reuse.passages import find_passages
from rashomon.align.utterances.candidates import Pair
from rashomon.align.utterances.comparing import Comparison
from rashomon.align.utterances.finding import divide
from rashomon.align.utterances.linking import Compared, compare_statements, weigh
from rashomon.align.utterances.scoring import Weights
from rashomon.align.utterances.voices import Cast
from rashomon.model.links import Alignment
from rashomon.read.reader import Reader
from rashomon.resolve.story import resolve
from rashomon.settings import Settings
from rashomon.text.stems import stem
from rashomon.text.words import find_words

Vector = NDArray[np.float64]

# Figures and the side on which their weights must lie: what agrees cannot speak against a link.
SIDES = {
    "contained": 1, "covered": 1, "shared": 1, "run": 1, "order": 1, "meaning": 1, "names": 1,
    "numbers": 1, "speaker": 1, "time": 1, "act": 1, "sources": 1, "passage": 1,
    "numbers_apart": -1, "sources_apart": -1, "kin": -1, "other": -1, "time_apart": -1,
    "office": 0, "time_unknown": 0, "short": 0,
}  # fmt: skip
_PENALTY = 1.0
_STEPS = 3000
_CROSS = 0.3
"""Weight of all pairs about two events together, of that of the labelled pairs together."""
# Stems that are in so many documents are common; by fewer a topic of one week would be counted.
_LEAST_DOCUMENTS = 20


@dataclass(frozen=True)
class Pile:
    """One pile, compared.

    Attributes:
        story: Its documents and readings.
        cast: Who speaks for whom in it.
        compared: How its statements compare.
        places: By block, where each labelled statement is among those compared.
        blocks: Its blocks for tuning.
    """

    story: Story
    cast: Cast
    compared: Compared
    places: Mapping[str, Sequence[int | None]]
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Example:
    """One pair that the product compares.

    Attributes:
        pile: Name of its pile.
        comparison: What the two have in common.
        same: Whether they are one utterance.
        cross: Whether it is about two events, and not labelled.
    """

    pile: str
    comparison: Comparison
    same: bool
    cross: bool


def read_pile(story: Story, blocks: Sequence[Block]) -> Pile:
    """Resolve one pile and compare its statements."""
    resolution = resolve(story.documents, story.readings)
    passages = find_passages(story.documents)
    compared = compare_statements(story.documents, story.readings, resolution, passages)
    at = {statement.att.id: number for number, statement in enumerate(compared.statements)}
    items = find_items(story, blocks, lambda *_: Alignment())
    places = {
        block: [None if one.attribution is None else at[one.attribution] for one in found]
        for block, found in items.items()
    }
    return Pile(story, Cast(resolution.entities), compared, places, blocks)


def find_examples(pile: Pile) -> Iterator[Example]:
    """Pairs to learn from, of those that are compared and that nothing keeps apart."""
    name, pairs = pile.story.pile, pile.compared.pairs
    for block in pile.blocks:
        for (one, left), (other, right) in combinations(enumerate(pile.places[block.name]), 2):
            if left is None or right is None or not _is_asked(block, one, other):
                continue
            found = pairs.get((min(left, right), max(left, right)))
            if found is not None and not found.apart:
                yield Example(name, found, block.same(one, other), cross=False)
    if name.startswith("ecb-"):
        names = {doc.id: doc.name for doc in pile.story.documents}
        for pair, found in pairs.items():
            if _is_cross(pile.compared, pair, names) and not found.apart:
                yield Example(name, found, same=False, cross=True)


def _is_asked(block: Block, one: int, other: int) -> bool:
    same = block.same(one, other)
    return same or (block.is_plain(one, other) and not block.is_joined(one, other))


def _is_cross(compared: Compared, pair: Pair, names: Mapping[str, str]) -> bool:
    left, right = (names[compared.statements[at].att.document] for at in pair)
    return ("plus" in left) != ("plus" in right)


def fit(examples: Sequence[Example]) -> Weights:
    """Weights of a logistic regression with a quadratic penalty and signs that are given.

    By accelerated projected gradients (Beck & Teboulle 2009). Each pile counts by the square root
    of its pairs, so that the largest does not decide alone.

    Args:
        examples: The pairs to learn from.
    """
    names = list(SIDES)
    rows = [[one.comparison.values[name] for name in names] + [1.0] for one in examples]
    features, wanted = np.array(rows), np.array([float(one.same) for one in examples])
    counts = count_examples(examples)
    low = np.array([0.0 if side > 0 else -np.inf for side in SIDES.values()] + [-np.inf])
    high = np.array([0.0 if side < 0 else np.inf for side in SIDES.values()] + [np.inf])
    penalty = np.array([_PENALTY] * len(names) + [0.0])
    step = 1.0 / (np.linalg.norm(features * np.sqrt(counts)[:, None], 2) ** 2 / 4 + _PENALTY)
    found = ahead = np.zeros(len(names) + 1)
    pace = 1.0
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-features @ ahead))
        slope = features.T @ (counts * (chance - wanted)) + penalty * ahead
        nearer = np.clip(ahead - step * slope, low, high)
        faster = (1.0 + np.sqrt(1.0 + 4.0 * pace * pace)) / 2.0
        ahead = nearer + (pace - 1.0) / faster * (nearer - found)
        found, pace = nearer, faster
    rounded = [round(float(value), 3) for value in found]
    return Weights(rounded[-1], dict(zip(names, rounded, strict=False)))


def count_examples(examples: Sequence[Example]) -> Vector:
    """How much each example counts."""
    sizes = Counter(one.pile for one in examples if not one.cross)
    own = np.array([0.0 if one.cross else sizes[one.pile] ** -0.5 for one in examples])
    own *= sum(sizes.values()) / own.sum()
    cross = np.array([one.cross for one in examples])
    found: Vector = own + cross * (_CROSS * own.sum() / max(1, int(cross.sum())))
    return found


def score_pile(pile: Pile, weights: Weights) -> list[Counts]:
    """What each block of a pile adds to the figures, by these weights."""
    groups = divide(weigh(pile.compared, weights), pile.cast)
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    return [
        count_block(
            block,
            [
                ("absent", number) if at is None else group_of[at]
                for number, at in enumerate(pile.places[block.name])
            ],
        )
        for block in pile.blocks
    ]


def count_stems(folder: Path) -> str:
    """The table of common stems: each with the bits that it tells, rounded."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8")
        words = find_words(text)
        stems = [stem(form) for form in words.forms]
        counts.update(stems)
        documents.update(set(stems))
        capitals.update(s for s, at in zip(stems, words.starts, strict=True) if text[at].isupper())
    total = sum(counts.values())
    by_bits: dict[int, list[str]] = {}
    for name, count in sorted(counts.items()):
        small = len(name) > 1 and name.isalpha() and capitals[name] < count / 2
        if small and documents[name] >= _LEAST_DOCUMENTS:
            by_bits.setdefault(round(-log2(count / total)), []).append(name)
    rows = [
        f"[{bits}]\n" + "\n".join(wrap(" ".join(by_bits[bits]), 99)) for bits in sorted(by_bits)
    ]
    return "\n".join([_HEAD, *rows]) + "\n"


_HEAD = """\
# Stems of words that are frequent in English news, by how many bits one tells: the negative base-2
# logarithm of its share of all words, rounded.  Counted in PolNeAR 1.0 train (840 documents); stems
# in at least 20 of them that are mostly written small.  python -m evals.utterances.fit --stems"""


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the corpora")
    parser.add_argument("--cache", type=Path, help="keep here what was read, and take it again")
    parser.add_argument("--out", type=Path, help="write the weights here as JSON")
    parser.add_argument("--stems", type=Path, help="write the table of common stems here")
    return parser.parse_args()


def main() -> int:
    """Fit, print figures of cross-validation, write what was asked for."""
    arguments = _parse_arguments()
    data = arguments.data or Path(os.environ.get("RASHOMON_DATA", ""))
    if not (data / "ecbplus").exists() and not (data / "data" / "ecbplus").exists():
        print(f"no corpora in {data}: name the folder with --data", file=sys.stderr)
        return 2
    if arguments.stems:
        root = data if (data / "polnear").exists() else data / "data"
        arguments.stems.write_text(count_stems(root / "polnear/data/train/text"), "utf-8")
        return 0
    settings = Settings()
    reader = CachedReader(Reader(settings), arguments.cache)
    blocks = [block for block in read_blocks() if block.half == "tune"]
    piles = {
        name: read_pile(
            read_story(name, list(texts), data, reader, settings),
            [block for block in blocks if block.pile == name],
        )
        for name, texts in find_piles(blocks).items()
    }
    examples = [example for pile in piles.values() for example in find_examples(pile)]
    labelled = [example for example in examples if not example.cross]
    print(f"{len(labelled)} labelled pairs, {len(examples) - len(labelled)} about two events")
    counts = [
        count
        for name, pile in piles.items()
        for count in score_pile(pile, fit([one for one in examples if one.pile != name]))
    ]
    for figure, value in find_figures(add_up(counts)).items():
        print(f"{figure:20} {value:.3f}")
    weights = fit(examples)
    shown = {"bias": weights.bias, "weights": dict(weights.of)}
    if arguments.out:
        arguments.out.write_text(dumps(shown, indent=1) + "\n", "utf-8")
    else:
        print(dumps(shown, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
