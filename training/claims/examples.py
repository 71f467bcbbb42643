"""Pairs and scored sentences as windows, in batches of like length."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from evals.factuality.gold import GoldSentence
from rashomon.judge.inference.encoding import Frame, find_pieces, frame_pair, frame_sentence
from training.claims.pairs import Pair
from training.claims.variation import SoftPair

UNSCORED = float("nan")


@dataclass(frozen=True, slots=True)
class Example:
    """One window and what the network should answer.

    Attributes:
        frame: The window.
        relation: (3,) probabilities of `RELATIONS`; None for a sentence.
        corpus: Whose scores those are; -1 for a pair.
        predicates: (pieces,) 1 for the first piece of a scored word, 0 for that of another, NaN
            for what is not asked about.
        scores: (pieces,) the score of a scored word on its first piece, else NaN.
    """

    frame: Frame
    relation: NDArray[np.float32] | None = None
    corpus: int = -1
    predicates: NDArray[np.float32] | None = None
    scores: NDArray[np.float32] | None = None

    def __len__(self) -> int:
        return int(self.frame.ids.shape[1])


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows; the names are those of `Example`, relations NaN for sentences."""

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    relation: NDArray[np.float32]
    corpus: NDArray[np.int64]
    predicates: NDArray[np.float32]
    scores: NDArray[np.float32]


def encode_soft(pairs: Sequence[SoftPair], tokenizer: Tokenizer) -> list[Example]:
    """Pairs with probabilities."""
    texts = {text for pair in pairs for text in (pair.premise, pair.hypothesis)}
    pieces = {text: find_pieces(text, tokenizer) for text in texts}
    return [
        Example(frame_pair(pieces[pair.premise], pieces[pair.hypothesis]), pair.relation)
        for pair in pairs
    ]


def encode_pairs(pairs: Sequence[Pair], tokenizer: Tokenizer) -> list[Example]:
    """Labelled pairs."""
    sure = [SoftPair.sure(pair.premise, pair.hypothesis, pair.label) for pair in pairs]
    return encode_soft(sure, tokenizer)


def encode_sentences(
    sentences: Sequence[GoldSentence], tokenizer: Tokenizer, corpus: int, *, whole: bool
) -> list[Example]:
    """Scored sentences.

    Args:
        sentences: Of one corpus.
        tokenizer: The vocabulary.
        corpus: Its number.
        whole: Whether every event of a sentence was scored, so that the others are none.
    """
    return [_encode_sentence(sentence, tokenizer, corpus, whole) for sentence in sentences]


def _encode_sentence(
    sentence: GoldSentence, tokenizer: Tokenizer, corpus: int, whole: bool
) -> Example:
    pieces = find_pieces(sentence.text, tokenizer)
    frame = frame_sentence(pieces)
    predicates = np.full(frame.ids.shape[1], UNSCORED, np.float32)
    scores = predicates.copy()
    firsts = {word: at for at, word in reversed(list(enumerate(pieces.words, start=1)))}
    if whole:
        predicates[list(firsts.values())] = 0.0
    for event in sentence.events:
        for word, (start, end) in enumerate(pieces.spans):
            if start < event.end and end > event.start:
                predicates[firsts[word]] = 1.0
                scores[firsts[word]] = event.score
                break
    return Example(frame, None, corpus, predicates, scores)


def batch_examples(examples: Sequence[Example], rng: random.Random, slots: int) -> list[Batch]:
    """Gather examples by length, in random order.

    Args:
        examples: At least one.
        rng: Decides the order.
        slots: Pieces a batch may hold, padding included.
    """
    order = sorted(examples, key=lambda example: (len(example) // 4, rng.random()))
    groups: list[list[Example]] = [[]]
    for example in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(example) > slots:
            groups.append([])
        groups[-1].append(example)
    rng.shuffle(groups)
    return [pad(group) for group in groups]


def pad(group: Sequence[Example]) -> Batch:
    """One batch of some examples."""
    width = max(len(example) for example in group)
    shape = (len(group), width)
    ids, features = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    predicates, scores = np.full(shape, np.nan, np.float32), np.full(shape, np.nan, np.float32)
    for row, example in enumerate(group):
        size = len(example)
        ids[row, :size], features[row, :size] = example.frame.ids[0], example.frame.features[0]
        if example.predicates is not None and example.scores is not None:
            predicates[row, :size], scores[row, :size] = example.predicates, example.scores
    unknown = np.full(3, np.nan, np.float32)
    relation = np.stack([unknown if e.relation is None else e.relation for e in group])
    return Batch(
        ids=ids,
        features=features,
        relation=relation,
        corpus=np.array([example.corpus for example in group], np.int64),
        predicates=predicates,
        scores=scores,
    )
