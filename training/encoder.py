"""BERT and MPNet encoders with a word-labelling head, small and plain.

The layers are those of BERT (Devlin et al. 2019) as MiniLM-L6-H384 uses them (Wang et
al. 2020). Attention is two matrix products and a softmax: on a CPU without a fused
kernel for it this is about twice as fast as the library's fused form, whose backward
pass dominates. Dropout draws bytes, not floats, for the same reason.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from rashomon.read.heads import LABELS
from rashomon.read.tokens import FEATURE_ROWS
from rashomon.read.windows import CLS, PAD, SEP


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of an encoder.

    Attributes:
        hidden: Width of a piece's vector.
        heads: Attention heads of a layer.
        layers: Layers.
        inner: Width inside the feed-forward half of a layer.
        vocabulary: Rows of the word embedding.
        positions: Rows of the position embedding.
        first_position: Row of the first piece of a window.
        buckets: Distances told apart by a relative attention bias; 0 for none.
    """

    hidden: int = 384
    heads: int = 12
    layers: int = 6
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    first_position: int = 0
    buckets: int = 0


MINILM = Shape()
"""MiniLM-L6-H384 (Wang et al. 2020)."""
STUDENT = Shape(inner=1024)
"""The same without a third of its inner units: a fifth more words a second."""
TEACHER = Shape(768, 12, 8, 3072, 30527, 514, 2, 32)
"""The lower eight of the twelve layers of MPNet base (Song et al. 2020). The pretrained weights
were tuned for whole sentences, for which the upper layers stand; a word's part in a sentence is
read off the middle ones, and each layer less is a twelfth of the time."""
_FARTHEST = 128
_DROPPED_OF_256 = 26  # 10 %


class ByteDropout(nn.Module):  # type: ignore[misc, unused-ignore]
    """Dropout at 26/256 with one random byte an element."""

    def forward(self, values: Tensor) -> Tensor:
        """Drop and rescale while training; the identity otherwise."""
        if not self.training:
            return values
        noise = torch.empty(values.shape, dtype=torch.uint8).random_(0, 256)
        keep = (noise >= _DROPPED_OF_256).to(values.dtype)
        return values * (keep * (256 / (256 - _DROPPED_OF_256)))


class Layer(nn.Module):  # type: ignore[misc, unused-ignore]
    """One transformer layer, normalised after each half."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.hidden, shape.hidden)
        self.key = nn.Linear(shape.hidden, shape.hidden)
        self.value = nn.Linear(shape.hidden, shape.hidden)
        self.attended = nn.Linear(shape.hidden, shape.hidden)
        self.attended_norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.down_norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = ByteDropout()

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Transform (windows, pieces, hidden); bias is added to attention scores."""
        windows, pieces, width = hidden.shape

        def split(values: Tensor) -> Tensor:
            return values.view(windows, pieces, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = (
            split(self.query(hidden) * (width // self.heads) ** -0.5),
            split(self.key(hidden)),
            split(self.value(hidden)),
        )
        scores = query @ key.transpose(-1, -2) + bias
        mixed = (torch.softmax(scores, -1) @ value).transpose(1, 2)
        mixed = self.attended(mixed.reshape(windows, pieces, width))
        hidden = self.attended_norm(hidden + self.dropout(mixed))
        inner = self.down(nn.functional.gelu(self.up(hidden)))
        normed: Tensor = self.down_norm(hidden + self.dropout(inner))
        return normed


class Encoder(nn.Module):  # type: ignore[misc, unused-ignore]
    """Pieces to vectors."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.features = nn.Embedding(FEATURE_ROWS, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = ByteDropout()
        if shape.buckets:
            self.distances = nn.Embedding(shape.buckets, shape.heads)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Encode pieces.

        Args:
            ids: (windows, pieces) ids in BERT's uncased vocabulary.
            features: (windows, pieces) rows of the feature embedding.
            mask: (windows, pieces) 1 for a piece, 0 for padding.

        Returns:
            (windows, pieces, hidden), dropout applied.
        """
        places = torch.arange(ids.shape[1], dtype=torch.int64)
        hidden = self.words(to_mpnet(ids) if self.shape.buckets else ids) + self.features(features)
        hidden = hidden + self.positions(places + self.shape.first_position)
        hidden = self.dropout(self.norm(hidden))
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0
        if self.shape.buckets:
            rows = find_buckets(places[None, :] - places[:, None], self.shape.buckets)
            bias = bias + self.distances(rows).permute(2, 0, 1)
        if torch.is_autocast_enabled("cpu"):
            hidden, bias = hidden.bfloat16(), bias.bfloat16()
        for layer in self.layers:
            hidden = layer(hidden, bias)
        encoded: Tensor = self.dropout(hidden)
        return encoded


def find_buckets(distances: Tensor, buckets: int) -> Tensor:
    """Rows of the relative bias: exact when near, logarithmic when far (Raffel et al. 2020)."""
    half = buckets // 2
    exact = half // 2
    far = distances.abs().clamp(min=1).float()
    steps = torch.log(far / exact) / math.log(_FARTHEST / exact) * (half - exact)
    rows = torch.where(
        distances.abs() < exact, distances.abs(), (exact + steps.long()).clamp(max=half - 1)
    )
    return rows + (distances > 0).long() * half


def to_mpnet(ids: Tensor) -> Tensor:
    """Ids of the same pieces in MPNet's vocabulary: BERT's after four marks of its own."""
    moved = ids + 4
    for ours, theirs in ((PAD, 1), (CLS, 0), (SEP, 2)):
        moved = torch.where(ids == ours, theirs, moved)
    return moved


class WordLabeller(nn.Module):  # type: ignore[misc, unused-ignore]
    """Encoder and linear head: logits of the seven labels for each piece."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.head = nn.Linear(shape.hidden, len(LABELS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """(windows, pieces, labels) logits in 32 bit; arguments are those of `Encoder`."""
        logits: Tensor = self.head(self.encoder(ids, features, mask)).float()
        return logits


_BERT = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "down_norm": "output.LayerNorm",
}
_MPNET = _BERT | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "attended": "attention.attn.o",
    "attended_norm": "attention.LayerNorm",
}


def load_encoder(shape: Shape, weights: Path) -> Encoder:
    """Build an encoder on pretrained weights.

    Args:
        shape: MINILM or TEACHER.
        weights: A safetensors file with the usual names of BERT or of MPNet.

    Returns:
        The encoder; the rows of its features are all those of BERT's token type 0, or zero.
    """
    encoder = Encoder(shape)
    stored = load_file(weights)
    target = encoder.state_dict()
    target["words.weight"] = stored["embeddings.word_embeddings.weight"]
    target["positions.weight"] = stored["embeddings.position_embeddings.weight"]
    kinds = stored.get("embeddings.token_type_embeddings.weight")
    row = torch.zeros(shape.hidden) if kinds is None else kinds[0]
    target["features.weight"] = row.repeat(FEATURE_ROWS, 1)
    if shape.buckets:
        target["distances.weight"] = stored["encoder.relative_attention_bias.weight"]
    for part in ("weight", "bias"):
        target[f"norm.{part}"] = stored[f"embeddings.LayerNorm.{part}"]
        for layer in range(shape.layers):
            for ours, theirs in (_MPNET if shape.buckets else _BERT).items():
                name = f"encoder.layer.{layer}.{theirs}.{part}"
                target[f"layers.{layer}.{ours}.{part}"] = stored[name]
    encoder.load_state_dict(target)
    return encoder


def start_head(head: nn.Linear) -> None:
    """Small random weights from torch's generator, no bias."""
    nn.init.normal_(head.weight, std=0.02)
    nn.init.zeros_(head.bias)
