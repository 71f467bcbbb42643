"""A BERT encoder with a word-labelling head, small and plain.

The layers are those of BERT (Devlin et al. 2019) as MiniLM-L6-H384 uses them (Wang et
al. 2020). Attention is two matrix products and a softmax: on a CPU without a fused
kernel for it this is about twice as fast as the library's fused form, whose backward
pass dominates. Dropout draws bytes, not floats, for the same reason.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from rashomon.read.decoding import LABELS
from rashomon.read.tokens import FEATURE_ROWS

HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536
VOCABULARY, POSITIONS = 30522, 512
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

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.down_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = ByteDropout()

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Transform (windows, pieces, HIDDEN); bias is added to attention scores."""
        windows, pieces, _ = hidden.shape

        def split(values: Tensor) -> Tensor:
            return values.view(windows, pieces, HEADS, HIDDEN // HEADS).transpose(1, 2)

        query, key, value = (
            split(self.query(hidden) * (HIDDEN // HEADS) ** -0.5),
            split(self.key(hidden)),
            split(self.value(hidden)),
        )
        scores = query @ key.transpose(-1, -2) + bias
        mixed = (torch.softmax(scores, -1) @ value).transpose(1, 2)
        mixed = self.attended(mixed.reshape(windows, pieces, HIDDEN))
        hidden = self.attended_norm(hidden + self.dropout(mixed))
        inner = self.down(nn.functional.gelu(self.up(hidden)))
        normed: Tensor = self.down_norm(hidden + self.dropout(inner))
        return normed


class WordLabeller(nn.Module):  # type: ignore[misc, unused-ignore]
    """Encoder and linear head: logits of the seven labels for each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.features = nn.Embedding(FEATURE_ROWS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = ByteDropout()
        self.head = nn.Linear(HIDDEN, len(LABELS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Label pieces.

        Args:
            ids: (windows, pieces) vocabulary ids.
            features: (windows, pieces) rows of the feature embedding.
            mask: (windows, pieces) 1 for a piece, 0 for padding.

        Returns:
            (windows, pieces, labels) logits in 32 bit.
        """
        places = torch.arange(ids.shape[1], dtype=torch.int64)
        hidden = self.words(ids) + self.positions(places) + self.features(features)
        hidden = self.dropout(self.norm(hidden))
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0
        if torch.is_autocast_enabled("cpu"):
            hidden, bias = hidden.bfloat16(), bias.bfloat16()
        for layer in self.layers:
            hidden = layer(hidden, bias)
        logits: Tensor = self.head(self.dropout(hidden)).float()
        return logits


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "down_norm": "output.LayerNorm",
}


def load_pretrained(weights: Path) -> WordLabeller:
    """Build the model on MiniLM-L6-H384 weights; features start from token type 0.

    Args:
        weights: A safetensors file with BERT's usual names.

    Returns:
        The model, its head freshly initialised from torch's generator.
    """
    model = WordLabeller()
    stored = load_file(weights)
    target = model.state_dict()
    target["words.weight"] = stored["embeddings.word_embeddings.weight"]
    target["positions.weight"] = stored["embeddings.position_embeddings.weight"]
    row = stored["embeddings.token_type_embeddings.weight"][0]
    target["features.weight"] = row.repeat(FEATURE_ROWS, 1)
    for part in ("weight", "bias"):
        target[f"norm.{part}"] = stored[f"embeddings.LayerNorm.{part}"]
        for layer in range(LAYERS):
            for ours, theirs in _NAMES.items():
                name = f"encoder.layer.{layer}.{theirs}.{part}"
                target[f"layers.{layer}.{ours}.{part}"] = stored[name]
    model.load_state_dict(target)
    nn.init.normal_(model.head.weight, std=0.02)
    nn.init.zeros_(model.head.bias)
    return model
