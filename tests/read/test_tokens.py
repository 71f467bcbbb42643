import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.tokens import (
    CAPITAL,
    CAPS,
    CASES,
    INSIDE,
    LOWER,
    MARK,
    OUTSIDE,
    find_words,
    quote_states,
)


def surfaces(text: str) -> list[str]:
    words = find_words(text)
    return [words.surface(index) for index in range(len(words))]


def states(text: str) -> str:
    words = find_words(text)
    return "".join("-im"[state] for state in quote_states(words, 0, len(words)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orla Venn's plan", ["Orla", "Venn", "'s", "plan"]),
        ("they’ll say it", ["they", "’ll", "say", "it"]),
        ("don't ask O'Brien", ["don't", "ask", "O'Brien"]),
        ("the U.S. vice-president", ["the", "U.S.", "vice-president"]),
        ("paid 1,000.5 at 10:30", ["paid", "1,000.5", "at", "10:30"]),
        ("the 20th", ["the", "20th"]),
        ("“No,” she said", ["“", "No", ",", "”", "she", "said"]),
        ("``No,'' she said", ["``", "No", ",", "''", "she", "said"]),
        ("wait... no -- yes", ["wait", "...", "no", "--", "yes"]),
        ("cafe\u0301 re\u00adport", ["cafe\u0301", "re\u00adport"]),
        ("\u200b\ufeff", []),
        ("", []),
        ("\n \t", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


@given(st.text())
def test_words_are_slices_in_order_and_lose_nothing_printed(text: str) -> None:
    words = find_words(text)
    assert all(words.starts[1:] >= words.ends[:-1])
    assert all(words.starts < words.ends)
    kept = "".join(surfaces(text))
    invisible = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
    assert len(kept.translate(dict.fromkeys(map(ord, invisible)))) == sum(
        not char.isspace() and char not in invisible for char in text
    )


@given(st.text(alphabet="ab .\n\r\"'“”‘’", max_size=60))
def test_columns_have_one_entry_a_word(text: str) -> None:
    words = find_words(text)
    columns = (words.ends, words.paragraphs, words.sentences, words.features)
    assert {len(column) for column in columns} == {len(words)}
    assert all((words.paragraphs[1:] - words.paragraphs[:-1]) <= 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"No," she said. "Not now."', "miim---miiim"),
        ("“No,” she said. “Not now.", "miim---miii"),
        ("‘No,’ she said", "miim--"),
        ("the workers' rights", "----"),
        ("'em all", "---"),
        ("“She said ‘no’ twice”", "miiiiiim"),
        ("« Non », dit-elle", "mim--"),
    ],
)
def test_quotation_states(text: str, expected: str) -> None:
    assert states(text) == expected


def test_quotation_state_ends_with_the_paragraph() -> None:
    words = find_words("“We go on.\n\nShe left.")
    assert quote_states(words, 0, len(words)).tolist() == [MARK] + [INSIDE] * 4 + [OUTSIDE] * 3


def test_case_feature() -> None:
    words = find_words("the Harbour AUTHORITY A")
    assert [feature % CASES for feature in words.features] == [LOWER, CAPITAL, CAPS, CAPITAL]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("She left. He stayed.", 2),
        ("“Go!” she said. He went.", 2),
        ("Dr. Venn left. Gov. Ames stayed.", 2),
        ("J. P. Orr left.", 1),
        ("He left. then he came back", 1),
        ("No stop\nNext line", 2),
        ("It was over... He slept.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    words = find_words(text)
    assert words.sentences[-1] + 1 == count


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a", "e\u0301", "a.", "-", "a-", "1,"])
def test_pathological_runs_are_one_or_two_words(unit: str) -> None:
    assert len(find_words(unit * 1_000_000)) <= 2


def test_many_unclosed_marks_take_linear_time() -> None:
    words = find_words("“ ' " * 20_000)
    assert len(words) == 40_000
