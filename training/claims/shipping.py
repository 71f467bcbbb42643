"""Write the shipped form of both networks, and calibrate them in that form."""

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
from rashomon.judge.inference.network import (
    CONFIG,
    EVENTS_GRAPH,
    LAYOUT,
    PAIRS_GRAPH,
    PAIRS_WEIGHTS,
    VOCABULARY,
    Networks,
    run_all,
)
from rashomon.judge.inference.packed import HALVES, STEPS
from rashomon.judge.inference.sentences import pool_relation
from training.claims.examples import Example, encode_pairs
from training.claims.pairs import Pair
from training.claims.teacher import MPNET
from training.encoder import MINILM, to_mpnet
from training.export import Arrays, export_model

UNCALIBRATED = {"temperature": 1.0, "offsets": [0.0, 0.0, 0.0], "least_predicate": 0.0}


State = Mapping[str, Tensor]
"""A network's weights by name."""


def ship(
    pairs_checkpoint: Path,
    events_checkpoint: Path,
    vocabulary: Path,
    out: Path,
    pairs: Sequence[Pair],
    sentences: Sequence[Example],
) -> None:
    """Write the shipped form of both networks, calibrated.

    Args:
        pairs_checkpoint: What `training.claims.teacher` fitted.
        events_checkpoint: What `training.claims.student` fitted.
        vocabulary: Folder of the reader's vocabulary.
        out: Folder to write into; made if absent.
        pairs: Labelled pairs that were not trained on.
        sentences: Scored sentences that were not trained on.
    """
    out.mkdir(parents=True, exist_ok=True)
    write_pairs_network(torch.load(pairs_checkpoint, weights_only=True)["model"], out)
    write_events_network(torch.load(events_checkpoint, weights_only=True)["model"], out)
    write_config(out, vocabulary, UNCALIBRATED)
    write_config(out, vocabulary, calibrate(out, vocabulary, pairs, sentences))


def write_pairs_network(state: State, out: Path) -> None:
    """Write the network that relates texts, with four bits a weight.

    Args:
        state: Its weights: MPNet's shape, with BERT's vocabulary in MPNet's order.
        out: Folder to write into.
    """
    rows = {
        "encoder.words.weight": to_mpnet(torch.arange(MINILM.vocabulary)),
        "encoder.positions.weight": torch.arange(WINDOW) + MPNET.first_position,
    }
    ordered = {n: t[rows[n]] if n in rows else t for n, t in state.items()}
    packed = export_model(_cut_tables(ordered), out / PAIRS_GRAPH, bits=4, shape=MPNET)
    arrays: dict[str, NDArray[np.uint8]] = {}
    for name, weight in packed.items():
        arrays |= {f"{name}{HALVES}": weight.halves, f"{name}{STEPS}": weight.steps}
    with (out / PAIRS_WEIGHTS).open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)


def write_events_network(state: State, out: Path) -> None:
    """Write the network that weighs events, with eight bits a weight.

    Args:
        state: Its weights, of MiniLM's shape.
        out: Folder to write into.
    """
    export_model(_cut_tables(state), out / EVENTS_GRAPH, bits=8, shape=MINILM)


def write_config(out: Path, vocabulary: Path, calibration: Mapping[str, Any]) -> None:
    """Write the layout, the constants and the digests of what lies in a folder.

    Args:
        out: Folder of the networks.
        vocabulary: Folder of the reader's vocabulary, which is not copied.
        calibration: What `calibrate` found.
    """
    files = {name: out / name for name in (PAIRS_GRAPH, PAIRS_WEIGHTS, EVENTS_GRAPH)}
    files[VOCABULARY] = vocabulary / VOCABULARY
    config = {
        **LAYOUT,
        "calibration": dict(calibration),
        "sha256": {n: hashlib.sha256(p.read_bytes()).hexdigest() for n, p in files.items()},
    }
    (out / CONFIG).write_text(json.dumps(config, indent=1) + "\n", "utf-8")


def _cut_tables(state: State) -> Arrays:
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
    """Find the constants of the shipped networks.

    Args:
        out: Their folder.
        vocabulary: Folder of their vocabulary.
        pairs: Labelled pairs that were not trained on.
        sentences: Scored sentences that were not trained on.

    Returns:
        Temperature and offsets of the relations (Guo et al. 2017), and the score from which a word
        is a predicate.
    """
    networks = Networks(out, vocabulary)
    tokenizer = Tokenizer.from_file(str(vocabulary / VOCABULARY))
    examples = encode_pairs(pairs, tokenizer)
    columns = run_all(networks.pairs, [example.frame for example in examples])
    scores = np.stack(
        [
            pool_relation(
                found, min(len(find_pieces(pair.hypothesis, tokenizer).ids), LONGEST_HYPOTHESIS)
            )
            for pair, found in zip(pairs, columns, strict=True)
        ]
    )
    temperature, offsets = fit_temperature(scores, [pair.label for pair in pairs])
    weighed = run_all(networks.events, [example.frame for example in sentences])
    predicates = [(e, found[:, PREDICATE]) for e, found in zip(sentences, weighed, strict=True)]
    return {
        "temperature": temperature,
        "offsets": offsets,
        "least_predicate": find_least(predicates),
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
