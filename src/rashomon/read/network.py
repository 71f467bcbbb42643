"""The network with its weights loaded: words in, scores of their labels out.

Every window of a text goes through the network alone. 8-bit inference scales activations
by the largest value in the batch, so that windows read together would change one
another's result; alone, a text gives the same answer in any company.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import InvariantError
from rashomon.read.heads import DIMENSIONS, INNER, LABELS, NAME_LABELS, NAMES, TAGS, VECTOR
from rashomon.read.linking import LinkWeights
from rashomon.read.meaning import LONGEST
from rashomon.read.tokens import Words
from rashomon.read.windows import (
    Pieces,
    RememberingEncoder,
    cut_windows,
    encode_words,
    frame_window,
)

WEIGHTS, VOCABULARY, LINKER, CONFIG = "reader.onnx", "tokenizer.json", "linker.json", "config.json"
FORMAT = 2
"""Of the configuration: what the network's columns are."""


@dataclass(frozen=True, slots=True)
class WordScores:
    """What the network says of each word of a text; rows are words.

    Attributes:
        tags: Scores of the labels of attributions, not normalised.
        inner: The same for attributions inside the contents of those.
        names: The same for the labels of names.
        shares: Sum of the shares of the word's pieces in the meaning of whatever it stands in;
            rows only for the first `LONGEST` words.
    """

    tags: NDArray[np.float32]
    inner: NDArray[np.float32]
    names: NDArray[np.float32]
    shares: NDArray[np.float16]


class Network:
    """The shipped files, loaded and checked.

    Args:
        folder: Where they lie; by default those of this package.
        threads: Threads of one network run. More than one pays only on idle cores.

    Raises:
        InvariantError: A file is not the one that the configuration names, or the
            configuration is of another format.
    """

    def __init__(self, folder: Traversable | None = None, *, threads: int = 1) -> None:
        root = folder if folder is not None else files("rashomon") / "weights" / "reader"
        config = json.loads((root / CONFIG).read_text("utf-8"))
        _check_format(config)
        contents = {
            name: _read_checked(root / name, digest) for name, digest in config["sha256"].items()
        }
        # Heavy to import, and not needed by those who only want the types.
        from tokenizers import Tokenizer

        self.digest: str = config["sha256"][WEIGHTS]
        self.links = LinkWeights(**json.loads(contents[LINKER]))
        self.confidence: Mapping[str, float] = config["confidence"]
        self.least_confidence: float = config["least_confidence"]
        vocabulary = Tokenizer.from_str(contents[VOCABULARY].decode("utf-8"))
        self._tokenizer = RememberingEncoder(vocabulary)
        self._session = _open_session(contents[WEIGHTS], threads)

    def score_tags(self, words: Words) -> NDArray[np.float32]:
        """Run the network over a text for the labels of its attributions alone.

        Args:
            words: The words of one text.

        Returns:
            What `score_words` has as `tags`, in a fifth of the memory.
        """
        tags = np.zeros((len(words), TAGS.stop), np.float32)
        pieces = encode_words(words, self._tokenizer)
        for start, columns in self._run(words, pieces):
            firsts, owners = _find_firsts(pieces, start, len(columns))
            tags[owners] = columns[firsts, TAGS]
        return tags

    def score_words(self, words: Words) -> WordScores:
        """Run the network over a text, window by window.

        Args:
            words: The words of one text.

        Returns:
            Scores of all words.
        """
        # One array a head, so that each can be let go once it is read.
        heads = (TAGS, INNER, NAMES)
        logits = [np.zeros((len(words), part.stop - part.start), np.float32) for part in heads]
        shares = np.zeros((min(len(words), LONGEST), DIMENSIONS), np.float16)
        pieces = encode_words(words, self._tokenizer)
        for start, columns in self._run(words, pieces):
            firsts, owners = _find_firsts(pieces, start, len(columns))
            for head, part in zip(logits, heads, strict=True):
                head[owners] = columns[firsts, part]
            kept = owners[owners < len(shares)]
            if len(kept):
                sums = np.add.reduceat(_without_marks(columns[:, VECTOR], pieces, start), firsts)
                shares[kept] = sums[: len(kept)]
        tags, inner, names = logits
        return WordScores(tags, inner, names, shares)

    def _run(self, words: Words, pieces: Pieces) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """For each window its first piece, and the columns of its pieces without the frame."""
        for start, stop in cut_windows(pieces, words):
            ids, features = frame_window(pieces, start, stop)
            (found,) = self._session.run(None, {"ids": ids, "features": features})
            yield start, found[0, 1:-1]


def _find_firsts(
    pieces: Pieces, start: int, count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where in a window words begin, and which words those are."""
    owners = pieces.words[start : start + count]
    firsts = np.flatnonzero(owners >= 0)
    return firsts, owners[firsts]


def _without_marks(shares: NDArray[np.float32], pieces: Pieces, start: int) -> NDArray[np.float32]:
    """Shares of pieces, those of paragraph marks zero: they belong to no word."""
    stop = start + len(shares)
    marks = pieces.breaks[start:stop] & (pieces.words[start:stop] < 0)
    return np.where(marks[:, None], np.float32(0.0), shares)


def _check_format(config: Mapping[str, Any]) -> None:
    wanted = {
        "format": FORMAT,
        "labels": list(LABELS),
        "name_labels": list(NAME_LABELS),
        "dimensions": DIMENSIONS,
    }
    for name, value in wanted.items():
        if config.get(name) != value:
            raise InvariantError(
                f"the reader's {name} in {CONFIG} are {config.get(name)}, not {value}; "
                f"install the package anew"
            )


def _read_checked(file: Traversable, digest: str) -> bytes:
    content = file.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != digest:
        raise InvariantError(
            f"{file.name} of the reader has sha256 {found}, its configuration says {digest}; "
            f"install the package anew"
        )
    return content


def _open_session(weights: bytes, threads: int) -> Any:
    # Heavy to import, as above.
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
