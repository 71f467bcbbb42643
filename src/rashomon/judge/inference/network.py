"""The shipped network, loaded and checked: one window in, the columns of its pieces out.

Every window goes through the network alone.  8-bit inference scales activations by the largest
value in a run, so that windows run together would change one another's result; alone, a pair or
sentence gives the same answer in any company.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import InvariantError
from rashomon.judge.inference.encoding import FEATURES, WINDOW, Encoder, Frame
from rashomon.judge.inference.heads import COLUMNS, RELATIONS

WEIGHTS, CONFIG = "claims.onnx", "config.json"
VOCABULARY = "tokenizer.json"
"""The reader's: the two networks began from the same one, and it need not be shipped twice."""
FORMAT = 1
"""Of the configuration: what the network's columns and features are."""
LAYOUT: Mapping[str, Any] = {
    "format": FORMAT,
    "relations": list(RELATIONS),
    "columns": COLUMNS,
    "features": FEATURES,
    "window": WINDOW,
}
"""What the configuration of a network says that this code can run."""


class Network:
    """Vocabulary, weights and constants, checked against their digests.

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
        root = weights if weights is not None else shipped / "claims"
        config = json.loads((root / CONFIG).read_text("utf-8"))
        _check_layout(config)
        words = vocabulary if vocabulary is not None else shipped / "reader"
        digests = config["sha256"]
        network = _read_checked(root / WEIGHTS, digests[WEIGHTS])
        # Heavy to import, and not needed by those who only want the types.
        from tokenizers import Tokenizer

        self.digest: str = digests[WEIGHTS]
        self.calibration: Mapping[str, Any] = config["calibration"]
        self.vocabulary: Encoder = Tokenizer.from_str(
            _read_checked(words / VOCABULARY, digests[VOCABULARY]).decode("utf-8")
        )
        self._session = _open_session(network)

    def run(self, frame: Frame) -> NDArray[np.float32]:
        """Answer one window.

        Args:
            frame: A pair or a sentence.

        Returns:
            (pieces, columns), the frame's marks included.
        """
        inputs = {"ids": frame.ids, "features": frame.features}
        columns: NDArray[np.float32] = self._session.run(None, inputs)[0][0]
        return columns


def model_digests() -> tuple[tuple[str, str], ...]:
    """The model behind the judgements, without loading it.

    Returns:
        ``(name, sha256)`` of the weights and of the configuration, which names the digest of the
        vocabulary and holds the constants of the calibration.
    """
    config = files("rashomon").joinpath("weights", "claims", CONFIG).read_bytes()
    weights = json.loads(config)["sha256"][WEIGHTS]
    return (("claims", weights), ("claims-config", hashlib.sha256(config).hexdigest()))


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


def _open_session(weights: bytes) -> Any:
    # Heavy to import, as above.
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
