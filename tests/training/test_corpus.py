from types import SimpleNamespace

import numpy as np

from evals.attribution.polnear import GoldAttribution
from rashomon.read.heads import LABELS, NAME_LABELS
from rashomon.read.tokens import find_words
from training.corpus import UNLABELLED, enrich, label_text, label_words, word_indices
from training.texts import TrainingText

TEXT = "Venn said she would stay. “No,” said Orr. “Go.”"


def find(part: str) -> tuple[tuple[int, int], ...]:
    at = TEXT.index(part)
    return ((at, at + len(part)),)


def test_words_get_the_labels_of_their_spans() -> None:
    quotation = GoldAttribution(find("Orr"), (), find("“No,”") + find("“Go.”"))
    reported = GoldAttribution(find("Venn"), find("said"), find("she would stay"))
    labels = label_words(find_words(TEXT), [reported, quotation])
    assert [LABELS[label] for label in labels] == [
        *("B-SOURCE", "B-CUE", "B-CONTENT", "I-CONTENT", "I-CONTENT", "O"),
        *("B-CONTENT", "I-CONTENT", "I-CONTENT", "I-CONTENT", "O", "B-SOURCE", "O"),
        *("B-CONTENT", "I-CONTENT", "I-CONTENT", "I-CONTENT"),
    ]


def test_the_first_span_keeps_a_word_that_two_claim() -> None:
    first = GoldAttribution((), (), find("she would"))
    second = GoldAttribution((), (), find("would stay"))
    labels = label_words(find_words(TEXT), [first, second])
    assert [LABELS[label] for label in labels[2:5]] == ["B-CONTENT", "I-CONTENT", "B-CONTENT"]


def test_a_word_touched_is_a_word_covered() -> None:
    words = find_words("harbour close")
    assert word_indices(words, [(3, 9)]) == [0, 1]
    assert word_indices(words, [(7, 8)]) == []


class _Letters:
    """A vocabulary of one piece a word."""

    def encode_batch(self, words: list[str], *, add_special_tokens: bool) -> list[SimpleNamespace]:
        assert not add_special_tokens
        return [SimpleNamespace(ids=[200 + len(word)]) for word in words]


def test_what_nobody_looked_for_is_not_learnt() -> None:
    targets = label_text(TrainingText(TEXT), _Letters()).own.targets
    assert (targets.tags == UNLABELLED).all()
    assert (targets.inner == UNLABELLED).all()
    assert (targets.names == UNLABELLED).all()
    assert np.isnan(targets.soft).all()


def test_each_annotator_has_a_column() -> None:
    quotation = GoldAttribution(find("Orr"), (), find("“No,”"))
    targets = label_text(TrainingText(TEXT, versions=((quotation,), ())), _Letters()).own.targets
    assert targets.tags.shape[1] == 2
    assert (targets.tags[:, 0] > 0).sum() == 5
    assert not targets.tags[:, 1].any()


def test_names_are_labelled_and_doubtful_ones_left_out() -> None:
    text = TrainingText(TEXT, names=((0, 4, "person"),), unsure=find("Orr"))
    targets = label_text(text, _Letters()).own.targets
    assert NAME_LABELS[targets.names[0]] == "B-PERSON"
    assert targets.names.tolist().count(UNLABELLED) == 1


def test_other_styles_share_the_teachers_answers_where_words_are_the_same() -> None:
    document = label_text(TrainingText(TEXT + "\nShe left."), _Letters())
    count = len(document.own.words)
    soft = np.ones((count, 2 * len(LABELS)), np.float16)
    segments = np.zeros((count, 2), np.int64)
    enriched = enrich(document, soft, segments, np.ones((1, 4), np.float32))
    for style in enriched.styles:
        assert np.isnan(style.targets.soft).any() == (len(style.words) != count)
    assert (document.own.targets.segments == -1).all()
