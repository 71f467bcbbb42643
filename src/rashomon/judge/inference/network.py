"""The shipped networks, loaded and checked: one window in, the columns of its pieces out.

Every window goes through a network alone.  8-bit inference scales activations by the largest
value in a run, so that windows run together would change one another's result; alone, a pair or
sentence gives the same answer in any company.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import InvariantError
from rashomon.judge.inference.encoding import FEATURES, WINDOW, Encoder, Frame
from rashomon.judge.inference.heads import COLUMNS, RELATIONS
from rashomon.judge.inference.packed import unpack

CONFIG = "config.json"
PAIRS_GRAPH, PAIRS_WEIGHTS = "relations.onnx", "relations.npz"
"""Of the network that says how texts stand to one another: the graph, and most of its weights."""
EVENTS_GRAPH = "events.onnx"
"""The network that says how sure an author is of events."""
VOCABULARY = "tokenizer.json"
"""The reader's: all networks began from the same one, and it need not be shipped twice."""
FORMAT = 2
"""Of the configuration: what the networks' columns and features are."""
LAYOUT: Mapping[str, Any] = {
    "format": FORMAT,
    "relations": list(RELATIONS),
    "columns": COLUMNS,
    "features": FEATURES,
    "window": WINDOW,
}
"""What the configuration of the networks says that this code can run."""


_THREADS = min(4, os.cpu_count() or 1)
"""Windows that are read at once: each alone, so that their number changes no answer."""


class Network:
    """One network.

    Args:
        graph: The network as ONNX.
        packed: Weights that the graph leaves out, as `unpack` takes them.
    """

    def __init__(self, graph: bytes, packed: bytes | None = None) -> None:
        # Heavy to import, and not needed by those who only want the types.
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        if packed is not None:
            named = [(n, ort.OrtValue.ortvalue_from_numpy(w)) for n, w in unpack(packed)]
            options.add_external_initializers([n for n, _ in named], [w for _, w in named])
        self._session = ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def run(self, frame: Frame) -> NDArray[np.float32]:
        """Answer one window; several threads may ask at once.

        Args:
            frame: A pair or a sentence.

        Returns:
            (pieces, columns), the frame's marks included.
        """
        inputs = {"ids": frame.ids, "features": frame.features}
        columns: NDArray[np.float32] = self._session.run(None, inputs)[0][0]
        return columns


def run_all(network: Network, frames: Sequence[Frame]) -> list[NDArray[np.float32]]:
    """Answer windows, several at once on a machine that can.

    Args:
        network: Who answers.
        frames: Pairs or sentences.

    Returns:
        As `Network.run` has it, in order.
    """
    if len(frames) < 2 or _THREADS == 1:
        return [network.run(frame) for frame in frames]
    with ThreadPoolExecutor(_THREADS) as pool:
        return list(pool.map(network.run, frames))


class Networks:
    """Vocabulary, networks and constants, checked against their digests.

    Args:
        weights: Folder of the weights; by default that of this package.
        vocabulary: Folder of the vocabulary; by default that of the reader.

    Raises:
        InvariantError: A file is not the one that the configuration names, or the configuration is
            of another layout.
    """

    def __init__(
        self, weights: Traversable | None = None, vocabulary: Traversable | None = None
    ) -> None:
        shipped = files("rashomon") / "weights"
        self._root = weights if weights is not None else shipped / "claims"
        config = json.loads((self._root / CONFIG).read_text("utf-8"))
        _check_layout(config)
        self.digests: Mapping[str, str] = config["sha256"]
        self.calibration: Mapping[str, Any] = config["calibration"]
        for name in (PAIRS_GRAPH, PAIRS_WEIGHTS, EVENTS_GRAPH):
            self._read(name)
        words = vocabulary if vocabulary is not None else shipped / "reader"
        content = _read_checked(words / VOCABULARY, self.digests[VOCABULARY])
        # Heavy to import, as above.
        from tokenizers import Tokenizer

        self.vocabulary: Encoder = Tokenizer.from_str(content.decode("utf-8"))

    @cached_property
    def pairs(self) -> Network:
        """What says how two texts stand to one another."""
        return Network(self._read(PAIRS_GRAPH), self._read(PAIRS_WEIGHTS))

    @cached_property
    def events(self) -> Network:
        """What says how sure an author is of events."""
        return Network(self._read(EVENTS_GRAPH))

    def _read(self, name: str) -> bytes:
        return _read_checked(self._root / name, self.digests[name])


def model_digests() -> tuple[tuple[str, str], ...]:
    """The models behind the judgements, without loading them.

    Returns:
        ``(name, sha256)`` of the weights and of the configuration, which names the digest of the
        vocabulary and holds the constants of the calibration.
    """
    config = files("rashomon").joinpath("weights", "claims", CONFIG).read_bytes()
    digests = json.loads(config)["sha256"]
    return (
        ("relations", digests[PAIRS_GRAPH]),
        ("relations-weights", digests[PAIRS_WEIGHTS]),
        ("events", digests[EVENTS_GRAPH]),
        ("claims-config", hashlib.sha256(config).hexdigest()),
    )


def _check_layout(config: Mapping[str, Any]) -> None:
    for name, value in LAYOUT.items():
        if config.get(name) != value:
            raise InvariantError(
                f"the sentence model's {name} in {CONFIG} is {config.get(name)}, not {value}; "
                f"install the package anew"
            )


def _read_checked(file: Traversable, digest: str) -> bytes:
    content = file.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != digest:
        raise InvariantError(
            f"{file.name} of the sentence model has sha256 {found}, its configuration says "
            f"{digest}; install the package anew"
        )
    return content
