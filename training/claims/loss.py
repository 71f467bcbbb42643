"""What the sentence network is fitted to: relations of pairs, predicates and their scores."""

import torch
from torch import Tensor, nn

from rashomon.judge.inference.heads import COLUMNS, FACTUALITY, PREDICATE
from training.claims.examples import Batch
from training.claims.network import CORPORA, pool_relation

SCORE_WEIGHT = 0.7
SCORE_BEND = 0.5
"""Below it the error of a score counts squared, above it plainly (Huber 1964): people's scores are
at both ends, and a mean of the ends would be neither."""
DENIED_WEIGHT = 3.0
"""An event scored below zero counts so often: nine of ten are above."""


def measure(model: nn.Module, batch: Batch) -> Tensor:
    """Loss of the network on a batch: of pairs, and of sentences by their share in it."""
    ids, features = torch.from_numpy(batch.ids), torch.from_numpy(batch.features)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        columns = model(ids, features)
    loss = columns.sum() * 0.0
    pairs = torch.from_numpy(batch.corpus < 0)
    if pairs.any():
        scores = pool_relation(columns[pairs], ids[pairs], features[pairs])
        loss = loss + _measure_relations(scores, torch.from_numpy(batch.relation)[pairs])
    for corpus in range(CORPORA):
        rows = torch.from_numpy(batch.corpus == corpus)
        if rows.any():
            loss = loss + _measure_events(columns[rows], batch, rows, corpus) * rows.float().mean()
    return loss


def _measure_relations(scores: Tensor, wanted: Tensor) -> Tensor:
    """Mean cross-entropy."""
    terms: Tensor = -(wanted * torch.log_softmax(scores, -1)).sum(-1)
    return terms.mean()


def _measure_events(columns: Tensor, batch: Batch, rows: Tensor, corpus: int) -> Tensor:
    """Which words were scored, and how, in one corpus."""
    first = PREDICATE if corpus == 0 else COLUMNS + 2 * (corpus - 1)
    score = FACTUALITY if corpus == 0 else first + 1
    predicates = torch.from_numpy(batch.predicates)[rows]
    scores = torch.from_numpy(batch.scores)[rows]
    asked, scored = ~torch.isnan(predicates), ~torch.isnan(scores)
    loss = columns.sum() * 0.0
    if asked.any():
        loss = loss + nn.functional.binary_cross_entropy_with_logits(
            columns[..., first][asked], predicates[asked]
        )
    gold = scores[scored]
    terms = nn.functional.smooth_l1_loss(
        columns[..., score][scored], gold, beta=SCORE_BEND, reduction="none"
    )
    weights = torch.where(gold < 0, DENIED_WEIGHT, 1.0)
    return loss + SCORE_WEIGHT * (terms * weights).sum() / weights.sum()
