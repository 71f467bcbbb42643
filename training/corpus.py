"""What the network should answer for each word of the training texts."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from evals.attribution.polnear import GoldAttribution
from rashomon.read.heads import LABELS, NAME_LABELS
from rashomon.read.tokens import Words, find_words
from rashomon.read.windows import Pieces, WordEncoder, encode_words
from training.texts import TrainingText

UNLABELLED = -100
_SINGLE_MARKS = str.maketrans({"\u201c": "\u2018", "\u201d": "\u2019", '"': "'"})
_STRAIGHT_MARKS = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})
_ONE_PARAGRAPH = str.maketrans({"\n": " ", "\r": " "})
_STYLES = (None, _SINGLE_MARKS, _STRAIGHT_MARKS, _ONE_PARAGRAPH)
"""As printed; with single marks, as British houses print them; with typewriter marks; without
paragraphs, as careless scrapers leave a text."""
_STYLE_WEIGHTS = (76, 10, 6, 8)

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WordTargets:
    """What is known of each word; rows are words.

    Attributes:
        tags: Labels of attributions, one column an annotator; UNLABELLED where nobody looked.
        inner: Labels of attributions inside the contents of others.
        names: Labels of names.
        soft: The teacher's probabilities of the labels, outer and inner side by side; NaN where
            it was not asked.
        segments: Number of the sentence, and of the content, that the word is in; -1 for none.
    """

    tags: NDArray[np.int64]
    inner: NDArray[np.int64]
    names: NDArray[np.int64]
    soft: NDArray[np.float16]
    segments: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class StyledText:
    """A text as one house would print it."""

    words: Words
    pieces: Pieces
    targets: WordTargets


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """One text in its own style and in those of other houses.

    Attributes:
        styles: In the order of the weights they are drawn with.
        vectors: What each segment means, (segments, dimensions), each of length 1.
    """

    styles: tuple[StyledText, ...]
    vectors: NDArray[np.float32]

    @property
    def own(self) -> StyledText:
        """As printed."""
        return self.styles[0]

    def choose(self, rng: random.Random) -> StyledText:
        """Draw a style: mostly the document's own, one time in four another."""
        return rng.choices(self.styles, weights=_STYLE_WEIGHTS)[0]


def label_text(text: TrainingText, tokenizer: WordEncoder) -> LabelledDocument:
    """Turn a text and what people said of it into targets; the teacher's share comes later."""
    styled = []
    for style in _STYLES:
        words = find_words(text.text.translate(style) if style else text.text)
        styled.append(StyledText(words, encode_words(words, tokenizer), _target(words, text)))
    return LabelledDocument(tuple(styled), np.zeros((0, 0), np.float32))


def enrich(
    document: LabelledDocument,
    soft: NDArray[np.float16],
    segments: NDArray[np.int64],
    vectors: NDArray[np.float32],
) -> LabelledDocument:
    """Add what the teachers said of a document in its own style.

    Other styles share it where they have the same words.

    Args:
        document: The document.
        soft: Probabilities, as `WordTargets` has them.
        segments: Likewise.
        vectors: Meaning of the segments.
    """
    count = len(document.own.words)
    styles = tuple(
        replace(style, targets=replace(style.targets, soft=soft, segments=segments))
        if len(style.words) == count
        else style
        for style in document.styles
    )
    return LabelledDocument(styles, vectors)


def _target(words: Words, text: TrainingText) -> WordTargets:
    count = len(words)
    unknown = np.full(count, UNLABELLED, np.int64)
    tags = [label_words(words, version) for version in text.versions] or [unknown]
    return WordTargets(
        tags=np.stack(tags, axis=1),
        inner=unknown if text.nested is None else label_words(words, text.nested),
        names=unknown if text.names is None else _label_names(words, text),
        soft=np.full((count, 2 * len(LABELS)), np.nan, np.float16),
        segments=np.full((count, 2), -1, np.int64),
    )


def label_words(words: Words, attributions: Sequence[GoldAttribution]) -> NDArray[np.int64]:
    """Give each word its BIO label; where two spans claim a word, the first keeps it.

    Every maximal run of words of one attribution's role is one span, also where the
    annotation is discontinuous.
    """
    labels = np.zeros(len(words), np.int64)
    for attribution in attributions:
        for role in ("source", "cue", "content"):
            begin = LABELS.index(f"B-{role.upper()}")
            _label_run(labels, word_indices(words, getattr(attribution, role)), begin)
    return labels


def _label_run(labels: NDArray[np.int64], indices: Sequence[int], begin: int) -> None:
    previous = -2
    for index in indices:
        if labels[index]:
            continue
        labels[index] = begin + 1 if previous == index - 1 else begin
        previous = index


def _label_names(words: Words, text: TrainingText) -> NDArray[np.int64]:
    labels = np.zeros(len(words), np.int64)
    for start, end, kind in text.names or ():
        begin = NAME_LABELS.index(f"B-{kind.upper()}")
        _label_run(labels, word_indices(words, [(start, end)]), begin)
    labels[word_indices(words, text.unsure)] = UNLABELLED
    return labels


def word_indices(words: Words, pieces: Sequence[Piece]) -> list[int]:
    """Indices of the words that share a character with the pieces, in order."""
    covered: set[int] = set()
    for start, end in pieces:
        first = int(np.searchsorted(words.ends, start, side="right"))
        covered.update(range(first, int(np.searchsorted(words.starts, end, side="left"))))
    return sorted(covered)
