"""What a small classifier makes of the same, trained on four folds and asked on the fifth."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from evals.plover.records import FOLDS, Record
from evals.plover.rules import class_of_event, class_of_sentence, words_of
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.text.stems import stem

Features = dict[str, float]

# Ridge and steps of the descent: chosen once, by the training folds of the first run, and kept.
_RIDGE = 0.02
_STEPS = 400
_RATE = 1.0
_MEANING = 6.0
"""Weight of the vector of the sentence beside single words."""


def event_features(record: Record, reading: Reading) -> Features:
    """Features where the words of the event are given."""
    found = sentence_features(record, reading)
    found["rule=" + class_of_event(record)] = 3.0
    for span in record.event:
        for word in words_of(record.text, span):
            found["event:" + stem(word)] = 1.0
    return found


def sentence_features(record: Record, reading: Reading) -> Features:
    """Features of the sentence alone: its words, the rules' answer, the vector of its meaning."""
    found: Features = {"rule:" + class_of_sentence(reading): 2.0}
    for word in words_of(record.text, Span(0, len(record.text))):
        found["word:" + stem(word)] = 1.0
    for number, value in enumerate(_meaning(reading)):
        found[f"meaning:{number}"] = float(value) * _MEANING
    return found


def _meaning(reading: Reading) -> NDArray[np.float64]:
    own = [meaning for meaning in reading.meanings if meaning.attribution is None]
    if not own:
        return np.zeros(0)
    vector = np.frombuffer(b64decode(own[0].vector), dtype=np.int8).astype(np.float64)
    return vector / (float(np.linalg.norm(vector)) or 1.0)


def cross_predict(records: Sequence[Record], features: Mapping[str, Features]) -> list[str]:
    """A class for each record, from the folds that it is not in.

    Args:
        records: All records.
        features: Of each, by id.

    Returns:
        Classes in the order of the records.
    """
    answers: dict[str, str] = {}
    for fold in range(FOLDS):
        train = [record for record in records if record.fold != fold]
        asked = [record for record in records if record.fold == fold]
        if not train or not asked:
            continue
        names = {name for record in train for name in features[record.id]}
        columns = {name: at for at, name in enumerate(sorted(names))}
        classes = sorted({record.label for record in train})
        weights = _fit(
            _matrix(train, features, columns),
            np.array([classes.index(record.label) for record in train]),
            len(classes),
        )
        scores = _matrix(asked, features, columns) @ weights
        for record, row in zip(asked, scores, strict=True):
            answers[record.id] = classes[int(row.argmax())]
    return [answers[record.id] for record in records]


def _matrix(
    records: Sequence[Record], features: Mapping[str, Features], columns: Mapping[str, int]
) -> NDArray[np.float64]:
    rows = np.zeros((len(records), len(columns) + 1))
    for number, record in enumerate(records):
        for name, value in features[record.id].items():
            if name in columns:
                rows[number, columns[name]] = value
    rows[:, :-1] /= np.linalg.norm(rows[:, :-1], axis=1, keepdims=True) + 1e-9
    rows[:, -1] = 0.3
    return rows


def _fit(rows: NDArray[np.float64], wanted: NDArray[np.intp], many: int) -> NDArray[np.float64]:
    """Multinomial logistic regression with a ridge, by gradient descent with momentum."""
    target = np.eye(many)[wanted]
    weights = np.zeros((rows.shape[1], many))
    moved = np.zeros_like(weights)
    for _ in range(_STEPS):
        scores = rows @ weights
        chance = np.exp(scores - scores.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        slope = rows.T @ (chance - target) / len(rows) + _RIDGE / len(rows) * weights
        moved = 0.9 * moved - _RATE * slope
        weights += moved
    return weights
