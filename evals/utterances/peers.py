"""Simple ways to tell one utterance from another, to hold the record against.

Each gives two statements a score; statements at or above a threshold are linked, and whatever is
linked is one utterance.  Thresholds are chosen on `tune`.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence

from rapidfuzz import fuzz

from evals.utterances.figures import add_up, count_block, find_figures
from evals.utterances.labels import Block, Key, join_linked
from evals.utterances.stories import Item
from rashomon.text.words import word_key

Score = Callable[[Item, Item], float]
Items = Mapping[Key, Sequence[Item]]
Rates = Mapping[tuple[int, int], float]

# Shorter quotations recur by chance: n-grams of five to seven words are the usual evidence of
# shared text (Clough et al., "METER", ACL 2002).
_MIN_WORDS = 6
_STEPS = 50


def same_words(left: Item, right: Item) -> float:
    """1 where both are quotations of the same six or more words, else 0."""
    words = word_key(left.text)
    long = words.count(" ") + 1 >= _MIN_WORDS
    both = left.direct and right.direct
    return float(both and long and words == word_key(right.text))


def cosine(left: Item, right: Item) -> float:
    """Cosine of the vectors of what they mean; 0 where one has none."""
    if left.vector is None or right.vector is None:
        return 0.0
    return float(left.vector @ right.vector)


def token_set(left: Item, right: Item) -> float:
    """Likeness of their sets of words, 0 to 1 (`token_set_ratio` of rapidfuzz)."""
    if not left.text or not right.text:
        return 0.0
    return fuzz.token_set_ratio(word_key(left.text), word_key(right.text)) / 100


def of_same_speaker(score: Score) -> Score:
    """The same score, but 0 unless the system names the same speaker for both."""

    def bound(left: Item, right: Item) -> float:
        same = left.speaker is not None and left.speaker == right.speaker
        return score(left, right) if same else 0.0

    return bound


SCORES: dict[str, Score] = {
    "cosine": cosine,
    "cosine, same speaker": of_same_speaker(cosine),
    "token set": token_set,
    "token set, same speaker": of_same_speaker(token_set),
}


def rate(items: Sequence[Item], score: Score) -> Rates:
    """The score of every two statements of one block, by their indices, the smaller first."""
    numbers = range(len(items))
    return {(i, j): score(items[i], items[j]) for i in numbers for j in numbers if i < j}


def divide(size: int, rates: Rates, threshold: float) -> list[Hashable]:
    """Divide the statements of one block into utterances.

    Args:
        size: How many statements there are.
        rates: How alike every two are.
        threshold: From which score on they are linked.
    """
    return join_linked(size, [pair for pair, rate in rates.items() if rate >= threshold])


def choose_threshold(blocks: Sequence[Block], rates: Mapping[Key, Rates], figure: str) -> float:
    """The threshold with the best F1; of several the highest.

    Args:
        blocks: What it is chosen on.
        rates: How alike every two of their statements are.
        figure: `pairs`, `b3` or `strict`.
    """

    def f1(threshold: float) -> float:
        counts = [
            count_block(block, divide(len(block.statements), rates[block.key], threshold))
            for block in blocks
        ]
        return find_figures(add_up(counts))[f"{figure}.f1"]

    thresholds = [step / _STEPS for step in range(1, _STEPS + 1)]
    return max(thresholds, key=lambda threshold: (f1(threshold), threshold))
