"""Ways to tell a contradiction: by shared words, by vectors, and by the sentence model."""

from base64 import b64decode
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from evals.contradiction.gold import GoldPair
from evals.mentions.readers import bare_document
from rashomon.judge.inference import Relation, SentenceModel
from rashomon.read.reader import Reader
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.words import find_words

Score = Callable[[GoldPair], float]
"""Greater where a pair contradicts rather than supports."""


def miss_words(pair: GoldPair) -> float:
    """Share of the hypothesis's different words, function words apart, that the premise lacks."""
    words = set(find_words(pair.hypothesis).forms) - FUNCTION_WORDS
    missing = words - set(find_words(pair.premise).forms)
    return len(missing) / max(1, len(words))


def compare_vectors(reader: Reader) -> Score:
    """One less the cosine of what the reader takes both to mean.

    Args:
        reader: Gives each sentence a vector; those of one text are added up.
    """
    known: dict[str, NDArray[np.float64]] = {}

    def find(text: str) -> NDArray[np.float64]:
        if text not in known:
            found = reader.read(bare_document("text", text)).meanings if text else ()
            rows = [b64decode(one.vector) for one in found if one.attribution is None]
            vectors = [np.frombuffer(row, np.int8).astype(np.float64) for row in rows]
            known[text] = sum(vectors, np.zeros(1))
        return known[text]

    def score(pair: GoldPair) -> float:
        left, right = find(pair.premise), find(pair.hypothesis)
        if left.shape != right.shape or not left.any() or not right.any():
            return 1.0
        cosine = float(left @ right) / float(np.linalg.norm(left) * np.linalg.norm(right))
        return 1.0 - round(cosine, 9)

    return score


def ask(model: SentenceModel, pairs: Sequence[GoldPair]) -> list[Relation]:
    """What the sentence model says of each pair."""
    return model.relate([(pair.premise, pair.hypothesis) for pair in pairs])


def weigh(relation: Relation) -> float:
    """Share of `contradicts` in what is not left open: the network's ranking of two labels."""
    return relation.contradicts / max(1e-12, relation.contradicts + relation.supports)
