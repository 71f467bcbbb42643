"""The sentence network: one encoder, one linear head, two jobs.

The columns are those of `rashomon.judge.inference.heads`; columns after them are for corpora whose
people scored by other rules, and are not shipped.
"""

import torch
from torch import Tensor, nn

from rashomon.judge.inference.encoding import (
    HYPOTHESIS_ALONE,
    HYPOTHESIS_SHARED,
    PREMISE_ALONE,
    PREMISE_SHARED,
)
from rashomon.judge.inference.heads import COLUMNS, FRAME, HYPOTHESIS, PREMISE
from training.encoder import Encoder, Shape

CORPORA = 3
"""Whose people score by rules of their own; the first one's columns are shipped."""
ALL_COLUMNS = COLUMNS + 2 * (CORPORA - 1)


class SentenceNetwork(nn.Module):  # type: ignore[misc, unused-ignore]
    """Encoder and linear head."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.head = nn.Linear(shape.hidden, ALL_COLUMNS)

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """(windows, pieces, columns) in 32 bit of padded windows; 0 is padding."""
        columns: Tensor = self.head(self.encoder(ids, features, (ids != 0).long())).float()
        return columns


def pool_relation(columns: Tensor, ids: Tensor, features: Tensor) -> Tensor:
    """(windows, 3) scores of `RELATIONS`, as `rashomon.judge.inference` reads them."""
    premise = (features == PREMISE_ALONE) | (features == PREMISE_SHARED)
    hypothesis = (features == HYPOTHESIS_ALONE) | (features == HYPOTHESIS_SHARED)
    frame = (ids != 0) & ~premise & ~hypothesis
    parts = ((premise, PREMISE), (hypothesis, HYPOTHESIS), (frame, FRAME))
    return torch.stack([_mean(columns[..., part], inside) for inside, part in parts]).sum(0)


def _mean(columns: Tensor, inside: Tensor) -> Tensor:
    weights = inside[..., None].float()
    total: Tensor = (columns * weights).sum(1) / weights.sum(1).clamp(min=1)
    return total
