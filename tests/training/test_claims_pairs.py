from pathlib import Path

import pytest

from training.claims.pairs import (
    BadPairs,
    Block,
    Hypothesis,
    Pair,
    make_pairs,
    parse_blocks,
    read_blocks,
)

SAMPLE = """\
# Invented.

P The envoy left Halstad on Friday.
P The envoy is still in Halstad.
+- para | He has gone.
?? spec | He travelled by rail.


P No shot was fired.
- neg | Shots were fired.
"""


def test_blocks_are_read_with_one_label_a_premise() -> None:
    first, second = parse_blocks(SAMPLE, "sample.txt")
    assert first == Block(
        ("The envoy left Halstad on Friday.", "The envoy is still in Halstad."),
        (
            Hypothesis("He has gone.", "para", ("supports", "contradicts")),
            Hypothesis("He travelled by rail.", "spec", ("neither", "neither")),
        ),
    )
    assert second.hypotheses[0].labels == ("contradicts",)


def test_every_premise_meets_every_hypothesis_of_its_block() -> None:
    pairs = make_pairs(parse_blocks(SAMPLE, "sample.txt"))
    assert len(pairs) == 5
    assert pairs[1] == Pair("The envoy is still in Halstad.", "He has gone.", 1, "para")
    assert pairs[-1] == Pair("No shot was fired.", "Shots were fired.", 1, "neg")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("P It fell.\n", 1),
        ("+ para | It fell.\n", 1),
        ("P a.\nP b.\nP c.\nP d.\n++++ para | It fell.\n", 1),
        ("P It fell.\n+ para | It fell.\n+- para | It fell.\n", 3),
        ("P It fell.\n* para | It fell.\n", 2),
        ("P It fell.\n+ other | It fell.\n", 2),
        ("P It fell.\n+ para It fell.\n", 2),
    ],
)
def test_what_has_no_meaning_is_refused_with_its_place(text: str, line: int) -> None:
    with pytest.raises(BadPairs, match=f"sample.txt:{line}:"):
        list(parse_blocks(text, "sample.txt"))


def test_a_block_stays_in_its_split_whatever_is_asked_of_it() -> None:
    block = Block(("It fell.",), ())
    assert block.split == Block(("It fell.",), (Hypothesis("x", "neg", ("neither",)),)).split
    splits = [Block((f"Tower {n} fell.",), ()).split for n in range(2000)]
    assert 0.82 < splits.count("train") / 2000 < 0.88
    assert 0.055 < splits.count("dev") / 2000 < 0.095


def test_of_blocks_with_equal_premises_one_is_kept(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SAMPLE, "utf-8")
    assert len(read_blocks(tmp_path)) == 2


def test_the_written_pairs_are_sound() -> None:
    blocks = read_blocks()
    pairs = make_pairs(blocks)
    labels = [pair.label for pair in pairs]
    assert len(blocks) > 1000
    assert all(0.2 < labels.count(label) / len(labels) < 0.45 for label in range(3))
