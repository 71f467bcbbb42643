"""Turns of transcripts."""

import numpy as np
import pytest

from rashomon.read.decoding import decode_labels, find_role_spans
from rashomon.read.heads import LABELS
from rashomon.read.tokens import find_words
from rashomon.read.turns import assert_turns, find_turns

TRANSCRIPT = (
    "A talk about the ferry.\n"
    "MARN: Is it late? It was late before.\n"
    "ORLA VENN: It is. Nobody knows why.\n"
    "MARN: Thank you.\n"
)


def test_a_turn_runs_to_the_end_of_its_paragraph() -> None:
    words = find_words(TRANSCRIPT)
    scores = np.log(np.full((len(words), len(LABELS)), 1 / len(LABELS)))
    scores = assert_turns(words, scores)
    spans = find_role_spans(decode_labels(scores), scores)
    text = [(s.role, TRANSCRIPT[words.starts[s.first] : words.ends[s.stop - 1]]) for s in spans]
    assert text[-6:-3] == [
        ("source", "ORLA VENN"),
        ("cue", ":"),
        ("content", "It is. Nobody knows why"),
    ]
    assert ("content", "Is it late? It was late before") in text


@pytest.mark.parametrize(
    "text",
    [
        "MARN: Is it late?\nVENN: It is.\n",
        "Photo: A ferry\nPhoto: A harbour\nMARN: It is late.\nVENN: No.\n",
        "Monday: Soup\nTuesday: Fish\nFriday: Bread\n",
        "The harbour: a guide\nThe harbour: a map\nthe town: a walk\n",
        "Marn: 20\nVenn: 30\nMarn: 40\n",
        "MARN:\nVENN:\nMARN:\n",
        'MARN: "Late."\nVENN: "Yes."\nMARN: "Oh."\n',
        "",
    ],
)
def test_other_lists_are_no_transcripts(text: str) -> None:
    words = find_words(text)
    assert find_turns(words) == []
    scores = np.zeros((len(words), len(LABELS)))
    assert assert_turns(words, scores) is scores
