"""What accounts say in their own voice."""

from __future__ import annotations

import pytest

from tests.judge.propositions.marked import find, make_material, words


def narrated(marked: str) -> list[tuple[str | None, str]]:
    """Stance and words of what is told without a holder."""
    material = make_material(marked)
    found = [item for item in find(material) if item.rule.startswith("narration")]
    assert all(item.holder is item.party is item.attribution is None for item in found)
    return [(item.stance, words(material, item)) for item in found]


def test_a_sentence_is_told() -> None:
    assert narrated("The ferry sank off Velm on Friday.") == [
        ("affirms", "The ferry sank off Velm on Friday")
    ]


def test_a_hedge_is_kept() -> None:
    assert narrated("The ferry may have hit a rock off Velm.") == [
        ("hedges", "The ferry may have hit a rock off Velm")
    ]


def test_clauses_are_told_apart() -> None:
    assert len(narrated("The ferry sank, but the crew was saved.")) == 2


def test_what_is_left_beside_a_statement_is_told_where_it_is_whole() -> None:
    story = "The ferry sank on Friday, and {s1:Varga} {c1:said} {x1:that it had hit a rock}."
    assert narrated(story) == [("affirms", "The ferry sank on Friday")]


@pytest.mark.parametrize(
    "text",
    [
        "Why did the ferry sink?",
        "Click here for more news of the ferry that sank.",
        "We are sorry to say that the ferry sank.",
        "A ferry off Velm.",
        "The ferry should have been mended.",
        "The ferry sank, the harbour master said.",
        "157 likes 23 shares",
        "the ferry sank and nothing ends here",
    ],
)
def test_no_report(text: str) -> None:
    assert narrated(text) == []
