"""Texts to the network's input: word pieces in a frame, and whose they are.

Part of the model's input definition, shared by training and running.  A pair is CLS, premise,
SEP, hypothesis, SEP (Devlin et al. 2019); a sentence is CLS, sentence, SEP.  Beside each piece
goes a feature: whose piece it is, and whether the other text has the same word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

WINDOW = 160
"""Pieces of one network run, frame included: the most it was trained on."""
LONGEST_HYPOTHESIS = 64
"""Pieces of a hypothesis that are read; the premise has what is left of the window."""
LONGEST_TEXT = 4096
"""Code points of a text that are looked at, far more than a window holds of any language."""

UNKNOWN, CLS, SEP = 100, 101, 102
PLAIN, PREMISE_ALONE, PREMISE_SHARED, HYPOTHESIS_ALONE, HYPOTHESIS_SHARED = range(5)
FEATURES = 5


class Encoder(Protocol):
    """What is asked of a vocabulary; `tokenizers.Tokenizer` is one, and heavy to import."""

    def encode(self, sequence: Any, *, add_special_tokens: bool) -> Any:
        """Encode a string; the answer has `ids`, `offsets` and `word_ids`."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text.

    Attributes:
        ids: Vocabulary ids.
        words: For each piece the number of its word, counted from 0.
        spans: For each word its code points in the text, half-open.
    """

    ids: tuple[int, ...]
    words: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Input of one network run; both columns have shape (1, pieces).

    Attributes:
        ids: Vocabulary ids.
        features: Rows of the feature embedding.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]


def find_pieces(text: str, encoder: Encoder) -> Pieces:
    """Cut a text into word pieces.

    Args:
        text: Any string; what lies beyond `LONGEST_TEXT` code points or a window is left out.
        encoder: The vocabulary.

    Returns:
        The pieces in order; of nothing, no pieces.
    """
    # A lone surrogate has no place in UTF-8, which the tokenizer takes; one "?" keeps the offsets.
    legal = text[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
    found = encoder.encode(legal, add_special_tokens=False)
    room = WINDOW - 2
    spans: dict[int, tuple[int, int]] = {}
    numbers: list[int] = []
    for word, (start, end) in zip(found.word_ids[:room], found.offsets, strict=False):
        spans[word] = (spans[word][0] if word in spans else start, end)
        numbers.append(len(spans) - 1)
    return Pieces(tuple(found.ids[:room]), tuple(numbers), tuple(spans.values()))


def frame_pair(premise: Pieces, hypothesis: Pieces) -> Frame:
    """Put two texts into one window; of both the beginning is kept.

    Args:
        premise: What is known.
        hypothesis: What is asked about.

    Returns:
        The window.
    """
    second = hypothesis.ids[:LONGEST_HYPOTHESIS]
    first = premise.ids[: WINDOW - 3 - len(second)]
    left, right = _find_words(premise, len(first)), _find_words(hypothesis, len(second))
    shared_left, shared_right = set(left), set(right)
    marks = [PREMISE_SHARED if word in shared_right else PREMISE_ALONE for word in left]
    others = [HYPOTHESIS_SHARED if word in shared_left else HYPOTHESIS_ALONE for word in right]
    return Frame(
        np.array([(CLS, *first, SEP, *second, SEP)], np.int64),
        np.array([(PLAIN, *marks, PLAIN, *others, PLAIN)], np.int64),
    )


def frame_sentence(sentence: Pieces) -> Frame:
    """Put one text into a window; the beginning is kept."""
    ids = np.array([(CLS, *sentence.ids[: WINDOW - 2], SEP)], np.int64)
    return Frame(ids, np.zeros_like(ids))


def _find_words(pieces: Pieces, count: int) -> list[Sequence[int]]:
    """For each of the first pieces, the ids of all pieces of its word."""
    whole: dict[int, list[int]] = {}
    for word, number in zip(pieces.words[:count], pieces.ids[:count], strict=True):
        whole.setdefault(word, []).append(number)
    keys = {word: tuple(numbers) for word, numbers in whole.items()}
    return [keys[word] for word in pieces.words[:count]]
