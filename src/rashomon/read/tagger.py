"""The learned reader: raw text in, attributions with their spans out.

A small BERT labels each word as part of a source, a cue, a content or nothing; Viterbi
turns the labels into spans, and a log-linear linker joins the spans to attributions.
Those less sure than the configuration's `least_confidence` are left out. The
model card beside the weights says what it was trained on and how well it reads.

Every window of a text goes through the network alone. 8-bit inference scales activations
by the largest value in the batch, so that windows read together would change one
another's result; alone, a text gives the same answer in any company.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import InvariantError
from rashomon.model.reading import Kind
from rashomon.model.spans import Span
from rashomon.read.confidence import compute_confidence
from rashomon.read.decoding import (
    RoleSpan,
    compute_log_probabilities,
    decode_labels,
    find_role_spans,
    prefer_cues,
)
from rashomon.read.heads import LABELS
from rashomon.read.linking import Linked, LinkWeights, link_spans
from rashomon.read.repair import add_missing_spans
from rashomon.read.tokens import INSIDE, OUTSIDE, Words, find_words, quote_states
from rashomon.read.windows import cut_windows, encode_words, frame_window

_LOOSE = frozenset((",", ";", ":", "-", "--", "–", "—", "#", "*", "|", "•", "·", "/", "="))
_NEVER_FIRST = _LOOSE | {".", "!", "?", ")", "]", "”", "»"}
_NEVER_LAST = _LOOSE | {"(", "[", "“", "«", "``"}

WEIGHTS, VOCABULARY, LINKER, CONFIG = "reader.onnx", "tokenizer.json", "linker.json", "config.json"


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """One attribution as the reader sees it; spans are code points into the raw text.

    Attributes:
        source: Who is reported as saying it; empty if the text does not tell.
        cue: The words that attribute.
        content: What is attributed, one or more spans in order.
        kind: Direct if every word of the content is quoted, indirect if none is.
        confidence: 0 to 1, of content and source both being read rightly.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    confidence: float


class Tagger:
    """The reader with its weights loaded.

    One instance may be used for any number of texts; it keeps nothing of them.

    Args:
        folder: Where the shipped files lie; by default those of this package.
        threads: Threads of one network run. More than one pays only on idle cores.

    Raises:
        InvariantError: A file is not the one that the configuration names.
    """

    def __init__(self, folder: Traversable | None = None, *, threads: int = 1) -> None:
        root = folder if folder is not None else files("rashomon") / "weights" / "reader"
        config = json.loads((root / CONFIG).read_text("utf-8"))
        contents = {
            name: _read_checked(root / name, digest) for name, digest in config["sha256"].items()
        }
        if tuple(config["labels"]) != LABELS:
            raise InvariantError(f"the reader's labels are {config['labels']}, not {LABELS}")
        self._digest: str = config["sha256"][WEIGHTS]
        # Heavy to import, and not needed by those who only want the types.
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_str(contents[VOCABULARY].decode("utf-8"))
        self._links = LinkWeights(**json.loads(contents[LINKER]))
        self._confidence: Mapping[str, float] = config["confidence"]
        self._least: float = config["least_confidence"]
        self._session = _open_session(contents[WEIGHTS], threads)

    @property
    def digest(self) -> str:
        """SHA-256 of the network's weights, for the record of a run."""
        return self._digest

    def attribute(self, text: str) -> tuple[TaggedAttribution, ...]:
        """Find who is reported as saying what.

        Time and memory are linear in the length of the text.

        Args:
            text: Any text, uncleaned; its lines are taken for paragraphs.

        Returns:
            The attributions that have content and are sure enough, in the order of their cues.
        """
        words, linked = self.link(text)
        found = [self._to_attribution(item, words) for item in linked]
        return tuple(att for att in found if att.confidence >= self._least)

    def link(self, text: str) -> tuple[Words, list[Linked]]:
        """Do what `attribute` does, up to attributions in words.

        Args:
            text: Any text, uncleaned.

        Returns:
            The words, and the attributions that have content in the order of their cues.
        """
        words = find_words(text)
        scores = self.score_words(words)
        spans = find_role_spans(decode_labels(prefer_cues(scores)), scores)
        spans = add_missing_spans(spans, words, scores)
        return words, [item for item in link_spans(spans, words, self._links) if item.content]

    def score_words(self, words: Words) -> NDArray[np.float64]:
        """Log-probabilities of the labels of each word.

        Args:
            words: The words of one text.

        Returns:
            (words, labels).
        """
        pieces = encode_words(words, self._tokenizer)
        logits = np.zeros((len(words), len(LABELS)), np.float32)
        for start, stop in cut_windows(pieces, words):
            ids, features = frame_window(pieces, start, stop)
            owners = pieces.words[start:stop]
            (found,) = self._session.run(None, {"ids": ids, "features": features})
            logits[owners[owners >= 0]] = found[0, 1:-1][owners >= 0]
        return compute_log_probabilities(logits)

    def _to_attribution(self, item: Linked, words: Words) -> TaggedAttribution:
        return TaggedAttribution(
            source=_to_spans((item.source,), words) if _is_named(item.source, words) else (),
            cue=_to_spans((item.cue,), words),
            content=_to_spans(item.content, words),
            kind=_find_kind(item.content, words),
            confidence=compute_confidence(item, self._confidence),
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


def _to_spans(parts: tuple[RoleSpan, ...], words: Words) -> tuple[Span, ...]:
    """Characters of runs of words, those with only white space between united.

    A run of nothing but loose marks is left out beside others, and kept alone: a colon may
    be all the cue there is.
    """
    spans: list[Span] = []
    trimmed = [_trim(part, words) for part in parts]
    kept = [(first, stop) for first, stop in trimmed if first < stop]
    for first, stop in kept or [(part.first, part.stop) for part in parts]:
        span = Span(int(words.starts[first]), int(words.ends[stop - 1]))
        if spans and not words.text[spans[-1].end : span.start].strip():
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return tuple(spans)


def _is_named(source: RoleSpan | None, words: Words) -> TypeGuard[RoleSpan]:
    """Whether there is a source and a letter or digit in it."""
    return source is not None and any(
        char.isalnum()
        for char in words.text[words.starts[source.first] : words.ends[source.stop - 1]]
    )


def _trim(part: RoleSpan, words: Words) -> tuple[int, int]:
    """A run of words without the marks that belong to what stands beside it.

    Annotators were not of one mind about a comma after a source; ornaments ("###", bullets)
    are a scraper's. Empty (first = stop) where there is nothing else.
    """
    first, stop = part.first, part.stop
    while first < stop and words.surface(first) in _NEVER_FIRST:
        first += 1
    while first < stop and words.surface(stop - 1) in _NEVER_LAST:
        stop -= 1
    return first, stop


def _find_kind(content: tuple[RoleSpan, ...], words: Words) -> Kind:
    states = np.concatenate([quote_states(words, part.first, part.stop) for part in content])
    quoted, plain = bool((states == INSIDE).any()), bool((states == OUTSIDE).any())
    if quoted and plain:
        return "mixed"
    return "direct" if quoted else "indirect"
