"""The network that relates texts: MPNet with a linear head; teacher of the smaller one as well."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.claims.examples import Example, encode_soft, pad
from training.claims.fitting import Recipe, fit
from training.claims.network import SentenceNetwork, pool_relation
from training.claims.pairs import Pair
from training.claims.variation import (
    SoftPair,
    change_names,
    change_numbers,
    mismatch,
    negate_pairs,
    repeat,
    surround,
    turn_around,
)
from training.encoder import Shape, load_encoder, start_head

if TYPE_CHECKING:
    from training.claims.news import NewsPairs

MPNET = Shape(768, 12, 12, 3072, 30527, 514, 2, 32)
"""All layers of MPNet base (Song et al. 2020): unlike a word's part in a sentence, what a whole
sentence means is read off the upper ones."""
RECIPE = Recipe(
    epochs=2,
    encoder_rate=6e-5,
    head_rate=5e-4,
    rates=((0, 0), (0.06, 1), (2, 0)),
    slots=1536,
    frozen=("encoder.words.", "encoder.positions.", *(f"encoder.layers.{n}." for n in range(3))),
)
"""The lowest layers know words, which some ten thousand pairs do not teach better."""
_ASKED_AT_ONCE = 32


def fit_teacher(
    pairs: Sequence[Pair],
    news: "NewsPairs",
    tokenizer: Tokenizer,
    weights: Path,
    work: Path,
) -> Path:
    """Fit the network on the written pairs, on changes of some, and on pairs of news.

    Args:
        pairs: The training pairs.
        news: Pairs of news.
        tokenizer: The vocabulary.
        weights: Pretrained MPNet (safetensors).
        work: Folder for checkpoints and log.

    Returns:
        The last checkpoint.
    """
    torch.manual_seed(RECIPE.seed)
    model = SentenceNetwork(MPNET)
    model.encoder = load_encoder(MPNET, weights)
    start_head(model.head)

    def choose(rng: random.Random) -> list[Example]:
        return encode_soft([*_vary(pairs, rng), *news.choose(rng)], tokenizer)

    return fit(model, choose, work, RECIPE)


def _vary(pairs: Sequence[Pair], rng: random.Random) -> list[SoftPair]:
    """All pairs, and about a third as many changed ones."""
    count = len(pairs)
    found = [SoftPair.sure(pair.premise, pair.hypothesis, pair.label) for pair in pairs]
    for changed, most in (
        (turn_around(pairs), count // 8),
        (negate_pairs(pairs), count // 8),
        (change_numbers(pairs, rng), count // 50),
        (change_names(pairs, rng), count // 40),
    ):
        found += rng.sample(changed, min(most, len(changed)))
    found += surround(pairs, rng, count // 40)
    found += mismatch(pairs, rng, count // 40)
    return found + repeat(pairs, rng, count // 100)


def ask_teacher(
    checkpoint: Path, pairs: Sequence[SoftPair], tokenizer: Tokenizer, cache: Path
) -> list[SoftPair]:
    """Let the teacher label pairs.

    Args:
        checkpoint: What `fit_teacher` wrote.
        pairs: The pairs; their own labels are not looked at.
        tokenizer: The vocabulary.
        cache: File for the answers (numpy); read instead where it is there.

    Returns:
        The pairs with the teacher's probabilities.
    """
    if not cache.exists():
        model = SentenceNetwork(MPNET)
        model.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
        np.save(cache, _predict(model, encode_soft(pairs, tokenizer)))
    answers = np.load(cache)
    return [replace(pair, relation=row) for pair, row in zip(pairs, answers, strict=True)]


def _predict(model: SentenceNetwork, examples: Sequence[Example]) -> NDArray[np.float32]:
    """(examples, 3) probabilities of the relations."""
    model.eval()
    answers = np.zeros((len(examples), 3), np.float32)
    order = sorted(range(len(examples)), key=lambda number: len(examples[number]))
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(order), _ASKED_AT_ONCE):
            rows = order[start : start + _ASKED_AT_ONCE]
            batch = pad([examples[number] for number in rows])
            ids, features = torch.from_numpy(batch.ids), torch.from_numpy(batch.features)
            scores = pool_relation(model(ids, features), ids, features)
            answers[rows] = torch.softmax(scores, -1).numpy()
    return answers
