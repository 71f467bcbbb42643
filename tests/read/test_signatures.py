"""Tests of signed quotations."""

import numpy as np
import pytest

from rashomon.read.decoding import decode_labels, find_role_spans
from rashomon.read.heads import LABELS
from rashomon.read.signatures import assert_signatures, find_signatures
from rashomon.read.tokens import find_words


def read(text: str) -> list[tuple[str, str]]:
    """Roles and words of what is asserted; everything else is labelled O."""
    words = find_words(text)
    scores = np.log(np.full((len(words), len(LABELS)), 0.01))
    scores[:, 0] = np.log(0.94)
    scores = assert_signatures(words, scores)
    spans = find_role_spans(decode_labels(scores), scores)
    return [(s.role, text[words.starts[s.first] : words.ends[s.stop - 1]]) for s in spans]


@pytest.mark.parametrize("dash", ["—", "–", "―", "--", "-"])
def test_a_signed_quotation_is_its_signers(dash: str) -> None:
    assert read(f"Readers wrote in.\n“The ferry is late. Again.” {dash} Ilse Marn") == [
        ("content", "“The ferry is late. Again.”"),
        ("cue", dash),
        ("source", "Ilse Marn"),
    ]


def test_a_signature_may_have_a_line_of_its_own_and_a_trade() -> None:
    found = read("“The ferry is late.”\n— Ilse van der Marn, baker, Port Ansel.\nMore below.")
    assert found[0] == ("content", "“The ferry is late.”")
    assert found[2] == ("source", "Ilse van der Marn, baker, Port Ansel")


def test_a_post_is_signed_with_its_handle() -> None:
    found = read('"No ferry today" — Ilse Marn (@imarn) June 5, 2031')
    assert found[2] == ("source", "Ilse Marn (@imarn)")


def test_marks_that_stand_the_wrong_way_are_marks() -> None:
    assert read("”The ferry is late.” ― Ilse Marn")[0][0] == "content"


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry” — Ilse Marn said so — was late that day.",
        "The “ferry” — Ilse Marn",
        "“The ferry is late,” she said — Monday",
        "“The ferry is late.” — he said.",
        "“The ferry is late.” — Ilse Marn waited for an hour in the rain and left",
        "— Ilse Marn",
        "“” — ",
    ],
)
def test_a_dash_alone_is_no_signature(text: str) -> None:
    assert not list(find_signatures(find_words(text)))


def test_nothing_changes_without_a_signature() -> None:
    words = find_words("She said so.")
    scores = np.zeros((len(words), len(LABELS)))
    assert assert_signatures(words, scores) is scores
