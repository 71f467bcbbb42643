"""Reporting clauses inside somebody's content, told by structure alone."""

import time

import pytest

from rashomon.read.clauses import Clause, find_clauses
from rashomon.read.tokens import find_words


def read(text: str) -> list[tuple[str, str, str, str]]:
    """Rule, source, cue and content of each clause, as words with single blanks."""
    words = find_words(text)
    surfaces = words.surfaces(0, len(words))

    def say(piece: tuple[int, int]) -> str:
        return " ".join(surfaces[piece[0] : piece[1]])

    def row(found: Clause) -> tuple[str, str, str, str]:
        return found.rule, say(found.source), say(found.cue), say(found.content)

    return [row(found) for found in find_clauses(surfaces)]


FOUND = [
    ("they believe that the dam holds", "that", "they", "believe", "that the dam holds"),
    ("the files show that she paid", "that", "the files", "show", "that she paid"),
    ("we think the dam holds", "clause", "we", "think", "the dam holds"),
    ("Orr has never said he paid", "clause", "Orr", "has never said", "he paid"),
    ("he still hopes to go", "infinitive", "he", "still hopes", "to go"),
    ("the ministry refused to pay", "infinitive", "the ministry", "refused", "to pay"),
    ("she urged the crews to wait", "bidding", "she", "urged", "the crews to wait"),
    ("the union denied the claim", "object", "the union", "denied", "the claim"),
    ("they complain about delays", "object", "they", "complain about", "delays"),
    ("we look forward to talks", "object", "we", "look forward to", "talks"),
    ("he is aware of the leak", "adjective", "he", "is aware of", "the leak"),
    ("Orr is determined to stay", "adjective", "Orr", "is determined", "to stay"),
    (
        "52% of workers are worried about cuts",
        "adjective",
        "52 % of workers",
        "are worried about",
        "cuts",
    ),
    ("both of the ministers want to go", "infinitive", "both of the ministers", "want", "to go"),
    ("his May 2031 request to sell", "noun", "his", "May 2031 request", "to sell"),
    ("the reason the union refused to go", "infinitive", "the union", "refused", "to go"),
    ("of the Department’s request to sell", "noun", "the Department", "request", "to sell"),
    ("his plan to sell the port", "noun", "his", "plan", "to sell the port"),
    ("a study of Ivo Orr's claim that he won", "noun", "Ivo Orr", "claim", "that he won"),
    ("she told reporters that it leaks", "that", "she", "told reporters", "that it leaks"),
    ("it leaks badly, he says", "aside", "he", "says", "it leaks badly"),
    ('it is, in his own words, "a farce"', "words", "his", "own words", '" a farce "'),
    ("she said, in May, that it leaks", "clause", "she", "said", "in May , that it leaks"),
    (
        "the port, which is closed, said that it leaks",
        "that",
        "the port",
        "said",
        "that it leaks",
    ),
]


@pytest.mark.parametrize(("text", "rule", "source", "cue", "content"), FOUND)
def test_subject_verb_and_complement(
    text: str, rule: str, source: str, cue: str, content: str
) -> None:
    assert read(text) == [(rule, source, cue, content)]


NOT_FOUND = [
    "the claim was denied by the port",  # a passive tells nobody's words
    "people accused of theft",  # a participle
    "given that he left",
    "if he says that it leaks",  # a condition
    "she might say that it leaks",
    "the census question would help",  # a noun
    "a plan to sell the port",
    "tables that include linen",  # a relative clause
    "they think that and more",
    "that suggests that he left",
    "the agreement also gives States the option",
    "to say that he left",
    "the firm, saying that it rains",  # whose participle it is, nothing before it tells
    "the few who claim that it leaks",
    "",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_nothing_where_one_of_the_three_is_missing(text: str) -> None:
    assert read(text) == []


ENDS = [
    ("we hope to win, but it rains", "to win"),
    ("we want to help and they know", "to help"),
    ("while we believe it holds, the doubt grows", "it holds"),
    ("we aim to win – and it matters", "to win"),
    ("we know that it – the dam – holds; so be it", "that it – the dam – holds"),
    ("we hope it “holds” now” today", "it “ holds ” now"),
    ('he said "we know it holds" today', "it holds"),
    ("his decision to stay was wrong", "to stay"),
    ("his claim that it was late had consequences", "that it was late"),
    ("we believe that Dr. Orr left the U.S. today", "that Dr . Orr left the U.S. today"),
    ("the union accused the firm and the families denied it", "the firm"),
    ("we think it rains and we go", "it rains"),
]


@pytest.mark.parametrize(("text", "content"), ENDS)
def test_where_a_complement_ends(text: str, content: str) -> None:
    assert read(text)[-1 if text.startswith("he said") else 0][3] == content


def test_a_second_verb_shares_its_subject() -> None:
    found = read("the union said that it was late but denied the claim")
    assert [row[:3] for row in found] == [
        ("that", "the union", "said"),
        ("object", "the union", "denied"),
    ]


def test_a_participle_shares_the_subject_of_its_clause() -> None:
    found = read("he had ordered that it end, claiming that the crews hid there")
    assert found == [
        ("that", "he", "had ordered", "that it end"),
        ("that", "he", "claiming", "that the crews hid there"),
    ]


def test_clauses_stand_in_clauses() -> None:
    found = read("she believes that they fear that it leaks")
    assert [row[3] for row in found] == ["that they fear that it leaks", "that it leaks"]


@pytest.mark.parametrize("unit", ["he said that ", "he hopes , ", "his claim that ", '" ', ", "])
def test_time_is_linear(unit: str) -> None:
    surfaces = (unit * 8_000).split()
    begun = time.process_time()
    find_clauses(surfaces)
    assert time.process_time() - begun < 5
