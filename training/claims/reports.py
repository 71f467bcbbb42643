"""Pairs of real sentences about one story, for a teacher to label."""

import random
from collections.abc import Iterable
from pathlib import Path

from evals.meaning.gold import Topic, read_topics
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.words import find_words
from training.claims.variation import NOT_SUPPORTED, SoftPair

_LEAST_SHARED = 3
"""Words two sentences must share to be worth a question."""
_LONGEST = 40
"""Words; longer sentences say too many things at once to stand to another as a whole."""


def read_report_pairs(data: Path, rng: random.Random, count: int) -> list[SoftPair]:
    """Pairs of sentences of different accounts of one story that share some words.

    Args:
        data: Folder that holds ecbplus/ (topics 1-35), of which the words alone are used.
        rng: Decides which pairs.
        count: How many.

    Returns:
        The pairs, unlabelled; none where the corpus is absent.
    """
    found = [pair for topic in read_topics(data) for pair in _pair_topic(topic)]
    return rng.sample(found, min(count, len(found)))


def _pair_topic(topic: Topic) -> Iterable[SoftPair]:
    lines = [[line.text for line in lines] for lines in topic.documents]
    told = [
        (number, text, words)
        for number, texts in enumerate(lines)
        for text in dict.fromkeys(texts)
        for words in [_find_content(text)]
        if len(words) >= _LEAST_SHARED and text.count(" ") < _LONGEST
    ]
    for first, left, words in told:
        for second, right, others in told:
            if first != second and _share(words, others) and left != right:
                yield SoftPair(left, right, NOT_SUPPORTED)


def _share(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words & others) >= max(_LEAST_SHARED, min(len(words), len(others)) / 2)


def _find_content(text: str) -> frozenset[str]:
    return frozenset(find_words(text).forms) - FUNCTION_WORDS
