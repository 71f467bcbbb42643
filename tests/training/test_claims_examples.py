import random
from importlib.resources import files

import numpy as np
import pytest
from tokenizers import Tokenizer

from evals.factuality.gold import GoldEvent, GoldSentence
from training.claims.examples import batch_examples, encode_pairs, encode_sentences, pad
from training.claims.pairs import Pair

VOCABULARY = Tokenizer.from_str(
    files("rashomon").joinpath("weights", "reader", "tokenizer.json").read_text("utf-8")
)
PAIRS = [Pair("The envoy left " + "slowly " * n, "He went.", n % 3, "para") for n in range(1, 20)]
SENTENCE = GoldSentence("Halstad did not fall.", (GoldEvent(16, 20, -2.5),))


def test_a_pair_knows_its_label_alone() -> None:
    (example,) = encode_pairs(PAIRS[:1], VOCABULARY)
    assert example.relation is not None
    assert example.relation.tolist() == [0.0, 1.0, 0.0]
    assert example.corpus == -1
    assert example.predicates is None


@pytest.mark.parametrize(("whole", "others"), [(True, 0.0), (False, np.nan)])
def test_a_score_lies_on_the_first_piece_of_its_word(whole: bool, others: float) -> None:
    (example,) = encode_sentences([SENTENCE], VOCABULARY, 0, whole=whole)
    assert example.predicates is not None
    assert example.scores is not None
    at = len(example) - 3  # "fall", ".", SEP
    assert example.scores[at] == -2.5
    assert np.isnan(np.delete(example.scores, at)).all()
    assert example.predicates[at] == 1.0
    asked = example.predicates[~np.isnan(example.predicates)]
    assert (asked == 0).sum() == (4 if whole else 0)
    assert np.isnan(example.predicates[[0, -1]]).all()


def test_padding_asks_nothing() -> None:
    batch = pad(
        [
            *encode_pairs(PAIRS[:2], VOCABULARY),
            *encode_sentences([SENTENCE], VOCABULARY, 1, whole=True),
        ]
    )
    assert batch.ids.shape == batch.features.shape == batch.scores.shape
    assert (batch.features[batch.ids == 0] == 0).all()
    assert np.isnan(batch.predicates[batch.ids == 0]).all()
    assert batch.corpus.tolist() == [-1, -1, 1]
    assert np.isnan(batch.relation[2]).all()


def test_batches_hold_all_examples_and_no_more_than_they_may() -> None:
    examples = encode_pairs(PAIRS, VOCABULARY)
    batches = batch_examples(examples, random.Random(1), 100)
    assert sum(len(batch.ids) for batch in batches) == len(examples)
    assert all(batch.ids.size <= 100 + batch.ids.shape[1] for batch in batches)


def test_the_same_seed_gives_the_same_batches() -> None:
    examples = encode_pairs(PAIRS, VOCABULARY)
    first, second = (batch_examples(examples, random.Random(2), 100) for _ in range(2))
    assert all((a.ids == b.ids).all() for a, b in zip(first, second, strict=True))
