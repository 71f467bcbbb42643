import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Encoding, Tokenizer, models, normalizers, pre_tokenizers

from rashomon.read import windows
from rashomon.read.tokens import find_words
from rashomon.read.windows import (
    CLS,
    PARAGRAPH,
    PIECES_PER_WORD,
    READ_WINDOW,
    SEP,
    UNKNOWN,
    RememberingEncoder,
    cut_windows,
    encode_words,
    frame_window,
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    vocabulary = {"[UNK]": UNKNOWN, "she": 7, "said": 8, ".": 9, "a": 10, "##a": 11, "-": 12}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def test_pieces_marks_and_owners(tokenizer: Tokenizer) -> None:
    pieces = encode_words(find_words("She said\naaa. Zz"), tokenizer)
    assert pieces.ids.tolist() == [7, 8, PARAGRAPH, 10, 11, 11, 9, UNKNOWN]
    assert pieces.words.tolist() == [0, 1, -1, 2, -1, -1, 3, 4]
    assert pieces.breaks.tolist() == [True, True, True, True, False, False, True, True]


def test_no_word_has_more_than_eight_pieces(tokenizer: Tokenizer) -> None:
    assert len(encode_words(find_words("a" * 60), tokenizer).ids) == PIECES_PER_WORD
    assert len(encode_words(find_words("a-" * 10_000 + "a"), tokenizer).ids) == PIECES_PER_WORD


def test_words_that_vanish_or_cannot_be_encoded_are_unknown(tokenizer: Tokenizer) -> None:
    assert encode_words(find_words("\x01"), tokenizer).ids.tolist() == [UNKNOWN]
    assert encode_words(find_words("\ud800"), tokenizer).ids.tolist() == [UNKNOWN]


def test_empty_text(tokenizer: Tokenizer) -> None:
    words = find_words("")
    pieces = encode_words(words, tokenizer)
    assert len(pieces.ids) == 0
    assert cut_windows(pieces, words) == []


@given(st.lists(st.sampled_from(["she ", "said ", "aaaa ", ". ", "\n"]), max_size=1500))
def test_windows_tile_the_text_and_fit(tokenizer: Tokenizer, parts: list[str]) -> None:
    words = find_words("".join(parts))
    pieces = encode_words(words, tokenizer)
    windows = cut_windows(pieces, words)
    assert [start for start, _ in windows] == [0, *(stop for _, stop in windows)][: len(windows)]
    assert sum(stop - start for start, stop in windows) == len(pieces.ids)
    assert all(0 < stop - start <= READ_WINDOW - 2 for start, stop in windows)
    assert all(pieces.breaks[start] for start, _ in windows)


def test_windows_end_at_paragraphs_then_sentences_then_words(tokenizer: Tokenizer) -> None:
    text = "she " * 100 + "\n" + "said " * 200
    words = find_words(text)
    pieces = encode_words(words, tokenizer)
    assert cut_windows(pieces, words) == [(0, 100), (100, 226), (226, 301)]
    words = find_words("she " * 99 + ". She " + "said " * 200)
    pieces = encode_words(words, tokenizer)
    assert cut_windows(pieces, words)[0] == (0, 100)


def test_window_is_framed(tokenizer: Tokenizer) -> None:
    ids, features = frame_window(encode_words(find_words("She said."), tokenizer), 0, 3)
    assert ids.tolist() == [[CLS, 7, 8, 9, SEP]]
    assert features.shape == ids.shape
    assert features.dtype == np.int64


class Counting:
    """A vocabulary that tells how often it was asked."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.asked: list[str] = []

    def encode_batch(
        self,
        input: list[str],  # noqa: A002
        *,
        add_special_tokens: bool,
    ) -> list[Encoding]:
        self.asked += input
        found: list[Encoding] = self.tokenizer.encode_batch(
            input, add_special_tokens=add_special_tokens
        )
        return found


def test_a_word_is_encoded_once_and_answered_alike(tokenizer: Tokenizer) -> None:
    counting = Counting(tokenizer)
    remembering = RememberingEncoder(counting)
    for text in ("She said\naaa.", "aaa said. \ud800", "aaa said. \ud800"):
        words = find_words(text)
        expected = encode_words(words, tokenizer)
        assert encode_words(words, remembering).ids.tolist() == expected.ids.tolist()
    assert len(counting.asked) == len(set(counting.asked)) == 5


def test_what_is_remembered_is_bounded(
    tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "_REMEMBERED", 3)
    counting = Counting(tokenizer)
    remembering = RememberingEncoder(counting)
    for text in ("she said .", "a said", "aa aaa a", "she"):
        words = find_words(text)
        expected = encode_words(words, tokenizer)
        assert encode_words(words, remembering).ids.tolist() == expected.ids.tolist()
    assert counting.asked == ["she", "said", ".", "a", "aa", "aaa", "she"]
