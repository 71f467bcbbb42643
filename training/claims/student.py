"""The shipped network: what it is shown, and how it learns."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer

from evals.factuality.gold import GoldSentence, read_sentences
from training.claims.examples import Example, encode_pairs, encode_sentences, encode_soft
from training.claims.fitting import Recipe, fit
from training.claims.network import SentenceNetwork
from training.claims.pairs import Block, Pair, make_pairs
from training.claims.reports import read_report_pairs
from training.claims.variation import (
    SoftPair,
    change_names,
    change_numbers,
    change_words,
    find_neighbours,
    mismatch,
    negate_pairs,
    recombine,
    rename,
    repeat,
    surround,
    turn_around,
)
from training.encoder import MINILM, load_encoder, start_head

RECIPE = Recipe(
    epochs=3,
    encoder_rate=4e-4,
    head_rate=1e-3,
    rates=((0, 0), (0.18, 1), (3, 0)),
    slots=4096,
    frozen=("encoder.words.",),
)
"""The embedding stays: half of all weights, of which a few thousand sentences touch a part. A
fourth epoch that began again was no better on dev."""
EACH_BLOCK = 6
"""New pairs of the texts of a block that the teacher labels."""
REPORTS = 4000
"""Pairs of real sentences that the teacher labels."""
TUNING = 10
"""Every so manieth sentence of UW train is kept back to choose and calibrate on."""
_SEED = 7


@dataclass(frozen=True, slots=True)
class Sentences:
    """Scored sentences, as examples.

    Attributes:
        whole: Of UW, all shown in every epoch.
        others: Of UDS-IH2, a part in every epoch: their people scored by other rules.
        few: Of the CommitmentBank, in which one word a text is scored.
        tuning: Of UW, kept back.
    """

    whole: list[Example]
    others: list[Example]
    few: list[Example]
    tuning: list[Example]


def read_scored(data: Path, tokenizer: Tokenizer) -> Sentences:
    """Read the corpora of factuality.

    Args:
        data: Folder that holds factuality/.
        tokenizer: The vocabulary.
    """

    def read(name: str) -> list[GoldSentence]:
        return read_sentences(data / "factuality" / f"{name}-train.jsonl")

    first = encode_sentences(read("UW"), tokenizer, 0, whole=True)
    return Sentences(
        whole=[example for number, example in enumerate(first) if number % TUNING],
        others=encode_sentences(read("UDS_IH2"), tokenizer, 1, whole=True),
        few=encode_sentences(read("CB"), tokenizer, 2, whole=False),
        tuning=first[::TUNING],
    )


def make_questions(
    blocks: Sequence[Block], data: Path, tokenizer: Tokenizer, weights: Path
) -> list[SoftPair]:
    """New pairs for the teacher to label.

    Args:
        blocks: The training blocks.
        data: Folder that holds ecbplus/, whose sentences are asked about, too.
        tokenizer: The vocabulary.
        weights: Pretrained MiniLM, whose embedding tells which words are alike.

    Returns:
        Pairs with one word or name changed, other pairs of the same texts, and pairs of reports.
    """
    rng, pairs = random.Random(_SEED), make_pairs(blocks)
    table = load_file(weights)["embeddings.word_embeddings.weight"].numpy()

    def embed(words: Sequence[str]) -> NDArray[np.float32]:
        ids = [tokenizer.encode(word, add_special_tokens=False).ids for word in words]
        return np.stack([table[numbers].mean(0) for numbers in ids])

    neighbours = find_neighbours([t for p in pairs for t in (p.premise, p.hypothesis)], embed)
    found = change_words(pairs, neighbours, rng) + change_names(pairs, rng)
    return found + recombine(blocks, rng, EACH_BLOCK) + read_report_pairs(data, rng, REPORTS)


@dataclass(frozen=True, slots=True)
class Lessons:
    """Everything the network is shown.

    Attributes:
        pairs: The written pairs, all in every epoch, and changes of some.
        told: New pairs with the teacher's labels; half of them in every epoch.
        sentences: Scored sentences.
    """

    pairs: Sequence[Pair]
    told: Sequence[SoftPair]
    sentences: Sentences


def fit_student(lessons: Lessons, tokenizer: Tokenizer, weights: Path, work: Path) -> Path:
    """Fit the network.

    Args:
        lessons: What it is shown.
        tokenizer: The vocabulary.
        weights: Pretrained MiniLM (safetensors).
        work: Folder for checkpoints and log.

    Returns:
        The last checkpoint.
    """
    torch.manual_seed(RECIPE.seed)
    model = SentenceNetwork(MINILM)
    model.encoder = load_encoder(MINILM, weights)
    start_head(model.head)
    written, told = encode_pairs(lessons.pairs, tokenizer), encode_soft(lessons.told, tokenizer)
    scored = lessons.sentences

    def choose(rng: random.Random) -> list[Example]:
        chosen = rng.sample(told, len(told) // 2)
        others = rng.sample(scored.others, len(scored.others) // 6)
        changed = encode_soft(_vary(lessons.pairs, rng), tokenizer)
        return [*written, *chosen, *changed, *scored.whole, *others, *scored.few]

    return fit(model, choose, work, RECIPE)


def _vary(pairs: Sequence[Pair], rng: random.Random) -> list[SoftPair]:
    """Changed pairs, about a third as many as were written."""
    count = len(pairs)
    found = [*rename(pairs, rng), *change_numbers(pairs, rng)]
    for changed in (turn_around(pairs), negate_pairs(pairs)):
        found += rng.sample(changed, min(count // 8, len(changed)))
    found += surround(pairs, rng, count // 30)
    return found + mismatch(pairs, rng, count // 40) + repeat(pairs, rng, count // 100)
