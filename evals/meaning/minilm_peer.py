"""Vectors of all-MiniLM-L6-v2; run by whatever Python has torch and the weights.

    python -m evals.meaning.minilm_peer < texts.jsonl > vectors.jsonl

A line of texts is one JSON string, a line of vectors one JSON list of 384 numbers: the mean over
all pieces, CLS and SEP included, as the model was trained (Reimers & Gurevych 2019).
"""

import json
import sys

import torch

from rashomon.read.windows import PAD
from training.encoder import MINILM, load_encoder
from training.pretrained import find_minilm, load_tokenizer

_LONGEST = 256
"""Pieces, frame included, that the model is meant for."""
_BATCH = 32


def main() -> int:
    """Read every text and print its vector."""
    torch.set_num_threads(1)
    encoder = load_encoder(MINILM, find_minilm()).eval()
    tokenizer = load_tokenizer()
    tokenizer.enable_truncation(_LONGEST)
    pieces = [tokenizer.encode(json.loads(line)).ids for line in sys.stdin]
    order = sorted(range(len(pieces)), key=lambda index: len(pieces[index]))
    vectors: list[list[float]] = [[] for _ in pieces]
    for first in range(0, len(order), _BATCH):
        group = order[first : first + _BATCH]
        width = max(len(pieces[index]) for index in group)
        padded = [pieces[index] + [PAD] * (width - len(pieces[index])) for index in group]
        ids = torch.tensor(padded)
        mask = (ids != PAD).long()
        with torch.no_grad():
            hidden = encoder(ids, torch.zeros_like(ids), mask) * mask[..., None]
        means = hidden.sum(1) / mask.sum(1, keepdim=True)
        for index, vector in zip(group, means.tolist(), strict=True):
            vectors[index] = [round(share, 6) for share in vector]
    for vector in vectors:
        print(json.dumps(vector))
    return 0


if __name__ == "__main__":
    sys.exit(main())
