"""The shipped network: one small encoder and one layer of heads, and how it learns."""

from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from rashomon.read.heads import COLUMNS, INNER, LABELS, NAMES, TAGS, VECTOR
from rashomon.read.windows import WINDOW
from training.batches import Batch
from training.corpus import UNLABELLED, LabelledDocument
from training.distil import run_frames
from training.encoder import MINILM, STUDENT, Encoder, load_encoder, start_head
from training.fit import Recipe, fit

RECIPE = Recipe(epochs=8, rates=((0, 0), (0.4, 1), (6, 0), (6.2, 0.35), (8, 0)))
"""Six epochs down to nothing, two more that begin again at a third (Loshchilov & Hutter 2017)."""
SAMPLE = 64
"""Documents whose beginnings tell which inner units to keep."""
NAMES_WEIGHT = 0.5
INNER_WEIGHT = 0.5
MEANING_WEIGHT = 0.5


class ReaderNetwork(nn.Module):  # type: ignore[misc, unused-ignore]
    """Encoder and linear heads; the columns are those of `rashomon.read.heads`."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder(STUDENT)
        self.head = nn.Linear(STUDENT.hidden, COLUMNS)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """(windows, pieces, columns) in 32 bit; arguments are those of `Encoder`."""
        columns: Tensor = self.head(self.encoder(ids, features, mask)).float()
        return columns


def fit_student(documents: list[LabelledDocument], weights: Path, work: Path) -> list[Path]:
    """Fit the network on labels made by hand and by the teachers.

    Args:
        documents: Training documents with the teachers' answers.
        weights: Pretrained MiniLM (safetensors).
        work: Folder for checkpoints and log.

    Returns:
        The checkpoints in order.
    """
    torch.manual_seed(RECIPE.seed)
    model = ReaderNetwork()
    sample = documents[:: max(1, len(documents) // SAMPLE)]
    model.encoder = prune_inner(load_encoder(MINILM, weights), sample)
    start_head(model.head)
    return fit(model, measure_all, documents, work, RECIPE)


def prune_inner(encoder: Encoder, documents: Sequence[LabelledDocument]) -> Encoder:
    """Keep the inner units of each layer that say most on some documents.

    A unit says as much as its mean absolute activation times the length of what it adds to
    the layer's output.

    Args:
        encoder: Of MINILM's shape; its layers lose units.
        documents: A sample of the training documents.

    Returns:
        The same encoder in STUDENT's shape.
    """
    heard = [torch.zeros(MINILM.inner) for _ in encoder.layers]

    def listen(total: Tensor) -> Callable[[nn.Module, tuple[Tensor], Tensor], None]:
        def add(_: nn.Module, __: tuple[Tensor], raised: Tensor) -> None:
            total.add_(nn.functional.gelu(raised.float()).abs().sum((0, 1)))

        return add

    hooks = [
        layer.up.register_forward_hook(listen(total))
        for layer, total in zip(encoder.layers, heard, strict=True)
    ]
    encoder.eval()
    for document in documents:
        pieces = document.own.pieces
        run_frames(encoder, [(pieces.ids[: WINDOW - 2], pieces.features[: WINDOW - 2])])
    for hook, layer, total in zip(hooks, encoder.layers, heard, strict=True):
        hook.remove()
        said = total * layer.down.weight.detach().norm(dim=0)
        _keep_units(layer, said.topk(STUDENT.inner).indices.sort().values)
    encoder.shape = STUDENT
    return encoder


def _keep_units(layer: nn.Module, kept: Tensor) -> None:
    layer.up.weight = nn.Parameter(layer.up.weight.detach()[kept])
    layer.up.bias = nn.Parameter(layer.up.bias.detach()[kept])
    layer.down.weight = nn.Parameter(layer.down.weight.detach()[:, kept])


def measure_all(model: nn.Module, batch: Batch) -> Tensor:
    """Sum of the heads' losses, each a mean over what is known in the batch."""
    ids = torch.from_numpy(batch.ids)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        columns = model(ids, torch.from_numpy(batch.features), (ids != 0).long())
    soft = torch.from_numpy(batch.soft).float()
    outer, inner = soft[..., : len(LABELS)], soft[..., len(LABELS) :]
    loss = _measure_labels(columns[..., TAGS], batch.tags, outer)
    loss = loss + INNER_WEIGHT * _measure_labels(columns[..., INNER], batch.inner, inner)
    names = torch.from_numpy(batch.names)
    if (names != UNLABELLED).any():
        loss = loss + NAMES_WEIGHT * _cross(columns[..., NAMES], names)
    return loss + MEANING_WEIGHT * _measure_meaning(columns[..., VECTOR], batch)


def _cross(logits: Tensor, labels: Tensor) -> Tensor:
    flat = logits.flatten(0, -2), labels.flatten()
    return nn.functional.cross_entropy(*flat, ignore_index=UNLABELLED)


def _measure_labels(logits: Tensor, labels: object, soft: Tensor) -> Tensor:
    """Cross-entropy of what people said and of what the teacher said, half and half."""
    hard = torch.as_tensor(labels)
    asked = ~torch.isnan(soft[..., 0])
    terms = []
    if (hard != UNLABELLED).any():
        terms.append(_cross(logits, hard))
    if asked.any():
        logs = torch.log_softmax(logits[asked], -1)
        terms.append(-(soft[asked] * logs).sum(-1).mean())
    return torch.stack(terms).mean() if terms else logits.sum() * 0.0


def _measure_meaning(vectors: Tensor, batch: Batch) -> Tensor:
    """Mean of 1 - cosine between a segment's pooled vector and the teacher's."""
    if not len(batch.vectors):
        return vectors.sum() * 0.0
    segments = torch.from_numpy(batch.segments)
    pooled = vectors.new_zeros((len(batch.vectors), vectors.shape[-1]))
    for column in range(segments.shape[-1]):
        inside = segments[..., column] >= 0
        pooled = pooled.index_add(0, segments[..., column][inside], vectors[inside])
    wanted = torch.from_numpy(batch.vectors)
    return (1 - nn.functional.cosine_similarity(pooled, wanted, dim=-1)).mean()
