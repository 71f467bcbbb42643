"""The teacher: a labeller five times the size of the shipped one, whose opinion that one learns."""

from pathlib import Path

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.corpus import UNLABELLED, LabelledDocument
from training.encoder import TEACHER, WordLabeller, load_encoder, start_head
from training.fit import Recipe, fit

RECIPE = Recipe(
    epochs=2,
    encoder_rate=8e-5,
    slots=2048,
    rates=((0, 0), (0.24, 1), (1, 0.7246), (2, 0)),
)
"""Two passes: the second costs as much as the whole fit of the shipped network."""


def fit_teacher(documents: list[LabelledDocument], weights: Path, work: Path) -> Path:
    """Fit the teacher on the hand-made labels.

    Args:
        documents: Labelled training documents.
        weights: Pretrained MPNet (safetensors).
        work: Folder for checkpoints and log.

    Returns:
        The last checkpoint.
    """
    torch.manual_seed(RECIPE.seed)
    return fit(build_teacher(weights), measure_labels, documents, work, RECIPE)[-1]


def build_teacher(weights: Path) -> WordLabeller:
    """The teacher as it starts, its head drawn from torch's generator."""
    model = WordLabeller(TEACHER)
    model.encoder = load_encoder(TEACHER, weights)
    start_head(model.head)
    return model


def measure_labels(model: nn.Module, batch: Batch) -> Tensor:
    """Mean cross-entropy of the labels."""
    ids = torch.from_numpy(batch.ids)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(ids, torch.from_numpy(batch.features), (ids != 0).long())
    return nn.functional.cross_entropy(
        logits.flatten(0, 1), torch.from_numpy(batch.tags).flatten(), ignore_index=UNLABELLED
    )
