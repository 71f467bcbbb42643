"""Write the shipped form of a checkpoint, and calibrate it in that form."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn

from rashomon.judge.inference.encoding import FEATURES, LONGEST_HYPOTHESIS, WINDOW, find_pieces
from rashomon.judge.inference.heads import COLUMNS, PREDICATE
from rashomon.judge.inference.network import CONFIG, LAYOUT, VOCABULARY, WEIGHTS, Network
from rashomon.judge.inference.sentences import pool_relation
from training.claims.examples import Example, encode_pairs
from training.claims.pairs import Pair
from training.encoder import MINILM
from training.export import Arrays, export_model

UNCALIBRATED = {"temperature": 1.0, "offsets": [0.0, 0.0, 0.0], "least_predicate": 0.0}


def ship(
    checkpoint: Path,
    vocabulary: Path,
    out: Path,
    pairs: Sequence[Pair],
    sentences: Sequence[Example],
) -> None:
    """Write a checkpoint's shipped form, calibrated.

    Args:
        checkpoint: What `training.claims.fitting.fit` wrote.
        vocabulary: Folder of the reader's vocabulary.
        out: Folder to write into.
        pairs: Labelled pairs that it was not trained on.
        sentences: Scored sentences that it was not trained on.
    """
    state = torch.load(checkpoint, weights_only=True)["model"]
    write_model(state, vocabulary, out)
    calibration = calibrate(out, vocabulary, pairs, sentences)
    write_model(state, vocabulary, out, calibration=calibration)


def write_model(
    state: Mapping[str, Tensor],
    vocabulary: Path,
    out: Path,
    *,
    quantised: bool = True,
    calibration: Mapping[str, Any] | None = None,
) -> None:
    """Write a model folder that `SentenceModel` can load.

    Args:
        state: The network's weights by name.
        vocabulary: Folder of the reader's vocabulary, which is not copied.
        out: Folder to write into; made if absent.
        quantised: 8 bit if True, else 32 bit.
        calibration: What `calibrate` found.
    """
    out.mkdir(parents=True, exist_ok=True)
    export_model(_cut_tables(state), out / WEIGHTS, quantised=quantised, shape=MINILM)
    files = {WEIGHTS: out / WEIGHTS, VOCABULARY: vocabulary / VOCABULARY}
    config = {
        **LAYOUT,
        "calibration": dict(calibration or UNCALIBRATED),
        "sha256": {n: hashlib.sha256(p.read_bytes()).hexdigest() for n, p in files.items()},
    }
    (out / CONFIG).write_text(json.dumps(config, indent=1) + "\n", "utf-8")


def _cut_tables(state: Mapping[str, Tensor]) -> Arrays:
    """The weights without rows that no input reaches and columns that nobody reads."""
    sizes = {
        "encoder.positions.weight": WINDOW,
        "encoder.features.weight": FEATURES,
        "head.weight": COLUMNS,
        "head.bias": COLUMNS,
    }
    return {name: t[: sizes.get(name, len(t))].float().numpy() for name, t in state.items()}


def calibrate(
    out: Path, vocabulary: Path, pairs: Sequence[Pair], sentences: Sequence[Example]
) -> dict[str, Any]:
    """Find the constants of a shipped network.

    Args:
        out: Its folder.
        vocabulary: Folder of its vocabulary.
        pairs: Labelled pairs that it was not trained on.
        sentences: Scored sentences that it was not trained on.

    Returns:
        Temperature and offsets of the relations (Guo et al. 2017), and the score from which a word
        is a predicate.
    """
    network = Network(out, vocabulary)
    tokenizer = Tokenizer.from_file(str(vocabulary / VOCABULARY))
    scores = np.stack(
        [
            pool_relation(
                network.run(example.frame),
                min(len(find_pieces(pair.hypothesis, tokenizer).ids), LONGEST_HYPOTHESIS),
            )
            for pair, example in zip(pairs, encode_pairs(pairs, tokenizer), strict=True)
        ]
    )
    temperature, offsets = fit_temperature(scores, [pair.label for pair in pairs])
    asked = [(example, network.run(example.frame)) for example in sentences]
    return {
        "temperature": temperature,
        "offsets": offsets,
        "least_predicate": find_least([(e, columns[:, PREDICATE]) for e, columns in asked]),
    }


def fit_temperature(
    scores: NDArray[np.float64], labels: Sequence[int]
) -> tuple[float, list[float]]:
    """Temperature and offsets that make the labels most probable.

    Args:
        scores: (pairs, 3), not normalised.
        labels: The true column of each row.
    """
    inputs, targets = torch.from_numpy(scores), torch.tensor(labels)
    weights = torch.zeros(4, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        logits = inputs * torch.exp(-weights[0]) + weights[1:]
        value: Tensor = nn.functional.cross_entropy(logits, targets)
        value = value + 1e-4 * weights.square().sum()
        value.backward()  # type: ignore[no-untyped-call, unused-ignore]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call, unused-ignore]
    found = weights.detach()
    return round(float(torch.exp(found[0])), 4), [round(float(w), 4) for w in found[1:]]


def find_least(asked: Sequence[tuple[Example, NDArray[np.float32]]]) -> float:
    """The score from which a word is a predicate: where F1 is highest."""
    scores, gold = [], []
    for example, column in asked:
        if example.predicates is not None:
            known = ~np.isnan(example.predicates)
            scores += column[known].tolist()
            gold += (example.predicates[known] > 0).tolist()
    order = np.argsort(-np.array(scores), kind="stable")
    right = np.cumsum(np.array(gold)[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + right[-1])
    return round(float(np.array(scores)[order[int(f1.argmax())]]), 3)
